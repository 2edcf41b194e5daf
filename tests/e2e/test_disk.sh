#!/usr/bin/env bash
# The kiosk on a disk without a byte left: it comes up, answers, tells staff; with room again it is
# whole by itself, and what the list brought meanwhile is on the screen.
. "$(dirname "$0")/lib.sh"
export SATARK_NOW=2026-11-24T11:42
mkdir "$SATARK_DATA"
if ! mount -t tmpfs -o size=8m none "$SATARK_DATA" 2>/dev/null; then
    echo "nothing may be mounted here: a full disk was not tried"
    exit 0
fi
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
      wait; umount "$SATARK_DATA"; finish' EXIT
"$bin/satark" --data "$work/made" init --discom kesco --office "सर्वोदय नगर कार्यालय" >/dev/null
cp "$work/made/"*.db "$SATARK_DATA"
display 1080 1920
areas attract
areas verify
areas number --text 1912
areas result --text 1912

# A newer list is in place that the office has not seen: its emergency cannot be shown yet.
cp -r assets/registry "$work/csv"
cat >>"$work/csv/warnings.csv" <<'ROW'
fresh,kesco,emergency,नया संदेश,ध्यान दें,कोई भी QR आए तो 1912 पर पूछें।,New message,Beware,Ask 1912 about any QR.,,,,,,2026-12-31,,,,test
ROW
"$bin/satark" registry build --from "$work/csv" --serial 125 --date 2026-11-23 \
    --out "$work/next.db" >/dev/null
cp "$work/next.db" "$SATARK_DATA/registry.db"
head -c 20M /dev/zero >"$SATARK_DATA/fill" 2>/dev/null || true

kiosk
started=$kiosk_pid
[ "$(colored eceff6)" -gt 50000 ] || fail "no line for staff"
read_screen_now "$work/read.txt"
for word in डिस्क भर 1912; do
    grep -q "$word" "$work/read.txt" || fail "“$word” is not on the screen: $(cat "$work/read.txt")"
done
touch_area "$work/attract.areas" '"act":"go","arg":1'
wait_color ddd8c9 20000 2 || fail "the keyboard did not come"
type_keys "$work/verify.areas" number
type_keys "$work/number.areas" 1 9 1 2
touch_area "$work/number.areas" '"act":"check"'
wait_color 0f5f35 150000 2 || fail "1912 is not official"
touch_area "$work/result.areas" '"act":"back"'
sleep 0.3
touch_area "$work/result.areas" '"act":"back"'
wait_color 17346b 300000 3 || fail "the first screen did not come back"
"$bin/satark" setting set office.name "गुमटी" 2>"$work/said" && fail "it was changed on a full disk"
grep -q "disk is full" "$work/said" || fail "not said why: $(cat "$work/said")"
sleep 3
[ "$(grep -c 'disk is full' "$work/kiosk.log")" = 1 ] || fail "not said once: $(cat "$work/kiosk.log")"
echo "ok: a full disk, and the kiosk answers"

rm "$SATARK_DATA/fill"
wait_color a61b17 300000 15 || fail "what the list brought is not on the screen"
"$bin/satark" warning remove fresh >/dev/null || fail "the office cannot be changed"
wait_color 17346b 300000 3 || fail "the office’s change is not on the screen"
[ "$(colored eceff6)" -lt 50000 ] || fail "the line for staff stands"
kill -0 "$started" || fail "the kiosk was restarted"
grep -q "written again" "$work/kiosk.log" || fail "the log does not tell"
echo "ok: with room again it is whole by itself"
