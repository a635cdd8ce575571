/* The commands of this room, as main.c's table wants them, and what they share: the only words said on standard error and the only use of standard
   output are in command.c. */
#ifndef GRAPH_COMMAND_H
#define GRAPH_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct archive;

/* Each takes the words behind `whowhom`, argv[0] being the command's name, and returns an exit status (record/error.h). */
int graph_command(int argc, char **argv);
extern const char graph_usage[];

/* --- Shared by the commands of this room ----------------------------------------------------------------------- */

/* Says one line on standard error, behind "whowhom <command>: ". */
__attribute__((format(printf, 2, 3))) void command_say(const char *command, const char *format, ...);

/* Says what is wrong with the command line and returns STATUS_USAGE. */
int command_misuse(const char *command, const char *message);

/* Whether somebody is watching: standard error is a terminal. */
bool command_is_watched(void);

/* Reads the streams named (`-`, or none at all: standard input) and joins them. `malformed` counts the lines that were none. False, with
   everything said, when a file can't be opened. */
bool command_read(const char *command, const char *const *paths, size_t count, struct archive *archive, size_t *malformed);

/* Writes to standard output. */
FILE *command_output(void);

/* Whether standard output took everything; says so when not. Returns `status`, or STATUS_OUTPUT. */
int command_finish(const char *command, int status);

#endif
