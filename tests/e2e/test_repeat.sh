#!/usr/bin/env bash
# A held backspace in a real window: the machine stands still for a while, and no repeat is lost.
. "$(dirname "$0")/lib.sh"
init_data
display 1080 1920
areas attract
areas verify --text "aaa"
line=$(grep -F '"types":"backspace"' "$work/verify.areas")
IFS=, read -r bx by bw bh <<<"$(sed 's/.*"at":\[\([^]]*\)\].*/\1/' <<<"$line")"
IFS=, read -r tx ty tw th <<<"$(grep -F '"act":"text"' "$work/verify.areas" |
    sed 's/.*"at":\[\([^]]*\)\].*/\1/')"
typed=aaaaaaaaaaaaaaaaaaaaaaaaa

# shows N: whether the box holds N letters, while its caret is lit.
shows() {
    "$bin/satark-kiosk" --render verify --out "$work/want.png" --size 1080x1920 --text "${typed:0:$1}"
    for _ in $(seq 15); do
        see
        [ "$("$shot" differ "$work/see.png" "$work/want.png" "$tx" "$ty" "$tw" "$th")" -ne 0 ] || return 0
        sleep 0.1
    done
    return 1
}

# left_after STOP: how many letters a hold of 1.08 s leaves, the kiosk stopped for 0.45 s of it or not.
# Repeats begin after 400 ms and come every 80 ms: nine of them.
left_after() {
    local stop=$1 n
    xdotool mousemove $((bx + bw / 2)) $((by + bh / 2)) mousedown 1
    if [ "$stop" = stop ]; then
        sleep 0.5
        kill -STOP "$kiosk_pid"
        sleep 0.45
        kill -CONT "$kiosk_pid"
        sleep 0.13
    else
        sleep 1.08
    fi
    xdotool mouseup 1
    for n in 16 15 17 14 18 13 19 20 21; do
        if shows "$n"; then
            echo "$n"
            return
        fi
    done
    echo none
}

kiosk
touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come"
for stop in go stop; do
    xdotool type --delay 15 "$typed"
    shows 25 || fail "the text is not there"
    left=$(left_after "$stop")
    # two more or less, for a busy machine's sleep is not to the millisecond; five would be lost
    case $left in 14 | 15 | 16 | 17 | 18) ;; *) fail "$stop: $left letters are left instead of 16" ;; esac
    echo "ok: $stop: $left letters are left"
    touch_area "$work/verify.areas" '"types":"clear"'
done
