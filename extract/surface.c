/* The view in; dates and ages out: rules of the layer surface. */
#include "extract/age.h"
#include "extract/date.h"

static void found(void *with, const struct match *match) {
    analysis_apply(with, match, NULL);
}

void analysis_surface(struct analysis *analysis) {
    struct subject subject = {analysis->view.at, analysis->view.size, &analysis->words, NULL};
    size_t first = analysis->findings_count;
    matcher_run(analysis->matcher, LAYER_SURFACE, &subject, 0, subject.size, analysis->filter, found,
                analysis);
    analysis_settle(analysis, first);
    analysis_dates(analysis);
    analysis_ages(analysis);
}
