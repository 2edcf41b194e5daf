#!/usr/bin/env bash
# Debian's minisign and ours on the same folder: keys of either sign with both, minisign checks what
# we signed, and a kiosk takes what minisign signed. $1: the folder of the programs.
set -u
assets=$PWD/assets
satark=$(cd "$1" && pwd)/satark
work=$(mktemp -d /tmp/satark-minisign-XXXXXX)
trap 'rm -rf "$work"' EXIT
unset SATARK_DATA
failed=0
cd "$work" || exit 1

try() {
    local why=$1
    shift
    if ! "$@" >out 2>&1; then
        echo "$why: $(cat out)"
        failed=1
    fi
}

refuse() {
    local why=$1
    shift
    if "$@" >out 2>&1; then
        echo "$why: taken"
        failed=1
    fi
}

mkdir list
hash=$(printf '%0128d' 0)
cat >list/manifest.json <<JSON
{
  "format": 1,
  "product": "satark-list",
  "discom": "kesco",
  "serial": 124,
  "made_at": 1795285800,
  "stale_after_days": 60,
  "min_version": "0.1.0",
  "list": {"name": "registry.db", "size": 425984, "blake2b": "$hash"},
  "files": [{"name": "registry.db.zst", "size": 100000, "blake2b": "$hash"}]
}
JSON
printf 'पास word\n' >password

# four keys: each maker, with and without a password
try "keygen without a password" "$satark" bundle keygen --out ours-open --no-password
try "keygen with a password" "$satark" bundle keygen --out ours-locked --password-file password
try "minisign's without a password" minisign -G -W -p theirs-open.pub -s theirs-open.key
try "minisign's with a password" \
    sh -c 'cat password password | minisign -G -p theirs-locked.pub -s theirs-locked.key'

number=0
for key in ours-open theirs-open ours-locked theirs-locked; do
    number=$((number + 1))
    name=list/manifest.json.$number.minisig
    [ $number -gt 1 ] || name=list/manifest.json.minisig
    try "$key signs" "$satark" bundle sign list --key $key.key --password-file password
    try "minisign checks $key" minisign -V -p $key.pub -m list/manifest.json -x "$name"
    grep -qx 'Trusted comment: satark list 124 kesco' out || { echo "$key: $(cat out)"; failed=1; }
    refuse "another key's signature" minisign -V -p theirs-open.pub -m list/manifest.json \
        -x list/manifest.json.minisig

    # minisign with the same key: it is the same key to us
    mkdir again
    cp list/manifest.json again
    try "minisign signs with $key" sh -c "minisign -S -s $key.key -m again/manifest.json <password"
    refuse "a second signature by $key" \
        "$satark" bundle sign again --key $key.key --password-file password
    grep -q 'has signed already' out || { echo "$key: $(cat out)"; failed=1; }
    try "minisign's id of $key is ours" grep -q "$(head -n 1 $key.pub | sed 's/.*key //')" \
        <("$satark" --data again bundle trust $key.pub)
    rm -r again
done
[ "$(grep -c '' <(find list -name '*.minisig'))" = 4 ] || { echo "not four signatures"; failed=1; }
refuse "a fifth signature" "$satark" bundle sign list --key ours-open.key

# minisign notices a changed list
sed -i 's/"serial": 124/"serial": 125/' list/manifest.json
refuse "a changed list" minisign -V -p ours-open.pub -m list/manifest.json

# a kiosk takes a list that minisign signed, as it does now and in its older form (-l)
cp -r "$assets/registry" csv
rm csv/model.csv
sed -i '2s|Complaints|All complaints|' csv/channels.csv # something official: two keys
try "a list" "$satark" registry build --from csv --serial 124 --date 2026-11-21 --out list.db
export SATARK_DATA=$work/data SATARK_NOW=2026-11-22T11:42
try "an office" "$satark" init --discom kesco
try "two keys" "$satark" bundle trust ours-open.pub theirs-open.pub
try "a bundle" "$satark" bundle make --list list.db --discom kesco --out b
refuse "nobody has signed" "$satark" bundle apply b
try "minisign -l signs" minisign -S -l -s ours-open.key -m b/manifest.json
refuse "one key" "$satark" bundle apply b
try "minisign signs" minisign -S -s theirs-open.key -m b/manifest.json \
    -x b/manifest.json.2.minisig
try "both are good" "$satark" bundle inspect b
[ "$(grep -c 'good and trusted' out)" = 2 ] || { echo "not both are good: $(cat out)"; failed=1; }
sed -i 's/"stale_after_days": /&1/' b/manifest.json
refuse "changed afterwards" "$satark" bundle apply b
sed -i 's/\("stale_after_days": \)1/\1/' b/manifest.json
try "and is taken" "$satark" bundle apply b
try "it is in place" "$satark" registry info
grep -q 'serial *124' out || { echo "not in place: $(cat out)"; failed=1; }

# and one that we sign with two keys at once
try "list 125" "$satark" registry build --from csv --serial 125 --date 2026-11-22 --out list.db
try "signed when it is made" "$satark" bundle make --list list.db --discom kesco --out b2 \
    --key ours-open.key --key theirs-open.key
for key in ours-open:manifest.json theirs-open:manifest.json.2; do
    try "minisign checks both" minisign -V -p "${key%:*}.pub" -m b2/manifest.json \
        -x "b2/${key#*:}.minisig"
done
try "is taken as well" "$satark" bundle apply b2

# what root took by hand does not keep the kiosk's own user from taking the next
other=(setpriv --reuid 12345 --regid 54321 --clear-groups "$satark")
if [ "$(id -u)" = 0 ] && "${other[@]}" --version >/dev/null 2>&1; then
    chown -R 12345:54321 data
    try "list 126" "$satark" registry build --from csv --serial 126 --date 2026-11-22 --out list.db
    try "of minisign's" "$satark" bundle make --list list.db --discom kesco --out b3
    try "signed by one" minisign -S -s theirs-open.key -m b3/manifest.json
    rm -f data/update.lock
    try "root again" "$satark" bundle apply b2
    chmod -R a+rX .
    try "the kiosk's user" "${other[@]}" bundle apply b3
fi
exit $failed
