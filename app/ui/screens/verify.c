/* What was received is typed here. From the bottom up: keyboard, check button, words, hints; the
 * box takes the rest. Everything keeps its place in all keyboards and while typing. */
#include "ui/keypad.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/textbox.h"
#include "ui/theme.h"
#include "ui/widgets.h"
#include "ui/wordbar.h"

enum {
    GAP = 20,
    TOP_GAP = 26,
    BOTTOM_GAP = 28,
    GAP_LOW = 12,
    CHECK_H = 120,
    CHECK_GAP = 20,
    CHECK_H_LOW = 100,
    CHECK_H_LARGE = 150,
    CHECK_H_LARGE_LOW = 126,
    STATUS_H = 72,
    STATUS_SMALL_H = 60,
    CHIP_H = TOUCH_MIN,
    CHIP_GAP = 16,
    CHIP_ROWS = 2,
    CHIP_LEAST_W = 96,
    CAPTION_H = 58,
    PROMPT_H = 54,
    PROMPT_H_LARGE = 116,
    INPUT_PX = 50,
    INPUT_PX_LANDSCAPE = 48,
    INPUT_LINES = 2,
    DIAL_H = 190,
    LEFT_W = 860 /* landscape, of 1920 */
};

/* The screen's parts, from the top. */
struct plan {
    struct rect prompt, input, status, words, check, keys;
};

/* Where room is short, one row of words without its caption. */
static bool
words_captioned(const struct frame *f)
{
    return !f->landscape && !f->large && !f->low;
}

static int
word_rows(const struct frame *f)
{
    return f->low || (f->large && !f->landscape) ? 1 : CHIP_ROWS;
}

static int
words_height(const struct frame *f)
{
    int rows = word_rows(f);
    return (words_captioned(f) ? CAPTION_H : 0) + rows * CHIP_H + (rows - 1) * CHIP_GAP;
}

static int
check_height(const struct frame *f)
{
    if (f->low)
        return f->large ? CHECK_H_LARGE_LOW : CHECK_H_LOW;
    return f->large ? CHECK_H_LARGE : CHECK_H;
}

static struct plan
make_plan(struct frame *f, int top, int bottom)
{
    struct plan p;
    int px = grown(f, f->landscape ? INPUT_PX_LANDSCAPE : INPUT_PX);
    int w = f->landscape ? f->w * LEFT_W / 1920 : f->w, x = MARGIN;
    int right = f->landscape ? 36 : MARGIN, inner = w - MARGIN - right;
    int prompt = f->large ? PROMPT_H_LARGE : PROMPT_H, check = check_height(f);
    int gap = f->low ? GAP_LOW : GAP, end = f->low ? GAP_LOW : BOTTOM_GAP;
    int fixed = TOP_GAP + prompt + STATUS_H + words_height(f) + check + 2 * GAP + 2 * gap + end;

    if (f->landscape) {
        p.keys = (struct rect){w, top, f->w - w, bottom - top};
    } else {
        int h = keypad_height(f, bottom - top - fixed - text_box_height(INPUT_LINES, px));
        if (f->low)
            h = keypad_height(f, bottom - end - check - gap - words_height(f) - frame_reach(f));
        bottom -= h;
        p.keys = (struct rect){0, bottom, f->w, h};
    }
    p.prompt = (struct rect){x, top + TOP_GAP, inner, prompt};
    p.check = (struct rect){x, bottom - end - check, inner, check};
    p.words = (struct rect){x, p.check.y - gap - words_height(f), inner, words_height(f)};
    p.status = (struct rect){x, p.words.y - GAP - STATUS_H, inner, STATUS_H};
    int y = p.prompt.y + prompt + GAP;
    p.input = (struct rect){x, y, inner, p.status.y - GAP - y};
    return p;
}

