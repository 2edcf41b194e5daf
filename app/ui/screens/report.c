/* Telling the office: which number, the consent, the token. What a message says is never shown. */
#include "ui/screens/screens.h"

#include "ui/screens/result.h"
#include "ui/theme.h"

static const struct report_choice *
told(const struct frame *f)
{
    static const struct report_choice none = {.kind = ENTITY_KINDS};
    const struct report_view *v = &f->m->report;
    return f->ui->told && f->ui->told <= v->n ? &v->choices[f->ui->told - 1] : &none;
}

static enum icon
icon_of(enum entity_kind kind)
{
    switch (kind) {
    case ENTITY_LINK: return ICON_GLOBE;
    case ENTITY_VPA: return ICON_UPI;
    case ENTITY_HEADER: return ICON_CHAT;
    default: return ICON_PHONE;
    }
}

/* "नतीजा: ठगी · 22 नवम्बर 2026 · बिजली काटने की धमकी · सर्वोदय नगर कार्यालय" */
static struct str
verdict_line(struct frame *f)
{
    const struct answer *a = f->m->result.answer;
    const char *id = !a || a->verdict == VERDICT_UNVERIFIED ? "report.result.unverified"
                     : a->verdict == VERDICT_SCAM           ? "report.result.scam"
                                                            : "report.result.suspicious";
    struct lang_arg args[] = {{"date", lang_date(f->m->lang, f->list->arena, f->m->now)}};
    struct str line = say_with(f, id, args, ARRAY_LEN(args));
    const struct str more[] = {f->m->report.fraud, f->m->office};
    for (size_t i = 0; i < ARRAY_LEN(more); i++)
        if (more[i].n)
            line = arena_fmt(f->list->arena, "%.*s · %.*s", (int)line.n, line.p, (int)more[i].n,
                             more[i].p);
    return line;
}

static void
block_title(struct column *c, const struct fit *fit, struct str head, struct str sub)
{
    struct frame *f = c->f;
    struct type title = {.px = fit->lead + 14, .bold = true, .line_height = 1.3,
                         .color = COLOR_INK, .balance = true};
    struct type text = {.px = fit->body, .line_height = 1.42, .color = COLOR_INK};
    int y = column_block(c), h = put_text(f, c->at.x, y, c->at.w, head, &title);
    h += 6 + put_text(f, c->at.x, y + h + 6, c->at.w, sub, &text);
    column_close(c, h);
}

static void
block_note(struct column *c, const struct fit *fit, enum tone tone, enum icon icon,
           struct str text)
{
    int y = column_block(c);
    column_close(c, put_note(c->f, c->at.x, y, c->at.w, tone, icon, text, fit->body));
}

/* ---- which one ---- */

static void put_actions(struct frame *f, struct rect row, void *ctx);

static void
put_choice(struct frame *f, struct rect at, size_t i)
{
    const struct report_choice *c = &f->m->report.choices[i];
    struct type type = {.px = 40, .bold = true, .line_height = 1.05, .color = COLOR_INK,
                        .tracking = 1, .max_lines = 1, .min_px = 28, .personal = true};
    struct rect whole = at;
    bool pressed = is_pressed(f, ACT_REPORT, (int)i + 1);
    put_bordered(f, at, pressed ? RGB(0xe6eaf3) : COLOR_CARD, RADIUS_CARD, COLOR_EDGE, BORDER);
    at.y += pressed ? 3 : 0;
    put_icon(f, icon_of(c->kind), at.x + 36, at.y + (at.h - 72) / 2, 72, COLOR_RED);
    put_icon(f, ICON_NEXT, at.x + at.w - 84, at.y + (at.h - 52) / 2, 52, COLOR_BRAND);
    put_label(f, (struct rect){at.x + 144, at.y, at.w - 144 - 104, at.h}, c->text, &type);
    hit_add(f, whole, ACT_REPORT, (int)i + 1, c->text);
}

/* The rows stand at the bottom, where every hand reaches them, over the actions; the words above, or
 * beside them in landscape. */
