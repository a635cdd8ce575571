/* Dates of the stream as ranges of days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/arena.h"
#include "record/edtf.h"

static void expect(const char *value, long first, long last) {
    struct days days;
    assert_true(edtf_days(text_of(value), &days));
    assert_int_equal(days.first, first);
    assert_int_equal(days.last, last);
}

static void refuse(const char *value) {
    struct days days = {1, 1};
    assert_false(edtf_days(text_of(value), &days));
    assert_int_equal(days.first, 0);
    assert_int_equal(days.last, 0);
}

static void a_date_spans_what_it_leaves_open(void **state) {
    (void)state;
    expect("2014-06-13", 20140613, 20140613);
    expect("2014-06", 20140601, 20140630);
    expect("2014", 20140101, 20141231);
    expect("199X", 19900101, 19991231);
    expect("19XX", 19000101, 19991231);
    expect("2014-XX-13", 20140113, 20141213);
    expect("2014-06-XX", 20140601, 20140630);
    expect("2014-22", 20140601, 20140831);
}

static void a_winter_ends_in_the_next_year(void **state) {
    (void)state;
    expect("2014-24", 20141201, 20150228);
    expect("2015-24", 20151201, 20160229);
}

static void a_week_is_that_of_the_calendar(void **state) {
    (void)state;
    expect("2023-W10", 20230306, 20230312);
    expect("2024-W01", 20240101, 20240107);
    expect("2025-W01", 20241230, 20250105);
    expect("2021-W01", 20210104, 20210110);
    expect("2020-W53", 20201228, 20210103);
    expect("2024-W09", 20240226, 20240303);
    expect("2023-W10/2023-W11", 20230306, 20230319);
    refuse("2023-W54");
    refuse("2023-W00");
    refuse("XXXX-W10");
    refuse("2023-WXX");
}

static void february_has_its_days(void **state) {
    (void)state;
    expect("2015-02", 20150201, 20150228);
    expect("2016-02", 20160201, 20160229);
    expect("1900-02", 19000201, 19000228);
    expect("2000-02", 20000201, 20000229);
}

static void doubt_changes_no_bounds(void **state) {
    (void)state;
    expect("2014-06-13?", 20140613, 20140613);
    expect("2014~", 20140101, 20141231);
    expect("2014-06-13T10:30", 20140613, 20140613);
}

static void an_interval_runs_from_first_to_last(void **state) {
    (void)state;
    expect("2014/2015", 20140101, 20151231);
    expect("2014-06-13/2014-07", 20140613, 20140731);
    expect("2014/..", 20140101, 0);
    expect("/2014", 0, 20141231);
}

static void what_settles_no_year_is_none(void **state) {
    (void)state;
    refuse("");
    refuse("XXXX-09-18");
    refuse("../..");
    refuse("2015/2014");
    refuse("[2014-03-04,2014-04-03]");
    refuse("2014-13");
    refuse("2014-00");
    refuse("2014-6-1");
    refuse("last Tuesday");
    refuse("2014-06-13/2014-06-14/2014-06-15");
    refuse("20140613201406132014061320140613201406132014061320140613");
}

static long apart(const char *one, const char *other) {
    struct days a, b;
    edtf_days(text_of(one), &a);
    edtf_days(text_of(other), &b);
    assert_int_equal(days_apart(a, b), days_apart(b, a));
    return days_apart(a, b);
}

static void days_are_counted_between_two_dates(void **state) {
    (void)state;
    assert_int_equal(apart("2014-06-13", "2014-06-13"), 0);
    assert_int_equal(apart("2014-06-13", "2014-06-14"), 1);
    assert_int_equal(apart("2014-02-28", "2015-03-01"), 366);
    assert_int_equal(apart("2014-21", "2014-04-03"), 0);
    assert_int_equal(apart("2014-W09", "2014-02"), 0);
    assert_int_equal(apart("2014-06-13", "2014"), 0);
    assert_int_equal(apart("2014/..", "2019-01-01"), 0);
    assert_int_equal(apart("../2014", "2015-01-02"), 2);
}

static void a_day_is_written_with_hyphens(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_true(text_is(day_text(arena, 20140613), "2014-06-13"));
    assert_true(text_is(day_text(arena, 9990102), "0999-01-02"));
    assert_int_equal(day_text(arena, 0).size, 0);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_spans_what_it_leaves_open),
        cmocka_unit_test(a_winter_ends_in_the_next_year),
        cmocka_unit_test(a_week_is_that_of_the_calendar),
        cmocka_unit_test(february_has_its_days),
        cmocka_unit_test(doubt_changes_no_bounds),
        cmocka_unit_test(an_interval_runs_from_first_to_last),
        cmocka_unit_test(what_settles_no_year_is_none),
        cmocka_unit_test(days_are_counted_between_two_dates),
        cmocka_unit_test(a_day_is_written_with_hyphens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
