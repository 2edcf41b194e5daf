/* verify/bare.h - is "kesco.in" a link, or "sir.in" two words that lack a space?
 *
 * Pure. Rules for hosts without scheme; every one has its pair of rows in the tests. */
#ifndef VERIFY_BARE_H
#define VERIFY_BARE_H

#include "base/arena.h"
#include "text/fold.h"
#include "verify/types.h"

struct bare {
    const struct folded *in;
    const struct knowledge *knowledge;
    struct str host;
    size_t at, end; /* in the folded text */
    size_t n_labels;
    bool loose, spelled; /* see struct address */
    bool is_ip, has_path;
};

bool bare_is_link(const struct bare *b);

/* A host with spelled dots whose first label is a brand's name in Hindi letters, as one reads it
 * out: "केस्को डॉट कॉम" with that label in Latin letters; otherwise the host as it is. */
struct str bare_read_out(const struct knowledge *k, struct str host, struct arena *a);

/* The host lies under an official domain, or its domain bears a brand's name and no other. */
bool bare_is_known(const struct knowledge *k, struct str host);

#endif
