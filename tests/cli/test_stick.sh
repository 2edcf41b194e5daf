#!/usr/bin/env bash
# satark bundle apply against sticks and machines that misbehave: files exchanged under its hands,
# things that are no files, sticks pulled, disks full and read-only, a hundred calls at once. After
# each the whole old or the whole new list is there. $1: the folder of the programs.
set -u
satark=$(cd "$1" && pwd)/satark
work=$(mktemp -d)
loop=
flipper=
clean() {
    [ -z "$flipper" ] || kill "$flipper" 2>/dev/null
    umount "$work/small" "$work/image.d" 2>/dev/null
    [ -z "$loop" ] || losetup -d "$loop"
    rm -rf "$work"
}
trap clean EXIT
export SATARK_NOW=2026-11-22T11:42
unset SATARK_DATA
failed=0
complain() { echo "$*"; failed=1; }

# run CODE WHY: the stick is taken; the exit code, or any of 0 and 1 for "either"; what it said in
# $said
run() {
    local code=$1 why=$2 got
    said=$(timeout 120 "$satark" --data "$work/data" bundle apply "$work/stick" 2>&1 </dev/null)
    got=$?
    case $code,$got in
    "$got,$code" | either,[01]) ;;
    *) complain "$why: exit $got, expected $code: $said" ;;
    esac
}

# ---- two lists, two keys, a stick for each ----

