/* A pattern in; the same pattern out, in which long alternations of plain words are tries.

   The one idea: PCRE2 tries the branches of an alternation one after another, so that a verb family of five hundred
   forms costs five hundred looks at every word of the text; as a trie it costs as many as letters can follow. Where
   one word begins another, the one that stood first is still tried first. */
#include "rules/trie.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "rules/syntax.h"

enum { RUN_LEAST = 4, WORD_MOST = 96, OPTIONAL_MOST = 3, CODES_MOST = 512 };

/* A plain word: its letters, an escape such as \s as ESCAPE + 's'. */
enum { ESCAPE = 256 };

struct word_code {
    unsigned short code[WORD_MOST];
    size_t size;
};

struct run {
    struct word_code *words;
    size_t count, capacity;
};

struct writer {
    struct arena *arena;
    const char *p, *end;
    char *at;
    size_t size, capacity;
};

static void put(struct writer *writer, const char *text, size_t size) {
    writer->at = arena_take_room(writer->arena, writer->at, 1, writer->size, writer->size + size + 1,
                                 &writer->capacity);
    memcpy(writer->at + writer->size, text, size);
    writer->size += size;
}

static void put_string(struct writer *writer, const char *text) {
    put(writer, text, strlen(text));
}

static void put_code(struct writer *writer, unsigned short code) {
    char letters[2] = {'\\', (char)(code & 255)};
    bool escaped = code >= ESCAPE || !isalnum(code);
    put(writer, escaped ? letters : letters + 1, escaped ? 2 : 1);
}

/* The end of the branch that begins at `p`: its | or ) or the end of the pattern. */
static const char *branch_end(const char *p, const char *end) {
    size_t depth = 0;
    while (p < end && (depth || (*p != '|' && *p != ')'))) {
        depth += *p == '(' ? 1 : 0;
        depth -= *p == ')' ? 1 : 0;
        p += syntax_atom_size(p, end);
    }
    return p;
}

static bool is_plain(char c) {
    return isalnum((unsigned char)c) || strchr("'\",;:&%/!-", c) != NULL;
}

/* Reads a branch as plain words, one for each choice of its optional letters; false when it is more than that. */
static bool read_words(struct arena *arena, struct text branch, bool nocase, struct run *run) {
    struct word_code words[1 << OPTIONAL_MOST];
    size_t count = 1, optionals = 0;
    words[0].size = 0;
    for (size_t i = 0; i < branch.size;) {
        char c = branch.at[i];
        if (isspace((unsigned char)c)) {
            i++;
            continue;
        }
        bool escape = c == '\\' && i + 1 < branch.size;
        char letter = escape ? branch.at[i + 1] : c;
        if (!c || (escape ? letter != 's' && !strchr(".-'?()&+*/", letter) : !is_plain(c)) || !letter)
            return false;
        unsigned short code =
            (unsigned short)(nocase ? tolower((unsigned char)letter) : (unsigned char)letter);
        if (escape && letter == 's')
            code = ESCAPE + 's';
        i += escape ? 2 : 1;
        while (i < branch.size && isspace((unsigned char)branch.at[i]))
            i++;
        bool optional = i < branch.size && branch.at[i] == '?';
        i += optional ? 1 : 0;
        if (i < branch.size && strchr(optional ? "?+*{" : "+*{", branch.at[i]))
            return false;
        if (optional && ++optionals > OPTIONAL_MOST)
            return false;
        if (words[0].size + 1 >= WORD_MOST)
            return false;
        for (size_t w = count; optional && w-- > 0;) { /* with the letter first, then without */
            words[2 * w + 1] = words[w];
            words[2 * w] = words[w];
        }
        count *= optional ? 2 : 1;
        for (size_t w = 0; w < count; w += optional ? 2 : 1)
            words[w].code[words[w].size++] = code;
    }
    for (size_t w = 0; w < count; w++)
        if (!words[w].size)
            return false;
    run->words = arena_take_room(arena, run->words, sizeof *run->words, run->count, run->count + count,
                                 &run->capacity);
    memcpy(run->words + run->count, words, count * sizeof *words);
    run->count += count;
    return true;
}

static void put_node(struct writer *writer, const struct run *run, const size_t *numbers, size_t count,
                     size_t depth);

/* Writes a branch for each letter that the words `numbers` have at `depth`. */
static void put_letters(struct writer *writer, const struct run *run, const size_t *numbers, size_t count,
                        size_t depth) {
    size_t *members = arena_take(writer->arena, (count + 1) * sizeof *members);
    bool *done = arena_take(writer->arena, count + 1);
    for (size_t f = 0; f < count; f++) {
        unsigned short letter = run->words[numbers[f]].code[depth];
        size_t members_count = 0;
        for (size_t i = f; i < count && !done[f]; i++)
            if (run->words[numbers[i]].code[depth] == letter)
                members[members_count++] = i;
        if (!members_count)
            continue;
        for (size_t i = 0; i < members_count; i++) {
            done[members[i]] = true;
            members[i] = numbers[members[i]];
        }
        put_string(writer, f ? "|" : "");
        put_code(writer, letter);
        put_node(writer, run, members, members_count, depth + 1);
    }
}

