/* verify/link_rest.h - what stands in a link behind its host: a file to install, the target of a
 * redirect, the number of a chat.
 *
 * Pure; for verify/link.c. */
#ifndef VERIFY_LINK_REST_H
#define VERIFY_LINK_REST_H

#include "verify/found.h"

/* out[0] is the whole link, whose host ends at `path`. Sets its traits and returns the number of
 * parts: with a target or a number, out[0] ends where out[1] begins. */
size_t link_rest(const struct folded *in, size_t path, struct arena *a,
                 struct found out[static FOUND_PARTS]);

#endif
