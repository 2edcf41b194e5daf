#!/usr/bin/env bash
# Hindi typed in Latin letters: a touch on a chip puts the Hindi word in the place of what was typed;
# a space leaves the Latin letters; what stands on the screen in the end is the expected text.
. "$(dirname "$0")/lib.sh"
init_data
display 1080 1920
areas attract
areas verify
areas latin
kiosk --stats "$work/stats.json"

touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come"
type_keys "$work/verify.areas" latin
sleep 0.2

text=""
# word LETTERS WORD: the letters, then the chip of the word.
word() {
    type_keys "$work/latin.areas" $(fold -w1 <<<"$1")
    "$bin/satark-kiosk" --render latin --text "$text$1" --out "$work/w.png" --areas "$work/all.areas"
    grep '"act":"word"' "$work/all.areas" >"$work/words.areas" || fail "no words for $1"
    touch_area "$work/words.areas" "\"types\":\"$2\""
    text="$text$2 "
}

# same TEXT: whether the screen is that of this text, but for the caret.
same() {
    "$bin/satark-kiosk" --render latin --text "$1" --out "$work/want.png"
    sleep 0.2
    see
    [ "$("$shot" differ "$work/see.png" "$work/want.png")" -le 400 ]
}

word bij बिजली
word kat काट
word d दी
word jayegi जाएगी
word nhi नहीं
same "बिजली काट दी जाएगी नहीं " || fail "the screen does not show what was chosen"
! same "बिजली काट दी जायेगी नहीं " || fail "another text looks the same to this test"
echo "ok: five words chosen"

word kesco kesco
type_keys "$work/latin.areas" m e r a ' '
same "${text}mera " || fail "Latin letters did not stay"
echo "ok: Latin letters stay, by their chip and by a space"

type_keys "$work/latin.areas" u p p c l . i n
same "${text}mera uppcl.in" || fail "a link was touched"
echo "ok: a link stays as it is"

kill -INT "$kiosk_pid"
for _ in $(seq 30); do [ -s "$work/stats.json" ] && break; sleep 0.1; done
grep -o '"first_frame_ms":[0-9.]*\|"words_ms":[0-9.]*\|"input_to_present[a-z_0-9]*":[0-9.]*' \
    "$work/stats.json"
! grep -q '"words_ms":0\.0' "$work/stats.json" || fail "the words were not read"
echo "ok"
