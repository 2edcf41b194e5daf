#!/usr/bin/env bash
# Debian's minisign and ours on the same folder: keys of either sign with both, and minisign checks
# what we signed. $1: the folder of the programs.
set -u
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
exit $failed
