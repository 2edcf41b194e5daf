/* The panel behind the PIN: the list, the stick, what the public is told, the machine. */
#include "ui/screens/staff.h"

#include "ui/screens/parts.h"
#include "ui/theme.h"

/* Large text comes in pages, so that any card may stand high up: for who cannot reach there, what is
 * touched stands below them all. */
static bool
stands_apart(const struct frame *f)
{
    return f->large && f->low;
}

enum { PAD = 32, HEAD_H = 92, HEAD_TIGHT_H = 76, CHIP = 64 };

/* ---- the head of a card ---- */

static int
head_height(const struct fit *fit)
{
    return fit->tight ? HEAD_TIGHT_H : HEAD_H;
}

static void
put_head(struct frame *f, struct rect card, int h, enum icon icon, struct str title, int room)
{
    struct type type = {.px = 40, .bold = true, .color = COLOR_INK, .min_px = 32};
    put_icon(f, icon, card.x + PAD, card.y + (h - 48) / 2 + 6, 48, COLOR_BRAND);
    put_label(f, (struct rect){card.x + PAD + 68, card.y + 6, room - 68, h}, title, &type);
}

/* At the right of the card's head; returns what it leaves. */
static int
put_head_chip(struct frame *f, struct rect card, int h, enum tone tone, enum icon icon,
              struct str text)
{
    int w = status_width(f, CHIP, icon, text), room = card.w - 2 * PAD;
    put_status(f, card.x + card.w - PAD - w, card.y + (h - CHIP) / 2 + 6, CHIP, tone, icon,
               text);
    return room - w - 20;
}

/* ---- the list ---- */

static struct str
age_text(const struct frame *f)
{
    int64_t days = f->m->staff_panel.age_days;
    if (days < 0)
        return say(f, "staff.age.unknown");
    if (days <= 1)
        return say(f, days ? "staff.age.day" : "staff.age.today");
    return staff_say(f, "staff.age.days", days);
}

enum { FIGURES = 4, FIGURE_ROW_H = 76 };

static int
figures_height(const struct frame *f, int px)
{
    return f->large ? FIGURES * FIGURE_ROW_H : 46 + px * 5 / 4 + 4;
}

/* Name over value with a line between each; large text has a row for each. */
static void
put_figure(struct frame *f, struct rect at, int px, struct str name, struct str value)
{
    struct type small = {.px = 34, .line_height = 1.3, .color = COLOR_MUTED, .min_px = 28};
    struct type big = {.px = px, .bold = true, .line_height = 1.25, .color = COLOR_INK,
                       .min_px = 32};
    struct rect top = {at.x, at.y, at.w, 46}, rest = {at.x, at.y + 46, at.w, at.h - 46};
    if (f->large) {
        top = (struct rect){at.x, at.y, at.w * 3 / 5, at.h};
        rest = (struct rect){at.x + top.w, at.y, at.w - top.w, at.h};
        big.align = ALIGN_RIGHT;
    }
    put_label(f, top, name, &small);
    put_label(f, rest, value, &big);
}

static void
put_figures(struct frame *f, struct rect row, int px)
{
    enum { GAP = 34 };
    static const char *const ids[FIGURES] = {"staff.list.serial", "staff.list.age",
                                             "staff.list.entries", "staff.list.counters"};
    static const double weights[FIGURES] = {1, 1.25, 1.35, 1.1};
    const struct staff_view *v = &f->m->staff_panel;
    const struct str values[FIGURES] = {digits(f, f->m->list_serial), age_text(f),
                                        digits(f, v->entries), digits(f, v->counters)};
    for (int i = 0; i < FIGURES; i++) {
        struct rect cell = row_cell(row, GAP, weights, FIGURES, (size_t)i);
        if (f->large)
            cell = (struct rect){row.x, row.y + i * FIGURE_ROW_H, row.w, FIGURE_ROW_H};
        else if (i > 0)
            put_box(f, (struct rect){cell.x - GAP / 2 - 1, row.y, 3, row.h}, COLOR_LINE, 0);
        put_figure(f, cell, f->large ? 44 : px, say(f, ids[i]), values[i]);
    }
}

