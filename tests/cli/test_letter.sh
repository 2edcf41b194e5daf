#!/usr/bin/env bash
# satark report letter: what is in the letter, in the PDF and in the HTML alike, letter by letter; what
# is counted in which period; what another hand wrote into the database; what is refused. How it looks
# on paper: tests/e2e/test_letter.sh. $1: the programs' folder.
set -u
export LC_ALL=C.UTF-8
satark=$(cd "$1" && pwd)/satark
here=$PWD
. tests/cli/letter_rows.sh
for tool in pdftotext pdfinfo sqlite3; do
    command -v $tool >/dev/null || { echo "skipped: $tool is missing"; exit 77; }
done
place=$(mktemp -d /tmp/satark-letter-XXXXXX)
trap 'rm -rf "$place"' EXIT
export SATARK_DATA=$place/data SATARK_NOW=2026-11-22T11:46
printf 'leak:libfontconfig\n' >"$place/lsan" # its own configuration, kept to the end
export LSAN_OPTIONS=suppressions=$place/lsan:print_suppressions=0
failed=0
tried=0
bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
}

# run WHY EXIT COMMAND...
run() {
    local why=$1 want=$2 got
    shift 2
    (cd "$place" && "$satark" "$@") >"$place/out" 2>"$place/err"
    got=$?
    tried=$((tried + 1))
    [ $got = "$want" ] || { bad "$why: exit $got, expected $want"; cat "$place/out" "$place/err"; }
}
has() { # WHY TEXT FILE
    tried=$((tried + 1))
    grep -qF -- "$2" "$3" || bad "$1: “$2” is not in $(basename "$3")"
}
hasnot() { # WHY TEXT FILE
    tried=$((tried + 1))
    ! grep -qF -- "$2" "$3" || bad "$1: “$2” is in $(basename "$3")"
}
sql() { sqlite3 "$SATARK_DATA/office.db" "$1" || bad "the rows"; }

# words FILE: of a letter, a line each, as they follow each other, without page numbers and without
# the heads of a table's later pages.
words_pdf() {
    pdftotext -raw "$1" - | grep -vE '^(पृष्ठ|Page) [0-9]+/[0-9]+' | tr -s ' \f\n' '\n' | grep . | sort
}
words_html() {
    sed -n '/<body>/,$p' "$1" | sed 's/<[^>]*>/ /g; s/&quot;/"/g; s/&#39;/'"'"'/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' |
        tr -s ' \n' '\n' | grep . | sort
}

# ---- nothing told ----
run "an office" 0 init --discom kesco --office "सर्वोदय नगर कार्यालय"
run "nothing told" 0 report letter --from 2026-11-01 --to 2026-11-30
has "nothing told" "no letter was written" "$place/out"
tried=$((tried + 1))
[ -z "$(find "$place" -mindepth 1 -maxdepth 1 -name '*letter*')" ] || bad "nothing told: a letter"

# ---- every value, exact, in both ----
{ letter_values; letter_confusable; } >"$place/values"
rows=$(wc -l <"$place/values")
[ "$rows" -ge 60 ] || bad "only $rows values"
sql "$(letter_sql <"$place/values")"
run "the letter" 0 report letter --from 2026-11-01 --to 2026-11-22 --number "412/साइबर/2026"
pdf=$place/satark-letter-2026-11-01-2026-11-22.pdf html=${pdf%pdf}html
has "its names" "$(basename "$pdf")" "$place/out"
has "its names" "$(basename "$html")" "$place/out"
pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
[ "$pages" -ge 4 ] || bad "only $pages pages"
pdfinfo "$pdf" >"$place/info"
has "the paper" "(A4)" "$place/info"
for how in "" -layout -raw; do
    # shellcheck disable=SC2086
    pdftotext $how "$pdf" "$place/text"
    tr -s ' \f\n' '\n' <"$place/text" >"$place/tokens"
    while read -r _ value; do
        tried=$((tried + 1))
        grep -qxF -- "$value" "$place/tokens" || bad "pdftotext $how: $value is not one word"
    done <"$place/values"
done
while read -r _ value; do
    tried=$((tried + 1))
    grep -qE -- "<td class=\"exact\">$(sed 's/[].*+[]/\\&/g' <<<"$value")<(/td|small)" "$html" || bad "$value is not in the page"
done <"$place/values"

