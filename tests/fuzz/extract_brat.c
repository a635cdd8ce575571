/* Any bytes as brat standoff over a text with emoji and bytes that are no UTF-8: whatever is read lies within the text. */
#include <stdint.h>
#include <stdlib.h>

#include "extract/gold.h"
#include "record/arena.h"
#include "record/error.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct gold gold = {
        .text =
            TEXT("Odile Harrow \xF0\x9F\x9A\xA2 \xFF met Zo\xC3\xAB Marr; he, 44, wrote on 3 May 2021.\n")};
    struct error error;
    gold_read_brat((struct text){(const char *)data, size}, arena, &gold, &error);
    for (size_t i = 0; i < gold.mentions_count; i++)
        if (gold.mentions[i].start > gold.mentions[i].end || gold.mentions[i].end > gold.text.size)
            abort();
    arena_free(arena);
    return 0;
}
