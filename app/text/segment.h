/* text/segment.h - where text may be cut: clusters, script runs, line breaks.
 *
 * Clusters follow UAX #29 (extended grapheme clusters, with Indic conjuncts kept whole: rule GB9c,
 * which ICU 72 lacks, up to eight letters), lines UAX #14 with the product's rules of Hindi
 * typesetting on top. */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "base/arena.h"

/* End of the cluster that begins at `at` (at < s.n); start of the cluster that ends at `end`
 * (end > 0). Ill-formed bytes are clusters of their own. */
size_t cluster_next(struct str s, size_t at);
size_t cluster_prev(struct str s, size_t end);

enum script { SCRIPT_LATIN /* everything else */, SCRIPT_DEVANAGARI };

/* The longest run of one script from `at`: U+0900-097F, A8E0-A8FF, U+25CC before a matra, and
 * ZWJ/ZWNJ between them are Devanagari, all else Latin. Returns its end. Spaces and digits inside
 * Hindi go to Latin. */
size_t script_run(struct str s, size_t at, enum script *out);

/* Offsets before which a line may begin, ascending, the last is s.n; *n of them, in `a`.
 * Never inside a cluster; never before danda, comma, ?, closing quote; never before a lone
 * है/हैं/हो/हों/था/लें/दें that ends a clause; न stays with its verb, a number with its unit
 * (9:30 बजे), the parts of a grouped number (82603 03942) together. In long links a break is
 * allowed after / . - _ ? & =. hard[i] is true where the break is a '\n'. */
void line_breaks(struct str s, struct arena *a, size_t **at, bool **hard, size_t *n);

#endif
