#!/usr/bin/env bash
# scripts/refresh-db: which folders of a stick it takes, in which order, and that nothing on a stick
# becomes a command, a link or a wait. A satark that notes what it is told stands in for the real
# one, which only writes the receipts here. $1: the folder of the programs.
set -u
real=$(cd "$1" && pwd)/satark
refresh=$PWD/scripts/refresh-db
work=$(mktemp -d)
mounts=()
loop=
clean() {
    local m
    for m in "${mounts[@]}"; do umount "$m" 2>/dev/null; done
    umount "$work/image.d" 2>/dev/null
    umount "$work"/root/run/media/satark/* 2>/dev/null
    [ -z "$loop" ] || losetup -d "$loop"
    rm -rf "$work"
}
trap clean EXIT
export SATARK_DATA=$work/data SATARK_NOW=2026-11-22T11:42 SATARK_MEDIA=$work/root
"$real" init --discom kesco >/dev/null || exit 1
failed=0
complain() { echo "$*"; failed=1; }

mkdir "$work/bin"
cat >"$work/bin/satark" <<STUB
#!/usr/bin/env bash
[ "\$4" = apply ] || exec "$real" "\$@"
printf '%s\0' "\$5" >>"$work/asked"
id -u >"$work/as"
echo "as satark speaks"
grep -qsx 0 "\$5/code" && exit 0
exit "\$(cat "\$5/code" 2>/dev/null || echo 1)"
STUB
chmod +x "$work/bin/satark"
export PATH=$work/bin:$PATH

# bundle FOLDER CODE: as a bundle looks from outside; apply will answer CODE
bundle() {
    mkdir -p "$1"
    echo '{}' >"$1/manifest.json"
    echo "$2" >"$1/code"
}

# run CODE WHY ARGUMENT...: the exit code; what was asked for goes to the array `asked`
run() {
    local code=$1 why=$2 got
    shift 2
    rm -f "$work/asked"
    said=$(timeout 60 "$refresh" "$@" 2>&1 </dev/null)
    got=$?
    [ "$got" -eq "$code" ] || complain "$why: exit $got, expected $code: $said"
    asked=()
    [ ! -e "$work/asked" ] || mapfile -d '' -t asked <"$work/asked"
}

# asks WHY FOLDER...: these folders and no others, in this order
asks() {
    local why=$1
    shift
    [ "$(printf '%q ' "${asked[@]}")" = "$(printf '%q ' "$@")" ] ||
        complain "$why: asked for $(printf '%q ' "${asked[@]}"), expected $(printf '%q ' "$@")"
}

says() { case $said in *"$2"*) ;; *) complain "$1: “$2” is not in: $said" ;; esac; }

stick=$work/stick
fresh() { rm -rf "$stick"; mkdir "$stick"; }

fresh
bundle "$stick" 0
run 0 "at the root" "$stick"
asks "at the root" "$stick"
says "at the root" "हो गया"
says "at the root" "Done. The stick may be taken out."
[ -f "$stick/satark-receipt-kiosk.json" ] || complain "no receipt on the stick"

fresh
bundle "$stick/satark" 0
run 0 "in satark" "$stick/"
asks "in satark" "$stick/satark"
(cd "$stick" && run 0 "from within" . && asks "from within" ././satark; exit $failed) || failed=1

fresh
bundle "$stick/satark-124" 1
bundle "$stick/satark-9" 0
bundle "$stick/satark-120" 1
mkdir "$stick/satark-empty"
run 0 "several, in the order of their numbers" "$stick"
asks "several" "$stick/satark-9" "$stick/satark-120" "$stick/satark-124"

fresh
bundle "$stick/satark-1" 2
bundle "$stick/satark-2" 1
run 2 "none taken: the first answer counts" "$stick"
says "none taken" "पुरानी सूची वैसी ही है"

# names from a stranger
fresh
for name in 'satark- with spaces' $'satark-two\nlines' 'satark-सूची' 'satark-$(touch HIT)' \
    'satark-`touch HIT`' 'satark-;touch HIT' "satark-'\"*?[" $'satark-\e[2Jx'; do
    rm -rf "$stick"
    bundle "$stick/$name" 0
    run 0 "a name from a stranger" "$stick"
    asks "a name from a stranger" "$stick/$name"
    case $said in *$'\e'*) complain "a name plays with the terminal" ;; esac
done
[ -z "$(find "$work" . -maxdepth 2 -name HIT)" ] || complain "a name became a command"
mv "$stick" "$work/-a stick"
(cd "$work" && run 0 "a mount with a dash" "./-a stick"; exit $failed) || failed=1
rm -r "$work/-a stick"

fresh
mkdir "$work/elsewhere"
bundle "$work/elsewhere" 0
ln -s "$work/elsewhere" "$stick/satark"
ln -s "$work/elsewhere" "$stick/satark-1"
run 1 "links to folders elsewhere" "$stick"
asks "links to folders elsewhere"
says "links to folders elsewhere" "there is no list"

# what is no plain manifest is satark's to refuse; nobody waits for it
fresh
mkdir "$stick/satark" && mkfifo "$stick/satark/manifest.json"
run 1 "a FIFO" "$stick"
asks "a FIFO" "$stick/satark"
fresh
ln -s /etc/passwd "$stick/manifest.json"
run 1 "a link" "$stick"
asks "a link" "$stick"
fresh
ln -s nowhere "$stick/manifest.json"
run 1 "a link to nothing" "$stick"
asks "a link to nothing" "$stick"
fresh
if mknod "$stick/manifest.json" c 1 5 2>/dev/null; then
    run 1 "a device" "$stick"
    asks "a device" "$stick"
fi

fresh
for ((i = 0; i < 1000; i++)); do
    mkdir "$stick/satark-$i"
    : >"$stick/satark-$i/manifest.json"
done
run 1 "a thousand folders" "$stick"
[ ${#asked[@]} -eq 8 ] || complain "of a thousand folders ${#asked[@]} were tried"

fresh
run 1 "an empty stick" "$stick"
run 1 "no such folder" "$work/none"
run 1 "nothing mounted"
says "nothing mounted" "no list was found on any stick"
run 2 "two folders" "$stick" "$stick"
run 2 "a flag nobody knows" --frob
run 2 "a device that is none" --device "$work/bin/satark"
run 2 "a device with a way out" --device "/dev/../$work/x"
run 2 "data without a folder" --data
bundle "$stick" 0
mkdir "$work/other"
run 0 "another data folder" --data "$work/other" "$stick"

# what a stranger brought is read by whoever owns the data, not by root
if [ "$(id -u)" -eq 0 ] && type -P setpriv >/dev/null; then
    fresh
    bundle "$stick" 0
    chmod 755 "$work"
    touch "$work/asked" "$work/as"
    chmod 666 "$work/as"
    mkdir "$work/theirs" && chown 65534:65534 "$work/theirs"
    chmod 777 "$work"
    run 0 "data of another owner" --data "$work/theirs" "$stick"
    [ "$(cat "$work/as")" = 65534 ] || complain "a stick was read as $(cat "$work/as")"
    chmod 700 "$work"
fi

# a receipt that cannot be written is no failed update
fresh
bundle "$stick" 0
mkdir -p "$stick/satark-receipt-kiosk.json/x"
run 0 "no receipt" "$stick"
says "no receipt" "चेतावनी"

# ---- mounted sticks ----

mkdir -p "$work/root/media/staff/A STICK" "$work/root/mnt/b"
if mount -t tmpfs none "$work/root/media/staff/A STICK" 2>/dev/null; then
    mounts+=("$work/root/media/staff/A STICK")
    bundle "$work/root/media/staff/A STICK/satark" 0
    bundle "$work/root/mnt/b" 0 # a folder, no stick
    run 0 "what is mounted"
    asks "what is mounted" "$work/root/media/staff/A STICK/satark"
else
    echo "nothing may be mounted here: looking for sticks was not tried"
fi

# A disk in a file, made ready as KIND; false where this machine cannot.
make_stick() {
    rm -rf "$work/image" "$work/image.d" && mkdir "$work/image.d" || return
    truncate -s 8M "$work/image" && mkfs -t "$1" "$work/image" >/dev/null 2>&1 &&
        loop=$(losetup -f --show "$work/image" 2>/dev/null) &&
        mount -t "$1" "$loop" "$work/image.d" 2>/dev/null
}

let_go() { losetup -d "$loop"; loop=; }

is_let_go() { ! grep -q "^$loop " /proc/mounts || complain "$1: the stick is still mounted"; }

# ---- in the staff's panel ----

# at WHY ro|rw: how the stick stands there
at() {
    local options
    options=$(sed -n "s|^$loop $root/run/media/satark/${loop##*/} [a-z0-9]* ||p" /proc/mounts)
    [[ ",$options " == *,nosuid,nodev,noexec* ]] || complain "$1: mounted as “$options”"
    if touch "$shown/try" 2>/dev/null; then
        [ "$2" = rw ] || complain "$1: can be written"
    elif [ "$2" = rw ]; then
        complain "$1: cannot be written"
    fi
}

