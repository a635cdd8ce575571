/* SHA-256 by nettle; ids are its first 64 bits. Why a strong hash for ids: they stay what they are when articles
   are added, and two documents of a big corpus must not share one. */
#include <nettle/sha2.h>
#include <stdint.h>

#include "record/arena.h"
#include "record/record.h"

static char *write_hex(char *at, const uint8_t *bytes, size_t count) {
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        *at++ = hex[bytes[i] >> 4];
        *at++ = hex[bytes[i] & 15];
    }
    return at;
}

/* Writes a number's digits so that they end before `end`; returns where they begin. */
static char *write_number(char *end, size_t number) {
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return end;
}

static void add_text(struct sha256_ctx *hash, struct text text) {
    uint8_t size[8];
    for (int i = 0; i < 8; i++)
        size[i] = (uint8_t)((uint64_t)text.size >> (8 * i));
    sha256_update(hash, sizeof size, size); /* the size first, so that no two lists of texts look alike */
    if (text.size)
        sha256_update(hash, text.size, (const uint8_t *)text.at);
}

struct text record_sha256(struct arena *arena, struct text text) {
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    if (text.size)
        sha256_update(&hash, text.size, (const uint8_t *)text.at);
    sha256_digest(&hash, sizeof digest, digest);
    char *at = arena_take(arena, 2 * sizeof digest + 1);
    write_hex(at, digest, sizeof digest);
    return (struct text){at, 2 * sizeof digest};
}

struct text record_id(struct arena *arena, char letter, struct text doc, size_t start, size_t end,
                      struct text rule, struct text what) {
    struct sha256_ctx hash;
    uint8_t digest[8];
    char place[64], *behind = place + sizeof place, *at_place = write_number(behind, end);
    *--at_place = '-';
    at_place = write_number(at_place, start);
    sha256_init(&hash);
    add_text(&hash, doc);
    add_text(&hash, (struct text){at_place, (size_t)(behind - at_place)});
    add_text(&hash, rule);
    add_text(&hash, what);
    sha256_digest(&hash, sizeof digest, digest);
    char *at = arena_take(arena, 2 * sizeof digest + 2);
    at[0] = letter;
    write_hex(at + 1, digest, sizeof digest);
    return (struct text){at, 2 * sizeof digest + 1};
}
