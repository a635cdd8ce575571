/* From streams/harbour.jsonl and streams/twins.jsonl to nodes and edges. Tests run in the project's root. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "graph/archive.h"
#include "graph/measure.h"
#include "graph/network.h"
#include "record/arena.h"
#include "record/error.h"

struct drawn {
    struct archive *archive;
    struct network *network;
};

static struct drawn draw(const char *path, const struct choice *choice) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct drawn drawn = {.archive = archive_new()};
    assert_int_equal(archive_read(drawn.archive, file, path, NULL), 0);
    fclose(file);
    archive_join(drawn.archive);
    drawn.network = network_new(drawn.archive, choice);
    return drawn;
}

static struct drawn harbour(const struct choice *choice) {
    return draw("tests/graph/streams/harbour.jsonl", choice);
}

static void undraw(struct drawn drawn) {
    network_free(drawn.network);
    archive_free(drawn.archive);
}

static const struct node *node_of(struct drawn drawn, const char *name) {
    for (size_t i = 0; i < drawn.network->nodes_count; i++)
        if (text_is(drawn.network->nodes[i].name, name))
            return &drawn.network->nodes[i];
    return NULL;
}

/* The edge of these names, kind and status, and how many there are. */
static const struct edge *edge_of(struct drawn drawn, const char *source, const char *what,
                                  const char *target, size_t *count) {
    const struct edge *found = NULL;
    *count = 0;
    for (size_t i = 0; i < drawn.network->edges_count; i++) {
        const struct edge *edge = &drawn.network->edges[i];
        if (&drawn.network->nodes[edge->source] != node_of(drawn, source) || !text_is(edge->kind, what) ||
            &drawn.network->nodes[edge->target] != node_of(drawn, target))
            continue;
        found = edge;
        ++*count;
    }
    return found;
}

static void asserted_relations_alone_are_drawn(void **state) {
    (void)state;
    struct choice choice = choice_usual();
    struct drawn drawn = harbour(&choice);
    assert_int_equal(drawn.network->edges_count, 4);
    assert_int_equal(drawn.network->left_out.status, 2);
    for (size_t i = 0; i < drawn.network->edges_count; i++)
        assert_true(text_is(drawn.network->edges[i].status, "asserted"));
    undraw(drawn);
}

static void other_statuses_are_edges_of_their_own(void **state) {
    (void)state;
    size_t count;
    struct choice choice = choice_usual();
    choice.statuses = TEXT("asserted,planned");
    struct drawn drawn = harbour(&choice);
    assert_non_null(edge_of(drawn, "Daniel Okafor", "contacted", "Jane Lowe", &count));
    assert_int_equal(count, 2);
    assert_null(edge_of(drawn, "Jane Lowe", "contacted", "Daniel Okafor", &count));
    undraw(drawn);
    choice.statuses = TEXT("all");
    drawn = harbour(&choice);
    assert_non_null(edge_of(drawn, "Jane Lowe", "contacted", "Daniel Okafor", &count));
    assert_int_equal(drawn.network->left_out.status, 0);
    undraw(drawn);
}

static void wire_copies_are_one_report(void **state) {
    (void)state;
    size_t count;
    struct choice choice = choice_usual();
    struct drawn drawn = harbour(&choice);
    const struct edge *edge = edge_of(drawn, "Daniel Okafor", "contacted", "Jane Lowe", &count);
    assert_int_equal(count, 1);
    assert_int_equal(edge->weight, 2);
    assert_int_equal(edge->reports, 3);
    assert_true(text_is(edge->first, "2014-06-13"));
    assert_true(text_is(edge->last, "2015"));
    assert_int_equal(edge->days.first, 20140613);
    assert_int_equal(edge->days.last, 20151231);
    undraw(drawn);
}

static void parallel_draws_an_edge_for_each_report(void **state) {
    (void)state;
    size_t count;
    struct choice choice = choice_usual();
    choice.parallel = true;
    struct drawn drawn = harbour(&choice);
    const struct edge *edge = edge_of(drawn, "Daniel Okafor", "contacted", "Jane Lowe", &count);
    assert_int_equal(count, 3);
    assert_int_equal(edge->weight, 1);
    undraw(drawn);
}

static void a_matter_is_tied_to_what_it_is_about(void **state) {
    (void)state;
    size_t count;
    struct choice choice = choice_usual();
    struct drawn drawn = harbour(&choice);
    assert_non_null(edge_of(drawn, "Harbour Board", "investigated", "the berth contracts", &count));
    assert_non_null(edge_of(drawn, "the berth contracts", "about", "Quay Dredging Ltd", &count));
    assert_null(edge_of(drawn, "Harbour Board", "investigated", "Quay Dredging Ltd", &count));
    undraw(drawn);
}

static void an_act_of_nobody_draws_no_edge(void **state) {
    (void)state;
    struct choice choice = choice_usual();
    choice.statuses = TEXT("all");
    struct drawn drawn = harbour(&choice);
    assert_int_equal(drawn.network->left_out.no_source, 1);
    assert_int_equal(drawn.network->edges_count, 6);
    undraw(drawn);
}

