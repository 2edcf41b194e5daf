#!/usr/bin/env bash
# satark registry, as head office and the office's staff call it. $1: the folder of the programs.
set -u
satark=$(cd "$1" && pwd)/satark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SATARK_DATA=$work/none SATARK_NOW=2026-11-22T11:42
failed=0

# run CODE WHY COMMAND...: its exit code, with what it said in $said
run() {
    local code=$1 why=$2 got
    shift 2
    said=$("$@" 2>&1)
    got=$?
    if [ "$got" -ne "$code" ]; then
        echo "$why: exit $got, expected $code: $said"
        failed=1
    fi
}

says() {
    case $said in
    *"$2"*) ;;
    *)
        echo "$1: “$2” is not in: $said"
        failed=1
        ;;
    esac
}

cp -r assets/registry "$work/csv"
db=$work/registry.db

run 0 "builds" "$satark" registry build --from "$work/csv" --serial 124 --out "$db" --date 2026-11-21
run 0 "builds again" "$satark" registry build --from "$work/csv" --serial=124 --out="$work/b.db" --date 2026-11-21
cmp "$db" "$work/b.db" || failed=1
run 0 "builds with today's date" "$satark" registry build --from "$work/csv" --serial 124 --out "$work/b.db"
run 0 "tells the date" "$satark" registry info "$work/b.db"
says "today is the date" "2026-11-22"

run 0 "info" "$satark" registry info "$db" --json
says "info" '"serial":124,"made_at":"2026-11-21","age_days":1,"stale_days":30,'
run 0 "a stale list" env SATARK_NOW=2026-12-22 "$satark" registry info "$db"
says "a stale list" "31 days: stale"
run 0 "a wrong clock" env SATARK_NOW=2019-01-01 "$satark" registry info "$db"
says "a wrong clock" "set the clock"
mkdir "$work/two"
cp "$db" "$work/two/registry.prev.db"
head -c 8192 "$db" >"$work/two/registry.db"
run 0 "the list before it" "$satark" --data "$work/two" registry info
says "the list before it" "warning: $work/two/registry.db"
says "the list before it" "124"
run 0 "the list before it" "$satark" --data "$work/two" registry lookup 1912
says "the list before it" "warning: $work/two/registry.db"
rm -r "$work/two"
run 1 "info without a list" "$satark" registry info
says "info without a list" "$SATARK_DATA/registry.db"

run 0 "stale after a week" "$satark" registry build --from "$work/csv" --serial 124 --out "$work/b.db" --stale-after 7
run 0 "stale after a week" "$satark" registry info "$work/b.db" --json
says "stale after a week" '"stale_days":7,'

# lookups: value, and a piece of the answer
while IFS='|' read -r value piece; do
    run 0 "lookup $value" "$satark" registry lookup --file "$db" "$value" --json
    says "lookup $value" "$piece"
done <<'ROWS'
0755-2551222|"status":"official","channel":"whatsapp","owner":"mpcz"
+91 755 2551222|"key":"7552551222"
०७५५-२५५१२२२|"key":"7552551222"
155260|"status":"superseded"
155260|"successor":"1930"
VM-UPPCLT-S|"kind":"header","key":"UPPCLT","status":"official"
https://www.kesco.co.in/pay?x=1|"owner":"kesco"
kesco.co.in|"channel":"domain"
kesco.co.in.bill-pay.site|"status":"reported"
https://kesco.co.in@evil.example/|"found":false
x.uppcl.sem.jio.com|"found":false
UPAY|"kind":"app"
9876543210|"found":false,"rows":[]
say "hi"|"value":"say \"hi\""
ROWS
run 0 "lookup for people" "$satark" registry lookup --file "$db" 1930
says "lookup for people" "1930: official (phone)"
says "lookup for people" "confidence  reported"
# no byte of a list plays with the terminal
cp "$db" "$work/loud.db"
sqlite3 "$work/loud.db" "UPDATE reported SET note = 'a' || char(27) || '[31mb' || char(155) || 'c'"
run 0 "a loud list" "$satark" registry lookup --file "$work/loud.db" kesco.co.in.bill-pay.site
says "a loud list" "a?[31mb??c"
rm "$work/loud.db"

run 0 "lookup of nothing known" "$satark" registry lookup --file "$db" 9876543210
says "lookup of nothing known" "not on the list"

for odd in "/$db" "$work//registry.db"; do
    run 0 "a slash too many" "$satark" registry lookup --file "$odd" 1912
    says "a slash too many" "1912: official"
done
run 0 "a folder with a slash too many" "$satark" --data "/$work/o" init --discom kesco

# a finished list never takes the place of what is no file
mkfifo "$work/pipe"
run 1 "onto a pipe" "$satark" registry build --from "$work/csv" --serial 1 --out "$work/pipe"
[ -p "$work/pipe" ] || { echo "the pipe is gone"; failed=1; }
rm -r "$work/pipe" "$work/o"
run 1 "into no folder" "$satark" registry build --from "$work/csv" --serial 1 --out "$work/no/list.db"
says "into no folder" "check the folder"

# what is wrong is named, and nothing is built
printf 'kind,value,note,first_seen,source\nphone,82603,,,test\n' >"$work/csv/reported.csv"
before=$(sha256sum "$db")
run 2 "a bad row" "$satark" registry build --from "$work/csv" --serial 125 --out "$db"
says "a bad row" "reported.csv: row 2, column value: found “82603”, expected a phone number"
[ "$before" = "$(sha256sum "$db")" ] || { echo "a failed build changed the list"; failed=1; }
rm "$work/csv/reported.csv"
run 1 "a missing file" "$satark" registry build --from "$work/csv" --serial 125 --out "$db"
says "a missing file" "reported.csv"
run 2 "no serial" "$satark" registry build --from "$work/csv" --out "$db"
run 2 "serial 0" "$satark" registry build --from "$work/csv" --serial 0 --out "$db"
run 2 "a date that does not exist" "$satark" registry build --from "$work/csv" --serial 1 --out "$db" --date 2026-02-30
for days in 0 3651 x -1 ""; do
    run 2 "stale after “$days”" "$satark" registry build --from "$work/csv" --serial 1 --out "$db" --stale-after "$days"
    says "stale after “$days”" "expected days from 1 to 3650"
done
run 2 "no word" "$satark" registry
run 2 "a word nobody knows" "$satark" registry destroy
run 2 "lookup of nothing" "$satark" registry lookup
run 2 "an option nobody knows" "$satark" registry info "$db" --frob
run 0 "help" "$satark" registry --help
says "help" "Example: satark registry lookup"
[ "$(ls "$work")" = $'b.db\ncsv\nregistry.db' ] || { echo "left behind: $(ls "$work")"; failed=1; }
exit $failed