static void
put_choices(struct frame *f, int top, int bottom)
{
    enum { GAP = 16, EDGE = 24 };
    struct type title = {.px = 60, .bold = true, .line_height = 1.3, .color = COLOR_INK};
    struct type text = {.px = 44, .line_height = 1.42, .color = COLOR_INK};
    int n = (int)f->m->report.n, high = action_height(f), w = f->w - 2 * MARGIN;
    int left = f->landscape ? w * 45 / 100 : w, x = f->landscape ? MARGIN + left + 40 : MARGIN;
    struct rect actions = {x, bottom - EDGE - high, f->w - MARGIN - x, high};
    int room = actions.y - EDGE - (top + EDGE), row_h = n ? (room - (n - 1) * GAP) / n : 0;
    int most = f->large && f->ui->low ? 128 : 148; /* the first is to be in reach too */
    row_h = row_h < most ? row_h : most;
    int first = actions.y - EDGE - n * row_h - (n - 1) * GAP;
    for (int i = 0; i < n; i++)
        put_choice(f, (struct rect){x, first + i * (row_h + GAP), actions.w, row_h}, (size_t)i);
    put_actions(f, actions, NULL);
    int y = top + EDGE, end = f->landscape ? bottom - EDGE : first - EDGE;
    y += put_text(f, MARGIN, y, left, say(f, "report.which"), &title) + 6;
    y += put_text(f, MARGIN, y, left, say(f, "report.which.sub"), &text) + EDGE;
    size_t op = f->list->n;
    if (y + put_note(f, MARGIN, y, left, TONE_AMBER, ICON_ALERT, say(f, "report.own"), 40) > end)
        f->list->n = op; /* it is said with the consent, too */
}

/* ---- the consent ---- */

/* The caption, the value and what is said of it, on a white card. */
static void
block_value(struct column *c, const struct fit *fit, struct str caption, struct str line)
{
    enum { PAD = 36, ICON = 72 };
    struct frame *f = c->f;
    const struct report_choice *t = told(f);
    struct type big = {.px = 92, .bold = true, .line_height = 1.25, .color = COLOR_INK,
                       .tracking = 1, .max_lines = 2, .personal = true};
    struct type text = {.px = fit->body, .line_height = 1.42, .color = COLOR_MUTED};
    int x = c->at.x + PAD, w = c->at.w - 2 * PAD, y = column_block(c);
    int caption_h = f->large ? 66 : 50;
    fit_value(f, w - ICON - 28, t->text, &big);
    int value_h = text_height(f, w - ICON - 28, t->text, &big);
    int line_h = line.n ? text_height(f, w, line, &text) + 6 : 0;
    struct rect card = {c->at.x, y, c->at.w, 24 + caption_h + value_h + line_h + 24};
    put_bordered(f, card, COLOR_CARD, RADIUS_CARD, COLOR_BRAND, BORDER);
    put_caption(f, x, y + 24, w, caption);
    y += 24 + caption_h;
    put_icon(f, icon_of(t->kind), x, y + (value_h - ICON) / 2, ICON, COLOR_RED);
    put_text(f, x + ICON + 28, y, w - ICON - 28, t->text, &big);
    if (line.n)
        put_text(f, x, y + value_h + 6, w, line, &text);
    column_close(c, card.h);
}

struct points {
    enum tone tone;
    struct color ground;
    enum icon icon;
    const char *title, *lines[3];
};

static const struct points kept = {TONE_GREEN, {0x0f, 0x5f, 0x35, 255}, ICON_CHECK, "report.kept",
                                   {"report.kept.1", "report.kept.2", "report.kept.3"}};
static const struct points not_kept = {TONE_SLATE, {0x3d, 0x47, 0x63, 255}, ICON_CROSS,
                                       "report.not_kept", {"report.not_kept.1",
                                       "report.not_kept.2", "report.not_kept.3"}};