static int
most(int a, int b)
{
    return a > b ? a : b;
}

/* From today to where the list is old; the tick in the middle says: see to a new one. */
static void
put_age_bar(struct frame *f, struct rect at)
{
    enum { BAR_H = 20 };
    const struct staff_view *v = &f->m->staff_panel;
    int64_t whole = v->stale_days > 0 ? v->stale_days : 1, half = whole / 2;
    int64_t age = v->age_days < 0 ? whole : v->age_days < whole ? v->age_days : whole;
    struct color fill = v->age_days < 0 || age >= whole ? COLOR_RED
                        : age >= half                   ? COLOR_AMBER
                                                        : COLOR_GREEN;
    int tick = at.x + (int)(at.w * half / whole);
    put_bordered(f, (struct rect){at.x - 2, at.y + 2, at.w + 4, BAR_H + 4}, COLOR_TRACK,
                 BAR_H / 2 + 2, f->large ? COLOR_INK : COLOR_TRACK, 2);
    put_box(f, (struct rect){at.x, at.y + 4, most((int)(at.w * age / whole), BAR_H), BAR_H}, fill,
            BAR_H / 2);
    put_box(f, (struct rect){tick, at.y + 4, 4, BAR_H}, COLOR_AMBER_TX, 0);
    struct type type = {.px = 34, .line_height = 1.3, .color = COLOR_MUTED, .min_px = 28};
    int high = grown(f, 46);
    struct rect left = {at.x, at.y + 30, at.w / 5, high};
    struct rect middle = {at.x + at.w / 5, at.y + 30, at.w / 2 - 10, high};
    struct rect right = {at.x + at.w * 7 / 10, at.y + 30, at.w - at.w * 7 / 10, high};
    put_label(f, left, say(f, "staff.bar.today"), &type);
    type.align = ALIGN_CENTER;
    put_label(f, middle, staff_say(f, "staff.bar.half", half), &type);
    type.align = ALIGN_RIGHT;
    put_label(f, right, staff_say(f, "staff.bar.end", whole), &type);
}

static void
block_list(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    const struct staff_view *v = &f->m->staff_panel;
    int px = fit->lead + (fit->tight ? 10 : 20), figures = figures_height(f, px);
    int scale = 30 + grown(f, 46);
    int head = head_height(fit);
    struct rect card = {c->at.x, column_block(c), c->at.w, head + 8 + figures + 14 + scale + 16};
    put_card(f, card, TONE_PLAIN);
    enum tone tone = v->is_older || !v->is_signed ? TONE_AMBER : TONE_GREEN;
    const char *state = v->is_older ? "staff.older" : v->is_signed ? "staff.signed"
                                                                   : "staff.unsigned";
    int room = put_head_chip(f, card, head, tone, tone == TONE_GREEN ? ICON_CHECK : ICON_ALERT,
                             say(f, state));
    put_head(f, card, head, ICON_LIST, say(f, "staff.list"), room);
    struct rect in = {card.x + PAD, card.y + head + 8, card.w - 2 * PAD, figures};
    put_figures(f, in, px);
    put_age_bar(f, (struct rect){in.x, in.y + figures + 14, in.w, scale});
    speak(f, say(f, "staff.list"));
    speak(f, say(f, state));
    column_close(c, card.h);
}

/* ---- the stick ---- */

static struct str
usb_text(const struct frame *f)
{
    const struct staff_view *v = &f->m->staff_panel;
    switch (v->usb) {
    case USB_NONE:
        return say(f, "staff.usb.none");
    case USB_LOOKING:
        return say(f, "staff.usb.looking");
    case USB_SHUT:
        return say(f, "staff.usb.shut");
    case USB_READY:
    case USB_SAME:
    case USB_REFUSED:
    case USB_APPLYING:
    case USB_TAKEN:
        break;
    }
    return v->usb_text;
}

