# How everything is compiled: C17, every warning an error, sanitizers and coverage as options.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()
foreach(type IN ITEMS RELEASE RELWITHDEBINFO MINSIZEREL)
    string(REPLACE "-DNDEBUG" "" CMAKE_C_FLAGS_${type} "${CMAKE_C_FLAGS_${type}}") # assertions stay
endforeach()

option(WHOWHOM_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(WHOWHOM_FUZZ "Build the libFuzzer targets (clang)" OFF)
option(WHOWHOM_COVERAGE "Build with gcov coverage" OFF)
option(WHOWHOM_WERROR "Treat warnings as errors" ON)

add_compile_definitions(_GNU_SOURCE)

set(warnings -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
             -Wcast-qual -Wwrite-strings -Wvla)
if(WHOWHOM_WERROR)
    list(APPEND warnings -Werror)
endif()
add_compile_options("$<$<COMPILE_LANGUAGE:C>:${warnings}>")

if(WHOWHOM_FUZZ)
    if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "WHOWHOM_FUZZ needs clang: use `cmake --preset fuzz`")
    endif()
    set(sanitizers -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
elseif(WHOWHOM_SANITIZE)
    set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
endif()
if(sanitizers)
    add_compile_options("$<$<COMPILE_LANGUAGE:C>:${sanitizers}>")
    add_link_options(${sanitizers})
endif()

# The program as a whole is a tenth faster; tests link the rooms' ordinary code, which stands beside it.
if(CMAKE_C_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT sanitizers)
    set(WHOWHOM_WHOLE -flto=auto)
endif()

if(WHOWHOM_COVERAGE)
    add_compile_options($<$<COMPILE_LANGUAGE:C>:--coverage>)
    add_link_options(--coverage)
endif()
