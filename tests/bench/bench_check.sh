#!/usr/bin/env bash
# Messages a second on one core, with ten thousand and with ten million reported numbers; beside it
# bogofilter (Debian) classing the same short messages, and SQLite alone looking up single numbers.
# One JSON object a line. Needs about 1 GB of disk for as long as it runs.
set -euo pipefail
bin=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
work=$(mktemp -d "${TMPDIR:-/tmp}/satark-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
export SATARK_ASSETS=$bin/share

measure()
{
    rm -f "$work/list.db"
    "$bin/bench_check" "$1" tests/data/messages.jsonl "$work" | tee -a "$work/check.jsonl"
}

# figure NUMBERS BYTES: messages a second of that line
figure()
{
    sed -n "s/.*\"check\",\"bytes\":$2,\"reported\":$1,\"messages_per_s\":\([0-9]*\).*/\1/p" \
        "$work/check.jsonl"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

get_bogofilter()
{
    command -v bogofilter >/dev/null && return
    command -v apt-get >/dev/null || return
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        bogofilter >/dev/null 2>&1
}

# mails LABEL-PATTERN: the project's messages whose line matches, as mails
mails()
{
    grep -h "$@" tests/data/messages.jsonl tests/data/train/first.jsonl |
        sed -n 's/.*"text": *"\(\([^"\\]\|\\.\)*\)".*/From x@example.org Tue Nov 24 11:00:00 2026\n\n\1\n/p'
}

bogofilter_line()
{
    mkdir "$work/bogo"
    mails '"label": *"scam"' | bogofilter -d "$work/bogo" -M -s
    mails -v '"label": *"scam"' | bogofilter -d "$work/bogo" -M -n
    local n rate TIMEFORMAT=%U+%S took
    took=$( { time bogofilter -d "$work/bogo" -M -t <"$work/short.mbox" >"$work/classed" || true; } 2>&1)
    n=$(wc -l <"$work/classed")
    rate=$(awk -v n="$n" -v took="$took" 'BEGIN { split(took, t, "+"); printf "%d", n / (t[1] + t[2]) }')
    printf '{"bench":"bogofilter","bytes":160,"messages":%d,"messages_per_s":%d,' "$n" "$rate"
    printf '"check_to_bogofilter_10k":%s,"check_to_bogofilter_10M":%s}\n' \
        "$(ratio "$(figure 10000 160)" "$rate")" "$(ratio "$(figure 10000000 160)" "$rate")"
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", b ? a / b : 0 }'; }

measure 10000
measure 10000000
rm -f "$work/list.db"
if get_bogofilter && command -v bogofilter >/dev/null; then
    bogofilter_line
else
    echo '{"bench":"bogofilter","skipped":"the Debian package bogofilter is not here and cannot be installed"}'
fi
