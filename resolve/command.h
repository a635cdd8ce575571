/* `whowhom resolve` and `whowhom explain same|not`: see their usage. */
#ifndef RESOLVE_COMMAND_H
#define RESOLVE_COMMAND_H

extern const char resolve_usage[], resolve_explain_usage[];
int resolve_command(int argc, char **argv);

/* `argv[0]` is "same" or "not". */
int resolve_explain_command(int argc, char **argv);

#endif
