#!/usr/bin/env bash
# The same message of a hundred letters typed on varnamala, on InScript, and in Latin letters with
# the chips of the Hindi words, a finger a key: the box shows the same text, which is the message, and
# the answer is the same. Then on real keys.
. "$(dirname "$0")/lib.sh"
init_data
display 1080 1920

# What is typed, a word of this a touch. _ is the space; +x a vowel letter behind a consonant, which
# stays one: on varnamala its key is touched twice, on InScript once.
keys="ग ् र ा ह क _ आ ज _ र ा त _ 9 : 3 0 _ ब ज े _ ब ि ज ल ी _ ब ं द _ ह ो _ ज ा ए ग ी _
    क ् य ो ं क ि _ न +ई _ त ा र ी ख _ त क _ ब ि ल _ ज म ा _ न ह ी ं _ ह ु आ । _ त ु र ं त _ ज़ र ू र
    _ फ़ ो न _ क र े ं _ 8 2 6 0 3 0 3 9 4 2"
message=$(tr -d ' \n+' <<<"$keys" | tr _ ' ')
# The same in Latin letters: letters=the chip to touch; what has none is typed as it is. | goes to
# varnamala for a letter and back.
roman="grahak=ग्राहक aaj=आज raat=रात 9:30_ baje=बजे bijli=बिजली band=बंद ho=हो jaegi=जाएगी
    kyonki=क्योंकि nai=नई tarikh=तारीख tak=तक bil=बिल jama=जमा nahi=नहीं hua=हुआ |। _ turant=तुरंत
    jarur=ज़रूर phon=फ़ोन karen=करें 8260303942"
[ "${#message}" -ge 100 ] || fail "the message has ${#message} letters only"

areas attract
for board in varnamala inscript number latin; do
    case $board in varnamala) scene=verify ;; *) scene=$board ;; esac
    areas "$scene" --text "कुछ लिखा हुआ"
    [ "$scene" = "$board" ] || mv "$work/$scene.areas" "$work/$board.areas"
done
areas result --text "$message"

# at LINE: sets x y w h to the touch area of a line.
at() {
    local at=${1##*\"at\":[}
    IFS=, read -r x y w h <<<"${at%%]*}"
}

# slide LINE LETTER: holds the key until its bubble is there, slides to the letter and lifts. The
# letters stand half a key wider than it above it, to its right, or left where there is no room.
slide() {
    local held letter n=0 i=0 cell first
    at "$1"
    held=${1##*\"held\":[}
    held=${held%%]*}
    for letter in ${held//,/ }; do
        [ "$letter" = "\"$2\"" ] && i=$n
        n=$((n + 1))
    done
    cell=$((w * 3 / 2)) first=$((x - w / 4))
    [ $((first + n * cell)) -le 1072 ] || cell=$((-cell))
    xdotool mousemove $((x + w / 2)) $((y + h / 2)) mousedown 1
    sleep 0.6
    xdotool mousemove $((x + w / 2)) $((y - h / 2)) mousemove $((x + w / 2 + i * cell)) $((y - h / 2))
    xdotool mouseup 1
    sleep 0.06
}

# type_letter BOARD LETTER: the key that has it, on the base, Shift or AltGr; or held.
type_letter() {
    local board=$1 letter=$2 file=$work/$1.areas line
    if line=$(grep -F "\"types\":\"$letter\"" "$file"); then
        at "$line"
    elif line=$(grep -E "\"layers\":\[\"[^\"]*\",\"$letter\"" "$file"); then
        touch_area "$file" '"types":"shift"'
        at "$line"
    elif line=$(grep -E "\"layers\":\[\"[^\"]*\",\"[^\"]*\",\"$letter\"" "$file"); then
        touch_area "$file" '"types":"altgr"'
        at "$line"
    elif line=$(grep -E "\"layers\":\[.*,\"$letter\"\]" "$file"); then
        touch_area "$file" '"types":"shift"'
        touch_area "$file" '"types":"altgr"'
        at "$line"
    elif line=$(grep -E "\"held\":\[.*\"$letter\"" "$file"); then
        slide "$line" "$letter"
        return
    else
        fail "no key of $board has $letter"
    fi
    tap $((x + w / 2)) $((y + h / 2))
}

# change FROM TO: to another keyboard, and until it is drawn.
change() {
    touch_area "$work/$1.areas" "\"types\":\"$2\""
    sleep 0.2
}

# new_check KEYBOARD: from the answer, with that keyboard, to the empty box with varnamala.
new_check() {
    touch_area "$work/result.areas" '"act":"new-check"'
    wait_color ddd8c9 20000 4 || fail "the keyboard did not come back"
    change "$1" varnamala
}

# type_message BOARD: the digits on the number keyboard, one touch away.
type_message() {
    local board=$1 now=$1 want key
    for key in $keys; do
        case $key in [0-9]) want=number ;; *) want=$board ;; esac
        if [ "$want" != "$now" ]; then
            change "$now" "$want"
            now=$want
        fi
        case $key in
        _) type_letter "$board" ' ' ;;
        +*)
            type_letter "$board" "${key#+}"
            [ "$board" = inscript ] || type_letter "$board" "${key#+}"
            ;;
        *) type_letter "$now" "$key" ;;
        esac
    done
}

