#!/usr/bin/env bash
# satark bundle receipt: what head office is told, and that a stick cannot misuse the writing of it.
# $1: the folder of the programs.
set -u
satark=$(cd "$1" && pwd)/satark
work=$(mktemp -d)
mounted=
trap '[ -z "$mounted" ] || umount "$mounted"; rm -rf "$work"' EXIT
export SATARK_DATA=$work/data SATARK_NOW=2026-11-22T11:42
failed=0

complain() { echo "$*"; failed=1; }

# run CODE WHY COMMAND...: its exit code, with what it said in $said
run() {
    local code=$1 why=$2 got
    shift 2
    said=$("$@" 2>&1)
    got=$?
    [ "$got" -eq "$code" ] || complain "$why: exit $got, expected $code: $said"
}

# tells PATH WANTED WHY: a value of the receipt, as SQLite reads JSON
tells() {
    local found
    found=$(sqlite3 :memory: "SELECT json_extract(readfile('$receipt'), '$1')" 2>&1)
    [ "$found" = "$2" ] || complain "$3: $1 is “$found”, expected “$2”"
}

stick=$work/stick
mkdir "$stick"
receipt=$stick/satark-receipt-KNP-07.json

# Even where there is no office yet it says so.
run 0 "no office" "$satark" bundle receipt "$stick"
receipt=$stick/satark-receipt-kiosk.json
tells '$.list' '' "no office"
[ "$(sqlite3 :memory: "SELECT json_valid(readfile('$receipt'))")" = 1 ] || complain "no office: no JSON"
[ "$(sqlite3 :memory: "SELECT json_array_length(readfile('$receipt'), '\$.errors') > 0")" = 1 ] ||
    complain "no office: no error is told"
rm "$receipt"
receipt=$stick/satark-receipt-KNP-07.json

# A list is made anew from the sample, with a date that does not go by the clock.
mkdir "$work/data"
"$satark" registry build --from assets/registry --serial 124 --date 2026-08-01 --out "$work/data/registry.db" >/dev/null
"$satark" registry build --from assets/registry --serial 120 --date 2026-07-01 --out "$work/data/registry.prev.db" >/dev/null
"$satark" init --discom kesco >/dev/null
"$satark" setting set kiosk.id KNP-07 >/dev/null
sqlite3 "$work/data/office.db" "INSERT INTO list_update(at, serial, before, outcome, file, wanted, found)
    VALUES (1795000000, 125, 124, 'forged', 'manifest.json', '', 'चाबी \"E7\"')"

run 0 "a receipt" "$satark" bundle receipt "$stick"
[ "$(sqlite3 :memory: "SELECT json_valid(readfile('$receipt'))")" = 1 ] || complain "no valid JSON: $(cat "$receipt")"
while IFS='|' read -r path wanted why; do
    tells "$path" "$wanted" "$why"
done <<'ROWS'
$.kiosk|KNP-07|the kiosk
$.discom|kesco|the DISCOM
$.list.serial|124|the list
$.list.made_at|2026-08-01|its date
$.list.age_days|113|its age
$.list.stale|1|past its days
$.list.clock_before_it|0|the clock is right
$.previous.serial|120|the list before
$.fell_back|0|the list in place is used
$.now|2026-11-22T11:42:00+05:30|the clock
$.floor|0|no key has signed anything yet
$.updates[0].outcome|forged|the last update
$.updates[0].found|चाबी "E7"|what was found
$.errors|[]|nothing is wrong
ROWS
[ "$(sqlite3 :memory: "SELECT json_extract(readfile('$receipt'), '\$.disk.total') > 0")" = 1 ] ||
    complain "the disk has no size"
[ "$(stat -c %s "$receipt")" -lt 8192 ] || complain "a receipt is small"

SATARK_NOW=2026-07-15T10:00 run 0 "the clock was put back" "$satark" bundle receipt "$stick"
tells '$.list.clock_before_it' 1 "the clock was put back"

# A damaged list: the one before is used, and that is told.
cp "$work/data/registry.db" "$work/good.db"
truncate -s 5000 "$work/data/registry.db"
run 0 "a damaged list" "$satark" bundle receipt "$stick"
tells '$.fell_back' 1 "a damaged list"
tells '$.list.serial' 120 "a damaged list"
cp "$work/good.db" "$work/data/registry.db"

# What a stick may hold at the receipt's name; none of it is followed.
echo precious >"$work/victim"
for name in "$receipt" "$receipt.new"; do
    rm -rf "$stick"/*
    ln -s "$work/victim" "$name"
    run 0 "a link at $name" "$satark" bundle receipt "$stick"
    [ "$(cat "$work/victim")" = precious ] || complain "a link on the stick was followed"
    [ -f "$receipt" ] && [ ! -L "$receipt" ] || complain "a link at $name stands in place of the receipt"
    rm -rf "$stick"/*
    mkfifo "$name"
    run 0 "a FIFO at $name" timeout 20 "$satark" bundle receipt "$stick"
    rm -rf "$stick"/*
    ln "$work/victim" "$name"
    run 0 "a second name of another file at $name" "$satark" bundle receipt "$stick"
    [ "$(cat "$work/victim")" = precious ] || complain "another name's file was written"
    rm -rf "$stick"/*
    mkdir -p "$name/x"
    run 1 "a folder at $name" "$satark" bundle receipt "$stick"
    rm -rf "$stick"/*
done
[ -z "$(ls "$stick")" ] || complain "left on the stick: $(ls "$stick")"

run 1 "no such folder" "$satark" bundle receipt "$work/none"
run 1 "a file" "$satark" bundle receipt "$work/victim"
run 2 "no folder" "$satark" bundle receipt
run 2 "two folders" "$satark" bundle receipt "$stick" "$stick"

# Full and read-only sticks need a disk of their own.
if mount -t tmpfs -o size=64k,mode=755 none "$stick" 2>/dev/null; then
    mounted=$stick
    run 0 "a small stick" "$satark" bundle receipt "$stick"
    before=$(sha256sum "$receipt")
    head -c 1000000 /dev/zero >"$stick/full" 2>/dev/null
    run 1 "a full stick" "$satark" bundle receipt "$stick"
    [ "$before" = "$(sha256sum "$receipt")" ] || complain "a full stick lost its receipt"
    [ ! -e "$receipt.new" ] || complain "half a receipt was left on a full stick"
    mount -o remount,ro "$stick"
    run 1 "a read-only stick" "$satark" bundle receipt "$stick"
    case $said in *Read-only*) ;; *) complain "a read-only stick: $said" ;; esac
else
    echo "nothing may be mounted here: full and read-only sticks were not tried"
fi
exit $failed
