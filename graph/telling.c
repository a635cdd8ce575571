/* Reports in, sentences out. Everything from the stream is put on one line, so that no text can look like a line of
   ours or steer a terminal. */
#include "graph/telling.h"

#include <stdlib.h>
#include <string.h>

#include "graph/attribute.h"
#include "record/arena.h"

/* One report, as it is told. */
struct row {
    const struct report *report;
    struct days days;
};

static void put(const struct telling *telling, struct text text) {
    struct arena *arena = arena_new();
    struct text line = one_line(arena, text);
    for (size_t i = 0; i < line.size; i++) {
        bool is_mark = telling->style == STYLE_MARKDOWN && strchr("\\`*_[]<>#|", line.at[i]);
        if (is_mark)
            fputc('\\', telling->file);
        fputc(line.at[i], telling->file);
    }
    arena_free(arena);
}

static void say(const struct telling *telling, const char *words) {
    fputs(words, telling->file);
}

/* `before`, the text and `after`; nothing when the text is empty. */
static void put_between(const struct telling *telling, const char *before, struct text text,
                        const char *after) {
    if (text.size == 0)
        return;
    say(telling, before);
    put(telling, text);
    say(telling, after);
}

static struct text name_of(const struct archive *archive, size_t entity) {
    if (entity == LOOKUP_NONE)
        return TEXT("(nobody named)");
    const struct archive_entity *known = &archive->entities[entity];
    return known->is_read ? known->caption : known->record.id;
}

static struct text document_of(const struct archive *archive, const struct report *report) {
    return report->document == LOOKUP_NONE ? (struct text){NULL, 0}
                                           : archive->documents[report->document].record.id;
}

/* --- A report
   ---------------------------------------------------------------------------------------------- */

static void put_number(const struct telling *telling, size_t number) {
    fprintf(telling->file, "%zu", number);
}

static void put_statement(const struct telling *telling, const struct report *report) {
    const struct archive *archive = telling->archive;
    if (!text_is(report->status, "asserted")) /* first, so that nobody reads on past it */
        put_between(telling, "[", report->status, "] ");
    put(telling, name_of(archive, report->source));
    say(telling, report->mutual ? " and " : telling->style == STYLE_MARKDOWN ? " → " : " ");
    if (report->mutual) {
        put(telling, name_of(archive, report->target));
        say(telling, ": ");
        put(telling, report->kind);
        say(telling, " each other");
    } else {
        put(telling, report->kind);
        say(telling, telling->style == STYLE_MARKDOWN ? " → " : " ");
        put(telling, name_of(archive, report->target));
    }
    put_between(telling, ", by ", report->channel, "");
    put_between(telling, ", ", report->stage, "");
    put_between(telling, ", at ", report_place(archive, report), "");
    put_between(telling, ", according to ", report->attribution, "");
}

static void put_source(const struct telling *telling, const struct report *report) {
    put(telling, document_of(telling->archive, report));
    say(telling, ", bytes ");
    put_number(telling, report->start);
    say(telling, "-");
    put_number(telling, report->end);
    put_between(telling, ", rule ", report->rule, "");
}

static void put_words(const struct telling *telling, const struct report *report) {
    bool is_markdown = telling->style == STYLE_MARKDOWN;
    say(telling, is_markdown ? "- **" : "");
    put(telling, report->date.size ? report->date : TEXT("undated"));
    say(telling, is_markdown ? "** " : "  ");
    put_statement(telling, report);
    say(telling, is_markdown ? "\n  > " : "\n    \"");
    put(telling, report->text);
    say(telling, is_markdown ? "\n\n  (" : "\"\n    [");
    put_source(telling, report);
    say(telling, is_markdown ? ")\n" : "]\n");
}

static const char header[] =
    "date\tfirst\tlast\tsource\tkind\ttarget\tstatus\tmutual\tchannel\tstage\tplace\t"
    "attribution\tquote\tdocument\tstart\tend\trule\trelation\n";

static void put_row(const struct telling *telling, const struct row *row) {
    const struct report *report = row->report;
    struct arena *arena = arena_new();
    const struct text first[] = {report->date,
                                 day_text(arena, row->days.first),
                                 day_text(arena, row->days.last),
                                 name_of(telling->archive, report->source),
                                 report->kind,
                                 name_of(telling->archive, report->target),
                                 report->status,
                                 report->mutual ? TEXT("true") : TEXT("false"),
                                 report->channel,
                                 report->stage,
                                 report_place(telling->archive, report),
                                 report->attribution,
                                 report->text,
                                 document_of(telling->archive, report)};
    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++) {
        put(telling, first[i]);
        say(telling, "\t");
    }
    fprintf(telling->file, "%zu\t%zu\t", report->start, report->end);
    put(telling, report->rule);
    say(telling, "\t");
    put(telling, report->id);
    say(telling, "\n");
    arena_free(arena);
}