# ---- Hindi, whole and in order; the same words in both ----
pdftotext "$pdf" "$place/text"
for text in "केस्को" "सर्वोदय नगर कार्यालय" "412/साइबर/2026" "22-11-2026" "साइबर क्राइम सेल, कानपुर, उत्तर प्रदेश" \
    "अधिशासी अभियंता" "उपभोक्ताओं" "संदेशों" "बिजली काटने की धमकी" "हस्ताक्षर" "पृष्ठ 1/$pages" "पृष्ठ $pages/$pages" \
    "01-11-2026 से 22-11-2026 तक" "sancharsaathi.gov.in" "1930"; do
    has "the words" "$text" "$place/text"
done
heads=$(pdftotext -raw "$pdf" - | grep -cF "ठगी का तरीका")
tried=$((tried + 1))
[ "$heads" -ge 2 ] && [ "$heads" -lt "$pages" ] || bad "the table's head is there $heads times"
# The later heads are the PDF's alone: they are taken out before words are compared.
words_html "$html" >"$place/html.words"
words_pdf "$pdf" >"$place/pdf.words"
for ((i = 1; i < heads; i++)); do
    grep '<thead>' "$html" | sed 's/<[^>]*>/ /g' | tr -s ' \n' '\n' | grep .
done >"$place/heads"
awk 'FILENAME == ARGV[1] { again[$0]++; next } again[$0] > 0 { again[$0]--; next } { print }' \
    "$place/heads" "$place/pdf.words" >"$place/pdf.once"
tried=$((tried + 1))
cmp -s "$place/html.words" "$place/pdf.once" || {
    bad "PDF and HTML differ in words"
    diff "$place/html.words" "$place/pdf.once" | head -n 20
}

# ---- English, and one file alone ----
run "in English" 0 report letter --from 2026-11-01 --to 2026-11-22 --lang en --out e.pdf
pdftotext "$place/e.pdf" "$place/text"
has "in English" "KESCO" "$place/text"
has "in English" "Cyber Crime Cell, Kanpur" "$place/text"
has "in English" "Page 1/" "$place/text"
run "the same bytes" 0 report letter --from 2026-11-01 --to 2026-11-22 --lang en --out e2.pdf
tried=$((tried + 1))
cmp -s "$place/e.pdf" "$place/e2.pdf" || bad "twice the same letter, other bytes"

# ---- whom it is to ----
run "setting" 0 setting set letter.cyber_cell "निरीक्षक, साइबर थाना, कानपुर नगर"
run "setting" 0 setting set letter.signatory "आर. के. वर्मा, सहायक अभियंता"
run "settings" 0 report letter --out s.html
has "settings" "1. निरीक्षक, साइबर थाना, कानपुर नगर<" "$place/s.html"
has "settings" "आर. के. वर्मा, सहायक अभियंता" "$place/s.html"
hasnot "settings" "पदनाम: ..." "$place/s.html"

# ---- a period counts for itself: 1794000000 is 7 November, 01:50 ----
row() { # VALUE: its cells
    grep -F ">$1</td>" "$place/p.html" | sed 's/<[^>]*>/|/g; s/|\+/|/g'
}
period() { # WHY FROM TO VALUE CELLS
    run "$1" 0 report letter --from "$2" --to "$3" --out p.html
    tried=$((tried + 1))
    row "$4" | grep -qF -- "$5" || bad "$1: $(row "$4"), expected $5"
}
sql "DELETE FROM report; DELETE FROM report_token;
    INSERT INTO report (id, kind, value, verdict, count, first_at, last_at, fraud) VALUES
        (1, 'phone', '8260303942', 'scam', 5, 1793500000, 1795325400, 'cut'),
        (2, 'link', 'early.in', 'suspicious', 9, 1793000000, 1793100000, 'link'),
        (3, 'link', 'halfgone.in', 'scam', 4, 1793600000, 1795325400, 'link');
    INSERT INTO report_token VALUES (10, 'A-1', 1793700000, 'scam'), (11, 'A-2', 1794000000, 'suspicious'),
        (12, 'A-3', 1794500000, 'unverified'), (13, 'A-4', 1795325400, 'scam');
    INSERT INTO report_told VALUES (10, 1), (11, 1), (12, 1), (13, 1), (13, 3);"
