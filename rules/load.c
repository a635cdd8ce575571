/* Rule files in; declarations out. The one idea: a keyword at column 0, its value behind it, indented lines go on.
   No quoting and no escaping. What a pattern means is compile.c's affair. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/internal.h"

struct reader {
    struct rules *rules;
    const struct rule_file *file;
    struct rule *rule; /* the one being read; NULL before the first */
    enum layer layer;
    bool has_layer;
    bool breaks; /* the keyword stands alone on its line */
    struct error *error;
};

static const char *const layer_names[LAYERS] = {"blocks",  "surface",   "names",
                                                "phrases", "relations", "facets"};

static bool fail(const struct reader *reader, size_t line, size_t column, const char *message,
                 const char *what) {
    return error_set(reader->error, reader->file->name, line, column, "%s%s%s", message, what ? " " : "",
                     what ? what : "");
}

static bool needs_rule(const struct reader *reader, size_t line, const char *key) {
    return reader->rule ? true : fail(reader, line, 1, "no rule yet to take this:", key);
}

static struct rule *rule_with_id(const struct rules *rules, const char *id) {
    for (size_t i = 0; i < rules->count; i++)
        if (!strcmp(rules->all[i].id, id))
            return &rules->all[i];
    return NULL;
}

static bool is_id(const char *id) {
    for (const char *c = id; *c; c++)
        if (!(islower((unsigned char)*c) || isdigit((unsigned char)*c) || *c == '.' || *c == '-'))
            return false;
    return *id != '\0';
}

static bool read_rule(struct reader *reader, const char *value, size_t line) {
    struct rules *rules = reader->rules;
    if (!is_id(value))
        return fail(reader, line, 9, "an id is lower-case letters, digits, '.' and '-':", value);
    if (!reader->has_layer)
        return fail(reader, line, 1, "no layer has been named before this rule", NULL);
    struct rule *rule = rule_with_id(rules, value);
    if (rule && rule->origin == reader->file->origin)
        return fail(reader, line, 9, "the id is taken:", value);
    if (!rule) {
        rules->all = arena_take_room(rules->arena, rules->all, sizeof *rules->all, rules->count,
                                     rules->count + 1, &rules->capacity);
        rule = &rules->all[rules->count];
        rule->number = rules->count++;
    }
    size_t number = rule->number;
    *rule = (struct rule){.id = value,
                          .file = reader->file->name,
                          .line = line,
                          .origin = reader->file->origin,
                          .layer = reader->layer,
                          .number = number};
    reader->rule = rule;
    return true;
}

static bool read_define(struct reader *reader, const char *value, size_t line) {
    size_t size = strcspn(value, " \t\n");
    struct rules *rules = reader->rules;
    const char *name = arena_take_copy(rules->arena, value, size);
    const char *pattern = value + size + strspn(value + size, " \t\n");
    if (!is_id(name) || !*pattern)
        return fail(reader, line, 9, "a define is a name and a pattern:", name);
    for (struct rule_define *d = rules->defines; d; d = d->next)
        if (!strcmp(d->name, name) && d->origin == reader->file->origin)
            return fail(reader, line, 9, "the define is there already:", name);
    struct rule_define *define = arena_take(rules->arena, sizeof *define);
    *define = (struct rule_define){name,  pattern,       reader->file->name, line, reader->file->origin,
                                   false, rules->defines};
    rules->defines = define;
    return true;
}

static void add_example(struct reader *reader, enum example_kind kind, const char *value, size_t line) {
    struct rule_example *example = arena_take(reader->rules->arena, sizeof *example);
    *example = (struct rule_example){kind, text_of(value), line, NULL};
    struct rule *rule = reader->rule;
    if (rule->last_example)
        rule->last_example->next = example;
    else
        rule->examples = example;
    rule->last_example = example;
}

static bool read_layer(struct reader *reader, const char *value, size_t line) {
    for (int i = 0; i < LAYERS; i++)
        if (!strcmp(value, layer_names[i])) {
            reader->layer = (enum layer)i;
            return reader->has_layer = true;
        }
    return fail(reader, line, 9,
                "no such layer (blocks, surface, names, phrases, relations, facets):", value);
}

static bool set_once(struct reader *reader, const char **field, const char *value, size_t line,
                     const char *key) {
    if (*field)
        return fail(reader, line, 1, "given twice:", key);
    *field = value;
    return true;
}

/* Where a value stands: it may begin on a line of its own. */
static void set_place(const struct reader *reader, struct rule_pattern *pattern, const char *key,
                      const char *value, size_t line) {
    pattern->line = line + (reader->breaks ? 1 : 0);
    pattern->column = (size_t)(value - key) + (reader->breaks ? -strlen(key) : 1);
    for (const char *c = key; c < value; c++)
        if (*c == '\n') {
            pattern->line++;
            pattern->column = (size_t)(value - c);
        }
}