/* --- Timelines
   ----------------------------------------------------------------------------------------------- */

static int row_compare(const void *left, const void *right) {
    const struct row *a = left, *b = right;
    long first = a->days.first ? a->days.first : a->days.last ? a->days.last : 99999999;
    long second = b->days.first ? b->days.first : b->days.last ? b->days.last : 99999999;
    if (first != second)
        return first < second ? -1 : 1;
    if (a->report->document != b->report->document)
        return a->report->document < b->report->document ? -1 : 1;
    if (a->report->start != b->report->start)
        return a->report->start < b->report->start ? -1 : 1;
    return a->report < b->report ? -1 : a->report > b->report;
}

/* Whether a matter is about an entity, or is it. */
static bool concerns(const struct archive *archive, size_t one, size_t entity) {
    if (one == entity)
        return true;
    if (one == LOOKUP_NONE)
        return false;
    const struct entity *record = &archive->entities[one].record;
    for (size_t i = 0; i < record->about_count; i++)
        if (text_is_equal(record->about[i], archive->entities[entity].record.id))
            return true;
    return false;
}

static bool has_all(const struct archive *archive, const struct report *report, const size_t *entities,
                    size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!concerns(archive, report->source, entities[i]) &&
            !concerns(archive, report->target, entities[i]))
            return false;
    return true;
}

size_t tell_timeline(const struct telling *telling, const size_t *entities, size_t count) {
    const struct archive *archive = telling->archive;
    struct arena *arena = arena_new();
    struct row *rows = arena_take(arena, (archive->reports_count + 1) * sizeof *rows);
    size_t told = 0;
    for (size_t i = 0; i < archive->reports_count; i++) {
        if (!has_all(archive, &archive->reports[i], entities, count))
            continue;
        rows[told].report = &archive->reports[i];
        edtf_days(rows[told].report->date, &rows[told].days);
        told++;
    }
    qsort(rows, told, sizeof *rows, row_compare);
    if (telling->style == STYLE_TSV)
        say(telling, header);
    for (size_t i = 0; i < told; i++) {
        if (telling->style == STYLE_TSV)
            put_row(telling, &rows[i]);
        else
            put_words(telling, rows[i].report);
    }
    arena_free(arena);
    return told;
}

/* --- Dossiers
   ------------------------------------------------------------------------------------------------ */

static void line(const struct telling *telling, const char *name, struct text text) {
    bool is_markdown = telling->style == STYLE_MARKDOWN;
    if (text.size == 0)
        return;
    say(telling, is_markdown ? "- " : "  ");
    say(telling, name);
    put_between(telling, ": ", text, "\n");
}

static void put_aliases(const struct telling *telling, const struct entity *entity) {
    for (size_t i = 0; i < entity->aliases_count; i++) {
        say(telling, telling->style == STYLE_MARKDOWN ? "- also: " : "  also: ");
        put(telling, entity->aliases[i].name);
        put_between(telling, " (", entity->aliases[i].rule, ")");
        say(telling, "\n");
    }
}

static void put_candidates(const struct telling *telling, const struct entity *entity) {
    for (size_t i = 0; i < entity->candidates_count; i++) {
        size_t number = lookup_find(telling->archive->entity_ids, entity->candidates[i]);
        line(telling, "may be",
             number == LOOKUP_NONE ? entity->candidates[i] : name_of(telling->archive, number));
    }
}

static void put_head(const struct telling *telling, size_t entity) {
    const struct archive_entity *known = &telling->archive->entities[entity];
    const struct entity *record = &known->record;
    struct arena *arena = arena_new();
    say(telling, telling->style == STYLE_MARKDOWN ? "# " : "");
    put(telling, known->caption);
    say(telling, telling->style == STYLE_MARKDOWN ? "\n\n" : "\n");
    line(telling, "kind", record->kind);
    line(telling, "id", record->id);
    line(telling, "role", record->role);
    line(telling, "age", record->age);
    if (record->age.size)
        line(telling, "age read against", record->age_date);
    put_aliases(telling, record);
    put_candidates(telling, record);
    line(telling, "mentions", value_integer(arena, (long long)known->mentions).text);
    line(telling, "articles", value_integer(arena, (long long)known->documents).text);
    line(telling, "first article", known->first);
    line(telling, "last article", known->last);
    say(telling, "\n");
    arena_free(arena);
}

