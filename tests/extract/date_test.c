/* Dates: readings against the text, the publication, the story. Publication is Thursday 16 May 2024 unless said. */
#include "article.h"

/* The values of the dates in the order of the text, parted by spaces; "-" where one has none. */
static const char *values_of(const struct analysis *analysis) {
    static char values[1000];
    size_t used = 0;
    const struct finding *finding;
    values[0] = '\0';
    for (size_t n = 0; (finding = desk_find(analysis, DATE, n)) != NULL; n++) {
        struct text value = finding->value.size ? finding->value : TEXT("-");
        assert_true(used + value.size + 2 < sizeof values);
        if (used)
            values[used++] = ' ';
        memcpy(values + used, value.at, value.size);
        used += value.size;
        values[used] = '\0';
    }
    return values;
}

static void says(const char *text, const char *values) {
    struct analysis analysis = desk_read("2024-05-16", ORDER_AUTO, text);
    assert_string_equal(values_of(&analysis), values);
}

static void orders_and_forms_of_days_are_one(void **state) {
    (void)state;
    says("It shut on 18 September 2014.", "2014-09-18");
    says("It shut on 18th Sept, 2014.", "2014-09-18");
    says("It shut on Thursday, September 18, 2014.", "2014-09-18");
    says("It shut on 18-Sep-14.", "2014-09-18");
    says("It shut on 2014-09-18.", "2014-09-18");
}

static void a_past_day_is_the_latest_and_a_coming_day_the_next(void **state) {
    (void)state;
    says("It shut on 2 March.", "2024-03-02");
    says("It shut on 20 November.", "2023-11-20");
    says("It will open on 9 June.", "2024-06-09");
    says("It is due to open on 2 March.", "2025-03-02");
}

static void a_weekday_is_read_by_the_tense(void **state) {
    (void)state;
    says("The jury retired on Monday.", "2024-05-13");
    says("The jury will retire on Monday.", "2024-05-20");
    says("She agreed to meet him on Monday.", "2024-05-20");
    says("She refused to meet him on Monday.", "2024-05-13");
    says("On Monday the jury will retire.", "2024-05-20");
    says("The mayor resigned on Thursday.", "2024-05-16");
    says("The hearing was adjourned and will be heard on Friday.", "2024-05-17");
}

static void pointed_weekdays_count_in_weeks(void **state) {
    (void)state;
    says("He was seen last Thursday.", "2024-05-09");
    says("He left on Friday of last week.", "2024-05-10");
    says("It is due on Friday week.", "2024-05-24");
    struct analysis analysis = desk_read("2024-05-14", ORDER_AUTO, "The hearing is next Thursday.");
    const struct finding *date = desk_find(&analysis, DATE, 0);
    assert_true(text_is(date->value, "2024-05-23"));
    assert_true(text_is(date->time->alternative, "2024-05-16"));
}

static void a_year_comes_from_the_story(void **state) {
    (void)state;
    says("In 2011 the bank failed. It had been warned on 4 March.", "2011 2011-03-04");
    says("She fell on New Year's Eve 2019. He rang on 3 January.", "2019-12-31 2020-01-03");
    says("It has leaked since 2019. She left in May.", "2019 2024-05");
}

static void an_old_story_leaves_a_lone_day_open(void **state) {
    (void)state;
    says("The club was founded in 1987 by monks. The roof fell in on 18 September.", "1987 XXXX-09-18");
}

static void without_a_publication_nothing_is_guessed(void **state) {
    (void)state;
    struct analysis analysis =
        desk_read("", ORDER_AUTO, "The shop shut on 18 September. It burnt on Monday.");
    assert_string_equal(values_of(&analysis), "XXXX-09-18 -");
}

static void the_page_says_its_own_date(void **state) {
    (void)state;
    struct analysis analysis =
        desk_read("", ORDER_AUTO,
                  "Mill burns down\nBy Maria Hobbs\nThursday 16 May 2024\n\nA mill burnt down on Monday.\n");
    assert_true(text_is(analysis.date, "2024-05-16"));
    assert_string_equal(values_of(&analysis), "2024-05-16 2024-05-13");
    analysis = desk_read("", ORDER_AUTO,
                         "A mill burnt down on 3 May 2019 in Leeds, where it had stood for a century.\n");
    assert_int_equal(analysis.date.size, 0);
}