static void
put_prompt(struct frame *f, struct rect at, const char *id)
{
    static const struct type type = {
        .px = 38, .line_height = 1.35, .color = {0x45, 0x4c, 0x60, 255}, .min_px = 28};
    put_label(f, at, say(f, id), &type);
}

/* ---- what is seen in the text so far ---- */

struct status {
    enum tone tone;
    enum icon icon;
    struct str text;
};

static int
statuses_width(struct frame *f, int h, const struct status *list, size_t n)
{
    int w = 0;
    for (size_t i = 0; i < n; i++)
        w += status_width(f, h, list[i].icon, list[i].text) + (i > 0 ? CHIP_GAP : 0);
    return w;
}

/* All of them, smaller if they must be; else as many as fit, the first at any rate. */
static void
put_statuses(struct frame *f, struct rect at, const struct status *list, size_t n)
{
    int h = statuses_width(f, STATUS_H, list, n) <= at.w || f->large ? STATUS_H
                                                                        : STATUS_SMALL_H;
    int x = at.x;
    while (n > 1 && statuses_width(f, h, list, n) > at.w)
        n--;
    for (size_t i = 0; i < n; i++)
        x += CHIP_GAP +
             put_status(f, x, at.y + (at.h - h) / 2, h, list[i].tone, list[i].icon, list[i].text);
}

static size_t
add_hints(const struct frame *f, bool against_only, struct status *list)
{
    size_t n = 0;
    for (size_t i = 0; i < f->m->n_hints && i < HINTS_SHOWN; i++) {
        const struct hint_view *h = &f->m->hints[i];
        if (h->against || !against_only)
            list[n++] = (struct status){h->against ? TONE_RED : TONE_SLATE, h->icon, h->text};
    }
    return n;
}

static void
put_hints(struct frame *f, struct rect at)
{
    struct status list[HINTS_SHOWN];
    size_t n = add_hints(f, false, list);
    if (f->ui->editor.full)
        n = 0;
    if (f->ui->editor.full)
        list[n++] = (struct status){TONE_AMBER, ICON_ALERT, say(f, "verify.full")};
    else if (n == 0)
        list[n++] = (struct status){TONE_SLATE, ICON_LOCK, say(f, "verify.private")};
    put_statuses(f, at, list, n);
}

/* ---- words to add ---- */

static struct type
chip_type(const struct frame *f)
{
    return (struct type){.px = f->landscape ? 36 : 38,
                         .line_height = 1.3,
                         .color = COLOR_INK,
                         .align = ALIGN_CENTER};
}

static void
put_chip(struct frame *f, struct rect at, struct str word, int arg)
{
    struct type type = chip_type(f);
    bool pressed = is_pressed(f, ACT_PHRASE, arg);
    put_bordered(f, at, pressed ? RGB(0xe6eaf3) : COLOR_CARD, RADIUS_PILL, COLOR_EDGE, BORDER);
    at.y += pressed ? 3 : 0;
    put_label(f, inset(at, 8, 0), word, &type);
    at.y -= pressed ? 3 : 0;
    hit_add(f, at, ACT_PHRASE, arg, word);
}

/* The text is out of reach: these move the caret in it. Takes its room from the end of the row. */
static void
put_caret_buttons(struct frame *f, struct rect *row)
{
    static const char *const names[] = {"caret.left", "caret.right"};
    static const enum icon icons[] = {ICON_BACK, ICON_NEXT};
    if (!f->low)
        return;
    for (int i = 1; i >= 0; i--) {
        struct rect at = {row->x + row->w - CHIP_LEAST_W, row->y, CHIP_LEAST_W, CHIP_H};
        int arg = i ? 1 : -1;
        bool pressed = is_pressed(f, ACT_CARET, arg);
        put_bordered(f, at, pressed ? RGB(0xe6eaf3) : COLOR_CARD, RADIUS_PILL, COLOR_BRAND, BORDER);
        put_icon(f, icons[i], at.x + (at.w - 52) / 2, at.y + (at.h - 52) / 2 + (pressed ? 3 : 0),
                 52, COLOR_BRAND);
        hit_add(f, at, ACT_CARET, arg, say(f, names[i]));
        row->w -= CHIP_LEAST_W + CHIP_GAP;
    }
}

