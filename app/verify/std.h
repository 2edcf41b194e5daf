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

#endif
