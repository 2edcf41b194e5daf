/* verify/vpa.h - UPI IDs, bare and in upi:// strings.
 *
 * Pure. name@handle: 2 to 256 of [A-Za-z0-9.-_], a handle of letters and digits that begins with a
 * letter; what has an internet domain behind the @ is an e-mail address instead. */
#ifndef VERIFY_VPA_H
#define VERIFY_VPA_H

#include "verify/found.h"

/* Does a UPI ID begin at `at`? Key: lower case. */
bool vpa_at(const struct folded *in, size_t at, struct arena *a, struct found *out);

/* The same with the sign spelled: "kesco at the rate ybl", "kesco (at) ybl", "kesco at ybl". */
bool vpa_spoken_at(const struct folded *in, size_t at, struct arena *a, struct found *out);

/* "upi://pay?pa=...&am=...": the UPI ID and, behind it, the amount with TRAIT_INSIDE. Returns the
 * number of parts. The name shown (pn) proves nothing and is passed over. */
size_t vpa_string_at(const struct folded *in, size_t at, struct arena *a,
                     struct found out[static FOUND_PARTS]);

#endif
