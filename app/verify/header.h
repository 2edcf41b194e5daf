/* verify/header.h - names that send SMS: VM-UPPCLT, JD-UPPCLT-S, UPPCLT.
 *
 * Pure. Two letters for operator and circle, a dash, a header of 3 to 11 letters or digits, and
 * since 6 May 2025 perhaps -P, -S, -T or -G (DLT rules of the telecom regulator). Inside a text only
 * capitals count, so that "re-check" is none. */
#ifndef VERIFY_HEADER_H
#define VERIFY_HEADER_H

#include "verify/found.h"

/* Does a header begin at `at`? Key: the header alone, upper case. */
bool header_at(const struct folded *in, size_t at, struct arena *a, struct found *out);

/* The whole of s is a header in any of its forms, in either case. */
bool header_of(struct str s, struct arena *a, struct str *key);

/* A name in Hindi and English; both NULL where it is not known. */
struct header_name {
    const char *hi, *en;
};

/* What a header's form says: through whom, where it entered the network, and of what kind it is.
 * The circle says nothing about the sender: it may be any. */
struct header_form {
    struct str name; /* the header itself, as written */
    struct header_name operator, circle, kind;
};

/* VM-UPPCLT-S: Vodafone Idea, Mumbai, service. False when s is no header in any form. */
bool header_explain(struct str s, struct header_form *out);

#endif
