/* streams/hostile.jsonl as GraphML: what XML can't hold, long names, line breaks. Read back with libxml2's parser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "graph/archive.h"
#include "graph/format.h"
#include "graph/network.h"

struct written {
    char *at;
    size_t size, replaced;
    xmlDocPtr document;
};

static struct written write(bool plain) {
    const char *path = "tests/graph/streams/hostile.jsonl";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct archive *archive = archive_new();
    assert_int_equal(archive_read(archive, file, path, NULL), 0);
    fclose(file);
    archive_join(archive);
    struct choice choice = choice_usual();
    struct network *network = network_new(archive, &choice);
    struct written written = {NULL, 0, 0, NULL};
    file = open_memstream(&written.at, &written.size);
    assert_non_null(file);
    struct writing writing = {.plain_graphml = plain};
    assert_true(graphml_write(network, file, &writing));
    written.replaced = writing.replaced;
    assert_int_equal(fclose(file), 0);
    network_free(network);
    archive_free(archive);
    written.document = xmlReadMemory(written.at, (int)written.size, "graphml", NULL, XML_PARSE_NONET);
    assert_non_null(written.document);
    return written;
}

static void done(struct written *written) {
    xmlFreeDoc(written->document);
    free(written->at);
}

static xmlNodePtr graph_of(const struct written *written) {
    return xmlLastElementChild(xmlDocGetRootElement(written->document));
}

/* The text of the datum `key` of the n-th `element`; to be freed with xmlFree; NULL when it has none. */
static char *datum(const struct written *written, const char *element, int n, const char *key) {
    for (xmlNodePtr at = xmlFirstElementChild(graph_of(written)); at; at = xmlNextElementSibling(at)) {
        if (strcmp((const char *)at->name, element) != 0 || n--)
            continue;
        for (xmlNodePtr data = xmlFirstElementChild(at); data; data = xmlNextElementSibling(data)) {
            xmlChar *name = xmlGetProp(data, (const xmlChar *)"key");
            bool is_it = strcmp((char *)name, key) == 0;
            xmlFree(name);
            if (is_it)
                return (char *)xmlNodeGetContent(data);
        }
    }
    return NULL;
}

static void expect(const struct written *written, int node, const char *key, const char *value) {
    char *found = datum(written, "node", node, key);
    assert_non_null(found);
    assert_string_equal(found, value);
    xmlFree(found);
}

static void a_name_is_one_line_of_plain_characters(void **state) {
    (void)state;
    struct written written = write(false);
    expect(&written, 0, "node-name", "Ann Bell <Lee> & Co");
    expect(&written, 0, "node-label", "Ann Bell <Lee> & Co");
    expect(&written, 2, "node-name", "Ann Bell <Lee> & Co (2)");
    done(&written);
}

static void a_long_name_is_kept_and_its_label_cut(void **state) {
    (void)state;
    struct written written = write(false);
    char *name = datum(&written, "node", 1, "node-name");
    char *label = datum(&written, "node", 1, "node-label");
    assert_int_equal(strlen(name), 10001);
    assert_string_equal(name + 9998, "N\xc3\xa9");
    assert_int_equal(strlen(label), 83);
    assert_string_equal(label + 79, "N\xe2\x80\xa6");
    xmlFree(name);
    xmlFree(label);
    done(&written);
}

static void what_xml_can_not_hold_is_replaced_and_counted(void **state) {
    (void)state;
    struct written written = write(false);
    char *channel = datum(&written, "edge", 0, "edge-channel");
    assert_string_equal(channel, "call\xef\xbf\xbd");
    assert_true(written.replaced > 0);
    for (size_t i = 0; i < written.size; i++)
        assert_true((unsigned char)written.at[i] >= ' ' || written.at[i] == '\n');
    xmlFree(channel);
    done(&written);
}

static void a_date_without_a_year_has_no_bounds(void **state) {
    (void)state;
    struct written written = write(false);
    char *date = datum(&written, "edge", 0, "edge-date");
    assert_string_equal(date, "XXXX-09-18");
    assert_null(datum(&written, "edge", 0, "edge-date-start"));
    assert_null(datum(&written, "edge", 1, "edge-date"));
    xmlFree(date);
    done(&written);
}

static void ids_are_letters_digits_and_hyphens(void **state) {
    (void)state;
    struct written written = write(false);
    for (xmlNodePtr at = xmlFirstElementChild(graph_of(&written)); at; at = xmlNextElementSibling(at)) {
        xmlChar *id = xmlGetProp(at, (const xmlChar *)"id");
        for (const xmlChar *letter = id; *letter; letter++)
            assert_true((*letter >= 'a' && *letter <= 'z') || (*letter >= '0' && *letter <= '9') ||
                        *letter == '-');
        xmlFree(id);
    }
    done(&written);
}

static void strict_leaves_out_what_the_schema_does_not_know(void **state) {
    (void)state;
    struct written loose = write(false), plain = write(true);
    assert_non_null(strstr(loose.at, " labels=\":Person\""));
    assert_non_null(strstr(loose.at, " label=\"contacted\""));
    assert_null(strstr(plain.at, " labels="));
    assert_null(strstr(plain.at, " label="));
    done(&loose);
    done(&plain);
}

static void a_full_disk_stops_no_writer(void **state) {
    (void)state;
    struct archive *archive = archive_new();
    struct choice choice = choice_usual();
    struct network *network = network_new(archive, &choice);
    FILE *full = fopen("/dev/full", "w");
    struct writing writing = {0};
    if (!full)
        skip();
    assert_true(graphml_write(network, full, &writing));
    assert_true(fflush(full) != 0 || ferror(full));
    fclose(full);
    network_free(network);
    archive_free(archive);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_one_line_of_plain_characters),
        cmocka_unit_test(a_long_name_is_kept_and_its_label_cut),
        cmocka_unit_test(what_xml_can_not_hold_is_replaced_and_counted),
        cmocka_unit_test(a_date_without_a_year_has_no_bounds),
        cmocka_unit_test(ids_are_letters_digits_and_hyphens),
        cmocka_unit_test(strict_leaves_out_what_the_schema_does_not_know),
        cmocka_unit_test(a_full_disk_stops_no_writer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
