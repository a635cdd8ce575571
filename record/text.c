/* Bytes in; views and folded text out. The one idea: the view is ASCII, and the way back to the bytes is kept as runs in
   which one view character is one byte, so that plain text costs one copy and no map. The only file that sees utf8proc. */
#include "record/text.h"

#include <string.h>
#include <utf8proc.h>

#include "record/arena.h"

struct view_run { /* from view offset `view` on, one character a byte from `byte` on */
    uint32_t view, byte;
};

struct text text_of(const char *string) {
    return (struct text){string ? string : "", string ? strlen(string) : 0};
}

bool text_is_equal(struct text a, struct text b) {
    return a.size == b.size && (!a.size || !memcmp(a.at, b.at, a.size));
}

bool text_is(struct text a, const char *string) {
    for (size_t i = 0; i < a.size; i++)
        if (string[i] != a.at[i] || !string[i])
            return false;
    return !string[a.size];
}

bool text_is_any(struct text a, const char *const *strings) {
    for (; *strings; strings++)
        if ((!a.size || **strings == *a.at) && text_is(a, *strings))
            return true;
    return false;
}

/* The item of a list that begins at `from`. */
static struct text item_at(struct text list, size_t from) {
    const char *comma = memchr(list.at + from, ',', list.size - from);
    return text_slice(list, from, comma ? (size_t)(comma - list.at) : list.size);
}

bool text_items_meet(struct text a, struct text b) {
    for (size_t at = 0; at < a.size; at += item_at(a, at).size + 1)
        for (size_t from = 0; from < b.size; from += item_at(b, from).size + 1)
            if (item_at(a, at).size && text_is_equal(item_at(a, at), item_at(b, from)))
                return true;
    return false;
}

int text_compare(struct text a, struct text b) {
    size_t least = a.size < b.size ? a.size : b.size;
    int order = least ? memcmp(a.at, b.at, least) : 0;
    return order ? order : a.size < b.size ? -1 : a.size > b.size;
}

uint64_t text_hash(struct text text) {
    uint64_t hash = 14695981039346656037ULL;
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 1099511628211ULL;
    return hash;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct text text_slice(struct text text, size_t start, size_t end) {
    return (struct text){start ? text.at + start : text.at, end - start};
}

struct text text_trim(struct text text) {
    size_t start = 0, end = text.size;
    while (start < end && is_space(text.at[start]))
        start++;
    while (end > start && is_space(text.at[end - 1]))
        end--;
    return text_slice(text, start, end);
}

struct text text_first_word(struct text text) {
    const char *space = text.size ? memchr(text.at, ' ', text.size) : NULL;
    return space ? text_slice(text, 0, (size_t)(space - text.at)) : text;
}

bool text_holds_word(struct text text, const char *const *words) {
    while (text.size) {
        struct text first = text_first_word(text);
        if (text_is_any(first, words))
            return true;
        text = text_slice(text, first.size + (first.size < text.size), text.size);
    }
    return false;
}

struct text text_last_word(struct text text) {
    size_t at = text.size;
    while (at && text.at[at - 1] != ' ')
        at--;
    return text_slice(text, at, text.size);
}

bool text_starts_with(struct text text, struct text head) {
    return text.size >= head.size && !memcmp(text.at, head.at, head.size);
}

bool text_starts_in_any(struct text text, const char *const *heads) {
    for (; *heads; heads++) {
        size_t i = 0; /* nearly all differ in the first byte or two */
        while (i < text.size && (*heads)[i] && (*heads)[i] == text.at[i])
            i++;
        if (!(*heads)[i])
            return true;
    }
    return false;
}

size_t text_find_any(struct text text, size_t from, const char *const *heads) {
    bool begins[256] = {false};
    for (const char *const *head = heads; *head; head++)
        begins[(unsigned char)**head] = true;
    while (from < text.size && !(begins[(unsigned char)text.at[from]] &&
                                 text_starts_in_any(text_slice(text, from, text.size), heads)))
        from++;
    return from < text.size ? from : text.size;
}

bool text_holds_any(struct text text, const char *const *heads) {
    return text_find_any(text, 0, heads) < text.size;
}

bool text_ends_with(struct text text, struct text tail) {
    return text.size >= tail.size && !memcmp(text.at + text.size - tail.size, tail.at, tail.size);
}

bool text_ends_in_any(struct text text, const char *const *tails) {
    while (*tails && !text_ends_with(text, text_of(*tails)))
        tails++;
    return *tails != NULL;
}

bool text_holds(struct text text, struct text piece) {
    return memmem(text.at, text.size, piece.at, piece.size) != NULL;
}

/* Decodes the character at `at`; its length, or 0 when it is invalid. */
static size_t decode(const char *at, size_t left, utf8proc_int32_t *code) {
    utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)at, left > 4 ? 4 : (utf8proc_ssize_t)left, code);
    return size > 0 ? (size_t)size : 0;
}

