/* The command of this room, as main.c's table wants it. */
#ifndef GRAPH_COMMAND_H
#define GRAPH_COMMAND_H

extern const char graph_usage[];

/* Takes the words behind `whowhom`, argv[0] being "graph", and returns an exit status (record/error.h). */
int graph_command(int argc, char **argv);

#endif
