#include "ui/screens/screens.h"

#include "ui/screens/parts.h"
#include "ui/theme.h"

/* ---- the number ---- */

static void
put_chips(struct frame *f, struct rect at)
{
    struct type type = {.px = 40, .bold = true, .color = COLOR_CARD, .align = ALIGN_CENTER,
                        .min_px = 30};
    static const char *const ids[] = {"lostmoney.hours", "lostmoney.reach"};
    int h = (at.h - 16) / 2;
    for (int i = 0; i < 2; i++) {
        struct rect chip = {at.x, at.y + i * (h + 16), at.w, h};
        put_box(f, chip, COLOR_RED2, RADIUS_PILL);
        put_label(f, inset(chip, 12, 0), say(f, ids[i]), &type);
    }
}

static int
put_number_below_words(struct frame *f, int y)
{
    enum { H = 342, PHONE = 132 };
    int chips_w = grown(f, 236);
    struct type words = {.px = 52, .bold = true, .line_height = 1.3, .color = COLOR_CARD,
                         .min_px = 40};
    struct type number = {.px = f->large ? 200 : 240, .bold = true, .line_height = 0.94, .color = COLOR_CARD};
    put_box(f, (struct rect){0, y, f->w, H}, COLOR_RED, 0);
    put_label(f, (struct rect){MARGIN, y + 22, f->w - 2 * MARGIN, 68}, say(f, "lostmoney.call"),
              &words);
    put_icon(f, ICON_PHONE, MARGIN, y + 92 + (224 - PHONE) / 2, PHONE, COLOR_SUN);
    int x = MARGIN + PHONE + 28, right = f->w - MARGIN - chips_w;
    put_label(f, (struct rect){x, y + 92, right - 16 - x, 224}, say(f, "lostmoney.number"),
              &number);
    put_chips(f, (struct rect){right, y + 104, chips_w, 200});
    return H;
}

static int
put_number_beside_words(struct frame *f, int y)
{
    enum { PHONE = 116, NUMBER_W = 450 };
    int high = f->large ? 216 : 172, chips_w = grown(f, 250);
    struct type words = {.px = 56, .bold = true, .line_height = 1.3, .color = COLOR_CARD,
                         .balance = true, .min_px = 40, .max_lines = 2};
    struct type number = {.px = 168, .bold = true, .line_height = 1, .color = COLOR_CARD};
    put_box(f, (struct rect){0, y, f->w, high}, COLOR_RED, 0);
    int words_w = f->w - 2 * MARGIN - chips_w - NUMBER_W - PHONE - 28 - 2 * 40;
    int h = text_height(f, words_w, say(f, "lostmoney.call"), &words);
    put_text(f, MARGIN, y + (high - h) / 2, words_w, say(f, "lostmoney.call"), &words);
    int x = MARGIN + words_w + 40;
    put_icon(f, ICON_PHONE, x, y + (high - PHONE) / 2, PHONE, COLOR_SUN);
    put_label(f, (struct rect){x + PHONE + 28, y, NUMBER_W, high}, say(f, "lostmoney.number"),
              &number);
    put_chips(f, (struct rect){f->w - MARGIN - chips_w, y + 20, chips_w, high - 40});
    return high;
}

/* ---- the steps ---- */

static void
block_first_hour(struct column *c, const struct fit *fit)
{
    int y = column_block(c);
    column_close(c, put_note(c->f, c->at.x, y, c->at.w, TONE_AMBER, ICON_CLOCK,
                             say(c->f, "lostmoney.hour"), fit->body));
}

static void
block_steps(struct column *c, const struct fit *fit)
{
    enum { STEPS = 4, DISC = 76 };
    static const char *const heads[STEPS] = {"lostmoney.1", "lostmoney.2", "lostmoney.3",
                                             "lostmoney.4"};
    static const char *const texts[STEPS] = {"lostmoney.1.text", "lostmoney.2.text",
                                             "lostmoney.3.text", "lostmoney.4.text"};
    struct frame *f = c->f;
    struct type number = {.px = 42, .bold = true, .color = COLOR_CARD, .align = ALIGN_CENTER};
    struct type head = {.px = fit->lead + 2, .bold = true, .line_height = 1.32,
                        .color = COLOR_INK};
    struct type text = {.px = fit->body - 2 < 34 ? 34 : fit->body - 2, .line_height = 1.4,
                        .color = COLOR_INK};
    int y = column_block(c), top = y, gap = fit->gap > 24 ? 24 : fit->gap < 14 ? 10 : 14;
    int x = c->at.x + DISC + 28, w = c->at.w - DISC - 28;
    for (int i = 0; i < STEPS; i++) {
        struct rect disc = {c->at.x, y, DISC, DISC};
        put_box(f, disc, COLOR_RED, DISC / 2);
        put_label(f, disc, digits(f, i + 1), &number);
        int h = 4 + put_text(f, x, y + 4, w, say(f, heads[i]), &head);
        h += put_text(f, x, y + h, w, say(f, texts[i]), &text);
        y += (h > DISC ? h : DISC) + (i + 1 < STEPS ? gap : 0);
    }
    column_close(c, y - top);
}

/* ---- what to have at hand, and where to complain ---- */

