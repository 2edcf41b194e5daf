/* draw/plain.h - styled text taken apart: the letters, and how each is to look.
 *
 * Lines are broken in the plain letters, because a style byte beside a word would hide that word
 * from the rules of line breaking. Pure. */
#ifndef DRAW_PLAIN_H
#define DRAW_PLAIN_H

#include "base/arena.h"

struct look {
    bool bold;
    unsigned char style; /* STYLE_MARK, STYLE_YELLOW or 0 */
};

struct plain {
    struct str s;        /* without style bytes */
    struct look *look;   /* of each byte of s */
    size_t *from;        /* offset of each byte in the styled text; s.n + 1 entries */
    struct str styled;
};

/* All memory is in `a`. Marked text is bold too. A STYLE_END that ends nothing is dropped. */
void plain_of(struct str styled, bool bold, struct arena *a, struct plain *out);

/* End of the stretch from `at` that looks alike and is unbroken in the styled text, at most `to`. */
size_t plain_stretch(const struct plain *p, size_t at, size_t to);

/* [from, to) as bytes of the styled text; one stretch. */
struct str plain_styled(const struct plain *p, size_t from, size_t to);

#endif