static void
put_words(struct frame *f, struct rect at)
{
    enum keyboard_id id = f->ui->keyboard;
    struct type type = chip_type(f);
    int pad = f->landscape ? 22 : 28, x = at.x, y = at.y, row = 0;
    put_caret_buttons(f, &at);
    if (words_captioned(f)) {
        put_caption(f, x, y, at.w,
                    say(f, id == KEYBOARD_LATIN ? "verify.words_latin" : "verify.words"));
        y += CAPTION_H;
    }
    struct phrase_list phrases;
    phrases_offer(id, editor_text(&f->ui->editor), f->ui->editor.caret, &phrases);
    for (size_t i = 0; i < phrases.n; i++) {
        struct str word = phrases.list[i];
        int w = text_width(f, word, &type) + 2 * pad;
        w = w < CHIP_LEAST_W ? CHIP_LEAST_W : w;
        if (x + w > at.x + at.w) {
            if (++row == word_rows(f))
                return;
            x = at.x;
            y += CHIP_H + CHIP_GAP;
        }
        put_chip(f, (struct rect){x, y, w, CHIP_H}, word, (int)i);
        x += w + CHIP_GAP;
    }
}

/* ---- a telephone number ---- */

static const char *
dial_id(enum dial_kind kind)
{
    switch (kind) {
    case DIAL_MOBILE:
        return "verify.dial_mobile";
    case DIAL_LANDLINE:
        return "verify.dial_landline";
    case DIAL_TOLL_FREE:
        return "verify.dial_toll_free";
    case DIAL_SHORT:
        return "verify.dial_short";
    case DIAL_OTHER:
        break;
    }
    return NULL;
}

/* While digits are missing, what the list would say of them says nothing yet, unless it warns. */
static void
put_dial_status(struct frame *f, struct rect at)
{
    const struct dial_view *d = &f->m->dial;
    struct status list[2 + HINTS_SHOWN];
    size_t n = add_hints(f, d->missing > 0, list);
    if (f->ui->editor.n > 0 && dial_id(d->kind))
        list[n++] = (struct status){TONE_SLATE, d->kind == DIAL_MOBILE ? ICON_APP : ICON_PHONE,
                                    say(f, dial_id(d->kind))};
    if (f->ui->editor.n > 0 && d->missing > 0) {
        struct lang_arg args[] = {{"n", arena_fmt(f->list->arena, "%d", d->missing)}};
        const char *id = d->missing == 1 ? "verify.digit_missing" : "verify.digits_missing";
        list[n++] =
            (struct status){TONE_AMBER, ICON_PENCIL, say_with(f, id, args, ARRAY_LEN(args))};
    }
    if (n > 0)
        put_statuses(f, at, list, n);
    else
        put_hints(f, at);
}

