#!/usr/bin/env bash
# Large text and lower buttons in a real window: chosen by touch, kept in another language and
# through the wipe by time-out; and the time-out put off again and again.
. "$(dirname "$0")/lib.sh" "$1"
init_data
"$bin/satark" setting set kiosk.idle_seconds 10
display 1080 1920
areas attract
cp "$work/attract.areas" "$work/usual.areas"
areas attract --large
cp "$work/attract.areas" "$work/large.areas"
areas attract --large --low
cp "$work/attract.areas" "$work/low.areas"
areas lostmoney --large --low
kiosk

# The button of the language that is usually in the header stands in a bar of this colour below.
bar_below() {
    see
    convert "$work/see.png" -crop 1080x500+0+1420 +repage "$work/foot.png"
    [ "$("$shot" count "$work/foot.png" 0f254f)" -gt 60000 ]
}

# In high contrast the foot is white.
large() { [ "$(colored efece2)" -lt 1000 ]; }

! large || fail "large text before it was asked for"
touch_area "$work/usual.areas" '"act":"large"'
sleep 1
large || fail "no large text"
! bar_below || fail "a bar below before it was asked for"
echo "ok: large text"

touch_area "$work/large.areas" '"act":"low"'
sleep 1
bar_below || fail "no bar below"
touch_area "$work/low.areas" '"act":"lang"'
sleep 1
large && bar_below || fail "another language ended large text or lower buttons"
touch_area "$work/low.areas" '"act":"lang"'
sleep 0.5
echo "ok: lower buttons, in the other language too"

touch_area "$work/low.areas" '"act":"go","arg":5'
wait_color 740e0b 100000 3 || fail "no red band in high contrast"
for _ in $(seq 11); do # the warning comes after 10 s; a touch of it gives them again
    sleep 11
    [ "$(colored 740e0b)" -lt 100000 ] || fail "no warning"
    tap 540 300
    wait_color 740e0b 100000 3 || fail "the touch gave no more time"
done
echo "ok: eleven times more time"

sleep 32
[ "$(colored 740e0b)" -lt 100000 ] || fail "it was not wiped"
bar_below || fail "the wipe ended lower buttons"
large || fail "the wipe ended large text"
echo "ok: both outlive the wipe"
