/* verify/scales.h - what the parts of evidence.c share while one message is weighed.
 *
 * Pure. Only verify/evidence.c, verify/scales.c and verify/weigh_*.c include this. */
#ifndef VERIFY_SCALES_H
#define VERIFY_SCALES_H

#include "verify/evidence.h"
#include "verify/subject.h"

struct scales {
    const struct folded *in;
    const struct entities *entities;
    const struct claims *claims;
    const struct knowledge *knowledge;
    const struct setting_of_check *setting;
    struct arena *arena;
    struct evidences *out;
    size_t cap;
    const struct claim *best[CONCEPTS]; /* heaviest one that is not denied */
    const struct claim *denied;         /* the first demand that is: "never share" */
    const struct entity *account, *amount, *tiny, *sender;
    bool demands; /* asks for anything at all */
    bool told;    /* someone tells or asks about it */
    struct str named[SUBJECTS_MAX]; /* ids of the DISCOMs it names */
    size_t n_named;
};

/* Fill in best, denied and demands; account, amount, tiny and sender. */
void scales_read_claims(struct scales *s);
void scales_read_entities(struct scales *s);

/* The evidence of this code, or NULL. */
struct evidence *scales_find(struct scales *s, enum reason_code code);
bool scales_has(struct scales *s, enum reason_code code);

/* Adds it, or finds the one that is there; the entity's span is added, if there is one. */
struct evidence *scales_add(struct scales *s, enum reason_code code, const struct entity *entity);
void scales_add_claim(struct scales *s, enum reason_code code, const struct claim *c);
/* In text order, empty ones and repetitions left out. */
void scales_add_spans(struct scales *s, struct evidence *e, const struct span *more, size_t n);

/* The message states it, and does not only hint. */
bool scales_says(const struct scales *s, enum concept c);
/* It speaks of a rule's DISCOM: the one it names, else the home one, else all. NULL if no such rule. */
const struct rule *scales_rule(const struct scales *s, const char *name);
/* It speaks of electricity or its bills. */
bool scales_is_electric(const struct scales *s);

/* ---- the parts, in the order they are asked ---- */

/* What the list says of each entity; `phrases`: claims count too. */
void weigh_entities(struct scales *s, bool phrases);
/* A threat, against the rules of the DISCOM. */
void weigh_threat(struct scales *s);
/* Who is to get money, and on what story. */
void weigh_money(struct scales *s);
/* What it asks and promises, who speaks, in what tone. */
void weigh_demands(struct scales *s);
void weigh_context(struct scales *s);

#endif
