#include "ui/wordbar.h"

#include "ui/theme.h"

#include <math.h>

enum {
    SIDE = 16,
    CHIP_H = 92,
    CHIP_GAP = 16,
    CHIP_PAD = 22,
    CHIP_LEAST_W = 104,
    CHIP_STRETCH = 72, /* more than its word needs, where there is room */
    TYPED_MOST_W = 300,
    PX = 44,
    LEAST_PX = 34
};

bool
wordbar_shows(const struct ui *ui)
{
    return ui->screen == SCREEN_VERIFY && ui->keyboard == KEYBOARD_LATIN;
}

/* ---- the word ---- */

static bool
is_apart(char c)
{
    return c == ' ' || c == '\n';
}

/* Marks before a word, as in (bijli or "bijli; others make it part of something else. */
static bool
may_precede(char c)
{
    return (unsigned char)c >= 0x80 || strchr("(\"',;!?", c) != NULL;
}

struct str
wordbar_typed(const struct ui *ui)
{
    struct str s = editor_text(&ui->editor), none = {"", 0};
    size_t end = ui->editor.caret, from = end, start;
    while (from > 0 && is_alpha(s.p[from - 1]))
        from--;
    for (start = from; start > 0 && !is_apart(s.p[start - 1]); start--)
        if (!may_precede(s.p[start - 1]))
            return none;
    bool ends = end == s.n || is_apart(s.p[end]);
    return ends && wordbar_shows(ui) ? str_sub(s, from, end) : none;
}

/* Puts `word` and a space in place of what was typed. */
static void
replace(struct ui *ui, struct str typed, struct str word)
{
    struct editor *e = &ui->editor;
    if (e->n - typed.n + 2 * word.n + 8 > EDITOR_MAX) { /* dots and joiners may be added */
        e->full = true;
        return;
    }
    for (size_t i = 0; i < typed.n; i++)
        editor_backspace(e);
    editor_insert(e, word, false);
}

void
wordbar_choose(struct ui *ui, const struct ui_model *m, int arg)
{
    struct editor *e = &ui->editor;
    struct str typed = wordbar_typed(ui);
    bool known = arg >= 0 && (size_t)arg < m->n_words;
    if (typed.n == 0 || (!known && arg != WORD_AS_TYPED))
        return;
    if (known)
        replace(ui, typed, m->words[arg]);
    if (e->full)
        return;
    if (e->caret < e->n)
        editor_right(e); /* over the space that is there already */
    else
        editor_insert(e, STR(" "), false);
    ui->spaced = true;
}

void
wordbar_before(struct ui *ui, struct str letter)
{
    static const char *const marks[] = {",", ".", "?", "!", ":", ";", "।"};
    size_t which;
    if (ui->spaced && str_among(letter, marks, ARRAY_LEN(marks), &which))
        editor_backspace(&ui->editor);
    ui->spaced = false;
}

/* ---- the chips ---- */

struct chip {
    struct str text;
    int arg, w;
};

struct row {
    struct chip chips[WORDS_OFFERED + 1];
    size_t n;
    int px, w;
};

static struct type
type_of(const struct row *r, bool first)
{
    return (struct type){.px = r->px,
                         .bold = first,
                         .line_height = 1.3,
                         .color = first ? COLOR_ON_SUN : COLOR_INK,
                         .align = ALIGN_CENTER,
                         .min_px = LEAST_PX,
                         .strict = true,
                         .personal = true};
}

static void
add_chip(struct frame *f, struct row *r, struct str text, int arg)
{
    struct type type = type_of(r, arg == 0);
    int w = text_width(f, text, &type) + 2 * CHIP_PAD;
    w = w < CHIP_LEAST_W ? CHIP_LEAST_W : w;
    if (arg == WORD_AS_TYPED && w > grown(f, TYPED_MOST_W))
        w = grown(f, TYPED_MOST_W);
    r->chips[r->n++] = (struct chip){text, arg, w};
    r->w += w + (r->n > 1 ? CHIP_GAP : 0);
}

/* The first `words` words at this size, then what was typed. */
static void
make_row(struct frame *f, struct str typed, size_t words, int px, struct row *r)
{
    *r = (struct row){.px = px};
    for (size_t i = 0; i < words; i++)
        add_chip(f, r, f->m->words[i], (int)i);
    add_chip(f, r, typed, WORD_AS_TYPED);
}

/* All of them, smaller if they must be; else as many as fit. */
static void
fit_row(struct frame *f, struct str typed, int room, struct row *r)
{
    size_t words = f->m->n_words < WORDS_OFFERED ? f->m->n_words : WORDS_OFFERED;
    make_row(f, typed, words, PX, r);
    for (int px = PX - 2; r->w > room && px >= LEAST_PX && !f->large; px -= 2)
        make_row(f, typed, words, px, r);
    while (r->w > room && words > 0)
        make_row(f, typed, --words, f->large ? PX : LEAST_PX, r);
}

static void
put_chip(struct frame *f, struct rect at, const struct row *r, const struct chip *c)
{
    bool first = c->arg == 0, pressed = is_pressed(f, ACT_WORD, c->arg);
    struct color fill = first ? COLOR_SUN : COLOR_CARD;
    if (pressed)
        fill = first ? RGB(0xe6ad24) : RGB(0xe6eaf3);
    struct type type = type_of(r, first);
    put_bordered(f, at, fill, RADIUS_PILL, first ? COLOR_SUN_EDGE : COLOR_EDGE, BORDER);
    hit_add(f, at, ACT_WORD, c->arg, c->text);
    at.y += pressed ? 3 : 0;
    put_label(f, inset(at, 8, 0), c->text, &type);
}

static void
put_hint(struct frame *f, struct rect at)
{
    static const struct type type = {.px = 36,
                                     .line_height = 1.3,
                                     .color = {0x45, 0x4c, 0x60, 255},
                                     .align = ALIGN_CENTER,
                                     .min_px = 28};
    put_label(f, inset(at, SIDE, 0), say(f, "verify.roman"), &type);
}

void
put_wordbar(struct frame *f, struct rect at)
{
    struct row r;
    struct str typed = arena_str(f->list->arena, wordbar_typed(f->ui));
    put_box(f, at, COLOR_CARD, 0);
    if (typed.n == 0 || f->m->n_words == 0) {
        put_hint(f, at);
        return;
    }
    int room = at.w - 2 * SIDE, x = at.x + SIDE;
    fit_row(f, typed, room, &r);
    int more = r.w < room ? (room - r.w) / (int)r.n : 0;
    for (size_t i = 0; i < r.n; i++) {
        int w = r.chips[i].w + (more < CHIP_STRETCH ? more : CHIP_STRETCH);
        put_chip(f, (struct rect){x, at.y + (at.h - CHIP_H) / 2, w, CHIP_H}, &r, &r.chips[i]);
        x += w + CHIP_GAP;
    }
}
