/* Texts made fit for one line of any format. */
#include "graph/character.h"

#include <stdbool.h>
#include <string.h>

#include "record/arena.h"

size_t xml_character(const unsigned char *at, size_t size) {
    if (at[0] < 0x80)
        return at[0] >= 0x20 || at[0] == '\t' || at[0] == '\n' || at[0] == '\r';
    size_t length = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;
    if (at[0] < 0xc2 || at[0] > 0xf4 || length > size)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    bool is_overlong = (at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xf0 && at[1] < 0x90);
    bool is_surrogate = at[0] == 0xed && at[1] > 0x9f;
    bool is_beyond = at[0] == 0xf4 && at[1] > 0x8f;
    bool is_none = at[0] == 0xef && at[1] == 0xbf && at[2] >= 0xbe;
    return is_overlong || is_surrogate || is_beyond || is_none ? 0 : length;
}

/* The size of a control character or white space at `at`: ASCII's, C1 (U+0080..U+009F), U+2028 and U+2029; 0
   for none. */
static size_t gap_size(const unsigned char *at, size_t size) {
    if (at[0] <= ' ' || at[0] == 0x7f)
        return 1;
    if (size >= 2 && at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f)
        return 2;
    return size >= 3 && at[0] == 0xe2 && at[1] == 0x80 && (at[2] == 0xa8 || at[2] == 0xa9) ? 3 : 0;
}

struct text one_line(struct arena *arena, struct text text) {
    const unsigned char *from = (const unsigned char *)text.at;
    char *line = arena_take(arena, 3 * text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size;) {
        size_t left = text.size - i;
        size_t gap = gap_size(from + i, left);
        size_t length = gap ? 0 : xml_character(from + i, left);
        if (gap && size && line[size - 1] != ' ')
            line[size++] = ' ';
        if (!gap) {
            memcpy(line + size, length ? text.at + i : "\xef\xbf\xbd", length ? length : 3);
            size += length ? length : 3;
        }
        i += gap ? gap : length ? length : 1;
    }
    if (size && line[size - 1] == ' ')
        size--;
    return (struct text){line, size};
}

struct text name_cut(struct text name, size_t letters, struct arena *arena) {
    size_t size = 0;
    for (; size < name.size && letters; letters--) {
        size++;
        while (size < name.size && ((unsigned char)name.at[size] & 0xc0) == 0x80)
            size++;
    }
    if (size == name.size)
        return name;
    char *cut = arena_take(arena, size + 4);
    memcpy(cut, name.at, size);
    memcpy(cut + size, "…", 3);
    return (struct text){cut, size + 3};
}
