/* paper/html.h - paper as one page for a browser, with nothing beside it, and for its printer. Pure. */
#ifndef PAPER_HTML_H
#define PAPER_HTML_H

#include "base/buf.h"
#include "paper/paper.h"

/* Adds the page to `out`; whatever is in the texts, it is no markup there. */
void paper_html(const struct paper *p, struct buf *out);

#endif
