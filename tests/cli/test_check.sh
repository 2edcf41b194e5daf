#!/bin/bash
# satark check from outside: the forms of the contract, and the JSON door under bad input.
set -u
satark=$1/satark
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
unset SATARK_DATA
export SATARK_NOW=2026-11-23T11:00
failed=0

fail()
{
    echo "FAILED: $*" >&2
    failed=1
}

# expect WHY WANTED COMMAND...: the command's output holds WANTED
expect()
{
    local why=$1 wanted=$2 out
    shift 2
    out=$("$@" 2>&1)
    [[ $out == *"$wanted"* ]] || fail "$why: no “$wanted” in: ${out:0:400}"
}

# code WHY WANTED COMMAND...: the command's exit code
code()
{
    local why=$1 wanted=$2
    shift 2
    "$@" >"$tmp/out" 2>&1
    local got=$?
    [ "$got" = "$wanted" ] || fail "$why: exit $got, not $wanted: $(head -c 300 "$tmp/out")"
}

scam='आज रात 9:30 बजे बिजली काट दी जाएगी 8260303942 पर संपर्क करें'

# ---- one message ----
expect "Bhopal's chatbot by its landline" '"verdict":"official"' "$satark" check --json 0755-2551222
expect "its owner" '"owner":"mpcz"' "$satark" check --json "+91 755 2551222"
expect "it is a WhatsApp chatbot" "WhatsApp" "$satark" check --lang en 0755-2551222
expect "in Bhopal" "भोपाल" "$satark" check 07552551222
expect "Hindi by default" "यह ठगी है" "$satark" check "$scam"
expect "English" "This is a scam" "$satark" check --lang en "$scam"
expect "the number, five and five" "82603 03942" "$satark" check "$scam"
expect "the successor" "1930" "$satark" check 155260
expect "standard input" '"verdict":"scam"' bash -c "printf '%s' '$scam' | '$satark' check --json"
expect "standard input with NUL bytes" '"verdict"' bash -c \
    "printf 'a\\0b\\377 1912' | '$satark' check --json"
expect "a text that begins with a dash" '"verdict":"unverified"' "$satark" check --json -- --hello
out=$("$satark" check "$scam" | tr -d -c '\033')
[ -z "$out" ] || fail "colours without a terminal"

code "official" 0 "$satark" check --exit-code 1912
code "unverified" 10 "$satark" check --exit-code "hello there friend"
code "suspicious" 20 "$satark" check --exit-code "आपकी बिजली काट दी जाएगी"
code "scam" 30 "$satark" check --exit-code "$scam"
code "scam without --exit-code" 0 "$satark" check "$scam"
code "unknown language" 2 "$satark" check --lang fr hello
code "unknown channel" 2 "$satark" check --channel pigeon hello
code "two texts" 2 "$satark" check one two
code "unknown option" 2 "$satark" check --colour hello
code "a data folder without a list" 1 "$satark" --data "$tmp" check hello

# ---- the JSON door ----
{
    printf '{"id":"a","text":"1912"}\n'
    printf '\n'
    printf 'not json\n'
    printf '{"id":7,"text":"\xff\xfe"}\n'
    printf '{"id":"nul","text":"a\0b"}\n'
    printf '{"id":12345678901234567890,"text":"1912"}\n'
    printf '{"id":"esc","text":"a\\u0000b 1912"}\n'
    printf '{"id":"back","text":"a\\\\u0000b"}\n'
    printf '{"id":"none"}\n'
    printf '{"id":"num","text":5}\n'
    printf '[1,2]\n'
    printf '{"id":"ch","text":"x","channel":"pigeon"}\n'
    printf '{"id":"q\\"uote","text":"1912","sender":"VM-UPPCLT-S","channel":"sms"}\r\n'
    printf '{"id":"last","text":"no line end"}'
} >"$tmp/in"
"$satark" check --jsonl <"$tmp/in" >"$tmp/out" 2>"$tmp/err" || fail "--jsonl ended with $?: $(cat "$tmp/err")"
lines=$(wc -l <"$tmp/out")
[ "$lines" = 14 ] || fail "--jsonl: $lines lines out for 14 in"

