# /usr/share/bash-completion/completions/satark - what may follow, in bash.
#
# Nothing is listed here: commands, verbs, options and their words are read from `satark --help` and
# `satark COMMAND --help`, so that a new command is completed from its first day.

_satark_help() { LC_ALL=C command "${COMP_WORDS[0]/#\~/$HOME}" "$@" --help 2>/dev/null; }

_satark_commands() { _satark_help | sed -n 's/^  \([a-z][a-z-]*\)  *[^ ].*/\1/p'; }

# The first words of what stands between bars in "Usage: satark notice set A B | clear A | list".
_satark_verbs() { # COMMAND
    _satark_help "$1" | sed -n "s/^Usage: satark $1 //p" | sed 's/\[[^]]*\]//g' | tr '|' '\n' |
        sed -n 's/^ *\([a-z][a-z-]*\)\( .*\)*$/\1/p'
}

_satark_options() { # COMMAND
    { _satark_help "$1"; echo "--data --help"; } | grep -oE -- '--[a-z][a-z-]*' | sort -u
}

# "--lang hi|en" in the usage: the words that may follow the option.
_satark_values() { # COMMAND OPTION
    _satark_help "$1" | grep -oE -- "$2 [a-z0-9]+(\|[a-z0-9]+)+" | head -n 1 |
        sed 's/^[^ ]* //' | tr '|' '\n'
}

_satark() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= values
    local -i at
    COMPREPLY=()
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${COMP_WORDS[at]} in
        --data) ((at++)) ;;
        -*) ;;
        *) command=${COMP_WORDS[at]}; break ;;
        esac
    done
    if [ "$before" = --data ]; then
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
    elif [ -z "$command" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_satark_commands) --data --help --version" -- "$current")
    elif [[ $before == --* ]] && values=$(_satark_values "$command" "$before") && [ -n "$values" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
    elif [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_satark_options "$command")" -- "$current")
    else
        [ $((at + 1)) -eq "$COMP_CWORD" ] &&
            mapfile -t COMPREPLY < <(compgen -W "$(_satark_verbs "$command")" -- "$current")
        [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}

complete -o filenames -F _satark satark
