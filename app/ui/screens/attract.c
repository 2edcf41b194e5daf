#include "ui/screens/screens.h"

#include "ui/pages.h"
#include "ui/screens/parts.h"
#include "ui/theme.h"

enum { PANEL_X = 64, PIP_H = 12, PIPS_MOST = 12, STEPS_MOST = 6, LARGE_TITLE_PX = 66 };

/* ---- the strip of notices ---- */

static int
strip_height(struct frame *f, const struct type *type, int text_w)
{
    int h = text_height(f, text_w, f->m->strip, type) + (f->large ? 20 : 36);
    int least = f->landscape ? 92 : 96;
    return h > least ? h : least;
}

/* The slide with its headings, as it stands. */
static void
speak_slide(struct frame *f)
{
    const struct slide *s = &f->m->slides[f->m->slide];
    struct {
        const char *head;
        struct str text;
    } parts[] = {{s->emergency ? "attract.urgent" : "attract.tag", s->title},
                 {NULL, s->punch}, {NULL, s->text},
                 {s->emergency ? NULL : "attract.dont", s->dont},
                 {s->emergency ? NULL : "attract.do", s->todo}};
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        if (parts[i].text.n && parts[i].head)
            speak(f, say(f, parts[i].head));
        speak(f, parts[i].text);
    }
}

/* The strip's height when there is one, else 0; draws it with its top edge at y, or its bottom
 * edge when `upwards`. */
static int
put_strip(struct frame *f, int y, bool upwards)
{
    if (!f->m->strip.n)
        return 0;
    struct type type = {.px = 34, .bold = true, .line_height = 1.35, .color = COLOR_AMBER_TX,
                        .max_lines = 2, .min_px = 30};
    enum screen_id to = f->m->pay.suspended ? SCREEN_PAY : SCREEN_DIRECTORY;
    int x = 16 + 34, text_x = x + 52 + 22, text_w = f->w - text_x - 44 - 22 - 40;
    int h = strip_height(f, &type, text_w);
    struct rect at = {0, upwards ? y - h : y, f->w, h};
    if (f->large) /* an edge for what is touched */
        put_box(f, at, COLOR_AMBER_TX, 0);
    put_box(f, inset(at, 0, f->large ? BORDER : 0), COLOR_AMBER_BG, 0);
    put_box(f, inset((struct rect){0, at.y, 16, h}, 0, f->large ? BORDER : 0), COLOR_AMBER, 0);
    put_icon(f, ICON_INFO, x, at.y + (h - 52) / 2, 52, COLOR_AMBER_TX);
    put_icon(f, ICON_NEXT, f->w - 40 - 44, at.y + (h - 44) / 2, 44, COLOR_AMBER_TX);
    int text_h = text_height(f, text_w, f->m->strip, &type);
    put_text(f, text_x, at.y + (h - text_h) / 2, text_w, f->m->strip, &type);
    hit_add(f, at, ACT_GO, (int)to, f->m->strip);
    return h;
}

/* For staff, under the notices: nothing to touch. */
static int
put_staff(struct frame *f, int y, bool upwards)
{
    enum { ICON = 44, PAD = 12 };
    if (!f->m->staff.n)
        return 0;
    struct type type = {.px = 32, .bold = true, .line_height = 1.35, .color = COLOR_INK,
                        .max_lines = 4, .min_px = 30};
    int text_x = MARGIN + ICON + 22, text_w = f->w - text_x - MARGIN;
    int text_h = text_height(f, text_w, f->m->staff, &type), h = text_h + 2 * PAD;
    struct rect at = {0, upwards ? y - h : y, f->w, h};
    put_box(f, at, COLOR_SLATE_BG, 0);
    put_icon(f, ICON_USB, MARGIN, at.y + (h - ICON) / 2, ICON, COLOR_SLATE);
    put_text(f, text_x, at.y + PAD, text_w, f->m->staff, &type);
    return h;
}

/* ---- the panel ---- */

struct panel {
    const struct slide *slide;
    bool low; /* little height: landscape of the usual shape */
};

static enum look
slide_look(const struct frame *f)
{
    return f->m->slides[f->m->slide].emergency ? LOOK_ON_RED : LOOK_ON_BLUE;
}

