#!/usr/bin/env bash
# satark registry diff, as head office reads it before it signs. $1: the folder of the programs.
set -u
satark=$(cd "$1" && pwd)/satark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SATARK_DATA=$work/none SATARK_NOW=2026-11-22T11:42
failed=0

# run CODE WHY COMMAND...: its exit code, with what it said in $said
run() {
    local code=$1 why=$2 got
    shift 2
    said=$("$@" 2>&1)
    got=$?
    if [ "$got" -ne "$code" ]; then
        echo "$why: exit $got, expected $code: $said"
        failed=1
    fi
}

says() {
    case $said in
    *"$2"*) ;;
    *)
        echo "$1: “$2” is not in: $said"
        failed=1
        ;;
    esac
}

silent() {
    case $said in
    *"$2"*)
        echo "$1: “$2” is in: $said"
        failed=1
        ;;
    esac
}

build() { "$satark" registry build --from "$work/csv" --serial "$1" --out "$work/$1.db" --date 2026-11-2"$1" >/dev/null || failed=1; }
line() { grep -nF -- "$1" <<<"$said" | head -1 | cut -d: -f1; }

cp -r tests/data/registry "$work/csv"
build 1

# nothing changes
build 2
run 0 "the same rows" "$satark" registry diff "$work/1.db" "$work/2.db"
says "the same rows" "List 1, 21 November 2026 → list 2, 22 November 2026: what changes"
says "the same rows" "Nothing changes but the list's number and date."
says "the same rows" "One signature is enough"
says "the same rows" "channels: 0 added, 0 changed, 0 removed"

# only reported rows: one key, the first twenty shown
for i in $(seq 10 39); do echo "phone,98765432$i,bill fraud,,test"; done >>"$work/csv/reported.csv"
build 3
run 0 "reported rows" "$satark" registry diff "$work/1.db" "$work/3.db"
says "reported rows" "ADDED reported phone 9876543210: bill fraud"
says "reported rows" "9876543229"
silent "reported rows" "9876543230"
says "reported rows" "… and 10 more reported rows; --all shows them"
says "reported rows" "reported frauds: 30 added, 0 changed, 0 removed"
says "reported rows" "One signature is enough"
run 0 "all reported rows" "$satark" registry diff --all "$work/1.db" "$work/3.db"
says "all reported rows" "9876543239"
silent "all reported rows" "more reported rows"

# official rows: two keys, before all others
sed -i 's/^\*,phone,1912,.*/*,phone,1912,1912,बिजली की शिकायत,Complaints and payments,24,official,,test,reported/
s/^\*,phone,155260.*//' "$work/csv/channels.csv"
echo 'alpha,phone,9876543211,98765-43211,दफ़्तर,Office,24,official,,test,confirmed' >>"$work/csv/channels.csv"
echo 'beta,phone,1800222333,,शिकायत,Complaints,24,official,,test,confirmed' >>"$work/csv/channels.csv"
sed -i '/9876543215/d; s/closed,,/closed,https:\/\/maps.example\/north,/' "$work/csv/reported.csv" "$work/csv/counters.csv"
build 4
run 0 "official rows" "$satark" registry diff "$work/3.db" "$work/4.db"
says "official rows" "ADDED official phone 1800222333, beta: Complaints, day and night"
says "official rows" "    source: test"
says "official rows" "CHANGED official phone 1912, national: purpose (English) was “Electricity complaints”, now “Complaints and payments”"
says "official rows" "REMOVED superseded phone 155260, national: Former number"
says "official rows" "CHANGED counter north, alpha: map link was “”, now “https://maps.example/north”"
says "official rows" "REMOVED reported phone 9876543215: bill fraud"
says "official rows" "channels: 2 added, 1 changed, 1 removed"
says "official rows" "TWO signatures by different keys are needed"
says "a reported number becomes official" "!!! STOP: list 3 reports this as FRAUD"
[ "$(line '!!! STOP')" -eq "$(($(line 'ADDED official phone 9876543211') + 1))" ] ||
    { echo "the warning is not below its row: $said"; failed=1; }
