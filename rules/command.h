/* `whowhom rules`: check, list and try the rules. */
#ifndef RULES_COMMAND_H
#define RULES_COMMAND_H

extern const char rules_usage[];

/* argv[0] is "rules"; returns an exit status (record/error.h). */
int rules_command(int argc, char **argv);

#endif