static int
put_tag(struct frame *f, int x, int y, const char *id, int px)
{
    struct type type = {.px = px, .bold = true, .line_height = 1.3, .color = COLOR_ON_SUN};
    struct str text = say(f, id);
    int icon = px * 44 / 38, w = text_width(f, text, &type), h = px * 13 / 10 + 20;
    put_box(f, (struct rect){x, y, w + icon + 14 + 56, h}, COLOR_SUN, RADIUS_TAG);
    put_icon(f, ICON_ALERT, x + 28, y + (h - icon) / 2, icon, COLOR_ON_SUN);
    put_label(f, (struct rect){x + 28 + icon + 14, y, w + 4, h}, text, &type);
    return h;
}

/* The tag at the left; the button that reads the slide at the right. */
static void
block_tag(struct column *c, const char *id, int px)
{
    enum { LISTEN_H = 88, LITTLE_H = 480 };
    struct frame *f = c->f;
    if (c->dealt && c->at.h < LITTLE_H && (f->low || !f->m->can_listen))
        return;
    int y = column_block(c);
    bool listen = put_listen(f, c->at.x + c->at.w, y, slide_look(f)) > 0;
    int h = px * 13 / 10 + 20;
    put_tag(f, c->at.x, listen ? y + (LISTEN_H - h) / 2 : y, id, px);
    column_close(c, listen ? LISTEN_H : h);
}

static void
block_heading(struct column *c, const struct panel *p, int px, int punch_px)
{
    struct type title = {.px = px, .bold = true, .line_height = 1.28, .color = COLOR_CARD,
                         .max_lines = 4};
    struct type punch = title;
    punch.px = punch_px;
    punch.color = COLOR_SUN;
    int y = column_block(c), h = 0;
    if (p->slide->title.n)
        h += put_text(c->f, c->at.x, y, c->at.w, p->slide->title, &title);
    if (p->slide->punch.n)
        h += put_text(c->f, c->at.x, y + h, c->at.w, p->slide->punch, &punch);
    column_close(c, h);
}

static void
block_text(struct column *c, struct str text, int px, struct color color)
{
    if (!text.n)
        return;
    struct type type = {.px = px, .line_height = 1.46, .color = color, .max_lines = 6};
    int y = column_block(c);
    column_close(c, put_text(c->f, c->at.x, y, c->at.w, text, &type));
}

/* ---- what to do and not to do ---- */

struct advice {
    enum icon icon;
    struct color color;
    const char *head;
    struct str text;
};

static int
put_advice(struct frame *f, struct rect at, const struct advice *a, int px, bool draw)
{
    struct type head = {.px = px - 2, .bold = true, .line_height = 1.42, .color = a->color};
    struct type text = {.px = px, .line_height = 1.42, .color = COLOR_CARD};
    int head_h = grown(f, px) * 142 / 100, w = at.w - 60, icon = px * 11 / 10;
    struct str words = reflow(f, w, a->text, &text);
    int h = 24 + head_h + 4 + text_height(f, w, words, &text) + 26;
    if (!draw)
        return h;
    put_box(f, at, COLOR_BRAND2, RADIUS_CARD);
    put_icon(f, a->icon, at.x + 30, at.y + 24 + (head_h - icon) / 2, icon, a->color);
    put_label(f, (struct rect){at.x + 30 + icon + 14, at.y + 24, w - icon - 14, head_h},
              say(f, a->head), &head);
    put_text(f, at.x + 30, at.y + 24 + head_h + 4, w, words, &text);
    return h;
}

static void
block_advice(struct column *c, const struct panel *p, int px)
{
    struct advice both[] = {
        {ICON_CROSS, COLOR_SUN, "attract.dont", p->slide->dont},
        {ICON_CHECK, COLOR_MINT, "attract.do", p->slide->todo},
    };
    size_t n = 0;
    for (size_t i = 0; i < ARRAY_LEN(both); i++)
        if (both[i].text.n)
            both[n++] = both[i];
    if (n == 0)
        return;
    if (c->dealt) { /* one under the other */
        for (size_t i = 0; i < n; i++) {
            struct rect at = {c->at.x, column_block(c), c->at.w, 0};
            at.h = put_advice(c->f, at, &both[i], px, false);
            column_close(c, put_advice(c->f, at, &both[i], px, true));
        }
        return;
    }
    struct rect row = {c->at.x, column_block(c), c->at.w, 0};
    for (size_t i = 0; i < n; i++) {
        int h = put_advice(c->f, row_cell(row, 24, NULL, n, i), &both[i], px, false);
        row.h = h > row.h ? h : row.h;
    }
    for (size_t i = 0; i < n; i++)
        put_advice(c->f, row_cell(row, 24, NULL, n, i), &both[i], px, true);
    column_close(c, row.h);
}

