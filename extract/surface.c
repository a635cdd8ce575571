/* The view in; dates and ages out: rules of the layer surface. */
#include "extract/age.h"
#include "extract/date.h"
#include "record/arena.h"

static void found(void *with, struct match **matches, size_t count) {
    for (size_t i = 0; i < count; i++)
        analysis_apply(with, matches[i], NULL);
}

void analysis_surface(struct analysis *all, size_t count) {
    size_t *first = arena_take(all->arena, count * sizeof *first);
    for (size_t i = 0; i < count; i++) {
        first[i] = all[i].findings_count;
        struct subject subject = {all[i].view.at, all[i].view.size, &all[i].words, NULL, false};
        matcher_add(all[i].matcher, LAYER_SURFACE, &subject, 0, subject.size, all[i].filter, &all[i]);
    }
    matcher_settle(all->matcher, found);
    for (size_t i = 0; i < count; i++) {
        analysis_settle(&all[i], first[i]);
        analysis_dates(&all[i]);
        analysis_ages(&all[i]);
    }
}