[ "$(line 'ADDED official')" -lt "$(line 'REMOVED reported')" ] || { echo "official rows are not first: $said"; failed=1; }
[ "$(grep -c STOP <<<"$said")" -eq 1 ] || { echo "a warning too many: $said"; failed=1; }

run 0 "in Hindi" "$satark" registry diff "$work/3.db" "$work/4.db" --lang hi
says "in Hindi" "जुड़ा: आधिकारिक फ़ोन 1800222333, beta: शिकायत, दिन-रात"
says "in Hindi" "ठगी के रूप में दर्ज"
says "in Hindi" "दो अलग चाबियों के हस्ताक्षर ज़रूरी हैं"

run 0 "JSON" "$satark" registry diff "$work/3.db" "$work/4.db" --json
says "JSON" '{"before":3,"after":4,"stale_days":30,"changes":['
says "JSON" '"table":"channel","change":"added","what":"phone 9876543211, alpha","was_reported":true,'
says "JSON" '"channel":{"added":2,"changed":1,"removed":1}'
says "JSON" '"keys":2}'
printf '%s' "$said" >"$work/json"
sqlite3 :memory: "SELECT json_array_length(CAST(readfile('$work/json') AS TEXT), '\$.changes')" >"$work/n" 2>&1
[ "$(cat "$work/n")" = 6 ] || { echo "JSON: $(cat "$work/n") changes"; failed=1; }

# the way back: only less
run 0 "back" "$satark" registry diff "$work/3.db" "$work/1.db"
says "back" "WARNING: list 1 is not newer than list 3."
says "back" "One signature is enough"

# the first list of all
run 0 "from nothing" "$satark" registry diff - "$work/1.db"
says "from nothing" "List 1, 21 November 2026: everything in it is new"
says "from nothing" "TWO signatures"
run 0 "from nothing, JSON" "$satark" registry diff - "$work/1.db" --json
says "from nothing, JSON" '{"before":null,"after":1,'

# days after which a list is old
"$satark" registry build --from "$work/csv" --serial 5 --out "$work/5.db" --stale-after 3650 >/dev/null
run 0 "days" "$satark" registry diff "$work/4.db" "$work/5.db"
says "days" "after 3650 days"

# what could hide a row on the screen is shown as what it is
sed -i "s/Complaints and payments/Com\xE2\x80\xAEplaints\xC2\x9B2J/" "$work/csv/channels.csv"
build 6
run 0 "marks" "$satark" registry diff "$work/4.db" "$work/6.db"
says "marks" 'now “Com\u202Eplaints\u009B2J”'

# lists that are none
run 1 "no list" "$satark" registry diff "$work/none.db" "$work/1.db"
says "no list" "none.db"
head -c 8192 "$work/1.db" >"$work/half.db"
run 1 "half a list" "$satark" registry diff "$work/1.db" "$work/half.db"
cp "$work/4.db" "$work/odd.db"
sqlite3 "$work/odd.db" "UPDATE channel SET key='9000000000' WHERE key='1912'"
run 1 "another number's key" "$satark" registry diff "$work/1.db" "$work/odd.db"
says "another number's key" "odd.db: table channel"
silent "another number's key" "signature"
cp "$work/4.db" "$work/odd.db"
sqlite3 "$work/odd.db" "CREATE TABLE more(x)"
run 1 "a table too many" "$satark" registry diff "$work/odd.db" "$work/4.db"
run 2 "one list" "$satark" registry diff "$work/1.db"
run 2 "three lists" "$satark" registry diff "$work/1.db" "$work/2.db" "$work/3.db"
run 2 "a language nobody speaks" "$satark" registry diff "$work/1.db" "$work/2.db" --lang fr
run 2 "an option nobody knows" "$satark" registry diff "$work/1.db" "$work/2.db" --frob
exit $failed
