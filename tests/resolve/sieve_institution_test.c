/* Which names of institutions and places are one's. */
#include "told.h"

#define BODY(...)                                                                                            \
    { __VA_ARGS__, .kind = "institution" }

static void spelling_does_not_matter(void **state) {
    (void)state;
    ONE("resolve.exact", BODY("Sailors’ & Lightermen’s Union"), BODY("Sailors' and Lightermen's Union"));
    ONE("resolve.exact", BODY("The Holme Valley Examiner"), BODY("Holme Valley Examiner"));
}

static void alias_table_joins(void **state) {
    (void)state;
    ONE("resolve.alias-table", BODY("Harbour Police"), BODY("Quay Yard"));
}

static void acronym_joins_the_name_that_it_spells(void **state) {
    (void)state;
    ONE("resolve.acronym", BODY("Tidal Energy Regulation Board"), BODY("TERB"));
    ONE("resolve.acronym", BODY("Institute of Harbour Masters"), BODY("IHM"));
    ONE("resolve.acronym", BODY("Royal Guild of Divers of Orkney"), BODY("RGD"));
}

static void acronym_of_two_names_joins_neither(void **state) {
    (void)state;
    TWO(BODY("North Coast Council"), BODY("National Cycling Club"), BODY("NCC"));
}

static void designator_may_be_dropped(void **state) {
    (void)state;
    ONE("resolve.designator-dropped", BODY("Onyx Tidal plc"), BODY("Onyx Tidal"));
}

static void words_may_change_places(void **state) {
    (void)state;
    ONE("resolve.reversal", BODY("Department of Harbours"), BODY("Harbours Department"));
}

static void part_stands_for_the_whole(void **state) {
    (void)state;
    ONE("resolve.short-form", BODY("Severn Vale Hospitals NHS Foundation Trust"),
        BODY("Severn Vale Hospitals"));
    ONE("resolve.short-form", BODY("Halewick Herald"), BODY("Herald"));
    ONE("resolve.short-form", BODY("Orrindale Health and Social Care Trust"), BODY("Orrindale Trust"));
}

static void part_of_two_wholes_joins_neither(void **state) {
    (void)state;
    TWO(BODY("Halewick Herald"), BODY("Goole Herald"), BODY("Herald"));
}

static void description_finds_institution_by_head_or_class(void **state) {
    (void)state;
    ONE("resolve.definite-nominal", BODY("Kelp Commission"), BODY("Fenland Water"),
        BODY("the commission", .form = "nominal"));
    ONE("resolve.definite-nominal", BODY("Ofkelp", .role = "oversight"),
        BODY("Fenland Water", .role = "company"),
        BODY("the watchdog", .form = "nominal", .role = "oversight", .sentence = 1));
}

static void description_of_two_side_by_side_stays_open(void **state) {
    (void)state;
    TWO(BODY("Kelp Board", .role = "oversight"), BODY("Eel Board", .role = "oversight", .gap = 9),
        BODY("the regulator", .form = "nominal", .role = "oversight", .sentence = 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spelling_does_not_matter),
        cmocka_unit_test(alias_table_joins),
        cmocka_unit_test(acronym_joins_the_name_that_it_spells),
        cmocka_unit_test(acronym_of_two_names_joins_neither),
        cmocka_unit_test(designator_may_be_dropped),
        cmocka_unit_test(words_may_change_places),
        cmocka_unit_test(part_stands_for_the_whole),
        cmocka_unit_test(part_of_two_wholes_joins_neither),
        cmocka_unit_test(description_finds_institution_by_head_or_class),
        cmocka_unit_test(description_of_two_side_by_side_stays_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
