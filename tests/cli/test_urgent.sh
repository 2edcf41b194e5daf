#!/usr/bin/env bash
# satark warning urgent: until when it holds is said below the headline as people say the time, with
# the date where it is not today's. $1: the programs' folder.
set -u
satark=$(cd "$1" && pwd)/satark
place=$(mktemp -d /tmp/satark-urgent-XXXXXX)
trap 'rm -rf "$place"' EXIT
export SATARK_DATA=$place/data SATARK_NOW=2026-11-22T11:42 LC_ALL=C.UTF-8
failed=0

bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
    sed 's/^/    | /' "$place/said"
}

"$satark" init --discom kesco --office "सर्वोदय नगर कार्यालय" >/dev/null || exit 1
rows=0
while IFS='|' read -r why until hindi english; do
    rows=$((rows + 1))
    "$satark" warning urgent "गेट 2 पर तार टूटा है" --en "A wire is down at gate 2" \
        ${until:+--until "$until"} >"$place/said" 2>&1 || bad "$why: it is not taken"
    "$satark" warning show "w-20261122-$rows" --json >"$place/said" 2>&1
    grep -qF "\"text_hi\":\"$hindi\"" "$place/said" || bad "$why: “$hindi” is not there"
    grep -qF "\"text_en\":\"$english\"" "$place/said" || bad "$why: “$english” is not there"
done <<'END'
on the hour|18:00|यह सूचना आज शाम 6 बजे तक के लिए है।|This holds until 6 pm today.
with minutes|21:30|यह सूचना आज रात 9:30 बजे तक के लिए है।|This holds until 9:30 pm today.
a day alone ends at its midnight|2026-11-22|यह सूचना आज रात 12 बजे तक के लिए है।|This holds until midnight tonight.
after midnight it is another day|2026-11-23T02:00|यह सूचना 23 नवम्बर को रात 2 बजे तक के लिए है।|This holds until 2 am on 23 November.
the end of another day|2026-11-24|यह सूचना 24 नवम्बर की रात 12 बजे तक के लिए है।|This holds until midnight on 24 November.
without an end: 24 hours||यह सूचना 23 नवम्बर को सुबह 11:42 बजे तक के लिए है।|This holds until 11:42 am on 23 November.
END
[ $rows = 6 ] || bad "$rows rows were tried"
[ $failed = 0 ] && echo "an urgent warning says its end in $rows ways"
exit $failed
