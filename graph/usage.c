/* What `whowhom help` tells of this room's commands. */
#include "graph/command.h"

const char graph_usage[] =
    "usage: whowhom graph [OPTION]... [FILE]...\n"
    "\n"
    "Reads the stream that `whowhom resolve` writes and writes the network of who contacted and who\n"
    "investigated whom. Without FILE, or for -, reads standard input.\n"
    "\n"
    "  -o, --output FILE     write to FILE, whole or not at all; its ending names the format\n"
    "  -f, --format FORMAT   graphml (.graphml), gexf (.gexf), cytoscape (.cyjs), node-link (.json), jsonl,\n"
    "                        gephi-csv (.csv), neo4j-csv (.neo4j.csv), ftm, dot, svg, html\n"
    "  --graphml-strict      GraphML: no attributes beyond its schema (the kinds that Gephi and Neo4j read)\n"
    "  --links               node-link: call the edges \"links\", for networkx before 3.4\n"
    "  --source DIR          HTML: show the text around each quote, from the articles in DIR\n"
    "\n"
    "What is drawn:\n"
    "  --status STATUS,...   which relations: asserted (alone), planned, alleged, denied, negated, ...; all\n"
    "  --kind KIND,...       which relations: contacted, investigated\n"
    "  --nodes KIND,...      what becomes a node (person,institution,matter; also place; all)\n"
    "  --since DATE, --until DATE\n"
    "                        relations that may fall between these dates (YYYY, YYYY-MM, YYYY-MM-DD)\n"
    "  --min-weight N        edges that N independent reports tell of, or more\n"
    "  --ego NAME            those around NAME (any alias), --depth N edges away (1)\n"
    "  --path NAME NAME      the shortest way from one to the other; in words unless a format is asked for\n"
    "  --top N               the N nodes with the heaviest ties\n"
    "  --parallel            one edge for each relation found, instead of one with a weight\n"
    "  --connected           no node without an edge\n"
    "  --strict              nobody of whom the text leaves open who is meant; exit with 1 when some input\n"
    "                        was refused\n"
    "\n"
    "What is measured: component, community, pagerank, betweenness, layout\n"
    "  --measure M,...       these alone; none\n"
    "  --without M,...       not these\n"
    "  --measure-all         betweenness, layout and communities of large networks as well; may take "
    "minutes\n"
    "\n"
    "  -v, --verbose         tell on standard error what was drawn and what was not, even to no terminal\n"
    "  --help                this text\n"
    "\n"
    "example: whowhom extract article.txt | whowhom resolve | whowhom graph --status all -o network.html\n";

#define INQUIRY_OPTIONS                                                                                      \
    "  -i, --input FILE      the stream of `whowhom resolve`; else standard input; may be given again\n"     \
    "  -f, --format FORMAT   text, markdown, tsv\n"                                                          \
    "  --help                this text\n"                                                                    \
    "\n"                                                                                                     \
    "A name is any name or alias, a part of one, or an id; where several are meant they are listed.\n"

const char dossier_usage[] =
    "usage: whowhom dossier NAME [OPTION]...\n"
    "\n"
    "Tells what a resolved stream says of NAME: names, age, articles, and every relation with its date,\n"
    "quote, place and rule.\n"
    "\n" INQUIRY_OPTIONS "\n"
    "example: whowhom dossier 'Jane Lowe' --format markdown < resolved.jsonl\n";

const char timeline_usage[] =
    "usage: whowhom timeline [NAME [NAME]] [OPTION]...\n"
    "\n"
    "Tells all relations in the order of their dates: everybody's, those of NAME, or those between two.\n"
    "\n" INQUIRY_OPTIONS "\n"
    "example: whowhom timeline 'Jane Lowe' 'Harbour Board' --format tsv < resolved.jsonl\n";

const char graph_explain_usage[] =
    "usage: whowhom explain edge ID [OPTION]...\n"
    "       whowhom explain node NAME [OPTION]...\n"
    "\n"
    "Tells what an edge rests on (ID is an edge's or a relation's), or why the mentions of NAME are one.\n"
    "\n" INQUIRY_OPTIONS;

const char diff_usage[] =
    "usage: whowhom diff [OPTION]... OLD NEW\n"
    "\n"
    "Tells which nodes and edges were added, removed and changed between two networks, each a resolved "
    "stream\n"
    "or a GraphML file. What is measured and where nodes lie is no change.\n"
    "\n"
    "  -f, --format FORMAT   text, json, or graphml: everything of both, with a `change` to colour by\n"
    "  -o, --output FILE     write to FILE, whole or not at all; .json and .graphml name the format\n"
    "  --status STATUS,...   of streams, which relations: all unless these alone\n"
    "  --help                this text\n"
    "\n"
    "example: whowhom diff monday.jsonl tuesday.jsonl -o change.graphml\n";
