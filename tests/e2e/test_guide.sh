#!/usr/bin/env bash
# README.md and STAFF.md, followed to the letter: every command of their ```sh blocks is run, in
# order, at a terminal, by somebody who has a fresh copy of the project and nothing else. A command
# that is not run here stands in `elsewhere`, with where it is run; every command that is run has a
# row in `after` that looks whether it did what the page says. $1: the programs' folder.
#
# To see it fail: SATARK_GUIDE=FILE.md tests/e2e/test_guide.sh BUILD follows that page as STAFF.md.
# tests/e2e/test_guide.sh --packaged FILE.md follows it on a packaged kiosk, as a clerk who has logged
# in there: scripts/package-try.
set -euo pipefail
packaged=
if [ "$1" = --packaged ]; then
    packaged=yes SATARK_GUIDE=$2
else
    build=$(cd "$1" && pwd)
fi
source=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

bad() { # WHERE WHAT [FILE: what was on the terminal]
    failed=$((failed + 1))
    printf 'FAILED: %s: %s\n' "$1" "$2"
    [ $# -lt 3 ] || tr -d '\r' <"$3" | tail -n 20 | sed 's/^/    | /'
}

# ---- the tables: a command or, with *, how it begins; a blank; the rest ----

# Not run here, and why that is no gap.
elsewhere=(
    'scripts/run' 'tests/e2e/*: each starts the kiosk that it starts; scripts/tour'
    'scripts/test' 'it runs this'
    'scripts/build' 'scripts/test runs it before this'
    'scripts/package' 'scripts/package-try, with the "On a kiosk" block of README.md'
    'sudo apt install ./out/package/satark_*.deb' 'scripts/package-try'
    'sudo -u satark satark init *' 'scripts/package-try'
    'sudo systemctl start satark-kiosk' 'scripts/package-try looks at the unit; e2e/* at the kiosk'
    'sudo satark doctor' 'scripts/package-try'
)

# On a packaged kiosk the paragraph for practice is left out.
practice=(
    'scripts/build' 'export PATH=*' '\[ -e "$SATARK_DATA" \] *'
)

# What is typed at a command that asks.
answers=(
    '*update-warnings warnings.csv' 'y\n'
    'read -p *' 'SN-0001\n'
    'satark staff pin' '274159\n274159\n'
)

# What a person does before a command that the page asks for in words.
by_hand=(
    'STAFF.md: update-warnings warnings.csv'
        'echo "nakli-sms,,normal,नकली SMS से बचें,,लिंक न खोलें।,,,,,,,,,,,,," >>warnings.csv'
    'STAFF.md: satark counter import *'
        'sed -i "/^phoolbagh,/s/10:00-17:00/09:30-16:30/" counters.csv'
    'STAFF.md: satark report list' 'told'
    'README.md: satark report list' 'told'
    'STAFF.md: satark stats --from 2026-11-01 --to 2026-11-30' 'counted'
)

# What is there after it. `said` and `silent` look at what it wrote; exit 0 is asked of everything but
# of what `may_complain` names.
may_complain=('satark doctor*') # it tells the truth: a test has no touch panel
after=(
    'mkdir -p out' '[ -d out ]'
    'export PATH=*' '[ "$(type -P satark)" = "$project/build/release/satark" ]'
    'export LANG=hi_IN.UTF-8' '[ "$LANG" = hi_IN.UTF-8 ]'
    'mkdir -p ~/satark-kaam' '[ -d "$HOME/satark-kaam" ]'
    'cd ~/satark-kaam' '[ "$PWD" = "$HOME/satark-kaam" ]'
    'satark init *' '[ -s "$SATARK_DATA/office.db" ]'
    '\[ -e "$SATARK_DATA" \] *' '[ -s "$SATARK_DATA/office.db" ]'
    'satark check "*' 'said ठगी && said 1912'
    'satark check --lang en *' 'said 0755-2551222'
    'satark registry lookup *' 'said UPPCLT'
    'satark registry info' 'said 125'
    'satark registry build *' '[ -s out/registry-125.db ]'
    'satark registry diff *' 'said .'
    'cp -r assets/registry out/reviewed' '[ -s out/reviewed/channels.csv ]'
    'satark bundle keygen --out *' 'said key && [ -s out/key-1.pub ]'
    'satark bundle make *' '[ -s out/stick/manifest.json ]'
    'satark bundle sign *' 'said . && ls out/stick/*.minisig'
    'satark bundle inspect *' 'said 125'
    'satark bundle trust *' '[ -s "$SATARK_DATA/trust.json" ]'
    'scripts/refresh-db out/stick' 'satark registry info | grep -q 125'
    'echo * | satark check --jsonl' 'said "\"verdict\":\"scam\""'

    'satark warning list' 'said night-cut'
    'satark warning export warnings.csv' 'grep -q "^night-cut," warnings.csv'
    'scripts/update-warnings warnings.csv' 'listed night-cut'
    'update-warnings warnings.csv' 'said nakli-sms && listed nakli-sms && listed "नकली SMS से बचें"'
    'satark warning urgent *' 'satark warning list | grep -q emergency'
    'satark warning preview night-cut *' 'picture night-cut.png'
    'satark warning preview --all --out tasveeren' 'picture tasveeren/nakli-sms-upright.png &&
        grep -q nakli-sms-side.png tasveeren/index.html'
    'satark warning history' 'said nakli-sms'
    'satark warning undo' '! listed nakli-sms && ! satark warning list | grep -q emergency'

    'satark notice set payment suspended *' 'told_of payment && closed'
    'satark notice set website down *' 'told_of website && told_of काउंटर'
    'satark notice template' 'said gateway-suspended && said no-disconnection'
    'satark notice template site-down' 'told_of website'
    'satark notice template gateway-suspended' 'told_of payment && closed'
    'satark notice template call-centre-closed' 'told_of call-centre'
    'satark notice template counters-sunday' 'told_of counters'
    'satark notice template no-disconnection' 'told_of supply'
    'satark notice list' 'said counters || said काउंटर || said payment'
    'satark notice clear payment' '! told_of payment && ! closed'
    'satark notice clear website' '! told_of website'

    'satark counter list' 'said phoolbagh'
    'satark counter export counters.csv' 'grep -q "^phoolbagh," counters.csv'
    'satark counter import counters.csv' 'satark counter list | grep phoolbagh | grep -q 09:30-16:30'
    'cat > holidays.csv *' '[ "$(wc -l <holidays.csv)" = 3 ]'
    'satark holiday import holidays.csv' 'satark holiday list | grep -q 2027-01-26'
    'satark holiday list' 'said 2027-08-15'

    'satark report list' 'said 8260303942'
    'satark report letter --out out/letter.pdf' '[ "$(head -c 5 out/letter.pdf)" = "%PDF-" ]'
    'satark report export reports.csv' 'grep -q 8260303942 reports.csv'
    'read -p *' 'said SN-0001 && said 8260303942'

    'satark stats --from 2026-11-01 --to 2026-11-30' 'said 41 && said बिजली'
    'satark report letter --from *' 'pdf satark-letter-*.pdf &&
        grep -q 8260303942 satark-letter-*.html'
    'satark report letter --out out/letter.pdf' 'pdf out/letter.pdf'
    'satark stats --html out/asked.html' 'grep -q "</html>" out/asked.html'
    'satark stats * --html stats.html' 'grep -q "lang=.hi" stats.html && grep -q "</html>" stats.html'

    'satark setting list' 'said kiosk.slide_seconds'
    'satark doctor*' 'said "$SATARK_DATA"'
    'satark staff pin' 'satark staff state | grep -qv "no PIN" && ! said 274159'
)

# ---- what the tables' words mean; for the session of each block ----
cat >"$work/words.sh" <<'WORDS'
said() { grep -qe "$1" "$said"; }
listed() { satark warning list | grep -qF -- "$1"; }
told_of() { satark notice list | grep -qF -- "$1"; }
closed() { # the payment page shows no code
    satark-kiosk --render pay --size 540x960 --out "$HOME/pay.png" --texts "$HOME/pay.texts" &&
        grep -q 'भुगतान अभी बंद है' "$HOME/pay.texts"
}
picture() { [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]; }
pdf() { [ "$(head -c 5 "$1")" = %PDF- ]; }
told() { # only the kiosk adds reports: e2e/test_report
    sqlite3 "$SATARK_DATA/office.db" "
        INSERT INTO report (id, kind, value, verdict, count, first_at, last_at)
            VALUES (1, 'phone', '8260303942', 'scam', 2, 1795285740, 1795325400);
        INSERT INTO report_token (id, token, at, verdict) VALUES (1, 'SN-0001', 1795285740, 'scam');
        INSERT INTO report_told VALUES (1, 1);"
}
counted() { # only the kiosk counts
    sqlite3 "$SATARK_DATA/office.db" "INSERT INTO count VALUES
        (20758, 10, 'check', 'scam', 30), (20758, 11, 'check', 'official', 11),
        (20758, -1, 'fraud', 'cut', 7), (20758, -1, 'way', 'text', 41);"
}
WORDS

# find_row TABLE COMMAND: what the table says of it, in $row; its key is marked as used.
declare -A used=()
find_row() {
    local -n rows=$1
    local i
    for ((i = 0; i < ${#rows[@]}; i += 2)); do
        # shellcheck disable=SC2053 # the key is a pattern
        if [[ $2 == ${rows[i]} ]]; then
            used[$1:${rows[i]}]=1
            row=${rows[i + 1]}
            return 0
        fi
    done
    return 1
}

matches_one() { # COMMAND PATTERN...
    local command=$1 pattern
    shift
    for pattern in "$@"; do
        # shellcheck disable=SC2053
        [[ $command != $pattern ]] || return 0
    done
    return 1
}

# ---- a page into blocks, a block into commands ----

# divide PAGE FOLDER: the blocks of a page as FOLDER/01 and so on, and their lines in FOLDER/lines.
divide() {
    mkdir -p "$2"
    awk -v to="$2" '
        /^```/ && !open { open = 1; n++; file = sprintf("%s/%02d", to, n)
            if ($0 != "```sh") print "line " NR ": " $0 >(to "/strange")
            printf "" >file; print NR >(to "/lines"); next }
        /^```/ { open = 0; close(file); next }
        open { print >file }
        END { if (open) print "a block without its end" >(to "/strange") }' "$1"
}

# The commands of a block, each as a whole (lines joined by \, | or a quotation) in `commands`.
split() { # FILE
    local line whole=
    commands=()
    while IFS= read -r line || [ -n "$line" ]; do
        whole+=${whole:+$'\n'}$line
        [[ $line != *\\ ]] && bash -n <<<"$whole" 2>"$work/syntax" && [ ! -s "$work/syntax" ] || continue
        [ -z "${whole//[[:space:]]/}" ] || commands+=("$whole")
        whole=
    done <"$1"
    [ -z "${whole//[[:space:]]/}" ] || commands+=("$whole") # no command: it fails when it is run
}

# A command as the tables name it: without what the page says beside it.
bare() {
    bare=$1
    [[ $bare == *$'\n'* ]] || bare=$(sed 's/  *#.*$//; s/  *$//' <<<"$bare")
    bare=$(tr -s '\n ' '  ' <<<"$bare")
    bare=${bare% }
}

# ---- following a page ----

# follow_block PAGE WHERE FILE: one block, at a terminal of its own; the folder and what is exported go
# on to the next.
follow_block() {
    local page=$1 where=$2 command typed='' n=0 code
    split "$3"
    {
        printf 'set +e -o pipefail\n. %q\n. %q\n' "$work/words.sh" "$place/state"
        printf 'project=%q\n' "$project"
        printf 'trap %q EXIT\n' "{ export -p; printf 'cd %q\\n' \"\$PWD\"; } >$place/state"
        for command in "${commands[@]}"; do
            bare "$command"
            [ -z "$packaged" ] || ! matches_one "$bare" "${practice[@]}" || continue
            if find_row elsewhere "$bare"; then
                ! find_row after "$bare" || echo "is in both tables: $bare" >>"$work/tables"
                continue
            fi
            n=$((n + 1))
            ran=$((ran + 1))
            ! find_row by_hand "$page: $bare" || printf '%s || exit 100\n' "$row"
            ! find_row answers "$bare" || typed+=$row
            printf 'said=%q\nat=%q\n{\n%s\n} > >(tee "$said") 2>&1\n' "$place/said.$n" "$bare" "$command"
            printf 'code=$?; wait $!\n'
            matches_one "$bare" "${may_complain[@]}" && printf '[ $code -gt 1 ] || code=0\n'
            printf '[ $code = 0 ] || { printf "%%s: exit %%s\\n" "$at" $code >%q; exit 1; }\n' "$place/wrong"
            if find_row after "$bare"; then
                printf '{ %s; } >%q 2>&1 ||\n' "$row" "$place/looked"
                printf '    { printf "after %%s: not so: %%s\\n" "$at" %q >%q; exit 1; }\n' "$row" "$place/wrong"
            else
                echo "nothing looks whether it did what the page says: $bare" >>"$work/tables"
            fi
        done
        printf 'echo >%q\n' "$place/through"
    } >"$place/block.sh"
    [ $n -gt 0 ] || return 0
    rm -f "$place/wrong" "$place/through"
    : >"$place/looked"
    code=0
    printf '%b' "$typed" | env -i script -qec "bash --norc $place/block.sh" /dev/null \
        >"$place/terminal" 2>&1 || code=$?
    if [ -s "$place/wrong" ]; then
        bad "$where" "$(cat "$place/wrong")" "$place/terminal"
    elif [ $code != 0 ] || [ ! -e "$place/through" ]; then
        bad "$where" "it was not followed to its end (exit $code)" "$place/terminal"
    fi
}

# A copy of the project, with programs where scripts/build leaves them.
copy_project() {
    mkdir -p "$project/build"
    tar -C "$source" --exclude=./build --exclude=./out --exclude=./.git -cf - . | tar -C "$project" -xf -
    ln -s "$build" "$project/build/release"
}

follow() { # NAME FILE
    local name=$1 i=0 line
    place=$work/$name project=$work/$name/project
    mkdir -p "$project" "$place/home"
    [ -n "$packaged" ] || copy_project
    {
        printf 'export HOME=%q USER=clerk TERM=xterm LANG=C.UTF-8 SHELL=/bin/bash\n' "$place/home"
        printf 'export PATH=/usr/local/bin:/usr/bin:/bin SATARK_NOW=2026-11-22T11:42\ncd %q\n' "$project"
        # fontconfig keeps its own configuration to the end
        printf 'export LSAN_OPTIONS=suppressions=%q:print_suppressions=0\n' "$work/lsan"
        [ -z "$packaged" ] || echo 'export SATARK_DATA=/var/lib/satark' # for the words of the tables
    } >"$place/state"
    divide "$2" "$place/blocks"
    [ ! -s "$place/blocks/strange" ] || bad "$name" "no sh block: $(cat "$place/blocks/strange")"
    while read -r line; do
        i=$((i + 1))
        follow_block "$name" "$name:$line" "$place/blocks/$(printf %02d $i)"
    done <"$place/blocks/lines"
    echo "$name: $i blocks"
}

ran=0
: >"$work/tables"
echo leak:libfontconfig >"$work/lsan"
if [ -z "${SATARK_GUIDE:-}" ]; then
    follow README.md README.md
fi
follow STAFF.md "${SATARK_GUIDE:-STAFF.md}"
while read -r line; do bad "a command" "$line"; done < <(sort -u "$work/tables")

# A row that no command of the pages needs is one of a command that is gone.
if [ -z "${SATARK_GUIDE:-}" ]; then
    for table in elsewhere answers by_hand after; do
        declare -n rows=$table
        for ((i = 0; i < ${#rows[@]}; i += 2)); do
            [ -n "${used[$table:${rows[i]}]:-}" ] || bad "the table $table" "no command is “${rows[i]}”"
        done
    done
fi
[ $failed = 0 ] || exit 1
echo "$ran commands, each with what it should have done"
