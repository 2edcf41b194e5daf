#!/usr/bin/env bash
# The staff's part in a real window: the way in, wrong PINs and the lock-out that a restart does not
# end, the panel: payment off and on, a list taken from a stick, the test of the display, leaving by
# itself, the restart.
. "$(dirname "$0")/lib.sh"
export SATARK_NOW=2026-11-24T11:42
init_data
display 1080 1920

# list SERIAL HELPLINE DAY: a bundle of it, signed by both keys, in $work/stick
bundle() {
    rm -rf "$work/csv" "$work/stick"
    cp -r assets/registry "$work/csv"
    sed -i "s/1912/$2/g" "$work/csv/discoms.csv" "$work/csv/channels.csv"
    "$bin/satark" registry build --from "$work/csv" --serial "$1" --date "$3" \
        --out "$work/next.db" >/dev/null
    mkdir -p "$work/made"
    rm -rf "$work/made/satark"
    "$bin/satark" bundle make --list "$work/next.db" --discom kesco --out "$work/made/satark" \
        --key "$work/one.key" --key "$work/$4.key" >/dev/null
}

# hold X Y SECONDS: a finger that rests
hold() {
    xdotool mousemove "$1" "$2" mousedown 1 sleep "$3" mouseup 1 sleep 0.1
}

way_in() {
    hold 40 40 3.2
    tap 1050 1890
}

# reads WORD...: all of them are on the screen
reads() {
    local word
    read_screen_now "$work/read.txt"
    for word in "$@"; do
        grep -q "$word" "$work/read.txt" || fail "“$word” is not on the screen: $(cat "$work/read.txt")"
    done
}

# type_pin DIGITS: and opens
type_pin() {
    local i
    for ((i = 0; i < ${#1}; i++)); do
        touch_area "$work/staff.areas" "\"act\":\"pin\",\"arg\":${1:i:1},"
    done
    touch_area "$work/open.areas" '"act":"staff","arg":0,'
}

on_attract() { wait_color 17346b 300000 "$1"; }
pin_page() { wait_color ddd8c9 30000 "$1"; }

# ---- the way in ----

kiosk
tap 40 40
tap 1050 1890
sleep 0.3
[ "$(colored ddd8c9)" -lt 10000 ] || fail "a short touch opened the PIN page"
way_in
sleep 0.5
reads "PIN" "नहीं" satark
echo "ok: the way in; without a PIN nobody gets further"
xdotool key Escape
on_attract 3 || fail "Escape does not lead back"

echo 907142 | "$bin/satark" staff pin --stdin >/dev/null
areas staff
# The button that opens is dead while digits are missing: where it will be is where "0" is, one row
# further down.
sed -n 's/"arg":0,/&/p' "$work/staff.areas" | grep '"act":"pin"' >"$work/zero"
at=$(sed 's/.*"at":\[//; s/\].*//' "$work/zero")
IFS=, read -r x y w h <<<"$at"
echo "{\"act\":\"staff\",\"arg\":0,\"at\":[$x,$((y + h + 20)),$w,120]}" >"$work/open.areas"

way_in
pin_page 3 || fail "the PIN page did not come"
type_pin 907143
sleep 0.8
reads "गलत" 2
sleep 2
type_pin 907142
sleep 1.5
[ "$(colored ddd8c9)" -lt 10000 ] || fail "the right PIN does not open: $(cat "$work/kiosk.log")"
reads "पैनल"
echo "ok: a wrong PIN is told, the right one opens the panel"
