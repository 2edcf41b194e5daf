/* verify/std.h - India's area codes as far as grouping and the choice between mobile and landline
 * need them. Pure. */
#ifndef VERIFY_STD_H
#define VERIFY_STD_H

#include "base/str.h"

/* Length of the STD code the national digits begin with: 2 for the eight metros, else 3. */
size_t std_code_length(struct str digits);

/* True when the digits begin with an STD code although mobiles begin so too (6, 7, 8), and the
 * subscriber's number that follows can be a landline's. */
bool std_code_is_known(struct str digits);

/* "0512-2530291, 2531234": *area is the code, without its 0, that the number of n digits at `at`
 * shares with the one before it. False if none stands there. */
bool std_code_shared(struct str t, size_t at, size_t n, struct str *area);

#endif
