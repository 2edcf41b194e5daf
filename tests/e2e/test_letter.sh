#!/usr/bin/env bash
# The letter on paper: its pages as pictures, at the dots an inch of an office's scanner, read by
# another programme (tesseract). Every number, link, UPI ID and sender's name is read back exactly, and
# the Hindi words as they are; where a digit stands among letters, through the line below it that has
# it in words. Read with case put right, as the letter says: senders in capitals, the rest small.
# Debian's Hindi model leaves out every Latin 1, whatever the font, so values are read with eng.
# $1: the programs' folder.
set -u
export LC_ALL=C.UTF-8 OMP_THREAD_LIMIT=1
satark=$(cd "$1" && pwd)/satark
. tests/cli/letter_rows.sh
for tool in pdftotext pdftoppm tesseract sqlite3; do
    command -v $tool >/dev/null || { echo "skipped: $tool is missing"; exit 77; }
done
tesseract --list-langs 2>/dev/null | grep -qx hin || { echo "skipped: tesseract knows no Hindi"; exit 77; }
place=$(mktemp -d /tmp/satark-paper-XXXXXX)
trap 'rm -rf "$place"' EXIT
export SATARK_DATA=$place/data SATARK_NOW=2026-11-22T11:46
printf 'leak:libfontconfig\n' >"$place/lsan"
export LSAN_OPTIONS=suppressions=$place/lsan:print_suppressions=0
failed=0
bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
}

pdf=$place/letter.pdf
letter_values >"$place/values"
letter_confusable >"$place/confusable"
"$satark" init --discom kesco --office "सर्वोदय नगर कार्यालय" >/dev/null || bad "init"
cat "$place/values" "$place/confusable" | letter_sql | sqlite3 "$SATARK_DATA/office.db"
"$satark" report letter --from 2026-11-01 --to 2026-11-22 --number 412/2026 --out "$pdf" >/dev/null ||
    bad "no letter"

# The pages of the list, and the column of values on them: in points from the left edge.
first=1
until pdftotext -f "$first" -l "$first" "$pdf" - | grep -q "^संलग्नक: संदेशों" || [ $first = 9 ]; do
    first=$((first + 1))
done
column=71 width=184

# What is read in that column, in one piece, small letters.
read_values() { # DPI
    rm -f "$place"/page-*
    pdftoppm -r "$1" -gray -f "$first" -x $((column * $1 / 72)) -W $((width * $1 / 72)) -y 0 \
        -H $((842 * $1 / 72)) "$pdf" "$place/page"
    for page in "$place"/page-*.pgm; do
        tesseract "$page" - -l eng --psm 6 2>/dev/null
    done | tr -d ' \n\f' | tr 'A-Z' 'a-z'
}

# kesc(zero).in for kesc0.in; of no digit among letters the value.
in_words() {
    awk 'BEGIN { split("zero one two three four five six seven eight nine", word, " ") }
        { out = ""
          for (i = 1; i <= length($2); i++) {
              c = substr($2, i, 1); a = b = i
              while (substr($2, a - 1, 1) ~ /[0-9]/ && a > 1) a--
              while (substr($2, b + 1, 1) ~ /[0-9]/) b++
              near = (a > 1 ? substr($2, a - 1, 1) : "") substr($2, b + 1, 1)
              out = out (c ~ /[0-9]/ && near ~ /[A-Za-z]/ ? "(" word[c + 1] ")" : c)
          }
          print out }'
}

for dpi in 200 300; do
    read_values $dpi >"$place/read"
    n=0 wrong=
    while read -r _ value; do
        n=$((n + 1))
        grep -qF -- "$(tr 'A-Z' 'a-z' <<<"$value")" "$place/read" || wrong+=" $value"
    done <"$place/values"
    [ -z "$wrong" ] || bad "at $dpi dpi not read:$wrong"
    [ $n -ge 60 ] || bad "only $n values"
    echo "at $dpi dpi: of $n values all but $(wc -w <<<"$wrong") read exactly"

    # No digit is left among letters there: an 0 or 1 that is read is an o or l.
    tr '01' 'ol' <"$place/read" >"$place/words"
    n=0 wrong=
    while read -r value; do
        n=$((n + 1))
        grep -qF -- "$(tr 'A-Z' 'a-z' <<<"$value" | tr '01' 'ol')" "$place/words" || wrong+=" $value"
    done < <(in_words <"$place/confusable")
    echo "at $dpi dpi: of $n that mislead all but $(wc -w <<<"$wrong") read through their digits in words:$wrong"
    [ "$(wc -w <<<"$wrong")" -le 2 ] || bad "at $dpi dpi not read in words:$wrong"
done

# ---- Hindi: the words of the letter's own pages ----
last=$((first - 1))
pdftotext -l $last "$pdf" - | tr -s ' \n\f' '\n' | sed 's/[।,;:“”().]//g' |
    grep -P '^\p{Devanagari}{2,}$' | sort -u >"$place/meant"
pdftoppm -r 300 -gray -l $last "$pdf" "$place/text"
for page in "$place"/text-*.pgm; do
    tesseract "$page" - -l hin --psm 6 2>/dev/null
done | tr -s ' \n\f' '\n' | sed 's/[।,;:“”().]//g' | sort -u >"$place/seen"
meant=$(wc -l <"$place/meant")
missing=$(comm -23 "$place/meant" "$place/seen" | wc -l)
echo "of $meant Hindi words all but $missing read: $(comm -23 "$place/meant" "$place/seen" | tr '\n' ' ')"
[ "$meant" -ge 100 ] || bad "only $meant Hindi words"
[ $((missing * 20)) -le "$meant" ] || bad "more than one Hindi word in twenty is not read"
for word in बिजली कार्यालय उपभोक्ता साइबर अपराध; do
    grep -qx "$word" "$place/meant" || bad "$word is not in the letter"
    grep -qx "$word" "$place/seen" || bad "$word is not read"
done
exit $((failed > 0))
