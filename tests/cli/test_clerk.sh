#!/usr/bin/env bash
# A packaged kiosk's folder: the kiosk's own user keeps it, clerks of its group change the office's
# data, each with a login and a home of their own, and neither the list nor the keys; strangers see
# nothing. Needs root, to be several users. $1: the programs' folder.
set -u
[ "$(id -u)" = 0 ] && type -P setpriv >/dev/null || exit 77
bin=$(cd "$1" && pwd)
work=$(mktemp -d /tmp/satark-clerk-XXXXXX)
trap 'rm -rf "$work"' EXIT
export SATARK_NOW=2026-11-22T11:42 SATARK_DATA=$work/data
failed=0
chmod 755 "$work"
mkdir "$work/bin" # where all of them may run it
cp "$bin/satark" "$work/bin/" && cp -rL "$bin/share" "$work/bin/share"
chmod -R a+rX "$work/bin"
kiosk=(setpriv --reuid 64201 --regid 64201 --clear-groups)
clerk=(setpriv --reuid 64202 --regid 64202 --groups 64201)
stranger=(setpriv --reuid 64203 --regid 64203 --clear-groups)
"${kiosk[@]}" true 2>/dev/null || exit 77
install -d -m 3770 -o 64201 -g 64201 "$work/data" # as the package's postinst
install -d -m 0700 -o 64202 -g 64202 "$work/home"

# run CODE WHO WHY ARGUMENTS...
run() {
    local code=$1 why=$3 got
    local -n who=$2
    shift 3
    (cd "$work/home" 2>/dev/null || cd /; exec "${who[@]}" "$work/bin/satark" "$@") >"$work/said" 2>&1 </dev/null
    got=$?
    [ "$got" = "$code" ] && return
    failed=1
    echo "FAILED: $why: exit $got, expected $code: $(cat "$work/said")"
}
bad() { failed=1; echo "FAILED: $*"; }

run 0 kiosk "an office" init --discom kesco
[ "$(stat -c '%a %u %g' "$SATARK_DATA/office.db")" = "660 64201 64201" ] || bad "the rights of office.db"
run 0 clerk "a clerk exports to a home of 0700" warning export w.csv
[ -s "$work/home/w.csv" ] || bad "no sheet"
run 0 clerk "and imports from it" warning import w.csv
run 0 clerk "changes" notice set payment down
# The kiosk is there meanwhile: the log of one is written by the other.
sqlite3=("${clerk[@]}" sqlite3 "$SATARK_DATA/office.db")
mkfifo "$work/wait"
(sleep 30 >"$work/wait") &
sleeper=$!
{ echo "BEGIN; SELECT count(*) FROM notice;"; cat "$work/wait"; } | "${sqlite3[@]}" >/dev/null &
reader=$!
for _ in $(seq 100); do [ -e "$SATARK_DATA/office.db-shm" ] && break; sleep 0.05; done
run 0 clerk "a change while it is open" notice set website down
[ "$(stat -c %a "$SATARK_DATA/office.db-wal")" = 660 ] || bad "the log's rights"
run 0 kiosk "the kiosk's user after it" notice set app down
run 0 clerk "both are there" notice list
for service in payment website app; do
    grep -q "$service" "$work/said" || bad "$service is not said"
done
run 1 kiosk "doctor" doctor --json
! grep -q '"code":"folder.foreign"' "$work/said" || bad "doctor takes a clerk's log for a stranger's"
grep -q '"code":"folder.ok"' "$work/said" || bad "doctor does not find the folder in order"
kill $sleeper $reader 2>/dev/null
wait 2>/dev/null

list=$(sha256sum <"$SATARK_DATA/registry.db")
! "${clerk[@]}" rm -f "$SATARK_DATA/registry.db" 2>/dev/null || bad "a clerk removes the list"
! "${clerk[@]}" mv "$work/home/w.csv" "$SATARK_DATA/registry.db" 2>/dev/null || bad "a clerk replaces the list"
! "${clerk[@]}" sh -c "echo >>'$SATARK_DATA/registry.db'" 2>/dev/null || bad "a clerk writes the list"
[ "$(sha256sum <"$SATARK_DATA/registry.db")" = "$list" ] || bad "the list is another one"
# What a clerk puts beside them is not believed, and keeps nothing from working.
run 0 kiosk "a list of the clerk's own making" registry build --from "$work/bin/share/registry" --serial 1 --out "$work/data/built.db"
install -m 644 -o 64202 -g 64202 "$work/data/built.db" "$work/home/evil.db"
rm -f "$work/data/built.db"
"${clerk[@]}" sqlite3 "$work/home/evil.db" "UPDATE discom SET id = 'evil' WHERE id = 'kesco';
    UPDATE channel SET discom = 'evil' WHERE discom = 'kesco';"
"${clerk[@]}" cp "$work/home/evil.db" "$SATARK_DATA/registry.prev.db"
"${clerk[@]}" sqlite3 "$SATARK_DATA/office.db" "UPDATE setting SET value = 'evil' WHERE name = 'discom'"
run 2 kiosk "a clerk's list is not answered from" check 1912 --lang en
! grep -q Official "$work/said" || bad "the clerk's list says what is official"
"${clerk[@]}" sqlite3 "$SATARK_DATA/office.db" "UPDATE setting SET value = 'kesco' WHERE name = 'discom'"
"${clerk[@]}" rm "$SATARK_DATA/registry.prev.db"
run 0 clerk "a key of the clerk's own" bundle keygen --out own --no-password
run 0 clerk "is trusted in a folder of their own" --data "$work/home/own" init --discom kesco --trust own.pub
for copy in trust.json trust/copy.json; do
    "${clerk[@]}" mkdir -p "$(dirname "$SATARK_DATA/$copy")"
    "${clerk[@]}" cp "$work/home/own/$copy" "$SATARK_DATA/$copy"
    run 1 kiosk "and not on the kiosk: $copy" bundle trust --list
    grep -q "somebody else" "$work/said" || bad "$copy: $(cat "$work/said")"
    "${clerk[@]}" rm -r "$SATARK_DATA/${copy%%/*}"
done
for put in "mkfifo" "ln -s registry.db" "mkdir" "mkdir -p x/"; do
    case $put in
    *x/) "${clerk[@]}" mkdir -p "$SATARK_DATA/office.db-wal/x" ;;
    *) "${clerk[@]}" $put "$SATARK_DATA/office.db-wal" ;;
    esac
    run 0 kiosk "$put for the log" setting set kiosk.id KNP-07
done
"${clerk[@]}" mkfifo "$SATARK_DATA/office.db-shm"
run 0 kiosk "a pipe for the log's index" setting set kiosk.id KNP-07
run 1 clerk "a clerk takes no list" bundle apply "$work/home"
"${clerk[@]}" sh -c "umask 077; echo >'$SATARK_DATA/update.lock'; mkdir -p '$SATARK_DATA/incoming/x'" 2>/dev/null
install -m 644 "$work/home/own.pub" "$work/head-office.pub"
run 0 kiosk "keys of head office" bundle trust "$work/head-office.pub"
run 1 kiosk "and is not in the way of whoever may" bundle apply "$work/bin"
grep -q manifest.json "$work/said" || bad "the lock: $(cat "$work/said")"

run 1 stranger "a stranger reads nothing" warning list
[ $failed = 0 ] && echo "the clerks' folder is as the package makes it"
exit $failed
