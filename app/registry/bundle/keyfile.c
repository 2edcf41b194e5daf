#include "registry/bundle/keyfile.h"

#include "base/log.h"
#include "base/utf8.h"
#include "registry/bundle/minisig.h"

#include <sodium.h>

enum { BYTES_MAX = 192, BASE64_MAX = 4 * ((BYTES_MAX + 2) / 3) + 1 };

bool
keyfile_line(struct str *rest, struct str *line)
{
    if (rest->n == 0)
        return false;
    const char *end = memchr(rest->p, '\n', rest->n);
    size_t n = end ? (size_t)(end - rest->p) : rest->n;
    *line = str_sub(*rest, 0, n);
    *rest = str_sub(*rest, n + (end ? 1 : 0), rest->n);
    if (end && line->n && line->p[line->n - 1] == '\r')
        line->n--;
    return true;
}

static bool
is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c < 0x20 && c != '\t') || c == 0x7F)
            return false;
    }
    return utf8_check(s) == s.n;
}

bool
keyfile_comment(struct str *rest, const char *prefix, struct str *comment)
{
    return keyfile_line(rest, comment) && str_skip(comment, prefix) &&
           comment->n <= MINISIG_COMMENT_MAX && is_plain(*comment);
}

/* libsodium 1.0.18 takes a byte of 0x80 and more for '+' or '/' as well: only what it writes itself
 * is canonical. */
static bool
is_canonical(struct str line, const uint8_t *p, size_t n)
{
    char again[BASE64_MAX];
    sodium_bin2base64(again, sizeof again, p, n, sodium_base64_VARIANT_ORIGINAL);
    bool same = strlen(again) == line.n && sodium_memcmp(again, line.p, line.n) == 0;
    sodium_memzero(again, sizeof again);
    return same;
}

bool
keyfile_bytes(struct str *rest, uint8_t *out, size_t n)
{
    struct str line;
    size_t got;
    if (n > BYTES_MAX)
        BUG("no key or signature is that long");
    return keyfile_line(rest, &line) && line.n == 4 * ((n + 2) / 3) &&
           sodium_base642bin(out, n, line.p, line.n, NULL, &got, NULL,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           got == n && is_canonical(line, out, n);
}

void
keyfile_put(struct buf *out, const uint8_t *p, size_t n)
{
    char text[BASE64_MAX];
    if (n > BYTES_MAX)
        BUG("no key or signature is that long");
    sodium_bin2base64(text, sizeof text, p, n, sodium_base64_VARIANT_ORIGINAL);
    buf_add(out, str_of(text));
    sodium_memzero(text, sizeof text);
}