/* Whether all of the words have the same letter at `depth`. */
static bool is_one_letter(const struct run *run, const size_t *numbers, size_t count, size_t depth) {
    for (size_t i = 1; i < count; i++)
        if (run->words[numbers[i]].code[depth] != run->words[numbers[0]].code[depth])
            return false;
    return true;
}

/* Writes the words `numbers` (of equal first `depth` letters, in the order of their preference) from there on. A word that
   ends here stands as an empty branch between those that are tried before it and those after it. */
static void put_node(struct writer *writer, const struct run *run, const size_t *numbers, size_t count,
                     size_t depth) {
    size_t *before = arena_take(writer->arena, (count + 1) * sizeof *before), before_count = 0;
    size_t *after = arena_take(writer->arena, (count + 1) * sizeof *after), after_count = 0;
    bool ends = false;
    for (size_t i = 0; i < count; i++) {
        if (run->words[numbers[i]].size == depth)
            ends = true;
        else if (ends)
            after[after_count++] = numbers[i];
        else
            before[before_count++] = numbers[i];
    }
    if (!before_count && !after_count)
        return;
    bool group = ends || !is_one_letter(run, before, before_count, depth);
    put_string(writer, group ? "(?:" : "");
    put_letters(writer, run, before, before_count, depth);
    put_string(writer, ends && before_count && after_count ? "||" : "");
    put_letters(writer, run, after, after_count, depth);
    bool optional = ends && !(before_count && after_count);
    put_string(writer, !group ? "" : !optional ? ")" : before_count ? ")?" : ")??");
}

/* Writes the branches of a run, [start, stop) of the pattern, as a trie where there are enough of them. */
static void put_run(struct writer *writer, const struct run *run, const char *start, const char *stop) {
    size_t *numbers = arena_take(writer->arena, (run->count + 1) * sizeof *numbers);
    for (size_t i = 0; i < run->count; i++)
        numbers[i] = i;
    if (run->count >= RUN_LEAST)
        put_node(writer, run, numbers, run->count, 0);
    else
        put(writer, start, (size_t)(stop - start));
}

static void write_branches(struct writer *writer, bool nocase);

/* Writes the group that begins at writer->p, through its closing parenthesis. */
static void write_group(struct writer *writer, bool nocase) {
    const char *p = writer->p, *inside = p + 1;
    if (inside < writer->end && *inside == '?') {
        inside++;
        while (inside < writer->end && (isalnum((unsigned char)*inside) || strchr("-<_'^", *inside)) &&
               *inside != ')')
            inside++;
        if (inside < writer->end && strchr(":=!>", *inside))
            inside++;
    }
    size_t head = (size_t)(inside - p);
    bool behind = head >= 4 && p[2] == '<' && (p[3] == '=' || p[3] == '!');
    bool verb = p + 1 < writer->end && p[1] == '*';
    if (behind || verb) { /* branches of a lookbehind are of fixed sizes each: left as they are */
        const char *stop = branch_end(inside, writer->end);
        while (stop < writer->end && *stop == '|')
            stop = branch_end(stop + 1, writer->end);
        stop += stop < writer->end ? 1 : 0;
        put(writer, p, (size_t)(stop - p));
        writer->p = stop;
        return;
    }
    put(writer, p, head);
    writer->p = inside;
    bool turns = head >= 4 && p[1] == '?' && (p[2] == 'i' || (p[2] == '-' && p[3] == 'i'));
    write_branches(writer, turns ? p[2] == 'i' : nocase);
    if (writer->p < writer->end) {
        put_string(writer, ")");
        writer->p++;
    }
}

static void write_branch(struct writer *writer, bool nocase) {
    while (writer->p < writer->end && *writer->p != '|' && *writer->p != ')') {
        if (*writer->p == '(') {
            write_group(writer, nocase);
            continue;
        }
        size_t size = syntax_atom_size(writer->p, writer->end);
        put(writer, writer->p, size);
        writer->p += size;
    }
}

/* Writes branches up to the parenthesis that closes them or the end of the pattern. */
static void write_branches(struct writer *writer, bool nocase) {
    for (bool more = true; more;) {
        struct run run = {NULL, 0, 0};
        const char *start = writer->p, *stop = start;
        for (const char *p = start; p <= writer->end;) {
            const char *end = branch_end(p, writer->end);
            if (!read_words(writer->arena, (struct text){p, (size_t)(end - p)}, nocase, &run))
                break;
            stop = end;
            if (end == writer->end || *end != '|')
                break;
            p = end + 1;
        }
        if (stop > start) {
            put_run(writer, &run, start, stop);
            writer->p = stop;
        } else {
            write_branch(writer, nocase);
        }
        more = writer->p < writer->end && *writer->p == '|';
        if (more) {
            put_string(writer, "|");
            writer->p++;
        }
    }
}

struct text trie_write(struct arena *arena, struct text pattern) {
    if (memmem(pattern.at, pattern.size, "(?i)", 4))
        return pattern; /* from there on letters have no case, which no group says */
    struct writer writer = {arena, pattern.at, pattern.at + pattern.size, NULL, 0, 0};
    put(&writer, "", 0);
    write_branches(&writer, false);
    if (writer.p < writer.end)
        return pattern; /* a parenthesis that closes nothing: PCRE2 tells where */
    return (struct text){writer.at, writer.size};
}
