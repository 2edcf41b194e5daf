/* The kind of fraud of real wordings, on the list that ships, as a clerk and a police officer would
 * file them. */
#include "cli/checker.h"
#include "verify/fraud.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
    const char *why, *text, *kind;
} rows[] = {
    {"the classic one",
     "Dear customer your electricity power will be disconnected tonight at 9.30 pm from "
     "electricity "
     "office because your previous month bill was not update. Please immediately contact with our "
     "electricity officer 8260303942 Thank you",
     "cut"},
    {"the classic one in Hindi",
     "प्रिय ग्राहक आज रात 9:30 बजे आपकी बिजली काट दी जाएगी तुरंत 8260303942 पर संपर्क करें", "cut"},
    {"with a link to pay by",
     "bijli bill bakaya hai aaj raat 9:30 baje line kat jayegi http://bill-pay.xyz par jama karein",
     "cut"},
    {"with an app file",
     "आपके मीटर का सत्यापन नही हुआ है तुरंत नीचे वाला ऐप डालें bijli-verify.apk वरना बिजली बंद", "app"},
    {"with a shared screen",
     "Please install TeamViewer so our electricity officer can update your bill", "app"},
    {"with a code that forwards calls",
     "Your electricity will be disconnected tonight, dial *401*9163448207# to update your bill",
     "app"},
    {"an app file behind a look-alike link",
     "Your complaint 2611220457 for no supply is registered. For status install "
     "http://uppcl-complaint.top/app.apk. UPPCL",
     "app"},
    {"with an OTP", "light band ho jayegi otp batao jaldi bijli wala", "secret"},
    {"an OTP for the KYC of a bank",
     "SBI: your card will be blocked today. Send card number, CVV and OTP to 9000012345", "secret"},
    {"a PIN for a refund",
     "Refund of Rs 640 for a/c 2890017354 will be paid to you now, scan the QR and enter UPI PIN. "
     "UPPCL",
     "secret"},
    {"one rupee for the meter", "मीटर सत्यापन के लिए 1 रुपये का भुगतान करें", "payment"},
    {"a counter's UPI ID", "Cash counter closed today, deposit bill on UPI counter.kesco@ybl",
     "payment"},
    {"money by mistake",
     "Bhai galti se aapke number pe 5000 chala gaya, please wapas kar do 9123450041", "payment"},
    {"not updated, no threat",
     "प्रिय उपभोक्ता आपका पिछला बिल अपडेट नहीं हुआ है कृपया आज ही तुरंत 90000 12345 पर संपर्क करें", "update"},
    {"a look-alike by itself", "kesc0.co.in", "link"},
    {"a look-alike in a bill", "बिजली बिल जमा करने के लिए केवल www.kesc0.co.in खोलें", "link"},
    {"a SIM",
     "Dear user your SIM card will be deactivated within 24 hours. Contact customer care "
     "9000012345",
     "block"},
    {"a digital arrest",
     "CBI: आपके नाम पर मनी लॉन्ड्रिंग का केस है, आप डिजिटल अरेस्ट हैं, किसी को न बताएँ, वीडियो कॉल पर रहें",
     "block"},
    {"a fastag",
     "Dear customer your FASTag KYC expired, will be blacklisted. Update http://fastag-kyc.top",
     "block"},
    {"a prize", "You have won a prize of Rs 5,00,000. To claim call 9000012345", "prize"},
    {"a prize with its tax", "Lottery me aapne car jeeti hai, tax 12,000 jama karke le jaiye",
     "prize"},
    {"a job with its fee", "रेलवे में पक्की नौकरी, बिना परीक्षा, 20,000 रुपये एडवांस भेजें", "prize"},
    {"a false helpline", "JVVNL helpline is now 9123450075, call for bill problems", "other"},
    {"a warning about it", "never share your OTP with anyone. KESCO", ""},
    {"a real bill",
     "Dear Consumer, your electricity bill for account 1234509892 is Rs 1,240, due on 28-11-2026. "
     "Pay at "
     "uppcl.org or any counter.",
     ""},
    {"an official number", "1912", ""},
    {"nothing", "", ""},
};

static void
test_wordings(void **state)
{
    (void)state;
    struct arena a = {0};
    struct cli c = {.arena = &a};
    struct checker k;
    size_t wrong = 0;
    if (!checker_open(&c, "hi", &k))
        fail_msg("%s", c.err.msg);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena one = {0};
        struct answer answer;
        check_run(&k.check, str_of(rows[i].text), STR(""), VIA_UNKNOWN, &one, &answer);
        if (strcmp(fraud_name(answer.fraud), rows[i].kind) != 0) {
            print_error("%s: \"%s\"\n", rows[i].why, fraud_name(answer.fraud));
            wrong++;
        }
        arena_wipe(&one);
    }
    checker_close(&k);
    arena_wipe(&a);
    assert_int_equal(wrong, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wordings)};
    unsetenv("SATARK_DATA");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
