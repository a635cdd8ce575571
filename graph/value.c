/* Values as they are written: the same bytes whatever locale a program around us has set. */
#include "graph/attribute.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "record/arena.h"

struct value value_none(void) {
    return (struct value){false, {NULL, 0}};
}

struct value value_text(struct text text) {
    return (struct value){text.size > 0, text};
}

struct value value_integer(struct arena *arena, long long integer) {
    enum { ROOM = 24 };
    char *at = arena_take(arena, ROOM);
    int size = snprintf(at, ROOM, "%lld", integer);
    return value_text((struct text){at, (size_t)size});
}

struct value value_number(struct arena *arena, double number) {
    enum { ROOM = 32 };
    if (!isfinite(number))
        return value_none();
    char *at = arena_take(arena, ROOM);
    int size = snprintf(at, ROOM, "%.6g", number == 0 ? 0.0 : number); /* no -0 */
    char *comma = strchr(at, ',');
    if (comma) /* a program around us may have set a locale */
        *comma = '.';
    return value_text((struct text){at, (size_t)size});
}

struct value value_boolean(bool boolean) {
    return value_text(boolean ? TEXT("true") : TEXT("false"));
}

struct text writer_text(struct json_writer *writer, struct arena *arena) {
    struct text text = {arena_take_copy(arena, writer->at, writer->size), writer->size};
    json_writer_done(writer);
    return text;
}