# line NUMBER WANTED
line()
{
    local got
    got=$(sed -n "$1p" "$tmp/out")
    [[ $got == "$2"* ]] || fail "line $1: expected $2, got ${got:0:200}"
}
line 1 '{"id":"a","verdict":"official"'
line 2 '{"id":null,"error":'
line 3 '{"id":null,"error":'
line 4 '{"id":null,"error":'
line 5 '{"id":null,"error":'
line 6 '{"id":12345678901234567890,"verdict":"official"'
line 7 '{"id":"esc","verdict":'
line 8 '{"id":"back","verdict":'
line 9 '{"id":"none","error":'
line 10 '{"id":"num","error":'
line 11 '{"id":null,"error":'
line 12 '{"id":"ch","error":'
line 13 '{"id":"q\"uote","verdict":"official"'
line 14 '{"id":"last","verdict":"unverified"'

# A line of 1 MB, and one past the limit: an answer each, and the one behind them too.
{
    printf '{"id":"long","text":"'
    head -c 1000000 /dev/zero | tr '\0' 'x'
    printf '"}\n{"id":"words","text":"'
    for ((i = 0; i < 20000; i++)); do printf 'bijli kat jayegi call 9000012345 '; done
    printf '"}\n{"id":"huge","text":"'
    head -c 9000000 /dev/zero | tr '\0' 'x'
    printf '"}\n{"id":"after","text":"1912"}\n'
} >"$tmp/in"
"$satark" check --jsonl <"$tmp/in" >"$tmp/out" || fail "long lines ended with $?"
line 1 '{"id":"long","verdict":'
line 2 '{"id":"words","verdict":'
line 3 '{"id":null,"error":"the line is longer'
line 4 '{"id":"after","verdict":"official"'

# Ten thousand lines in one process, answered in order.
for ((i = 0; i < 2500; i++)); do
    printf '{"id":%d,"text":"%s"}\n{"id":"b%d","text":"light kab aayegi"}\n\n{bad\n' $i "$scam" $i
done >"$tmp/in"
"$satark" check --jsonl --lang en <"$tmp/in" >"$tmp/out" 2>"$tmp/err" ||
    fail "ten thousand lines ended with $?: $(head -c 400 "$tmp/err")"
[ -s "$tmp/err" ] && fail "ten thousand lines: $(head -c 400 "$tmp/err")"
[ "$(wc -l <"$tmp/out")" = 10000 ] || fail "ten thousand lines: $(wc -l <"$tmp/out") came out"
[ "$(grep -c '"verdict":"scam"' "$tmp/out")" = 2500 ] || fail "ten thousand lines: scams miscounted"
line 9997 '{"id":2499,"verdict":"scam"'
line 10000 '{"id":null,"error":'

# Answered line by line, not at the end of the input.
mkfifo "$tmp/fifo"
"$satark" check --jsonl <"$tmp/fifo" >"$tmp/live" &
pid=$!
exec 9>"$tmp/fifo"
printf '{"id":1,"text":"1912"}\n' >&9
for ((i = 0; i < 200; i++)); do
    [ -s "$tmp/live" ] && break
    sleep 0.05
done
[ -s "$tmp/live" ] || fail "no answer before the end of the input"
exec 9>&-
wait $pid || fail "the open pipe ended with $?"

# ---- eval ----
expect "eval: recall" "recall:" "$satark" eval tests/data/messages.jsonl
expect "eval: calibration" "calibration error" "$satark" eval tests/data/messages.jsonl
printf '{"id":"w","text":"hello","label":"scam","group":"g","accept":["scam"]}\n' >"$tmp/wrong.jsonl"
expect "eval: the wrong rows" 'wrong "w" scam/g unverified' "$satark" eval --wrong "$tmp/wrong.jsonl"
code "eval: no file" 2 "$satark" eval
code "eval: a missing file" 1 "$satark" eval "$tmp/none.jsonl"

exit $failed
