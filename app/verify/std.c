#include "verify/std.h"

size_t
std_code_length(struct str digits)
{
    static const char *const metros[] = {"11", "20", "22", "33", "40", "44", "79", "80"};
    for (size_t i = 0; i < ARRAY_LEN(metros); i++) {
        /* 201 to 209 do not exist, but 120, 121 do: only whole metro codes are two digits. */
        if (str_starts(digits, metros[i]))
            return 2;
    }
    return 3;
}

bool
std_code_is_known(struct str digits)
{
    /* State capitals and large cities whose codes begin like a mobile. */
    static const char codes[][4] = {
        "612", "621", "631", "641", "651", "657", "661", "663", "671", "674", "680", "712", "721",
        "724", "731", "734", "744", "751", "755", "761", "771", "788", "820", "821", "824", "831",
        "832", "836", "861", "863", "866", "870", "877", "878", "883", "884", "891",
    };
    size_t n = std_code_length(digits);
    bool subscriber = digits.n <= n || (digits.p[n] >= '2' && digits.p[n] <= '6');
    if (n == 2)
        return subscriber;
    for (size_t i = 0; i < ARRAY_LEN(codes); i++)
        if (str_starts(digits, codes[i]))
            return subscriber;
    return false;
}

/* The digits that end before `at`: how many, with *from where they begin. */
static size_t
digits_before(struct str t, size_t at, size_t *from)
{
    enum { MOST = 12 };
    *from = at;
    while (*from > 0 && at - *from < MOST && is_digit(t.p[*from - 1]))
        (*from)--;
    return at - *from;
}

/* Past a separator between numbers: ", ", "/", " or ", " & ", "या". `at` if there is none. */
static size_t
joint_before(struct str t, size_t at)
{
    static const char *const joints[] = {", ",  ",",     "/",    " / ", " or ",
                                         " & ", " and ", " या ", " व ", " और "};
    size_t best = at;
    for (size_t i = 0; i < ARRAY_LEN(joints); i++)
        if (str_ends(str_sub(t, 0, at), joints[i]) && at - strlen(joints[i]) < best)
            best = at - strlen(joints[i]);
    return best;
}

bool
std_code_shared(struct str t, size_t at, size_t n, struct str *area)
{
    enum { SUBSCRIBER_MIN = 6, SUBSCRIBER_MAX = 8, AREA_MIN = 3, AREA_MAX = 5, NATIONAL = 10 };
    size_t before = joint_before(t, at), from, code;
    if (n < SUBSCRIBER_MIN || n > SUBSCRIBER_MAX || before == at ||
        digits_before(t, before, &from) != n)
        return false;
    size_t code_end = from;
    while (code_end > 0 && from - code_end < 2 && strchr(" )-", t.p[code_end - 1]))
        code_end--;
    size_t digits = digits_before(t, code_end, &code);
    if (code_end == from || digits < AREA_MIN || digits > AREA_MAX || t.p[code] != '0' ||
        digits - 1 + n != NATIONAL)
        return false;
    *area = str_sub(t, code + 1, code_end);
    return true;
}