static void
build_slide(struct column *c, int squeeze, void *ctx)
{
    static const int sizes[] = {100, 92, 84, 76, 70, 64, 58};
    static const int low_sizes[] = {76, 72, 68, 64, 60, 56, 52};
    static const int texts[] = {50, 46, 44, 42, 40, 38, 36};
    static const int gaps[] = {64, 32, 28, 24, 20, 18, 16};
    const struct panel *p = ctx;
    int px = p->low ? low_sizes[squeeze] : sizes[squeeze];
    if (c->f->large)
        px = LARGE_TITLE_PX;
    else if (!p->slide->text.n && !p->slide->dont.n && !p->slide->todo.n)
        px = px * 12 / 10; /* the heading has the panel for itself */
    c->min_gap = gaps[squeeze];
    block_tag(c, "attract.tag", 38);
    block_heading(c, p, px, p->low && !c->f->large ? px + 12 : px);
    block_text(c, p->slide->text, texts[squeeze], COLOR_ON_BRAND);
    block_advice(c, p, texts[squeeze] > 42 ? texts[squeeze] - 6 : texts[squeeze] - 2);
}

/* ---- an emergency ---- */

/* A line that was broken for width only: its sentence goes on in the next. */
static bool
goes_on(struct str line, struct str next)
{
    bool small = next.n && next.p[0] >= 'a' && next.p[0] <= 'z';
    return str_ends(line, ",") || str_ends(line, ";") || str_ends(line, " या") ||
           str_ends(line, " और") || small;
}

/* What not to do first, then what to do, as numbered steps. */
static size_t
steps_of(struct arena *a, const struct slide *s, struct str *out)
{
    struct str parts[] = {s->dont, s->todo}, line;
    size_t n = 0;
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        size_t first = n;
        while (parts[i].n && n < STEPS_MOST && str_cut(&parts[i], '\n', &line)) {
            if (n > first && goes_on(out[n - 1], line))
                out[n - 1] = arena_fmt(a, "%.*s %.*s", (int)out[n - 1].n, out[n - 1].p,
                                       (int)line.n, line.p);
            else if (line.n)
                out[n++] = line;
        }
    }
    return n;
}

static void
block_steps(struct column *c, const struct panel *p, int px)
{
    struct str steps[STEPS_MOST];
    size_t n = steps_of(c->f->list->arena, p->slide, steps);
    if (n == 0)
        return;
    struct frame *f = c->f;
    struct type number = {.px = 36, .bold = true, .color = COLOR_RED, .align = ALIGN_CENTER};
    struct type text = {.px = px, .bold = true, .line_height = 1.36, .color = COLOR_CARD};
    int y = column_block(c), top = y, x = c->at.x, text_w = c->at.w - 32 - 64 - 28 - 32;
    for (size_t i = 0; i < n; i++) {
        int text_h = text_height(f, text_w, steps[i], &text), least = px + 54;
        int h = text_h + 28 > least ? text_h + 28 : least;
        put_box(f, (struct rect){x, y, c->at.w, h}, COLOR_RED2, RADIUS_CARD);
        struct rect disc = {x + 32, y + (h - 64) / 2, 64, 64};
        put_box(f, disc, COLOR_CARD, 32);
        put_label(f, disc, digits(f, (long long)i + 1), &number);
        put_text(f, disc.x + 64 + 28, y + (h - text_h) / 2, text_w, steps[i], &text);
        y += h + (i + 1 < n ? 16 : 0);
    }
    column_close(c, y - top);
}

