#!/usr/bin/env bash
# satark stats: what a manager sees of the counts, on the terminal, as a page, a table and JSON. $1:
# the programs' folder. Only the kiosk counts, so the rows here are put in by hand.
set -u
satark=$(cd "$1" && pwd)/satark
place=$(mktemp -d /tmp/satark-stats-XXXXXX)
trap 'rm -rf "$place"' EXIT
export SATARK_DATA=$place/data SATARK_NOW=2026-11-22T11:46 LC_ALL=C.UTF-8
unset LANG LC_MESSAGES
failed=0
bad() {
    failed=1
    printf 'FAILED: %s\n' "$1"
    head -c 2000 "$place/out" | sed 's/^/    | /'
    sed 's/^/    | /' "$place/err"
}

# expect WHY EXIT TEXT ARGUMENT...: the exit code, and TEXT on the output (EXIT 0) or the error line.
expect() {
    local why=$1 want=$2 text=$3 file=out got
    shift 3
    "$satark" stats "$@" >"$place/out" 2>"$place/err"
    got=$?
    [ "$want" = 0 ] || file=err
    [ $got = "$want" ] || bad "$why: exit $got, expected $want"
    grep -qF -- "$text" "$place/$file" || bad "$why: “$text” is not there"
    [ "$want" = 0 ] || [ ! -s "$place/out" ] || bad "$why: output in spite of an error"
}
absent() { ! grep -qF -- "$2" "$place/out" || bad "$1: “$2” is there"; }
json() { # WHY PATH VALUE: of the answer in out
    local got
    got=$(sqlite3 :memory: "SELECT json_extract(CAST(readfile('$place/out') AS TEXT), '$2')")
    [ "$got" = "$3" ] || bad "$1: $2 is “$got”, expected “$3”"
}
# Nothing in the page is fetched, run or followed, and it is well-formed.
page() { # WHY FILE
    if command -v xmllint >/dev/null; then
        xmllint --noout "$2" 2>"$place/err" || bad "$1: not well-formed"
    fi
    ! grep -qiE 'http|<script|<link|<img|href|src=|@import' "$2" || bad "$1: it refers to something"
    ! grep -qE '(stats|fraud|verdict)\.[a-z]' "$2" || bad "$1: a sentence is missing"
}

expect "no office yet" 1 "satark init"
"$satark" init --discom kesco --office 'कार्यालय <b>"1" & Co</b>' >/dev/null || bad "init"
expect "nothing yet" 0 "Nothing was counted in this time"
expect "nothing yet, as a page" 0 "Nothing was counted in this time" --html
page "nothing yet" "$place/out"
expect "nothing yet, as a table" 0 "day,hour,what,which,n" --csv
expect "nothing yet, as JSON" 0 '"checks":0' --json
json "nothing yet" '$.days[0]' ""

# 20758 is 1 November 2026. Nothing was counted on the 2nd; one check today.
warning=$("$satark" warning list --json | grep -o '"id":"[^"]*"' | head -n 1 | cut -d'"' -f4)
sqlite3 "$SATARK_DATA/office.db" "INSERT INTO count VALUES
    (20758, 10, 'check', 'scam', 8), (20758, 11, 'check', 'scam', 2), (20758, 11, 'check', 'official', 9),
    (20758, -1, 'fraud', 'cut', 7), (20758, -1, 'fraud', 'link', 3), (20758, -1, 'way', 'text', 19),
    (20758, -1, 'shown', '$warning', 5400), (20758, -1, 'shown', 'gone-<long>&-ago', 60),
    (20760, -1, 'shown', '$warning', 60), (20760, -1, 'report', '', 4),
    (20779, 11, 'check', 'suspicious', 3), (20779, -1, 'fraud', 'new-kind', 3),
    (20779, -1, 'way', 'questions', 3), (20790, 9, 'check', 'scam', 5);" || bad "the rows"

expect "the screen" 0 "1 November 2026 to 22 November 2026 · counted on 3 of 22 days"
grep -qF "Checks: 22   Reports to the office: 4" "$place/out" || bad "the sums"
grep -qF "        10  ████████████  This is a scam  45%" "$place/out" || bad "a bar"
grep -qF "Most checks were from 11 am to 12 pm: 14" "$place/out" || bad "the hours"
grep -qF "Most often: Threat to cut the supply (7)" "$place/out" || bad "the frauds"
grep -qF "new-kind" "$place/out" || bad "a kind of fraud that is not known here"
[ "$(wc -l <"$place/out")" -le 45 ] || bad "more than a screen"
LC_ALL=hi_IN.UTF-8 "$satark" stats >"$place/out" 2>"$place/err" || bad "in Hindi"
grep -qF "सबसे ज़्यादा: बिजली काटने की धमकी (7)" "$place/out" || bad "not in Hindi"
expect "the language asked for" 0 "सबसे ज़्यादा जाँच सुबह 11 बजे से" --lang hi

