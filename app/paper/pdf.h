/* paper/pdf.h - paper as a PDF of A4 pages, ready for the printer.
 *
 * Pango shapes, Cairo writes. Every word, and every exact value even where it is broken over lines,
 * is kept in the file as one text (PDF 32000-1, 14.9.4), so that who copies or searches gets back
 * what was meant. A table's head stands on each of its pages, and no row is parted. */
#ifndef PAPER_PDF_H
#define PAPER_PDF_H

#include "base/buf.h"
#include "base/err.h"
#include "paper/paper.h"

/* Adds the file to `out`. ERR_ENV where a font is missing. */
bool paper_pdf(const struct paper *p, struct buf *out, struct err *err);

#endif
