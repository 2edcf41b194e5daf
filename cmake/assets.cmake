# Stages what the programs read at run time beside them: build/<preset>/share/{icons,lang,registry,words,voice,fonts} and canaries.csv.
set(share ${CMAKE_BINARY_DIR}/share)
set(staged "")

function(satark_stage from to)
    add_custom_command(OUTPUT ${to} DEPENDS ${from}
        COMMAND ${CMAKE_COMMAND} -E copy ${from} ${to} VERBATIM)
    set(staged ${staged} ${to} PARENT_SCOPE)
endfunction()

file(GLOB plain CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/assets
    ${CMAKE_SOURCE_DIR}/assets/icons/*.svg ${CMAKE_SOURCE_DIR}/assets/registry/*.csv
    ${CMAKE_SOURCE_DIR}/assets/voice/*/*.wav
    ${CMAKE_SOURCE_DIR}/assets/words/*.csv ${CMAKE_SOURCE_DIR}/assets/canaries.csv)
foreach(file ${plain})
    satark_stage(${CMAKE_SOURCE_DIR}/assets/${file} ${share}/${file})
endforeach()

# The fonts stay in Debian's package; fonts/README.md says which and why.
file(STRINGS ${CMAKE_SOURCE_DIR}/fonts/files fonts REGEX "^/")
foreach(font ${fonts})
    get_filename_component(name ${font} NAME)
    if(NOT EXISTS ${font})
        message(FATAL_ERROR "${font} is missing: run scripts/setup (package fonts-noto-core)")
    endif()
    satark_stage(${font} ${share}/fonts/${name})
endforeach()

find_program(MSGFMT msgfmt REQUIRED)
foreach(lang hi en errors.hi)
    set(po ${CMAKE_SOURCE_DIR}/assets/lang/${lang}.po)
    add_custom_command(OUTPUT ${share}/lang/${lang}.mo DEPENDS ${po}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${share}/lang
        COMMAND ${MSGFMT} --check -o ${share}/lang/${lang}.mo ${po} VERBATIM)
    list(APPEND staged ${share}/lang/${lang}.mo)
endforeach()
add_custom_target(assets ALL DEPENDS ${staged})
