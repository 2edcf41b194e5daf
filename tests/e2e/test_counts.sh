#!/usr/bin/env bash
# What the kiosk counts of two people and what it does not; and that nothing of what they typed is in
# any file.
. "$(dirname "$0")/lib.sh"
init_data
display 1080 1920
message="sentinelword aaj raat 9:30 baje bijli kat jayegi 8260303942 par call karo"
areas attract
areas verify --text "$message"
areas result --text "$message"
areas report --text "$message"
areas report-done --text "$message"

# counted WHAT: "WHICH N" of each, but for the seconds of the warnings.
counted() { sqlite3 "$SATARK_DATA/office.db" "SELECT which, sum(n) FROM count WHERE what = '$1' GROUP BY which"; }
expect() {
    local got
    got=$(counted "$1" | tr '\n' ' ')
    [ "$got" = "$2" ] || fail "$3: $1 is “$got”, not “$2”"
}
type_and_check() {
    touch_area "$work/attract.areas" '"act":"go","arg":1'
    wait_color ddd8c9 20000 5 || fail "the keyboard did not come"
    xdotool type --delay 30 "$1"
    sleep 0.3
    touch_area "$work/verify.areas" '"act":"check"'
    sleep 0.8
}

kiosk
sleep 2 # a warning is on the screen
type_and_check "$message"
touch_area "$work/result.areas" '"act":"lang"'
sleep 0.5
touch_area "$work/result.areas" '"act":"lang"'
sleep 0.5
touch_area "$work/result.areas" '"act":"back"' # back to the text, not changed, and checked again
wait_color ddd8c9 20000 5 || fail "the keyboard did not come back"
touch_area "$work/verify.areas" '"act":"check"'
sleep 0.8
[ -z "$(counted check)" ] || fail "a touch writes to the disk"
touch_area "$work/result.areas" '"act":"report"'
wait_color ffc53d 60000 5 || fail "no consent is asked"
touch_area "$work/report.areas" '"act":"report-yes"'
sleep 0.8
touch_area "$work/report-done.areas" '"act":"done"'
wait_color 17346b 300000 10 || fail "the first screen did not come back"
sleep 2
expect check "scam|1 " "one person, said twice and in two languages"
expect way "text|1 " "by its text"
expect fraud "cut|1 " "what kind"
expect report "|1 " "what was told"
"$bin/satark" report list --json | grep -qF '"fraud":"cut"' || fail "the report has no kind"
seconds=$(sqlite3 "$SATARK_DATA/office.db" "SELECT sum(n) FROM count WHERE what = 'shown'")
[ "$seconds" -ge 1 ] && [ "$seconds" -le 60 ] || fail "warnings were shown for $seconds s"
strange=$(sqlite3 "$SATARK_DATA/office.db" \
    "SELECT count(*) FROM count WHERE what = 'shown' AND which NOT IN (SELECT id FROM warning)")
[ "$strange" = 0 ] || fail "what was shown is no warning"
echo "ok: a person who left is counted, once"

type_and_check 1912
kill -TERM "$kiosk_pid"
wait "$kiosk_pid" || true
expect check "official|1 scam|1 " "ended by a signal"
expect way "number|1 text|1 " "by a number"
expect fraud "cut|1 " "an official number is no fraud"
"$bin/satark" stats --json >"$work/stats.json"
grep -qF '"checks":2,"scam":1,"suspicious":0,"unverified":0,"official":1,"reports":1' \
    "$work/stats.json" || fail "satark stats tells otherwise: $(cat "$work/stats.json")"
echo "ok: a kiosk that ends has written what it counted"

export SATARK_NOW=2020-01-01T10:00
kiosk
type_and_check "$message"
kill -TERM "$kiosk_pid"
wait "$kiosk_pid" || true
expect check "official|1 scam|1 " "the clock is known to be wrong"
[ "$(grep -rla -e sentinelword -e "raat 9:30" "$SATARK_DATA" | wc -l)" = 0 ] ||
    fail "what was typed is in a file"
[ ! -s "$work/kiosk.log" ] || ! grep -qa sentinelword "$work/kiosk.log" || fail "it is in the log"
echo "ok: a wrong clock counts nothing; nothing typed is kept"
