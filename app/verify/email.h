/* verify/email.h - e-mail addresses. Pure. */
#ifndef VERIFY_EMAIL_H
#define VERIFY_EMAIL_H

#include "verify/found.h"

/* Does an address with a real internet domain begin at `at`? Key: lower case. */
bool email_at(const struct folded *in, size_t at, struct arena *a, struct found *out);

/* Offset of the @ that ends the run of name characters at `at` (a space may stand before it), or
 * of the run's end if none does. Both e-mails and UPI IDs begin so. */
size_t email_name_end(struct str t, size_t at);

#endif
