/* Where sentences end, and where a full stop ends nothing. */
#include "article.h"

#include <stdio.h>

/* Whether the text is cut into just these sentences, parted by '/'. */
static void is_cut(const char *text, const char *expected) {
    char got[600] = "";
    struct analysis analysis = desk_read("", ORDER_AUTO, text);
    for (size_t i = 0; i < analysis.sentences_count; i++) {
        const struct sentence *one = &analysis.sentences[i];
        struct text words = analysis_text(&analysis, one->start, one->end);
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", i ? "/" : "", (int)words.size,
                 words.at);
    }
    assert_string_equal(got, expected);
}

static void a_stop_before_a_capital_ends_a_sentence(void **state) {
    (void)state;
    is_cut("The ferry left. It came back! Did it? Yes.", "The ferry left./It came back!/Did it?/Yes.");
    is_cut("The ferry left at 4.30 and came back.", "The ferry left at 4.30 and came back.");
    is_cut("The ferry left", "The ferry left");
}

static void titles_and_initials_end_nothing(void **state) {
    (void)state;
    is_cut("Mr. Lowe met Dr. Grint. They left.", "Mr. Lowe met Dr. Grint./They left.");
    is_cut("The keys went to J. K. Lowe of Hull.", "The keys went to J. K. Lowe of Hull.");
    is_cut("Gen. Lowe spoke.", "Gen. Lowe spoke.");
}

static void a_word_that_opens_sentences_tells_that_one_ended(void **state) {
    (void)state;
    is_cut("He left for the U.S. She stayed.", "He left for the U.S./She stayed.");
}

static void quotation_marks_go_with_their_sentence(void **state) {
    (void)state;
    is_cut("\"The ferry left.\" She waved.", "\"The ferry left.\"/She waved.");
    is_cut("He said: \"It left. It is gone.\" Nobody knew.",
           "He said: \"It left./It is gone.\"/Nobody knew.");
}

static void dots_in_a_row_end_nothing_midway(void **state) {
    (void)state;
    is_cut("Well ... the ferry left.", "Well ... the ferry left.");
}

static void no_sentence_crosses_a_block(void **state) {
    (void)state;
    is_cut("The ferry left\nIt came back.", "The ferry left/It came back.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_before_a_capital_ends_a_sentence),
        cmocka_unit_test(titles_and_initials_end_nothing),
        cmocka_unit_test(a_word_that_opens_sentences_tells_that_one_ended),
        cmocka_unit_test(quotation_marks_go_with_their_sentence),
        cmocka_unit_test(dots_in_a_row_end_nothing_midway),
        cmocka_unit_test(no_sentence_crosses_a_block),
    };
    (void)desk_find;
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
