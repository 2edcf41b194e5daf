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
