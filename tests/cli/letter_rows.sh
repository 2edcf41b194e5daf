# Values of every kind that a letter may have to hold, and an office.db with them. To be sourced.
# shellcheck shell=bash

letter_values() { # a kind and a value a line; those that are read back from paper
    local v
    for v in 8260303942 7601234567 9876501234 9811111101 7007007007 6300112233 1800123456 \
        9140000001 8888888888 7552551222 +447700900123 '*401*9876543210#' 6123456789 9000000009; do
        echo "phone $v"
    done
    for v in kesco-bill.in kesco-bill-update.in kesco.co.in.bill-pay.site bit.ly tinyurl.com wa.me \
        xn--ksco-8cd.in 103.21.58.193 anydesk-kesco.apk.download kesco.example.com:8080 \
        electricity-department-online-payment-update-kesco.co.in.secure-verification.bill-pay.site \
        mpez.online jvvnl-bill.xyz bill.uppcl.org.in-update.info www.kesco-pay.shop \
        update.bijli-bill.app a.b.c.d.e.f.g.in verify-ko.in b8b8.biz q9g9.biz cl-d.in \
        kyc.ebill.live quick-support-uppcl.web.app pay.kesco.bill-2026.top meter-update.co.in \
        form.bijli-connection.org electricity-officer.help 45.77.12.9 rn-m.in smart-meter-kyc.site; do
        echo "link $v"
    done
    for v in power.officer@ybl kesco.bill@oksbi 9876543210@paytm bijli.vibhag-01@okaxis \
        paymentelectricity@upi meter.update@ibl uppcl.kyc@axl 8260303942@apl; do
        echo "vpa $v"
    done
    for v in KESCOB UPPCLT BIJLIB ELECTR PAYBIL MPWZCO JVVNLX BILPAY VIDYUT KYCUPD; do
        echo "header $v"
    done
}

letter_confusable() { # where one sign may be taken for another
    printf 'link %s\n' kesc0.in uppc1.org electricity-bill-l1l0o.top ill1ill.com o0o0o.net vv-w.co \
        1l1l1l.in g00gle-form.site s5s5.biz z2z2.biz
    printf 'vpa %s\n' l0l1@ibl officer.o0@axl bijli_vibhag-01@okaxis
    printf 'header %s\n' I1L0OO UPPC1T
    printf 'phone 0000000000\n'
}

# Reads "kind value" lines; each was told of on 7 November and a day later.
letter_sql() {
    awk '{ split("cut update link app secret payment prize block other", f, " ")
           verdict = NR % 7 == 0 ? "unverified" : NR % 3 == 0 ? "suspicious" : "scam"
           fraud = verdict == "unverified" ? "" : f[NR % 9 + 1]
           t = 1794000000 + NR * 600; one = NR * 2; two = one + 1
           printf "INSERT INTO report (id, kind, value, verdict, count, first_at, last_at, fraud)"
           printf " VALUES (%d, \"%s\", \"%s\", \"%s\", 2, %d, %d, \"%s\");\n", NR, $1, $2, verdict, t, t + 86400, fraud
           printf "INSERT INTO report_token VALUES (%d, \"SN-%d\", %d, \"%s\"),", one, one, t, verdict
           printf " (%d, \"SN-%d\", %d, \"%s\");\n", two, two, t + 86400, verdict
           printf "INSERT INTO report_told VALUES (%d, %d), (%d, %d);\n", one, NR, two, NR
         }' | tr '"' "'"
}
