#!/bin/bash
# satark eval and satark train from outside: what they count, and the same bytes every time.
set -u
satark=$1/satark
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
unset SATARK_DATA
export SATARK_NOW=2026-11-24T11:00
failed=0

fail()
{
    echo "FAILED: $*" >&2
    failed=1
}

# has WHY WANTED FILE
has()
{
    grep -qF -- "$2" "$3" || fail "$1: no “$2” in: $(head -c 600 "$3")"
}

# ---- counting: four rows with known answers ----
cat >"$tmp/four.jsonl" <<'ROWS'
{"id":"a","text":"आज रात 9:30 बजे बिजली काट दी जाएगी 8260303942 पर संपर्क करें","label":"scam","group":"cut","accept":["scam"]}
{"id":"b","text":"kal milte hai","label":"chat","group":"chat","accept":["unverified"]}
{"id":"c","text":"hello there my friend","label":"scam","group":"missed","accept":["scam","suspicious"]}
{"id":"d","text":"1912","label":"lookup","group":"lookup","accept":["official"]}
not json
ROWS
"$satark" eval "$tmp/four.jsonl" --wrong --scores >"$tmp/out" || fail "eval ended with $?"
has "rows" "rows 4, right 3 (75.00 %), unreadable lines 1" "$tmp/out"
has "recall" "recall: 1 of 2 frauds answered scam or suspicious (50.00 %); official 0" "$tmp/out"
has "false alarms" "of 1 others, scam 0 (0.00 %), suspicious 0 (0.00 %)" "$tmp/out"
has "the wrong row" 'wrong "c" scam/missed unverified' "$tmp/out"
grep -qP '^"a"\tscam\tscam\t0\.9\d+\t' "$tmp/out" || fail "no scores of row a"

# ---- robustness: every mutation has its line, twice the same ----
"$satark" eval --robust --rounds 300 "$tmp/four.jsonl" >"$tmp/one" || fail "--robust ended with $?"
"$satark" eval --robust --rounds 300 "$tmp/four.jsonl" >"$tmp/two"
cmp -s "$tmp/one" "$tmp/two" || fail "--robust: two runs differ"
for line in "as they are" "1 slip" "3 slips" "first 40 characters" "letters spaced apart" \
    "letters as digits" "zero-width spaces" "missing spaces" "number with O for 0" \
    "Devanagari digits" "up to three of these"; do
    has "--robust" "$line" "$tmp/one"
done
grep -q "^as they are *2 *50.00 *50.00 *0$" "$tmp/one" || fail "--robust: the frauds as they are"
grep -q "^up to three of these *300 " "$tmp/one" || fail "--robust: not 300 rounds"
"$satark" eval --robust --rounds few "$tmp/four.jsonl" >/dev/null 2>&1
[ $? = 2 ] || fail "--rounds few is accepted"

# ---- training: reproducible, and what it makes is a file the list takes ----
{ grep '"label": "scam"' tests/data/train/first.jsonl | head -n 60
  grep -v '"label": "scam"' tests/data/train/first.jsonl | head -n 60; } >"$tmp/small.jsonl"
for copy in one two; do
    "$satark" train "$tmp/small.jsonl" --out "$tmp/$copy.csv" >"$tmp/said" || fail "train ended with $?"
done
cmp -s "$tmp/one.csv" "$tmp/two.csv" || fail "train: two runs differ"
has "train" "120 messages, 0 lines not readable" "$tmp/said"
[ "$(stat -c %s "$tmp/one.csv")" -le 262144 ] || fail "the weights are larger than 256 KB"
mkdir "$tmp/list"
cp assets/registry/*.csv "$tmp/list/"
cp "$tmp/one.csv" "$tmp/list/model.csv"
"$satark" registry build --from "$tmp/list" --serial 2 --out "$tmp/registry.db" >/dev/null ||
    fail "the list does not take the model"
sed 's/^weights.0,../weights.0,!!/' "$tmp/one.csv" >"$tmp/list/model.csv"
"$satark" registry build --from "$tmp/list" --serial 2 --out "$tmp/bad.db" 2>"$tmp/err"
[ $? = 2 ] || fail "a weight that is none is accepted"
has "a bad weight" "model.csv: row 26, column value" "$tmp/err"
grep -v '^strong' "$tmp/one.csv" >"$tmp/list/model.csv"
"$satark" registry build --from "$tmp/list" --serial 2 --out "$tmp/bad.db" 2>"$tmp/err"
[ $? = 2 ] || fail "a model without its limit is accepted"
head -n 5 "$tmp/small.jsonl" >"$tmp/few.jsonl"
"$satark" train "$tmp/few.jsonl" --out "$tmp/few.csv" 2>"$tmp/err"
[ $? = 2 ] || fail "five messages are enough to train on"
[ -e "$tmp/few.csv" ] && fail "a failed training leaves a file"

# ---- the model that ships still fits the words it was trained on ----
# Folding, sounds and entities changed after the training spoil it: then run scripts/train again.
"$satark" eval --scores tests/data/train/*.jsonl tests/data/messages.jsonl |
    awk -F'\t' 'NF == 5 && $2 != "lookup" { n++; right += ($2 == "scam") == ($5 > 0) }
                END { printf "%d %d\n", right, n; exit !(n > 800 && right >= 0.93 * n) }' >"$tmp/fit" ||
    fail "the model that ships is stale: run scripts/train (right, of: $(cat "$tmp/fit"))"

exit $failed
