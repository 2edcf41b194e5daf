#!/usr/bin/env bash
# The voice in a real window: a tap on "listen" is heard, any touch silences it, nothing of it stays;
# espeak-ng may die under it, or not be there, and so may the sound device.
. "$(dirname "$0")/lib.sh"
init_data
"$bin/satark" setting set kiosk.slide_seconds 3
display 1080 1920
# SDL asks a message bus whose memory it never gives back.
export ASAN_OPTIONS=detect_leaks=0
export SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE=$work/sound
fraud='aaj raat 9:30 baje bijli kaat di jayegi turant 8260303942 par call karen'
areas attract 2>/dev/null
areas verify --text "$fraud" 2>/dev/null
areas result --text "$fraud" 2>/dev/null
rm -f "$work/sound"

# loud FROM TO: the root mean square of what was played between these bytes.
loud() {
    tail -c +$(($1 + 1)) "$work/sound" | head -c $(($2 - $1)) | od -An -v -t d2 -w2 |
        awk '{ sum += $1 * $1; n++ } END { print n ? int(sqrt(sum / n)) : 0 }'
}
played() { stat -c %s "$work/sound" 2>/dev/null || echo 0; }
voice() { pgrep -P "$kiosk_pid" -x espeak-ng || true; }
# until_voice yes|no: whether there is an espeak-ng, within 2 s.
until_voice() {
    for _ in $(seq 40); do
        { [ -n "$(voice)" ] && [ "$1" = yes ]; } || { [ -z "$(voice)" ] && [ "$1" = no ]; } && return
        sleep 0.05
    done
    return 1
}
# What is below the bar with the clock.
shown() { tail -c $((1080 * 4 * 1700)) "$work/fb/Xvfb_screen0" >"$1"; }

kiosk
sleep 0.5 # a sound device is looked for behind the first picture
touch_area "$work/attract.areas" '"act":"listen"'
until_voice yes || fail "nothing speaks after a tap on listen"
sleep 1.2
[ "$(loud 0 "$(played)")" -gt 300 ] || fail "what is played is silent"
! tr '\0' ' ' <"/proc/$(voice | head -n 1)/cmdline" | grep -q 'बिजली\|1912' || fail "the text is an argument"
echo "ok: a slide is heard"

shown "$work/slide-1"
sleep 3.5 # longer than a slide's time
shown "$work/slide-2"
cmp -s "$work/slide-1" "$work/slide-2" || fail "the slide changed while it was read"
echo "ok: the slide stays while it is read"

# A touch on the same button only stops; nothing is heard any more.
touch_area "$work/attract.areas" '"act":"listen"'
until_voice no || fail "espeak-ng is still there after a touch"
sleep 0.3
from=$(played)
sleep 0.6
to=$(played)
[ "$to" -eq "$from" ] || [ "$(loud "$from" "$to")" -eq 0 ] || fail "it is still heard after a touch"
[ -z "$(voice)" ] || fail "the touch that stopped it started it again"
echo "ok: a touch silences it"

# A fraud's verdict, read aloud, then espeak-ng is killed: the kiosk goes on, and so does its button.
touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come"
xdotool type --delay 20 "$fraud"
sleep 2.5 # the device is closed by now: each time it opens, its file begins anew
rm -f "$work/sound"
touch_area "$work/verify.areas" '"act":"check"'
wait_color a61b17 150000 3 || fail "no red verdict"
sleep 0.8
[ "$(loud 0 "$(played)")" -gt 300 ] || fail "no tone with the verdict"
[ -z "$(voice)" ] || fail "it speaks without being asked"
touch_area "$work/result.areas" '"act":"listen"'
until_voice yes || fail "the verdict is not read"
child=$(voice)
! tr '\0' '\n' <"/proc/$child/cmdline" | grep -q 82603 || fail "the message is an argument"
! tr '\0' '\n' <"/proc/$child/environ" | grep -q 82603 || fail "the message is in the environment"
[ "$(find "/proc/$child/fd" -type l | wc -l)" -le 4 ] || fail "espeak-ng inherited open files"
kill -9 "$child"
sleep 4 # what it had said already is still heard
kill -0 "$kiosk_pid" || fail "the kiosk died with espeak-ng"
touch_area "$work/result.areas" '"act":"listen"'
until_voice yes || fail "it does not speak again"
echo "ok: espeak-ng may die"

# A tone may be switched off.
"$bin/satark" setting set kiosk.sound off
touch_area "$work/result.areas" '"act":"listen"'
until_voice no || fail "the second touch does not stop it"
sleep 3 # the kiosk has seen the setting, and closed the device
touch_area "$work/result.areas" '"act":"back"'
wait_color ddd8c9 20000 2 || fail "the text did not come back"
rm -f "$work/sound"
touch_area "$work/verify.areas" '"act":"check"'
wait_color a61b17 150000 3 || fail "no red verdict again"
sleep 0.8
[ ! -e "$work/sound" ] || fail "a tone though it is off"
touch_area "$work/result.areas" '"act":"listen"'
until_voice yes || fail "without tones it does not speak"
echo "ok: tones may be off"

# The person leaves: silence.
touch_area "$work/result.areas" '"act":"back"'
until_voice no || fail "it speaks on when the person leaves"
! grep -rlq 82603 "$work/data" "$work/kiosk.log" || fail "the number is in a file"
echo "ok: leaving is silence"
kill -INT "$kiosk_pid"
wait "$kiosk_pid" || fail "the kiosk did not end well: $(cat "$work/kiosk.log")"
[ -z "$(voice)" ] || fail "a voice outlives the kiosk"

# No sound device: no button, no complaint.
export SDL_AUDIODRIVER=nothing-such
areas result --text "$fraud"
! grep -q '"act":"listen"' "$work/result.areas" || fail "a button without a voice"
kiosk --exit-after 2
sleep 1
touch_area "$work/attract.areas" '"act":"listen"'
wait "$kiosk_pid" || fail "without a sound device: $(cat "$work/kiosk.log")"
[ ! -s "$work/kiosk.log" ] || fail "it complains: $(cat "$work/kiosk.log")"
echo "ok: no sound device, no button"

# A computer without a sound card: the same, and no complaint of a library's either.
if [ ! -e /dev/snd ]; then
    env -u SDL_AUDIODRIVER "$bin/satark-kiosk" --render result --text "$fraud" --out "$work/o.png" \
        --areas "$work/none.areas" 2>"$work/complaints"
    ! grep -q '"act":"listen"' "$work/none.areas" || fail "a button without a sound card"
    [ ! -s "$work/complaints" ] || fail "it complains: $(cat "$work/complaints")"
    echo "ok: no sound card, no button"
fi

# No espeak-ng.
export SDL_AUDIODRIVER=dummy
PATH=/nowhere "$bin/satark-kiosk" --render result --text "$fraud" --out "$work/o.png" \
    --areas "$work/none.areas"
! grep -q '"act":"listen"' "$work/none.areas" || fail "a button without espeak-ng"
echo "ok: no espeak-ng, no button"
