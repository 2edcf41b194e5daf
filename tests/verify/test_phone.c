/* Numbers in messages: what is one, which one, and what only looks like one. */
#include "verify/entities_table.h"

static const struct row rows[] = {
    {"nothing", "", ""},
    {"one digit", "9", ""},
    {"a lone sign", "+", ""},
    {"an open bracket at the end", "call (", ""},
    {"too many digits for any number", "12345678901234567890", ""},

    {"a mobile alone", "8260303942", "phone 8260303942 mobile"},
    {"with +91 and hyphens", "+91-82603-03942", "phone 8260303942 mobile"},
    {"with 0091", "0091 8260303942", "phone 8260303942 mobile"},
    {"with 91 and no plus", "918260303942", "phone 8260303942 mobile"},
    {"a mobile that itself begins with 91", "9182603039", "phone 9182603039 mobile"},
    {"with the trunk 0", "082603 03942", "phone 8260303942 mobile"},
    {"Devanagari digits", "९८७६५ ४३२१० पर बात करें", "phone 9876543210 mobile"},
    {"across a line break", "call 82603\n03942", "phone 8260303942 mobile"},
    {"an empty line ends a number", "call 82603\n\n03942", "phone 82603 partial"},
    {"glued to a word", "call9876543210", "phone 9876543210 mobile"},

    {"landline with hyphen", "0755-2551222", "phone 7552551222 landline"},
    {"landline without", "07552551222", "phone 7552551222 landline"},
    {"landline with +91", "+91 755 2551222", "phone 7552551222 landline"},
    {"landline in brackets", "(0755) 2551222", "phone 7552551222 landline"},
    {"the same digits bare pass for a mobile", "Call 7552551222", "phone 7552551222 mobile"},
    {"two-digit code", "011-23456789", "phone 1123456789 landline"},
    {"three-digit code of Kanpur", "दूरभाष 0512-2530291", "phone 5122530291 landline"},

    {"toll-free in groups", "1800 180 0440", "phone 18001800440 tollfree"},
    {"toll-free of ten digits", "toll free 1800 11 4000", "phone 1800114000 tollfree"},
    {"1860", "1860 500 1234", "phone 18605001234 tollfree"},
    {"telemarketing series", "140 123 4567", "phone 1401234567 140"},
    {"government's series", "1600123456", "phone 1600123456 1600"},

    {"helpline", "1912 पर कॉल करें", "phone 1912 short"},
    {"helpline alone", "1912", "phone 1912 short"},
    {"emergency wants a word of phones", "dial 112", "phone 112 short"},
    {"emergency, asked for by itself", "112 नंबर", "phone 112 short"},
    {"twin: 112 units", "112 units used", ""},
    {"twin: 1930 as a year", "in 1930 he was born", ""},
    {"twin: 1930 as an OTP", "OTP 1930 is your code", ""},
    {"any short code directly behind a word of phones", "call 57575", "phone 57575 short"},
    {"twin: units further on", "contact office regarding 450 units", ""},

    {"helpline, digit by digit in words", "एक नौ तीन शून्य", "phone 1930 short"},
    {"in English words", "one nine one two", "phone 1912 short"},
    {"in romanised Hindi", "ek nau ek do", "phone 1912 short"},
    {"read out as two numbers", "nineteen twelve", "phone 1912 short"},
    {"the same in Hindi", "उन्नीस तीस", "phone 1930 short"},
    {"as so many hundred", "उन्नीस सौ बारह", "phone 1912 short"},
    {"a hundred and twelve", "one hundred and twelve", "phone 112 short"},
    {"in two pairs", "19 12", "phone 1912 short"},
    {"with hyphens", "1-9-3-0", "phone 1930 short"},
    {"with dots: no address", "1.9.1.2", "phone 1912 short"},
    {"keycap digits", "1️⃣9️⃣1️⃣2️⃣", "phone 1912 short"},
    {"circled digits", "①⑨①②", "phone 1912 short"},
    {"Devanagari digits apart", "१ ९ १ २", "phone 1912 short"},
    {"with a word beside", "19 12 नंबर", "phone 1912 short"},
    {"with a question beside", "kya 19 30 sahi hai?", "phone 1930 short"},
    {"with words before", "cyber helpline number 19 30", "phone 1930 short"},
    {"spoken, and told to ring it", "सप्लाई बंद हो तो एक नौ एक दो पर कॉल करें", "phone 1912 short"},
    {"twin: a date", "19 12 ko bill aaya", ""},
    {"twin: a date with a year", "bill of 19 12 2025", ""},
    {"twin: a date with a slash", "19/12", ""},
    {"twin: a reading", "meter reading 19 12", ""},
    {"twin: an amount", "Rs 19 12", "amount 1900"},
    {"twin: an amount in words", "उन्नीस सौ बारह रुपये", "amount 191200"},
    {"twin: counting", "एक नौ एक दो लोग आए", ""},
    {"toll-free in words and digits", "eighteen hundred 180 1912",
     "phone 18001801912 tollfree obscured"},
    {"toll-free in words", "eighteen hundred one eighty nineteen twelve",
     "phone 18001801912 tollfree obscured"},
    {"toll-free in Hindi words", "अठारह सौ एक सौ अस्सी उन्नीस सौ बारह",
     "phone 18001801912 tollfree obscured"},
    {"toll-free in pairs", "1800 18 01 912", "phone 18001801912 tollfree"},
    {"toll-free with a single 1", "1-800-180-1912", "phone 18001801912 tollfree"},
    {"twin: three digits and a word of numbers are no helpline", "one two three four", ""},

    {"a second landline shares the code", "0512-2530291, 2531234",
     "phone 5122530291 landline; phone 5122531234 landline"},
    {"behind a word", "(0755) 2551222 or 2551333",
     "phone 7552551222 landline; phone 7552551333 landline"},
    {"twin: another count of digits", "0512-2530291, 25312", "phone 5122530291 landline"},
    {"twin: no area code before", "units 2530291, 2531234", ""},
    {"a short code one writes to", "SMS BAL to 57333", "phone 57333 short"},
    {"the same in Hindi", "57333 पर SMS करें", "phone 57333 short"},
    {"twin: up to an amount", "paid up to 57333 units", ""},
    {"two numbers with a slash", "9876543210/9123456780",
     "phone 9876543210 mobile; phone 9123456780 mobile"},
    {"two numbers with a comma", "9876543210, 9123456780",
     "phone 9876543210 mobile; phone 9123456780 mobile"},
    {"two numbers with a space", "9876543210 9123456780",
     "phone 9876543210 mobile; phone 9123456780 mobile"},
    {"another country", "+1 202 555 0123", "phone +12025550123 foreign"},

    {"O for 0", "826O3O3942 par call kare", "phone 8260303942 mobile obscured"},
    {"digit by digit", "8 2 6 0 3 0 3 9 4 2", "phone 8260303942 mobile obscured"},
    {"dot by dot", "8.2.6.0.3.0.3.9.4.2", "phone 8260303942 mobile obscured"},
    {"in English words", "nine eight seven six five four three two one zero",
     "phone 9876543210 mobile obscured"},
    {"in Hindi words", "नौ आठ सात छह पाँच चार तीन दो एक शून्य", "phone 9876543210 mobile obscured"},
    {"with a double and a triple", "call nine eight double three triple zero seven four six",
     "phone 9833000746 mobile obscured"},
    {"double in Hindi letters", "नौ आठ डबल तीन एक शून्य दो पाँच सात छह",
     "phone 9833102576 mobile obscured"},
    {"words and digits by turns", "nine 8 seven 6 five 4 three 2 one 0",
     "phone 9876543210 mobile obscured"},
    {"read out in pairs", "ninety eight seventy six fifty four thirty two ten",
     "phone 9876543210 mobile obscured"},
    {"read out in Hindi pairs", "अट्ठानवे छिहत्तर चौवन बत्तीस दस", "phone 9876543210 mobile obscured"},
    {"words without spaces", "call nineeightsevensixfivefourthreetwoonezero",
     "phone 9876543210 mobile obscured"},
    {"Hindi words without spaces", "नौआठसातछहपाँचचारतीनदोएकशून्य", "phone 9876543210 mobile obscured"},
    {"twin: a word that begins like a number", "oneness and seventeenth", ""},
    {"a comma among the words", "call nine eight seven six five, four three two one zero",
     "phone 9876543210 mobile obscured"},
    {"a word between the groups", "98 then 76543 then 210", "phone 9876543210 mobile"},
    {"an emoji inside", "98765🔥43210", "phone 9876543210 mobile"},
    {"a tilde inside", "98765~43210", "phone 9876543210 mobile"},
    {"spaces about a hyphen", "98765  -  43210", "phone 9876543210 mobile"},
    {"slashes between the digits", "9/8/7/6/5/4/3/2/1/0", "phone 9876543210 mobile obscured"},
    {"commas between the digits", "9,8,7,6,5,4,3,2,1,0", "phone 9876543210 mobile obscured"},
    {"stars between the digits hide none", "9*8*7*6*5*4*3*2*1*0",
     "phone 9876543210 mobile obscured"},
    {"B and Z for 8 and 2", "9B7654Z210", "phone 9876542210 mobile obscured"},
    {"twin: a flat", "flat 12B 98765", ""},
    {"words behind a number are not its own", "9876543210 one two three four five",
     "phone 9876543210 mobile"},
    {"twin: a double that is no number", "double bed and triple ride", ""},
    {"twin: a few words of counting", "one two three", ""},
    {"masked", "contact our electricity officer 82603xxxxx Thank you",
     "phone 82603xxxxx mobile masked"},
    {"masked, glued to a full stop", "संपर्क करें 7601xxxxxx.धन्यवाद", "phone 7601xxxxxx mobile masked"},
    {"masked with stars", "9876******", "phone 9876xxxxxx mobile masked"},
    {"only a mask, but an officer's", "electricity officer xxxxxx Thank you",
     "phone xxxxxx masked"},
    {"twin: kisses", "love you xxxxxx", ""},

    {"account, not phone", "Consumer no 7012345678", "account 7012345678"},
    {"twin: the consumer's mobile", "consumer mobile no 7012345678", "phone 7012345678 mobile"},
    {"account in Hindi", "उपभोक्ता संख्या 7012345678 का बिल", "account 7012345678"},
    {"twin: a number to ring", "उपभोक्ता संपर्क करें 7012345678", "phone 7012345678 mobile"},
    {"abbreviated, masked", "संयोजन सं० 70XXXXXXXX का", "account 70xxxxxxxx masked"},
    {"K number", "K No 210123456789 bill", "account 210123456789"},
    {"IVRS number with its letter", "IVRS N2387001234", "account n2387001234"},
    {"complaint number", "शिकायत क्रमांक 9876543210 दर्ज", ""},
    {"twin: number for complaints", "शिकायत हेतु संपर्क 9876543210", "phone 9876543210 mobile"},
    {"twin: told to ring it", "शिकायत नंबर 9876543210 पर कॉल करें", "phone 9876543210 mobile"},
    {"told before the number", "call on complaint number 9876543210", "phone 9876543210 mobile"},
    {"romanised", "shikayat number 9123450072 par call kare", "phone 9123450072 mobile"},
    {"asked for by itself", "shikayat number 9123450072", "phone 9123450072 mobile"},
    {"twin: a complaint that was taken", "your complaint no 9876543210 has been registered", ""},
    {"twin: called about a complaint", "we called. complaint no 9876543210 is closed", ""},
    {"twin: the account asked for by itself", "consumer number 7012345678", "account 7012345678"},
    {"the one who reads the meter", "meter reader Ajay 9123450072", "phone 9123450072 mobile"},
    {"without his name", "meter reader 9123450072", "phone 9123450072 mobile"},
    {"people of the meter", "meter wale Ramesh 9123450072", "phone 9123450072 mobile"},
    {"the same in Hindi", "मीटर रीडर अजय 9123450072", "phone 9123450072 mobile"},
    {"an office for meters", "meter department 9876543210", "phone 9876543210 mobile"},
    {"twin: the meter's own number", "meter no 9123450072", "account 9123450072"},
    {"twin: the meter's own number in Hindi", "मीटर संख्या 9123450072", "account 9123450072"},
    {"talk to that number about the connection", "connection ke liye 9123450072 se baat kare",
     "phone 9123450072 mobile"},
    {"bank reference", "ref no 9876543210", ""},
    {"PIN code", "pin code 208001", ""},
    {"the account is the sentence before", "your bank account. 9876543210 call",
     "phone 9876543210 mobile"},
    {"units and bill", "2300 units consumed, 450 due", ""},

    {"still being typed: mobile", "82603", "phone 82603 mobile partial"},
    {"still being typed: landline", "0755", "phone 0755 landline partial"},
    {"still being typed: toll-free", "1800180", "phone 1800180 tollfree partial"},
    {"digits missing in a message", "mobile 98765432", "phone 98765432 partial"},
    {"a date and a clock in brackets", "(13-04-2026 19:16:15)",
     "time 2026-04-13; time 19:16 night clock"},
    {"masked date", "visit on XX-XX-XXXX 18:00", "time 18:00 night clock"},
    {"a date that does not exist is no number", "31/02/2026", ""},
};