static void numbers_are_read_as_the_text_orders_its_days(void **state) {
    (void)state;
    says("Stamped 23/04/2021 and 05/06/2021.", "2021-04-23 2021-06-05");
    says("Stamped 04/23/2021 and 05/06/2021.", "2021-04-23 2021-05-06");
    says("Stamped 05/06/2021 at the theatre by a councillor.", "2021-06-05");
    says("Stamped 05/06/2021 at the theater by a neighbor.", "2021-05-06");
    says("Stamped 03/04/2022.", "[2022-03-04,2022-04-03]");
    says("Stamped 03/03/2022.", "2022-03-03");
}

static void the_order_may_be_given(void **state) {
    (void)state;
    struct analysis analysis = desk_read("2024-05-16", ORDER_MDY, "Stamped 03/04/2022.");
    assert_string_equal(values_of(&analysis), "2022-03-04");
    analysis = desk_read("2024-05-16", ORDER_DMY, "Stamped 03/04/2022.");
    assert_string_equal(values_of(&analysis), "2022-04-03");
}

static void ranges_have_two_ends(void **state) {
    (void)state;
    says("It ran 18-20 September 2014.", "2014-09-18/2014-09-20");
    says("It ran between 28 November 2018 and 3 February 2019.", "2018-11-28/2019-02-03");
    says("It ran from December 30 to January 2, 2015.", "2014-12-30/2015-01-02");
    says("She held it from April 2017 to April 2020.", "2017-04/2020-04");
    says("They met on 18 and 25 September 2014.", "2014-09-18 2014-09-25");
    says("He was treasurer in 2014-15.", "2014/2015");
}

static void longer_times_have_their_forms(void **state) {
    (void)state;
    says("It was a mill in the 1920s and a club in the '70s.", "192X 197X");
    says("In the summer of 2014 it burnt.", "2014-22");
    says("It burnt last summer.", "2023-22");
    says("Sales fell in the third quarter of 2021.", "2021-07/2021-09");
    says("It leaked last week, last month and last year.", "2024-W19 2024-04 2023");
    says("It leaked in the week beginning 13 December 2021.", "2021-W50");
}

static void the_story_is_counted_on(void **state) {
    (void)state;
    says("On 4 April 2019 the dam cracked. The following day it burst.", "2019-04-04 2019-04-05");
    says("On 9 August 2022 it began. It was called off on the 21st.", "2022-08-09 2022-08-21");
    says("It shut on Friday 3 May 2019. It burnt the following Monday.", "2019-05-03 2019-05-06");
    says("Three days ago he left; six months ago she did.", "2024-05-13 2023-11");
}

static void feasts_have_their_days(void **state) {
    (void)state;
    says("It broke on Boxing Day.", "2023-12-26");
    says("It broke on Good Friday 2022.", "2022-04-15");
    says("It broke on St Patrick's Day 2019.", "2019-03-17");
    says("It will open on New Year's Eve.", "2024-12-31");
}

static void no_day_is_made_of_other_numbers(void **state) {
    (void)state;
    says("He was jailed for 12 months and fined 2,014 pounds in room 12/4.", "");
    says("It runs version 1.2.19 after 2014 votes.", "");
    says("They may march; we may not.", "");
    says("It shut on 31 April 2014.", "-");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_and_forms_of_days_are_one),
        cmocka_unit_test(a_past_day_is_the_latest_and_a_coming_day_the_next),
        cmocka_unit_test(a_weekday_is_read_by_the_tense),
        cmocka_unit_test(pointed_weekdays_count_in_weeks),
        cmocka_unit_test(a_year_comes_from_the_story),
        cmocka_unit_test(an_old_story_leaves_a_lone_day_open),
        cmocka_unit_test(without_a_publication_nothing_is_guessed),
        cmocka_unit_test(the_page_says_its_own_date),
        cmocka_unit_test(numbers_are_read_as_the_text_orders_its_days),
        cmocka_unit_test(the_order_may_be_given),
        cmocka_unit_test(ranges_have_two_ends),
        cmocka_unit_test(longer_times_have_their_forms),
        cmocka_unit_test(the_story_is_counted_on),
        cmocka_unit_test(feasts_have_their_days),
        cmocka_unit_test(no_day_is_made_of_other_numbers),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
