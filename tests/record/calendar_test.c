/* Days, weeks, feasts, EDTF. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/arena.h"
#include "record/calendar.h"

static struct date day(int year, int month, int number) {
    return (struct date){.year = year, .month = month, .day = number};
}

static void days_are_counted_from_1970(void **state) {
    (void)state;
    assert_int_equal(calendar_days(day(1970, 1, 1)), 0);
    assert_int_equal(calendar_days(day(2000, 3, 1)), 11017);
    assert_int_equal(calendar_days(day(1969, 12, 31)), -1);
}

static void every_day_of_four_centuries_comes_back(void **state) {
    (void)state;
    for (long days = calendar_days(day(1700, 1, 1)); days <= calendar_days(day(2100, 12, 31)); days++)
        assert_int_equal(calendar_days(calendar_date(days)), days);
}

static void february_has_29_days_in_leap_years_alone(void **state) {
    (void)state;
    assert_true(calendar_is_day(2024, 2, 29));
    assert_false(calendar_is_day(2023, 2, 29));
    assert_false(calendar_is_day(1900, 2, 29));
    assert_true(calendar_is_day(2000, 2, 29));
    assert_true(calendar_is_day(0, 2, 29));
    assert_false(calendar_is_day(2024, 13, 1));
    assert_false(calendar_is_day(2024, 4, 31));
}

static void weeks_belong_to_the_year_of_their_thursday(void **state) {
    (void)state;
    struct date week = calendar_week(calendar_days(day(2016, 1, 1)));
    assert_int_equal(week.year, 2015);
    assert_int_equal(week.week, 53);
    week = calendar_week(calendar_days(day(2018, 12, 31)));
    assert_int_equal(week.year, 2019);
    assert_int_equal(week.week, 1);
    assert_int_equal(calendar_week_days(week), calendar_days(day(2018, 12, 31)));
}

static void a_month_later_ends_with_the_shorter_month(void **state) {
    (void)state;
    struct date date = calendar_add_months(day(2023, 1, 31), 1);
    assert_int_equal(date.month, 2);
    assert_int_equal(date.day, 28);
    date = calendar_add_months(day(2023, 1, 31), -2);
    assert_int_equal(date.year, 2022);
    assert_int_equal(date.month, 11);
    assert_int_equal(date.day, 30);
}

static void easter_falls_where_the_tables_have_it(void **state) {
    (void)state;
    assert_int_equal(calendar_easter(1961), calendar_days(day(1961, 4, 2)));
    assert_int_equal(calendar_easter(2000), calendar_days(day(2000, 4, 23)));
    assert_int_equal(calendar_easter(2024), calendar_days(day(2024, 3, 31)));
    assert_int_equal(calendar_easter(2038), calendar_days(day(2038, 4, 25)));
}

static void feasts_fall_on_fixed_days_weekdays_and_around_easter(void **state) {
    (void)state;
    struct date date;
    assert_true(calendar_feast(TEXT("4-thu-11"), 2023, &date));
    assert_int_equal(date.day, 23);
    assert_true(calendar_feast(TEXT("4-thu-11+1"), 2019, &date));
    assert_int_equal(date.day, 29);
    assert_true(calendar_feast(TEXT("last-mon-05"), 2024, &date));
    assert_int_equal(date.day, 27);
    assert_true(calendar_feast(TEXT("easter-2"), 2024, &date));
    assert_int_equal(date.month, 3);
    assert_int_equal(date.day, 29);
    assert_true(calendar_feast(TEXT("12-26"), 2024, &date));
    assert_int_equal(date.day, 26);
    assert_false(calendar_feast(TEXT("13-26"), 2024, &date));
    assert_false(calendar_feast(TEXT("whenever"), 2024, &date));
}

static void bounds_span_what_the_date_covers(void **state) {
    (void)state;
    long first, last;
    calendar_bounds((struct date){.year = 2024, .month = 2}, &first, &last);
    assert_int_equal(last - first, 28);
    calendar_bounds((struct date){.year = 2023, .month = 24}, &first, &last);
    assert_int_equal(first, calendar_days(day(2023, 12, 1)));
    assert_int_equal(last, calendar_days(day(2024, 2, 29)));
    calendar_bounds((struct date){.year = 1990, .scale = 10}, &first, &last);
    assert_int_equal(last, calendar_days(day(1999, 12, 31)));
}

static void dates_are_written_in_edtf(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const struct {
        struct date date;
        const char *value;
    } cases[] = {
        {{.year = 2014, .month = 6, .day = 13}, "2014-06-13"},
        {{.month = 9, .day = 18}, "XXXX-09-18"},
        {{.year = 1990, .scale = 10}, "199X"},
        {{.year = 1900, .scale = 100}, "19XX"},
        {{.year = 2023, .week = 5}, "2023-W05"},
        {{.year = 2024, .month = 21}, "2024-21"},
        {{.year = 2023, .month = 11, .day = 11, .weekend = true}, "2023-11-11/2023-11-12"},
        {{.year = 476}, "0476"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(text_is(calendar_write(arena, cases[i].date), cases[i].value));
    arena_free(arena);
}

static void what_is_no_date_is_not_read(void **state) {
    (void)state;
    struct date date;
    assert_true(calendar_read(TEXT("2014-06-13/2014-06-15"), &date));
    assert_int_equal(date.day, 13);
    assert_true(calendar_read(TEXT("2023-W45"), &date));
    assert_int_equal(date.week, 45);
    assert_false(calendar_read(TEXT("2014-02-30"), &date));
    assert_false(calendar_read(TEXT("2014-31"), &date));
    assert_false(calendar_read(TEXT("soon"), &date));
    assert_false(calendar_read(TEXT(""), &date));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(every_day_of_four_centuries_comes_back),
        cmocka_unit_test(february_has_29_days_in_leap_years_alone),
        cmocka_unit_test(weeks_belong_to_the_year_of_their_thursday),
        cmocka_unit_test(a_month_later_ends_with_the_shorter_month),
        cmocka_unit_test(easter_falls_where_the_tables_have_it),
        cmocka_unit_test(feasts_fall_on_fixed_days_weekdays_and_around_easter),
        cmocka_unit_test(bounds_span_what_the_date_covers),
        cmocka_unit_test(dates_are_written_in_edtf),
        cmocka_unit_test(what_is_no_date_is_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
