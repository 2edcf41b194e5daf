/* The message in a few questions, for who cannot type it: one question with two examples, three
 * answers of equal weight, and the answer before, which can be changed. */
#include "ui/screens/questions.h"

#include "ui/screens/screens.h"
#include "ui/theme.h"

enum {
    TOP_GAP = 30,
    GAP = 20,
    PROGRESS_H = 60,
    ANSWER_H = 168,
    ANSWER_H_FLAT = 144,
    ANSWER_H_LOW = 132,
    BEFORE_H = 136,
    BEFORE_H_LARGE = 228,
    PAD = 46,
    TILE = 140
};

static const struct {
    const char *id;
    enum icon icon;
} looks[QUESTIONS] = {
    [QUESTION_THREAT] = {"question.threat", ICON_BOLT},
    [QUESTION_MOBILE] = {"question.mobile", ICON_PHONE},
    [QUESTION_SECRET] = {"question.secret", ICON_LOCK},
    [QUESTION_MONEY] = {"question.money", ICON_CASH},
    [QUESTION_LINK] = {"question.link", ICON_LINK},
    [QUESTION_LURE] = {"question.lure", ICON_ALERT},
    [QUESTION_OWN] = {"question.own", ICON_IDCARD},
    [QUESTION_ACT] = {"question.act", ICON_TOUCH},
};

static const struct {
    const char *id;
    enum icon icon;
} answers[REPLIES] = {
    [REPLY_NONE] = {NULL, ICON_NONE},
    [REPLY_YES] = {"question.yes", ICON_CHECK},
    [REPLY_NO] = {"question.no", ICON_CROSS},
    [REPLY_UNSURE] = {"question.unsure", ICON_ASK},
};

static struct str
say_part(const struct frame *f, enum question q, const char *part)
{
    return say(f, arena_fmt(f->list->arena, "%s.%s", looks[q].id, part).p);
}

static struct str
say_answered(const struct frame *f, const char *id, size_t i)
{
    const struct replies *r = &f->ui->replies;
    enum question q = (enum question)r->asked[i];
    struct lang_arg args[] = {{"what", say_part(f, q, "short")},
                              {"answer", say(f, answers[r->to[q]].id)}};
    return say_with(f, id, args, ARRAY_LEN(args));
}

/* ---- the parts, from the top ---- */

static void
put_progress(struct frame *f, struct rect at, size_t now)
{
    struct type type = {.px = 42, .bold = true, .line_height = 1.3, .color = COLOR_INK};
    struct lang_arg args[] = {{"n", arena_fmt(f->list->arena, "%d", (int)now + 1)},
                              {"most", arena_fmt(f->list->arena, "%d", QUESTIONS_MOST)}};
    struct str text = say_with(f, "question.progress", args, ARRAY_LEN(args));
    int w = text_width(f, text, &type) + 4;
    put_label(f, (struct rect){at.x, at.y, w, at.h}, text, &type);
    struct rect bars = {at.x + w + 28, at.y + (at.h - 20) / 2, at.w - w - 28, 20};
    for (size_t i = 0; i < QUESTIONS_MOST; i++)
        put_box(f, row_cell(bars, 12, NULL, QUESTIONS_MOST, i),
                i < now    ? COLOR_BRAND
                : i == now ? COLOR_SUN
                           : COLOR_STEP,
                10);
}

static int
caption_height(const struct frame *f)
{
    return f->large ? 66 : 50;
}

static const char *const likes[] = {"like1", "like2"};

static int
examples_height(struct frame *f, int w, enum question q, int n, const struct type *type)
{
    int h = 48 + caption_height(f);
    for (int i = 0; i < n; i++)
        h += text_height(f, w - 64, say_part(f, q, likes[i]), type) + (i > 0 ? 8 : 0);
    return n > 0 ? h : 0;
}

static void
put_examples(struct frame *f, struct rect at, enum question q, int n, const struct type *type)
{
    int x = at.x + 32, w = at.w - 64, y = at.y + 24;
    put_box(f, at, COLOR_SLATE_BG, RADIUS_PILL);
    put_caption(f, x, y, w, say(f, "question.like"));
    y += caption_height(f);
    for (int i = 0; i < n; i++)
        y += put_text(f, x, y, w, say_part(f, q, likes[i]), type) + 8;
}

/* The icon and the voice's button over the question; large text has no room for the icon. Returns
 * the height. */
