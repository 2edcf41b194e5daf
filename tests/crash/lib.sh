# tests/crash/lib.sh - sourced by the power-cut tests: programs, and a small office to be hurt.
# $1: the folder of the checked programs. The released satark is taken where there is one.

set -eu
build=$(cd "$1" && pwd)
satark=$PWD/build/release/satark
[ -x "$satark" ] || satark=$build/satark
export SATARK_NOW=2026-11-22T11:42 ASAN_OPTIONS=detect_leaks=0
unset SATARK_DATA

# In memory where that is possible: it is the calls that count, not the disk.
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$work"' EXIT
disk=$work/disk
mkdir -p "$disk/data" "$work/scratch" "$work/csv"

# A list that is small, for there are thousands of trials: no model, few phrases.
cp assets/registry/*.csv "$work/csv"
rm -f "$work/csv/model.csv"
sed -n '1,60p' assets/registry/phrases.csv >"$work/csv/phrases.csv"

# hurt COMMAND...: what comes of it when the power goes; "@" begins the path of the disk.
hurt() {
    "$build/crash" --disk "$disk" --scratch "$work/scratch" "${options[@]}" -- "$satark" "$@"
}
