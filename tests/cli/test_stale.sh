#!/bin/bash
# satark check on a list that is old, on one that is damaged, and with a clock that is wrong.
set -u
satark=$1/satark
data=$(mktemp -d)/data || exit 1
trap 'rm -rf "${data%/data}"' EXIT
unset SATARK_DATA
failed=0

fail()
{
    echo "FAILED: $*" >&2
    failed=1
}

# on DAY WHY WANTED [!UNWANTED] ARGUMENTS...: what check says on that day holds WANTED
on()
{
    local day=$1 why=$2 wanted=$3 out unwanted=
    shift 3
    [[ $1 == !* ]] && unwanted=${1#!} && shift
    out=$(SATARK_NOW=$day "$satark" --data "$data" check "$@" 2>&1)
    [[ $out == *"$wanted"* ]] || fail "$why: no “$wanted” in: ${out:0:600}"
    [ -z "$unwanted" ] || [[ $out != *"$unwanted"* ]] || fail "$why: “$unwanted” in: ${out:0:600}"
}

SATARK_NOW=2026-11-21T18:00 "$satark" --data "$data" init --discom kesco >/dev/null || fail "init"

on 2026-12-21T23:59 "the last good day" "आधिकारिक" '!काउंटर पर पूछ लें' 1912
on 2026-12-22 "the day after" "21 नवम्बर 2026 को आधिकारिक था — अब काउंटर पर पूछ लें" 1912
on 2026-12-22 "in English" "Was official on 21 November 2026 — confirm at the counter" --lang en 1912

# every kind of entry, and never in the present tense
while IFS='|' read -r value hi en; do
    on 2027-06-01 "$value" "$hi" '!आधिकारिक सूची में है' "$value"
    on 2027-06-01 "$value" "$en" '!is on the official list' --lang en "$value"
done <<'ROWS'
0755-2551222|WhatsApp चैटबोट था|this was the WhatsApp chatbot
consumer.uppcl.org|का पता था|was official on 21 November 2026
UPPCLT|SMS का नाम था|this was a sender name
UPAY|का ऐप था|this was an app
ROWS

on 2027-06-01 "the contract's word stays" '"verdict":"official"' --json 1912
on 2027-06-01 "the answer tells the age" '"list":{"serial":1,"as_of":"2026-11-21","stale":true}' \
    --json 1912
on 2026-11-22 "a good list's age" '"as_of":"2026-11-21","stale":false}' --json 1912
on 2027-06-01 "an old list still knows a fraud" "यह ठगी है" \
    'आज रात 9:30 बजे बिजली काट दी जाएगी 8260303942 पर संपर्क करें'
on 2027-06-01 "what is on no list has no date" "पुष्टि नहीं हुई" '!2026 को' 9000054321
on 2019-01-01 "a wrong clock computes no age" '"stale":false}' --json 1912
on 2019-01-01 "a wrong clock takes nothing back" "आधिकारिक" '!था' 1912
SATARK_NOW=2027-06-01 "$satark" --data "$data" check --exit-code 1912 >/dev/null ||
    fail "the exit code of official is 0, stale or not"

mv "$data/registry.db" "$data/registry.prev.db"
head -c 8192 "$data/registry.prev.db" >"$data/registry.db"
on 2026-11-22 "a damaged list is told of" "warning: $data/registry.db" 1912
on 2026-11-22 "the list before it answers" "आधिकारिक" 1912
rm "$data/registry.prev.db"
SATARK_NOW=2026-11-22 "$satark" --data "$data" check 1912 >/dev/null 2>&1
[ $? = 1 ] || fail "without a list there is no answer"

[ $failed = 0 ] && echo "a list speaks of its day"
exit $failed