static enum tone
usb_tone(enum usb_state state)
{
    return state == USB_REFUSED || state == USB_SHUT ? TONE_AMBER
           : state == USB_TAKEN                      ? TONE_GREEN
                                                     : TONE_PLAIN;
}

static void
put_usb_bar(struct frame *f, struct rect at)
{
    double part = f->m->staff_panel.usb_part;
    put_box(f, at, COLOR_TRACK, at.h / 2);
    put_box(f, (struct rect){at.x, at.y, most((int)(at.w * part), at.h), at.h}, COLOR_GREEN,
            at.h / 2);
}

static void
block_usb(struct column *c, const struct fit *fit)
{
    enum { BUTTON_H = 108, BAR_H = 20 };
    struct frame *f = c->f;
    int button_w = grown(f, 340);
    int head = head_height(fit);
    const struct staff_view *v = &f->m->staff_panel;
    bool ready = v->usb == USB_READY && !stands_apart(f), applying = v->usb == USB_APPLYING;
    enum tone tone = usb_tone(v->usb);
    struct str text = usb_text(f);
    struct type type = {.px = fit->body > 42 ? 40 : fit->body > 36 ? fit->body - 2 : 34,
                        .line_height = 1.36,
                        .color = tone == TONE_PLAIN ? COLOR_INK : tone_text(tone)};
    int w = c->at.w - 2 * PAD - (ready ? button_w + 24 : 0);
    int text_h = text_height(f, w, text, &type), body = text_h;
    if (ready && body < BUTTON_H)
        body = BUTTON_H;
    struct rect card = {c->at.x, column_block(c), c->at.w,
                        head + 4 + body + (applying ? BAR_H + 16 : 0) + 24};
    if (ready)
        put_bordered(f, card, COLOR_CARD, RADIUS_CARD, COLOR_BRAND, BORDER);
    else
        put_card(f, card, tone);
    int room = card.w - 2 * PAD;
    if (ready)
        room = put_head_chip(f, card, head, TONE_GREEN, ICON_CHECK, say(f, "staff.signed"));
    put_head(f, card, head, ICON_USB, say(f, "staff.usb"), room);
    int y = card.y + head + 4;
    put_text(f, card.x + PAD, y + (body - text_h) / 2, w, text, &type);
    if (ready)
        put_button(f, (struct rect){card.x + card.w - PAD - button_w, y, button_w, BUTTON_H},
                   &(struct button){.look = LOOK_PRIMARY, .icon = ICON_REFRESH, .icon_px = 48,
                                    .label = say(f, "staff.apply"), .act = ACT_STAFF,
                                    .arg = STAFF_APPLY});
    if (applying)
        put_usb_bar(f, (struct rect){card.x + PAD, y + body + 12, card.w - 2 * PAD, BAR_H});
    speak(f, text);
    column_close(c, card.h);
}

/* ---- what the public is told ---- */

struct toggle {
    const char *name;
    struct str text;
    bool on;
    enum staff_act act;
};

/* The whole right end of the row answers, not the switch alone. */
static void
put_switch(struct frame *f, struct rect at, const struct toggle *t)
{
    enum { W = 132, H = 72, KNOB = 60 };
    bool live = f->m->staff_panel.may_write && !stands_apart(f);
    bool pressed = live && is_pressed(f, ACT_STAFF, t->act);
    struct str state = say(f, t->on ? "staff.on" : "staff.off");
    struct type type = {.px = 36, .bold = true, .color = t->on ? COLOR_GREEN : COLOR_MUTED,
                        .align = ALIGN_RIGHT, .min_px = 30};
    struct rect pill = {at.x + at.w - W, at.y + (at.h - H) / 2, W, H};
    struct color fill = t->on ? COLOR_GREEN : pressed ? COLOR_MUTED : COLOR_EDGE;
    put_box(f, pill, fill, H / 2);
    put_box(f, (struct rect){t->on ? pill.x + W - KNOB - 6 : pill.x + 6, pill.y + 6, KNOB, KNOB},
            COLOR_CARD, KNOB / 2);
    put_label(f, (struct rect){at.x, at.y, at.w - W - 18, at.h}, state, &type);
    if (live)
        hit_add(f, at, ACT_STAFF, (int)t->act,
                arena_fmt(f->list->arena, "%.*s: %.*s", (int)say(f, t->name).n,
                          say(f, t->name).p, (int)state.n, state.p));
}

