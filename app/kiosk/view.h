/* kiosk/view.h - facts as the screens show them: rows, slides and sentences in one language.
 *
 * Rebuilt whole when the list, the office's database, the minute or the language changes. */
#ifndef KIOSK_VIEW_H
#define KIOSK_VIEW_H

#include "kiosk/sources.h"
#include "ui/model.h"

struct view {
    struct arena arena; /* everything the model points to, but for the result and the hints */
    struct slide *slides;
    size_t n_slides;
};

/* Fills `m` from the sources as they stand at `now`. With a clock that is before the list's date,
 * slides that depend on one are left out and every notice is in force. m->lang says the language.
 * Keeps m's result, hints, slide and countdown fields. On failure the model is as it was. */
bool view_fill(struct view *v, const struct sources *s, const struct lang *lang, int64_t now,
               struct ui_model *m, struct err *err);

void view_free(struct view *v);

/* One warning as a slide; memory in `a`. */
struct slide view_slide(const struct lang *lang, struct arena *a, const struct warning *w);

/* The answer of a check on list `g` as the result screen shows it; memory in `a` (the session's). */
void view_result(const struct generation *g, const struct lang *lang, struct str text,
                 const struct answer *answer, int64_t now, struct arena *a,
                 struct result_view *out);

/* What was looked up, as people read it: 82603 03942, 0755-2551222, consumer.uppcl.org. */
struct str view_reading_form(const struct entity *e, struct arena *a);

/* The chips under the text while it is typed, and the number as it is dialled. */
void view_hints(const struct check *c, const struct lang *lang, struct str text, struct arena *a,
                struct ui_model *m);

#endif