period "all of it" 2026-10-01 2026-11-22 8260303942 "|ठगी का संदेश|5|01-11-2026|22-11-2026|"
period "two of five, none the worst" 2026-11-07 2026-11-14 8260303942 "|संदिग्ध|2|07-11-2026|12-11-2026|"
period "to the last minute of a day" 2026-11-07 2026-11-07 8260303942 "|संदिग्ध|1|07-11-2026|07-11-2026|"
period "tokens gone, all inside" 2026-10-01 2026-10-31 early.in "|संदिग्ध|9|"
period "tokens gone, some inside" 2026-11-01 2026-11-10 halfgone.in "|कम से कम 1|02-11-2026|"
period "tokens gone, others not" 2026-11-20 2026-11-22 halfgone.in "|ठगी का संदेश|1|22-11-2026|22-11-2026|"
hasnot "not of the period" early.in "$place/p.html"
has "tokens of the period" "दर्ज सूचनाएँ:</b> 1<" "$place/p.html"

# ---- another hand was in the database ----
long=$(printf 'x%.0s' $(seq 5000))
sql "INSERT INTO report (id, kind, value, verdict, count, first_at, last_at, fraud) VALUES
    (20, 'link', '<script>alert(1)</script>&\"''', 'scam', 1, 1795325400, 1795325400, 'link'),
    (21, 'link', '$long', 'scam', -7, 1795325400, 1795325400, '<b>x</b>'),
    (22, 'nothing', 'बिजली😀' || char(0x202e) || char(10) || 'ab', 'odd', 99999999999, 1795325400, 0, 'x'),
    (23, 'phone', CAST(x'ff00fe41' AS TEXT), '', 1, 1795325400, 1795325400, ''),
    (24, 'phone', '', 'scam', 1, 1795325400, 9223372036854775807, 'cut'),
    (25, 'header', 'שלום', 'scam', 1, 1795325400, 1795325400, 'cut');"
run "odd rows" 0 report letter --from 2026-10-01
odd=$place/satark-letter-2026-10-01-2026-11-22
hasnot "markup" "<script>" "$odd.html"
has "escaped" "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" "$odd.html"
pdfinfo "$odd.pdf" >"$place/info" 2>&1 || bad "odd rows: no PDF"
hasnot "odd rows" "Error" "$place/info"
has "odd rows, the others" 8260303942 <(pdftotext "$odd.pdf" -)
sql "UPDATE setting SET value = CAST(x'3cff3e' AS TEXT) || char(27) WHERE name = 'letter.signatory'"
run "an odd setting" 0 report letter --from 2026-10-01 --out odd.html
hasnot "an odd setting" "$(printf '\033')" "$place/odd.html"

# ---- what is refused, and nothing written ----
run "no such ending" 2 report letter --out letter.doc
run "no time between" 2 report letter --from 2026-11-22 --to 2026-11-01
run "no such date" 2 report letter --from soon
run "no such language" 2 report letter --lang fr
run "a number of two lines" 2 report letter --number "$(printf 'a\nb')"
run "a word too many" 2 report letter 2026
run "no such folder" 1 report letter --out no/x.pdf
ln -s "$place/victim" "$place/link.pdf"
run "a link" 1 report letter --out link.pdf
[ ! -e "$place/victim" ] && [ -L "$place/link.pdf" ] || bad "a link was followed or replaced"
mkdir "$place/folder.pdf"
run "a folder" 1 report letter --out folder.pdf
[ -z "$(find "$place" -name '*.new-*')" ] || bad "something is left beside"

# No font, no letter, and why.
printf '<?xml version="1.0"?><fontconfig><dir>%s/none</dir></fontconfig>\n' "$place" >"$place/fonts.conf"
export FONTCONFIG_FILE=$place/fonts.conf
run "no fonts" 1 report letter --out f.pdf
has "no fonts" "fonts-noto-core" "$place/err"
[ ! -e "$place/f.pdf" ] || bad "no fonts: a letter"
unset FONTCONFIG_FILE

# ---- as JSON, for whoever enters it elsewhere ----
run "JSON" 0 report export r.json
sqlite3 :memory: "SELECT json_array_length(CAST(readfile('$place/r.json') AS TEXT))" | grep -qx 9 ||
    bad "no JSON of nine"
run "JSON" 0 report export --json
has "JSON" '"value":"8260303942"' "$place/out"

cd "$here" || exit 1
[ "$failed" = 0 ] && echo "ok: $tried about the letter"
exit $((failed > 0))
