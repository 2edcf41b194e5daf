#!/usr/bin/env bash
# Warnings from a spreadsheet: 500 rows with 40 mistakes of 12 kinds, all named at once with row and
# column, nothing changed; the same without them is taken whole, in every coding; killed at any
# moment it leaves the old set or the new; the history cannot be altered. $1: the programs' folder.
set -u
satark=$(cd "$1" && pwd)/satark
place=$(mktemp -d /tmp/satark-sheet-XXXXXX)
trap 'rm -rf "$place"' EXIT
export SATARK_DATA=$place/data SATARK_NOW=2026-11-22T11:42 LC_ALL=C.UTF-8
failed=0

bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
    head -n 60 "$place/out" "$place/err" | cut -c 1-300 | sed 's/^/    | /'
}

run() { "$satark" "$@" >"$place/out" 2>"$place/err" </dev/null; }
set_of() { "$satark" warning export >"$place/$1"; }

# says WHY EXIT TEXT COMMAND...
says() {
    local why=$1 want=$2 text=$3 got
    shift 3
    run "$@"
    got=$?
    [ "$got" = "$want" ] || bad "$why: exit $got, expected $want"
    cat "$place/out" "$place/err" | grep -qF -- "$text" || bad "$why: “$text” is not there"
}

# sheet EDITION: 500 warnings; row N is the N-th of the spreadsheet, the header row 1.
sheet() {
    echo 'id,level,शीर्षक,punch,विवरण,Title (English),text_en,क्या न करें,do,कब से,कब तक,दिन,समय,source'
    awk -v e="$1" 'BEGIN { for (i = 2; i <= 501; i++)
        printf "row-%d,%s,ठग का संदेश %d,कॉल न करें,संस्करण %s: 1912 पर पूछें।,Message %d,Ask on 1912.,लिंक न खोलें|फ़ोन न करें,1912 पर पूछें,20-11-2026,%s,%s,10:00-16:00,test\n",
            i, i % 7 ? "normal" : "priority", i, e, i, i % 2 ? "31/12/2026" : "2026-12-31", i % 3 ? "" : "\"सोम,बुध\"" }'
}

