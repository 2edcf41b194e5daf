#!/usr/bin/env bash
# satark doctor over a machine made up of files: each thing is broken in turn, and its line says so.
# $1: the programs' folder.
set -u
build=$(cd "$1" && pwd)
satark=$build/satark
place=$(mktemp -d /tmp/satark-doctor-XXXXXX)
trap 'rm -rf "$place"' EXIT
root=$place/root
export SATARK_DATA=$place/data SATARK_NOW
SATARK_NOW=$(TZ=UTC-5:30 date +%FT%H:%M)
unset NO_COLOR LANG LC_MESSAGES
failed=0
tried=0

bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
    sed 's/^/    | /' "$place/out" "$place/err"
}

doctor() { "$satark" doctor --root "$root" "$@" >"$place/out" 2>"$place/err"; }

# line WHY EXIT STATE CODE: that check is in that state, and the exit code follows.
line() {
    tried=$((tried + 1))
    doctor --json
    local got=$?
    [ $got = "$2" ] || bad "$1: exit $got, expected $2"
    grep -qF "\"state\":\"$3\",\"code\":\"$4\"" "$place/out" || bad "$1: no $4"
}

machine() { # all of it there
    rm -rf "$root"
    mkdir -p "$root"/{dev/dri,sys/class/rtc/rtc0,sys/class/drm/card0-HDMI-A-1,proc/bus/input} \
        "$root"/{proc/asound,proc/4711,usr/bin,usr/share/hunspell,usr/lib/systemd/system}
    touch "$root/dev/dri/card0" "$root/usr/bin/espeak-ng" "$root/usr/share/hunspell/hi_IN.dic" \
        "$root/usr/lib/systemd/system/satark-kiosk.service"
    echo connected >"$root/sys/class/drm/card0-HDMI-A-1/status"
    echo satark-kiosk >"$root/proc/4711/comm"
    printf ' 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      at 0xf7\n' \
        >"$root/proc/asound/cards"
    printf 'I: Bus=0003\nN: Name="ILITEK"\nB: PROP=2\nB: ABS=260800000000003\n\n' \
        >"$root/proc/bus/input/devices"
}

machine
line "before there is anything" 1 wrong folder.none
line "and no list" 1 wrong list.none
line "nor an office" 1 wrong office.none
[ ! -e "$SATARK_DATA" ] || bad "a look made a folder"

for key in one two; do
    "$satark" bundle keygen --no-password --out "$place/$key" >/dev/null || bad "no key $key"
done
"$satark" init --discom kesco --trust "$place/one.pub" --trust "$place/two.pub" >/dev/null ||
    bad "no data folder"
printf '738294\n' | "$satark" staff pin --stdin >/dev/null 2>"$place/err" || bad "no PIN"
line "a kiosk as it should be" 0 ok kiosk.ok
for code in list keys clock folder office screen touch fonts words sound pin; do
    grep -qF "\"code\":\"$code.ok\"" "$place/out" || bad "$code is not ok"
done
grep -qF '"state":"ok","checks"' "$place/out" || bad "the sum is not ok"
command -v sqlite3 >/dev/null && { sqlite3 :memory: "SELECT json_valid(readfile('$place/out'))" |
    grep -qx 1 || bad "this is no JSON"; }

# ---- the machine ----
rm "$root/proc/4711/comm"
line "the kiosk is stopped" 1 wrong kiosk.stopped
rm "$root/usr/lib/systemd/system/satark-kiosk.service"
line "and never was installed" 1 wrong kiosk.no_unit
machine; mkdir "$root/proc/12"; echo satark-kiosk >"$root/proc/12/comm"
line "twice" 0 warning kiosk.many
machine; echo disconnected >"$root/sys/class/drm/card0-HDMI-A-1/status"
line "the screen's cable is out" 1 wrong screen.unplugged
machine; rm "$root/dev/dri/card0"
line "no card" 1 wrong screen.none
mkdir -p "$root/tmp/.X11-unix"; touch "$root/tmp/.X11-unix/X0"
line "but a display server" 0 ok screen.ok
machine; : >"$root/proc/bus/input/devices"
line "the touch screen's cable is out" 1 wrong touch.none
machine; rm -r "$root/sys/class/rtc"
line "no clock chip" 0 warning clock.no_chip
machine; echo '--- no soundcards ---' >"$root/proc/asound/cards"
line "no sound" 0 warning sound.no_card
machine; rm "$root/usr/bin/espeak-ng"
line "no voice" 0 warning sound.no_voice
machine; rm "$root/usr/share/hunspell/hi_IN.dic"
line "no words" 0 warning words.missing
machine
mkdir "$place/assets"
ln -s "$build/share/lang" "$place/assets/lang"
SATARK_ASSETS=$place/assets line "no fonts" 1 wrong fonts.missing

