#!/usr/bin/env bash
# satark bundle keygen, sign and trust, as head office and an engineer call them. $1: the folder of
# the programs.
set -u
satark=$(cd "$1" && pwd)/satark
work=$(mktemp -d /tmp/satark-keys-XXXXXX)
trap 'rm -rf "$work"' EXIT
export SATARK_DATA=$work/data SATARK_NOW=2026-11-22T11:42
failed=0
cd "$work" || exit 1

# run CODE WHY COMMAND...: its exit code, with what it said in $said
run() {
    local code=$1 why=$2 got
    shift 2
    said=$("$@" 2>&1 </dev/null)
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

same() {
    if [ "$2" != "$3" ]; then
        echo "$1: $2, expected $3"
        failed=1
    fi
}

state() {
    find data -type f -exec stat -c '%n %i %Y %s' {} + | sort
}

# at_terminal TYPED COMMAND...: the command at a terminal of its own, $said is all it shows
at_terminal() {
    local typed=$1
    shift
    said=$(printf '%b' "$typed" | script -qec "$*" /dev/null 2>&1)
    code=$?
}

# ---- keygen ----
run 0 "keygen" "$satark" bundle keygen --out a --no-password
says "keygen tells the id" "key $(head -n 1 a.pub | sed 's/.*key //') made"
says "keygen tells what to do" "satark bundle trust a.pub"
says "keygen gives the line for a mail" "$(tail -n 1 a.pub)"
same "the secret is for its owner" "$(stat -c %a a.key)" 600
before=$(cat a.key a.pub)
run 2 "a key is never overwritten" "$satark" bundle keygen --out a --no-password
says "a key is never overwritten" "a.key is there already"
rm a.key
run 2 "nor a public one" "$satark" bundle keygen --out a --no-password
says "nor a public one" "a.pub is there already"
[ ! -e a.key ] || { echo "half a pair was made"; failed=1; }
printf '%s\n' "$before" | head -n 2 >a.key
ln -s /nowhere l.key
run 2 "nor a link" "$satark" bundle keygen --out l --no-password
run 1 "no such folder" "$satark" bundle keygen --out no/such --no-password
run 2 "no name" "$satark" bundle keygen --no-password
run 2 "both ways" "$satark" bundle keygen --out b --no-password --password-file a.pub
: >empty
run 2 "an empty password" "$satark" bundle keygen --out b --password-file empty
head -c 2000 /dev/zero | tr '\0' x >long
run 2 "a password too long" "$satark" bundle keygen --out b --password-file long
run 1 "no password file" "$satark" bundle keygen --out b --password-file nowhere
run 2 "no terminal" setsid -w "$satark" bundle keygen --out b
says "no terminal" "--password-file"
run 2 "a word too many" "$satark" bundle keygen --out b x
[ ! -e b.key ] && [ ! -e b.pub ] || { echo "a failed keygen left something"; failed=1; }

# at the terminal: typed twice, and the echo is back afterwards
at_terminal 'two words\ntwo wurds\n' "$satark" bundle keygen --out b
says "two passwords" "differ"
same "two passwords" "$code" 2
at_terminal '\n\n' "$satark" bundle keygen --out b
same "no password typed" "$code" 2
[ ! -e b.key ] || { echo "made in spite of it"; failed=1; }
at_terminal 'two words\ntwo words\n' "$satark bundle keygen --out b; stty -a"
says "made at the terminal" "made"
case $said in *" -echo "*) echo "the echo stays off"; failed=1 ;; esac
cat >asks.sh <<SH
sh -c 'echo \$\$ >pid; exec "$satark" bundle keygen --out x'
echo "ended with \$?"
stty -a
SH
said=$({
    until [ -s pid ]; do sleep 0.1; done
    sleep 1
    kill -INT "$(cat pid)"
    sleep 0.5
} | script -qec "sh asks.sh" /dev/null 2>&1)
says "Ctrl-C ends it" "ended with 130"
case $said in *" -echo "*) echo "the echo stays off after Ctrl-C"; failed=1 ;; esac
[ ! -e x.key ] || { echo "made after Ctrl-C"; failed=1; }