void tell_dossier(const struct telling *telling, size_t entity) {
    if (telling->style != STYLE_TSV)
        put_head(telling, entity);
    size_t told = tell_timeline(telling, &entity, 1);
    if (told == 0 && telling->style != STYLE_TSV)
        say(telling, "No relation is told of them.\n");
}

/* --- Explanations
   -------------------------------------------------------------------------------------------- */

static void put_sighting(const struct telling *telling, const struct sighting *sighting) {
    say(telling, telling->style == STYLE_MARKDOWN ? "- " : "  ");
    put(telling, sighting->text);
    put_between(telling, " (", sighting->form, ")");
    say(telling, "  [");
    put(telling, telling->archive->documents[sighting->document].record.id);
    fprintf(telling->file, ", bytes %zu-%zu]", sighting->start, sighting->end);
    put_between(telling, ", found by ", sighting->rule, "");
    put_between(telling, ", joined by ", sighting->resolved_by, "");
    say(telling, "\n");
}

void tell_node(const struct telling *telling, size_t entity) {
    put_head(telling, entity);
    for (size_t i = 0; i < telling->archive->sightings_count; i++)
        if (telling->archive->sightings[i].is_read && telling->archive->sightings[i].entity == entity)
            put_sighting(telling, &telling->archive->sightings[i]);
}

static void put_edge(const struct telling *telling, const struct network *network, const struct edge *edge) {
    struct arena *arena = arena_new();
    bool is_markdown = telling->style == STYLE_MARKDOWN;
    say(telling, is_markdown ? "## " : "");
    put(telling, network->nodes[edge->source].name);
    say(telling, edge->mutual ? " <-> " : " -> ");
    put(telling, network->nodes[edge->target].name);
    put_between(telling, ": ", edge_label(edge, arena), "");
    put_between(telling, ", ", edge_date(edge, arena), "");
    fprintf(telling->file, ", %zu independent report%s", edge->weight, edge->weight == 1 ? "" : "s");
    if (edge->reports > edge->weight)
        fprintf(telling->file, " of %zu", edge->reports);
    say(telling, "\n");
    say(telling, is_markdown ? "\n" : "");
    arena_free(arena);
}

/* A mention that a report's rule caught, and where it stands. */
static void put_capture(const struct telling *telling, const char *name, size_t number) {
    const struct sighting *said = number == LOOKUP_NONE ? NULL : &telling->archive->sightings[number];
    if (!said || !said->is_read)
        return;
    say(telling, telling->style == STYLE_MARKDOWN ? "- " : "    ");
    say(telling, name);
    put_between(telling, ": \"", said->text, "\"");
    fprintf(telling->file, ", bytes %zu-%zu", said->start, said->end);
    put_between(telling, ", rule ", said->rule, "\n");
}

static void put_facet(const struct telling *telling, const char *name, struct text word) {
    if (!word.size)
        return;
    say(telling, telling->style == STYLE_MARKDOWN ? "- " : "    ");
    say(telling, name);
    put_between(telling, ": ", word, "\n");
}

/* What the rule caught, and what the words around say of it. */
static void put_captures(const struct telling *telling, const struct report *report) {
    put_capture(telling, "source", report->source_said);
    put_capture(telling, "target", report->target_said);
    put_capture(telling, "date", report->when);
    put_capture(telling, "place", report->place);
    put_facet(telling, "trigger", report->trigger);
    put_facet(telling, "status", report->status);
    put_facet(telling, "shown by", report->cue);
    put_facet(telling, "tense", report->tense);
    put_facet(telling, "channel", report->channel);
    put_facet(telling, "stage", report->stage);
    put_facet(telling, "who says so", report->attribution);
}

void tell_edge(const struct telling *telling, const struct network *network, const struct edge *edge) {
    put_edge(telling, network, edge);
    line(telling, "id", edge->id);
    for (const struct evidence *one = edge->evidence; one; one = one->next) {
        put_words(telling, one->report);
        put_captures(telling, one->report);
    }
}

void tell_path(const struct telling *telling, const struct network *network, size_t hops) {
    for (size_t i = 0; i < hops; i++) {
        put_edge(telling, network, &network->edges[i]);
        for (const struct evidence *one = network->edges[i].evidence; one; one = one->next)
            put_words(telling, one->report);
    }
}
