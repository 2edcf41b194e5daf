#!/usr/bin/env bash
# A full disk, and a user who may only read: whoever asks is answered, whoever wants to change
# something is told why that cannot be, and nothing is half-done. $1: the folder of the programs.
set -u
bin=$(cd "$1" && pwd)
satark=$bin/satark
kiosk=$bin/satark-kiosk
work=$(mktemp -d)
data=$work/small/data
as=()
failed=0
clean() {
    chmod -R u+w "$work"
    umount "$work/small" 2>/dev/null
    rm -rf "$work"
}
trap clean EXIT
export SATARK_NOW=2026-11-22T11:42
unset SATARK_DATA
complain() { echo "$*"; failed=1; }

# run CODE COMMAND...: what it said is in $said
run() {
    local code=$1 got
    shift
    said=$("${as[@]}" timeout 120 "$satark" --data "$data" "$@" 2>&1 </dev/null)
    got=$?
    [ "$got" -eq "$code" ] || complain "$state: $*: exit $got, expected $code: $said"
}

says() { case $said in *"$1"*) ;; *) complain "$state: “$1” is not said: $said" ;; esac; }

# The answers do not depend on who asks and on the disk.
ask() {
    run 0 check "आज रात 9:30 बजे बिजली कट जाएगी, 8260303942 पर कॉल करें"
    says "82603 03942"
    run 0 registry lookup 1912
    says "official"
    run 0 registry info
    says "serial     11"
    run 0 warning list
    says "night-cut"
    run 0 warning export
    says "night-cut"
    run 0 counter list
    says "phoolbagh"
    run 0 notice list
    says "payment"
    run 0 setting get office.name
    says "गुमटी"
    run 0 setting list
    says "गुमटी"
    SDL_VIDEODRIVER=dummy "${as[@]}" timeout 120 "$kiosk" --data "$data" --render attract \
        --out "$work/out/$RANDOM.png" >"$work/kiosk.said" 2>&1 ||
        complain "$state: the kiosk does not come up: $(cat "$work/kiosk.said")"
}

# refused WORDS: no change, and these words say why
refused() {
    local before
    before=$(sha256sum "$data/office.db" "$data/registry.db")
    run 1 setting set office.name x
    says "$1"
    run 1 notice clear payment
    says "$1"
    run 1 notice set website down --why "जाँच"
    says "$1"
    run 1 warning remove night-cut
    says "$1"
    run 1 counter import "$work/counters.csv"
    says "$1"
    [ "$before" = "$(sha256sum "$data/office.db" "$data/registry.db")" ] ||
        complain "$state: something was changed"
}

# ---- an office, its last change in the log alone, and a stick ----

mkdir "$work/small" "$work/csv" "$work/out"
chmod 755 "$work"
mounted=yes
mount -t tmpfs -o size=5m,mode=755 none "$work/small" 2>/dev/null || mounted=
mkdir "$data"
cp assets/registry/*.csv "$work/csv"
rm -f "$work/csv/model.csv"
for serial in 11 12; do
    "$satark" registry build --from "$work/csv" --serial "$serial" --date "2026-11-$serial" \
        --out "$work/$serial.db" >/dev/null || exit 1
done
cp "$work/11.db" "$data/registry.db"
state="at first"
run 0 init --discom kesco
run 0 notice set payment down --why "जाँच"
run 0 counter export
printf '%s\n' "$said" >"$work/counters.csv"
for key in one two; do
    run 0 bundle keygen --out "$work/$key" --no-password
    run 0 bundle trust "$work/$key.pub"
done
"$satark" bundle make --list "$work/12.db" --discom kesco --out "$work/stick" \
    --key "$work/one.key" --key "$work/two.key" >/dev/null 2>&1 || exit 1
leave_in_log() {
    sqlite3 "$data/office.db" ".dbconfig no_ckpt_on_close on" \
        "REPLACE INTO setting VALUES ('office.name', '$1')" >/dev/null
    [ -s "$data/office.db-wal" ] || complain "no log was left"
    rm -f "$data/office.db-shm"
}

# ---- the disk is full ----

if [ -n "$mounted" ]; then
    state="a full disk"
    leave_in_log गुमटी
    head -c 9M /dev/zero >"$work/small/fill" 2>/dev/null
    ask
    refused "the disk is full"
    run 1 bundle apply "$work/stick"
    says "too little room"
    ask
    rm "$work/small/fill"
    state="with room again"
    run 0 bundle apply "$work/stick"
    run 0 setting set office.name फूलबाग
    run 0 setting get office.name
    says "फूलबाग"
    cp "$work/11.db" "$data/registry.db"
else
    echo "nothing may be mounted here: a full disk was not tried"
fi

# ---- no rights ----

chmod -R a+rX "$work"
chmod 777 "$work/out"
leave_in_log गुमटी
chmod -R a+rX,a-w "$data"
if [ "$(id -u)" -ne 0 ]; then
    as=(env)
elif command -v setpriv >/dev/null; then
    as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
fi
if [ "${#as[@]}" -gt 0 ] && "${as[@]}" test -x "$satark"; then
    state="no rights"
    ask
    refused "this user may not write"
    run 1 bundle apply "$work/stick"
    ask
else
    echo "nobody may run the programmes where they stand: asking without rights was not tried"
fi
exit $failed
