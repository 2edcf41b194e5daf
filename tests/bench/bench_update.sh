#!/usr/bin/env bash
# What people at the kiosk feel of a new list: how late a picture comes while somebody types and
# lists of a million reported numbers are put in place, beside the same without an update; and how
# long look-ups take in one process while another takes such a list. One JSON object a line. Needs
# about 500 MB of disk for as long as it runs.
. "$(dirname "$0")/../e2e/lib.sh"
bin=$1
export SATARK_NOW=2026-11-24T11:42
numbers=1000000

# list SERIAL OUT: the list that ships, with the numbers
list() {
    [ -d "$work/csv" ] || {
        cp -r assets/registry "$work/csv"
        awk -v n="$numbers" 'BEGIN { for (i = 0; i < n; i++)
            printf "phone,%.0f,seen in the trial,2026-01-01,made for the benchmark\n", 6000000000 + i * 997
        }' >>"$work/csv/reported.csv"
    }
    "$bin/satark" registry build --from "$work/csv" --serial "$1" --date 2026-11-23 --out "$2" >/dev/null
}

figure() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" "$2"; }

# typing SECONDS: somebody at the keyboard, a key every tenth of a second
typing() {
    local until=$((SECONDS + $1))
    touch_area "$work/attract.areas" '"act":"go","arg":1'
    while [ "$SECONDS" -lt "$until" ]; do
        type_keys "$work/verify.areas" क म
        type_keys "$work/verify.areas" backspace backspace
    done
}

# watch NAME: a kiosk for 14 seconds of typing; its figures in NAME.json
watch() {
    kiosk --exit-after 16 --stats "$work/$1.json"
    typing 12
    wait "$kiosk_pid" || fail "the kiosk ended: $(cat "$work/kiosk.log")"
}

# bring_lists: three of them, at three-second intervals
bring_lists() {
    local i
    for i in 1 2 3; do
        sleep 3
        mv "$work/next.$i.db" "$SATARK_DATA/registry.db"
    done
}

init_data
"$bin/satark" setting set kiosk.slide_seconds 3 >/dev/null
display 1080 1920
areas attract
areas verify --text "कुछ लिखा हुआ"
list 2 "$SATARK_DATA/registry.db"
for i in 1 2 3; do
    list $((i + 2)) "$work/next.$i.db"
done
watch still
bring_lists &
watch update
grep -q registry.db "$work/kiosk.log" && fail "a list was not taken: $(cat "$work/kiosk.log")"
printf '{"bench":"kiosk_update","reported":%d,"late_ms_max":%s,"frame_ms_max":%s,' "$numbers" \
    "$(figure late_ms_max "$work/update.json")" "$(figure frame_ms_max "$work/update.json")"
printf '"input_to_present_ms_p99":%s,"late_ms_max_without_update":%s,"frame_ms_max_without_update":%s}\n' \
    "$(figure input_to_present_ms_p99 "$work/update.json")" \
    "$(figure late_ms_max "$work/still.json")" "$(figure frame_ms_max "$work/still.json")"
