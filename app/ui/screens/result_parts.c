#include "ui/screens/result.h"

#include "ui/theme.h"

/* ---- reasons ---- */

/* Large text: a block for each, so that they can be parted between two pages. */
static void
reasons_apart(struct column *c, const struct fit *fit, const struct verdict_look *look)
{
    const struct result_view *r = &c->f->m->result;
    for (size_t i = 0; i < r->n_reasons; i++) {
        struct steps one = {.texts = &r->reasons[i], .n = 1, .before = i, .px = fit->lead,
                            .disc = look->disc, .on_disc = look->on_disc, .mark_bg = look->mark,
                            .mark_fg = look->on_mark, .balance = true};
        int y = column_block(c), h = 0;
        if (i == 0)
            h = put_caption(c->f, c->at.x, y, c->at.w, say(c->f, look->why)) + 14;
        column_close(c, h + put_steps(c->f, c->at.x, y + h, c->at.w, &one));
    }
}

void
block_reasons(struct column *c, const struct fit *fit, const struct verdict_look *look)
{
    const struct result_view *r = &c->f->m->result;
    size_t n = r->n_reasons, few = c->f->landscape || c->f->low ? 2 : 3;
    if (c->f->ui->replies.n > 4 && (fit->tight || c->f->low) && n > few) /* three rows of answers need room, too */
        n = few;
    if (n == 0)
        return;
    if (c->dealt) {
        reasons_apart(c, fit, look);
        return;
    }
    int y = column_block(c);
    int h = put_caption(c->f, c->at.x, y, c->at.w, say(c->f, look->why)) +
            (fit->gap > 28 ? fit->gap / 2 : 14);
    struct steps steps = {.texts = r->reasons, .n = n, .px = fit->lead,
                          .gap = fit->gap < 22 ? fit->gap : 22, .disc = look->disc,
                          .on_disc = look->on_disc, .mark_bg = look->mark,
                          .mark_fg = look->on_mark, .balance = true};
    column_close(c, h + put_steps(c->f, c->at.x, y + h, c->at.w, &steps));
}

/* ---- the message ---- */

struct marked {
    struct str styled;
    struct mark *marks;
    size_t n;
};

/* How strongly a reason rests on each byte of the text: 0 not at all, 1 weakly, 2 strongly. */
static unsigned char *
strengths(const struct frame *f, struct str text)
{
    const struct answer *answer = f->m->result.answer;
    unsigned char *out = arena_alloc(f->list->arena, text.n + 1);
    double most = answer->n_reasons ? answer->reasons[0].weight : 0;
    for (size_t i = answer->n_reasons; i-- > 0;) {
        const struct reason *r = &answer->reasons[i];
        unsigned char strength = r->weight * 2 >= most ? 2 : 1;
        for (size_t s = 0; s < r->n_spans; s++)
            for (size_t k = r->spans[s].at; k < r->spans[s].end && k < text.n; k++)
                out[k] = strength > out[k] ? strength : out[k];
    }
    return out;
}

/* A long message is shown from shortly before its first marked word. */
static size_t
start_of(struct str text, const unsigned char *strength)
{
    enum { LONG = 260, LATE = 150, LEAD = 45 };
    size_t first = 0;
    while (first < text.n && !strength[first])
        first++;
    if (text.n < LONG || first == text.n || first < LATE)
        return 0;
    size_t at = first - LEAD;
    while (at < first && text.p[at] != ' ')
        at++;
    return at + 1 < first ? at + 1 : first;
}