static bool read_emit(struct reader *reader, const char *key, char *value, size_t line) {
    struct rule *rule = reader->rule;
    if (rule->emits_count == RULE_EMITS_MOST)
        return fail(reader, line, 1, "too many emit lines", NULL);
    struct rule_emit *emit = &rule->emits[rule->emits_count];
    *emit = (struct rule_emit){.line = line};
    set_place(reader, &emit->written, key, value, line);
    emit->written.text = arena_take_copy(reader->rules->arena, value, strlen(value));
    for (char *word = strtok(value, " \t\n"); word; word = strtok(NULL, " \t\n")) {
        if (strchr(word, '=')) {
            size_t size = strlen(word), had = emit->options.size;
            char *options = arena_take(reader->rules->arena, had + size + 2);
            if (had)
                memcpy(options, emit->options.at, had);
            if (had)
                options[had++] = ' ';
            memcpy(options + had, word, size);
            emit->options = (struct text){options, had + size};
        } else if (!emit->what) {
            emit->what = word;
            char *dot = strchr(word, '.');
            if (dot)
                *dot = '\0';
            if (dot)
                emit->form = dot + 1;
        } else if (emit->words_count < 4) {
            emit->words[emit->words_count++] = word;
        } else {
            return fail(reader, line, 1, "too many words in emit:", word);
        }
    }
    if (!emit->what)
        return fail(reader, line, 1, "emit wants a kind", NULL);
    rule->emits_count++;
    return true;
}

static bool set_pattern(struct reader *reader, struct rule_pattern *pattern, const char *key,
                        const char *value, size_t line) {
    set_place(reader, pattern, key, value, line);
    return set_once(reader, &pattern->text, value, line, key);
}

void rule_pattern_place(const struct rule_pattern *pattern, size_t offset, size_t *line, size_t *column) {
    *line = pattern->line;
    *column = pattern->column + offset;
    size_t begins = 0;
    for (size_t i = 0; i < offset && pattern->text[i]; i++)
        if (pattern->text[i] == '\n') {
            ++*line;
            begins = i + 1;
        }
    if (begins)
        *column = offset - begins + 1;
}

static bool read_pair(struct reader *reader, const char *key, char *value, size_t line) {
    if (!strcmp(key, "layer"))
        return read_layer(reader, value, line);
    if (!strcmp(key, "define"))
        return read_define(reader, value, line);
    if (!strcmp(key, "rule"))
        return read_rule(reader, value, line);
    static const char *const rest[] = {"why",  "match", "unless", "trigger", "priority",
                                       "emit", "yes",   "no",     "miss",    "leak"};
    size_t which = 0;
    while (which < 10 && strcmp(key, rest[which]) != 0)
        which++;
    if (which == 10)
        return fail(reader, line, 1, "unknown keyword:", key);
    if (!needs_rule(reader, line, key))
        return false;
    struct rule *rule = reader->rule;
    switch (which) {
    case 0:
        return set_once(reader, &rule->why, value, line, key);
    case 1:
        return set_pattern(reader, &rule->match, key, value, line);
    case 2:
        return set_pattern(reader, &rule->unless, key, value, line);
    case 3:
        return set_once(reader, &rule->trigger, value, line, key);
    case 4: {
        char *end = value;
        rule->priority = (int)strtol(value, &end, 10);
        return *end || end == value ? fail(reader, line, 10, "a priority is a whole number:", value) : true;
    }
    case 5:
        return read_emit(reader, key, value, line);
    default:
        add_example(reader, (enum example_kind)(which - 6), value, line);
        return true;
    }
}

/* The end of the declaration that begins at `at`: up to the newline that no indented line follows. */
static size_t declaration_end(struct text text, size_t at) {
    for (;;) {
        const char *newline = memchr(text.at + at, '\n', text.size - at);
        if (!newline)
            return text.size;
        at = (size_t)(newline - text.at);
        size_t next = at + 1;
        if (next >= text.size || (text.at[next] != ' ' && text.at[next] != '\t'))
            return at;
        const char *line_end = memchr(text.at + next, '\n', text.size - next);
        if (!text_trim(text_slice(text, next, line_end ? (size_t)(line_end - text.at) : text.size)).size)
            return at;
        at = next;
    }
}

bool rules_read(struct rules *rules, const struct rule_file *file, struct error *error) {
    struct reader reader = {.rules = rules, .file = file, .error = error};
    struct text text = file->text;
    size_t line = 1;
    for (size_t at = 0; at < text.size;) {
        if (text.at[at] == '\n') {
            at++;
            line++;
            continue;
        }
        size_t end = declaration_end(text, at);
        struct text whole = text_slice(text, at, end);
        if (memchr(whole.at, '\0', whole.size))
            return fail(&reader, line, 1, "a NUL byte", NULL);
        char first = whole.at[0];
        bool blank = !text_trim(whole).size;
        if (first != '#' && !blank) {
            if (first == ' ' || first == '\t')
                return fail(&reader, line, 1, "an indented line with nothing to go on", NULL);
            char *copy = arena_take_copy(rules->arena, whole.at, text_trim(whole).size);
            size_t key_size = strcspn(copy, " \t\n");
            char *value = copy + key_size + strspn(copy + key_size, " \t\n");
            reader.breaks = copy[key_size] == '\n';
            copy[key_size] = '\0';
            if (!*value)
                return fail(&reader, line, 1, "nothing behind the keyword:", copy);
            if (!read_pair(&reader, copy, value, line))
                return false;
        } else if (first == '#') { /* a comment is one line */
            const char *newline = memchr(whole.at, '\n', whole.size);
            if (newline)
                end = at + (size_t)(newline - whole.at);
        }
        for (size_t i = at; i < end; i++)
            line += text.at[i] == '\n' ? 1 : 0;
        at = end;
    }
    return true;
}

struct text rule_option(const struct rule_emit *emit, const char *key) {
    return list_attribute_of(emit->options, key);
}