# ---- sign ----
mkdir list
hash=$(printf '%0128d' 0)
manifest() {
    cat <<JSON
{"format": 1, "product": "satark-list", "discom": "kesco", "serial": $1, "made_at": 1795285800,
 "stale_after_days": 60, "min_version": "0.1.0",
 "list": {"name": "registry.db", "size": 425984, "blake2b": "$hash"},
 "files": [{"name": "registry.db.zst", "size": 100000, "blake2b": "$hash"}]$2}
JSON
}
run 1 "nothing to sign" "$satark" bundle sign list --key a.key
echo '{"serial": 1}' >list/manifest.json
run 2 "no manifest" "$satark" bundle sign list --key a.key
says "no manifest" "manifest.json"
[ ! -e list/manifest.json.minisig ] || { echo "signed in spite of it"; failed=1; }
manifest 124 '' >list/manifest.json
run 2 "no key named" "$satark" bundle sign list
run 1 "no such key" "$satark" bundle sign list --key nowhere
run 2 "a public key" "$satark" bundle sign list --key a.pub
says "a public key" "a.pub: this is no secret key file"
run 0 "signs" "$satark" bundle sign list --key a.key
says "signs" "list/manifest.json.minisig: list 124 of kesco"
same "the trusted comment" "$(sed -n 3p list/manifest.json.minisig)" \
    "trusted comment: satark list 124 kesco"
