/* base/buf.h - a growing text, for output built piece by piece.
 *
 * A zeroed struct buf is empty and ready. p is NUL-terminated once anything was added. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    char *p;
    size_t n, cap;
};

void buf_add(struct buf *b, struct str s);
void buf_char(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* s as a JSON string with its quotes (RFC 8259). Bytes that are not UTF-8 become U+FFFD. */
void buf_json(struct buf *b, struct str s);

/* s as the text, or a quoted attribute, of an XML or HTML document: nothing in it is markup. What is
 * no character of XML 1.0 becomes U+FFFD. */
void buf_xml(struct buf *b, struct str s);

static inline struct str
buf_str(const struct buf *b)
{
    return (struct str){b->p ? b->p : "", b->n};
}

/* Empties it, keeping the memory; the old bytes are overwritten. */
void buf_clear(struct buf *b);

/* Overwrites and frees. */
void buf_free(struct buf *b);

#endif
