/* Codes that hand one's calls to another number, and the stars and hashes that do not. */
#include "verify/entities_table.h"

static const struct row rows[] = {
    {"a star alone", "*", ""},
    {"stars and hashes", "**##", ""},
    {"cut short", "*401*", ""},
    {"too short a number", "*401*98#", ""},

    {"an operator's code", "*401*9163448207#", "phone *401*9163448207# forwarding"},
    {"in a message", "dial *401*9163448207# abhi", "phone *401*9163448207# forwarding"},
    {"without the hash", "*401*9163448207 dial kare", "phone *401*9163448207 forwarding"},
    {"with the country's code", "*401*+919163448207#", "phone *401*919163448207# forwarding"},
    {"the standard's code, masked", "**21*98xxxxxx#", "phone **21*98xxxxxx# forwarding"},
    {"when busy", "**67*9163448207#", "phone **67*9163448207# forwarding"},
    {"switching on what is set", "*21#", "phone *21# forwarding"},
    {"asking", "*#62#", "phone *#62# forwarding"},
    {"an unknown code with a mobile", "*137*9163448207#", "phone *137*9163448207# forwarding"},
    {"signs apart", "* 401 * 9163448207 #", "phone *401*9163448207# forwarding"},
    {"signs spelled", "star 401 star 9163448207 hash dabaye", "phone *401*9163448207# forwarding"},
    {"in Hindi", "स्टार 401 स्टार 9163448207 हैश दबाएँ", "phone *401*9163448207# forwarding"},
    {"digits of Hindi", "*४०१*९१६३४४८२०७#", "phone *401*9163448207# forwarding"},

    {"twin: undoing it", "##002#", ""},
    {"twin: one's balance", "*121#", ""},
    {"twin: bank by phone", "*99#", ""},
    {"twin: a number in bold", "*9163448207*", "phone 9163448207 mobile"},
    {"twin: a masked account", "a/c **4021 debited", "account xx4021 masked"},
    {"twin: a footnote", "5 star 401 rating", ""},
};

static void
codes(void **state)
{
    (void)state;
    check_rows(rows, ARRAY_LEN(rows), false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(codes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
