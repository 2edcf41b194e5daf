# tests/e2e/lib.sh - a virtual display, a kiosk on it, and a finger. Sourced with the folder of the
# checked programs as $1; the kiosk itself is the release one where it was built (an office runs
# that), else the checked one.

set -euo pipefail
export LC_ALL=C.UTF-8 SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=dummy
checked=$1
shot=$checked/shot
bin=$checked
[ -x build/release/satark-kiosk ] && bin=build/release
unset SATARK_ASSETS # each programme has its own beside it

work=$(mktemp -d)
export SATARK_DATA=$work/data
pids=()
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# display WIDTH HEIGHT: starts a virtual display of that size, frame buffer in a file.
display() {
    mkdir -p "$work/fb"
    Xvfb -displayfd 9 -screen 0 "$1x$2x24" -fbdir "$work/fb" -nolisten tcp \
        9>"$work/display" 2>/dev/null &
    pids+=($!)
    for _ in $(seq 100); do
        [ -s "$work/display" ] && break
        sleep 0.05
    done
    [ -s "$work/display" ] || fail "the virtual display did not start"
    export DISPLAY=:$(cat "$work/display")
    screen_w=$1 screen_h=$2
}

# kiosk [flags]: starts it full screen on the display and waits for its first picture.
kiosk() {
    "$bin/satark-kiosk" "$@" 2>"$work/kiosk.log" &
    kiosk_pid=$!
    pids+=("$kiosk_pid")
    for _ in $(seq 200); do
        kill -0 "$kiosk_pid" 2>/dev/null || fail "the kiosk ended: $(cat "$work/kiosk.log")"
        see
        [ "$("$shot" count "$work/see.png" 0f254f)" -gt 5000 ] && return
        sleep 0.05
    done
    fail "the kiosk showed nothing"
}

# see: the screen as it is, in $work/see.png.
see() { "$shot" grab "$work/fb/Xvfb_screen0" "$work/see.png"; }

# colored RRGGBB: how many pixels of the screen have this colour.
colored() {
    see
    "$shot" count "$work/see.png" "$1"
}

# wait_color RRGGBB LEAST SECONDS: until at least that many pixels have the colour.
wait_color() {
    local left=$(($3 * 10))
    while [ "$(colored "$1")" -lt "$2" ]; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        sleep 0.1
    done
}

# areas SCREEN [flags of --render]: the touch areas of a screen in this display's size.
areas() {
    local screen=$1
    shift
    "$bin/satark-kiosk" --render "$screen" --out "$work/areas.png" --areas "$work/$screen.areas" \
        --size "${screen_w}x$screen_h" "$@"
}

# touch_area FILE PATTERN: clicks in the middle of the last area whose line matches.
touch_area() {
    local line
    line=$(grep -F -- "$2" "$1" | tail -n 1) || fail "no touch area $2 in $1"
    local at=${line##*\"at\":[}
    at=${at%%]*}
    IFS=, read -r x y w h <<<"$at"
    tap $((x + w / 2)) $((y + h / 2))
}

tap() {
    xdotool mousemove "$1" "$2" mousedown 1 sleep 0.03 mouseup 1 sleep 0.06
}

# type_keys FILE KEY...: the keys one by one; FILE from `areas verify`.
type_keys() {
    local file=$1 key
    shift
    for key in "$@"; do
        touch_area "$file" "\"types\":\"$key\""
    done
}

# read_text LANG FILE.png: what tesseract reads, on the binarised picture.
read_text() {
    "$shot" binarise "$2" "$work/ink.png" 26
    tesseract "$work/ink.png" - -l "$1" --psm 11 2>/dev/null
}

# read_screen_now FILE: what is on the display, read in both scripts.
read_screen_now() {
    see
    { read_text hin "$work/see.png"; read_text eng "$work/see.png"; } >"$1"
}

init_data() {
    "$bin/satark" init --discom kesco --office "सर्वोदय नगर कार्यालय" >/dev/null
}