# type_roman: the message in Latin letters, with the words that are offered for them.
type_roman() {
    local part letters
    for part in $roman; do
        case $part in
        \|*)
            change latin varnamala
            type_letter varnamala "${part#|}"
            change varnamala latin
            continue
            ;;
        esac
        letters=${part%%=*}
        while [ -n "$letters" ]; do
            type_letter latin "$(tr _ ' ' <<<"${letters:0:1}")"
            letters=${letters:1}
        done
        [ "$part" != "${part#*=}" ] || continue
        areas latin --text "${part%%=*}"
        grep '"act":"word"' "$work/latin.areas" >"$work/words.areas"
        touch_area "$work/words.areas" "\"types\":\"${part#*=}\""
    done
}

# box_shows TEXT: whether the box on the screen is the one drawn for that text, while its caret is lit.
box_shows() {
    "$bin/satark-kiosk" --render verify --out "$work/want.png" --size 1080x1920 --text "$1"
    at "$(grep '"act":"text"' "$work/varnamala.areas")"
    for _ in $(seq 20); do
        see
        [ "$("$shot" differ "$work/see.png" "$work/want.png" "$x" "$y" "$w" "$h")" -ne 0 ] || return 0
        sleep 0.1
    done
    return 1
}

kiosk
touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come"
for board in varnamala inscript; do
    [ "$board" = varnamala ] || change varnamala "$board"
    type_message "$board"
    if ! box_shows "$message"; then # a busy machine may have lifted the finger too late: once more
        change number "$board"
        touch_area "$work/$board.areas" '"types":"clear"'
        type_message "$board"
        box_shows "$message" || fail "$board: the box shows another text"
    fi
    [ "$board" = varnamala ] || ! box_shows "$message।" || fail "two texts have the same picture"
    touch_area "$work/varnamala.areas" '"act":"check"'
    wait_color a61b17 150000 4 || fail "$board: no red verdict"
    read_screen_now "$work/$board.txt"
    grep -q '82603' "$work/$board.txt" || fail "$board: the number is not quoted"
    new_check number
    echo "ok: ${#message} letters on $board"
done

change varnamala latin
type_roman
if ! box_shows "$message"; then
    touch_area "$work/latin.areas" '"types":"clear"'
    type_roman
fi
change latin varnamala
box_shows "$message" || fail "Latin letters: the box shows another text"
touch_area "$work/varnamala.areas" '"act":"check"'
wait_color a61b17 150000 4 || fail "Latin letters: no red verdict"
touch_area "$work/result.areas" '"act":"new-check"'
wait_color ddd8c9 20000 4 || fail "the keyboard did not come back"
echo "ok: ${#message} letters in Latin letters"

# The digits of InScript's base layer are a number, too: ८२६०३०३९४२.
change varnamala inscript
for key in ब ि ज ल ी _ क ट _ ज ा ए ग ी _ ८ २ ६ ० ३ ० ३ ९ ४ २ _ प र _ त ु र ं त _ फ ो न _ क र े ं; do
    type_letter inscript "${key/_/ }"
done
touch_area "$work/inscript.areas" '"act":"check"'
wait_color a61b17 150000 4 || fail "no red verdict with Devanagari digits"
new_check inscript
echo "ok: Devanagari digits are a number"

# A real keyboard beside the glass, and both in turn.
xdotool type --delay 40 'Pay 500 to KYC'
type_keys "$work/varnamala.areas" ' ' क
xdotool key --delay 40 BackSpace Left Left
xdotool type --delay 40 '!'
box_shows "Pay 500 to KYC !" && fail "the caret did not move"
xdotool key --delay 40 Right Right
box_shows "Pay 500 to KY!C " || fail "real keys and drawn ones do not write the same text"
echo "ok: real keys"
