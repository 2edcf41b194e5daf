#!/usr/bin/env bash
# The staff's part in a real window: the way in, wrong PINs and the lock-out that a restart does not
# end, the panel: payment off and on, a list taken from a stick, the reports written to one, the test
# of the display, leaving by itself, the restart.
. "$(dirname "$0")/lib.sh"
export SATARK_NOW=2026-11-24T11:42 ASAN_OPTIONS=detect_leaks=0
init_data
display 1080 1920
areas attract

# bundle SERIAL HELPLINE DAY KEY...: a list with that helpline, signed, in $work/made/satark
bundle() {
    local serial=$1 helpline=$2 day=$3 name keys=()
    shift 3
    for name in "$@"; do keys+=(--key "$work/$name.key"); done
    rm -rf "$work/csv"
    cp -r assets/registry "$work/csv"
    sed -i "s/1912/$helpline/g" "$work/csv/discoms.csv" "$work/csv/channels.csv"
    "$bin/satark" registry build --from "$work/csv" --serial "$serial" --date "$day" \
        --out "$work/next.db" >/dev/null
    mkdir -p "$work/made"
    rm -rf "$work/made/satark"
    "$bin/satark" bundle make --list "$work/next.db" --discom kesco --out "$work/made/satark" \
        "${keys[@]}" >/dev/null
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

# ---- the panel ----

panel_areas() { areas staff-panel; }
in_panel() { # after the PIN: the switch is drawn
    local left=30
    while [ "$(colored ddd8c9)" -gt 10000 ]; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || fail "the panel did not open: $(cat "$work/kiosk.log")"
        sleep 0.1
    done
}

panel_areas
touch_area "$work/staff-panel.areas" '"act":"staff","arg":4,'
sleep 1
"$bin/satark" notice list | grep -q "^payment *suspended" || fail "satark notice list does not say suspended"
wait_color 0f5f35 3000 3 || fail "the switch is not green"
xdotool key Escape
on_attract 3 || fail "Escape does not leave the panel"
touch_area "$work/attract.areas" '"act":"go","arg":3,'
wait_color f2a11b 30000 3 || fail "the pay page is not suspended"
xdotool key Escape
on_attract 3
way_in
pin_page 3 || fail "the way in does not work twice"
type_pin 907142
in_panel
panel_areas
touch_area "$work/staff-panel.areas" '"act":"staff","arg":4,'
sleep 1
"$bin/satark" notice list | grep -q "no notice" || fail "the notice was not taken back"
echo "ok: payment is suspended and taken up again, and satark notice list says so"

# An emergency that was prepared, or has ended, is put on and off.
"$bin/satark" warning urgent "आज दफ़्तर 3 बजे बंद होगा" --until 15:00 >/dev/null
sleep 1.5
panel_areas
touch_area "$work/staff-panel.areas" '"act":"staff","arg":5,'
sleep 1
xdotool key Escape
on_attract 3 || fail "the emergency was not put off"
[ "$(colored a61b17)" -lt 200000 ] || fail "the emergency is still on the screen"
way_in
pin_page 3
type_pin 907142
in_panel
panel_areas
touch_area "$work/staff-panel.areas" '"act":"staff","arg":5,'
sleep 1
xdotool key Escape
wait_color a61b17 200000 3 || fail "the emergency was not put on: $(cat "$work/kiosk.log"; "$bin/satark" warning list | head -5; "$bin/satark" warning history)"
"$bin/satark" warning history | grep -q panel || fail "the history does not tell who it was"
way_in
pin_page 3
type_pin 907142
in_panel
panel_areas
touch_area "$work/staff-panel.areas" '"act":"staff","arg":5,'
sleep 1
echo "ok: an emergency is put off and on, and the history tells it"

# ---- a list from a stick ----

for name in one two; do
    "$bin/satark" bundle keygen --out "$work/$name" --no-password >/dev/null
done
"$bin/satark" bundle trust "$work/one.pub" "$work/two.pub" >/dev/null
mkdir "$work/usb"
"$bin/satark" setting set kiosk.usb_dir "$work/usb" >/dev/null
tap 540 140 # somebody is there
bundle 125 1950 2026-11-23 one two
mv "$work/made/satark" "$work/usb/"
wait_color ffc53d 20000 8 || fail "the stick is not seen: $(cat "$work/kiosk.log")"
reads 125 "बदले"
panel_areas
touch_area "$work/staff-panel.areas" '"act":"staff","arg":3,'
for _ in $(seq 60); do
    "$bin/satark" registry info | grep -q 125 && break
    sleep 0.1
done
"$bin/satark" registry info | grep -q 125 || fail "the list was not taken: $(cat "$work/kiosk.log")"
sleep 1.5
reads 125 "लग गई"
rm -rf "$work/usb/satark"
tap 540 140
bundle 126 1951 2026-11-24 one
mv "$work/made/satark" "$work/usb/"
sleep 4
reads "नहीं"
[ "$(colored ffc53d)" -lt 5000 ] || fail "a list with one key is offered"
"$bin/satark" registry info | grep -q 125 || fail "a refused list was taken"
echo "ok: a list from a stick is taken; one that may not be is told why"

# ---- what people told the office of, to a stick ----

rm -rf "$work/usb"
"$bin/satark" setting set kiosk.id KNP-07 >/dev/null
sqlite3 "$SATARK_DATA/office.db" "
    INSERT INTO report (id, kind, value, verdict, count, first_at, last_at)
        VALUES (1, 'phone', '8260303942', 'scam', 2, 1795285740, 1795325400);
    INSERT INTO report_token (id, token, at, verdict) VALUES (7, 'KNP07-0007', 1795325400, 'scam');
    INSERT INTO report_told VALUES (7, 1);"
again() { # the panel anew, as `areas` draws it
    xdotool key Escape
    on_attract 3 || fail "Escape does not leave the panel"
    way_in
    pin_page 3
    type_pin 907142
    in_panel
    sleep 0.5
    panel_areas
}
save() { # [FILE]: that comes of it
    touch_area "$work/staff-panel.areas" '"act":"staff","arg":11,'
    for _ in $(seq 80); do
        [ -n "${1:-}" ] && [ -e "$work/usb/$1" ] && break
        sleep 0.05
    done
    sleep 1
}
again
reads "सूचनाएँ"
save
reads "मिली"
mkdir "$work/usb"
again
name=satark-reports-KNP-07-2026-11-24
save "$name.csv"
reads "$name.csv"
"$bin/satark" report export "$work/export.csv" >/dev/null
cmp "$work/export.csv" "$work/usb/$name.csv" || fail "the file is not what satark report export writes"
grep -q '^phone,8260303942,scam,2,2026-11-21T23:59,2026-11-22T11:00' "$work/usb/$name.csv" ||
    fail "the report is not in the file: $(cat "$work/usb/$name.csv")"
echo mine >"$work/usb/$name.csv"
again
save "$name-2.csv"
[ "$(cat "$work/usb/$name.csv")" = mine ] || fail "a file on the stick was overwritten"
cmp "$work/export.csv" "$work/usb/$name-2.csv" || fail "the next free name was not taken"
[ "$(ls "$work/usb")" = "$name-2.csv
$name.csv" ] || fail "left on the stick: $(ls -la "$work/usb")"
echo "ok: the reports are written to a stick beside what is there; without a stick it says so"

# ---- the test of the display; leaving by itself ----

tap 540 140
panel_areas
touch_area "$work/staff-panel.areas" '"act":"staff","arg":6,'
wait_color ffffff 1500000 3 || fail "the first colour does not fill the screen"
for color in 000000 ff0000 00ff00 0000ff; do
    tap 540 900
    wait_color "$color" 1500000 3 || fail "no field of $color"
done
tap 540 900
sleep 0.3
xdotool mousemove 20 20 mousedown 1 mousemove 300 300 mousemove 540 700 mousemove 1060 1900 mouseup 1
sleep 0.3
[ "$(colored a61b17)" -gt 500 ] || fail "the finger leaves no trail"
[ "$(colored 0f5f35)" -gt 15000 ] || fail "the corners do not answer"
xdotool key Escape
sleep 0.3
"$bin/satark" setting set kiosk.staff_seconds 5 >/dev/null
tap 540 140
sleep 3
[ "$(colored ffffff)" -gt 300000 ] || fail "the panel left before its time"
on_attract 5 || fail "the panel does not leave by itself"
echo "ok: the display is tested; the panel leaves by itself"

# ---- three wrong PINs ----

way_in
pin_page 3
for _ in 1 2 3; do
    type_pin 907143
    sleep 6
    tap 40 900 # the page leaves by itself too
done
reads "लॉक"
way_again() { # the kiosk anew: pulling the plug ends no lock-out
    kill -KILL "$kiosk_pid"
    wait "$kiosk_pid" 2>/dev/null || true
    kiosk
    way_in
    sleep 0.5
}
SATARK_NOW=2026-11-20T08:00 way_again # and neither does the clock
reads "लॉक"
"$bin/satark" staff state | grep -q locked || fail "satark staff state does not tell the lock-out"
"$bin/satark" staff unlock >/dev/null
xdotool key Escape
on_attract 3
way_in
pin_page 3 || fail "unlock does not end the lock-out"
type_pin 907142
in_panel
echo "ok: three wrong PINs lock the panel; plug and clock do not end that, satark staff unlock does"

# ---- the restart ----

panel_areas
touch_area "$work/staff-panel.areas" '"act":"staff","arg":8,'
sleep 0.5
kill -0 "$kiosk_pid" || fail "one touch restarts"
touch_area "$work/staff-panel.areas" '"act":"staff","arg":8,'
code=0
timeout 10 tail --pid="$kiosk_pid" -f /dev/null || fail "the kiosk does not end"
wait "$kiosk_pid" || code=$?
[ "$code" = 75 ] || fail "$(tail -n 20 "$work/kiosk.log") exit code $code after a restart was asked for, expected 75"
echo "ok: restart, asked twice, ends with 75"
