#!/usr/bin/env bash
# The Debian package of the release: what is in it, who owns it, what it needs; its scripts are sh; its
# programs run from where they stand. scripts/package-try installs it on a fresh Debian 12, too slow
# for here. $1: the folder of the programs, beside which the release is built.
set -u
release=$(cd "$1/.." && pwd)/release
for tool in cpack dpkg-shlibdeps dpkg-deb; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is missing"; exit 77; }
done
[ "$release" = "$PWD/build/release" ] && [ -x "$release/satark" ] && [ -x "$release/satark-kiosk" ] ||
    { echo "skipped: there is no release beside $1"; exit 77; }
place=$(mktemp -d /tmp/satark-package-XXXXXX)
trap 'rm -rf "$place"' EXIT
failed=0
bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$*"
}

deb=$(env -u DEBEMAIL -u DEBFULLNAME scripts/package --no-build "$place/out" 2>"$place/log") ||
    { tail -n 20 "$place/log"; exit 1; }
[ "$(find "$place/out" -mindepth 1 | wc -l)" = 1 ] || bad "more than the package is left in its folder"
dpkg-deb -f "$deb" >"$place/control"
dpkg-deb -c "$deb" >"$place/list"
dpkg-deb -e "$deb" "$place/scripts"
dpkg-deb -x "$deb" "$place/root"
version=$("$release/satark" --version | sed 's/^satark //')

# ---- what it says of itself ----
says() { # FIELD TEXT
    sed -n "s/^$1: //p" "$place/control" | grep -qF -- "$2" || bad "$1 says nothing of $2"
}
says Package satark
says Version "$version"
says Maintainer "The Satark authors <"
for need in adduser fonts-noto-core libsqlite3-0 libsodium23 libzstd1 libicu72 libsdl2-2.0-0 libpsl5 libpangocairo-1.0-0 fonts-dejavu-core; do
    says Depends "$need"
done
says Recommends hunspell-hi
says Recommends espeak-ng
head -n 1 scripts/deploy/debian/changelog | grep -qF "satark ($version) " ||
    bad "the changelog begins with another version than $version"

# ---- what is in it ----
holds() { # MODE PATH: a file of root's
    grep -qE "^$1 root/root .* \./$2$" "$place/list" || bad "no $2 with $1"
}
for path in bin/satark bin/satark-kiosk bin/update-warnings lib/satark/refresh-db \
    lib/satark/usb-stick; do
    holds -rwxr-xr-x "usr/$path"
done
for path in lib/systemd/system/satark-kiosk.service lib/systemd/system/satark-usb@.service \
    lib/systemd/system/satark-stick@.service lib/systemd/system/satark-stick-write.path \
    lib/systemd/system/satark-stick-write.service \
    lib/udev/rules.d/99-satark-usb.rules share/bash-completion/completions/satark \
    share/man/man1/satark.1.gz share/man/man1/satark-kiosk.1.gz share/doc/satark/changelog.gz \
    share/doc/satark/copyright share/doc/satark/README.Debian share/doc/satark/STAFF.md \
    share/satark/canaries.csv \
    share/satark/lang/hi.mo share/satark/lang/en.mo share/satark/words/hindi.csv; do
    holds -rw-r--r-- "usr/$path"
done
for picture in $(grep -oE 'assets/[a-z/-]+\.png' STAFF.md); do
    holds -rw-r--r-- "usr/share/doc/satark/$picture"
done
for folder in icons registry; do
    for file in "assets/$folder"/*.*; do
        [ "$folder" = icons ] && [[ $file != *.svg ]] && continue
        [ "$folder" = registry ] && [[ $file != *.csv ]] && continue
        cmp -s "$file" "$place/root/usr/share/satark/$folder/$(basename "$file")" ||
            bad "$file is not there, or another one"
    done
done
odd=$(awk '$2 != "root/root" || ($1 !~ /^l/ && (substr($1, 9, 1) == "w" || $1 ~ /[sS]/))' "$place/list")
[ -z "$odd" ] || bad "somebody else's, or anybody may change it: $odd"
outside=$(grep -vE ' \./usr/' "$place/list" | grep -vE ' \./$')
[ -z "$outside" ] || bad "outside of /usr: $outside"

# The fonts are Debian's.
while read -r font; do
    link=$place/root/usr/share/satark/fonts/$(basename "$font")
    [ -L "$link" ] || bad "$link is no link"
    target=$(cd "$(dirname "$link")" && realpath -m "$(readlink "$link")")
    [ "${target#"$place/root"}" = "$font" ] || bad "$link does not lead to $font"
done < <(grep '^/' fonts/files)

# ---- texts and scripts ----
grep -q '^ Permission is hereby granted, free of charge' "$place/root/usr/share/doc/satark/copyright" ||
    bad "the copyright file without the licence"
grep -q '^License: Expat$' "$place/root/usr/share/doc/satark/copyright" || bad "which licence"
(cd "$place/root" && md5sum --quiet -c "$place/scripts/md5sums") || bad "the sums"
for script in postinst prerm postrm; do
    [ -x "$place/scripts/$script" ] || bad "$script cannot be run"
    sh -n "$place/scripts/$script" || bad "$script is no sh"
done
for unit in "$place"/root/usr/lib/systemd/system/*; do
    for program in $(sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$unit"); do
        [ -x "$place/root$program" ] || bad "$unit starts $program, which is not there"
    done
done

# ---- it runs ----
export SATARK_ASSETS=$place/root/usr/share/satark SATARK_DATA=$place/data
"$place/root/usr/bin/satark" init --discom kesco >/dev/null || bad "init"
"$place/root/usr/bin/satark" doctor --json >"$place/found"
for code in list.ok office.ok; do
    grep -qF "\"code\":\"$code\"" "$place/found" || bad "doctor does not find $code"
done

[ $failed = 0 ] && echo "the package is whole"
[ $failed = 0 ]
