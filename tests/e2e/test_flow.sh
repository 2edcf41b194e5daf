#!/usr/bin/env bash
# A person at the kiosk: types a fraud on the drawn keyboard, sees why it is one, walks away, and
# leaves nothing behind; looks up a number; staff suspend payment meanwhile.
. "$(dirname "$0")/lib.sh"
init_data
"$bin/satark" setting set kiosk.idle_seconds 10
display 1080 1920
areas attract
areas verify --text "कुछ लिखा हुआ" # with text there is something to check
areas number --text 07552551222
kiosk
see
cp "$work/see.png" "$work/attract.png"

touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come"
# आज रात 9:30 बजे बिजली काट दी जाएगी तुरंत 8260303942 पर कॉल करें
type_keys "$work/verify.areas" आ ज ' ' र ा त ' '
type_keys "$work/verify.areas" number
type_keys "$work/number.areas" 9
type_keys "$work/number.areas" varnamala
type_keys "$work/verify.areas" ' ' ब ज े ' ' ब ि ज ल ी ' ' क ा ट ' ' द ी ' ' ज ा ए ग ी ' ' \
    त ु र ं त ' '
type_keys "$work/verify.areas" number
type_keys "$work/number.areas" 8 2 6 0 3 0 3 9 4 2
type_keys "$work/number.areas" varnamala
type_keys "$work/verify.areas" ' ' प र ' ' क ॉ ल ' ' क र े ं
read_screen_now "$work/typed.txt"
grep -q 'बिजली' "$work/typed.txt" || fail "the typed text is not on the screen: $(cat "$work/typed.txt")"
touch_area "$work/verify.areas" '"act":"check"'
wait_color a61b17 150000 2 || fail "no red verdict"
read_screen_now "$work/result.txt"
grep -q 'ठगी' "$work/result.txt" || fail "the verdict is not written: $(cat "$work/result.txt")"
grep -q '1912' "$work/result.txt" || fail "the right number is not named: $(cat "$work/result.txt")"
grep -q '82603' "$work/result.txt" || fail "the reason does not quote the number"
echo "ok: typed, checked, red with reasons"

# Nobody touches it: countdown after 10 s, wiped 20 s later.
sleep 11
[ "$(colored a61b17)" -lt 150000 ] || fail "no countdown over the result"
echo "ok: countdown"
wait_color 17346b 300000 26 || fail "the attract screen did not come back"
touch_area "$work/attract.areas" '"act":"go","arg":1'
sleep 0.5
read_screen_now "$work/after.txt"
! grep -q '82603\|तुरंत' "$work/after.txt" || fail "the text is still there after the wipe"
echo "ok: wiped"

# A number alone.
type_keys "$work/verify.areas" number
type_keys "$work/number.areas" 0 7 5 5 - 2 5 5 1 2 2 2
touch_area "$work/number.areas" '"act":"check"'
wait_color 0f5f35 150000 2 || fail "0755-2551222 is not official"
read_screen_now "$work/official.txt"
grep -q '0755-2551222' "$work/official.txt" || fail "the number is not shown: $(cat "$work/official.txt")"
grep -qi 'whatsapp' "$work/official.txt" && grep -q 'भोपाल' "$work/official.txt" ||
    fail "it is not named as Bhopal's WhatsApp chatbot: $(cat "$work/official.txt")"
echo "ok: official, Bhopal's WhatsApp chatbot"

# A crash would leave no dump with the text in it.
grep -q 'Max core file size *1 *1' "/proc/$kiosk_pid/limits" || fail "a core file could be written"

# Nothing the public can press ends the kiosk.
xdotool key --delay 30 Escape alt+F4 ctrl+c ctrl+q ctrl+alt+Delete F11 super Tab || true
sleep 0.3
kill -0 "$kiosk_pid" || fail "a key ended the kiosk"
echo "ok: no key leaves the programme"

# Staff suspend payment while it runs; the person goes home first.
sleep 1
areas result --text 0755-2551222
touch_area "$work/result.areas" '"act":"back"'
touch_area "$work/verify.areas" '"act":"back"'
sleep 0.3
"$bin/satark" notice set payment suspended --why "बिलिंग सर्वर की जाँच"
wait_color fff3d6 30000 3 || fail "3 s after the suspension there is no strip"
echo "ok: the strip came within 3 s"

# Ctrl-C of the engineer does end it.
kill -INT "$kiosk_pid"
for _ in $(seq 30); do
    kill -0 "$kiosk_pid" 2>/dev/null || break
    sleep 0.1
done
! kill -0 "$kiosk_pid" 2>/dev/null || fail "SIGINT does not end it"
echo "ok: SIGINT ends it"
