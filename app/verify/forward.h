/* verify/forward.h - codes to dial that hand one's calls to another number.
 *
 * Pure. "*401*9163448207#", "**21*98xxxxxx#", "*#62#" (3GPP TS 22.030; *40x* is what Indian operators
 * use besides). Who has them dialled gets the calls in which banks read out codes. Codes that begin
 * with two hashes undo it and are none. */
#ifndef VERIFY_FORWARD_H
#define VERIFY_FORWARD_H

#include "verify/found.h"

/* Does such a code begin at `at`? Its signs may stand apart or be spelled ("star 401 star 98... hash").
 * A phone with TRAIT_FORWARDING; key: the code without spaces, its masked digits as x. */
bool forward_at(const struct folded *in, size_t at, struct arena *a, struct found *out);

#endif
