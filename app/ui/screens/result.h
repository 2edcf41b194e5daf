/* ui/screens/result.h - the parts of the result screen. Private to ui/screens. */
#ifndef UI_SCREENS_RESULT_H
#define UI_SCREENS_RESULT_H

#include "ui/screens/parts.h"

/* Colours and words of one verdict. */
struct verdict_look {
    struct color band, on_band, box;  /* box: the number's box in a landscape band */
    struct color mark, on_mark;       /* words a reason rests on */
    struct color disc, on_disc;       /* numbers of reasons and steps */
    enum icon icon;
    const char *title, *why;          /* ids */
};
const struct verdict_look *verdict_look(enum verdict v);
/* The look of the answer shown: "official" of a stale list is no plain green. */
const struct verdict_look *result_look(const struct frame *f);
/* Whether the answer is "official" by a stale list. */
bool result_is_stale(const struct frame *f);

/* What the page is about, as an enum entity_kind; ENTITY_KINDS for a whole message. Of a message
 * that is no good: the kind of the worst thing in it. */
enum entity_kind result_subject(const struct frame *f);
/* The sentence "<id>.phone", "<id>.link", ... or "<id>.message". */
struct str say_of_kind(const struct frame *f, const char *id, enum entity_kind kind);

/* The reasons with numbers; nothing when there are none. */
void block_reasons(struct column *c, const struct fit *fit, const struct verdict_look *look);
/* The message with the words that the reasons rest on marked. */
void block_message(struct column *c, const struct fit *fit, const struct verdict_look *look);
/* The number, link, ... that was looked up, and what there is to say about it. */
void block_looked_up(struct column *c, const struct fit *fit, struct str about);
/* "What to do now" with a code where the list has one. */
void block_next_step(struct column *c, const struct fit *fit, enum verdict v);
/* Until it is confirmed: steps, and a code to ring the helpline. */
void block_until_confirmed(struct column *c, const struct fit *fit);
/* How to get a surer answer, where only one number or name was given. */
void block_more(struct column *c, const struct fit *fit);
/* As large as lets a number or address stand on one line. */
void fit_value(struct frame *f, int w, struct str value, struct type *type);

/* An official entry: what it is, for what, where, says who. */
void block_entry(struct column *c, const struct fit *fit);
/* What even an official number, link, ... does not protect from. */
void block_caution(struct column *c, const struct fit *fit);
/* Of another DISCOM's entry: where the people here turn to. */
void block_at_home(struct column *c, const struct fit *fit);

#endif
