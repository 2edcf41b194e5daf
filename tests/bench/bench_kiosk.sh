#!/usr/bin/env bash
# First frame, idle processor time and memory of the kiosk in a real window, 1080x1920, as one JSON
# object. A still slide: the office shows a single warning, so nothing fades.
. "$(dirname "$0")/../e2e/lib.sh"
init_data
"$bin/satark" setting set kiosk.slide_seconds 8
display 1080 1920
"$bin/satark-kiosk" --exit-after 1 >/dev/null 2>&1 || true # the disk is warm then
"$bin/satark-kiosk" --exit-after 20 --stats "$work/stats.json"
sed 's/^{/{"bench":"kiosk_idle",/' "$work/stats.json"
