/* `whowhom rules`: checks, lists and tries the loaded rules. It stands with `extract`, whose analysis the examples run through. */
#ifndef EXTRACT_RULES_COMMAND_H
#define EXTRACT_RULES_COMMAND_H

int rules_command(int argc, char **argv);
extern const char rules_usage[];

#endif