/* Which forms of number are understood. The digits are no one's: letters stand in for them. */
static void
put_forms(struct frame *f, struct rect at)
{
    static const struct {
        const char *id, *form;
    } rows[] = {
        {"verify.form_mobile", "98XXX XXXXX"},
        {"verify.form_landline", "0512-XXXXXXX"},
        {"verify.form_toll_free", "1800 180 XXXX"},
        {"verify.form_short", "1912"},
    };
    int px = f->landscape ? 34 : 38;
    struct type name = {.px = px, .line_height = 1.3, .color = COLOR_INK, .min_px = 28};
    struct type form = {.px = px,
                        .bold = true,
                        .line_height = 1.3,
                        .color = COLOR_INK,
                        .align = ALIGN_RIGHT,
                        .tracking = 1,
                        .min_px = 28};
    int caption = grown(f, 76), room = at.h - caption - 16, form_w = grown(f, px) * 8;
    /* Where it is tight, the mobile number goes first: the box above shows its form already. */
    size_t first = 0;
    while (first < ARRAY_LEN(rows) && room < (int)(ARRAY_LEN(rows) - first) * grown(f, px) * 14 / 10)
        first++;
    if (first == ARRAY_LEN(rows))
        return;
    int row_h = room / (int)(ARRAY_LEN(rows) - first);
    put_card(f, at, TONE_SLATE);
    put_caption(f, at.x + 32, at.y + 18, at.w - 64, say(f, "verify.forms"));
    for (size_t i = first; i < ARRAY_LEN(rows); i++) {
        struct rect row = {at.x + 32, at.y + caption + (int)(i - first) * row_h, at.w - 64, row_h};
        struct rect left = row, right = row;
        left.w -= form_w + 16;
        right.x += row.w - form_w;
        right.w = form_w;
        put_label(f, left, say(f, rows[i].id), &name);
        put_label(f, right, str_of(rows[i].form), &form);
    }
}

/* ---- the screen ---- */

/* The words for what is typed take their room from the keyboard that has the fewest rows. */
static void
put_keys(struct frame *f, struct rect at)
{
    struct rect bar = at;
    bar.h = f->low ? WORDBAR_H_LOW : WORDBAR_H;
    if (wordbar_shows(f->ui)) {
        put_wordbar(f, bar);
        at.y += bar.h;
        at.h -= bar.h;
    }
    put_keypad(f, at);
}

static void
put_number(struct frame *f, const struct plan *p)
{
    struct rect box = p->input, status = p->status;
    box.h = DIAL_H;
    status.y = box.y + DIAL_H + GAP;
    int y = status.y + STATUS_H + GAP;
    struct rect row = p->words;
    put_caret_buttons(f, &row);
    int end = f->low ? p->words.y - GAP : p->words.y + p->words.h;
    put_prompt(f, p->prompt, "verify.prompt_number");
    put_dial_box(f, box, f->map);
    put_dial_status(f, status);
    put_forms(f, (struct rect){box.x, y, box.w, end - y});
}

static void
put_message(struct frame *f, const struct plan *p)
{
    put_prompt(f, p->prompt, "verify.prompt");
    put_text_box(f, p->input, f->landscape ? INPUT_PX_LANDSCAPE : INPUT_PX, f->map);
    put_hints(f, p->status);
    put_words(f, p->words);
}

void
screen_verify(struct frame *f)
{
    int top = put_header(f, "verify.title");
    struct str none = {"", 0};
    int bottom = f->low ? put_foot(f, none, none) : put_foot(f, list_line(f), list_dated(f));
    speak(f, say(f, ui_dials(f->ui) ? "verify.prompt_number" : "verify.prompt"));
    struct plan p = make_plan(f, top, bottom);
    if (ui_dials(f->ui))
        put_number(f, &p);
    else
        put_message(f, &p);
    bool can = ui_can_check(f->ui, f->m);
    struct rect ask = p.check;
    bool brief = f->landscape || f->large;
    ask.w = (p.check.w - CHECK_GAP) * (brief ? 56 : 68) / 100;
    p.check.x += ask.w + CHECK_GAP;
    p.check.w -= ask.w + CHECK_GAP;
    const char *words = brief ? "verify.ask" : "verify.ask_instead";
    put_button(f, ask,
               &(struct button){.look = LOOK_SECONDARY,
                                .icon = ICON_LIST,
                                .icon_px = 48,
                                .label = say(f, words),
                                .act = ACT_ASK});
    put_button(f, p.check,
               &(struct button){.look = can ? LOOK_NAV : LOOK_OFF,
                                .icon = ICON_SEARCH,
                                .icon_px = 56,
                                .px = 50,
                                .label = say(f, "verify.check"),
                                .act = ACT_CHECK});
    put_keys(f, p.keys);
    put_held_letter(f);
}
