/* Lines into blocks: paragraphs, wrapped text, headlines, a page's own lines. */
#include "article.h"

static struct text block(const struct analysis *analysis, size_t number) {
    assert_true(number < analysis->blocks_count);
    const struct block *one = &analysis->blocks[number];
    return analysis_text(analysis, one->start, one->end);
}

static const char *kind(const struct analysis *analysis, size_t number) {
    assert_true(number < analysis->blocks_count);
    return analysis->blocks[number].kind;
}

static void each_line_is_a_block_and_empty_ones_are_none(void **state) {
    (void)state;
    struct analysis analysis =
        desk_read("", ORDER_AUTO, "The ferry left at dawn.\n\n\nIt came back at noon.\nNobody was on it.\n");
    assert_int_equal(analysis.blocks_count, 3);
    assert_true(text_is(block(&analysis, 1), "It came back at noon."));
    analysis = desk_read("", ORDER_AUTO, "\n \n\t\n");
    assert_int_equal(analysis.blocks_count, 0);
}

static void text_wrapped_hard_is_mended(void **state) {
    (void)state;
    struct analysis analysis = desk_read("", ORDER_AUTO,
                                         "The harbour board said yesterday that it had asked for the\n"
                                         "papers of the ferry company, which had been kept in a shed\n"
                                         "since the spring and had been seen there by two of the men\n"
                                         "who work on the quay.\n"
                                         "\n"
                                         "The company said that it knew of no such papers in the shed\n"
                                         "and that nobody had asked for them.\n");
    assert_int_equal(analysis.blocks_count, 2);
    assert_true(text_ends_with(block(&analysis, 0), TEXT("who work on the quay.")));
    assert_null(memchr(block(&analysis, 0).at, '\n', block(&analysis, 0).size));
}

static void paragraphs_of_a_line_each_stay_apart(void **state) {
    (void)state;
    struct analysis analysis =
        desk_read("", ORDER_AUTO, "The board met.\nThe company met.\nThe men met.\nThey left.\n");
    assert_int_equal(analysis.blocks_count, 4);
}

static void a_first_line_without_a_stop_is_a_headline(void **state) {
    (void)state;
    struct analysis analysis =
        desk_read("", ORDER_AUTO, "Ferry lost in fog\nThe ferry was lost in the fog.\n");
    assert_string_equal(kind(&analysis, 0), "headline");
    assert_string_equal(kind(&analysis, 1), "");
}

static void bylines_captions_and_boilerplate_are_told_by_how_they_begin(void **state) {
    (void)state;
    struct analysis analysis = desk_read("", ORDER_AUTO,
                                         "Ferry lost in fog\nBy Ann Lowe\nPictured: the quay at dawn\n"
                                         "The ferry was lost in the fog.\nShare this story\n");
    assert_string_equal(kind(&analysis, 1), "byline");
    assert_string_equal(kind(&analysis, 2), "caption");
    assert_string_equal(kind(&analysis, 3), "");
    assert_string_equal(kind(&analysis, 4), "boilerplate");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_is_a_block_and_empty_ones_are_none),
        cmocka_unit_test(text_wrapped_hard_is_mended),
        cmocka_unit_test(paragraphs_of_a_line_each_stay_apart),
        cmocka_unit_test(a_first_line_without_a_stop_is_a_headline),
        cmocka_unit_test(bylines_captions_and_boilerplate_are_told_by_how_they_begin),
    };
    (void)desk_find;
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
