#!/usr/bin/env bash
# From CSV files to a signed bundle and what it is made of, with Debian's minisign and zstd on the
# same files. $1: the folder of the programs.
set -u
satark=$(cd "$1" && pwd)/satark
work=$(mktemp -d /tmp/satark-bundle-XXXXXX)
trap 'rm -rf "$work"' EXIT
unset SATARK_DATA
export SATARK_NOW=2026-11-24T11:00
failed=0
cp -r assets/registry "$work/csv"
cd "$work" || exit 1

# run CODE WHY COMMAND...
run() {
    local code=$1 why=$2 got
    shift 2
    said=$("$@" 2>&1)
    got=$?
    if [ "$got" -ne "$code" ]; then
        echo "$why: exit $got, expected $code: $said"
        failed=1
    fi
}

says() {
    case $said in
    *"$2"*) ;;
    *)
        echo "$1: “$2” is not in: $said"
        failed=1
        ;;
    esac
}

reported() {
    echo "kind,value,note,first_seen,source"
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++)
        printf "phone,%.0f,\"asked for Rs %d, complaint %d\",2026-10-%02d,police station\n",
            6000000000 + i * 7919, i % 900, i * 31, 1 + i % 28 }'
}

list() {
    run 0 "list $1" "$satark" registry build --from csv --serial "$1" --out "$1.db" --date "2026-11-$2"
}

reported 5000 >csv/reported.csv
list 124 21
reported 5020 | sed '2500s/police station/newspaper/' >csv/reported.csv
list 125 22
sed -i '2s/1912,1912/1912,19-12/' csv/channels.csv
list 126 23
run 0 "a key" "$satark" bundle keygen --out one --no-password
run 0 "another" "$satark" bundle keygen --out two --no-password

# ---- make ----
run 0 "makes" "$satark" bundle make --list 125.db --discom kesco --out plain --delta-from 124.db
says "makes" "registry.db.zst"
says "makes" "delta-124.zst"
says "what to do next" "satark bundle sign plain"
says "one key" "nothing changes that takes more than one key"
[ "$(ls plain)" = $'delta-124.zst\nmanifest.json\nregistry.db.zst' ] || { echo "plain: $(ls plain)"; failed=1; }
run 0 "the same again" "$satark" bundle make --list 125.db --discom kesco --out again --delta-from 124.db
diff -r plain again || { echo "the same plan gives other bytes"; failed=1; }
run 0 "makes and signs" "$satark" bundle make --list 126.db --discom kesco --out signed \
    --delta-from 125.db --delta-from 124.db --key one.key --key two.key
says "two keys" "two different keys must sign"
run 2 "onto what is there" "$satark" bundle make --list 125.db --discom kesco --out plain
run 2 "from a later list" "$satark" bundle make --list 125.db --discom kesco --out no --delta-from 126.db
says "from a later list" "126.db: list 126 is not older than list 125"
run 2 "one list twice" "$satark" bundle make --list 126.db --discom kesco --out no --delta-from 124.db --delta-from 124.db
says "one list twice" "given twice"
run 1 "from no list" "$satark" bundle make --list 125.db --discom kesco --out no --delta-from csv/rules.csv
run 1 "of no list" "$satark" bundle make --list nothing.db --discom kesco --out no
run 2 "of a DISCOM that is not in it" "$satark" bundle make --list 125.db --discom nobody --out no
run 2 "of no DISCOM" "$satark" bundle make --list 125.db --out no
[ ! -e no ] && [ -z "$(ls -d no.* 2>/dev/null)" ] || { echo "left behind: $(ls -d no*)"; failed=1; }

# ---- other tools on it ----
zstd -q -d plain/registry.db.zst -o full.db && cmp full.db 125.db || { echo "zstd unpacks another list"; failed=1; }
zstd -q -d --patch-from=124.db plain/delta-124.zst -o delta.db || { echo "zstd does not take the delta"; failed=1; }
[ "$(stat -c %s delta.db)" = "$(stat -c %s 125.db)" ] || { echo "the delta gives another size"; failed=1; }
full=$(stat -c %s plain/registry.db.zst) delta=$(stat -c %s plain/delta-124.zst)
[ $((delta * 10)) -lt "$full" ] || { echo "a delta of $delta bytes, the whole list has $full"; failed=1; }
hash=$(b2sum 125.db | cut -d' ' -f1)
grep -q "\"blake2b\": \"$hash\"" plain/manifest.json || { echo "b2sum says another hash"; failed=1; }
for file in plain/*.zst 124.db; do
    hash=$(b2sum "$file" | cut -d' ' -f1)
    grep -q "\"$hash\"" plain/manifest.json || { echo "b2sum says another hash of $file"; failed=1; }
done
run 0 "minisign checks the first" minisign -V -p one.pub -m signed/manifest.json
run 0 "minisign checks the second" minisign -V -p two.pub -m signed/manifest.json -x signed/manifest.json.2.minisig
run 1 "minisign on another key" minisign -V -p two.pub -m signed/manifest.json

# ---- inspect ----
id=$(sed -n '1s/.* //p' one.pub)
run 0 "inspects" "$satark" bundle inspect signed
says "inspects" "126"
says "inspects" "kesco"
says "inspects" "$id"
run 0 "inspects for programs" "$satark" bundle inspect signed --json
says "inspects for programs" '"serial":126'
says "inspects for programs" "$id"
run 0 "inspects what nobody signed" "$satark" bundle inspect plain
run 1 "inspects no bundle" "$satark" bundle inspect csv
says "inspects no bundle" "There is no manifest.json on the stick"

# ---- what is signed is what lies there, and what was read ----
cp -r plain spoiled
run 1 "another list than was read" "$satark" bundle sign plain --key one.key --list 124.db
says "another list than was read" "124.db: is not the registry.db that manifest.json names"
printf x >>spoiled/registry.db.zst
run 1 "a spoiled list" "$satark" bundle sign spoiled --key one.key
says "a spoiled list" "spoiled/registry.db.zst: is not"
cp again/registry.db.zst spoiled/
cp again/registry.db.zst spoiled/delta-124.zst
run 1 "a spoiled delta" "$satark" bundle sign spoiled --key one.key
[ -z "$(ls plain/*.minisig spoiled/*.minisig 2>/dev/null)" ] || { echo "signed in spite of it"; failed=1; }
run 0 "the list that was read" "$satark" bundle sign again --key one.key --list 125.db

# ---- a kiosk takes it, whole and as the difference ----
for from in 124 125; do
    export SATARK_DATA=$work/kiosk-$from
    run 0 "a kiosk" "$satark" init --discom kesco
    cp $from.db "$SATARK_DATA/registry.db"
    run 0 "it trusts" "$satark" bundle trust one.pub two.pub
    run 0 "it takes the list" "$satark" bundle apply signed
    cmp 126.db "$SATARK_DATA/registry.db" || { echo "from $from: another list"; failed=1; }
done
exit $failed
