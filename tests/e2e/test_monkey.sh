#!/usr/bin/env bash
# A monkey at the kiosk: random touches and keys over all screens; what it typed is found neither in
# the memory nor in any file once it has left.
#
#   test_monkey.sh BUILD [TOUCHES [SEED]]
touches=${2:-8000} seed=${3:-1}
. "$(dirname "$0")/lib.sh"
export SDL_VIDEODRIVER=dummy SATARK_NOW=2026-11-24T11:42
SATARK_ASSETS=$checked/share
export SATARK_ASSETS
"$checked/satark" init --discom kesco --office "सर्वोदय नगर कार्यालय" >/dev/null
cd "$work"
"$checked/monkey" "$touches" "$seed" >"$work/said" 2>"$work/log" || fail "$(tail -n 40 "$work/log")"
cat "$work/said"
word=$(printf '%s' घ झ ठ थ फ ढ)
! grep -rlF "$word" "$work" || fail "what was typed is in a file"
echo "ok: nothing in any file"
