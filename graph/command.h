/* The commands of this room, as main.c's table wants them. Each takes the words behind `whowhom`, argv[0]
   being the command's name, and returns an exit status (record/error.h). */
#ifndef GRAPH_COMMAND_H
#define GRAPH_COMMAND_H

extern const char graph_usage[], dossier_usage[], timeline_usage[], graph_explain_usage[], diff_usage[];

int graph_command(int argc, char **argv);
int dossier_command(int argc, char **argv);
int timeline_command(int argc, char **argv);
int diff_command(int argc, char **argv);

/* `explain edge` and `explain node`; main.c gives these two of `explain` to this room. */
int graph_explain_command(int argc, char **argv);

#endif
