#include "ui/screens/pay.h"

#include "ui/screens/screens.h"
#include "ui/theme.h"

enum { CODE_BOX = 733, CODE_PAD = 14, CODE_BORDER = 4 };

static void
block_title(struct column *c)
{
    struct type type = {.px = 54, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                        .align = ALIGN_CENTER, .balance = true, .max_lines = 2, .min_px = 46};
    int y = column_block(c);
    column_close(c, put_text(c->f, c->at.x, y, c->at.w, say(c->f, "pay.head"), &type));
}

/* The code and, under it in large letters, the host it leads to. */
static void
block_code(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    struct type host = {.px = 68, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                        .align = ALIGN_CENTER, .max_lines = 2, .min_px = 44};
    int host_h = text_height(f, c->at.w, f->m->pay.host, &host);
    int size = fit->tight ? CODE_BOX - 100 : CODE_BOX, most = c->at.h - host_h - CODE_PAD;
    if (f->landscape)
        size = most < c->at.w ? most : c->at.w;
    int y = column_block(c), x = c->at.x + (c->at.w - size) / 2;
    struct rect box = {x, y, size, size};
    put_bordered(f, box, COLOR_CARD, RADIUS_CARD, COLOR_INK, CODE_BORDER);
    put_qr(f, inset(box, CODE_PAD + CODE_BORDER, CODE_PAD + CODE_BORDER), f->m->pay.url);
    put_text(f, c->at.x, y + size + CODE_PAD, c->at.w, f->m->pay.host, &host);
    column_close(c, size + CODE_PAD + host_h);
}

static void
block_check(struct column *c, const struct fit *fit)
{
    struct type type = {.px = fit->body, .line_height = 1.4, .color = COLOR_INK,
                        .align = ALIGN_CENTER, .balance = true};
    struct type red = type;
    red.bold = true;
    red.color = COLOR_RED;
    int y = column_block(c);
    int h = put_text(c->f, c->at.x, y, c->at.w, say(c->f, "pay.check"), &type);
    h += put_text(c->f, c->at.x, y + h, c->at.w, say(c->f, "pay.differs"), &red);
    column_close(c, h);
}

static int
put_step(struct frame *f, struct rect at, int n, const char *id, int px)
{
    enum { DISC = 64, PAD = 28, GAP = 22 };
    struct type number = {.px = 36, .bold = true, .color = COLOR_CARD, .align = ALIGN_CENTER};
    struct type text = {.px = px, .line_height = 1.3, .color = COLOR_INK, .max_lines = 2,
                        .min_px = 34};
    int w = at.w - 2 * PAD - DISC - GAP, text_h = text_height(f, w, say(f, id), &text);
    int h = text_h + 44 > DISC + 44 ? text_h + 44 : DISC + 44;
    at.h = at.h > h ? at.h : h;
    put_card(f, at, TONE_GREEN);
    struct rect disc = {at.x + PAD, at.y + (at.h - DISC) / 2, DISC, DISC};
    put_box(f, disc, COLOR_GREEN, DISC / 2);
    put_label(f, disc, digits(f, n), &number);
    put_text(f, disc.x + DISC + GAP, at.y + (at.h - text_h) / 2, w, say(f, id), &text);
    return at.h;
}

/* Side by side as high as the higher one, or one under the other where the column is narrow. */
static void
block_steps(struct column *c, const struct fit *fit)
{
    static const double weights[] = {1.5, 1};
    struct rect row = {c->at.x, column_block(c), c->at.w, 0};
    int px = fit->body - 2 < 34 ? 34 : fit->body - 2;
    size_t op = c->f->list->n;
    for (int pass = 0; pass < 2; pass++) {
        c->f->list->n = op;
        for (size_t i = 0; i < 2; i++) {
            struct rect at = row_cell(row, 20, weights, 2, i);
            int h = put_step(c->f, at, (int)i + 1, i ? "pay.step2" : "pay.step1", px);
            row.h = h > row.h ? h : row.h;
        }
    }
    column_close(c, row.h);
}

static void
first_group(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    if (!c->f->landscape)
        block_title(c);
    block_code(c, fit);
}

static void
second_group(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    if (c->f->landscape)
        block_title(c);
    block_check(c, fit);
    block_steps(c, fit);
    int y = column_block(c), px = fit->body < 36 ? 34 : fit->body - 2;
    struct lang_arg args[] = {{"date", c->f->m->list_date}, {"age", c->f->m->list_age}};
    if (c->f->m->list_stale) /* the more urgent caution */
        column_close(c, put_note(c->f, c->at.x, y, c->at.w, TONE_AMBER, ICON_CLOCK,
                                 say_with(c->f, "pay.stale", args, ARRAY_LEN(args)), px));
    else
        column_close(c, put_note(c->f, c->at.x, y, c->at.w, TONE_RED, ICON_ALERT,
                                 say(c->f, "pay.caution"), px));
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
                               {.look = LOOK_SECONDARY, .icon = ICON_CASH, .icon_px = 60,
                                .label = n ? say_with(f, "pay.counters", count, 1)
                                           : say(f, "directory.tab.counters"),
                                .act = ACT_GO_TAB, .arg = TAB_COUNTERS},
                               {.look = LOOK_SECONDARY, .icon = ICON_APP, .icon_px = 56,
                                .label = say(f, "pay.sites"), .act = ACT_GO_TAB,
                                .arg = TAB_SITES}};
    size_t from = f->m->can_listen ? 0 : 1;
    put_button_row(f, row, 20, buttons + from, ARRAY_LEN(buttons) - from);
}

static void
speak_page(struct frame *f)
{
    struct lang_arg args[] = {{"date", f->m->list_date}, {"age", f->m->list_age}};
    speak(f, say(f, "pay.head"));
    speak(f, f->m->pay.host);
    speak(f, say(f, "pay.check"));
    speak(f, say(f, "pay.differs"));
    speak(f, say(f, "pay.step1"));
    speak(f, say(f, "pay.step2"));
    speak(f, f->m->list_stale ? say_with(f, "pay.stale", args, ARRAY_LEN(args))
                              : say(f, "pay.caution"));
}

void
screen_pay(struct frame *f)
{
    if (f->m->pay.suspended || !f->m->pay.url.n) {
        screen_pay_closed(f);
        return;
    }
    int top = put_header(f, "pay.title"), bottom = put_foot(f, list_line(f), list_dated(f));
    speak_page(f);
    put_page(f, top, bottom, &(struct page){.first = first_group, .second = second_group,
                                            .actions = put_actions, .share = 0.46});
}
