#!/usr/bin/env bash
# satark report: what a clerk sees of what people told. $1: the programs' folder. Only the kiosk adds
# reports, so the rows here are put in by hand.
set -u
satark=$(cd "$1" && pwd)/satark
place=$(mktemp -d /tmp/satark-report-XXXXXX)
trap 'rm -rf "$place"' EXIT
export SATARK_DATA=$place/data SATARK_NOW=2026-11-22T11:46
failed=0
bad() {
    failed=1
    printf 'FAILED: %s\n' "$1"
    sed 's/^/    | /' "$place/out" "$place/err"
}

# expect WHY EXIT TEXT COMMAND...: the exit code, and TEXT on the output (EXIT 0) or the error line.
expect() {
    local why=$1 want=$2 text=$3 file=out got
    shift 3
    "$satark" "$@" >"$place/out" 2>"$place/err"
    got=$?
    [ "$want" = 0 ] || file=err
    [ $got = "$want" ] || bad "$why: exit $got, expected $want"
    grep -qF -- "$text" "$place/$file" || bad "$why: “$text” is not there"
}
absent() { ! grep -qF -- "$2" "$place/out" || bad "$1: “$2” is there"; }

expect "no office yet" 1 "satark init" report list
"$satark" init --discom kesco >/dev/null || bad "init"
expect "nothing yet" 0 "nothing was reported" report list
expect "nothing yet, for programmes" 0 "[]" report list --json

# 21 November 23:59 and 22 November 11:00, Indian time.
sqlite3 "$SATARK_DATA/office.db" "
    INSERT INTO report VALUES (1, 'phone', '8260303942', 'scam', 2, 1795285740, 1795325400, 'cut'),
        (2, 'link', 'kesco-bill.xyz', 'suspicious', 1, 1795285740, 1795285740, '');
    INSERT INTO report_token VALUES (146, 'SN-0146', 1795285740, 'scam'),
        (147, 'SN-0147', 1795325400, 'scam');
    INSERT INTO report_told VALUES (146, 1), (146, 2), (147, 1);" || bad "the rows"

expect "the list" 0 "    2  phone   scam        cut      2026-11-21 23:59  2026-11-22 11:00  8260303942" \
    report list
[ "$(sed -n 2p "$place/out" | grep -c 8260303942)" = 1 ] || bad "the last one does not come first"
expect "as JSON" 0 '{"kind":"phone","value":"8260303942","verdict":"scam","count":2,"first":"2026-11-21 23:59","last":"2026-11-22 11:00","fraud":"cut"}' \
    report list --json
sqlite3 :memory: "SELECT json_array_length(CAST(readfile('$place/out') AS TEXT))" | grep -qx 2 ||
    bad "no JSON of two"
expect "from a day on" 0 8260303942 report list --from 2026-11-22
absent "from a day on" kesco-bill
expect "to the end of a day" 0 kesco-bill.xyz report list --to 2026-11-21
expect "the day before" 0 "nothing was reported" report list --to 2026-11-20
expect "today by the hour" 0 8260303942 report list --from 10:30 --to now
expect "no date" 2 "--from" report list --from yesterday
expect "too many words" 2 "satark" report list 2026

expect "a token" 0 "token SN-0146 of 2026-11-21 23:59: scam" report show sn-0146
expect "all it told of" 0 kesco-bill.xyz report show SN-0146
expect "as JSON" 0 '{"token":"SN-0147","at":"2026-11-22 11:00","verdict":"scam","reported":[{' \
    report show SN-0147 --json
expect "no such token" 2 "SN-9999" report show SN-9999
expect "no token" 2 "satark" report show

expect "to standard output" 0 "phone,8260303942,scam,2,2026-11-21T23:59,2026-11-22T11:00,cut" \
    report export -
expect "to a file" 0 "$place/r.csv" report export "$place/r.csv"
grep -q '^link,kesco-bill.xyz,suspicious,1,' "$place/r.csv" || bad "the file"
expect "a folder that is not there" 1 "$place/no/r.csv" report export "$place/no/r.csv"
expect "no such verb" 2 "list, show, export or letter" report burn
[ "$failed" = 0 ] && echo "ok: report"
exit "$failed"
