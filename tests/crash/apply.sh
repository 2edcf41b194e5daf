#!/usr/bin/env bash
# A list taken from a stick, killed and starved everywhere. $1: the folder of the programs; $2:
# "delta" for one that comes as the difference to the list in place.
. "$(dirname "$0")/lib.sh"

"$satark" registry build --from "$work/csv" --serial 4 --date 2026-11-09 --out "$disk/data/registry.prev.db"
"$satark" registry build --from "$work/csv" --serial 5 --date 2026-11-10 --out "$disk/data/registry.db"
"$satark" --data "$disk/data" init --discom kesco
sed -i '$d' "$work/csv/reported.csv"
"$satark" registry build --from "$work/csv" --serial 6 --date 2026-11-12 --out "$work/new.db"

keys=()
for key in one two; do
    "$satark" bundle keygen --out "$work/$key" --no-password >/dev/null
    "$satark" --data "$disk/data" bundle trust "$work/$key.pub" >/dev/null
    keys+=(--key "$work/$key.key")
done
from=()
options=()
if [ "${2:-}" = delta ]; then
    from=(--delta-from "$disk/data/registry.db")
    options=(--sparse) # what is written after the unpacking is the same
fi
"$satark" bundle make --list "$work/new.db" --discom kesco --out "$work/stick" "${from[@]}" "${keys[@]}"

hurt --data @/data bundle apply "$work/stick"
