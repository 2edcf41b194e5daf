#!/usr/bin/env bash
# Is the Hindi on the screens right? Another programme reads it: tesseract (hin), on the binarised
# pictures, must give back at least 90 % of the Hindi words of headlines and body texts, without the
# buttons, whose frames it takes for letters. Numbers and Latin words are read by its English half and
# counted too.
. "$(dirname "$0")/lib.sh"
init_data
export SATARK_NOW=2026-11-22T11:42

# words FILE: the words of a text file, one a line, without marks; single letters are keys.
words() {
    sed 's/[][ \t।,.?!“”‘’"()—–·…:;/+%|]/\n/g' "$1" | grep -E '..' | sort
}

seen=0 total=0
read_screen() { # NAME SCREEN [flags]
    local name=$1
    shift
    "$bin/satark-kiosk" --render "$1" --out "$work/s.png" --texts "$work/s.txt" \
        --areas "$work/s.areas" --lang hi "${@:2}"
    sed 's/.*"at":\[\(.*\)\]}/\1/' "$work/s.areas" >"$work/s.at"
    awk -F'\t' 'FNR == NR { split($0, r, ","); x[n] = r[1]; y[n] = r[2]; w[n] = r[3]; h[n++] = r[4]
                     next }
        { for (i = 0; i < n; i++)
              if ($3 >= x[i] && $3 < x[i] + w[i] && $4 >= y[i] && $4 < y[i] + h[i]) next }
        $1 >= 34 { print $2 }' "$work/s.at" "$work/s.txt" >"$work/want.txt"
    read_text hin "$work/s.png" >"$work/hin.txt"
    read_text eng "$work/s.png" >"$work/eng.txt"
    words "$work/want.txt" >"$work/want.w"
    { words "$work/hin.txt" | grep -v '^[ -~]*$'; words "$work/eng.txt" | grep '^[ -~]*$'; } |
        sort >"$work/got.w"
    local want got
    want=$(wc -l <"$work/want.w")
    got=$(comm -12 "$work/want.w" "$work/got.w" | wc -l)
    echo "$name: $got of $want words; not read: $(comm -23 "$work/want.w" "$work/got.w" | tr '\n' ' ')"
    seen=$((seen + got)) total=$((total + want))
}

fraud="प्रिय ग्राहक आज रात 9:30 बजे आपकी बिजली काट दी जाएगी तुरंत 8260303942 पर संपर्क करें"
read_screen attract attract
read_screen urgent urgent
read_screen scam result --text "$fraud"
read_screen suspicious result --text "प्रिय उपभोक्ता आपका पिछला बिल अपडेट नहीं हुआ है कृपया आज ही 9000012345 पर संपर्क करें"
read_screen official result --text 0755-2551222
read_screen unverified result --text 9000054321
read_screen pay pay
read_screen directory directory
read_screen sites sites
read_screen counters counters
read_screen lostmoney lostmoney
read_screen questions questions
"$bin/satark" notice set payment suspended --since 2026-11-20T22:00 --why "बिलिंग सर्वर की जाँच"
read_screen suspended pay

[ "$total" -gt 250 ] || fail "only $total words were drawn"
[ $((seen * 100)) -ge $((total * 90)) ] || fail "$seen of $total words were read back"
echo "ok: $seen of $total words read back"
