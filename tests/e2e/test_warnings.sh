#!/usr/bin/env bash
# Warnings under the running kiosk: an urgent one and a sheet of 500 on the screen within three
# seconds; the urgent one ends by itself. And the widest that is taken fits the slide, upright and on
# its side, without a second page.
. "$(dirname "$0")/lib.sh"
init_data
satark() { "$bin/satark" "$@" </dev/null; }

# ---- the widest letters of each kind, as many as are taken ----
widest() { # LETTER TITLE PUNCH TEXT LINE: as many of it, in words of six
    awk -v c="$1" -v n="$2" 'BEGIN { for (i = 1; i <= n; i++) printf "%s", i % 7 ? c : " " }' | sed 's/ $//'
}
number=0
while read -r letter title punch text line; do
    number=$((number + 1))
    step=$(widest "$letter" "$line")
    satark warning add --id "wide-$number" --title "$(widest "$letter" "$title")" \
        --punch "$(widest "$letter" "$punch")" --text "$(widest "$letter" "$text")" \
        --dont "$step|$step" --do "$step|$step" >/dev/null || fail "$letter: the widest is refused"
    for size in 1080x1920 1920x1080 768x1366 1366x768; do
        "$bin/satark-kiosk" --render attract --warning "wide-$number" --size "$size" \
            --out "$work/wide.png" --texts "$work/wide.texts"
        ! cut -f2 "$work/wide.texts" | grep -qE '^[0-9] / [0-9]+$' || fail "$letter goes on to a second page at $size"
    done
    ! satark warning add --title "$(widest "$letter" $((title + punch + 8)))" --text क >/dev/null 2>&1 ||
        fail "$letter: a wider title is taken"
    satark warning undo >/dev/null
done <<'WIDE'
N 43 21 135 20
M 31 15 97 14
n 51 25 158 24
क 43 21 135 20
औ 31 15 97 14
WIDE
echo "ok: the widest warnings fit"

satark warning preview --all --out "$work/all" >/dev/null
[ "$(find "$work/all" -name '*.png' | wc -l)" = "$(grep -o '<img' "$work/all/index.html" | wc -l)" ] ||
    fail "the page does not show every picture"

# ---- under the running kiosk ----
display 1080 1920
kiosk
started=$kiosk_pid
end=$(TZ=Asia/Kolkata date -d '+105 seconds' +%Y-%m-%dT%H:%M) # a whole minute, as people say it
satark warning urgent "दफ़्तर अभी खाली करें" --until "$end" >/dev/null
wait_color a61b17 300000 3 || fail "the urgent warning is not there after three seconds"
read_screen_now "$work/read.txt"
grep -q "खाली" "$work/read.txt" || fail "its words are not on the screen: $(cat "$work/read.txt")"

{
    echo 'id;शीर्षक;विवरण;स्तर'
    for i in $(seq 500); do echo "s-$i;ठग $i;1912 पर पूछें;normal"; done
    echo "alarm;सूची से आया संदेश;1912 पर पूछें;normal"
} >"$work/sheet.csv"
satark warning remove "$(satark warning list | awk '/emergency/ { print $1 }')" >/dev/null
sleep 2
[ "$(colored a61b17)" -lt 100000 ] || fail "the urgent warning stays after it was taken away"
sed -i 's/^alarm;\(.*\);normal/alarm;\1;emergency/; 1s/$/;until/; 2,$s/$/;31-12-2099/' "$work/sheet.csv"
satark warning import --yes "$work/sheet.csv" >/dev/null
wait_color a61b17 300000 3 || fail "the sheet is not on the screen after three seconds"
satark warning undo >/dev/null
satark warning urgent "थोड़ी देर" --until "$end" >/dev/null
wait_color a61b17 300000 3 || fail "the second urgent warning is not there"
for _ in $(seq 110); do
    [ "$(colored a61b17)" -lt 100000 ] && break
    sleep 1
done
[ "$(colored a61b17)" -lt 100000 ] || fail "the urgent warning does not end"
kill -0 "$started" || fail "the kiosk was restarted"
echo "ok: on the screen within three seconds, and off by itself"
