/* base/utf8.h - UTF-8, one code point at a time (Unicode 15, table 3-7).
 *
 * Pure. Bytes that are not well-formed are reported one maximal subpart at a time, never skipped. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

#define UTF8_BAD UINT32_MAX

/* Decodes the code point at s.p[at]; at < s.n. Returns its length in bytes (>= 1); *cp is
 * UTF8_BAD where the bytes are ill-formed, overlong, a surrogate, or beyond U+10FFFF. */
size_t utf8_next(struct str s, size_t at, uint32_t *cp);

/* Writes cp (a valid scalar value) to out and returns its length, 1 to 4. */
size_t utf8_put(uint32_t cp, char out[static 4]);

/* Offset of the first ill-formed byte, or s.n if all is well. */
size_t utf8_check(struct str s);

#endif
