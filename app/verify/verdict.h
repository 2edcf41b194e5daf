/* verify/verdict.h - from evidence to one of four verdicts, by a table.
 *
 * Pure. The rows are tried from the top; the first whose conditions all hold decides. No fraud may
 * come out official and no genuine message as scam; where these pull apart the row says unverified. */
#ifndef VERIFY_VERDICT_H
#define VERIFY_VERDICT_H

#include "verify/evidence.h"

struct judgement {
    enum verdict verdict;
    double score;    /* probability of fraud */
    const char *row; /* the name of the deciding row, for tests and the engineer */
};

void verdict_decide(const struct entities *e, const struct claims *c, const struct evidences *ev,
                    bool cut, struct judgement *out);

/* "scam", "suspicious", "unverified", "official". */
const char *verdict_name(enum verdict v);
bool verdict_parse(struct str name, enum verdict *out);

#endif
