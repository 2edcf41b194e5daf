/* What a voice is given to say: numbers as people say them, addresses and short names readable, and
 * nothing that a voice would take for a command. */
#include "text/spoken.h"

#include "text/lang.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct {
    const char *why, *text, *hindi, *english; /* NULL: not asked */
} rows[] = {
    {"a plain sentence", "यह ठगी है", "यह ठगी है", "यह ठगी है"},
    {"nothing", "", "", ""},
    {"a helpline is said digit by digit", "1930", "1 9 3 0", "1 9 3 0"},
    {"in a sentence", "1912 पर पूछें", "1 9 1 2 पर पूछें", NULL},
    {"a mobile number as it stands on the screen", "82603 03942 निजी है",
     "8 2 6 0 3, 0 3 9 4 2 निजी है", "8 2 6 0 3, 0 3 9 4 2 निजी है"},
    {"and ungrouped", "8260303942", "8 2 6 0 3, 0 3 9 4 2", "8 2 6 0 3, 0 3 9 4 2"},
    {"with the country", "+91 82603 03942", "प्लस 9 1, 8 2 6 0 3, 0 3 9 4 2",
     "plus 9 1, 8 2 6 0 3, 0 3 9 4 2"},
    {"without a gap", "+918260303942", "प्लस 9 1, 8 2 6 0 3, 0 3 9 4 2",
     "plus 9 1, 8 2 6 0 3, 0 3 9 4 2"},
    {"a landline", "0755-2551222", "0 7 5 5, 2 5 5, 1 2 2 2", "0 7 5 5, 2 5 5, 1 2 2 2"},
    {"toll-free", "1800 180 0440", "1 8 0 0, 1 8 0, 0 4 4 0", "1 8 0 0, 1 8 0, 0 4 4 0"},
    {"toll-free without gaps", "18001800440", "1 8 0 0, 1 8 0, 0 4 4 0", "1 8 0 0, 1 8 0, 0 4 4 0"},
    {"Devanagari digits", "८२६०३०३९४२", "8 2 6 0 3, 0 3 9 4 2", NULL},
    {"the police", "112 मिलाएँ", "1 1 2 मिलाएँ", NULL},
    {"an OTP of six digits", "OTP 482915", "ओ टी पी 4 8 2, 9 1 5", "O T P 4 8 2, 9 1 5"},
    {"half past", "रात 9:30 बजे बिजली", "रात साढ़े 9 बजे बिजली", NULL},
    {"half past one and two", "1:30, 2:30", "डेढ़ बजे, ढाई बजे", "1 30, 2 30"},
    {"the quarters", "9:15 बजे, 9:45 बजे, 12:45 बजे", "सवा 9 बजे, पौने 10 बजे, पौने 1 बजे", NULL},
    {"any minute", "सुबह 10:20 बजे", "सुबह 10 बजकर 20 मिनट", NULL},
    {"in English", "9:30 pm, 10:05 am, 10am", NULL, "9 30 P M, 10 oh 5 A M, 10 A M"},
    {"opening hours", "10:00 – 5:00", "10 बजे से 5 बजे", "10 o'clock to 5 o'clock"},
    {"a range of hours", "11 से 4 बजे, 11-4 बजे", "11 से 4 बजे, 11 से 4 बजे", NULL},
    {"a date", "22 नवम्बर 2026", "22 नवम्बर 2026", NULL},
    {"an English date", "22 November 2026, 10:15 am", NULL, "22 November 2026, 10 15 A M"},
    {"a date in digits", "24/11/2026 तक", "24 नवम्बर 2026 तक", "24 November 2026 तक"},
    {"as a computer writes it", "2026-11-24", "24 नवम्बर 2026", "24 November 2026"},
    {"a year", "2023 में जयपुर", "2023 में जयपुर", NULL},
    {"a year in English", "In 2023 thousands", NULL, "In 2023 thousands"},
    {"an amount", "₹500 भेजें", "500 रुपये भेजें", "500 rupees भेजें"},
    {"a large one", "₹1,50,000", "1 लाख 50 हज़ार रुपये", "1 lakh 50 thousand rupees"},
    {"with paise", "Rs. 1234.50", "1 हज़ार 234 रुपये 50 पैसे", "1 thousand 234 rupees 50 paise"},
    {"rupees said once", "₹1930 रुपये", "1 हज़ार 930 रुपये", NULL},
    {"and behind", "1930 रुपये बाकी", "1 हज़ार 930 रुपये बाकी", NULL},
    {"the way of a bill", "Rs 500/- only", "500 रुपये only", "500 rupees only"},
    {"a count", "24 घंटे, 67 काउंटर", "24 घंटे, 67 काउंटर", NULL},
    {"a percentage", "10% छूट", "10 प्रतिशत छूट", "10 percent छूट"},
    {"a number with a point", "12.5 यूनिट", "12 दशमलव 5 यूनिट", "12 point 5 यूनिट"},
    {"an account's number", "खाता 384500217799", "खाता 3 8 4 5, 0 0 2 1, 7 7 9 9", NULL},
    {"a site", "cybercrime.gov.in पर", "cybercrime डॉट gov डॉट in पर", "cybercrime dot gov dot in पर"},
    {"a look-alike", "kesc0-bill.in", "kesc 0 डैश bill डॉट in", "kesc 0 dash bill dot in"},
    {"a link", "https://bit.ly/3xY", "bit डॉट ly स्लैश 3 xY", "bit dot ly slash 3 xY"},
    {"a UPI ID", "kesco.bill@okaxis", "केस्को डॉट bill ऐट okaxis", "Kesco dot bill at okaxis"},
    {"one of digits", "9876543210@upi", "9 8 7 6 5, 4 3 2 1 0 ऐट upi", "9 8 7 6 5, 4 3 2 1 0 at upi"},
    {"an SMS sender", "VM-KESCOT", "वी एम, के ई एस सी ओ टी", "V M, K E S C O T"},
    {"letters", "OTP, PIN, QR, UPI ID", "ओ टी पी, पिन, क्यू आर, यू पी आई आई डी",
     "O T P, pin, Q R, U P I I D"},
    {"SMS has no vowel", "SMS", "एस एम एस", "S M S"},
    {"shouting is no spelling", "URGENT CALL NOW", "urgent call now", "urgent call now"},
    {"WhatsApp", "WhatsApp पर", "व्हाट्सऐप पर", "WhatsApp पर"},
    {"dashes and dots are pauses", "भरोसा न करें — 1912 · आज", "भरोसा न करें, 1 9 1 2, आज", NULL},
    {"the full stop of Hindi", "घबराएँ नहीं। पूछें।", "घबराएँ नहीं. पूछें.", NULL},
    {"quotes are silent", "“आज रात”", "आज रात", "आज रात"},
    {"styles are silent", "\x02" "1912\x01 पर", "1 9 1 2 पर", NULL},
    {"lines are one", "कॉल न करें,\nलिंक न खोलें", "कॉल न करें, लिंक न खोलें", NULL},
    {"no phonemes", "[[a'b]] है", "a'b है", NULL},
    {"no commands", "\x01" "50s <break> है", "50 s break है", NULL},
    {"an apostrophe", "don’t", "don’t", "don’t"},
    {"a number too long for anything", "12345678901234567890",
     "1 2 3 4, 5 6 7 8, 9 0 1 2, 3 4 5 6, 7 8 9 0", NULL},
    {"half a character", "\xE0\xA4", "\xE0\xA4", "\xE0\xA4"},
    {"a currency sign alone", "₹", "₹", NULL},
};

static void
every_row_is_said(void **state)
{
    int faults = 0;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const char *wanted[] = {rows[i].hindi, rows[i].english};
        for (int lang = 0; lang < 2; lang++) {
            struct arena a = {0};
            struct str said = spoken_text(&a, (enum spoken_lang)lang, str_of(rows[i].text));
            if (wanted[lang] && !str_eq(said, str_of(wanted[lang]))) {
                faults++;
                fprintf(stderr, "%s: found “%.*s”, expected “%s”\n", rows[i].why, (int)said.n,
                        said.p, wanted[lang]);
            }
            arena_wipe(&a);
        }
    }
    assert_int_equal(faults, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_row_is_said)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