static void strict_drops_whom_the_text_leaves_open(void **state) {
    (void)state;
    size_t count;
    struct choice choice = choice_usual();
    struct drawn drawn = harbour(&choice);
    assert_non_null(edge_of(drawn, "Lowe?", "contacted", "Daniel Okafor", &count));
    undraw(drawn);
    choice.strict = true;
    drawn = harbour(&choice);
    assert_null(node_of(drawn, "Lowe?"));
    assert_int_equal(drawn.network->left_out.unresolved, 1);
    assert_int_equal(drawn.network->edges_count, 3);
    undraw(drawn);
}

static void people_stand_alone_unless_connected(void **state) {
    (void)state;
    struct choice choice = choice_usual();
    struct drawn drawn = harbour(&choice);
    assert_non_null(node_of(drawn, "Peter Lowe"));
    undraw(drawn);
    choice.connected = true;
    drawn = harbour(&choice);
    assert_null(node_of(drawn, "Peter Lowe"));
    for (size_t i = 0; i < drawn.network->edges_count; i++)
        assert_true(drawn.network->edges[i].target < drawn.network->nodes_count);
    undraw(drawn);
}

static void places_are_nodes_when_asked(void **state) {
    (void)state;
    size_t count;
    struct choice choice = choice_usual();
    struct drawn drawn = harbour(&choice);
    assert_null(node_of(drawn, "Wexcombe"));
    undraw(drawn);
    choice.nodes = TEXT("person,place");
    drawn = harbour(&choice);
    assert_non_null(edge_of(drawn, "Jane Lowe", "at", "Wexcombe", &count));
    assert_null(node_of(drawn, "Harbour Board"));
    undraw(drawn);
}

static void namesakes_have_names_of_their_own(void **state) {
    (void)state;
    struct choice choice = choice_usual();
    struct drawn drawn = draw("tests/graph/streams/twins.jsonl", &choice);
    assert_non_null(node_of(drawn, "John Smith"));
    assert_non_null(node_of(drawn, "John Smith (2)"));
    undraw(drawn);
}

static void a_mutual_contact_told_from_both_ends_is_one_edge(void **state) {
    (void)state;
    struct choice choice = choice_usual();
    struct drawn drawn = draw("tests/graph/streams/twins.jsonl", &choice);
    assert_int_equal(drawn.network->edges_count, 1);
    assert_int_equal(drawn.network->edges[0].weight, 2);
    assert_true(drawn.network->edges[0].mutual);
    assert_int_equal(drawn.network->left_out.absent, 1);
    undraw(drawn);
}

static void reading_twice_changes_nothing(void **state) {
    (void)state;
    const char *path = "tests/graph/streams/harbour.jsonl";
    struct choice choice = choice_usual();
    struct archive *archive = archive_new();
    for (int i = 0; i < 2; i++) {
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        archive_read(archive, file, path, NULL);
        fclose(file);
    }
    archive_join(archive);
    struct drawn drawn = {archive, network_new(archive, &choice)};
    size_t count;
    assert_int_equal(edge_of(drawn, "Daniel Okafor", "contacted", "Jane Lowe", &count)->reports, 3);
    assert_int_equal(archive->repeats, 8);
    assert_int_equal(archive->entities[drawn.network->nodes[0].entity].documents, 3);
    undraw(drawn);
}

static void everything_is_measured(void **state) {
    (void)state;
    struct choice choice = choice_usual();
    struct drawn drawn = harbour(&choice);
    struct error error = {0};
    assert_true(measure_network(drawn.network, MEASURE_ALL, &error));
    assert_int_equal(node_of(drawn, "Jane Lowe")->component, node_of(drawn, "Lowe?")->component);
    assert_int_not_equal(node_of(drawn, "Jane Lowe")->component, node_of(drawn, "Harbour Board")->component);
    assert_true(node_of(drawn, "Daniel Okafor")->betweenness > 0.99);
    assert_int_equal(node_of(drawn, "Daniel Okafor")->degree, 2);
    for (size_t i = 0; i < drawn.network->nodes_count; i++) {
        assert_true(drawn.network->nodes[i].is_placed);
        assert_true(drawn.network->nodes[i].pagerank > 0);
        assert_true(drawn.network->nodes[i].community > 0);
    }
    undraw(drawn);
}

static void no_network_is_measured_too(void **state) {
    (void)state;
    struct choice choice = choice_usual();
    struct drawn drawn = draw("tests/graph/streams/empty.jsonl", &choice);
    struct error error = {0};
    assert_int_equal(drawn.network->nodes_count, 0);
    assert_true(measure_network(drawn.network, MEASURE_ALL, &error));
    undraw(drawn);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asserted_relations_alone_are_drawn),
        cmocka_unit_test(other_statuses_are_edges_of_their_own),
        cmocka_unit_test(wire_copies_are_one_report),
        cmocka_unit_test(parallel_draws_an_edge_for_each_report),
        cmocka_unit_test(a_matter_is_tied_to_what_it_is_about),
        cmocka_unit_test(an_act_of_nobody_draws_no_edge),
        cmocka_unit_test(strict_drops_whom_the_text_leaves_open),
        cmocka_unit_test(people_stand_alone_unless_connected),
        cmocka_unit_test(places_are_nodes_when_asked),
        cmocka_unit_test(namesakes_have_names_of_their_own),
        cmocka_unit_test(a_mutual_contact_told_from_both_ends_is_one_edge),
        cmocka_unit_test(reading_twice_changes_nothing),
        cmocka_unit_test(everything_is_measured),
        cmocka_unit_test(no_network_is_measured_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
