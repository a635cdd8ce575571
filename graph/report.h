/* The style and the script of the HTML report, as files of graph/report that the program carries
   (cmake/report.cmake). A NUL follows each. */
#ifndef GRAPH_REPORT_H
#define GRAPH_REPORT_H

/* NOLINTNEXTLINE(bugprone-macro-parentheses): a name that is declared can't stand in parentheses */
#define REPORT_PART(name) extern const char name[] __attribute__((visibility("hidden")))
REPORT_PART(report_css);
REPORT_PART(report_css_end);
REPORT_PART(report_js);
REPORT_PART(report_js_end);

#endif
