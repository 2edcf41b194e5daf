#include "ui/screens/pay.h"

#include "ui/theme.h"

enum { COUNTERS_SHOWN = 4 };

/* ---- since when, until when ---- */

struct when {
    enum icon icon;
    const char *label;
    struct str value;
};

static void
put_when(struct frame *f, struct rect at, const struct when *w)
{
    struct type label = {.px = 34, .line_height = 1.35, .color = COLOR_MUTED, .max_lines = 1};
    struct type value = {.px = 36, .bold = true, .line_height = 1.35, .color = COLOR_INK,
                         .max_lines = 1, .min_px = 28};
    int x = at.x + 22 + 60 + 20, text_w = at.x + at.w - 16 - x;
    put_card(f, at, TONE_PLAIN);
    put_icon(f, w->icon, at.x + 22, at.y + (at.h - 60) / 2, 60, COLOR_BRAND);
    int top = at.y + 18, label_h = grown(f, 48);
    put_label(f, (struct rect){x, top, text_w, label_h}, say(f, w->label), &label);
    put_label(f, (struct rect){x, top + label_h, text_w, grown(f, 52)}, w->value, &value);
}

static void
block_when(struct column *c)
{
    const struct pay_view *pay = &c->f->m->pay;
    struct when both[] = {{ICON_CLOCK, "pay.since", pay->since},
                          {ICON_CALENDAR, "pay.until", pay->until}};
    size_t n = 0;
    for (size_t i = 0; i < ARRAY_LEN(both); i++)
        if (both[i].value.n)
            both[n++] = both[i];
    if (n == 0)
        return;
    if (c->dealt) {
        for (size_t i = 0; i < n; i++) {
            struct rect at = {c->at.x, column_block(c), c->at.w, 176};
            put_when(c->f, at, &both[i]);
            column_close(c, at.h);
        }
        return;
    }
    struct rect row = {c->at.x, column_block(c), c->at.w, 136};
    for (size_t i = 0; i < n; i++)
        put_when(c->f, row_cell(row, 20, NULL, n, i), &both[i]);
    column_close(c, row.h);
}

static void
block_caution(struct column *c, const struct fit *fit)
{
    int y = column_block(c);
    const char *id = c->f->m->pay.suspended ? "pay.closed.caution" : "pay.unlisted.caution";
    column_close(c, put_note(c->f, c->at.x, y, c->at.w, TONE_RED, ICON_ALERT, say_home(c->f, id),
                             fit->body));
}

/* ---- cash counters ---- */

/* This office if it opens today, then those open now, those that open today, the rest. */
static int
rank_of(const struct frame *f, const struct counter_row *r)
{
    bool today = f->m->now.weekday != 0 || r->open_sunday;
    return r->here && today ? 0 : r->open_now ? 1 : today ? 2 : 3;
}

static size_t
choose_counters(const struct frame *f, const struct counter_row **out, size_t cap)
{
    size_t n = 0;
    for (int rank = 0; rank <= 3; rank++)
        for (size_t i = 0; i < f->m->n_counters && n < cap; i++)
            if (rank_of(f, &f->m->counters[i]) == rank)
                out[n++] = &f->m->counters[i];
    return n;
}

static void
put_counter(struct frame *f, struct rect at, const struct counter_row *r)
{
    int name_h = grown(f, 56), place_h = grown(f, 48);
    struct type name = {.px = 42, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                        .min_px = 34};
    struct type place = {.px = 34, .color = COLOR_MUTED, .min_px = 30};
    struct type hours = {.px = 40, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                         .align = ALIGN_RIGHT, .min_px = 32};
    struct type note = {.px = 34, .bold = r->open_sunday, .align = ALIGN_RIGHT, .min_px = 28,
                        .color = r->open_sunday ? COLOR_GREEN : COLOR_MUTED};
    int right = text_width(f, r->hours, &hours), note_w = text_width(f, r->note, &note);
    right = (right > note_w ? right : note_w) + 4;
    right = right > at.w / 2 ? at.w / 2 : right;
    struct lang_arg who[] = {{"name", r->name}};
    struct str title = r->here ? say_with(f, "pay.here", who, 1) : r->name;
    int w = at.w - right - 24, x = at.x + at.w - right, top = at.y + (at.h - name_h - place_h) / 2;
    put_label(f, (struct rect){at.x, top, w, name_h}, title, &name);
    put_label(f, (struct rect){at.x, top + name_h, w, place_h}, r->place, &place);
    put_label(f, (struct rect){x, top, right, name_h}, r->hours, &hours);
    put_label(f, (struct rect){x, top + name_h, right, place_h}, r->note, &note);
}

static bool
any_open(const struct counter_row *const *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i]->open_now)
            return true;
    return false;
}

