/* Numbers in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/number.h"

static void words_and_digits_say_the_same(void **state) {
    (void)state;
    assert_int_equal(number_read(TEXT("25")), 25);
    assert_int_equal(number_read(TEXT("twenty-five")), 25);
    assert_int_equal(number_read(TEXT("Twenty five")), 25);
    assert_int_equal(number_read(TEXT("NINETEEN")), 19);
    assert_int_equal(number_read(TEXT("a")), 1);
}

static void ordinals_are_their_numbers(void **state) {
    (void)state;
    assert_int_equal(number_read(TEXT("3rd")), 3);
    assert_int_equal(number_read(TEXT("twenty-first")), 21);
    assert_int_equal(number_read(TEXT("thirtieth")), 30);
}

static void what_is_no_number_is_none(void **state) {
    (void)state;
    assert_int_equal(number_read(TEXT("")), -1);
    assert_int_equal(number_read(TEXT("many")), -1);
    assert_int_equal(number_read(TEXT("twenty-odd")), -1);
    assert_int_equal(number_read(TEXT("99999")), -1);
    assert_int_equal(number_read(TEXT("half")), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_digits_say_the_same),
        cmocka_unit_test(ordinals_are_their_numbers),
        cmocka_unit_test(what_is_no_number_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