run 2 "twice" "$satark" bundle sign list --key a.key
says "twice" "this key has signed already"
echo 'two wurds' >wrong
run 2 "a wrong password" "$satark" bundle sign list --key b.key --password-file wrong
says "a wrong password" "b.key: the password does not open this key"
echo 'two words' >right
at_terminal 'two words\n' "$satark" bundle sign list --key b.key
same "a second signature, at the terminal" "$code" 0
says "a second signature, at the terminal" "list/manifest.json.2.minisig"
rm list/manifest.json.2.minisig
said=$("$satark" bundle sign list --key b.key --password-file - <right 2>&1) || failed=1
says "the password from standard input" "list/manifest.json.2.minisig"
said=$(printf 'wrong one\ntwo words\n' | {
    "$satark" bundle sign list --key b.key --password-file - >/dev/null 2>&1
    cat
})
same "one line of standard input and no more" "$said" "two words"
echo x >list/manifest.json.minisig
"$satark" bundle keygen --out c --no-password >/dev/null
run 2 "what is there is no signature" "$satark" bundle sign list --key c.key
says "what is there is no signature" "list/manifest.json.minisig: is no signature"
rm list/*.minisig
manifest 124 ", \"keys\": {\"add\": [\"$(tail -n 1 c.pub)\"], \"retire\": [\"ABC\"]}" \
    >list/manifest.json
run 0 "a change of keys is told" "$satark" bundle sign list --key a.key
says "a change of keys is told" "the list adds key $(head -n 1 c.pub | sed 's/.*key //')"
says "a change of keys is told" "the list retires key ABC"
rm list/*.minisig
manifest 124 ', "reset_floor": 900' >list/manifest.json
run 0 "a reset is told" "$satark" bundle sign list --key a.key
says "a reset is told" "at number 900 back to 124"

# ---- trust ----
name() { head -n 1 "$1.pub" | sed 's/.*key //'; }
run 1 "no data folder" "$satark" bundle trust a.pub
says "no data folder" "check that the data folder is there"
"$satark" init --discom kesco >/dev/null
run 0 "no key yet" "$satark" bundle trust
says "no key yet" "No key is trusted here"
[ ! -e data/trust.json ] && [ ! -e data/trust ] || { echo "looking made files"; failed=1; }
run 0 "one key" "$satark" bundle trust a.pub
says "one key" "$(name a)"
says "one key" "two independent keys are needed"
run 0 "as JSON" "$satark" bundle trust --json
says "nothing older than the list in place may come" '{"floor":1,"in_place":1,"roots":1,'
says "as JSON" "\"key\":\"$(tail -n 1 a.pub)\""
before=$(state)
run 0 "the same again" "$satark" bundle trust a.pub
run 0 "a look" "$satark" bundle trust --list
same "nothing was written" "$(state)" "$before"
run 0 "a second, as its line" "$satark" bundle trust "$(tail -n 1 b.pub)"
says "a second, as its line" "2 independent keys"
cmp -s data/trust.json data/trust/copy.json || { echo "the copies differ"; failed=1; }
before=$(state)
run 2 "no key at all" "$satark" bundle trust c.key
says "no key at all" "c.key: is no public key"
run 1 "no such file" "$satark" bundle trust c.pub nowhere.pub
run 2 "a key that is not there" "$satark" bundle trust --remove ABC
run 2 "no id" "$satark" bundle trust --remove xyz
run 2 "one of two ids" "$satark" bundle trust --remove "$(name a),ABC"
run 2 "no number" "$satark" bundle trust --floor -1
run 2 "a look that changes" "$satark" bundle trust --list c.pub
run 2 "an option nobody knows" "$satark" bundle trust --frob
same "after every refusal all is as before" "$(state)" "$before"
run 0 "in and out at once" "$satark" bundle trust c.pub --remove "$(name a)"
says "in and out at once" "$(name c)"
case $said in *"$(name a)"*) echo "the key is still there"; failed=1 ;; esac
run 0 "the floor" "$satark" bundle trust --floor 1490
says "the floor" "Lists below number 1490 are refused, and those above 2490"

# not while a list is being taken
: >data/update.lock
before=$(state)
run 1 "while a list is taken" flock data/update.lock "$satark" bundle trust a.pub
says "while a list is taken" "try again in a minute"
same "while a list is taken" "$(state)" "$before"
run 0 "a look, while a list is taken" flock data/update.lock "$satark" bundle trust
rm data/update.lock

# root writes for the kiosk
if [ "$(id -u)" = 0 ]; then
    chown 12345:54321 data
    run 0 "by root" "$satark" bundle trust a.pub
    for file in trust trust.json trust/copy.json; do
        same "$file belongs to the kiosk" "$(stat -c %u:%g "data/$file")" 12345:54321
    done
    run 0 "by root, back" "$satark" bundle trust --remove "$(name a)"
fi

# one damaged copy is made again, by the first command that changes something or wants to
echo '{' >data/trust.json
run 0 "a damaged copy" "$satark" bundle trust
says "a damaged copy" "$(name b)"
same "a look repairs nothing" "$(cat data/trust.json)" '{'
run 0 "repaired" "$satark" bundle trust b.pub
cmp -s data/trust.json data/trust/copy.json || { echo "not repaired"; failed=1; }
echo '{' >data/trust.json
echo '{' >data/trust/copy.json
run 1 "both damaged" "$satark" bundle trust
says "both damaged" "give the keys again"

# ---- from the start ----
rm -r data
run 2 "init with what is no key" "$satark" init --discom kesco --trust a.key
run 1 "init with a key that is not there" "$satark" init --discom kesco --trust a.pub --trust d.pub
[ ! -e data ] || { echo "init failed and left something"; failed=1; }
run 0 "init with keys" "$satark" init --discom kesco --trust a.pub --trust "$(tail -n 1 b.pub)"
run 0 "init with keys" "$satark" bundle trust --json
says "init with keys" '{"floor":1,"in_place":1,"roots":2,'
rm data/office.db
run 0 "init where keys and a list are" "$satark" init --discom kesco --trust c.pub
run 0 "init where keys and a list are" "$satark" bundle trust --json
says "init where keys and a list are" '"roots":3,'
same "nothing lies about" "$(find data -name '.new*' -o -name '*.new*')" ""

# ---- help ----
run 0 "help" "$satark" bundle --help
for verb in keygen sign trust; do
    says "help" "Example: satark bundle $verb "
done
run 2 "no verb" "$satark" bundle
run 2 "a verb nobody knows" "$satark" bundle forge
exit $failed
