#!/usr/bin/env bash
# A list on its way: how small the difference to the one before is, and how long a kiosk takes for
# it, beside `zstd -d`, `b2sum` and a flushed write of the same bytes on the same disk. A million
# rows, one in a hundred of them another; with SATARK_BENCH_BIG=1 ten million as well. One JSON
# object a line. Needs 1 GB of disk for as long as it runs, or 10.
set -euo pipefail
bin=$(cd "$1" && pwd)
satark=$bin/satark
cd "$(dirname "$0")/../.."
work=$(mktemp -d "${TMPDIR:-/tmp}/satark-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
export SATARK_ASSETS=$bin/share TIMEFORMAT=%R
unset SATARK_DATA SATARK_NOW

# reported ROWS CHANGED: reported.csv as complaints fill it, the same bytes every time. With CHANGED
# 1 one row in a hundred is another: half of those by their note, a quarter new, a quarter gone.
reported()
{
    awk -v ROWS="$1" -v CHANGED="$2" '
    function next_number() { return seed = (seed * 48271) % 2147483647 }
    function pick(list, n) { return list[1 + next_number() % n] }
    BEGIN {
        seed = 20261122
        n_how = split("caller said he was from the electricity office and asked for the OTP|" \
            "SMS that supply will be cut tonight|asked to install AnyDesk|" \
            "asked for Rs 10 to update the meter|WhatsApp with a false bill|" \
            "link to a false payment page|said the smart meter must be recharged at once|" \
            "claimed the bill of last month was not updated|sent a QR code for arrears|" \
            "threatened disconnection within two hours", how, "|")
        n_where = split("Kanpur|Kidwai Nagar|Govind Nagar|Kalyanpur|Panki|Jajmau|Civil Lines|" \
            "Kakadev|Barra|Shyam Nagar|Naubasta|Armapur", where, "|")
        n_who = split("complaint at the counter|call to 1912|I4C list|police station|newspaper|" \
            "head office", who, "|")
        print "kind,value,note,first_seen,source"
        step = 4000000000 / ROWS; half = int(step / 2)
        for (i = 0; i < ROWS; i++) {
            kind = "phone"; number = 6000000000 + int(i * step) + next_number() % half
            value = sprintf("%.0f", number)
            r = next_number() % 100
            if (r >= 97) { kind = "vpa"; value = "bill" next_number() % 100000 "." i "@ybl" }
            else if (r >= 94) { kind = "domain"; value = "kesco-bill" next_number() % 1000 "-" i ".in" }
            note = pick(how, n_how)
            if (next_number() % 3) note = note ", " pick(where, n_where)
            if (next_number() % 2) note = note ", Rs " next_number() % 20000
            if (next_number() % 4 == 0) note = note "; complaint " next_number() % 1000000
            day = sprintf("2026-%02d-%02d", 1 + next_number() % 10, 1 + next_number() % 28)
            from = pick(who, n_who)
            what = CHANGED ? next_number() % 400 : 400
            if (!CHANGED) next_number()
            if (what == 0) continue
            if (what == 1 || what == 2) note = note "; seen again by " 2 + i % 30
            printf "%s,%s,\"%s\",%s,%s\n", kind, value, note, day, from
            if (what == 3)
                printf "phone,%.0f,\"%s, %s\",2026-11-%02d,%s\n", number + half,
                    how[1 + i % n_how], where[1 + i % n_where], 1 + i % 21, who[1 + i % n_who]
        }
    }'
}

# list SERIAL ROWS CHANGED
list()
{
    reported "$2" "$3" >"$work/csv/reported.csv"
    "$satark" registry build --from "$work/csv" --serial "$1" --out "$work/$1.db" \
        --date 2026-11-21 >/dev/null
    rm "$work/csv/reported.csv"
}

# bundle NAME MORE...: list 125 signed
bundle()
{
    local name=$1
    shift
    "$satark" bundle make --list "$work/125.db" --discom kesco --out "$work/$name" \
        --key "$work/key.key" "$@" >/dev/null
}

seconds() { { time "$@" >/dev/null 2>"$work/said"; } 2>&1 || cat "$work/said" >&2; }
median() { sort -n | sed -n 2p; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", b ? a / b : 0 }'; }
size() { stat -c %s "$1"; }

# A kiosk with list 124, to which nothing is left to write.
kiosk()
{
    rm -rf "$work/data"
    "$satark" --data "$work/data" init --discom kesco >/dev/null
    cp "$work/124.db" "$work/data/registry.db"
    "$satark" --data "$work/data" bundle trust "$work/key.pub" >/dev/null
    sync
}

# apply NAME: seconds
apply()
{
    kiosk
    seconds "$satark" --data "$work/data" bundle apply "$work/$1"
    cmp -s "$work/125.db" "$work/data/registry.db" || echo "$1 was not taken" >&2
}

# memory NAME: KiB at most
memory()
{
    kiosk
    "$satark" --data "$work/data" bundle apply "$work/$1" >/dev/null &
    local pid=$! line most=0
    while line=$(grep VmHWM "/proc/$pid/status" 2>/dev/null); do
        line=${line//[!0-9]/}
        most=${line:-$most}
        sleep 0.01
    done
    wait "$pid"
    echo "$most"
}

by_hand()
{
    rm -f "$work/out.db"
    sync
    seconds sh -c "zstd -q -d '$work/full/registry.db.zst' -o '$work/out.db' --no-progress &&
        b2sum '$work/out.db' && sync '$work/out.db'"
}

three() { for _ in 1 2 3; do "$@"; done | median; }

measure()
{
    local rows=$1 full hand delta full_bytes delta_bytes
    list 124 "$rows" 0
    list 125 "$rows" 1
    bundle full
    full=$(three apply full)
    hand=$(three by_hand)
    rm -f "$work/out.db"
    full_bytes=$(size "$work/full/registry.db.zst")
    printf '{"bench":"bundle","rows":%d,"list_bytes":%d,"full_bytes":%d,"apply_full_s":%s,' \
        "$rows" "$(size "$work/125.db")" "$full_bytes" "$full"
    printf '"by_hand_s":%s,"apply_to_by_hand":%s,"apply_full_rss_kib":%d' \
        "$hand" "$(ratio "$full" "$hand")" "$(memory full)"
    bundle both --delta-from "$work/124.db"
    if [ -e "$work/both/delta-124.zst" ]; then
        delta_bytes=$(size "$work/both/delta-124.zst")
        delta=$(three apply both)
        printf ',"delta_bytes":%d,"delta_to_full":%s,"apply_delta_s":%s,' "$delta_bytes" \
            "$(ratio "$delta_bytes" "$full_bytes")" "$delta"
        printf '"delta_apply_to_full":%s,"apply_delta_rss_kib":%d' \
            "$(ratio "$delta" "$full")" "$(memory both)"
    fi
    echo '}'
    rm -rf "$work"/*.db "$work/full" "$work/both" "$work/data"
}

mkdir "$work/csv"
cp assets/registry/*.csv "$work/csv/"
"$satark" bundle keygen --out "$work/key" --no-password >/dev/null
measure 1000000
[ "${SATARK_BENCH_BIG:-0}" = 0 ] || measure 10000000
