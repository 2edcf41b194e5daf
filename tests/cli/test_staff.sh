#!/usr/bin/env bash
# The staff's commands, each as a clerk would call it, from a fresh folder. $1: the programs' folder.
set -u
satark=$(cd "$1" && pwd)/satark
place=$(mktemp -d /tmp/satark-staff-XXXXXX)
trap 'rm -rf "$place"' EXIT
export SATARK_DATA=$place/data SATARK_NOW=2026-11-22T11:42
failed=0
tried=0

bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
    sed 's/^/    | /' "$place/out" "$place/err"
}

# expect WHY EXIT TEXT COMMAND...: the exit code, and TEXT on the output (EXIT 0) or the error line.
expect() {
    local why=$1 want=$2 text=$3 file=out
    shift 3
    tried=$((tried + 1))
    "$satark" "$@" >"$place/out" 2>"$place/err"
    local got=$?
    [ "$want" = 0 ] || file=err
    if [ $got != "$want" ]; then
        bad "$why: exit $got, expected $want"
    elif ! grep -qF -- "$text" "$place/$file"; then
        bad "$why: “$text” is not there"
    elif [ "$want" != 0 ] && [ -s "$place/out" ]; then
        bad "$why: output in spite of an error"
    fi
}

# absent WHY TEXT COMMAND...: exit 0, and TEXT is not on the output.
absent() {
    local why=$1 text=$2
    shift 2
    tried=$((tried + 1))
    if ! "$satark" "$@" >"$place/out" 2>"$place/err" || grep -qF -- "$text" "$place/out"; then
        bad "$why"
    fi
}

# ---- help, and before there is anything ----
for command in init setting notice warning counter report; do
    expect "$command has help" 0 "Usage: satark $command" $command --help
    expect "$command has an example" 0 "Example: satark $command" $command --help
done
expect "no database yet" 1 "satark init" setting list
[ ! -e "$SATARK_DATA" ] || bad "a look made a folder"
expect "init needs a DISCOM" 2 "--discom" init
expect "init of an unknown DISCOM" 2 "nobody" init --discom nobody
[ ! -e "$SATARK_DATA" ] || bad "a failed init left a folder"
expect "init where it may not write" 1 "/proc/satark" init --discom kesco --data /proc/satark
rest=$(ls -A "$place" | grep -v -e '^out$' -e '^err$')
[ -z "$rest" ] || bad "a failed init left $rest"

