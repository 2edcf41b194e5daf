#!/usr/bin/env bash
# What every command has: help with an example in both languages, completion, a place in the manual;
# complaints in Hindi; no colour and no progress where nobody looks. $1: the programs' folder.
set -u
build=$(cd "$1" && pwd)
satark=$build/satark
place=$(mktemp -d /tmp/satark-habits-XXXXXX)
trap 'rm -rf "$place"' EXIT
export SATARK_DATA=$place/data LC_ALL=C.UTF-8 SATARK_ASSETS=$build/share
unset NO_COLOR LANG LC_MESSAGES
failed=0
tried=0

bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
}

# has WHY TEXT: on standard input.
has() {
    tried=$((tried + 1))
    grep -qF -- "$2" || bad "$1: “$2” is not there"
}

hindi() { env -u LC_ALL LANG=hi_IN.UTF-8 "$satark" "$@"; }

mapfile -t commands < <("$satark" --help | sed -n 's/^  \([a-z][a-z-]*\)  *[^ ].*/\1/p')
[ ${#commands[@]} -ge 12 ] || bad "only ${#commands[@]} commands in the help"

options_of() { grep -oE -- '--[a-z][a-z-]+' "$1" | sort -u; }

# ---- help ----
for command in "${commands[@]}"; do
    "$satark" "$command" --help >"$place/help" || bad "$command --help fails"
    has "$command" "Usage: satark $command" <"$place/help"
    tried=$((tried + 1))
    tail -n 1 "$place/help" | grep -qE "^Example: (sudo )?satark $command" ||
        bad "$command: the last line of its help is no example"
    hindi "$command" --help >"$place/hindi" || bad "$command --help fails in Hindi"
    has "$command, in Hindi" "ऐसे लिखें: satark $command" <"$place/hindi"
    tried=$((tried + 3))
    tail -n 1 "$place/hindi" | grep -qE "^जैसे: (sudo )?satark $command" ||
        bad "$command: the last line of its help in Hindi is no example"
    diff <(options_of "$place/help") <(options_of "$place/hindi") ||
        bad "$command: its help in Hindi has other options"
    sed '1,3d; $d' "$place/hindi" | grep -vP '\p{Devanagari}|--|,' | grep -E '[a-z]+ [a-z]+ [a-z]+' &&
        bad "$command: English in its help in Hindi"
    hindi --help | grep -qP "^  $command +.*\p{Devanagari}" || bad "$command: no word of Hindi about it"
    about=$("$satark" --help | sed -n "s/^  $command  *//p")
    has "$command: its own help says the same" "$about" <"$place/help"
done
has "the sum" "Example: satark check" < <("$satark" --help)
has "the kiosk" "Example: satark-kiosk" < <("$build/satark-kiosk" --help)

# ---- complaints ----
says() { # WHY EXIT TEXT COMMAND...
    local why=$1 want=$2 text=$3
    shift 3
    hindi "$@" >"$place/out" 2>"$place/err" </dev/null
    local got=$?
    [ $got = "$want" ] || bad "$why: exit $got, expected $want"
    has "$why" "$text" <"$place/err"
    [ ! -s "$place/out" ] || bad "$why: output in spite of an error"
}
says "no such command" 2 "“dance” नाम की कोई कमांड नहीं" dance
says "no such verb" 2 "“dance” लिखा है, set, clear, list या template लिखना है" notice dance
says "no such verb of bundle" 2 "apply या receipt लिखना है" bundle dance
says "no office" 1 "इस दफ़्तर की फ़ाइल अभी नहीं बनी" notice list
"$satark" init --discom kesco >/dev/null || bad "init"
says "no such option" 2 "--loud नाम का कोई विकल्प नहीं" setting list --loud
says "a word too few" 2 "“get” के बाद एक शब्द और चाहिए" setting get
says "a word too many" 2 "“b” एक शब्द ज़्यादा है" setting get kiosk.idle_seconds b
says "no value" 2 "--lang के आगे कुछ लिखना है" doctor --lang
says "what a room says" 2 "“nobody” नाम की कोई सेटिंग नहीं है" setting get nobody
says "what a room and the system say" 1 "nowhere.csv: पढ़ी नहीं जा सकी (ऐसी कोई फ़ाइल" \
    warning import "$place/nowhere.csv"
says "about the call" 2 "--serial 0: पूरी संख्या लिखें, 1 या उससे बड़ा; satark registry --help देखें" \
    registry build --from assets/registry --serial 0 --out "$place/0.db"
says "cut short, so in English, and its kind in Hindi" 2 "कुछ नहीं बदला: ऊपर बताई बात" \
    setting get "$(printf 'x%.0s' {1..1100})"
says "no such service" 2 "सेवा की जगह “bank” लिखा है" notice set bank down
says "no such state" 2 "हाल की जगह “off” लिखा है" notice set payment off

# ---- what was done ----
has "nothing yet" "अभी कोई सूचना नहीं लगी है" < <(hindi notice list)
has "a notice" "से down, जब तक हटाया न जाए" < <(hindi notice set payment down)
has "gone again" "payment: सूचना स्क्रीन से हट गई" < <(hindi notice clear payment)
has "a setting" "office.name अब “कार्यालय” है" < <(hindi setting set office.name "कार्यालय")
has "a warning" "night-test जुड़ गई, 2026-11-22 18:00 तक" \
    < <(SATARK_NOW=2026-11-22T11:42 hindi warning add --id night-test --title "शीर्षक" --text "बात" --until 18:00)
has "its table" "शीर्षक" < <(hindi warning list | head -n 1)
has "who did it" "नई चेतावनी night-test: नई night-test" < <(hindi warning history)
has "back again" "लौटा दिया: नई चेतावनी night-test" < <(hindi warning undo)
has "what undo did" "लौटाया: नई चेतावनी night-test: लौटी night-test" < <(hindi warning history)
printf 'date\n25-12-2026\n' >"$place/days.csv"
has "holidays" "2026-12-25  शुक्रवार" < <(hindi holiday import "$place/days.csv")
has "a file" "सारे काउंटर: $place/c.csv में लिख दिया" < <(hindi counter export "$place/c.csv")
has "settings" "दफ़्तर की छुट्टियाँ, जैसे" < <(hindi setting list)
has "templates" "वेबसाइट नहीं खुल रही; काउंटर खुले हैं" < <(hindi notice template)
has "nothing told" "किसी ने कुछ नहीं बताया" < <(hindi report list)
has "the list" "चेतावनियाँ" < <(hindi registry info)
has "not on it" "सूची में नहीं है" < <(hindi registry lookup 8260303942)
has "keys" "यहाँ भरोसे की कोई चाबी नहीं" < <(hindi bundle trust)
for verb in "warning list" "warning history" "counter list" "holiday list" "setting list" "notice template" \
    "report list" "registry info" "bundle trust --list" "staff state"; do
    tried=$((tried + 1))
    read -ra words <<<"$verb"
    # what stands in the list, names to type and the programme's own words are no sentences
    hindi "${words[@]}" | grep -vP '\p{Devanagari}|^ *= |^  satark' | grep -E '[a-z]+ [a-z]+ [a-z]+' &&
        bad "$verb: English among the Hindi"
done
has "no PIN" "PIN नहीं लगा है" < <(hindi staff state)
has "a PIN" "PIN लग गया" < <(echo 738294 | hindi staff pin --stdin)
LC_ALL=C.UTF-8 LANG=hi_IN.UTF-8 "$satark" setting get nobody 2>&1 | grep -qP '\p{Devanagari}' &&
    bad "Hindi though LC_ALL says otherwise"
has "no files of its own" "reinstall Satark" < <(SATARK_ASSETS=$place/none "$satark" dance 2>&1)

# ---- colours and progress ----
"$satark" check "आज रात बिजली कट जाएगी, 8260303942 पर कॉल करें" | grep -q $'\033' && bad "colours in a pipe"
"$satark" registry build --from assets/registry --serial 2 --out "$place/2.db" 2>"$place/err" \
    >/dev/null || bad "build"
[ ! -s "$place/err" ] || bad "progress in a file"
if command -v script >/dev/null; then # a second's work: a row ten thousand times and a slow disk
    tried=$((tried + 1))
    cp -r assets/registry "$place/large"
    awk 'BEGIN { for (i = 0; i < 400000; i++)
        printf "phone,6%09d,नमूना,2026-11-22,made for a test\n", i }' >"$place/rows"
    has "the columns are those of the rows above" "kind,value,note,first_seen,source" \
        < <(head -n 1 "$place/large/reported.csv")
    cat "$place/rows" >>"$place/large/reported.csv"
    script -qec "'$satark' registry build --from '$place/large' --serial 3 --out '$place/3.db'" \
        /dev/null >"$place/out"
    grep -q 'the list is being made … 1 s' "$place/out" || bad "no progress on a terminal"
    grep -q 'list 3 made' "$place/out" || bad "and no list"
fi

# ---- completion ----
complete_words() { # WORD...: what bash would offer for the last one
    (
        PATH=$build:$PATH
        . scripts/deploy/satark.bash
        COMP_WORDS=(satark "$@")
        COMP_CWORD=$#
        _satark
        printf '%s\n' "${COMPREPLY[@]}"
    )
}
complete_words "" >"$place/offered"
for command in "${commands[@]}"; do
    tried=$((tried + 1))
    grep -qx "$command" "$place/offered" || bad "$command is not completed"
    complete_words "$command" -- >"$place/options"
    for option in $("$satark" "$command" --help | grep -oE -- '--[a-z][a-z-]+' | sort -u); do
        grep -qx -- "$option" "$place/options" || bad "$command $option is not completed"
    done
done
offers() { # WHY WORD WORDS...
    local why=$1 want=$2
    shift 2
    tried=$((tried + 1))
    complete_words "$@" | grep -qx -- "$want" || bad "$why: $want is not offered after $*"
}
offers "the beginning of a command" doctor do
offers "a verb" apply bundle a
offers "a verb behind a blank" clear notice ""
offers "an option's words" whatsapp check --channel ""
offers "behind the data folder" notice --data "$place" n
offers "a folder" "$place" --data "${place%?}"
offers "a file" "$place/out" warning import "$place/o"
complete_words notice "" | grep -qx SERVICE && bad "a word of the usage is offered"

# ---- the manual ----
for command in "${commands[@]}"; do
    tried=$((tried + 1))
    grep -qE "^\.It Cm $command$" scripts/deploy/satark.1 || bad "$command is not in satark.1"
done
for flag in $("$build/satark-kiosk" --help | grep -oE -- '--[a-z][a-z-]+' | sort -u); do
    tried=$((tried + 1))
    grep -qE "Fl -${flag#--}( |$)" scripts/deploy/satark-kiosk.1 ||
        bad "$flag is not in satark-kiosk.1"
done
for page in scripts/deploy/*.1; do
    if command -v mandoc >/dev/null; then
        mandoc -T lint -W error "$page" || bad "$page: mandoc finds faults"
    fi
    if command -v man >/dev/null; then
        found=$(man -l --warnings "$page" 2>&1 >/dev/null)
        [ -z "$found" ] || bad "$page: $found"
    fi
done

echo "$tried tries, $failed failed"
[ $failed = 0 ]
