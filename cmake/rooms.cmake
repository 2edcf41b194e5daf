# satark_room(NAME ROOMS r... LIBS l...): the folder app/NAME as one static library that links only
# the rooms and libraries named. Its main.c, if any, belongs to a program.
function(satark_room name)
    cmake_parse_arguments(arg "" "" "ROOMS;LIBS" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/app/${name}/*.c)
    list(FILTER sources EXCLUDE REGEX "/main\\.c$")
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES PREFIX libsatark_)
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/app)
    target_link_libraries(${name} PUBLIC ${arg_ROOMS} PRIVATE ${arg_LIBS})
endfunction()

function(satark_program name main room)
    add_executable(${name} ${main})
    target_link_libraries(${name} PRIVATE ${room})
    add_dependencies(${name} assets)
endfunction()
