#!/usr/bin/env bash
# A person who cannot type: answers questions instead, sees the verdict with the answers under it,
# changes one and sees another verdict, walks away, and leaves nothing behind.
. "$(dirname "$0")/lib.sh"
init_data
"$bin/satark" setting set kiosk.idle_seconds 25
display 1080 1920

# asked ANSWERS: the touch areas after these answers, in $work/ANSWERS.areas.
asked() {
    areas questions --answers "$1"
    cp "$work/questions.areas" "$work/$1.areas"
}
areas attract
areas verify
areas questions
cp "$work/questions.areas" "$work/first.areas"
asked yes,yes

# answer yes|no|unsure...: touches them one after the other, and waits for the picture each time.
answer() {
    local what
    for what in "$@"; do
        case $what in yes) arg=1 ;; no) arg=2 ;; *) arg=3 ;; esac
        touch_area "$work/first.areas" "\"act\":\"answer\",\"arg\":$arg"
        sleep 0.3
    done
}

kiosk
touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come"
touch_area "$work/verify.areas" '"act":"ask"'
wait_color ffc53d 1500 2 || fail "no question came"
sleep 0.2
read_screen_now "$work/first.txt"
grep -q 'बिजली' "$work/first.txt" && grep -q 'सवाल' "$work/first.txt" && grep -q 'नहीं' "$work/first.txt" ||
    fail "the first question cannot be read: $(cat "$work/first.txt")"
! grep -q 'पिछला' "$work/first.txt" || fail "an answer before the first question"

answer yes
read_screen_now "$work/second.txt"
grep -q 'मोबाइल' "$work/second.txt" && grep -q 'पिछला' "$work/second.txt" ||
    fail "the second question with the answer before: $(cat "$work/second.txt")"
answer yes
wait_color a61b17 150000 2 || fail "threatened and sent to a mobile number: no red verdict"
read_screen_now "$work/scam.txt"
grep -q 'ठगी' "$work/scam.txt" && grep -q '1912' "$work/scam.txt" && grep -q 'जवाब' "$work/scam.txt" ||
    fail "verdict, right number and answers are not all there: $(cat "$work/scam.txt")"
echo "ok: two answers, red"

# It was no mobile number after all: asked on, and now it is a doubt only.
touch_area "$work/yes,yes.areas" '"act":"change","arg":1'
sleep 0.3
[ "$(colored a61b17)" -lt 150000 ] || fail "the question to change did not come"
answer no no no
wait_color f2a11b 150000 2 || fail "a threat alone: no amber verdict"
echo "ok: an answer changed, amber"

# Nor a threat: nothing is left to accuse it of.
asked yes,no,no,no
touch_area "$work/yes,no,no,no.areas" '"act":"change","arg":0'
sleep 0.3
answer no no no
wait_color 3d4763 150000 2 || fail "no to everything: not 'cannot confirm'"
read_screen_now "$work/open.txt"
grep -q '1912' "$work/open.txt" || fail "nobody to ask is named: $(cat "$work/open.txt")"
echo "ok: another, and it cannot be confirmed"

# Nobody touches it: all of it goes.
wait_color 17346b 300000 60 || fail "the attract screen did not come back"
touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come again"
touch_area "$work/verify.areas" '"act":"ask"'
sleep 0.4
read_screen_now "$work/after.txt"
grep -q 'सवाल' "$work/after.txt" || fail "no question the second time: $(cat "$work/after.txt")"
! grep -q 'पिछला' "$work/after.txt" || fail "an answer of the person before is still there"
echo "ok: nothing remains"