/* Draws the card, `h` high if that is more than it needs; returns its height. */
static int
put_points(struct frame *f, struct rect at, const struct points *p, int px)
{
    enum { PAD = 30, DISC = 56 };
    struct type title = {.px = px + 2, .bold = true, .line_height = 1.3, .color = p->ground};
    struct type text = {.px = px, .line_height = 1.35, .color = COLOR_INK};
    int w = at.w - 2 * PAD, text_w = w - DISC - 20, h = 24;
    int title_h = text_height(f, w, say(f, p->title), &title) + 10, line_h[3];
    for (size_t i = 0; i < ARRAY_LEN(line_h); i++) {
        line_h[i] = text_height(f, text_w, say(f, p->lines[i]), &text);
        line_h[i] = line_h[i] > DISC ? line_h[i] : DISC;
        h += line_h[i] + 8;
    }
    h += title_h + 16;
    at.h = at.h > h ? at.h : h;
    put_card(f, at, p->tone);
    put_text(f, at.x + PAD, at.y + 24, w, say(f, p->title), &title);
    int y = at.y + 24 + title_h;
    for (size_t i = 0; i < ARRAY_LEN(line_h); i++) {
        struct str line = say(f, p->lines[i]);
        int own = text_height(f, text_w, line, &text);
        put_box(f, (struct rect){at.x + PAD, y, DISC, DISC}, p->ground, DISC / 2);
        put_icon(f, p->icon, at.x + PAD + 10, y + 10, DISC - 20, COLOR_CARD);
        put_text(f, at.x + PAD + DISC + 20, y + (line_h[i] > own ? (line_h[i] - own) / 2 : 0),
                 text_w, line, &text);
        y += line_h[i] + 8;
    }
    return at.h;
}

/* Both side by side and equally high; under each other in large text. */
static void
block_points(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    const struct points *both[] = {&kept, &not_kept};
    int px = fit->body > 42 ? 42 : fit->body;
    if (f->large) {
        for (size_t i = 0; i < ARRAY_LEN(both); i++) {
            int y = column_block(c);
            column_close(c, put_points(f, (struct rect){c->at.x, y, c->at.w, 0}, both[i], px));
        }
        return;
    }
    struct rect row = {c->at.x, column_block(c), c->at.w, 0};
    size_t op = f->list->n;
    for (int pass = 0; pass < 2; pass++) {
        f->list->n = op;
        for (size_t i = 0; i < ARRAY_LEN(both); i++) {
            int h = put_points(f, row_cell(row, 20, NULL, 2, i), both[i], px);
            row.h = h > row.h ? h : row.h;
        }
    }
    column_close(c, row.h);
}

static struct button
yes_button(const struct frame *f)
{
    return (struct button){.look = LOOK_PRIMARY, .icon = ICON_CHECK, .label = say(f, "report.yes"),
                           .act = ACT_REPORT_YES};
}

/* On the tall screen the one thing to do stands alone, over the row with the others. */
static bool
yes_stands_alone(const struct frame *f)
{
    return !f->landscape && !f->large;
}

static void
first_of_consent(struct column *c, const struct fit *fit, void *ctx)
{
    struct frame *f = c->f;
    (void)ctx;
    block_title(c, fit, say_of_kind(f, "report.ask", told(f)->kind), say(f, "report.why"));
    block_value(c, fit, say(f, "report.this_is_kept"), verdict_line(f));
    block_points(c, fit);
}

static void
second_of_consent(struct column *c, const struct fit *fit, void *ctx)
{
    struct frame *f = c->f;
    (void)ctx;
    block_note(c, fit, TONE_SLATE, ICON_OFFICE, say(f, "report.token_comes"));
    block_note(c, fit, TONE_AMBER, ICON_ALERT, say(f, "report.own"));
    block_note(c, fit, TONE_AMBER, ICON_INFO, say(f, "report.no_police"));
    if (!yes_stands_alone(f))
        return;
    struct button yes = yes_button(f);
    int y = column_block(c);
    yes.px = 50;
    put_button(f, (struct rect){c->at.x, y, c->at.w, 156}, &yes);
    column_close(c, 156);
}

/* ---- the token ---- */

