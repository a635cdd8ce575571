/* Entries of lists: what the words of a view tell of them is what the lists say. */
#include "article.h"

#include "rules/stem.h"

static const char *const texts[] = {
    "Mr O'Brien, the vice president-elect, told Chief Superintendent Jane Lowe and Det. Insp. LeAnn Hay of "
    "eBay.",
    "The U.S. Attorney General's office rang Dr. J.K. Mills; the co-founder wrote to the BBC, AT&T and Marks "
    "& Sons.",
    "Prime Minister Anne-Marie Deane met  the chief  executive - a 4,000-strong board's secretary - at "
    "10:30.",
    "THE CHIEF EXECUTIVE AND MCDONALD SAID Mcdonald, McDonald and macdonald were vice-chairmen of 3M and "
    "iPhone.",
    "His mother-in-law, a widow, and her mothers met the women, the nurse\nThe deputy assistant director, "
    "the Aga Khan.",
};

static void words_of_the_view_have_the_entries_that_the_lists_have(void **state) {
    (void)state;
    size_t found = 0;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        struct analysis analysis = desk_read("", ORDER_AUTO, texts[t]);
        for (size_t start = 0; start < analysis.view.size; start++)
            for (size_t end = start + 1; end <= analysis.view.size && end < start + 40; end++)
                for (int list = 0; list < LISTS_KNOWN; list++) {
                    struct text text = analysis_text(&analysis, start, end);
                    const struct list_entry *entry = analysis_entry(&analysis, (enum known_list)list, text);
                    assert_ptr_equal(analysis_entry_here(&analysis, (enum known_list)list, text), entry);
                    found += entry != NULL;
                }
    }
    assert_true(found > 200);
}

static void every_list_that_is_asked_for_is_there(void **state) {
    (void)state;
    for (int list = 0; list < LISTS_KNOWN; list++) {
        struct known known = rules_known(desk.rules, (enum known_list)list);
        assert_non_null(known.list);
        assert_true(known.bit == 1ULL << known.list->number);
    }
}

/* The line of which a word shares the longest beginning, by going through the lists. */
static const struct list_entry *stem_of(const enum known_list *lists, size_t count, struct text word) {
    const struct list_entry *entry, *best = NULL;
    size_t best_size = 0;
    for (size_t l = 0; l < count; l++)
        for (size_t i = 0; (entry = list_at(desk.lists, rules_known(desk.rules, lists[l]).list, i)); i++) {
            struct text form = list_form(entry);
            size_t stem = form.size > 4 ? form.size - 1 : form.size;
            if (stem > best_size && stem <= word.size && !memcmp(form.at, word.at, stem)) {
                best = entry;
                best_size = stem;
            }
        }
    return best;
}

static void a_word_is_of_the_line_that_it_begins_most_with(void **state) {
    (void)state;
    static const char *const words[] = {
        "messaging", "message",  "messaged the board", "wrote to", "writes",
        "rang",      "ringing",  "telephone call",     "calls",    "meeting with",
        "probe",     "reopened", "looked into",        "xyz",      "m"};
    static const enum known_list contact[] = {LIST_VERB_CONTACT, LIST_NOUN_CONTACT},
                                 inquiry[] = {LIST_VERB_INQUIRY};
    uint64_t of_contact = rules_known(desk.rules, contact[0]).bit | rules_known(desk.rules, contact[1]).bit,
             of_inquiry = rules_known(desk.rules, inquiry[0]).bit;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct text word = text_of(words[i]);
        assert_ptr_equal(rules_stem(desk.rules, of_contact, word), stem_of(contact, 2, word));
        assert_ptr_equal(rules_stem(desk.rules, of_inquiry, word), stem_of(inquiry, 1, word));
    }
    assert_non_null(rules_stem(desk.rules, of_contact, TEXT("messaging")));
    assert_null(rules_stem(desk.rules, of_contact, TEXT("")));
}

static void the_sentence_near_is_the_sentence(void **state) {
    (void)state;
    struct analysis analysis =
        desk_read("", ORDER_AUTO, "Ann rang. Tom wrote.\nPip left. Jo came back! No one else.");
    assert_true(analysis.sentences_count > 4);
    for (size_t at = 0; at <= analysis.view.size; at++)
        for (uint32_t near = 0; near < analysis.sentences_count + 2; near++)
            assert_int_equal(analysis_sentence_near(&analysis, at, near), analysis_sentence(&analysis, at));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_the_view_have_the_entries_that_the_lists_have),
        cmocka_unit_test(every_list_that_is_asked_for_is_there),
        cmocka_unit_test(a_word_is_of_the_line_that_it_begins_most_with),
        cmocka_unit_test(the_sentence_near_is_the_sentence),
    };
    (void)desk_find;
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
