/* verify/address.h - a host as it stands in a message, before anyone asks whether it is a link.
 *
 * Pure; expects folded text. */
#ifndef VERIFY_ADDRESS_H
#define VERIFY_ADDRESS_H

#include "base/arena.h"
#include "text/fold.h"

enum { ADDRESS_LABELS = 12, ADDRESS_LOOSE_LABELS = 12 };

/* Labels joined by dots, or by what stands for a dot. */
struct address {
    struct {
        size_t at, end;
    } labels[ADDRESS_LABELS]; /* in the folded text */
    size_t n;                 /* may be more than ADDRESS_LABELS: then no host */
    size_t end;
    bool loose;   /* a dot with space around it, or spelled out */
    bool spelled; /* "dot", "[.]": nobody writes so by mistake */
    bool apart;   /* hyphens in its labels may have spaces around them */
};

/* Reads from `at`; with `loose` also across dots that stand apart. n is 0 if no label is there. */
void address_read(struct str t, size_t at, bool loose, struct address *out);

/* The same for a host written with spaces around all its signs, behind a scheme that was:
 * "h x x p s : / / uppcl - bill . xyz". */
void address_read_apart(struct str t, size_t at, struct address *out);

/* The first n labels as they were typed, joined by full stops; an ending spelled in Hindi letters behind
 * a spelled dot ("डॉट कॉम") in Latin ones. */
struct str address_written(const struct folded *in, const struct address *ad, size_t n,
                           struct arena *a);

#endif
