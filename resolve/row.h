/* Which row of the alias table is meant where several have the name: "CBI". */
#ifndef RESOLVE_ROW_H
#define RESOLVE_ROW_H

struct story;

/* Gives each body of such a name the row that the document speaks for, by its full name or its country, or none. Once,
   when the members have been read. */
void rows_choose(const struct story *story);

#endif
