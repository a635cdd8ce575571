/* `whowhom extract`: raw text in, mentions and relations out; `whowhom rules` lives in rules/command.h. */
#ifndef EXTRACT_COMMAND_H
#define EXTRACT_COMMAND_H

int extract_command(int argc, char **argv);
extern const char extract_usage[];

/* `whowhom verify`: a stream and its articles in, what no longer holds out. */
int verify_command(int argc, char **argv);
extern const char verify_usage[];

/* `whowhom score`: a stream and gold in, precision and recall out. */
int score_command(int argc, char **argv);
extern const char score_usage[];

#endif
