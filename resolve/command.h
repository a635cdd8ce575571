/* `whowhom resolve`: see resolve_usage. */
#ifndef RESOLVE_COMMAND_H
#define RESOLVE_COMMAND_H

extern const char resolve_usage[];
int resolve_command(int argc, char **argv);

#endif
