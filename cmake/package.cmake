# What an installation is made of, and the Debian package: scripts/package.
#
# The programs find their files in /usr/share/satark. Fonts stay in Debian's package: links lead there.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # the tests are not packed, so they need not be built
set(deploy ${CMAKE_SOURCE_DIR}/scripts/deploy)
set(made ${CMAKE_BINARY_DIR}/package)

install(TARGETS satark satark-kiosk RUNTIME DESTINATION bin)
install(DIRECTORY ${share}/icons ${share}/lang ${share}/registry ${share}/words
    DESTINATION share/satark)
install(DIRECTORY ${share}/voice DESTINATION share/satark OPTIONAL)
install(FILES ${share}/canaries.csv DESTINATION share/satark)
install(PROGRAMS ${CMAKE_SOURCE_DIR}/scripts/refresh-db ${CMAKE_SOURCE_DIR}/scripts/usb-stick
    DESTINATION lib/satark)
install(PROGRAMS ${CMAKE_SOURCE_DIR}/scripts/update-warnings DESTINATION bin) # a clerk types it
install(FILES ${deploy}/satark-kiosk.service ${deploy}/satark-usb@.service
    ${deploy}/satark-stick@.service ${deploy}/satark-stick-write.path
    ${deploy}/satark-stick-write.service DESTINATION lib/systemd/system)
install(FILES ${deploy}/99-satark-usb.rules DESTINATION lib/udev/rules.d)
install(FILES ${deploy}/satark.bash DESTINATION share/bash-completion/completions RENAME satark)
install(FILES ${deploy}/debian/README.Debian ${CMAKE_SOURCE_DIR}/STAFF.md
    DESTINATION share/doc/satark)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/staff DESTINATION share/doc/satark/assets)

foreach(font ${fonts})
    get_filename_component(name ${font} NAME)
    string(REGEX REPLACE "^/usr/share/" "../../" target ${font})
    file(MAKE_DIRECTORY ${made}/fonts)
    file(CREATE_LINK ${target} ${made}/fonts/${name} SYMBOLIC)
endforeach()
install(DIRECTORY ${made}/fonts DESTINATION share/satark)

# Packed without a date, so that the same sources give the same bytes.
find_program(GZIP gzip REQUIRED)
function(satark_pack from to)
    add_custom_command(OUTPUT ${made}/${to}.gz DEPENDS ${from}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
        COMMAND sh -c "${GZIP} -9nc '${from}' > '${made}/${to}.gz'" VERBATIM)
    set(packed ${packed} ${made}/${to}.gz PARENT_SCOPE)
endfunction()
satark_pack(${deploy}/satark.1 satark.1)
satark_pack(${deploy}/satark-kiosk.1 satark-kiosk.1)
satark_pack(${deploy}/debian/changelog changelog)
add_custom_target(packed ALL DEPENDS ${packed})
file(CREATE_LINK satark.1.gz ${made}/update-warnings.1.gz SYMBOLIC)
install(FILES ${made}/satark.1.gz ${made}/satark-kiosk.1.gz ${made}/update-warnings.1.gz
    DESTINATION share/man/man1)
install(FILES ${made}/changelog.gz DESTINATION share/doc/satark)

# The licence as a paragraph of the copyright file: a blank before each line, a dot on empty ones.
file(READ ${CMAKE_SOURCE_DIR}/LICENSE licence)
string(REGEX REPLACE "^.*\n\n(Permission)" "\\1" licence "${licence}")
string(STRIP "${licence}" licence)
string(REGEX REPLACE "\n\n" "\n.\n" licence "${licence}")
string(REGEX REPLACE "\n" "\n " LICENCE_TEXT " ${licence}")
configure_file(${deploy}/debian/copyright.in ${made}/copyright @ONLY)
install(FILES ${made}/copyright DESTINATION share/doc/satark)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME satark)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
if(NOT DEFINED ENV{DEBFULLNAME} OR NOT DEFINED ENV{DEBEMAIL})
    file(STRINGS ${deploy}/debian/changelog signed REGEX "^ -- ")
    list(GET signed 0 signed)
    string(REGEX REPLACE "^ -- (.*>)  .*$" "\\1" CPACK_DEBIAN_PACKAGE_MAINTAINER "${signed}")
endif()
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, fonts-noto-core, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "espeak-ng, hunspell-hi, libegl1, libgl1-mesa-dri, libgles2")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${deploy}/debian/postinst ${deploy}/debian/prerm ${deploy}/debian/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "touch kiosk that tells scam messages from genuine ones")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Satark fills a touch screen in the lobby of an Indian electricity office.
It warns of the frauds that go round, in Hindi and English, and tells anyone
whether the message, number, link or UPI ID they received is official, a
scam, suspicious, or cannot be confirmed. It needs no network, and what
people type is never written to a file.
.
The package holds the kiosk, the staff's programme satark, and the services
that start the kiosk and take a signed list from a USB stick.")
include(CPack)
