# whowhom_embed_rules(TARGET): makes every rules/**/*.rules and rules/**/*.txt part of the program, as
# rules/builtin.h declares them, so that it runs from anywhere without data files. A file that changes is
# embedded anew; a file that comes or goes makes CMake configure again.
#
# What has to be worked out of them each time is worked out now: make_ready, which is the same library over the same files,
# writes images (rules/image.h), and they too become part of the program, as the library rules_ready. The images are the same in
# every build for a machine; those with sanitizers take minutes to make them, and may take another build's (WHOWHOM_READY).
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
    whowhom_make_ready(${target})
endfunction()

set(WHOWHOM_READY "" CACHE PATH "Folder of a build of the same sources whose ready rules are taken; empty: they are made here")

# The images, as OUT.lists and OUT.rules, made in this build.
function(whowhom_make_images target out)
    add_executable(make_ready "${CMAKE_SOURCE_DIR}/rules/generate/ready.c")
    target_include_directories(make_ready PRIVATE "${CMAKE_BINARY_DIR}/see/${target}")
    # the library's file alone: what it offers others is made here
    target_link_libraries(make_ready PRIVATE $<TARGET_FILE:${target}> $<TARGET_PROPERTY:${target},LINK_LIBRARIES>)
    add_dependencies(make_ready ${target})

    add_custom_command(OUTPUT "${out}.lists" "${out}.rules" COMMAND make_ready "${out}.lists" "${out}.rules" DEPENDS make_ready
        VERBATIM COMMENT "Making rules and lists ready")
endfunction()

function(whowhom_make_ready target)
    set(out "${CMAKE_BINARY_DIR}/rules_ready")
    if(WHOWHOM_READY)
        set(images "${WHOWHOM_READY}/rules_ready")
        # lists are taken from the image as they are, so that it must never be older than the sources
        add_custom_target(ready_elsewhere COMMAND ${CMAKE_COMMAND} --build "${WHOWHOM_READY}" --target rules_ready
            BYPRODUCTS "${images}.lists" "${images}.rules" VERBATIM COMMENT "Ready rules of ${WHOWHOM_READY}")
    else()
        set(images "${out}")
        whowhom_make_images(${target} "${images}")
    endif()
    set(bytes "    .section .rodata\n")
    set(rows "")
    foreach(name IN ITEMS lists rules)
        string(APPEND bytes
            "    .balign 16\n    .global ${name}_ready\n    .hidden ${name}_ready\n${name}_ready:\n    .incbin \"${images}.${name}\"\n"
            "    .global ${name}_ready_end\n    .hidden ${name}_ready_end\n${name}_ready_end:\n    .byte 0\n")
        string(APPEND rows
            "extern const char ${name}_ready[] __attribute__((visibility(\"hidden\")));\n"
            "extern const char ${name}_ready_end[] __attribute__((visibility(\"hidden\")));\n"
            "const struct rules_file ${name}_image = {\"${name}\", ${name}_ready, ${name}_ready_end};\n")
    endforeach()
    string(APPEND bytes "    .section .note.GNU-stack,\"\",%progbits\n")
    file(CONFIGURE OUTPUT "${out}.S" CONTENT "${bytes}" @ONLY)
    file(CONFIGURE OUTPUT "${out}.c" @ONLY CONTENT "/* Written by cmake/rules.cmake. */
#include \"rules/builtin.h\"

${rows}")
    set_source_files_properties("${out}.S" PROPERTIES OBJECT_DEPENDS "${images}.lists;${images}.rules")
    add_library(rules_ready STATIC "${out}.S" "${out}.c")
    if(WHOWHOM_READY)
        add_dependencies(rules_ready ready_elsewhere)
    endif()
    target_include_directories(rules_ready PRIVATE "${CMAKE_BINARY_DIR}/see/${target}")
    target_link_libraries(${target} INTERFACE rules_ready)
endfunction()