/* Draws the list in `at`, which is at least as high as this returns; with h 0 it only measures. */
static int
put_carry(struct frame *f, struct rect at, int px)
{
    enum { LINES = 4, HEAD_H = 80, END = 16, LEAST = 56 };
    static const enum icon icons[LINES] = {ICON_NOTE, ICON_OFFICE, ICON_CHAT, ICON_IDCARD};
    static const char *const ids[LINES] = {"lostmoney.carry.1", "lostmoney.carry.2",
                                           "lostmoney.carry.3", "lostmoney.carry.4"};
    struct type head = {.px = 42, .bold = true, .line_height = 1.3, .color = COLOR_INK};
    struct type text = {.px = px, .line_height = 1.3, .color = COLOR_INK, .max_lines = 2,
                        .min_px = 34};
    int x = at.x + 32, w = at.w - 56, heights[LINES], sum = 0;
    for (int i = 0; i < LINES; i++) {
        heights[i] = text_height(f, w - 68, say(f, ids[i]), &text) + 8;
        heights[i] = heights[i] > LEAST ? heights[i] : LEAST;
        sum += heights[i];
    }
    if (!at.h)
        return HEAD_H + sum + END;
    put_card(f, at, TONE_PLAIN);
    put_label(f, (struct rect){x, at.y + 18, w, 60}, say(f, "lostmoney.carry"), &head);
    int y = at.y + HEAD_H, spare = (at.h - HEAD_H - END - sum) / LINES;
    for (int i = 0; i < LINES; i++) {
        int line = heights[i] + spare, h = text_height(f, w - 68, say(f, ids[i]), &text);
        put_icon(f, icons[i], x, y + (line - 48) / 2, 48, COLOR_BRAND);
        put_text(f, x + 68, y + (line - h) / 2, w - 68, say(f, ids[i]), &text);
        y += line;
    }
    return at.h;
}

/* The card with the complaint's code, qr_h high, as a box of `at`'s height. */
static void
put_qr_card_in(struct frame *f, struct rect at, int qr_h, const struct directory_row *portal)
{
    put_bordered(f, at, COLOR_CARD, RADIUS_PILL, COLOR_INK, BORDER);
    put_qr_card(f, at.x + 2 * BORDER, at.y + (at.h - qr_h) / 2, at.w - 4 * BORDER, portal->qr,
                say(f, "result.complain"), portal->value, COLOR_NONE);
}

static void
block_carry(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    int code_w = f->landscape ? 284 : 324, px = fit->body - 4 < 34 ? 34 : fit->body - 4;
    const struct directory_row *portal = site_row(f, "cybercrime.gov.in");
    bool code = portal && portal->qr.n;
    size_t op = f->list->n;
    int y = column_block(c), x = c->at.x + c->at.w - code_w;
    struct rect list = {c->at.x, y, c->at.w - (code ? code_w + 20 : 0), 0};
    int h = put_carry(f, list, px);
    if (code) {
        int qr_h = put_qr_card(f, x, y, code_w, portal->qr, say(f, "result.complain"),
                               portal->value, COLOR_INK);
        h = qr_h + 4 * BORDER > h ? qr_h + 4 * BORDER : h;
        f->list->n = op; /* measured; drawn again in the middle of the list's height */
        put_qr_card_in(f, (struct rect){x, y, code_w, h}, qr_h, portal);
    }
    list.h = h;
    put_carry(f, list, px);
    column_close(c, h);
}

static void
first_group(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_first_hour(c, fit);
    block_steps(c, fit);
}

static void
second_group(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_carry(c, fit);
}

static void
put_actions(struct frame *f, struct rect row, void *ctx)
{
    (void)ctx;
    struct button buttons[] = {listen_button(f),
                               {.look = LOOK_SECONDARY, .icon = ICON_PHONE,
                                .label = say(f, "lostmoney.numbers"), .act = ACT_GO_TAB,
                                .arg = TAB_NUMBERS},
                               {.look = LOOK_NAV, .icon = ICON_SEARCH,
                                .label = say(f, "lostmoney.check"), .act = ACT_GO,
                                .arg = SCREEN_VERIFY}};
    if (f->m->report.open && f->m->report.n) /* there is an answer with something to tell of */
        buttons[2] = (struct button){.look = LOOK_NAV, .icon = ICON_FLAG,
                                     .label = say(f, "lostmoney.report"), .act = ACT_REPORT};
    size_t from = f->m->can_listen ? 0 : 1;
    put_button_row(f, row, 20, buttons + from, ARRAY_LEN(buttons) - from);
}

static void
speak_page(struct frame *f)
{
    static const char *const ids[] = {
        "lostmoney.call", "lostmoney.number", "lostmoney.hour",   "lostmoney.1",
        "lostmoney.1.text", "lostmoney.2",    "lostmoney.2.text", "lostmoney.3",
        "lostmoney.3.text", "lostmoney.4",    "lostmoney.4.text", "lostmoney.carry",
        "lostmoney.carry.1", "lostmoney.carry.2", "lostmoney.carry.3", "lostmoney.carry.4",
        "lostmoney.nosecret"};
    for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
        speak(f, say(f, ids[i]));
        if (i == 1) /* whom to ring */
            speak_heading(f);
    }
}

void
screen_lostmoney(struct frame *f)
{
    int top = put_header(f, "lostmoney.title");
    int bottom = put_foot(f, say(f, "lostmoney.source"), say(f, "lostmoney.nosecret"));
    speak_page(f);
    top += f->landscape ? put_number_beside_words(f, top) : put_number_below_words(f, top);
    put_page(f, top, bottom, &(struct page){.first = first_group, .second = second_group,
                                            .actions = put_actions, .share = 0.5});
}