enum { SWITCH_W = 300 };

static struct type
toggle_name(const struct fit *fit)
{
    return (struct type){.px = fit->body, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                         .max_lines = 1, .min_px = 32};
}

static struct type
toggle_sub(void)
{
    return (struct type){.px = 34, .line_height = 1.3, .color = COLOR_MUTED};
}

static int
toggle_height(struct frame *f, int w, const struct toggle *t, const struct fit *fit)
{
    struct type name = toggle_name(fit), sub = toggle_sub();
    int room = w - SWITCH_W - 20, least = 2 * fit->body + (fit->tight ? 32 : 36);
    int h = text_height(f, room, say(f, t->name), &name) + text_height(f, room, t->text, &sub) + 20;
    return h < least ? least : h;
}

static void
put_toggle(struct frame *f, struct rect row, const struct toggle *t, const struct fit *fit)
{
    struct type name = toggle_name(fit), sub = toggle_sub();
    int w = row.w - SWITCH_W - 20, sub_h = text_height(f, w, t->text, &sub);
    int name_h = text_height(f, w, say(f, t->name), &name);
    int y = row.y + (row.h - name_h - sub_h) / 2;
    put_box(f, (struct rect){row.x, row.y, row.w, 2}, COLOR_LINE, 0);
    put_text(f, row.x, y, w, say(f, t->name), &name);
    put_text(f, row.x, y + name_h, w, t->text, &sub);
    put_switch(f, (struct rect){row.x + w + 20, row.y + 8, SWITCH_W, row.h - 12}, t);
    speak(f, say(f, t->name));
    speak(f, say(f, t->on ? "staff.on" : "staff.off"));
}

static void
block_notices(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    const struct staff_view *v = &f->m->staff_panel;
    struct toggle rows[] = {
        {"staff.payment", v->payment_text, v->payment_off, STAFF_PAYMENT},
        {"staff.emergency", v->emergency_text, v->emergency_on, STAFF_EMERGENCY}};
    size_t n = v->has_emergency ? 2 : 1;
    int w = c->at.w - 2 * PAD, heights[2], sum = 0, head = head_height(fit);
    for (size_t i = 0; i < n; i++) {
        if (!v->may_write)
            rows[i].text = say(f, "staff.shut");
        heights[i] = toggle_height(f, w, &rows[i], fit);
        sum += heights[i];
    }
    struct rect card = {c->at.x, column_block(c), c->at.w, head + 4 + sum + 8};
    put_card(f, card, TONE_PLAIN);
    put_head(f, card, head, ICON_INFO, say(f, "staff.notices"), w);
    int y = card.y + head + 4;
    for (size_t i = 0; i < n; i++) {
        put_toggle(f, (struct rect){card.x + PAD, y, w, heights[i]}, &rows[i], fit);
        y += heights[i];
    }
    column_close(c, card.h);
}

/* ---- the machine ---- */

static void
put_health(struct frame *f, struct rect at, const struct health_row *r)
{
    struct color ink = r->warn ? COLOR_AMBER_TX : COLOR_GREEN;
    struct type name = {.px = 34, .color = COLOR_INK, .min_px = 28};
    struct type value = {.px = 34, .bold = true, .color = ink, .align = ALIGN_RIGHT, .min_px = 28};
    int value_w = text_width(f, r->value, &value) + 2, room = at.w - 56 - 52;
    if (value_w > room * 2 / 3)
        value_w = room * 2 / 3;
    put_icon(f, r->icon, at.x, at.y + (at.h - 42) / 2, 42, COLOR_BRAND);
    put_label(f, (struct rect){at.x + 56, at.y, room - value_w - 12, at.h}, r->name, &name);
    put_label(f, (struct rect){at.x + 56 + room - value_w, at.y, value_w, at.h}, r->value, &value);
    put_icon(f, r->warn ? ICON_ALERT : ICON_CHECK, at.x + at.w - 40, at.y + (at.h - 40) / 2, 40,
             ink);
}