# A stick is shown shut, opened while somebody asks, shut again, and gone when it is pulled.
show_stick() { # KIND
    local stick=$PWD/scripts/usb-stick asked=$work/ask writer step root=$work/root
    local shown=$root/run/media/satark/${loop##*/}
    "$stick" show "$loop" || complain "a $1 stick is not shown"
    at "a $1 stick that is shown" ro
    : >"$asked"
    "$stick" write "$asked" &
    writer=$!
    for step in $(seq 50); do
        touch "$shown/report.csv" 2>/dev/null && break
        sleep 0.1
    done
    at "a $1 stick that is asked for" rw
    rm "$asked"
    wait "$writer" || complain "a $1 stick: write fails"
    at "a $1 stick afterwards" ro
    : >"$asked"
    "$stick" write "$asked" &
    writer=$!
    sleep 0.3
    kill "$writer"
    wait "$writer"
    at "a $1 stick whose writer was ended" ro
    [ ! -e "$asked" ] || complain "a $1 stick: what was asked for is still asked for"
    exec 8<"$shown/report.csv" # the kiosk reads when it is pulled
    "$stick" hide "$loop" || complain "a $1 stick is not taken away"
    exec 8<&-
    [ ! -e "$shown" ] || complain "a $1 stick: its folder is left"
    "$stick" hide "$loop" || complain "a $1 stick: taken away twice"
}

tried=
for kind in vfat ext4; do
    make_stick "$kind" || { [ -z "$loop" ] || let_go; echo "no $kind stick can be made here"; continue; }
    tried=yes
    bundle "$work/image.d/satark" 0
    umount "$work/image.d"
    run 0 "a $kind stick" --device "$loop"
    [ "${#asked[@]}" -eq 1 ] || complain "the $kind stick was not looked at: $said"
    says "a $kind stick" "the receipt is on the stick"
    is_let_go "a $kind stick"
    mount -t "$kind" "$loop" "$work/image.d"
    [ -s "$work/image.d/satark-receipt-kiosk.json" ] || complain "no receipt on the $kind stick"
    echo 1 >"$work/image.d/satark/code"
    umount "$work/image.d"
    run 1 "a $kind stick with a bad list" --device "$loop"
    is_let_go "a $kind stick with a bad list"
    mount -t "$kind" "$loop" "$work/image.d"
    rm -r "$work/image.d/satark"
    umount "$work/image.d"
    run 0 "a $kind stick without a list" --device "$loop"
    asks "a $kind stick without a list"
    mount -t "$kind" "$loop" "$work/image.d"
    bundle "$work/image.d/satark" 0
    umount "$work/image.d"
    show_stick "$kind"
    let_go
    loop=$(losetup -r -f --show "$work/image")
    run 0 "a write-protected $kind stick" --device "$loop"
    says "a write-protected $kind stick" "read-only"
    is_let_go "a write-protected $kind stick"
    scripts/usb-stick show "$loop" 2>/dev/null || complain "a write-protected $kind stick is not shown"
    [ -d "$work/root/run/media/satark/${loop##*/}/satark" ] ||
        complain "a write-protected $kind stick cannot be read"
    : >"$work/ask"
    (sleep 0.5; rm "$work/ask") &
    scripts/usb-stick write "$work/ask" || complain "write fails for a write-protected $kind stick"
    scripts/usb-stick hide "$loop"
    let_go
done
if [ -n "$tried" ]; then
    dd if=/dev/urandom of="$work/image" bs=1M count=8 conv=notrunc 2>/dev/null
    loop=$(losetup -f --show "$work/image")
    run 1 "a stick of noise" --device "$loop"
    says "a stick of noise" "FAT32"
    scripts/usb-stick show "$loop" 2>/dev/null && complain "a stick of noise is shown"
    [ ! -e "$work/root/run/media/satark/${loop##*/}" ] || complain "the folder of a stick of noise is left"
    let_go
fi
exit $failed
