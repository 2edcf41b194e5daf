/* verify/questions.h - a message judged by a few yes/no questions instead of its text.
 *
 * Pure. The answers become evidence and go through the verdict's own table, beside what was typed
 * before. Asked is what tells frauds from harmless messages soonest, by counts over answered messages
 * (tests/data/answers.tsv), and no more than is needed. */
#ifndef VERIFY_QUESTIONS_H
#define VERIFY_QUESTIONS_H

#include "verify/evidence.h"
#include "verify/verdict.h"

/* What was typed before the questions, weighed by check_inquire; all zero when nothing was. */
struct inquiry {
    struct entities entities;
    struct claims claims;
    struct evidences typed;
    enum wording worded;
    double wording; /* log-odds */
};

/* What to ask now, or QUESTIONS when enough is known. A question is asked once. */
enum question questions_next(const struct inquiry *in, const struct replies *r);

/* Sets the reply to `q`, as the latest one if it was not asked yet. False, and nothing done, when
 * QUESTIONS_MOST have been asked. */
bool questions_reply(struct replies *r, enum question q, enum reply reply);

/* The verdict on all of it, with its reasons; never official: free words prove nothing, and told
 * ones less. Borrows from `in`; new memory is in `a`. */
void questions_answer(const struct inquiry *in, const struct replies *r, struct arena *a,
                      struct answer *out);

/* The kinds of message the counts are kept by; the frauds first. */
enum message_kind {
    KIND_THREAT, /* a fraud that frightens */
    KIND_SECRET, /* else wants a secret or an app */
    KIND_MONEY,  /* else wants money */
    KIND_OTHER_FRAUD,
    KIND_TALK,   /* harmless, wants nothing done */
    KIND_BILL,   /* wants something done, and has one's own number in it */
    KIND_REQUEST,
    MESSAGE_KINDS
};

/* One question, for the test that counts again. */
struct question_row {
    uint64_t says[REPLIES];                /* bit sets of 1u << enum reason_code */
    uint8_t counts[MESSAGE_KINDS][3];       /* yes, no, unsure: among the messages it is made of */
};
const struct question_row *questions_rows(void);

#endif
