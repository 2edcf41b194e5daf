/* verify/bare.h - is "kesco.in" a link, or "sir.in" two words that lack a space?
 *
 * Pure. Rules for hosts without scheme; every one has its pair of rows in the tests. */
#ifndef VERIFY_BARE_H
#define VERIFY_BARE_H

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

/* The host lies under an official domain, or its domain bears a brand's name and no other. */
bool bare_is_known(const struct knowledge *k, struct str host);

#endif