static void
block_issued(struct column *c, const struct panel *p)
{
    if (!p->slide->issued.n)
        return;
    struct type type = {.px = 36, .color = COLOR_CARD, .min_px = 30};
    struct lang_arg args[] = {{"when", p->slide->issued}, {"discom", c->f->m->discom}};
    int y = column_block(c);
    put_icon(c->f, ICON_CLOCK, c->at.x, y + 4, 44, COLOR_CARD);
    put_label(c->f, (struct rect){c->at.x + 60, y, c->at.w - 60, 52},
              say_with(c->f, "attract.issued", args, ARRAY_LEN(args)), &type);
    column_close(c, 52);
}

static void
build_emergency(struct column *c, int squeeze, void *ctx)
{
    static const int sizes[] = {104, 96, 88, 80, 72, 66, 60};
    static const int low_sizes[] = {84, 78, 72, 66, 62, 58, 52};
    static const int texts[] = {52, 48, 46, 44, 42, 38, 36};
    static const int gaps[] = {56, 28, 24, 20, 18, 16, 14};
    const struct panel *p = ctx;
    int px = c->f->large ? LARGE_TITLE_PX : p->low ? low_sizes[squeeze] : sizes[squeeze];
    c->min_gap = gaps[squeeze];
    block_tag(c, "attract.urgent", 46);
    block_heading(c, p, px, px);
    block_text(c, p->slide->text, texts[squeeze], COLOR_CARD);
    block_steps(c, p, texts[squeeze] - 2);
    block_issued(c, p);
}

/* ---- pips ---- */

/* One for each slide; of more than fit, those around the current one. */
static void
put_pips(struct frame *f, struct rect row)
{
    size_t n = f->m->n_slides, first = 0, now = f->m->slide;
    if (n > PIPS_MOST) {
        first = now > PIPS_MOST / 2 ? now - PIPS_MOST / 2 : 0;
        first = first + PIPS_MOST > n ? n - PIPS_MOST : first;
        n = PIPS_MOST;
    }
    for (size_t i = 0; i < n; i++) {
        struct rect at = row_cell(row, 14, NULL, n, i);
        put_box(f, at, first + i < now ? COLOR_CARD : COLOR_PIP, PIP_H / 2);
        int done = (int)(at.w * f->m->slide_part);
        if (first + i == now && done >= PIP_H)
            put_box(f, (struct rect){at.x, at.y, done, at.h}, COLOR_SUN, PIP_H / 2);
    }
}

static void
put_panel(struct frame *f, struct rect at)
{
    struct panel p = {&f->m->slides[f->m->slide], f->landscape && at.h < 900};
    bool urgent = p.slide->emergency, pips = !urgent && f->m->n_slides > 1;
    bool little = f->large && f->low;
    int pad = little ? 8 : p.low ? 36 : 44;
    struct rect in = inset(at, f->landscape ? 56 : PANEL_X, pad);
    put_box(f, at, urgent ? COLOR_RED : COLOR_BRAND, 0);
    if (pips && !little) {
        put_pips(f, (struct rect){in.x, in.y + in.h - PIP_H, in.w, PIP_H});
        in.h -= PIP_H + 32;
    }
    put_fitted(f, in, 150, 6, true, urgent ? build_emergency : build_slide, &p);
}

/* ---- buttons ---- */

struct choice {
    enum look look;
    enum icon icon;
    const char *label, *sub;
    enum screen_id to;
};

static bool
any_counter_open(const struct frame *f)
{
    for (size_t i = 0; i < f->m->n_counters; i++)
        if (f->m->counters[i].open_now)
            return true;
    return false;
}

static void
choices_of(const struct frame *f, struct choice out[3])
{
    bool paying = !f->m->pay.suspended && f->m->pay.url.n;
    const char *instead = any_counter_open(f) ? "attract.pay.counters" : "attract.pay.ways";
    out[0] = (struct choice){LOOK_SECONDARY, paying ? ICON_QR : ICON_CASH, "attract.pay",
                             paying ? "attract.pay.sub" : instead, SCREEN_PAY};
    out[1] = (struct choice){LOOK_SECONDARY, ICON_PHONE, "attract.numbers",
                             "attract.numbers.sub", SCREEN_DIRECTORY};
    out[2] = (struct choice){LOOK_DANGER, ICON_ALERT, "attract.lost", "attract.lost.sub",
                             SCREEN_LOSTMONEY};
}

