/* verify/impostor.h - hosts that pass themselves off as a whole official domain, or as the
 * government's.
 *
 * Pure. Expects a host in lower case that is neither ours nor under gov.in and nic.in. */
#ifndef VERIFY_IMPOSTOR_H
#define VERIFY_IMPOSTOR_H

#include "base/fact.h"

/* An official domain with its dots lost, moved or made hyphens ("kescoco.in", "uppcl.or.g"), or
 * whole inside another host ("kesco.co.in.bill.site"). *brand: what it borrows. */
bool impostor_of_domain(struct str host, const struct knowledge *k, struct str *brand);

/* Displaced dots alone; the host need have no real ending. */
bool impostor_breaks_domain(struct str host, const struct knowledge *k, struct str *brand);

/* A short official name with two letters swapped, one doubled or one dropped, under its own ending
 * ("mpzc.in"). Longer names are compared as words, under any ending. */
bool impostor_by_slip(struct str host, const struct knowledge *k, struct str *brand);

/* A whole official domain in a path, a query or a user name. */
bool impostor_in_path(struct str path, const struct knowledge *k, struct str *brand);

/* A label, or a part of one between hyphens, is gov, govt, govin or nic: "indiapost-gov.help". The
 * endings of other countries' governments (gov.uk, .gov) are theirs; an ending that is sold to
 * everybody (gov.co, as .com is) is nobody's. `domain` is the registrable one. */
bool impostor_of_government(struct str host, struct str domain);

#endif
