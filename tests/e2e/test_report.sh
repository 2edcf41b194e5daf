#!/usr/bin/env bash
# A person tells the office of a fraud's number: types the message, agrees, gets a token as text and
# as a code; staff see the number at once, and the message is in no file.
. "$(dirname "$0")/lib.sh"
init_data
"$bin/satark" setting set office.name_en "Sarvodaya Nagar office"
display 1080 1920
message="sentinelword 8260303942 bijli kaat denge"
areas attract
areas verify --text "$message"
areas result --text "$message"
areas report --text "$message"
areas report-done --text "$message"

# tell: the message by a real keyboard, checked, then told of. Ends on the token.
tell() {
    touch_area "$work/attract.areas" '"act":"go","arg":1'
    wait_color ddd8c9 20000 5 || fail "the keyboard did not come"
    xdotool type --delay 30 "$message"
    sleep 0.3
    touch_area "$work/verify.areas" '"act":"check"'
    sleep 0.8
    agree
}

agree() {
    touch_area "$work/result.areas" '"act":"report"'
    wait_color ffc53d 60000 5 || fail "no consent is asked"
    touch_area "$work/report.areas" '"act":"report-yes"'
    sleep 0.8
}

# listed JSON: staff read this now.
listed() {
    "$bin/satark" report list --json >"$work/list.json"
    grep -qF "$1" "$work/list.json" || fail "$2: $(cat "$work/list.json")"
}

# A refusal of consent keeps nothing.
kiosk
touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 5 || fail "the keyboard did not come"
xdotool type --delay 30 "$message"
touch_area "$work/verify.areas" '"act":"check"'
sleep 0.8
touch_area "$work/result.areas" '"act":"report"'
wait_color ffc53d 60000 5 || fail "no consent is asked"
touch_area "$work/report.areas" '"act":"go","arg":2'
sleep 0.4
[ "$("$bin/satark" report list --json)" = "[]" ] || fail "it was kept without consent"
echo "ok: nothing without consent"

agree
see
[ "$(colored 0f5f35)" -gt 100000 ] || fail "no green band: it was not kept"
cp "$work/see.png" "${KEEP:-$work}/report-done.png"
[ "$(zbarimg -q --raw "$work/see.png")" = SN-0001 ] || fail "the code is not the token"
listed '"kind":"phone","value":"8260303942"' "the number is not listed"
listed '"count":1' "the count"
"$bin/satark" report show SN-0001 | grep -q 8260303942 || fail "the token leads to nothing"
[ "$(grep -rla sentinelword "$SATARK_DATA" | wc -l)" = 0 ] || fail "the message is in a file"
echo "ok: a token, and staff see the number at once"

# Two more by the same person; the fourth is politely refused.
for _ in 2 3; do
    touch_area "$work/report-done.areas" '"act":"back"'
    sleep 0.4
    agree
done
listed '"count":3' "a number reported again is counted"
touch_area "$work/report-done.areas" '"act":"back"'
sleep 0.4
agree
see
[ "$(colored 0f5f35)" -lt 50000 ] || fail "a fourth was taken"
[ "$(colored 3d4763)" -gt 100000 ] || fail "the refusal is not said"
listed '"count":3' "a fourth was counted"
echo "ok: the fourth is refused"

# The next person may.
touch_area "$work/report-done.areas" '"act":"done"'
wait_color 17346b 300000 10 || fail "the first screen did not come back"
tell
see
[ "$(zbarimg -q --raw "$work/see.png")" = SN-0004 ] || fail "the next person got no token"
listed '"count":4' "the next person's was not counted"

# The token goes by itself.
wait_color 17346b 300000 45 || fail "the token stayed"
"$bin/satark" report export - | grep -q '^phone,8260303942,.*,4,' || fail "the export"
[ "$(grep -rla sentinelword "$SATARK_DATA" | wc -l)" = 0 ] || fail "the message is in a file"
echo "ok: the next person, and it closes by itself"