# ---- the clock ----
SATARK_NOW=2020-01-01T10:00 line "the clock stands in another year" 1 wrong clock.before_list
SATARK_NOW=$(TZ=UTC-5:30 date -d '+31 days' +%FT%H:%M) line "a month later" 0 warning list.stale
touch -d '+3 days' "$SATARK_DATA/trust.json"
line "a file of tomorrow" 1 wrong clock.before_files
touch "$SATARK_DATA/trust.json"

# ---- the data ----
cp -a "$SATARK_DATA" "$place/whole"
again() { rm -rf "$SATARK_DATA"; cp -a "$place/whole" "$SATARK_DATA"; }
chmod o+w "$SATARK_DATA/office.db"
line "anybody may write" 1 wrong folder.open
again
"$satark" staff close >/dev/null
line "no PIN" 0 warning pin.none
again
rm -r "$SATARK_DATA"/trust*
line "no keys" 0 warning keys.none
"$satark" bundle trust "$place/one.pub" >/dev/null
line "one key" 0 warning keys.one
echo '{' | tee "$SATARK_DATA/trust.json" >"$SATARK_DATA/trust/copy.json"
line "damaged keys" 1 wrong keys.unreadable
again
cp "$SATARK_DATA/registry.db" "$SATARK_DATA/registry.prev.db"
echo nonsense >"$SATARK_DATA/registry.db"
line "the list before serves" 1 wrong list.previous
again
pages=$(($(stat -c %s "$SATARK_DATA/registry.db") / 4096))
for at in 40 60 80; do
    dd if=/dev/zero of="$SATARK_DATA/registry.db" bs=4096 seek=$((pages * at / 100)) count=1 \
        conv=notrunc status=none
done
line "a list with torn pages" 1 wrong list.damaged
again
echo nonsense >"$SATARK_DATA/office.db"
line "a damaged office" 1 wrong office.none
again
mkdir "$place/empty"
"$satark" bundle apply "$place/empty" >/dev/null 2>&1
line "a stick without a list" 0 warning update.refused
grep -qF "(a file is missing)" "$place/out" || bad "and why"
again
if [ "$(id -u)" -eq 0 ]; then
    chown 1 "$SATARK_DATA/office.db"
    line "somebody else's file" 1 wrong folder.foreign
    chown -R 1 "$SATARK_DATA"
    line "the kiosk runs as another user" 0 warning kiosk.user
    again
fi

# ---- how it is said ----
unset LC_ALL
tried=$((tried + 1))
LANG=hi_IN.UTF-8 doctor && grep -q '^ठीक  *सूची  *क्रमांक 1, ' "$place/out" || bad "in Hindi"
LC_ALL=C.UTF-8 LANG=hi_IN.UTF-8 doctor && grep -q '^ok  *list  *no\. 1 of ' "$place/out" ||
    bad "LC_ALL goes first"
doctor --lang hi && grep -q '^सब ठीक है।$' "$place/out" || bad "the sum, in Hindi as asked for"
doctor --lang fr
[ $? = 2 ] || bad "no such language"
doctor && grep -q $'\033' "$place/out" && bad "colours in a file"
if command -v script >/dev/null; then
    coloured() { script -qec "env TERM=xterm $1 '$satark' doctor --root '$root'" /dev/null |
        grep -q $'\033\[32m'; }
    coloured "" || bad "no colours on a terminal"
    coloured "NO_COLOR=1" && bad "colours though NO_COLOR is set"
    coloured "TERM=dumb" && bad "colours on a dumb terminal"
fi

echo "$tried tries, $failed failed"
[ $failed = 0 ]