expect "a day" 0 "Checks: 19" --from 2026-11-01 --to 2026-11-01
absent "a day" "Most checks"
expect "a day's page" 0 "Checks in all: 19" --from 2026-11-01 --to 2026-11-01 --html
expect "of fewer than 20 checks no hour is told" 0 "Hours are shown from 20 checks on" --to 01-11-2026
absent "of fewer than 20" "Most checks were from"
expect "an hour asked for is its day" 0 "Checks: 19" --from 2026-11-01T10:00 --to 2026-11-01T10:30
expect "a day nothing was counted on" 0 "Nothing was counted" --from 2026-11-02 --to 2026-11-02
expect "what comes after today waits" 0 "Checks: 22"
expect "unless it is asked for" 0 "Checks: 27" --to 2026-12-31

expect "of next years there is nothing to know" 0 "Checks: 27" --from 2026-11-01 --to 9999-12-31
sqlite3 "$SATARK_DATA/office.db" "INSERT INTO count VALUES
    (20758, -1, 'way', char(27) || '[2J' || hex(zeroblob(9000)), 1)"
expect "a name of another hand" 0 "?[2J000"
! grep -q $'\033' "$place/out" || bad "the terminal is told what to do"
[ "$(wc -L <"$place/out")" -le 120 ] || bad "a name without an end"
sqlite3 "$SATARK_DATA/office.db" "DELETE FROM count WHERE which GLOB '*000000*'"

for lang in hi en; do
    expect "the page" 0 "$place/page.html" --lang $lang --html "$place/page.html"
    page "the page in $lang" "$place/page.html"
    [ "$(grep -c '<svg class="plot ' "$place/page.html")" = 3 ] || bad "no three plots"
done
grep -qF '&lt;b&gt;&quot;1&quot; &amp; Co' "$place/page.html" || bad "the office's name is no text"
grep -qF 'gone-&lt;long&gt;&amp;-ago' "$place/page.html" || bad "a warning that is gone"
! grep -qF ">$warning<" "$place/page.html" || bad "the warning's id instead of its title"
grep -qF 'fill="#ddd8c9"' "$place/page.html" || bad "no band for the days that were not counted"
head -c 3 "$place/page.html" | grep -q '<!D' || bad "a page begins with something else"
expect "to standard output" 0 "<!DOCTYPE html>" --html -
expect "to standard output too" 0 "</html>" --html --lang en
expect "the option before the period" 0 "$place/p2.html" --html="$place/p2.html" --from 2026-11-22

expect "the table" 0 "2026-11-01,,check,scam,10" --csv
grep -qx ",11,hour,,14" "$place/out" || bad "the hours of the table"
! grep -qE '^2026[^,]*,[0-9]' "$place/out" || bad "a day's hour is told"
expect "the table of a day" 0 "2026-11-22,,check,suspicious,3" --csv --from 2026-11-22
! grep -q '^,' "$place/out" || bad "hours of fewer than 20 checks"
expect "to a file" 0 "$place/f.csv" --csv "$place/f.csv"
head -n 1 "$place/f.csv" | grep -q $'^\xEF\xBB\xBFday,hour,what,which,n' || bad "Excel cannot read it"
expect "JSON" 0 '"hours":[0,0' --json
json "JSON" '$.checks' 22
json "JSON" '$.to' 2026-11-22
json "JSON" '$.frauds[0].id' cut
json "JSON" '$.shown[0].seconds' 5460
json "JSON" '$.days[0].scam' 10
json "JSON" '$.hours[11]' 14

expect "two forms" 2 "choose one of" --csv --json
expect "two files" 2 "choose one of" --csv a --html b
expect "twice" 2 "choose one of" --html a --html b
expect "no file behind the sign" 2 "--html" --html=
expect "JSON goes to no file" 2 "--json=x" --json=x
expect "no such language" 2 "expected hi or en" --lang ta
expect "no date" 2 "--from" --from yesterday
expect "ends before it begins" 2 "--from" --from 2026-11-22 --to 2026-11-01
expect "a word too many" 2 "satark" now
expect "a word behind JSON" 2 "satark" --json out.json
expect "a folder that is not there" 1 "$place/no/p.html" --html "$place/no/p.html"
expect "a folder of that name" 1 "$place/data" --html "$place/data"
[ "$failed" = 0 ] && echo "ok: stats"
exit "$failed"