# ---- init ----
expect "init" 0 "ready" init --discom kesco --office "सर्वोदय नगर कार्यालय"
[ "$(stat -c %a "$SATARK_DATA")" = 750 ] || bad "the folder's rights"
[ "$(stat -c %a "$SATARK_DATA/office.db")" = 640 ] || bad "the database's rights"
[ "$(ls -A "$SATARK_DATA" | tr '\n' ' ')" = "office.db registry.db " ] || bad "what init made"
sum=$(cat "$SATARK_DATA"/*.db | sha256sum)
expect "init again" 2 "already" init --discom kesco
[ "$(cat "$SATARK_DATA"/*.db | sha256sum)" = "$sum" ] || bad "init again changed something"
mkdir "$place/half"
cp "$SATARK_DATA/registry.db" "$place/half/"
list=$(sha256sum <"$place/half/registry.db")
expect "init beside a list" 0 "ready" init --discom jvvnl --data "$place/half"
[ "$(sha256sum <"$place/half/registry.db")" = "$list" ] || bad "init replaced a list"
expect "init takes the DISCOM" 0 "jvvnl" --data "$place/half" setting get discom
absent "another DISCOM's warnings stay out" "night-cut" --data "$place/half" warning list
[ "$(ls -A "$place/half" | tr '\n' ' ')" = "office.db registry.db " ] || bad "what init left"

# ---- settings ----
expect "the office's name" 0 "सर्वोदय नगर कार्यालय" setting get office.name
expect "set" 0 "12" setting set kiosk.slide_seconds 12
expect "get" 0 "12" setting get kiosk.slide_seconds
expect "list" 0 "kiosk.idle_seconds" setting list
expect "list as JSON" 0 '"name":"kiosk.slide_seconds","value":"12","default":"8"' setting list --json
expect "out of range" 2 "kiosk.slide_seconds: found “2”, expected" setting set kiosk.slide_seconds 2
expect "misspelt" 2 "kiosk.slide" setting set kiosk.slide 9
expect "a word too few" 2 "1 more word" setting get
expect "no verb" 2 "get, set or list" setting
expect "an unknown DISCOM" 2 "nobody" setting set discom nobody
expect "still ours" 0 "kesco" setting get discom

# ---- notices ----
expect "suspend" 0 "suspended" notice set payment suspended --since now --until 18:00 \
    --why "बैंक की जाँच चल रही है" --why-en "The bank is checking" --also "नकद काउंटर खुले हैं"
expect "listed" 0 "2026-11-22 11:42  2026-11-22 18:00  बैंक की जाँच" notice list
expect "listed as JSON" 0 '"state":"suspended","since":"2026-11-22T11:42"' notice list --json
SATARK_NOW=2026-11-22T18:00 expect "over by itself" 0 "no notice" notice list
SATARK_NOW=2026-11-22T18:00 expect "but kept" 0 "payment" notice list --all
expect "a notice for later" 0 "down" notice set call-centre down --since 2026-11-23 --until 2026-11-23
absent "is not in force yet" "call-centre" notice list
SATARK_NOW=2026-11-23T23:59 expect "to the end of its day" 0 "call-centre" notice list
expect "no such service" 2 "service: found “bank”" notice set bank down
expect "no such state" 2 "state: found “off”" notice set payment off
expect "no such time" 2 "--until: found “evening”" notice set payment down --until evening
expect "an unknown option" 2 "--reason" notice set payment down --reason x
expect "ends before it begins" 2 "until" notice set payment down --since 18:00 --until 17:00
expect "unchanged by all that" 0 "बैंक की जाँच" notice list
expect "clear" 0 "payment" notice clear payment
expect "clear again" 2 "no notice for payment" notice clear payment

expect "also, by one word" 0 "payment: suspended since 2026-11-22 10:00, until it is cleared" notice set \
    payment suspended --since 10:00 --why "बैंक की जाँच" --also counters
expect "said in words" 0 '"also_hi":"नकद काउंटर खुले हैं","also_en":"Cash counters are open"' notice list --json
expect "a stranger's number" 2 "--also: found “9876543210" notice set payment down --also "9876543210 पर फ़ोन करें"
expect "over already" 2 "not over yet" notice set payment down --until 10:00
expect "ready-made ones" 0 "gateway-suspended" notice template
expect "one of them" 0 "website: down" notice template site-down --until 18:00
expect "no such" 2 "template: found “none”" notice template none
expect "with another reason" 0 "supply: working" notice template no-disconnection --why "किसी की बिजली नहीं कटेगी"
expect "it stands there" 0 "किसी की बिजली नहीं कटेगी" notice list
for service in payment website supply; do expect "clear $service" 0 "off" notice clear $service; done

# ---- warnings ----
expect "the shipped ones" 0 "night-cut" warning list
expect "add" 0 "added test-one" warning add --id test-one --title "शीर्षक" --punch "पीला" \
    --text "पाठ" --dont "एक|दो" --do "तीन" --title-en "Title" --level priority \
    --from 2026-11-22 --until 2026-11-30 --weekdays sun,mon --hours 21:00-06:00 --source "me"
expect "show" 0 "hours       21:00-06:00" warning show test-one
expect "show as JSON" 0 '"until_date":"2026-11-30","weekdays":"sun,mon"' warning show test-one --json
expect "on at night" 0 "test-one" warning list --now 2026-11-22T22:00
absent "off by day" "test-one" warning list --now 2026-11-22T12:00
expect "add without an id" 0 "added w-20261122-1" warning add --title "क" --text "ख"
expect "and once more" 0 "added w-20261122-2" warning add --title "क" --text "ख"
expect "an id that is taken" 2 "test-one" warning add --id test-one --title "क" --text "ख"
expect "no title" 2 "title_hi" warning add --id test-two --text "ख"
expect "an odd weekday" 2 "--weekdays: found “noday”" warning add --title "क" --text "ख" --weekdays noday
expect "edit one field" 0 "changed test-one" warning edit test-one --punch "लाल"
expect "it is changed" 0 "punch_hi    लाल" warning show test-one
expect "the others are not" 0 "dont_hi     एक|दो" warning show test-one
expect "edit nothing" 2 "field" warning edit test-one
expect "edit nobody" 2 "no warning “nobody”" warning edit nobody --punch x
expect "empty a field" 0 "changed" warning edit test-one --hours ""
expect "now on by day" 0 "test-one" warning list --now 2026-11-22T12:00
expect "an emergency" 0 "until 2026-11-23 11:42" warning add --id fire --level emergency \
    --title "आग" --text "बाहर निकलें" --do "एक|दो|तीन"
absent "stands alone" "night-cut" warning list --now now
expect "ends by itself" 0 "night-cut" warning list --now 2026-11-23T11:42
expect "remove" 0 "removed fire" warning remove fire
expect "remove again" 2 "no warning “fire”" warning remove fire

# ---- out to a spreadsheet and back ----
expect "export to a file" 0 "written" warning export "$place/all.csv"
expect "export to the output" 0 "id,discom,level,title_hi" warning export
"$satark" warning export >"$place/before"
expect "import what was exported" 0 "warnings taken" warning import "$place/all.csv"
"$satark" warning export >"$place/after"
cmp -s "$place/before" "$place/after" || bad "export, import, export is not the same"
sed 's/,priority,शीर्षक,/,loud,शीर्षक,/' "$place/all.csv" >"$place/wrong.csv"
expect "one wrong cell" 2 "column level: found “loud”, expected normal, priority or emergency" \
    warning import "$place/wrong.csv"
"$satark" warning export >"$place/after"
cmp -s "$place/before" "$place/after" || bad "a refused import changed something"
expect "no such file" 1 "nowhere.csv" warning import "$place/nowhere.csv"

# ---- counters ----
expect "counters" 0 "67 in all" counter list
expect "open on this Sunday" 0 '"open_now":true' counter list --json
printf '%s\n' 'id,name_hi,name_en,place_hi,place_en,weekday_hours,sunday_hours,map_url,source,confidence' \
    'main,मुख्य दफ़्तर,,,,10:00-17:00,closed,,,confirmed' >"$place/counters.csv"
expect "our own counters" 0 "1 counters" counter import "$place/counters.csv"
expect "are the whole list" 0 "1 named here" counter list
expect "export them" 0 "all counters" counter export "$place/out.csv"
expect "and take them in" 0 "1 counters" counter import "$place/out.csv"
expect "closed is closed" 0 "मुख्य दफ़्तर,,,,10:00-17:00,closed,,,confirmed" counter export
sed 's/10:00-17:00/morning/' "$place/counters.csv" >"$place/wrong.csv"
expect "odd hours" 2 "row 2, column weekday_hours: found “morning”" counter import "$place/wrong.csv"
expect "still ours" 0 "मुख्य दफ़्तर" counter list
{
    cat "$place/counters.csv"
    echo 'two,दो,,,,10:00-17:00,sunday,,,sure'
    echo 'two,,,,,,,http://x,,seed'
} >"$place/wrong.csv"
expect "every mistake of counters" 2 "5 mistakes" counter import "$place/wrong.csv"
sed 's/,/;/g' "$place/counters.csv" | iconv -t UTF-16 >"$place/excel.csv"
expect "counters from Excel" 0 "1 counters" counter import "$place/excel.csv"

# ---- holidays ----
expect "none yet" 0 "no holidays" holiday list
SATARK_NOW=2026-11-24T11:00 expect "open on a Tuesday" 0 '"open_now":true' counter list --json
printf '%s\n' 'तारीख;नाम' '25-12-2026;बड़ा दिन' '24/11/2026;गुरु नानक जयंती' >"$place/days.csv"
expect "holidays" 0 "2026-11-24  Tuesday" holiday import "$place/days.csv"
expect "listed" 0 "2026-12-25  Friday" holiday list
SATARK_NOW=2026-11-24T11:00 expect "closed on a holiday" 0 '"open_now":false' counter list --json
printf 'date\n2026-12-25\n31-11-2026\nDiwali\n' >"$place/days.csv"
expect "wrong days" 2 "row 3, column date: found “31-11-2026”" holiday import "$place/days.csv"
expect "no dates" 2 "the column “date” is missing" holiday import "$place/counters.csv"
expect "as they were" 0 "2026-11-24" holiday list

# ---- a full disk ----
for what in "warning list --json" "counter export" "setting get office.name"; do
    tried=$((tried + 1))
    "$satark" $what >/dev/full 2>"$place/err" && bad "$what to a full disk"
    grep -q "cannot be written" "$place/err" || bad "$what to a full disk says nothing"
done

# ---- a database of a newer programme ----
mkdir "$place/newer"
cp "$SATARK_DATA"/*.db "$place/newer/"
printf '\0\0\3\350' | dd of="$place/newer/office.db" bs=1 seek=60 conv=notrunc status=none
sum=$(sha256sum <"$place/newer/office.db")
expect "is refused" 1 "newer" --data "$place/newer" warning list
[ "$(sha256sum <"$place/newer/office.db")" = "$sum" ] || bad "the newer database was changed"

printf '%d commands tried, %d failed\n' "$tried" "$failed"
[ "$failed" = 0 ]