static void
numbers(void **state)
{
    (void)state;
    check_rows(rows, ARRAY_LEN(rows), false);
}

static void
dialling(void **state)
{
    static const struct {
        const char *why, *digits;
        unsigned traits;
        int missing;
        const char *grouped;
    } dials[] = {
        {"nothing yet", "", TRAIT_PARTIAL, 10, ""},
        {"mobile", "8260303942", TRAIT_MOBILE, 0, "82603 03942"},
        {"mobile, half", "826030", TRAIT_MOBILE | TRAIT_PARTIAL, 4, "82603 0"},
        {"a digit too many", "82603039421", 0, 0, "82603 039421"},
        {"+91 stands apart", "+918260303942", TRAIT_MOBILE, 0, "+91 82603 03942"},
        {"91 before ten digits", "918260303942", TRAIT_MOBILE, 0, "+91 82603 03942"},
        {"a mobile that begins with 91", "9182603039", TRAIT_MOBILE, 0, "91826 03039"},
        {"Bhopal", "07552551222", TRAIT_LANDLINE, 0, "0755-2551222"},
        {"Delhi", "01123456789", TRAIT_LANDLINE, 0, "011-23456789"},
        {"Kanpur", "05122550000", TRAIT_LANDLINE, 0, "0512-2550000"},
        {"Kanpur, half", "0512255", TRAIT_LANDLINE | TRAIT_PARTIAL, 4, "0512-255"},
        {"mobile behind a trunk 0", "09876543210", TRAIT_MOBILE, 0, "0 98765 43210"},
        {"toll-free", "18001800440", TRAIT_TOLL_FREE, 0, "1800 180 0440"},
        {"toll-free, half", "1800180", TRAIT_TOLL_FREE | TRAIT_PARTIAL, 4, "1800 180"},
        {"helpline", "1912", TRAIT_SHORT_CODE, 0, "1912"},
        {"helpline, half", "191", TRAIT_SHORT_CODE | TRAIT_PARTIAL, 1, "191"},
        {"emergency", "112", TRAIT_SHORT_CODE, 0, "112"},
        {"abroad", "+12025550123", TRAIT_FOREIGN, 0, "+12025550123"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(dials); i++) {
        struct dial d;
        dial_read(str_of(dials[i].digits), &d);
        if (d.traits != dials[i].traits || d.missing != dials[i].missing ||
            strcmp(d.grouped, dials[i].grouped) != 0)
            fail_msg("%s: %s gives %x, %d, “%s”", dials[i].why, dials[i].digits, d.traits,
                     d.missing, d.grouped);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers), cmocka_unit_test(dialling)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
