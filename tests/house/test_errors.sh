#!/bin/bash
# test_errors.sh BUILD: what goes wrong is told in Hindi. Every complaint that the rooms and the
# commands make, and every phrase for what a cell should hold, is in assets/lang/errors.hi.po. Run
# from the project's root.
set -u
export LC_ALL=C.UTF-8
po=assets/lang/errors.hi.po
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
failed=0

complain() {
    echo "$*" >&2
    failed=1
}

# missing FILTER XGETTEXT-ARGUMENTS...: the English that the catalogue has not, one a line.
missing() {
    local filter=$1
    shift
    xgettext --from-code=UTF-8 --force-po --no-wrap --no-location -x "$po" -x "$scratch/bugs.pot" \
        -o - "$@" 2>/dev/null | sed -n 's/^msgid "\(..*\)"$/\1/p' |
        grep -vxF '%s' | grep -E "$filter"
}

msgfmt --check -o "$scratch/hi.mo" "$po" || complain "$po: msgfmt refuses it"
xgettext --from-code=UTF-8 --force-po -k -kBUG:1 -o "$scratch/bugs.pot" app/*/*.c app/*/*/*.c ||
    complain "xgettext failed"

# ---- complaints ----
complaints="-k -kerr_env:2 -kerr_input:2 -kcli_usage:3 -kcsv_fault:7 -kcsv_complain:4 -kjson_complain:3"
read -ra complaints <<<"$complaints"
files=(app/{base,office,registry,text,cli}/*.c app/registry/bundle/*.c)
[ -d app/paper ] && files+=(app/paper/*.c)
[ "$(xgettext --from-code=UTF-8 "${complaints[@]}" -o - "${files[@]}" | grep -c '^msgid')" -gt 150 ] ||
    complain "hardly a complaint was found in the code"
while read -r line; do
    complain "$po: no Hindi for: $line"
done < <(missing . "${complaints[@]}" "${files[@]}")

# ---- what a cell should hold, what a setting is for ----
# These files return such phrases; what looks like SQL, or is one or two words, is none; nor is
# what csv.c puts together.
phrases=(app/office/{warning_row,warning_plan,counter_row,when,holiday,table}.c app/office/when.h
    app/base/csv.c app/cli/{vet,notice_words}.c app/office/setting.c app/registry/{key,list,source,rules,weights}.c)
for file in "${phrases[@]}"; do
    [ -f "$file" ] || complain "$file: not there; name the file that has its phrases now"
done
while read -r line; do
    complain "$po: no Hindi for: $line"
done < <(missing '^[a-zU0-9%][^ ]* .* ' -a "${phrases[@]}" | grep -vE '[A-Z]{5,}|\\n|^row %zu')

[ "$failed" = 0 ] && echo "all of it is told in Hindi"
exit "$failed"
