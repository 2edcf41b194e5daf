#!/usr/bin/env bash
# How long head office waits for a list of a million reported rows; beside it the sqlite3 shell that
# imports the same rows, in the same order, into the same table (.import, one transaction, no journal,
# no syncs, 256 MiB of cache), which checks none of them. Medians of three, run in turns. Then what it
# takes to check and to compare such a list. With SATARK_BENCH_BIG=1 also ten million rows.
# One JSON object a line. Needs 1 GB of disk, with ten million rows 8 GB.
set -euo pipefail
bin=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
work=$(mktemp -d "${TMPDIR:-/tmp}/satark-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
export SATARK_ASSETS=$bin/share LC_ALL=C

if ! command -v sqlite3 >/dev/null; then
    echo '{"bench":"registry_build","skipped":"the Debian package sqlite3 is not here"}'
    exit 0
fi

# rows N: as the table holds them, scattered over all numbers: nine in ten mobiles, some written with
# +91 and spaces, then look-alike sites and UPI IDs; notes of many lengths, some quoted.
rows()
{
    awk -v n="$1" 'BEGIN {
        split("called about a bill|says the supply will be cut tonight|asks for the OTP||" \
              "\"fake officer, sent an APK and had it installed\"|power cut SMS|" \
              "wants Rs 10 to verify the meter|\"says \"\"officer Sharma\"\" and rings again and " \
              "again, until the consumer pays by UPI\"|smart meter fraud", notes, "|")
        seed = 20261122
        for (i = 0; i < n; i++) {
            v = (v + 2472135955) % 3999999979
            seed = (seed * 16807) % 2147483647
            d = sprintf("2026-%02d-%02d", 1 + seed % 12, 1 + int(seed / 12) % 28)
            tail = notes[1 + int(seed / 400) % 9] "," d ",cybercrime portal export " int(seed / 7) % 400
            m = sprintf("%.0f", 6000000000 + v) # more than %d has room for in mawk
            x = sprintf("%.0f", v)
            if (i % 20 == 18) {
                k = sprintf("bill-%s.kesco-pay%d.example", x, seed % 9)
                printf "1,%s,2,%s,%s\n", k, k, tail
            } else if (i % 20 == 19) {
                k = sprintf("pay.%s@okbank", x)
                printf "2,%s,7,%s,%s\n", k, k, tail
            } else if (i % 10 == 3) {
                printf "0,%s,0,+91 %s %s,%s\n", m, substr(m, 1, 5), substr(m, 6), tail
            } else {
                printf "0,%s,0,%s,%s\n", m, m, tail
            }
        }
    }'
}

# as reviewed: the same rows without what the build works out
reviewed()
{
    echo kind,value,note,first_seen,source
    sed 's/^[0-9]*,[^,]*,0,/phone,/; s/^[0-9]*,[^,]*,2,/domain,/; s/^[0-9]*,[^,]*,7,/vpa,/' "$1"
}

# build FILE SERIAL; as words for peak
building() { echo "$bin/satark" registry build --from "$work/csv" --serial "$2" --out "$1" --date 2026-11-22; }
build() { $(building "$@") >/dev/null; }

import()
{
    rm -f "$work/import.db"
    sqlite3 "$work/import.db" >/dev/null <<SQL
PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144;
CREATE TABLE reported(entity INTEGER, key TEXT, kind INTEGER, value TEXT, note TEXT,
 first_seen TEXT, source TEXT, PRIMARY KEY(entity, key)) WITHOUT ROWID;
BEGIN;
.mode csv
.import $1 reported
COMMIT;
SQL
}

seconds()
{
    local from=$EPOCHREALTIME
    "$@"
    awk -v a="$from" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", b - a }'
}

median() { sort -n | sed -n 2p; }

# the most memory a command had, in KiB
peak()
{
    local pid line most=0
    "$@" >/dev/null &
    pid=$!
    while line=$(grep VmHWM "/proc/$pid/status" 2>/dev/null); do
        line=${line//[^0-9]/}
        [ "${line:-0}" -le "$most" ] || most=$line
        sleep 0.01
    done
    wait "$pid"
    echo "$most"
}

# compare ORDER ROWS: that file by both; whether the list is the one that other orders gave
compare()
{
    reviewed "$2" >"$work/csv/reported.csv"
    : >"$work/ours" >"$work/theirs"
    for _ in 1 2 3; do
        seconds build "$work/list.db" 1 >>"$work/ours"
        seconds import "$2" >>"$work/theirs"
    done
    local ours theirs
    ours=$(median <"$work/ours")
    theirs=$(median <"$work/theirs")
    printf '{"bench":"registry_build","rows":%d,"order":"%s","build_s":%s,"sqlite_import_s":%s,' \
        "$(wc -l <"$2")" "$1" "$ours" "$theirs"
    sha256sum <"$work/list.db" >>"$work/sums"
    printf '"build_to_import":%s,"bar":2,"build_rss_kib":%d,"list_bytes":%d,"import_bytes":%d,' \
        "$(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.2f", a / b }')" \
        "$(peak $(building "$work/list.db" 1))" "$(stat -c %s "$work/list.db")" \
        "$(stat -c %s "$work/import.db")"
    printf '"same_bytes":%s}\n' "$([ "$(sort -u "$work/sums" | wc -l)" = 1 ] && echo true || echo false)"
}

# the list that is there, checked page by page, and beside one with one row in a hundred another
check_and_diff()
{
    local integrity quick diff rows
    rows=$(sqlite3 "$work/list.db" "SELECT value FROM meta WHERE name='n_reported'")
    integrity=$(seconds sqlite3 "$work/list.db" 'PRAGMA integrity_check' | tail -1)
    quick=$(seconds sqlite3 "$work/list.db" 'PRAGMA quick_check' | tail -1)
    sed -i '7~100s/,cybercrime portal/,police portal/' "$work/csv/reported.csv"
    build "$work/next.db" 2
    diff=$(seconds "$bin/satark" registry diff "$work/list.db" "$work/next.db" | tail -1)
    printf '{"bench":"registry_list","rows":%d,"integrity_check_s":%s,"quick_check_s":%s,' "$rows" \
        "$integrity" "$quick"
    printf '"diff_s":%s,"diff_rss_kib":%d}\n' "$diff" \
        "$(peak "$bin/satark" registry diff "$work/list.db" "$work/next.db")"
    rm "$work/next.db"
}

cp -r assets/registry "$work/csv"
rows 1000000 >"$work/random.csv"
sort -t, -k1,1n -k2,2 "$work/random.csv" >"$work/sorted.csv"
compare random "$work/random.csv"
compare sorted "$work/sorted.csv"
check_and_diff

if [ -n "${SATARK_BENCH_BIG:-}" ]; then
    rm "$work/random.csv" "$work/sorted.csv" "$work/import.db"
    rows 10000000 >"$work/big.csv"
    reviewed "$work/big.csv" >"$work/csv/reported.csv"
    rm "$work/big.csv"
    printf '{"bench":"registry_build","rows":10000000,"order":"random","build_s":%s,' \
        "$(seconds build "$work/list.db" 1)"
    printf '"build_rss_kib":%d,"list_bytes":%d}\n' "$(peak $(building "$work/list.db" 1))" \
        "$(stat -c %s "$work/list.db")"
    check_and_diff
fi
