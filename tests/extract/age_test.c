/* Ages: numbers, when they were so, births, owners. */
#include "article.h"

#include "extract/age.h"
#include "record/calendar.h"

static void reads(const char *number, const char *part, int from, int to) {
    struct age age;
    assert_true(age_read(text_of(number), text_of(part), &age));
    assert_int_equal(age.from, from);
    assert_int_equal(age.to, to);
}

static void decades_of_life_are_ranges(void **state) {
    (void)state;
    reads("twenties", "", 20, 29);
    reads("40s", "mid", 44, 46);
    reads("fifties", "late", 57, 59);
    reads("70s", "early", 70, 73);
    reads("teens", "", 13, 19);
    reads("octogenarian", "", 80, 89);
    reads("twenty-five", "", 25, 25);
}

static void no_age_is_130_or_more(void **state) {
    (void)state;
    struct age age;
    assert_false(age_read(TEXT("130"), TEXT(""), &age));
    assert_false(age_read(TEXT("old"), TEXT(""), &age));
}

static long day(int year, int month, int number) {
    return calendar_days((struct date){.year = year, .month = month, .day = number});
}

static void a_birth_lies_between_two_birthdays(void **state) {
    (void)state;
    long first, last, today = day(2022, 6, 23);
    age_birth((struct age){47, 47}, today, today, &first, &last);
    assert_int_equal(first, day(1974, 6, 24));
    assert_int_equal(last, day(1975, 6, 23));
    age_birth((struct age){20, 29}, today, today, &first, &last);
    assert_int_equal(first, day(1992, 6, 24));
    assert_int_equal(last, day(2002, 6, 23));
}

/* The only age of a text: its value, when it was so, the birth, whose it is. */
static void tells(const char *text, const char *value, const char *at, const char *birth, const char *owner) {
    struct analysis analysis = desk_read("2024-05-16", ORDER_AUTO, text);
    const struct finding *age = desk_find(&analysis, AGE, 0);
    assert_non_null(age);
    assert_null(desk_find(&analysis, AGE, 1));
    assert_true(text_is(age->value, value));
    assert_true(text_is(age->time->at, at));
    assert_true(text_is(age->time->birth, birth));
    assert_int_equal(age->of >= 0, owner != NULL);
    if (owner)
        assert_true(text_is(
            analysis_text(&analysis, analysis.findings[age->of].start, analysis.findings[age->of].end),
            owner));
}

static void an_age_now_is_that_of_the_publication(void **state) {
    (void)state;
    tells("Derek Olsen, 34, denies it.", "34", "2024-05-16", "1989-05-17/1990-05-16", "Derek Olsen");
    tells("Derek Olsen, now 34, denies it.", "34", "2024-05-16", "1989-05-17/1990-05-16", "Derek Olsen");
}

static void an_age_then_has_no_birth_without_its_date(void **state) {
    (void)state;
    tells("Derek Olsen, then 17, hid the bag.", "17", "XXXX", "", "Derek Olsen");
    tells("Derek Olsen was 17 when he hid the bag in June 2004.", "17", "2004-06", "1986-06-02/1987-06-30",
          "Derek Olsen");
}

static void the_dead_grow_no_older(void **state) {
    (void)state;
    tells("Police found the body of Derek Olsen, 34, on the beach.", "34", "2024-05-16", "", "Derek Olsen");
}

static void a_birthday_gives_the_day_of_birth(void **state) {
    (void)state;
    tells("Derek Olsen, who turned 45 last Friday, denies it.", "45", "2024-05-10", "1979-05-10",
          "Derek Olsen");
}

static void an_age_is_his_whose_name_follows(void **state) {
    (void)state;
    tells("Maria Hobbs told 19-year-old Derek Olsen to wait.", "19", "2024-05-16", "2004-05-17/2005-05-16",
          "Derek Olsen");
}

static void an_age_in_an_apposition_is_of_the_name_before(void **state) {
    (void)state;
    tells("Maria Hobbs, a 24-year-old nurse from Leeds, met Derek Olsen.", "24", "2024-05-16",
          "1999-05-17/2000-05-16", "Maria Hobbs");
    tells("Derek Olsen met Maria Hobbs, a nurse of 24, who denies it.", "24", "2024-05-16",
          "1999-05-17/2000-05-16", "Maria Hobbs");
}

static void a_noun_bears_an_age_too(void **state) {
    (void)state;
    tells("Detectives charged a 67-year-old man.", "67", "2024-05-16", "1956-05-17/1957-05-16", "man");
    tells("Maria Hobbs said her son was just 4.", "4", "XXXX", "", "her son");
}

static void an_age_alone_is_of_the_one_before(void **state) {
    (void)state;
    struct analysis analysis =
        desk_read("", ORDER_AUTO, "Maria Hobbs, 52, rang Derek Olsen. The 52-year-old has two shops.");
    const struct finding *age = desk_find(&analysis, AGE, 1);
    assert_non_null(age);
    assert_int_equal(age->of, desk_find(&analysis, AGE, 0)->of);
}

static void a_baby_has_no_years(void **state) {
    (void)state;
    tells("A court heard of five-month-old Maria Hobbs.", "0", "2024-05-16", "", "Maria Hobbs");
}

static void other_numbers_are_no_ages(void **state) {
    (void)state;
    const char *const texts[] = {
        "Derek Olsen was jailed for 23 years.",
        "Derek Olsen, 18 months, suspended.",
        "Derek Olsen, 23 Mill Lane, paid £45, 30 of it in coins.",
        "The 40-year-old bridge was shut by Derek Olsen.",
        "Comments (41)",
        "Derek Olsen took 48 per cent.",
        "See Section (12) and Table (3).",
        "Derek Olsen, 12 points behind, was third.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct analysis analysis = desk_read("", ORDER_AUTO, texts[i]);
        assert_null(desk_find(&analysis, AGE, 0));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decades_of_life_are_ranges),
        cmocka_unit_test(no_age_is_130_or_more),
        cmocka_unit_test(a_birth_lies_between_two_birthdays),
        cmocka_unit_test(an_age_now_is_that_of_the_publication),
        cmocka_unit_test(an_age_then_has_no_birth_without_its_date),
        cmocka_unit_test(the_dead_grow_no_older),
        cmocka_unit_test(a_birthday_gives_the_day_of_birth),
        cmocka_unit_test(an_age_is_his_whose_name_follows),
        cmocka_unit_test(an_age_in_an_apposition_is_of_the_name_before),
        cmocka_unit_test(a_noun_bears_an_age_too),
        cmocka_unit_test(an_age_alone_is_of_the_one_before),
        cmocka_unit_test(a_baby_has_no_years),
        cmocka_unit_test(other_numbers_are_no_ages),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
