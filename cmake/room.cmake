# whowhom_room(NAME [USES room...] [LIBRARIES pkg-config-name...])
#
# A room is a folder and a static library of the same name, made of NAME/*.c. Headers are included from the
# root (`#include "record/text.h"`), but a room sees only itself and what it USES: its include path is a
# folder of links to just these rooms. So no stage can include another, and none links another.
include_guard()
find_package(PkgConfig REQUIRED)

function(whowhom_room name)
    cmake_parse_arguments(arg "" "" "USES;LIBRARIES" ${ARGN})

    set(view "${CMAKE_BINARY_DIR}/see/${name}")
    file(MAKE_DIRECTORY "${view}")
    file(GLOB gone RELATIVE "${view}" "${view}/*")
    list(REMOVE_ITEM gone ${name} ${arg_USES})
    foreach(stale IN LISTS gone)
        file(REMOVE "${view}/${stale}")
    endforeach()
    foreach(seen IN ITEMS ${name} ${arg_USES})
        if(NOT IS_SYMLINK "${view}/${seen}")
            file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${seen}" "${view}/${seen}" SYMBOLIC)
        endif()
    endforeach()

    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${name}/*.c")
    if(NOT sources)
        message(STATUS "Room ${name} is empty")
        file(WRITE "${CMAKE_BINARY_DIR}/empty_${name}.c" "extern int whowhom_empty_room;\n")
        set(sources "${CMAKE_BINARY_DIR}/empty_${name}.c")
    endif()
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PRIVATE "${view}")
    target_compile_definitions(${name} PRIVATE "WHOWHOM_VERSION=\"${PROJECT_VERSION}\"")
    target_link_libraries(${name} PRIVATE ${arg_USES})

    foreach(library IN LISTS arg_LIBRARIES)
        string(MAKE_C_IDENTIFIER "${library}" prefix)
        pkg_check_modules(${prefix} REQUIRED IMPORTED_TARGET "${library}")
        target_link_libraries(${name} PRIVATE PkgConfig::${prefix})
    endforeach()
    set_property(GLOBAL APPEND PROPERTY whowhom_rooms ${name})
endfunction()