static int
put_top(struct frame *f, struct rect at, enum question q)
{
    enum { LISTEN_H = 88 };
    int h = !f->large ? TILE : f->m->can_listen ? LISTEN_H : 0;
    put_listen(f, at.x + at.w, at.y + (h - LISTEN_H) / 2, LOOK_SECONDARY);
    if (f->large)
        return h ? h + 24 : 0;
    put_box(f, (struct rect){at.x, at.y, TILE, TILE}, COLOR_SLATE_BG, RADIUS_CARD);
    put_icon(f, looks[q].icon, at.x + 24, at.y + 24, TILE - 48, COLOR_BRAND);
    return h + 24;
}

/* The question is as large as its card allows; before it gets small, examples go. */
static void
put_question(struct frame *f, struct rect at, enum question q)
{
    const int least = f->large ? 66 : 52; /* large: 84 and more */
    struct type ask = {
        .px = 92, .bold = true, .line_height = 1.28, .color = COLOR_INK, .balance = true};
    struct type like = {.px = 44, .line_height = 1.35, .color = COLOR_INK};
    int x = at.x + PAD, w = at.w - 2 * PAD, edge = f->large ? 28 : 40;
    struct str text = say(f, looks[q].id);
    put_card(f, at, TONE_PLAIN);
    int top = at.y + edge, end = at.y + at.h - edge, n = ARRAY_LEN(likes), like_h, room;
    top += put_top(f, (struct rect){x, top, w, at.h}, q);
    for (;; n--) {
        like_h = examples_height(f, w, q, n, &like);
        room = end - top - (like_h ? like_h + 24 : 0);
        for (ask.px = 92; ask.px > least && text_height(f, w, text, &ask) > room;)
            ask.px -= 4;
        if (n == 0 || text_height(f, w, text, &ask) <= room)
            break;
    }
    int h = text_height(f, w, text, &ask);
    put_text(f, x, top + (room > h ? (room - h) / 2 : 0), w, text, &ask);
    if (like_h)
        put_examples(f, (struct rect){x, end - like_h, w, like_h}, q, n, &like);
}

static void
put_answer(struct frame *f, struct rect at, enum reply reply)
{
    enum { DISC = 100 };
    struct type type = {
        .px = 68, .bold = true, .line_height = 1.3, .color = COLOR_BRAND, .min_px = 44};
    struct rect whole = at;
    bool pressed = is_pressed(f, ACT_ANSWER, reply);
    struct str label = say(f, answers[reply].id);
    put_bordered(f, at, pressed ? RGB(0xe6eaf3) : COLOR_CARD, RADIUS_CARD, COLOR_EDGE, BORDER);
    at.y += pressed ? 3 : 0;
    struct rect disc = {at.x + 50, at.y + (at.h - DISC) / 2, DISC, DISC};
    put_box(f, disc, COLOR_SLATE_BG, DISC / 2);
    put_icon(f, answers[reply].icon, disc.x + 22, disc.y + 22, DISC - 44, COLOR_BRAND);
    put_label(f, (struct rect){disc.x + DISC + 40, at.y, at.w - DISC - 130, at.h}, label, &type);
    hit_add(f, whole, ACT_ANSWER, reply, label);
}

static void
put_before(struct frame *f, struct rect at, size_t i)
{
    struct type type = {
        .px = 36, .line_height = 1.35, .color = COLOR_INK, .personal = true, .min_px = 28};
    struct button change = {.look = LOOK_SECONDARY,
                            .icon = ICON_PENCIL,
                            .px = 38,
                            .label = say(f, "question.change"),
                            .act = ACT_CHANGE,
                            .arg = (int)i};
    struct str said = say_answered(f, "question.answered", i);
    int w = 240;
    put_card(f, at, TONE_PLAIN);
    put_button(f, (struct rect){at.x + at.w - 24 - w, at.y + 20, w, at.h - 40}, &change);
    struct rect text = {at.x + 32, at.y + 16, at.w - w - 88, at.h - 24};
    if (!f->large) { /* where the text may need both lines, it says enough */
        put_caption(f, text.x, text.y, text.w, say(f, "question.before"));
        text.y += caption_height(f) - 2;
        text.h -= caption_height(f) - 2;
        put_label(f, text, said, &type);
        return;
    }
    int h = text_height(f, text.w, said, &type);
    put_text(f, text.x, at.y + (at.h - h) / 2, text.w, said, &type);
}

/* ---- the screen ---- */

struct places {
    struct rect progress, card, answers, before;
};

static int
answer_height(const struct frame *f)
{
    return !f->large ? ANSWER_H : f->low ? ANSWER_H_LOW : f->landscape ? ANSWER_H_FLAT : ANSWER_H;
}