# What is planted: the row, the column as the header names it, what comes in place of the cell.
# Twelve kinds, forty of them.
letter_90=$(printf 'क%.0s' $(seq 91))
plant=(
    "10|level|loud" "11|level|ऊँचा" "12|level|9"
    "20|कब से|30-02-2026" "21|कब तक|12/31/2026" "22|कब से|22-11-26" "23|कब तक|कल"
    "30|कब तक|2026-11-01" "31|कब तक|21/11/2025" "32|कब तक|2026-11-22T11:00"
    "40|दिन|someday" "41|दिन|सोम मंगल" "42|दिन|8"
    "50|समय|10" "51|समय|25:00-26:00" "52|समय|सुबह"
    "60|शीर्षक|$letter_90" "61|क्या न करें|एक|61|दो" "62|do|$(printf 'ख%.0s' $(seq 41))"
    "70|शीर्षक|" "71|विवरण|" "72|शीर्षक|   " "73|id|Row 73"
    "80|विवरण|9876543210 पर फ़ोन करें" "81|text_en|Call +91 98765 43210" "82|do|8260303942 मिलाएँ" "83|शीर्षक|नया नंबर 7052221912"
    "90|विवरण|kesco-bill.online पर जमा करें" "91|text_en|Pay at http://bit.ly/3xYz" "92|do|upi: kesco@okaxis" "93|punch|kescoupdate.in खोलें"
    "100|शीर्षक|खबरदार 😀" "101|text_en|Beware → now" "102|punch|ठग 🚫" "103|विवरण|தமிழ்"
    "110|विवरण|?????? ????" "111|शीर्षक|???? ???"
    "120|id|row-119" "121|id|row-5" "122|id|row-6"
)
[ ${#plant[@]} = 40 ] || bad "${#plant[@]} are planted, not 40"

# planted FILE: the same with the mistakes in it.
planted() {
    local spot
    for spot in "${plant[@]}"; do printf '%s\n' "$spot"; done >"$place/plant"
    awk -v plant="$place/plant" '
        BEGIN {
            while ((getline line < plant) > 0) {
                split(line, p, "|")
                at[p[1]] = p[2]
                sub(/^[^|]*\|[^|]*\|/, "", line)
                text[p[1]] = line
            }
        }
        NR == 1 { n = split($0, names, ","); print; next }
        {
            n = 0; rest = $0
            while (length(rest) || n < 14) { # cells; one may be quoted
                if (rest ~ /^"/) { match(rest, /^"[^"]*"/) } else { match(rest, /^[^,]*/) }
                cell[++n] = substr(rest, 1, RLENGTH)
                rest = substr(rest, RLENGTH + 2)
            }
            for (i = 1; i <= 14; i++) {
                c = cell[i]
                if (NR in at && names[i] == at[NR]) { c = text[NR]; if (c == "एक|61|दो") c = "एक|दो|तीन|चार" }
                printf "%s%s", c, i < 14 ? "," : "\n"
            }
        }' "$1"
}

run init --discom kesco || bad "init"
sheet one >"$place/one.csv"
planted "$place/one.csv" >"$place/wrong.csv"
set_of before

# ---- every mistake at once ----
says "40 mistakes" 2 "40 mistakes; nothing was changed" warning import --yes "$place/wrong.csv"
for spot in "${plant[@]}"; do
    IFS='|' read -r row column _ <<<"$spot"
    grep -qF "  row $row, column $column: found “" "$place/err" || bad "row $row, column $column is not named"
done
[ "$(grep -c '^  row ' "$place/err")" = 40 ] || bad "not 40 lines but $(grep -c '^  row ' "$place/err")"
grep -q 'row 80, column विवरण: .*9876543210' "$place/err" || bad "the mobile number is not quoted"
set_of after
cmp -s "$place/before" "$place/after" || bad "a refused sheet changed something"

# ---- the same in Hindi ----
LC_ALL= LANG=hi_IN.UTF-8 run warning import --yes "$place/wrong.csv"
grep -qF "40 गलतियाँ; कुछ नहीं बदला" "$place/err" || bad "40 mistakes, in Hindi"
for spot in "${plant[@]}"; do
    IFS='|' read -r row column _ <<<"$spot"
    grep -qE "^  पंक्ति $row, कॉलम $column: .*; यहाँ होना चाहिए: .*[^ -~]" "$place/err" ||
        bad "row $row, column $column is not told in Hindi"
done
grep -q '9876543210” नहीं चलेगा' "$place/err" || bad "the mobile number is not quoted in Hindi"
grep -qwE 'found|expected|such|at most|the' "$place/err" && bad "English among the Hindi"

# Wrong in its form too: too few cells, foreign bytes, quotes; and still everything else.
{
    sed -n 1,3p "$place/one.csv"
    echo 'short,normal'
    printf 'bytes,normal,\xff\xfe,,पाठ,,,,,,,,,\n'
    echo 'quote,normal,"ठग"की,,पाठ,,,,,,,,,'
    echo 'last,loud,ठग,,पाठ,,,,,,,,,'
} >"$place/form.csv"
says "form" 2 "4 mistakes" warning import "$place/form.csv"
for at in "row 4, " "row 5, column शीर्षक" "row 6, column शीर्षक" "row 7, column level"; do
    grep -qF "  $at" "$place/err" || bad "form: $at is not named"
done

# ---- shown, then taken ----
says "shown only" 0 "500 added, 0 changed, 0 ended, 0 unchanged" warning import --dry-run "$place/one.csv"
set_of after
cmp -s "$place/before" "$place/after" || bad "--dry-run changed something"
says "taken" 0 "500 warnings taken" warning import --yes "$place/one.csv"
set_of one
[ "$(grep -c '^row-' "$place/one")" = 500 ] || bad "not all 500 are there"
grep -q '^row-9,kesco,normal,ठग का संदेश 9,.*,2026-11-20,2026-12-31,"mon,wed",10:00-16:00,' "$place/one" ||
    bad "row-9 is not as it was written: $(grep '^row-9,' "$place/one")"
says "again is nothing" 0 "0 added, 0 changed, 0 ended, 500 unchanged" warning import "$place/one.csv"

# ---- every coding and separator says the same ----
tabs() { sed 's/"सोम,बुध"/सोम;बुध/; s/,/\t/g' "$place/one.csv"; }
semis() { sed 's/"सोम,बुध"/@/; s/,/;/g; s/@/सोम,बुध/' "$place/one.csv"; }
{ printf '\xef\xbb\xbf'; sed 's/$/\r/' "$place/one.csv"; } >"$place/bom.csv"
tabs | iconv -t UTF-16 >"$place/utf16.csv"
{ printf '\xfe\xff'; semis | iconv -t UTF-16BE; } >"$place/utf16be.csv"
tabs | iconv -t UTF-16LE >"$place/bare.csv"
{ echo 'sep=;'; semis; } >"$place/semi.csv"
for kind in bom utf16 utf16be bare semi; do
    says "$kind" 0 "0 added, 0 changed, 0 ended, 500 unchanged" warning import "$place/$kind.csv"
done

# ---- columns that are not there stay; an end; a whole set ----
printf 'id,शीर्षक,विवरण,until\nrow-2,नया शीर्षक,नया पाठ,21-11-2026\n' >"$place/part.csv"
says "a part" 0 "0 added, 0 changed, 1 ended, 0 unchanged" warning import "$place/part.csv"
says "what the sheet leaves out stays" 0 "do_hi       1912 पर पूछें" warning show row-2
says "undo" 0 "undone: import part.csv" warning undo
set_of after
cmp -s "$place/one" "$place/after" || bad "undo does not bring the set back"
says "the whole set" 0 "0 changed, $(($(wc -l <"$place/one") - 1)) ended" \
    warning import --whole --yes "$place/part.csv"
[ "$("$satark" warning export | wc -l)" = 2 ] || bad "--whole left others"
says "undo it" 0 "undone" warning undo
set_of after
cmp -s "$place/one" "$place/after" || bad "undo of a whole set does not bring it back"
says "undo the first" 0 "undone: import one.csv" warning undo
set_of after
cmp -s "$place/before" "$place/after" || bad "undo does not bring back what was before the sheet"
says "nothing to undo" 2 "no change to undo" warning undo

# ---- who did what, for ever ----
says "history" 0 "import one.csv" warning history
grep -q "$(id -un) " "$place/out" || bad "history does not say who"
for sql in "DELETE FROM warning_change" "UPDATE warning_was SET kind = 'x'" \
    "INSERT OR REPLACE INTO warning_change SELECT id, at, 'nobody', what, undoes FROM warning_change" \
    "DELETE FROM warning_was"; do
    sqlite3 "$SATARK_DATA/office.db" "$sql" 2>/dev/null && bad "the history could be altered: $sql"
done

# ---- one at a time is judged too ----
says "a mobile number" 2 "text_hi: found “9876543210" warning add --title क --text "9876543210 पर पूछें"
says "a strange link" 2 "punch_hi: found" warning add --title क --text ख --punch "kesco-pay.xyz खोलें"
says "an emoji" 2 "emoji" warning add --title "क 😀" --text ख
says "over already" 2 "not over yet" warning add --title क --text ख --until 2025-11-30
says "our own number" 0 "added" warning add --title "1912 पर पूछें" --text "cybercrime.gov.in पर करें"
says "and undone" 0 "undone: add w-20261122-1" warning undo

# ---- killed at any moment: the old set or the new ----
sheet two >"$place/two.csv"
run warning import "$place/one.csv"
set_of one
run warning import "$place/two.csv"
set_of two
run warning undo
cmp -s "$place/one" "$place/two" && bad "the two sets are the same"
old=0 new=0
begun=$(date +%s%N)
run warning import --dry-run "$place/two.csv"
whole=$((($(date +%s%N) - begun) / 1000000)) # ms of all but the writing
for step in $(seq 0 100); do
    [ "$step" -gt 24 ] && [ "$new" -gt 0 ] && break # a busy machine takes longer
    delay=$((whole * step / 16))
    "$satark" warning import --yes "$place/two.csv" >/dev/null 2>&1 </dev/null &
    pid=$!
    sleep "$((delay / 1000)).$(printf %03d $((delay % 1000)))"
    kill -9 "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    set_of after
    if cmp -s "$place/after" "$place/one"; then
        old=$((old + 1))
    elif cmp -s "$place/after" "$place/two"; then
        new=$((new + 1))
        run warning undo || bad "undo after a kill"
    else
        bad "killed after $delay ms: neither the old set nor the new"
    fi
done
[ "$old" -gt 0 ] && [ "$new" -gt 0 ] || bad "always killed on the same side of the change"
[ "$(sqlite3 "$SATARK_DATA/office.db" 'PRAGMA integrity_check')" = ok ] || bad "the database is damaged"

# ---- a packed sheet goes through LibreOffice ----

# flat FILE.csv [STYLE]: the table as LibreOffice's one file of XML. With STYLE what is written
# DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD becomes a day, shown in that style: us, in or hi.
flat() {
    awk -v style="${2:-}" '
        function esc(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/"/, "\\&quot;", s); return s }
        function dated(s, p) {
            if (s ~ /^[0-9][0-9]?[-\/][0-9][0-9]?[-\/][0-9][0-9][0-9][0-9]$/) {
                split(s, p, /[-\/]/)
                return sprintf("%04d-%02d-%02d", p[3], p[2], p[1])
            }
            return s ~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/ ? s : ""
        }
        BEGIN {
            print "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:automatic-styles>"
            day = "<number:day/>"; month = "<number:month/>"; year = "<number:year/>"; to = "<number:text>/</number:text>"
            print "<number:date-style style:name=\"us\" number:language=\"en\" number:country=\"US\">" month to day to year "</number:date-style>"
            print "<number:date-style style:name=\"in\" number:language=\"en\" number:country=\"IN\">" day to month to year "</number:date-style>"
            print "<number:date-style style:name=\"hi\" number:language=\"hi\" number:country=\"IN\">" day "<number:text> </number:text><number:month number:textual=\"true\" number:style=\"long\"/></number:date-style>"
            for (i = split("us in hi", names, " "); i > 0; i--)
                print "<style:style style:name=\"day-" names[i] "\" style:family=\"table-cell\" style:data-style-name=\"" names[i] "\"/>"
            print "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"खाली\"/><table:table table:name=\"चेतावनी\">"
        }
        {
            print "<table:table-row>"
            rest = $0; more = 1
            while (more) {
                if (rest ~ /^"/) { match(rest, /^"[^"]*"/) } else { match(rest, /^[^,]*/) }
                cell = substr(rest, 1, RLENGTH)
                more = substr(rest, RLENGTH + 1, 1) == ","
                rest = substr(rest, RLENGTH + 2)
                gsub(/"/, "", cell)
                when = style ? dated(cell) : ""
                if (when)
                    printf "<table:table-cell table:style-name=\"day-%s\" office:value-type=\"date\" office:date-value=\"%s\"><text:p>?</text:p></table:table-cell>\n", style, when
                else
                    printf "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>\n", esc(cell)
            }
            print "</table:table-row>"
        }
        END {
            print "</table:table><table:table table:name=\"दूसरा\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>not this one</text:p></table:table-cell></table:table-row></table:table>"
            print "</office:spreadsheet></office:body></office:document>"
        }' "$1"
}

# One that copies.
mkdir "$place/bin"
cat >"$place/bin/soffice" <<'FAKE'
#!/bin/sh
for word; do last=$word; [ "$before" = --outdir ] && out=$word; before=$word; done
[ "$(head -c 2 "$last")" = PK ] || exit 1
tail -n +2 "$last" >"$out/sheet.fods"
echo "$out" >"$SATARK_TEST_SAID"
FAKE
chmod +x "$place/bin/soffice"
export SATARK_TEST_SAID=$place/said
{ printf 'PK\003\004\n'; flat "$place/one.csv" us; } >"$place/packed ; touch x.ods"
PATH=$place/bin:$PATH says "an ODS" 0 "500 unchanged" warning import "$place/packed ; touch x.ods"
[ -e "$(cat "$place/said")" ] && bad "the folder for LibreOffice was left"
printf 'PK\003\004\n<table:table/>' >"$place/empty.ods"
PATH=$place/bin:$PATH says "an empty sheet" 2 "no sheet in it holds anything" warning import "$place/empty.ods"
PATH=$place "$satark" warning import "$place/packed ; touch x.ods" >"$place/out" 2>"$place/err"
[ $? = 1 ] && grep -q "install libreoffice-calc, or save the table as “CSV UTF-8”" "$place/err" ||
    bad "without LibreOffice"

# LibreOffice itself, where it is installed.
office() { # KIND FILE.fods
    soffice "-env:UserInstallation=file://$place/profile" --headless --norestore --convert-to "$1" \
        --outdir "$place" "$2" >/dev/null 2>&1
    [ -s "${2%.fods}.$1" ] || bad "LibreOffice made no $1"
}
could_not="LibreOffice could not read it"
if type -P soffice >/dev/null; then
    while read -r style kind; do
        flat "$place/one.csv" "$style" >"$place/$style.fods"
        office "$kind" "$place/$style.fods"
        says "days of $style in $kind" 0 "0 added, 0 changed, 0 ended, 500 unchanged" \
            warning import "$place/$style.$kind"
    done <<<$'us ods\nus xlsx\nin xlsx\nhi xls'
    planted "$place/one.csv" >"$place/wrong.csv"
    flat "$place/wrong.csv" >"$place/wrong.fods"
    office ods "$place/wrong.fods"
    run warning import "$place/wrong.csv"
    sed 's/wrong\.csv/wrong.ods/; s/“ *”/“”/' "$place/err" >"$place/named"
    says "the mistakes in an ODS" 2 "mistakes; nothing was changed" warning import "$place/wrong.ods"
    cmp -s "$place/named" "$place/err" || bad "the same mistakes are named otherwise in an ODS"
    printf 'date,नाम\n02/10/2026,गांधी जयंती\n08-11-2026,दीवाली\n' >"$place/days.csv"
    flat "$place/days.csv" us >"$place/days.fods"
    office xlsx "$place/days.fods"
    says "holidays" 0 "2026-10-02  Friday" holiday import "$place/days.xlsx"
    grep -q '^2026-11-08  Sunday' "$place/out" || bad "8 November is another day"
    run counter export "$place/counters.csv"
    sed -i '1s/^\xef\xbb\xbf//' "$place/counters.csv"
    flat "$place/counters.csv" in >"$place/counters.fods"
    office xlsx "$place/counters.fods"
    says "counters" 0 "$(($(wc -l <"$place/counters.csv") - 1)) counters" counter import "$place/counters.xlsx"
    run counter export "$place/again.csv"
    sed -i '1s/^\xef\xbb\xbf//' "$place/again.csv"
    cmp -s "$place/counters.csv" "$place/again.csv" || bad "counters are others from an XLSX"
    says "with a password" 2 "without a password" warning import tests/data/sheets/locked.ods
    printf 'PK\003\004 no sheet' >"$place/none.ods"
    says "no sheet" 2 "$could_not" warning import "$place/none.ods"
    HOME=$place/one.csv says "no home to write in" 0 "500 unchanged" warning import "$place/us.ods"
    soffice "-env:UserInstallation=file://$place/profile" --headless --norestore \
        --accept='pipe,name=satark-test;urp;' >/dev/null 2>&1 &
    running=$!
    for _ in $(seq 100); do
        [ -e "$place/profile/.lock" ] && break
        sleep 0.1
    done
    HOME=$place says "LibreOffice runs already" 0 "500 unchanged" warning import "$place/us.xlsx"
    kill "$running" 2>/dev/null
    wait "$running" 2>/dev/null
else
    echo "LibreOffice is not installed: only the one that copies was tried"
fi

# ---- a year of somebody's messages is no list of warnings ----
{ echo id,title_hi,text_hi; seq -f 'many-%g,ठग,न मानें' 2001; } >"$place/many.csv"
says "2,001 rows" 2 "at most 2000" warning import --yes "$place/many.csv"

# ---- the script ----
PATH=$(dirname "$satark"):$PATH scripts/update-warnings "$place/two.csv" --dry-run >"$place/out" 2>&1 ||
    bad "update-warnings"
grep -q "500 changed" "$place/out" || bad "update-warnings shows no change"

printf '%d old, %d new after a kill; %d failed\n' "$old" "$new" "$failed"
[ "$failed" = 0 ]