static void
block_health(struct column *c, const struct fit *fit)
{
    enum { GAP = 56 };
    struct frame *f = c->f;
    const struct staff_view *v = &f->m->staff_panel;
    size_t columns = f->large ? 1 : 2, rows = (v->n_health + columns - 1) / columns;
    int row_h = fit->body + (fit->tight ? 18 : 28), head = head_height(fit);
    struct rect card = {c->at.x, column_block(c), c->at.w, head + (int)rows * row_h + 16};
    put_card(f, card, TONE_PLAIN);
    struct str state = v->warnings == 0   ? say(f, "staff.fine")
                       : v->warnings == 1 ? say(f, "staff.warnings.one")
                                          : staff_say(f, "staff.warnings", v->warnings);
    int room = put_head_chip(f, card, head, v->warnings ? TONE_AMBER : TONE_GREEN, ICON_NONE, state);
    put_head(f, card, head, ICON_PULSE, say(f, "staff.health"), room);
    for (size_t i = 0; i < v->n_health; i++) {
        struct rect row = {card.x + PAD, card.y + head + (int)(i / columns) * row_h,
                           card.w - 2 * PAD, row_h};
        put_health(f, row_cell(row, GAP, NULL, columns, i % columns), &v->health[i]);
    }
    speak(f, say(f, "staff.health"));
    speak(f, state);
    column_close(c, card.h);
}

/* ---- what people told the office ---- */

static enum tone
reports_tone(enum save_state save)
{
    return save == SAVE_DONE ? TONE_GREEN : save == SAVE_FAILED ? TONE_AMBER : TONE_PLAIN;
}

enum { SAVE_W = 361, SAVE_H = 102 };

/* The count, the last token under it, and the button. */
static void
put_reports(struct frame *f, struct rect row, int line, const struct fit *fit, bool live)
{
    const struct staff_view *v = &f->m->staff_panel;
    struct type head = {.px = fit->body, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                        .min_px = 28};
    struct type sub = {.px = 34, .line_height = 1.3, .color = COLOR_MUTED, .min_px = 28};
    bool token = v->save == SAVE_READY && v->reports_text.n;
    int low = token ? grown(f, 46) : 0, y = row.y + (row.h - line - low) / 2;
    int w = row.w - (live ? grown(f, SAVE_W) + 20 : 0);
    struct rect button = {row.x + w + 20, row.y + (row.h - SAVE_H) / 2, row.w - w - 20, SAVE_H};
    struct str count = staff_say(f, "staff.reports", v->reports);
    put_label(f, (struct rect){row.x, y, w, line}, count, &head);
    if (token)
        put_label(f, (struct rect){row.x, y + line, w, low}, v->reports_text, &sub);
    if (live)
        put_button(f, button,
                   &(struct button){.look = LOOK_SECONDARY, .icon = ICON_USB, .icon_px = 44,
                                    .label = say(f, "staff.save"), .act = ACT_STAFF,
                                    .arg = STAFF_SAVE});
}

/* What became of them on the stick stands below, as wide as the card: a file's name is long. */
static void
block_reports(struct column *c, const struct fit *fit)
{
    enum { ICON = 68 };
    struct frame *f = c->f;
    const struct staff_view *v = &f->m->staff_panel;
    bool live = v->save != SAVE_RUNS && !stands_apart(f);
    enum tone tone = reports_tone(v->save);
    struct type type = {.px = 34, .line_height = 1.3,
                        .color = tone == TONE_AMBER ? tone_text(tone) : COLOR_INK};
    int w = c->at.w - 2 * PAD - ICON, line = grown(f, fit->body * 13 / 10);
    int row = most(line + (v->save == SAVE_READY ? grown(f, 46) : 0), live ? SAVE_H : 0);
    int text_h = v->save_text.n ? text_height(f, w, v->save_text, &type) + 8 : 0;
    int edge = fit->tight ? 12 : 22;
    struct rect card = {c->at.x, column_block(c), c->at.w, row + text_h + 2 * edge};
    int x = card.x + PAD + ICON;
    put_card(f, card, tone);
    put_icon(f, ICON_FLAG, card.x + PAD, card.y + edge + (row - 48) / 2, 48, COLOR_BRAND);
    put_reports(f, (struct rect){x, card.y + edge, w + 5, row}, line, fit, live);
    if (v->save_text.n) {
        put_text(f, x, card.y + edge + row + 8, w, v->save_text, &type);
        speak(f, v->save_text);
    }
    column_close(c, card.h);
}