static struct places
find_places(const struct frame *f, int top, int bottom)
{
    struct places p;
    int before_h = f->large ? BEFORE_H_LARGE : BEFORE_H;
    int answers_h = 3 * answer_height(f) + 2 * GAP, y = top + TOP_GAP, w = f->w - 2 * MARGIN;
    int end = bottom - TOP_GAP;
    if (f->landscape) {
        int left = w * 56 / 100, x = MARGIN + left + 40;
        p.progress = (struct rect){MARGIN, y, left, PROGRESS_H};
        p.card = (struct rect){MARGIN, y + PROGRESS_H + GAP, left, end - y - PROGRESS_H - GAP};
        p.answers = (struct rect){x, y + PROGRESS_H + GAP, f->w - MARGIN - x, answers_h};
        p.before = (struct rect){x, end - before_h, p.answers.w, before_h};
        return p;
    }
    p.progress = (struct rect){MARGIN, y, w, PROGRESS_H};
    p.before = (struct rect){MARGIN, end - before_h, w, before_h};
    p.answers = (struct rect){MARGIN, p.before.y - GAP - answers_h, w, answers_h};
    y += PROGRESS_H + GAP;
    p.card = (struct rect){MARGIN, y, w, p.answers.y - GAP - y};
    return p;
}

void
screen_questions(struct frame *f)
{
    enum question q = f->ui->asking;
    size_t now = ui_question_number(f->ui);
    struct lang_arg most[] = {{"most", arena_fmt(f->list->arena, "%d", QUESTIONS_MOST)}};
    int top = put_header(f, "question.title");
    int bottom = put_foot(f, say(f, "question.private"), say_with(f, "question.most", most, 1));
    struct places p = find_places(f, top, bottom);
    speak(f, say(f, looks[q].id));
    speak_pair(f, say(f, "question.like"), say_part(f, q, "like1"));
    speak(f, say_part(f, q, "like2"));
    put_progress(f, p.progress, now);
    put_question(f, p.card, q);
    int h = answer_height(f);
    for (int i = 0; i < REPLIES - 1; i++)
        put_answer(f, (struct rect){p.answers.x, p.answers.y + i * (h + GAP), p.answers.w, h},
                   (enum reply)(REPLY_YES + i));
    if (now > 0)
        put_before(f, p.before, now - 1);
}

/* ---- on the result ---- */

/* In low mode, where the finger does not reach, an answer is only read: it is changed by answering
 * the questions again. */
static void
put_given(struct frame *f, struct rect at, size_t i)
{
    enum { ICON = 34 };
    struct type type = {
        .px = 36, .line_height = 1.3, .color = COLOR_INK, .personal = true, .min_px = 28};
    struct str text = say_answered(f, "question.answered", i);
    bool pressed = is_pressed(f, ACT_CHANGE, (int)i);
    if (f->low) {
        put_card(f, at, TONE_SLATE);
        put_label(f, inset(at, 22, 0), text, &type);
        return;
    }
    put_bordered(f, at, pressed ? RGB(0xe6eaf3) : COLOR_CARD, RADIUS_PILL, COLOR_EDGE, BORDER);
    put_icon(f, ICON_PENCIL, at.x + at.w - 18 - ICON, at.y + (at.h - ICON) / 2, ICON, COLOR_BRAND);
    put_label(f, (struct rect){at.x + 22, at.y, at.w - 22 - 18 - ICON - 14, at.h}, text, &type);
    hit_add(f, at, ACT_CHANGE, (int)i, say_answered(f, "question.answered.change", i));
}

/* Large text has a row for each answer, and each row may go to another page. */
void
block_answers(struct column *c, const struct fit *fit)
{
    enum { ROW_H = 88, ROW_GAP = 16 };
    struct frame *f = c->f;
    size_t n = f->ui->replies.n, across = f->large ? 1 : 2;
    if (n == 0)
        return;
    int y = column_block(c);
    int h = put_caption(f, c->at.x, y, c->at.w, say(f, "question.yours")) + (fit->tight ? 8 : 14);
    for (size_t i = 0; i < n; i++) {
        struct rect row = {c->at.x, y + h, c->at.w, ROW_H};
        put_given(f, row_cell(row, ROW_GAP, NULL, across, i % across), i);
        bool last = i + 1 == n;
        if (i % across + 1 < across && !last)
            continue;
        h += ROW_H + (last || f->large ? 0 : ROW_GAP);
        if (f->large && !last) {
            column_close(c, h);
            y = column_block(c);
            h = 0;
        }
    }
    column_close(c, h);
}
