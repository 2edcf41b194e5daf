#!/usr/bin/env bash
# The payment code in a real window: read by a real scanner, whole and as a bad camera sees it, and
# gone as soon as staff suspend payment.
. "$(dirname "$0")/lib.sh"
init_data
url=$("$bin/satark" registry lookup https://consumer.uppcl.org/wss/pay_bill_home --json |
    grep -o '"value":"[^"]*"' | head -1 | cut -d'"' -f4)
[ "$url" = "https://consumer.uppcl.org/wss/pay_bill_home" ] || fail "the list's page is “$url”"

read_code() { zbarimg -q --raw -Sdisable -Sqrcode.enable "$1" 2>/dev/null || true; }
must_read() {
    local got
    got=$(read_code "$2")
    [ "$got" = "$url" ] || fail "$1: the scanner reads “$got”"
    echo "ok: $1"
}

try_display() { # WIDTH HEIGHT
    display "$1" "$2"
    areas attract
    kiosk
    touch_area "$work/attract.areas" '"act":"go","arg":3'
    sleep 0.5
    see
    cp "$work/see.png" "$work/pay.png"
    must_read "$1x$2, as it is" "$work/pay.png"
    "$shot" scale "$work/pay.png" "$work/t.png" 0.5 && must_read "$1x$2, half size" "$work/t.png"
    "$shot" rotate "$work/pay.png" "$work/t.png" 15 && must_read "$1x$2, turned 15°" "$work/t.png"
    "$shot" blur "$work/pay.png" "$work/t.png" 1.5 && must_read "$1x$2, blurred" "$work/t.png"
    "$shot" contrast "$work/pay.png" "$work/t.png" 0.4 && must_read "$1x$2, 40 % contrast" "$work/t.png"
}
try_display 1080 1920

"$bin/satark" notice set payment suspended --why "बिलिंग सर्वर की जाँच"
wait_color f2a11b 20000 3 || fail "3 s after the suspension the page still looks open"
sleep 0.2
see
[ -z "$(read_code "$work/see.png")" ] || fail "a code is on the page while payment is suspended"
echo "ok: suspended, no code of any kind"
"$bin/satark" notice clear payment
sleep 1.6
see
must_read "open again" "$work/see.png"
kill "$kiosk_pid"
