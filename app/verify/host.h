/* verify/host.h - the host of a link as a browser would resolve it, and whose it is.
 *
 * Pure but for read-only data of ICU (UTS #46) and libpsl (its built-in public suffix list). */
#ifndef VERIFY_HOST_H
#define VERIFY_HOST_H

#include "base/arena.h"

struct host {
    struct str name; /* lower case, ASCII, no dot at the end; an IP address in its plain form */
    unsigned traits; /* TRAIT_IP_HOST, TRAIT_PUNYCODE */
};

/* Reads a host as written: percent-encoding, capitals, other scripts, full-width and ideographic
 * dots, IPv4 in dotted, decimal, octal or hexadecimal form, [IPv6]. False if no browser would
 * accept it. */
bool host_parse(struct str written, struct arena *a, struct host *out);

/* Offset of the registrable domain in a host ("uppcl.org" in "consumer.uppcl.org"); s.n when the
 * host has none: unknown ending, an ending alone, an IP address. */
size_t host_registrable(struct str host);

/* The host is `domain` or lies under it. */
bool host_is_under(struct str host, struct str domain);

#endif