bool text_is_utf8(struct text text) {
    for (size_t i = 0; i < text.size;) {
        utf8proc_int32_t code;
        size_t size = (unsigned char)text.at[i] < 0x80 ? 1 : decode(text.at + i, text.size - i, &code);
        if (!size)
            return false;
        i += size;
    }
    return true;
}

size_t text_code_points(struct text text, size_t offset) {
    size_t count = 0;
    for (size_t i = 0; i < offset && i < text.size; count++) {
        utf8proc_int32_t code;
        size_t size = decode(text.at + i, text.size - i, &code);
        i += size ? size : 1;
    }
    return count;
}

/* ---- folding one character ---- */

struct fold {
    utf8proc_int32_t code;
    const char *ascii;
};

/* Characters that no decomposition leads to ASCII, by code. */
static const struct fold folds[] = {
    {0x00A0, " "},  {0x00A1, "!"},  {0x00A3, "#"},  {0x00A9, "(c)"}, {0x00AB, "\""},  {0x00AD, ""},
    {0x00B4, "'"},  {0x00B7, "*"},  {0x00BB, "\""}, {0x00BF, "?"},   {0x00C6, "Ae"},  {0x00D0, "D"},
    {0x00D7, "x"},  {0x00D8, "O"},  {0x00DE, "Th"}, {0x00DF, "ss"},  {0x00E6, "ae"},  {0x00F0, "d"},
    {0x00F8, "o"},  {0x00FE, "th"}, {0x0110, "D"},  {0x0111, "d"},   {0x0126, "H"},   {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"},  {0x0141, "L"},  {0x0142, "l"},   {0x014A, "N"},   {0x014B, "n"},
    {0x0152, "Oe"}, {0x0153, "oe"}, {0x0166, "T"},  {0x0167, "t"},   {0x018F, "E"},   {0x0259, "e"},
    {0x02BB, "'"},  {0x02BC, "'"},  {0x02BE, "'"},  {0x02BF, "'"},   {0x1680, " "},   {0x1E9E, "SS"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},   {0x201C, "\""},  {0x201D, "\""},
    {0x201E, "\""}, {0x201F, "\""}, {0x2020, "*"},  {0x2022, "*"},   {0x2026, "..."}, {0x2032, "'"},
    {0x2033, "\""}, {0x2039, "'"},  {0x203A, "'"},  {0x2044, "/"},   {0x2212, "-"},   {0x3000, " "},
    {0xFF07, "'"},
};

static const char *fold_from_table(utf8proc_int32_t code) {
    size_t low = 0, high = sizeof folds / sizeof *folds;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (folds[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof folds / sizeof *folds && folds[low].code == code ? folds[low].ascii : NULL;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Dashes: '-' between digits and where they join, "--" where they part. */
static const char *fold_dash(utf8proc_int32_t code, struct text text, size_t at, size_t size) {
    if (code == 0x2010 || code == 0x2011)
        return "-";
    bool digits = at && at + size < text.size && is_digit(text.at[at - 1]) && is_digit(text.at[at + size]);
    return digits ? "-" : "--";
}

/* The ASCII of one character that is not ASCII; at most 4 characters, in `out`. */
static const char *fold_code(utf8proc_int32_t code, char out[5]) {
    const char *known = fold_from_table(code);
    if (known)
        return known;
    const utf8proc_property_t *property = utf8proc_get_property(code);
    switch (property->category) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
        return "";
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
        return " ";
    default:
        break;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(code, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    size_t used = 0;
    for (utf8proc_ssize_t i = 0; i < count && i < 8 && used < 4; i++)
        if (parts[i] < 0x80 && parts[i] >= 0x20)
            out[used++] = (char)parts[i];
    out[used] = '\0';
    if (used)
        return out;
    switch (property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return "X";
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
        return "x";
    case UTF8PROC_CATEGORY_ND:
        return "0";
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
        return "\"";
    case UTF8PROC_CATEGORY_PD:
        return "-";
    default:
        return "*";
    }
}

/* ---- the view ---- */

struct making {
    struct arena *arena;
    struct view *view;
    size_t runs_capacity;
    bool broken; /* the next character starts a new run */
};

static void add_run(struct making *making, size_t byte) {
    struct view *view = making->view;
    view->runs = arena_take_room(making->arena, view->runs, sizeof *view->runs, view->runs_count,
                                 view->runs_count + 1, &making->runs_capacity);
    view->runs[view->runs_count++] = (struct view_run){(uint32_t)view->size, (uint32_t)byte};
    making->broken = false;
}

static void put(struct making *making, char c, size_t byte) {
    struct view *view = making->view;
    char last = view->size ? view->at[view->size - 1] : '\n';
    if (c == ' ' && (last == ' ' || last == '\n')) {
        making->broken = true;
        return;
    }
    if (c == '\n' && last == ' ' && view->size) { /* a line keeps no space at its end */
        view->size--;
        while (view->runs_count && view->runs[view->runs_count - 1].view >= view->size)
            view->runs_count--;
        making->broken = true;
    }
    if (making->broken)
        add_run(making, byte);
    view->at[view->size++] = c;
}

static char plain(char c) {
    return c == '\n' ? '\n' : (unsigned char)c < 0x20 || c == 0x7F ? ' ' : c;
}

/* How many bytes from `at` on can be copied as they are: printable ASCII without a run of spaces. */
static size_t plain_run(struct text text, size_t at) {
    size_t i = at;
    while (i < text.size) {
        unsigned char c = (unsigned char)text.at[i];
        if (c < 0x20 || c >= 0x7F)
            break;
        if (c == ' ' &&
            (i + 1 == text.size || text.at[i + 1] == ' ' || text.at[i + 1] == '\n' || text.at[i + 1] == '\r'))
            break;
        i++;
    }
    return i - at;
}

static size_t put_other(struct making *making, struct text text, size_t at) {
    char c = text.at[at];
    if ((unsigned char)c < 0x80) {
        if (c == '\r' && at + 1 < text.size && text.at[at + 1] == '\n')
            making->broken = true;
        else
            put(making, c == '\r' ? '\n' : plain(c), at);
        return 1;
    }
    utf8proc_int32_t code;
    size_t size = decode(text.at + at, text.size - at, &code);
    char out[5];
    const char *folded = !size                              ? "?"
                         : code >= 0x2010 && code <= 0x2015 ? fold_dash(code, text, at, size)
                                                            : fold_code(code, out);
    for (const char *f = folded; *f; f++) {
        making->broken = true;
        put(making, *f, at);
    }
    making->broken = true;
    return size ? size : 1;
}

void view_make(struct arena *arena, struct text source, struct view *view) {
    size_t room = source.size + 16;
    for (size_t i = 0; i + 1 < source.size; i++)
        room += (unsigned char)source.at[i] >= 0x80 ? 3 : 0;
    *view = (struct view){.source = source, .at = arena_take(arena, room)};
    struct making making = {arena, view, 0, true};
    for (size_t at = 0; at < source.size;) {
        char last = view->size ? view->at[view->size - 1] : '\n';
        bool spaces = source.at[at] == ' ' && (last == ' ' || last == '\n');
        size_t run = spaces ? 0 : plain_run(source, at);
        if (run) {
            if (making.broken)
                add_run(&making, at);
            memcpy(view->at + view->size, source.at + at, run);
            view->size += run;
            at += run;
        } else {
            at += put_other(&making, source, at);
        }
    }
    view->at[view->size] = '\0';
}

static const struct view_run *run_at(const struct view *view, size_t offset) {
    size_t low = 0, high = view->runs_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (view->runs[middle].view <= offset)
            low = middle;
        else
            high = middle;
    }
    return &view->runs[low];
}

size_t view_start(const struct view *view, size_t offset) {
    if (!view->runs_count)
        return 0;
    if (offset >= view->size)
        return view->size ? view_end(view, view->size) : 0;
    const struct view_run *run = run_at(view, offset);
    return run->byte + (offset - run->view);
}

size_t view_end(const struct view *view, size_t offset) {
    if (!offset || !view->size)
        return 0;
    size_t start = view_start(view, offset - 1);
    utf8proc_int32_t code;
    size_t size = (unsigned char)view->source.at[start] < 0x80
                      ? 1
                      : decode(view->source.at + start, view->source.size - start, &code);
    size_t end = start + (size ? size : 1);
    while (end < view->source.size &&
           (unsigned char)view->source.at[end] >= 0x80) { /* combining marks belong to their letter */
        size = decode(view->source.at + end, view->source.size - end, &code);
        if (!size || utf8proc_category(code) != UTF8PROC_CATEGORY_MN)
            break;
        end += size;
    }
    return end;
}

struct text text_fold(struct arena *arena, struct text text) {
    struct view view;
    view_make(arena, text_trim(text), &view);
    for (size_t i = 0; i < view.size; i++)
        if (view.at[i] == '\n')
            view.at[i] = ' ';
    while (view.size && view.at[view.size - 1] == ' ')
        view.at[--view.size] = '\0';
    return (struct text){view.at, view.size};
}

struct text text_lower(struct arena *arena, struct text folded) {
    char *lower = arena_take_copy(arena, folded.at, folded.size);
    for (size_t i = 0; i < folded.size; i++)
        if (lower[i] >= 'A' && lower[i] <= 'Z')
            lower[i] = (char)(lower[i] + 32);
    return (struct text){lower, folded.size};
}