/* The text on one line with style bytes; white space and control bytes become single spaces. */
static struct marked
mark_text(const struct frame *f, struct str text, const struct verdict_look *look)
{
    struct arena *a = f->list->arena;
    const struct verdict_look *weak = verdict_look(VERDICT_SUSPICIOUS);
    const unsigned char *strength = strengths(f, text);
    char *out = arena_alloc(a, text.n * 3 + 8);
    size_t n = 0, i = start_of(text, strength), cap = 0;
    struct marked m = {0};
    unsigned char open = 0;
    if (i > 0) {
        memcpy(out, "… ", sizeof "… " - 1);
        n = sizeof "… " - 1;
    }
    for (; i <= text.n; i++) {
        unsigned char now = i < text.n ? strength[i] : 0;
        if (now != open && open) {
            out[n++] = STYLE_END;
            m.marks[m.n - 1].end = n;
        }
        if (now != open && now) {
            m.marks = arena_grow(a, m.marks, m.n, &cap, sizeof *m.marks);
            bool strong = now == 2;
            m.marks[m.n++] = (struct mark){n, n, strong ? look->mark : weak->mark,
                                           strong ? look->on_mark : weak->on_mark};
            out[n++] = STYLE_MARK;
        }
        open = now;
        if (i == text.n)
            break;
        bool blank = (unsigned char)text.p[i] <= ' ' || text.p[i] == 0x7f;
        if (!blank)
            out[n++] = text.p[i];
        else if (n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    m.styled = (struct str){out, n};
    return m;
}

void
block_message(struct column *c, const struct fit *fit, const struct verdict_look *look)
{
    struct frame *f = c->f;
    struct str text = f->m->result.text;
    if (!text.n)
        return;
    struct marked m = mark_text(f, text, look);
    bool small = fit->lead < 40;
    struct type type = {.px = fit->body, .line_height = small ? 1.5 : 1.6, .color = COLOR_INK,
                        .max_lines = fit->tight && f->landscape ? 2 : 3, .personal = true,
                        .min_px = fit->body - 6 > 34 ? fit->body - 6 : 34, .mark_bg = look->mark,
                        .mark_fg = look->on_mark, .marks = m.marks, .n_marks = m.n};
    int y = column_block(c), w = c->at.w - 64;
    int text_h = text_height(f, w, m.styled, &type), label_h = grown(f, 52);
    int pad = small ? 16 : 24, h = pad + label_h + text_h + pad;
    put_card(f, (struct rect){c->at.x, y, c->at.w, h}, TONE_PLAIN);
    put_caption(f, c->at.x + 32, y + pad, w, say(f, "result.your_message"));
    put_text(f, c->at.x + 32, y + pad + label_h, w, m.styled, &type);
    column_close(c, h);
}

/* ---- one thing that was looked up ---- */

void
fit_value(struct frame *f, int w, struct str value, struct type *type)
{
    int px = one_line_px(f, w, value, type, 52);
    if (px == type->px && text_width(f, value, type) > w)
        px = f->large ? 66 : 56; /* two lines of a middle size, rather than one of a small one */
    type->px = px;
    type->min_px = 44;
}

void
block_looked_up(struct column *c, const struct fit *fit, struct str about)
{
    struct frame *f = c->f;
    const struct result_view *r = &f->m->result;
    struct type big = {.px = 96, .bold = true, .line_height = 1.25, .color = COLOR_INK,
                       .tracking = 1, .max_lines = 2, .personal = true};
    struct type type = {.px = fit->body + 2, .line_height = 1.42, .color = COLOR_INK};
    if (c->dealt && about.n) { /* in a card of its own, so that it may stand on the next page */
        block_looked_up(c, fit, (struct str){0});
        int at = column_block(c);
        column_close(c, put_note(f, c->at.x, at, c->at.w, TONE_SLATE, ICON_NONE, about,
                                 fit->lead + 2));
        return;
    }
    int y = column_block(c), x = c->at.x + 36, w = c->at.w - 72, h = 28;
    struct rect card = {c->at.x, y, c->at.w, 0};
    fit_value(f, w, r->looked_up, &big);
    h += grown(f, 50) + text_height(f, w, r->looked_up, &big);
    if (about.n)
        h += 10 + text_height(f, w, about, &type);
    card.h = h + 30;
    put_card(f, card, TONE_PLAIN);
    y += 28;
    put_caption(f, x, y, w, say_of_kind(f, "result.you_checked", r->looked_up_kind));
    y += grown(f, 50) + put_text(f, x, y + grown(f, 50), w, r->looked_up, &big) + 10;
    if (about.n)
        put_text(f, x, y, w, about, &type);
    column_close(c, card.h);
}

/* ---- what to do ---- */

/* A code the list vouches for, and the words under it. */
struct target {
    struct str payload, caption, sub;
};

static struct target
target_of(struct frame *f, enum verdict v)
{
    const struct directory_row *portal = site_row(f, "cybercrime.gov.in");
    if (v == VERDICT_SCAM && portal && portal->qr.n)
        return (struct target){portal->qr, say(f, "result.complain"), portal->value};
    if (v != VERDICT_SCAM && f->m->helpline.n)
        return (struct target){dial(f, f->m->helpline), say_home(f, "result.ring"), {0}};
    return (struct target){0};
}

static int
qr_card_width(const struct frame *f, const struct target *t, const struct fit *fit)
{
    if (!t->payload.n)
        return 0;
    int w = t->sub.n ? 334 : 292;
    return w - (f->landscape ? 24 : 0) - (fit->lead < 42 ? 34 : 0);
}

/* The largest text, up to 44 px, that is no higher than the code beside it. */
static void
grow_beside(struct frame *f, int w, int h, struct str text, struct type *type)
{
    for (; type->px < 44; type->px += 2) {
        struct type larger = *type;
        larger.px += 2;
        if (text_height(f, w, text, &larger) > h)
            return;
    }
}

/* Height of the card with the code, by drawing it and taking that back. */
static int
measure_code(struct frame *f, int w, const struct target *t)
{
    size_t op = f->list->n;
    int h = w ? put_qr_card(f, 0, 0, w, t->payload, t->caption, t->sub, COLOR_NONE) : 0;
    f->list->n = op;
    return h;
}

/* Large text: the code with its words in a block of its own. */
static void
block_code(struct column *c, const struct target *t)
{
    enum { W = 480 };
    if (!t->payload.n)
        return;
    int y = column_block(c);
    column_close(c, put_qr_card(c->f, c->at.x + (c->at.w - W) / 2, y, W, t->payload, t->caption,
                                t->sub, COLOR_EDGE));
}

void
block_next_step(struct column *c, const struct fit *fit, enum verdict v)
{
    struct frame *f = c->f;
    struct target t = target_of(f, v);
    struct type title = {.px = fit->body > 42 ? fit->body + 2 : 44, .bold = true,
                         .line_height = 1.3, .color = COLOR_GREEN};
    struct type type = {.px = fit->body, .line_height = 1.42, .color = COLOR_INK};
    struct str head = say(f, "result.next");
    struct str text = say_home(f, v == VERDICT_SCAM ? "result.scam.next"
                                                    : "result.suspicious.next");
    if (c->dealt) {
        int at = column_block(c);
        column_close(c, put_notice(f, c->at.x, at, c->at.w,
                                   &(struct notice_card){TONE_GREEN, ICON_CHECK, head, text,
                                                         fit->body}));
        block_code(c, &t);
        return;
    }
    int qr_w = qr_card_width(f, &t, fit), qr_h = measure_code(f, qr_w, &t);
    int pad = !qr_w ? 28 : fit->lead < 42 ? 14 : 20;
    int w = c->at.w - 64 - (qr_w ? qr_w + 24 : 0), y = column_block(c);
    int title_h = text_height(f, w, head, &title) + 8;
    grow_beside(f, w, qr_h - 8 - title_h, text, &type);
    int text_h = title_h + text_height(f, w, text, &type);

    struct rect card = {c->at.x, y, c->at.w, text_h + 56};
    card.h = qr_h + 2 * pad > card.h ? qr_h + 2 * pad : card.h;
    put_card(f, card, TONE_GREEN);
    if (qr_w)
        put_qr_card(f, card.x + card.w - pad - qr_w, y + (card.h - qr_h) / 2, qr_w, t.payload,
                    t.caption, t.sub, COLOR_NONE);
    int top = y + (card.h - text_h) / 2;
    put_text(f, card.x + 32, top, w, head, &title);
    put_text(f, card.x + 32, top + title_h, w, text, &type);
    column_close(c, card.h);
}

void
block_until_confirmed(struct column *c, const struct fit *fit)
{
    struct frame *f = c->f;
    const struct verdict_look *look = verdict_look(VERDICT_UNVERIFIED);
    struct target t = target_of(f, VERDICT_UNVERIFIED);
    struct str texts[] = {
        say_home(f, "result.until.1"),
        say_of_kind(f, "result.until.2", result_subject(f)),
        say_home(f, "result.until.3"),
    };
    struct steps steps = {.texts = texts, .n = ARRAY_LEN(texts), .px = fit->body,
                          .gap = fit->gap < 20 ? fit->gap : 20, .disc = look->disc,
                          .on_disc = look->on_disc, .balance = true};
    if (c->dealt) {
        for (size_t i = 0; i < steps.n; i++) {
            struct steps one = steps;
            one.texts = &texts[i];
            one.n = 1;
            one.before = i;
            int at = column_block(c), h = 0;
            if (i == 0)
                h = put_caption(f, c->at.x, at, c->at.w, say(f, "result.until")) + 16;
            column_close(c, h + put_steps(f, c->at.x, at + h, c->at.w, &one));
        }
        block_code(c, &t);
        return;
    }
    int qr_w = qr_card_width(f, &t, fit), w = c->at.w - (qr_w ? qr_w + 32 : 0);
    int y = column_block(c);
    int caption_h = put_caption(f, c->at.x, y, w, say(f, "result.until")) + 16;
    int h = caption_h + put_steps(f, c->at.x, y + caption_h, w, &steps);
    if (qr_w) {
        int x = c->at.x + c->at.w - qr_w;
        int qr_h = measure_code(f, qr_w, &t);
        int top = qr_h < h ? y + (h - qr_h) / 2 : y;
        put_qr_card(f, x, top, qr_w, t.payload, t.caption, t.sub, COLOR_EDGE);
        h = qr_h > h ? qr_h : h;
    }
    column_close(c, h);
}

/* Buttons one under the other from y on; returns their height. */
static int
put_stack(struct frame *f, int x, int y, int w, const struct button *buttons, size_t n)
{
    enum { BUTTON_H = 104, GAP = 16 };
    for (size_t i = 0; i < n; i++)
        put_button(f, (struct rect){x, y + (int)i * (BUTTON_H + GAP), w, BUTTON_H}, &buttons[i]);
    return (int)n * (BUTTON_H + GAP) - GAP;
}

/* Where it is tight, only the button that leads to the questions, and at last not even that. */
void
block_more(struct column *c, const struct fit *fit)
{
    enum { PAD = 28, BUTTON_W = 400, TIGHTEST = 36 };
    struct frame *f = c->f;
    bool write = f->m->result.answer->single; /* a whole message stands there already */
    if (f->ui->replies.n || (fit->tight && fit->lead <= TIGHTEST))
        return;
    struct button buttons[] = {
        {.look = LOOK_SECONDARY, .icon = ICON_LIST, .label = say(f, "question.title"),
         .act = ACT_ASK},
        {.look = LOOK_SECONDARY, .icon = ICON_PENCIL, .label = say(f, "result.more.write"),
         .act = ACT_EDIT}};
    size_t n = write && !fit->tight ? ARRAY_LEN(buttons) : 1;
    int y = column_block(c);
    if (fit->tight || f->large) {
        column_close(c, put_stack(f, c->at.x, y, c->at.w, buttons, n));
        return;
    }
    struct type title = {.px = fit->body + 4, .bold = true, .line_height = 1.3,
                         .color = tone_text(TONE_SLATE)};
    struct type type = {.px = fit->body, .line_height = 1.42, .color = COLOR_INK};
    struct str head = say(f, "result.more.title");
    struct str text = say(f, write ? "result.more.either" : "result.more.ask");
    int w = c->at.w - 3 * PAD - BUTTON_W, head_h = text_height(f, w, head, &title) + 8;
    int text_h = head_h + text_height(f, w, text, &type), stack_h = write ? 224 : 104;
    int h = (stack_h > text_h ? stack_h : text_h) + 2 * PAD;
    put_card(f, (struct rect){c->at.x, y, c->at.w, h}, TONE_SLATE);
    put_text(f, c->at.x + PAD, y + (h - text_h) / 2, w, head, &title);
    put_text(f, c->at.x + PAD, y + (h - text_h) / 2 + head_h, w, text, &type);
    put_stack(f, c->at.x + c->at.w - PAD - BUTTON_W, y + (h - stack_h) / 2, BUTTON_W, buttons, n);
    column_close(c, h);
}
