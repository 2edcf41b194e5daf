#!/usr/bin/env bash
# A new list under the running kiosk: on the screen within three seconds, without a restart; an
# answer that somebody reads stays as it is; a list that does not open changes nothing.
. "$(dirname "$0")/lib.sh"
export SATARK_NOW=2026-11-24T11:42
init_data
display 1080 1920
areas attract
areas number --text 07552551222
areas result --text 0755-2551222

# list SERIAL HELPLINE DAY: next.db in the data folder, with an emergency on its slides unless CALM
# is set; without Bhopal's chatbot if WITHOUT is
list() {
    rm -rf "$work/csv"
    cp -r assets/registry "$work/csv"
    sed -i "s/1912/$2/g" "$work/csv/discoms.csv" "$work/csv/channels.csv"
    if [ -n "${WITHOUT:-}" ]; then
        sed -i '/0755-2551222/d' "$work/csv/channels.csv"
        sed -i 's/मध्य क्षेत्र/दूसरा नाम/g; s/MP Madhya/another name/g' "$work/csv/discoms.csv"
    fi
    [ -n "${CALM:-}" ] || cat >>"$work/csv/warnings.csv" <<ROW
fresh-$1,kesco,emergency,सूची $1 का संदेश,नया है,कोई भी QR आए तो $2 पर पूछें।,Message of list $1,is new,Ask $2 about any QR.,,,,,,2026-12-31,,,,test
ROW
    "$bin/satark" registry build --from "$work/csv" --serial "$1" --date "$3" \
        --out "$SATARK_DATA/next.db" >/dev/null
}

bring() { mv "$SATARK_DATA/next.db" "$SATARK_DATA/registry.db"; }

# reads WORD...: all of them are on the screen
reads() {
    local word
    read_screen_now "$work/read.txt"
    for word in "$@"; do
        grep -q "$word" "$work/read.txt" || fail "“$word” is not on the screen: $(cat "$work/read.txt")"
    done
}

kiosk
started=$kiosk_pid

list 125 1950 2026-11-23
bring
wait_color a61b17 300000 3 || fail "list 125 is not on the screen after three seconds"
kill -0 "$started" || fail "the kiosk was restarted"
reads 125 1950 "23 नवम्बर"
echo "ok: a new list, taken while it runs"

# A person looks a number up; meanwhile the list no longer has it.
touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come"
areas verify
type_keys "$work/verify.areas" number
type_keys "$work/number.areas" 0 7 5 5 - 2 5 5 1 2 2 2
touch_area "$work/number.areas" '"act":"check"'
wait_color 0f5f35 150000 2 || fail "0755-2551222 is not official"
WITHOUT=bhopal list 126 1951 2026-11-24
bring
sleep 3
[ "$(colored 0f5f35)" -gt 150000 ] || fail "the answer went with the list it came from"
reads 0755-2551222 WhatsApp "भोपाल"
touch_area "$work/result.areas" '"act":"lang"' # said again, in English, from the same list
sleep 0.5
reads 0755-2551222 Bhopal Madhya
! grep -q "another name" "$work/read.txt" || fail "the answer is said from another list"
touch_area "$work/result.areas" '"act":"lang"'
sleep 0.3
touch_area "$work/result.areas" '"act":"new-check"'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come again"
type_keys "$work/verify.areas" number
type_keys "$work/number.areas" 0 7 5 5 - 2 5 5 1 2 2 2
touch_area "$work/number.areas" '"act":"check"'
sleep 0.5
[ "$(colored 0f5f35)" -lt 150000 ] || fail "the next check still asks the old list"
echo "ok: an answer keeps its list, the next check asks the new one"

# A list that does not open: reported once, and the one in use stays.
touch_area "$work/result.areas" '"act":"back"'
sleep 0.3
touch_area "$work/result.areas" '"act":"back"'
wait_color a61b17 300000 3 || fail "the first screen did not come back"
head -c 20000 "$SATARK_DATA/registry.db" >"$SATARK_DATA/next.db"
bring
sleep 4
kill -0 "$started" || fail "a damaged list ended the kiosk"
reads 126 1951
[ "$(grep -c 'registry.db' "$work/kiosk.log")" = 1 ] || fail "not reported once: $(cat "$work/kiosk.log")"
list 127 1952 2026-11-24
bring
sleep 3
reads 127 1952
echo "ok: a damaged list changes nothing, the next one is taken"

# From a stick: taken, and staff are told; from a stranger's: not, and staff are told why.
stick() {
    CALM=yes list "$1" "$2" 2026-11-24
    "$bin/satark" bundle make --list "$SATARK_DATA/next.db" --discom kesco --out "$work/stick.$1" \
        --key "$work/$3.key" >/dev/null
    rm "$SATARK_DATA/next.db"
}

for name in office other stranger; do
    "$bin/satark" bundle keygen --out "$work/$name" --no-password >/dev/null
done
"$bin/satark" bundle trust "$work/office.pub" "$work/other.pub" >/dev/null
stick 128 1953 office
"$bin/satark" bundle sign "$work/stick.128" --key "$work/other.key" >/dev/null
stick 129 1954 stranger
"$bin/satark" bundle apply "$work/stick.128" >/dev/null || fail "the stick was not taken"
wait_color 17346b 300000 3 || fail "list 128 is not on the screen after three seconds"
[ "$(colored eceff6)" -gt 50000 ] || fail "no line for staff"
reads "लग गई"
"$bin/satark" bundle apply "$work/stick.129" >/dev/null 2>&1 && fail "a stranger's stick was taken"
sleep 2
reads "नहीं लगी"
kill -0 "$started" || fail "the kiosk was restarted"
echo "ok: sticks taken and refused, and staff are told"
