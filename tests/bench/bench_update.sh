#!/usr/bin/env bash
# What people at the kiosk feel of a new list: how late a picture comes while somebody types and
# sticks with a million reported numbers are taken, beside the same without an update; and how long
# look-ups take in one process while another takes such a list. One JSON object a line. Needs
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

# stick SERIAL OUT: the list of that serial, as head office sends it
stick() {
    list "$1" "$work/next.db"
    "$bin/satark" bundle make --list "$work/next.db" --discom kesco --out "$2" \
        --key "$work/office.key" >/dev/null
    rm "$work/next.db"
}

# take_sticks: two of them while somebody types
take_sticks() {
    local i
    for i in 3 4; do
        sleep 2
        "$bin/satark" bundle apply "$work/stick.$i" >/dev/null || fail "list $i was not taken"
    done
}

init_data
"$bin/satark" setting set kiosk.slide_seconds 3 >/dev/null
"$bin/satark" bundle keygen --out "$work/office" --no-password >/dev/null
"$bin/satark" bundle trust "$work/office.pub" >/dev/null
list 2 "$SATARK_DATA/registry.db"
for i in 3 4 5; do stick $i "$work/stick.$i"; done

display 1080 1920
areas attract
areas verify --text "कुछ लिखा हुआ"
watch still
take_sticks &
taker=$!
watch update
wait $taker || fail "a list was not taken"
[ ! -s "$work/kiosk.log" ] || fail "the kiosk complains: $(cat "$work/kiosk.log")"
printf '{"bench":"kiosk_update","reported":%d,"late_ms_max":%s,"input_to_present_ms_p99":%s,' \
    "$numbers" "$(figure late_ms_max "$work/update.json")" \
    "$(figure input_to_present_ms_p99 "$work/update.json")"
printf '"late_ms_max_without":%s,"input_to_present_ms_p99_without":%s}\n' \
    "$(figure late_ms_max "$work/still.json")" \
    "$(figure input_to_present_ms_p99 "$work/still.json")"

# look_up FILE: until FILE is there
look_up() { "$bin/bench_update" "$SATARK_DATA/registry.db" "$1"; }

(sleep 4 && touch "$work/over") &
still=$(look_up "$work/over")
look_up "$work/taken" >"$work/during" &
looker=$!
sleep 0.5
from=$(date +%s%N)
"$bin/satark" bundle apply "$work/stick.5" >/dev/null || fail "list 5 was not taken"
took=$((($(date +%s%N) - from) / 1000000))
touch "$work/taken"
wait $looker
printf '{"bench":"look_ups_during_apply","reported":%d,"apply_ms":%d,"during":%s,"without":%s}\n' \
    "$numbers" "$took" "$(cat "$work/during")" "$still"