static struct button
check_button(const struct frame *f)
{
    return (struct button){.look = LOOK_PRIMARY, .icon = ICON_SEARCH, .icon_px = 116,
                           .label = say(f, "attract.check"), .sub = say(f, "attract.check.sub"),
                           .px = 66, .sub_px = 38, .left = true, .next = true,
                           .act = ACT_GO, .arg = SCREEN_VERIFY};
}

/* Heights of what stands below the panel. */
struct below {
    int check, tile, all;
};

static struct below
below_of(const struct frame *f)
{
    struct below b = {f->large ? 228 : 212, f->large ? f->low ? 240 : 280 : 248, 0};
    b.all = 32 + b.check + 24 + b.tile + 32;
    return b;
}

static void
put_choices_below(struct frame *f, int y)
{
    struct choice choices[3];
    struct below below = below_of(f);
    choices_of(f, choices);
    struct button check = check_button(f);
    put_button(f, (struct rect){MARGIN, y, f->w - 2 * MARGIN, below.check}, &check);
    struct rect row = {MARGIN, y + below.check + 24, f->w - 2 * MARGIN, below.tile};
    for (size_t i = 0; i < 3; i++)
        put_tile(f, row_cell(row, 24, NULL, 3, i),
                 &(struct button){.look = choices[i].look, .icon = choices[i].icon,
                                  .icon_px = f->large && f->low ? 56 : 84, .label = say(f, choices[i].label),
                                  .sub = say(f, choices[i].sub), .act = ACT_GO,
                                  .arg = (int)choices[i].to});
}

static void
put_choices_beside(struct frame *f, struct rect at)
{
    enum { GAP = 20 };
    struct choice choices[3];
    choices_of(f, choices);
    struct rect in = inset(at, 40, 28);
    int unit = (in.h - 3 * GAP) * 10 / 45, first = in.h - 3 * (unit + GAP);
    struct button check = check_button(f);
    check.icon_px = 112;
    check.px = 58;
    check.sub = say(f, "attract.check.short");
    check.sub_px = 36;
    check.next = false;
    put_button(f, (struct rect){in.x, in.y, in.w, first}, &check);
    for (int i = 0; i < 3; i++)
        put_button(f, (struct rect){in.x, in.y + first + GAP + i * (unit + GAP), in.w, unit},
                   &(struct button){.look = choices[i].look, .icon = choices[i].icon,
                                    .icon_px = f->large ? 64 : 84,
                                    .label = say(f, choices[i].label),
                                    .sub = say(f, choices[i].sub), .px = 48, .sub_px = 36,
                                    .left = true, .next = !f->large, .act = ACT_GO,
                                    .arg = (int)choices[i].to});
}

/* How old the list is; of a stale one also what to do about it, over the whole width. */
static int
put_age_foot(struct frame *f)
{
    struct lang_arg dated[] = {{"date", list_dated(f)}};
    struct lang_arg stale[] = {{"date", f->m->list_date}, {"age", f->m->list_age}};
    if (f->m->list_stale)
        return put_foot(f, say_with(f, "attract.foot.stale", stale, ARRAY_LEN(stale)), STR(""));
    return put_foot(f, say_with(f, "attract.foot", dated, 1), say(f, "attract.private"));
}

void
screen_attract(struct frame *f)
{
    int beside = f->large ? 740 : 640;
    bool urgent = f->m->slides[f->m->slide].emergency;
    int top = put_mast(f), bottom = put_age_foot(f);
    speak_slide(f);

    if (f->landscape) {
        bottom -= urgent || f->large ? 0 : put_staff(f, bottom, true); /* staff read small text */
        bottom -= urgent ? 0 : put_strip(f, bottom, true);
        put_choices_beside(f, (struct rect){f->w - beside, top, beside, bottom - top});
        put_panel(f, (struct rect){0, top, f->w - beside, bottom - top});
    } else {
        bottom -= below_of(f).all;
        put_choices_below(f, bottom + 32);
        if (!urgent && f->low) /* the strip is touched */
            bottom -= put_strip(f, bottom, true);
        else if (!urgent)
            top += put_strip(f, top, false);
        top += urgent ? 0 : put_staff(f, top, false);
        put_panel(f, (struct rect){0, top, f->w, bottom - top});
    }
}
