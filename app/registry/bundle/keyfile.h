/* registry/bundle/keyfile.h - the lines that minisign's files are made of, read strictly.
 *
 * A line ends with LF or CRLF, as minisign takes them; the last one may end without. Private to
 * this folder. */
#ifndef REGISTRY_BUNDLE_KEYFILE_H
#define REGISTRY_BUNDLE_KEYFILE_H

#include "base/buf.h"

#include <stdint.h>

#define KEYFILE_UNTRUSTED "untrusted comment: "
#define KEYFILE_TRUSTED   "trusted comment: "

/* Takes the next line from *rest, without its end. False when there is none. */
bool keyfile_line(struct str *rest, struct str *line);

/* A comment line: `prefix`, then at most MINISIG_COMMENT_MAX bytes of UTF-8 without control
 * characters but tabs. False, with *rest anywhere, for another line. */
bool keyfile_comment(struct str *rest, const char *prefix, struct str *comment);

/* The next line as base64 (RFC 4648, section 4) of exactly n bytes, written in the only canonical
 * way: padded, the spare bits 0, nothing before, between or behind. */
bool keyfile_bytes(struct str *rest, uint8_t *out, size_t n);

/* The same way out, without a line end. */
void keyfile_put(struct buf *out, const uint8_t *p, size_t n);

#endif
