#!/usr/bin/env bash
# A list built over the one in place, killed and starved everywhere. $1: the folder of the programs.
. "$(dirname "$0")/lib.sh"

"$satark" registry build --from "$work/csv" --serial 5 --date 2026-11-10 --out "$disk/data/registry.db"
"$satark" --data "$disk/data" init --discom kesco
sed -i '$d' "$work/csv/reported.csv"
# Head office's tool: what a power cut leaves half made stays beside.
options=(--litter --sparse)
hurt registry build --from "$work/csv" --serial 6 --date 2026-11-12 --out @/data/registry.db