static void
block_token(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    const struct report_view *v = &f->m->report;
    struct type caption = {.px = fit->body, .bold = true, .line_height = 1.35,
                           .color = COLOR_MUTED, .align = ALIGN_CENTER};
    struct type token = {.px = f->landscape ? 120 : 176, .bold = true, .line_height = 1.15, .color = COLOR_INK,
                         .align = ALIGN_CENTER, .tracking = 4, .min_px = 64, .max_lines = 1};
    struct type line = {.px = fit->body, .line_height = 1.42, .color = COLOR_INK,
                        .align = ALIGN_CENTER, .balance = true};
    struct str place = f->m->office;
    struct str when = place.n ? arena_fmt(f->list->arena, "%.*s · %.*s", (int)v->when.n, v->when.p,
                                          (int)place.n, place.p)
                              : v->when;
    int x = c->at.x + 28, w = c->at.w - 56, y = column_block(c);
    token.px = one_line_px(f, w, v->token, &token, 64);
    int h = 22 + text_height(f, w, say(f, "report.token"), &caption) +
            text_height(f, w, v->token, &token) + text_height(f, w, when, &line) + 24;
    put_bordered(f, (struct rect){c->at.x, y, c->at.w, h}, COLOR_CARD, RADIUS_CARD, COLOR_INK, 4);
    y += 22;
    y += put_text(f, x, y, w, say(f, "report.token"), &caption);
    y += put_text(f, x, y, w, v->token, &token);
    put_text(f, x, y, w, when, &line);
    column_close(c, h);
}

/* What was kept, and the token again as a code: of the token alone. */
static void
block_kept(struct column *c, const struct fit *fit)
{
    enum { CODE = 264, PAD = 32 };
    struct frame *f = c->f;
    struct type value = {.px = 64, .bold = true, .line_height = 1.25, .color = COLOR_INK,
                         .max_lines = 2, .min_px = 40, .personal = true};
    struct type text = {.px = fit->body > 42 ? 42 : fit->body, .line_height = 1.4,
                        .color = COLOR_INK};
    int y = column_block(c), left = c->at.w - CODE - 20, w = left - 2 * PAD;
    struct str caption = say_of_kind(f, "report.was_kept", told(f)->kind);
    struct str hint = say(f, "report.photo");
    int caption_h = f->large ? 66 : 50;
    int h = 48 + caption_h + text_height(f, w, told(f)->text, &value) + 12 +
            text_height(f, w, hint, &text);
    h = h > CODE ? h : CODE;
    put_card(f, (struct rect){c->at.x, y, left, h}, TONE_PLAIN);
    struct rect code = {c->at.x + left + 20, y + (h - CODE) / 2, CODE, CODE};
    put_bordered(f, code, COLOR_CARD, RADIUS_PILL, COLOR_INK, 4);
    put_qr(f, inset(code, 14, 14), f->m->report.token);
    y += 24;
    put_caption(f, c->at.x + PAD, y, w, caption);
    y += caption_h;
    y += put_text(f, c->at.x + PAD, y, w, told(f)->text, &value) + 12;
    put_text(f, c->at.x + PAD, y, w, hint, &text);
    column_close(c, h);
}

static void
first_of_done(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_token(c, fit);
    block_kept(c, fit);
}

static void
second_of_done(struct column *c, const struct fit *fit, void *ctx)
{
    struct frame *f = c->f;
    struct str texts[] = {say(f, "report.next.1"), say(f, "report.next.2"),
                          say(f, "report.next.3")};
    struct steps steps = {.texts = texts, .n = ARRAY_LEN(texts), .px = fit->body, .gap = 14,
                          .disc = COLOR_GREEN_BG, .on_disc = COLOR_GREEN, .balance = true};
    int y = column_block(c);
    (void)ctx;
    int h = put_caption(f, c->at.x, y, c->at.w, say(f, "report.next")) + 12;
    column_close(c, h + put_steps(f, c->at.x, y + h, c->at.w, &steps));
    block_note(c, fit, TONE_AMBER, ICON_ALERT, say(f, "report.not_enough"));
}

/* ---- it was not kept ---- */

static const char *
refusal(const struct frame *f)
{
    return f->ui->report == REPORT_ENOUGH ? "report.enough"
           : f->ui->report == REPORT_BUSY ? "report.busy"
                                          : "report.failed";
}

static void
first_of_refused(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_value(c, fit, say(c->f, "report.was_not_kept"), (struct str){0});
    block_note(c, fit, TONE_SLATE, ICON_INFO, say_home(c->f, refusal(c->f)));
}

static void
second_of_refused(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    block_note(c, fit, TONE_AMBER, ICON_ALERT, say(c->f, "report.not_enough"));
}

/* ---- the page ---- */

