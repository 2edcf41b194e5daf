#!/usr/bin/env bash
# The power-cut test finds what it is there for: careless ways to replace a list do not pass.
# $1: the folder of the programs.
. "$(dirname "$0")/lib.sh"

"$satark" registry build --from "$work/csv" --serial 5 --date 2026-11-10 --out "$disk/data/registry.db"
"$satark" --data "$disk/data" init --discom kesco
sed -i '$d' "$work/csv/reported.csv"
"$satark" registry build --from "$work/csv" --serial 6 --date 2026-11-12 --out "$disk/new.db"
options=(--litter --satark "$satark")
failed=0

# why | what is to be found | how the list is replaced
while IFS='|' read -r why finding command; do
    found=$("$build/crash" --disk "$disk" --scratch "$work/scratch" "${options[@]}" -- \
        /bin/sh -c 'cd "$0" || exit; { '"$command"'; } || { echo satark fails; exit 1; }' @ 2>&1) && code=0 || code=$?
    rm -rf "$work/scratch"/*
    [ "$code" -ne 77 ] || { echo "$found"; exit 77; }
    case $code$found in
    1*"$finding"*) ;;
    *)
        echo "$why: exit $code, “$finding” was not found: $found"
        failed=1
        ;;
    esac
done <<'ROWS'
written over the old one|killed after|cp new.db data/registry.db
renamed before it is on the disk|power cut after|cp new.db data/n && mv data/n data/registry.db
the file is on the disk, its name is not|power cut when it was done|cp new.db data/n && sync data/n && mv data/n data/registry.db
the old one goes first|registry.db is gone|cp new.db data/n && sync data/n && rm data/registry.db && mv data/n data/registry.db && sync data
a failure after the list is in place|it failed, and yet|cp new.db data/n && sync data/n && mv data/n data/registry.db && sync data
ROWS
exit $failed