mkdir "$work/csv" "$work/fresh" "$work/data"
cp assets/registry/*.csv "$work/csv"
rm -f "$work/csv/model.csv"
sed -n '1,60p' assets/registry/phrases.csv >"$work/csv/phrases.csv"
build() { "$satark" registry build --from "$work/csv" --serial "$1" --date "2026-11-$1" --out "$2" >/dev/null; }
build 10 "$work/fresh/registry.db"
"$satark" --data "$work/fresh" init --discom kesco >/dev/null || exit 1
for key in one two; do
    "$satark" bundle keygen --out "$work/$key" --no-password >/dev/null
    "$satark" --data "$work/fresh" bundle trust "$work/$key.pub" >/dev/null
done
for serial in 11 12; do
    build "$serial" "$work/$serial.db"
    "$satark" bundle make --list "$work/$serial.db" --discom kesco --out "$work/stick-$serial" \
        --key "$work/one.key" --key "$work/two.key" >/dev/null 2>&1 || exit 1
done

fresh_data() { rm -rf "$work/data"; cp -a "$work/fresh" "$work/data"; }
fresh_stick() { rm -rf "$work/stick"; cp -r "$work/stick-11" "$work/stick"; }

# whole WHY SERIAL...: the list in place is one of these, byte for byte, and opens
whole() {
    local why=$1 serial
    shift
    "$satark" --data "$work/data" registry lookup 1912 >/dev/null || complain "$why: the office does not open"
    [ ! -e "$work/data/incoming" ] && [ ! -L "$work/data/incoming" ] || complain "$why: half a list is left"
    for serial in "$@"; do
        [ "$serial" != 10 ] || ! cmp -s "$work/fresh/registry.db" "$work/data/registry.db" || return 0
        [ "$serial" = 10 ] || ! cmp -s "$work/$serial.db" "$work/data/registry.db" || return 0
    done
    complain "$why: the list in place is none of $*"
}

fresh_data
fresh_stick
run 0 "a good stick"
whole "a good stick" 11
run 0 "again"
whole "again" 11

# ---- as staff do it ----

# The folder's name is a stranger's; what became of it stands in the receipt.
fresh_data
fresh_stick
mkdir -p "$work/mount" && mv "$work/stick" "$work/mount/satark-\$(reboot) सूची"
said=$(PATH=$(dirname "$satark"):$PATH scripts/refresh-db --data "$work/data" "$work/mount" 2>&1) ||
    complain "refresh-db: exit $?: $said"
whole "refresh-db" 11
[ "$(sqlite3 :memory: "SELECT json_extract(r, '\$.list.serial', '\$.previous.serial', '\$.floor',
    '\$.updates[0].outcome', '\$.errors') FROM (SELECT readfile('$work/mount/satark-receipt-kiosk.json') r)")" = \
    '[11,10,11,"taken",[]]' ] || complain "the receipt tells otherwise: $(cat "$work/mount"/*.json)"

# ---- what is no file ----

# why | what is done on the stick
while IFS='|' read -r why what; do
    fresh_data
    fresh_stick
    (cd "$work/stick" && eval "$what") 2>/dev/null || { echo "$why: not possible here"; continue; }
    run 1 "$why"
    whole "$why" 10
done <<'ROWS'
a FIFO for a manifest|rm manifest.json && mkfifo manifest.json
a FIFO for a list|rm registry.db.zst && mkfifo registry.db.zst
a FIFO for a signature|rm manifest.json.minisig && mkfifo manifest.json.minisig
a link for a manifest|mv manifest.json m && ln -s m manifest.json
a link for a list|mv registry.db.zst r && ln -s r registry.db.zst
a link for a signature|mv manifest.json.minisig s && ln -s s manifest.json.minisig
a link in a circle|rm registry.db.zst && ln -s registry.db.zst registry.db.zst
a folder for a manifest|rm manifest.json && mkdir manifest.json
a folder for a list|rm registry.db.zst && mkdir registry.db.zst
an endless manifest|rm manifest.json && mknod manifest.json c 1 5
an endless list|rm registry.db.zst && mknod registry.db.zst c 1 5
a socket for a list|rm registry.db.zst && python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("registry.db.zst")'
a manifest of a terabyte, all holes|truncate -s 1T manifest.json
a list of a terabyte, all holes|truncate -s 1T registry.db.zst
a signature of a terabyte, all holes|truncate -s 1T manifest.json.2.minisig
a list of holes of the right size|truncate -s 0 registry.db.zst && truncate -s "$(stat -c %s "$work/stick-11/registry.db.zst")" registry.db.zst
a byte too few|truncate -s -1 registry.db.zst
a byte too many|echo >>registry.db.zst
the list of another bundle|cp "$work/stick-12/registry.db.zst" .
the manifest of another bundle|cp "$work/stick-12/manifest.json" .
the signatures of another bundle|cp "$work/stick-12/"*.minisig .
ROWS

# ---- files exchanged while they are read ----

# Whatever is read when, it is one of the two bundles or neither. A hundred trials a kind.
flip() { # NAME FIRST SECOND
    while :; do
        cp "$2" "$work/stick/.a" && mv "$work/stick/.a" "$work/stick/$1"
        cp "$3" "$work/stick/.b" && mv "$work/stick/.b" "$work/stick/$1"
    done
}
head -c 20000 /dev/urandom >"$work/noise"
for name in manifest.json registry.db.zst manifest.json.minisig; do
    for other in "$work/stick-12/$name" "$work/noise"; do
        fresh_stick
        flip "$name" "$work/stick-11/$name" "$other" 2>/dev/null &
        flipper=$!
        for ((i = 0; i < 15; i++)); do
            fresh_data
            run either "$name exchanged"
            whole "$name exchanged" 10 11
        done
        kill "$flipper"
        wait "$flipper" 2>/dev/null
        flipper=
    done
done

# It shrinks and grows while it is read: no signal, no half a list.
fresh_stick
(while :; do
    truncate -s 100 "$work/stick/registry.db.zst"
    cat "$work/stick-11/registry.db.zst" >"$work/stick/registry.db.zst"
done) &
flipper=$!
for ((i = 0; i < 15; i++)); do
    fresh_data
    run either "a list that shrinks"
    whole "a list that shrinks" 10 11
done
kill "$flipper"
wait "$flipper" 2>/dev/null
flipper=

# ---- a hundred at once ----

fresh_data
fresh_stick
cp -r "$work/stick-12" "$work/second"
for ((i = 0; i < 100; i++)); do
    folder=$work/stick
    [ $((i % 2)) -eq 0 ] || folder=$work/second
    (timeout 120 "$satark" --data "$work/data" bundle apply "$folder" >"$work/said-$i" 2>&1
        echo $? >"$work/code-$i") &
done
wait
[ -z "$(cat "$work"/code-* | grep -v '^[01]$')" ] || complain "a hundred at once: $(sort "$work"/code-* | uniq -c)"
grep -q 0 "$work"/code-* || complain "of a hundred at once none was done"
whole "a hundred at once" 11 12
rm -f "$work"/said-* "$work"/code-*
cp "$work/stick-12/"* "$work/stick"
run 0 "after a hundred"
whole "after a hundred" 12

# ---- what stands in the data folder ----

mkdir "$work/precious"
echo precious >"$work/precious/packed"
cp "$work/precious/packed" "$work/precious/registry.db"
# why | what is done in the data folder | exit code
while IFS='|' read -r why what code; do
    fresh_data
    fresh_stick
    (cd "$work/data" && eval "$what")
    run "$code" "$why"
    [ "$(cat "$work/precious/packed" "$work/precious/registry.db")" = $'precious\nprecious' ] ||
        complain "$why: what it led to was changed"
    [ "$code" -ne 0 ] || whole "$why" 11
done <<'ROWS'
where lists are unpacked, a link to elsewhere|ln -s ../precious incoming|0
the same to the data folder itself|ln -s . incoming|0
the same to nothing|ln -s nowhere incoming|0
a file there|echo x >incoming|0
a half list there|mkdir incoming && echo x >incoming/packed && echo x >incoming/registry.db|0
a link there to elsewhere|mkdir incoming && ln -s ../../precious/packed incoming/packed && ln -s ../../precious/registry.db incoming/registry.db|0
the lock, a link to elsewhere|ln -s ../precious/packed update.lock|1
the last list, a link to elsewhere|ln -s ../precious/registry.db registry.prev.db|0
half of the last list, a link to elsewhere|ln -s ../precious/registry.db registry.prev.db.new|0
half of the keys, a link to elsewhere|ln -s ../precious/packed trust.json.new-1|0
no list at all|rm registry.db|0
a damaged list|truncate -s 9000 registry.db|0
a list of no bytes|truncate -s 0 registry.db|0
one of the two files of keys lost|rm trust.json|0
the other one|rm trust/copy.json|0
ROWS

# ---- disks ----

mkdir "$work/small"
if mount -t tmpfs -o size=2m none "$work/small" 2>/dev/null; then
    on_small() { fresh_data; rm -rf "$work/small"/*; cp -a "$work/data/." "$work/small"; rm -rf "$work/data"; ln -s "$work/small" "$work/data"; }
    fresh_stick
    on_small
    run 0 "a small disk"
    whole "a small disk" 11
    for left in 0 4 20 60 100 200; do
        on_small
        head -c 3000000 /dev/zero >"$work/small/full" 2>/dev/null
        truncate -s "-${left}K" "$work/small/full"
        run 1 "a disk with $left KiB left"
        case $said in *"too little room"* | *"could not be written"* | *"full"*) ;; *) complain "a full disk: $said" ;; esac
        rm "$work/small/full"
        whole "a disk with $left KiB left" 10
        run 0 "with room again"
        whole "with room again" 11
    done
    on_small
    mount -o remount,ro "$work/small"
    run 1 "a read-only disk"
    mount -o remount,rw "$work/small"
    whole "a read-only disk" 10
    umount "$work/small"
    rm "$work/data"
else
    echo "nothing may be mounted here: full and read-only disks were not tried"
fi

# ---- a stick pulled ----

if truncate -s 8M "$work/image" && mkfs -t ext4 -q "$work/image" >/dev/null 2>&1 &&
    loop=$(losetup -f --show "$work/image" 2>/dev/null) && mkdir "$work/image.d" &&
    mount "$loop" "$work/image.d" 2>/dev/null; then
    cp "$work/stick-11"/* "$work/image.d"
    umount "$work/image.d"
    mount -o ro "$loop" "$work/image.d"
    ls -l "$work/image.d" >/dev/null # names are known, what is in the files is not
    truncate -s 0 "$work/image"
    fresh_data
    rm -rf "$work/stick" && ln -s "$work/image.d" "$work/stick"
    run 1 "a stick that was pulled"
    whole "a stick that was pulled" 10
    umount "$work/image.d"
    losetup -d "$loop"
    loop=
else
    echo "no stick can be made here to be pulled: it was not tried"
fi
exit $failed
