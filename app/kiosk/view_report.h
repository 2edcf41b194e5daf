/* kiosk/view_report.h - what of an answer the office can be told of. */
#ifndef KIOSK_VIEW_REPORT_H
#define KIOSK_VIEW_REPORT_H

#include "base/arena.h"
#include "ui/model.h"

/* Fills the choices, the worst first: the numbers, links, UPI IDs and senders of an answer that is
 * not official which the list does not vouch for and which one sender alone uses. Left out: what
 * the list knows as official or once official, shorteners, chat links, free pages, payment gateways,
 * government's and other real hosts, numbers with digits missing or hidden. Memory in `a`. */
void view_report(const struct answer *answer, const struct knowledge *k, struct arena *a,
                 struct report_view *out);

/* The verdict's name in the office's database: "scam", "suspicious", "unverified". */
struct str view_report_verdict(enum verdict v);

#endif
