/* verify/verdict.h - from evidence to one of four verdicts, by a table.
 *
 * Pure. The rows are tried from the top; the first whose conditions all hold decides. No fraud may
 * come out official and no genuine message as scam; where these pull apart the row says unverified. */
#ifndef VERIFY_VERDICT_H
#define VERIFY_VERDICT_H

#include "verify/evidence.h"
#include "verify/model.h"

struct judgement {
    enum verdict verdict;
    const char *row; /* the name of the deciding row, for tests and the engineer */
    bool single;     /* the text is one number, link, ID or name and nothing else */
};

/* `given`: SITUATION_CUT, SITUATION_ASKED; the rest of the situation is found here. */
void verdict_decide(const struct entities *e, const struct claims *c, const struct evidences *ev,
                    unsigned given, enum wording wording, struct judgement *out);

/* The table itself, for the test that reaches every row. */
struct verdict_row {
    const char *name;
    uint64_t all, any, none; /* bit sets of 1u << enum reason_code; an empty `any` always holds */
    unsigned when, unless;   /* bit sets of enum situation */
    enum verdict verdict;
};
enum situation {
    SITUATION_SINGLE = 1u << 0, /* one number, link, ID or name and nothing else */
    SITUATION_CUT = 1u << 1,    /* there was more than could be looked at */
    SITUATION_SHORT = 1u << 2,  /* few words: a question about a name, hardly a message */
    SITUATION_ASKED = 1u << 3,  /* nothing but a name and words one asks about it with */
    /* by the model */
    SITUATION_HARMLESS = 1u << 4, /* harmless beyond doubt */
    SITUATION_PLAIN = 1u << 5,    /* that, or rather harmless */
    SITUATION_UNWORDED = 1u << 6, /* that, or at least not worded as frauds are */
    SITUATION_UNSURE = 1u << 7,   /* that, or so worded with some doubt */
    SITUATION_WORDED = 1u << 8,   /* worded as frauds are */
    SITUATION_SURE = 1u << 9,     /* that, without much doubt */
    SITUATION_CERTAIN = 1u << 10, /* that, without any */
    SITUATION_DOUBTFUL = 1u << 11, /* anything but harmless beyond doubt */
    /* by what is said */
    SITUATION_WARNING = 1u << 12, /* it warns about fraud more than once */
    SITUATION_SUPPLY = 1u << 13   /* it speaks of electricity, its bill or supply */
};
const struct verdict_row *verdict_rows(size_t *n);

/* "scam", "suspicious", "unverified", "official". */
const char *verdict_name(enum verdict v);
bool verdict_parse(struct str name, enum verdict *out);

#endif
