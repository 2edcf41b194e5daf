#!/usr/bin/env bash
# satark staff: a PIN is set from a script, refused when it is one that is tried first, shown by no
# command; lock-outs are told and ended. $1: the folder of the programs.
set -u
satark=$(cd "$1" && pwd)/satark
place=$(mktemp -d)
trap 'chmod -R u+w "$place"; rm -rf "$place"' EXIT
export SATARK_DATA=$place/data LC_ALL=C.UTF-8
unset SATARK_ASSETS
failed=0
bad() { echo "FAILED: $*"; failed=1; }

# pin WHY EXIT TEXT: standard input is the PIN
pin() {
    local why=$1 want=$2 text=$3 said got
    said=$("$satark" staff pin --stdin 2>&1)
    got=$?
    [ "$got" = "$want" ] || bad "$why: exit $got, expected $want: $said"
    case $said in *"$text"*) ;; *) bad "$why: “$text” is not in: $said" ;; esac
}

echo 907142 | pin "without an office" 1 "satark init"
"$satark" init --discom kesco >/dev/null || exit 1
"$satark" staff state | grep -q "no PIN" || bad "a PIN before one is set"
echo 000000 | pin "zeros" 2 repeats
echo 123456 | pin "counting" 2 counts
echo 150847 | pin "a date" 2 date
echo 90714 | pin "five digits" 2 "6 digits"
echo 9071428 | pin "seven digits" 2 "6 digits"
pin "nothing" 2 "6 digits" </dev/null
"$satark" staff state | grep -q "no PIN" || bad "a refused PIN was kept"
printf '907142\r\nmore\n' | pin "a good one, from Windows" 0 "PIN is set"
"$satark" staff state | grep -q "a PIN is set" || bad "no PIN after one was set"

# No command and no file shows it.
{ "$satark" setting list; "$satark" setting list --json; "$satark" doctor 2>&1; } |
    grep -qE 'argon2|hidden\.|907142' && bad "a command shows the PIN or its hash"
grep -rqa 907142 "$SATARK_DATA" && bad "the PIN stands in a file"
"$satark" setting get hidden.pin >/dev/null 2>&1 && bad "setting get shows the hash"
"$satark" setting set hidden.pin x >/dev/null 2>&1 && bad "setting set changes the hash"

"$satark" staff unlock >/dev/null || bad "unlock"
"$satark" staff pin --stdin extra </dev/null >/dev/null 2>&1 && bad "a word too many is taken"
"$satark" staff close >/dev/null || bad "close"
"$satark" staff close >/dev/null 2>&1 && bad "close without a PIN"
"$satark" staff state | grep -q "no PIN" || bad "a PIN after close"
[ "$failed" = 0 ] && echo "a PIN is set, refused, hidden and taken away"
exit "$failed"