/* ---- the page ---- */

/* What is only told comes before what is touched where nothing may be touched high up. */
static void
build_list(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_list(c, fit);
    if (c->f->low)
        block_health(c, fit);
    if ((c->f->landscape || c->f->low) && c->f->m->staff_panel.has_reports)
        block_reports(c, fit);
    block_usb(c, fit);
}

static void
build_rest(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_notices(c, fit);
    if (c->f->low)
        return;
    block_health(c, fit);
    if (!c->f->landscape && c->f->m->staff_panel.has_reports)
        block_reports(c, fit);
}

static struct button
tool(const struct frame *f, enum icon icon, const char *id, enum staff_act act)
{
    return (struct button){.look = LOOK_SECONDARY, .icon = icon, .icon_px = 44,
                           .label = say(f, id), .act = ACT_STAFF, .arg = (int)act};
}

/* The switch as a button: what it would do. */
static struct button
turn(const struct frame *f, const char *id, bool on, enum staff_act act)
{
    struct button b = tool(f, ICON_NONE, id, act);
    struct str what = say(f, id), to = say(f, on ? "staff.off" : "staff.on");
    b.label = arena_fmt(f->list->arena, "%.*s: %.*s", (int)what.n, what.p, (int)to.n, to.p);
    return b;
}

static size_t
tools_apart(const struct frame *f, struct button *out)
{
    const struct staff_view *v = &f->m->staff_panel;
    size_t n = 0;
    if (v->usb == USB_READY)
        out[n++] = tool(f, ICON_USB, "staff.apply", STAFF_APPLY);
    if (v->may_write)
        out[n++] = turn(f, "staff.payment", v->payment_off, STAFF_PAYMENT);
    if (v->may_write && v->has_emergency)
        out[n++] = turn(f, "staff.emergency", v->emergency_on, STAFF_EMERGENCY);
    return n;
}

static void
put_tools(struct frame *f, struct rect row, void *ctx)
{
    bool sure = f->ui->staff.sure;
    struct button tools[4];
    size_t n = 0;
    (void)ctx;
    if (stands_apart(f))
        n = tools_apart(f, tools);
    else
        tools[n++] = tool(f, ICON_TOUCH, "staff.test", STAFF_TEST);
    if (f->m->staff_panel.can_sound && !stands_apart(f))
        tools[n++] = tool(f, ICON_SPEAKER, "staff.sound", STAFF_SOUND);
    tools[n++] = tool(f, ICON_REFRESH, sure ? "staff.sure" : "staff.restart", STAFF_RESTART);
    tools[n - 1].look = sure ? LOOK_DANGER : LOOK_SECONDARY;
    put_button_row(f, row, 20, tools, n);
}

/* "4:32" */
static struct str
time_left(const struct frame *f)
{
    int left = f->m->staff_panel.leaves_in;
    struct lang_arg args[] = {
        {"time", arena_fmt(f->list->arena, "%d:%02d", left / 60, left % 60)}};
    return say_with(f, "staff.closes.short", args, 1);
}

void
staff_panel_page(struct frame *f)
{
    int top = put_header_timed(f, "staff.panel", time_left(f));
    int bottom = put_foot(f, staff_kiosk(f, "staff.kiosk.version"), list_dated(f));
    put_page(f, top, bottom, &(struct page){.first = build_list, .second = build_rest,
                                            .actions = put_tools, .share = 0.5});
}