static void
put_actions(struct frame *f, struct rect row, void *ctx)
{
    struct button buttons[3];
    bool ask = f->ui->report == REPORT_ASK;
    size_t n = 0;
    (void)ctx;
    if (f->m->can_listen)
        buttons[n++] = listen_button(f);
    if (ask)
        buttons[n++] = (struct button){.look = LOOK_SECONDARY, .icon = ICON_CROSS,
                                       .label = say(f, "report.no"), .act = ACT_GO,
                                       .arg = SCREEN_RESULT};
    else
        buttons[n++] = (struct button){.look = LOOK_DANGER, .icon = ICON_ALERT,
                                       .label = say(f, "lostmoney.title"), .act = ACT_GO,
                                       .arg = SCREEN_LOSTMONEY};
    if (ask && f->ui->told && !yes_stands_alone(f))
        buttons[n++] = yes_button(f);
    if (!ask)
        buttons[n++] = (struct button){.look = LOOK_NAV, .icon = ICON_CHECK,
                                       .label = say(f, "report.finish"), .act = ACT_DONE};
    for (size_t i = 0; i < n && f->large && !f->landscape; i++)
        buttons[i].px = 50; /* of usual text the one that stands alone */
    put_button_row(f, row, 20, buttons, n);
}

static int
put_done_band(struct frame *f, int y)
{
    bool done = f->ui->report == REPORT_DONE;
    return put_band(f, y, &(struct band){
                              .fill = done ? COLOR_GREEN : COLOR_SLATE, .text = COLOR_CARD,
                              .icon = done ? ICON_TICK_DISC : ICON_VERDICT_UNVERIFIED,
                              .icon_px = f->landscape ? 120 : 150, .min_h = f->landscape ? 160 : 220,
                              .title = say(f, done ? "report.done" : "report.undone"),
                              .sub = say(f, done ? "report.thanks" : "report.undone.sub"),
                              .title_px = 76, .sub_px = 42});
}

static void
speak_all(struct frame *f, const char *const *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        speak(f, say_home(f, ids[i]));
}

static void
speak_page(struct frame *f)
{
    static const char *const which[] = {"report.which", "report.which.sub", "report.own"};
    static const char *const points[] = {"report.kept", "report.kept.1", "report.kept.2",
                                         "report.kept.3", "report.not_kept", "report.not_kept.1",
                                         "report.not_kept.2", "report.not_kept.3",
                                         "report.token_comes", "report.own", "report.no_police"};
    static const char *const next[] = {"report.photo", "report.next.1", "report.next.2",
                                       "report.next.3", "report.not_enough"};
    if (f->ui->report == REPORT_DONE) {
        speak(f, say(f, "report.done"));
        speak_pair(f, say(f, "report.token"), f->m->report.token);
        speak_heading(f);
        speak_all(f, next, ARRAY_LEN(next));
    } else if (f->ui->report != REPORT_ASK) {
        speak(f, say(f, "report.undone"));
        speak(f, say_home(f, refusal(f)));
        speak_heading(f);
        speak(f, say(f, "report.not_enough"));
    } else if (!f->ui->told) {
        speak_all(f, which, ARRAY_LEN(which));
    } else {
        speak(f, say_of_kind(f, "report.ask", told(f)->kind));
        speak(f, told(f)->text);
        speak_heading(f);
        speak(f, verdict_line(f));
        speak_all(f, points, ARRAY_LEN(points));
    }
}

void
screen_report(struct frame *f)
{
    static const struct page consent = {.first = first_of_consent, .second = second_of_consent,
                                        .actions = put_actions, .share = 0.52};
    static const struct page done = {.first = first_of_done, .second = second_of_done,
                                     .actions = put_actions, .share = 0.5};
    static const struct page refused = {.first = first_of_refused, .second = second_of_refused,
                                        .actions = put_actions, .share = 0.5};
    int top = put_header(f, "report.title"), bottom = put_foot_timed(f);
    const struct page *page = f->ui->report == REPORT_DONE  ? &done
                              : f->ui->report != REPORT_ASK ? &refused
                                                            : &consent;
    speak_page(f);
    if (f->ui->report != REPORT_ASK)
        top += put_done_band(f, top);
    if (f->ui->report == REPORT_ASK && !f->ui->told)
        put_choices(f, top, bottom);
    else
        put_page(f, top, bottom, page);
}
