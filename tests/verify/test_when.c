/* Hours, deadlines, dates, and sums of money. */
#include "verify/entities_table.h"

static const struct row times[] = {
    {"English", "Tonight at 9.30 pm from office", "time 21:30 night today clock"},
    {"split word", "to night at 9:30 PM", "time 21:30 night today clock"},
    {"Hindi", "आज रात 9:30 बजे", "time 21:30 night today clock"},
    {"Hindi in words", "आज रात साढ़े नौ बजे", "time 21:30 night today clock"},
    {"a quarter to", "paune das baje", "time 09:45 clock"},
    {"romanised", "aaj raat 9.30", "time 21:30 night today clock"},
    {"the day behind the hour", "9 pm tonight", "time 21:00 night today clock"},
    {"24 hours", "21:30 hrs", "time 21:30 night clock"},
    {"a leading zero is of a 24-hour clock", "at 06:50:32", "time 06:50 night clock"},
    {"twin: unless the night is named", "रात 09:30 बजे", "time 21:30 night clock"},
    {"after midnight", "रात 2 बजे", "time 02:00 night clock"},
    {"midnight", "आधी रात को", "time 00:00 night clock"},
    {"noon", "12 pm", "time 12:00 clock"},
    {"morning", "सुबह 10 बजे", "time 10:00 clock"},
    {"no part of the day: office hours", "9:30 बजे", "time 09:30 clock"},
    {"no part of the day: afternoon", "4 बजे", "time 16:00 clock"},
    {"interval over noon", "11 से 4 बजे", "time 11:00-16:00 clock"},
    {"interval with parts of the day", "सुबह 11 से शाम 4 बजे", "time 11:00-16:00 clock"},
    {"interval over night", "शाम 6 से सुबह 8 बजे", "time 18:00-08:00 night clock"},
    {"interval of one half", "6 to 8 pm", "time 18:00-20:00 night clock"},
    {"an hour without a word for it", "रात 8 से पहले", "time 20:00 night clock"},
    {"an hour in words behind at", "power going off tonight at ten", "time 22:00 night today clock"},
    {"twin: so many people", "tonight 8 people", "time tonight night today"},
    {"minutes behind a space", "aaj raat 9 30 baje", "time 21:30 night today clock"},
    {"minutes behind a hyphen", "9-30 pm", "time 21:30 night clock"},
    {"minutes behind a visarga", "रात 9ः30 बजे", "time 21:30 night clock"},
    {"minutes and no mark", "tonight 930 pm", "time 21:30 night today clock"},
    {"four figures", "2130 hrs", "time 21:30 night clock"},
    {"in words with minutes", "nine thirty pm", "time 21:30 night clock"},
    {"tonight as chat writes it", "2nite 9.30", "time 21:30 night today clock"},
    {"twin: two numbers", "raat 9 30 log", ""},
    {"at once", "तुरंत संपर्क करें", "time now soon"},
    {"today itself", "आज ही जमा करें", "time today today soon"},
    {"within hours", "within 2 hours", "time now soon"},
    {"within hours in Hindi", "कुछ घंटों में", "time now soon"},
    {"twin: for two hours", "supply off for 2 hours", ""},
    {"twin: in days", "15 दिन में", ""},
    {"twin: a greeting", "good night", ""},
    {"twin: a rate", "score 9.30 hai", ""},
    {"date", "22/11/2026", "time 2026-11-22"},
    {"date in Hindi", "22 नवम्बर", "time --11-22"},
    {"date in English", "22nd Nov 2026", "time 2026-11-22"},
    {"date month first", "Nov 22, 2026", "time 2026-11-22"},
    {"leap day", "29/02/2024", "time 2024-02-29"},
};

static const struct row sums[] = {
    {"a currency without sum", "no rupees", ""},
    {"sign", "₹1", "amount 100 tiny"},
    {"ten is tiny", "Rs 10", "amount 1000 tiny"},
    {"twin: eleven is not", "Rs 11", "amount 1100"},
    {"dash", "Rs.5/-", "amount 500 tiny"},
    {"dash without sign", "500/-", "amount 50000"},
    {"abbreviation sign like a zero", "रू० 14556.40", "amount 1455640"},
    {"grouped", "रु. 1,48,000", "amount 14800000"},
    {"crore", "₹ 1.48 करोड़", "amount 1480000000"},
    {"words", "दस रुपये", "amount 1000 tiny"},
    {"romanised words", "ek rupya", "amount 100 tiny"},
    {"more words", "एक हजार पाँच सौ रुपये", "amount 150000"},
    {"sign behind", "5 rs", "amount 500 tiny"},
    {"two sums", "rs. 1000 Rs 200", "amount 100000; amount 20000"},
    {"a sum before a number", "₹ 500 9876543210", "amount 50000; phone 9876543210 mobile"},
    {"twin: no currency", "pichhla bill 10", ""},
};

static void
hours_and_dates(void **state)
{
    (void)state;
    check_rows(times, ARRAY_LEN(times), false);
}

static void
sums_of_money(void **state)
{
    (void)state;
    check_rows(sums, ARRAY_LEN(sums), false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(hours_and_dates),
                                       cmocka_unit_test(sums_of_money)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
