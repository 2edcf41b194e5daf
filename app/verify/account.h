/* verify/account.h - numbers that the words before them call an account, and those they call
 * something else that nobody can ring.
 *
 * Pure. UPPCL and KESCO accounts have 10 digits, Jaipur's K numbers 12 or 13, MP's IVRS numbers a
 * letter and 10 digits: form alone cannot tell them from phones, the words around them can. */
#ifndef VERIFY_ACCOUNT_H
#define VERIFY_ACCOUNT_H

#include "verify/found.h"

/* Does a number with such words before it begin at `at`? With *other set it is an OTP, a
 * reference, a complaint number or the like: no entity, but its digits are taken. */
bool account_at(const struct folded *in, size_t at, struct arena *a, struct found *out,
                bool *other);

#endif
