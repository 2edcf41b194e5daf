#!/usr/bin/env bash
# How the kiosk ends: by a signal however early, by --exit-after; and what --stats then says.
. "$(dirname "$0")/lib.sh" "$1"
export SDL_VIDEODRIVER=dummy ASAN_OPTIONS=detect_leaks=0
"$bin/satark" init --discom kesco >/dev/null

# ends WITHIN PID: it does, with exit code 0 (143: it had not even begun)
ends() {
    local code=0
    timeout "$1" tail --pid="$2" -f /dev/null || { kill -9 "$2"; fail "$3: still there after $1 s"; }
    wait "$2" || code=$?
    [ $code = 0 ] || [ $code = 143 ] || fail "$3: exit $code"
}

for delay in 0.02 0.05 0.08 0.12 0.2; do
    "$bin/satark-kiosk" & pid=$!
    sleep $delay
    kill -TERM $pid
    ends 10 $pid "SIGTERM after $delay s"
done

# A long time is no hurry: once it was turned into an integer, and the loop never slept.
"$bin/satark-kiosk" --exit-after 9999999 --stats "$work/stats" & pid=$!
sleep 3
kill -INT $pid
ends 10 $pid "SIGINT with --exit-after"
read -r wakeups < <(sed -n 's/.*"wakeups_per_s_idle":\([0-9]*\).*/\1/p' "$work/stats")
[ "$wakeups" -lt 100 ] || fail "the idle kiosk wakes up $wakeups times a second"

for key in first_frame_ms frames frame_ms_p50 frame_ms_p99 late_ms_max input_to_present_ms_p50 \
    input_to_present_ms_p99 wakeups_per_s_idle rss_kib; do
    grep -q "\"$key\":[0-9]" "$work/stats" || fail "--stats: $key is not there"
done

timeout 20 "$bin/satark-kiosk" --exit-after 0.5 || fail "--exit-after 0.5: exit $?"
echo "the kiosk ends when it is told to"
