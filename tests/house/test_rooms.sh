#!/bin/bash
# test_rooms.sh BUILD: the walls of the house stand. No room includes a header it may not know, no
# code has mutable file-scope state, every language has every sentence, and every id the code names
# is a sentence. Run from the project's root; BUILD holds the compiled rooms.
set -u
export LC_ALL=C.UTF-8
build=${1:?usage: test_rooms.sh BUILD}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
failed=0

complain() {
    echo "$*" >&2
    failed=1
}

# room: rooms and single headers that it may include besides its own
allowed='
base:
text: base
verify: text base
registry: base
office: base
draw: text base
ui: text base draw/list.h draw/types.h verify/types.h
kiosk: base text verify registry office draw ui
paper: base text office/office.h
cli: base text verify registry office paper
'

may_include() { # room header
    local room=$1 header=$2 list item
    list=$(sed -n "s/^$room://p" <<<"$allowed")
    for item in $room $list; do
        case $header in
        "$item" | "$item"/*) return 0 ;;
        esac
    done
    return 1
}

check_includes() {
    local room file header seen=0
    for room in app/*/; do
        room=$(basename "$room")
        grep -q "^$room:" <<<"$allowed" || complain "app/$room: a room the table of this test does not know"
    done
    grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' app --include='*.c' --include='*.h' |
        sed -E 's/^([^:]+):([0-9]+):[^"]*"([^"]*)".*/\1:\2 \3/' >"$scratch/includes"
    while read -r file header; do
        room=${file#app/}
        room=${room%%/*}
        seen=$((seen + 1))
        may_include "$room" "$header" || complain "$file: room $room may not include $header"
    done <"$scratch/includes"
    [ "$seen" -gt 0 ] || complain "no include was found under app/"
}

# Data that the program may write to. Constant tables of pointers lie in .data.rel.ro, which the
# loader closes; what sanitizers and coverage add has names of its own.
check_state() {
    local library
    for library in "$build"/libsatark_*.a; do
        [ -e "$library" ] || continue
        objdump -t "$library" 2>/dev/null |
            awk '$1 ~ /^[0-9a-f]+$/ && (/ O / || /\.tbss|\.tdata/) { print }' |
            grep -E '[[:space:]](\.data|\.bss|\.tdata|\.tbss|\*COM\*|\.data\.rel|\.data\.rel\.local)(\.[A-Za-z_0-9.]+)?[[:space:]]' |
            grep -vE '[[:space:]]\.data\.rel\.ro' |
            awk '{ print $NF }' |
            grep -vE '^(\.L|__asan|__odr_asan|__ubsan|\.?__gcov|__sancov|__emutls|_\.stapsdt)' |
            while read -r name; do echo "$(basename "$library"): $name is mutable file-scope state"; done
    done >"$scratch/state"
    compgen -G "$build/libsatark_*.a" >/dev/null || complain "$build: no libsatark_*.a to look into"
    while read -r line; do complain "$line"; done <"$scratch/state"
}

ids_of() { # po-file
    msgattrib --translated --no-fuzzy --no-obsolete --no-wrap "$1" |
        sed -n 's/^msgid "\(.\+\)"$/\1/p' | sort
}

# A sentence that opens a style closes it.
check_tags() { # po-file
    msgattrib --translated --no-obsolete --no-wrap "$1" | awk -v file="$1" '
        function check() {
            if (gsub(/<[bmy]>/, "", text) != gsub(/<\/[bmy]>/, "", text))
                print file ": " id ": a style is opened and not closed, or closed and not opened"
            text = ""
        }
        /^msgid / { check(); id = $2 }
        /^msgstr / { in_text = 1 }
        /^(msgid|#|$)/ { in_text = 0 }
        in_text { text = text $0 }
        END { check() }'
}

check_languages() {
    local lang
    for lang in hi en; do
        msgfmt --check -o "$scratch/$lang.mo" "assets/lang/$lang.po" || complain "assets/lang/$lang.po: msgfmt refuses it"
        ids_of "assets/lang/$lang.po" >"$scratch/$lang.ids"
        while read -r line; do complain "$line"; done < <(check_tags "assets/lang/$lang.po")
    done
    [ -s "$scratch/hi.ids" ] || complain "assets/lang/hi.po: no sentence in it"
    while read -r id; do complain "$id: in hi.po, not in en.po"; done < <(comm -23 "$scratch/hi.ids" "$scratch/en.ids")
    while read -r id; do complain "$id: in en.po, not in hi.po"; done < <(comm -13 "$scratch/hi.ids" "$scratch/en.ids")
}

is_sentence() { # id, or the beginning of a numbered row: date.month
    grep -qxF -- "$1" "$scratch/hi.ids" || grep -qF -- "$1." "$scratch/hi.ids"
}

# The ids that code names: what is handed to lang_*, and every literal that has the form of an id
# and begins as one does. File names look alike and are told by their ending.
check_ids() {
    local id sections file_ending='\.(db|csv|svg|png|json|jsonl|mo|po|pem|pub|key|sig|minisig|tmp|txt|ttf|zst|sql|old|new|lock)$'
    sections=$(sed 's/\..*//' "$scratch/hi.ids" | sort -u | paste -sd'|')
    {
        find app -name '*.c' -exec cat {} + | tr '\n' ' ' |
            grep -oE 'lang_(get|has|format)\([^";]*"[^"]+"' | grep -oE '"[^"]+"$'
        grep -rhoE "\"($sections)(\.[a-z0-9_]+)+\"" app --include='*.c' --include='*.h'
    } | tr -d '"' | grep -E '^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$' | grep -vE "$file_ending" |
        sort -u >"$scratch/used"
    [ -s "$scratch/used" ] || complain "no id of a sentence was found in the code"
    while read -r id; do
        is_sentence "$id" || complain "$id: the code names this sentence, assets/lang has none such"
    done <"$scratch/used"
}

check_includes
check_state
check_languages
check_ids
[ "$failed" -eq 0 ] && echo "the walls stand"
exit "$failed"
