#!/usr/bin/env bash
# The kiosk without a touch: four arrow keys and Enter, from the first screen to a verdict and back,
# with the ring on the screen and each step said aloud.
. "$(dirname "$0")/lib.sh"
init_data
"$bin/satark" setting set kiosk.sound off >/dev/null
display 1080 1920
# SDL asks a message bus whose memory it never gives back.
export ASAN_OPTIONS=detect_leaks=0 SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE=$work/sound
fraud='aaj raat 9:30 baje bijli kaat di jayegi turant 8260303942 par call karen'
for screen in attract verify result; do areas $screen --text "$fraud" 2>/dev/null; done

press() { for key; do xdotool key "$key" sleep 0.15; done; }
voice() { pgrep -P "$kiosk_pid" -x espeak-ng || true; }
# heard: something is being said, within a second.
heard() {
    for _ in $(seq 50); do
        [ -n "$(voice)" ] && return
        sleep 0.02
    done
    return 1
}
# pixel X Y: its colour.
pixel() {
    local size
    size=$(stat -c %s "$work/fb/Xvfb_screen0")
    tail -c +$((size - screen_w * screen_h * 4 + ($2 * screen_w + $1) * 4 + 1)) \
        "$work/fb/Xvfb_screen0" | od -An -N3 -t x1 | awk '{ print $3 $2 $1 }'
}
# ringed FILE PATTERN: a dark line and a light one run around the area, each 6 pixels wide.
ringed() {
    local line at x y w h
    line=$(grep -F -- "$2" "$1" | tail -n 1)
    at=${line##*\"at\":[}
    IFS=, read -r x y w h <<<"${at%%]*}"
    [ "$(pixel $((x - 1)) $((y + h / 2)))" = 14213d ] &&
        [ "$(pixel $((x - 6)) $((y + h / 2)))" = 14213d ] &&
        [ "$(pixel $((x - 7)) $((y + h / 2)))" = ffffff ] &&
        [ "$(pixel $((x - 12)) $((y + h / 2)))" = ffffff ] &&
        [ "$(pixel $((x + w / 2)) $((y + h + 3)))" = 14213d ]
}

kiosk
sleep 0.5
press Down
heard || fail "the first key says nothing"
ringed "$work/attract.areas" '"act":"listen"' || fail "no ring around the first area"
press Down
ringed "$work/attract.areas" '"act":"go","arg":1' || fail "down does not lead to the check"
! ringed "$work/attract.areas" '"act":"listen"' || fail "the ring stayed behind"
heard || fail "the button's name is not said"
see && cp "$work/see.png" "${KEEP:-$work}/keys-attract.png"
press Return
wait_color ddd8c9 20000 2 || fail "Enter does not open the keyboard"
heard || fail "the new screen does not tell what it is"
echo "ok: from the first screen to the keyboard"

xdotool type --delay 20 "$fraud"
sleep 0.2
press Down
ringed "$work/verify.areas" '"act":"text"' || fail "down does not begin at the text"
for _ in $(seq 20); do
    ringed "$work/verify.areas" '"act":"check"' && break
    press Right
done
ringed "$work/verify.areas" '"act":"check"' || fail "right does not come to the check"
see && cp "$work/see.png" "${KEEP:-$work}/keys-verify.png"
press Return
wait_color a61b17 150000 3 || fail "Enter does not check"
heard || fail "the verdict is not said"
ringed "$work/result.areas" '"act":"listen"' || fail "the ring is not on the new screen"
see && cp "$work/see.png" "${KEEP:-$work}/keys-result.png"
echo "ok: a verdict by keys"

press Return
sleep 0.5
[ -n "$(voice)" ] || fail "Enter on listen does not read"
press Return
sleep 0.3
[ -z "$(voice)" ] || fail "Enter on listen does not stop"
press Right Right
ringed "$work/result.areas" '"act":"new-check"' || fail "right does not go on"
press Left Left Up Return
wait_color ddd8c9 20000 2 || fail "back is not above"
press Escape
wait_color 17346b 300000 2 || fail "Escape does not lead back"
heard || fail "the first screen does not tell that it is back"
ringed "$work/attract.areas" '"act":"listen"' || fail "the ring is gone though keys were used"
echo "ok: reading, and the way back"

tap 540 60
sleep 0.2
! ringed "$work/attract.areas" '"act":"listen"' || fail "the ring is there after a touch"
kill -0 "$kiosk_pid" || fail "the kiosk ended"
echo "ok: a touch ends it"
