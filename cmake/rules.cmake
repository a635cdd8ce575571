# whowhom_embed_rules(TARGET): makes every rules/**/*.rules and rules/**/*.txt part of the program, as
# rules/builtin.h declares them, so that it runs from anywhere without data files. A file that changes is
# embedded anew; a file that comes or goes makes CMake configure again.
include_guard()

function(whowhom_embed_rules target)
    set(root "${CMAKE_SOURCE_DIR}/rules")
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/*.rules" "${root}/*.txt")
    list(FILTER files EXCLUDE REGEX "(^|/)generate/|(^|/)README")
    list(SORT files) # by bytes, so that the order is the same everywhere

    set(bytes "    .section .rodata\n")
    set(declarations "")
    set(rows "")
    set(number 0)
    foreach(file IN LISTS files)
        set(symbol "rules_builtin_file_${number}")
        string(APPEND bytes
            "    .global ${symbol}\n    .hidden ${symbol}\n${symbol}:\n    .incbin \"${root}/${file}\"\n"
            "    .global ${symbol}_end\n    .hidden ${symbol}_end\n${symbol}_end:\n    .byte 0\n")
        string(APPEND declarations
            "extern const char ${symbol}[] __attribute__((visibility(\"hidden\")));\n"
            "extern const char ${symbol}_end[] __attribute__((visibility(\"hidden\")));\n")
        string(APPEND rows "    {\"${file}\", ${symbol}, ${symbol}_end},\n")
        math(EXPR number "${number} + 1")
    endforeach()
    string(APPEND bytes "    .section .note.GNU-stack,\"\",%progbits\n")

    set(out "${CMAKE_BINARY_DIR}/rules_builtin")
    file(CONFIGURE OUTPUT "${out}.S" CONTENT "${bytes}" @ONLY)
    file(CONFIGURE OUTPUT "${out}.c" @ONLY CONTENT "/* Written by cmake/rules.cmake. */
#include \"rules/builtin.h\"

${declarations}
const struct rules_file rules_builtin[] = {
${rows}    {0, 0, 0},
};
const size_t rules_builtin_count = ${number};
")
    list(TRANSFORM files PREPEND "${root}/")
    set_source_files_properties("${out}.S" PROPERTIES OBJECT_DEPENDS "${files}")
    target_sources(${target} PRIVATE "${out}.S" "${out}.c")
endfunction()
