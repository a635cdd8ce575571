# whowhom_embed_report(TARGET): makes graph/report/report.css and report.js part of the program, as graph/report.h
# declares them. A file that changes is embedded anew.
include_guard()

function(whowhom_embed_report target)
    set(root "${CMAKE_SOURCE_DIR}/graph/report")
    set(bytes "    .section .rodata\n")
    foreach(file IN ITEMS report.css report.js)
        string(MAKE_C_IDENTIFIER "${file}" symbol)
        string(APPEND bytes
            "    .global ${symbol}\n    .hidden ${symbol}\n${symbol}:\n    .incbin \"${root}/${file}\"\n"
            "    .global ${symbol}_end\n    .hidden ${symbol}_end\n${symbol}_end:\n    .byte 0\n")
    endforeach()
    string(APPEND bytes "    .section .note.GNU-stack,\"\",%progbits\n")
    set(out "${CMAKE_BINARY_DIR}/report_builtin.S")
    file(CONFIGURE OUTPUT "${out}" CONTENT "${bytes}" @ONLY)
    set_source_files_properties("${out}" PROPERTIES OBJECT_DEPENDS "${root}/report.css;${root}/report.js")
    target_sources(${target} PRIVATE "${out}")
endfunction()