static void
block_counters(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    const struct counter_row *rows[COUNTERS_SHOWN];
    size_t n = choose_counters(f, rows, fit->tight ? 3 : COUNTERS_SHOWN);
    if (n == 0)
        return;
    int row_h = f->large ? 176 : fit->gap > 22 ? 140 : fit->gap > 16 ? 128 : 118, y = column_block(c), x = c->at.x + 32;
    int w = c->at.w - 64, head_h = f->large ? 110 : fit->gap > 16 ? 88 : 78, h = 14 + head_h + (int)n * row_h + 10;
    struct type head = {.px = 44, .bold = true, .color = COLOR_INK, .min_px = 34};
    put_card(f, (struct rect){c->at.x, y, c->at.w, h}, TONE_PLAIN);
    put_icon(f, ICON_CASH, x, y + 14 + (head_h - 64) / 2, 64, COLOR_BRAND);
    int chip_w = 0;
    if (f->m->now.weekday == 0) {
        struct str today = say(f, "pay.sunday");
        chip_w = status_width(f, 64, ICON_NONE, today);
        put_status(f, x + w - chip_w, y + 14 + (head_h - 64) / 2, 64, TONE_GREEN, ICON_NONE,
                   today);
    }
    put_label(f, (struct rect){x + 84, y + 14, w - 84 - chip_w - 16, head_h},
              say(f, any_open(rows, n) ? "pay.counters.open" : "directory.tab.counters"), &head);
    for (size_t i = 0; i < n; i++) {
        struct rect at = {x, y + 14 + head_h + (int)i * row_h, w, row_h};
        put_box(f, (struct rect){x, at.y, w, 2}, COLOR_LINE, 0);
        put_counter(f, at, rows[i]);
    }
    column_close(c, h);
}

/* ---- the other ways ---- */

static void
block_ways(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    struct str also = f->m->pay.also;
    if (!also.n && !f->m->helpline.n)
        return;
    int y = column_block(c), top = y;
    y += put_caption(f, c->at.x, y, c->at.w, say(f, "pay.ways")) + 10;
    if (also.n)
        y += put_note(f, c->at.x, y, c->at.w, TONE_SLATE, ICON_STORE, also, fit->body);
    if (f->m->helpline.n)
        y += (also.n ? 14 : 0) +
             put_note(f, c->at.x, y + (also.n ? 14 : 0), c->at.w, TONE_SLATE, ICON_PHONE,
                      say_home(f, "pay.helpline"), fit->body);
    column_close(c, y - top);
}

/* ---- the page ---- */

static void
first_group(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_when(c);
    block_caution(c, fit);
    if (c->f->landscape)
        block_ways(c, fit);
}

static void
second_group(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_counters(c, fit);
    if (!c->f->landscape)
        block_ways(c, fit);
}

static void
put_actions(struct frame *f, struct rect row, void *ctx)
{
    (void)ctx;
    const struct ui_model *m = f->m;
    long long n = m->counters_total > (int)m->n_counters ? m->counters_total
                                                         : (long long)m->n_counters;
    struct lang_arg count[] = {{"count", digits(f, n)}};
    struct button buttons[] = {listen_button(f),
                               {.look = LOOK_NAV, .icon = ICON_PIN, .icon_px = 56, .px = 44,
                                .label = n ? say_with(f, "pay.counters.all", count, 1)
                                           : say(f, "directory.tab.counters"),
                                .act = ACT_GO_TAB, .arg = TAB_COUNTERS}};
    buttons[0].px = 44;
    size_t from = f->m->can_listen ? 0 : 1;
    put_button_row(f, row, 20, buttons + from, ARRAY_LEN(buttons) - from);
}

static int
put_reason_band(struct frame *f, int y)
{
    const struct pay_view *pay = &f->m->pay;
    struct lang_arg why[] = {{"why", pay->why}};
    struct band b = {.fill = COLOR_AMBER, .text = COLOR_ON_AMBER, .icon = ICON_PAUSE_DISC,
                     .icon_px = 150, .min_h = f->landscape ? 164 : 206, .title_px = 66,
                     .sub_px = 40, .title = say(f, "pay.closed")};
    if (pay->why.n)
        b.sub = say_with(f, "pay.why", why, 1);
    if (!pay->suspended) {
        b.fill = COLOR_SLATE;
        b.text = COLOR_CARD;
        b.icon = ICON_VERDICT_UNVERIFIED;
        b.title = say(f, "pay.unlisted");
        b.sub = say(f, "pay.unlisted.sub");
    }
    return put_band(f, y, &b);
}

/* Why and until when, what not to do, and where to pay instead. */
static void
speak_page(struct frame *f)
{
    const struct pay_view *pay = &f->m->pay;
    struct lang_arg why[] = {{"why", pay->why}};
    const struct counter_row *rows[COUNTERS_SHOWN];
    size_t n = choose_counters(f, rows, COUNTERS_SHOWN);
    speak(f, say(f, pay->suspended ? "pay.closed" : "pay.unlisted"));
    speak(f, pay->suspended ? (struct str){0} : say(f, "pay.unlisted.sub"));
    speak(f, pay->suspended && pay->why.n ? say_with(f, "pay.why", why, 1) : (struct str){0});
    if (pay->since.n)
        speak_pair(f, say(f, "pay.since"), pay->since);
    if (pay->until.n)
        speak_pair(f, say(f, "pay.until"), pay->until);
    speak(f, say_home(f, pay->suspended ? "pay.closed.caution" : "pay.unlisted.caution"));
    if (n)
        speak(f, say(f, any_open(rows, n) ? "pay.counters.open" : "directory.tab.counters"));
    for (size_t i = 0; i < n; i++)
        speak_pair(f, rows[i]->name, rows[i]->hours);
    speak(f, pay->also);
    if (f->m->helpline.n)
        speak(f, say_home(f, "pay.helpline"));
}

void
screen_pay_closed(struct frame *f)
{
    int top = put_header(f, "pay.title"), bottom = put_foot(f, list_line(f), list_dated(f));
    speak_page(f);
    top += put_reason_band(f, top);
    put_page(f, top, bottom, &(struct page){.first = first_group, .second = second_group,
                                            .actions = put_actions, .share = 0.48});
}
