/* Every screen in every state, size and language, with usual and large text, with usual and lower
 * buttons: nothing leaves the canvas or its box, no text meets another, no touch area is small or
 * shared, and every text can be read on its ground. Large text is 1.3 times what the same words
 * usually are, and 7:1; with lower buttons nothing is touched above 40 % of the height. */
#include "screen_setup.h"

enum { LEAST_PX = 28, LEAST_TOUCH = 84 };

static const struct {
    int w, h;
} sizes[] = {{1080, 1920}, {768, 1024}, {1200, 1920}, {2160, 3840},
             {1024, 768},  {1366, 768}, {1920, 1080}};

/* A fault is told with where it is, and counted: one run shows them all. */
struct place {
    struct setup *u;
    enum sample id;
    int lang;
    bool large, low;
    int faults;
    bool quiet; /* faults are wanted */
};

static void
fault(struct place *p, const char *what, struct str text)
{
    p->faults++;
    if (p->quiet)
        return;
    fprintf(stderr, "%s %s%s%s %dx%d: %s: %.*s\n", sample_names[p->id], p->lang ? "en" : "hi",
            p->large ? " large" : "", p->low ? " low" : "", p->u->w, p->u->h, what, (int)text.n,
            text.p);
}

/* ---- geometry ---- */

static bool
inside(struct rect a, struct rect b)
{
    return a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;
}

static bool
meet(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool
only_digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i]))
            return false;
    return true;
}

/* What a text covers: from the head line to a little under the baseline, where digits end. */
static struct rect
ink(const struct draw_op *op)
{
    int up = op->px * 7 / 10, down = only_digits(op->text) ? 0 : op->px / 5;
    return (struct rect){op->at.x, op->at.y - up, op->at.w, up + down};
}

static bool
is_scrim(const struct draw_op *op)
{
    return op->kind == OP_BOX && op->color.a < 255;
}

/* First command of the layer on top: behind the last veil. */
static size_t
top_layer(const struct draw_list *l)
{
    size_t from = 0;
    for (size_t i = 0; i < l->n; i++)
        if (is_scrim(&l->ops[i]))
            from = i + 1;
    return from;
}

/* The box drawn last under the middle of what command i covers; NULL: the bare canvas. */
static const struct draw_op *
box_under(const struct draw_list *l, size_t i, struct rect covered)
{
    struct rect middle = {covered.x + covered.w / 2, covered.y + covered.h / 2, 1, 1};
    while (i-- > 0)
        if (l->ops[i].kind == OP_BOX && inside(middle, l->ops[i].at))
            return &l->ops[i];
    return NULL;
}

/* ---- contrast (WCAG 2.1, 1.4.3) ---- */

static double
channel(uint8_t value)
{
    double c = value / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(struct color c)
{
    return 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
}

static double
contrast(struct color a, struct color b)
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* ---- the checks ---- */

static void
check_text(struct place *p, size_t i)
{
    const struct draw_list *l = &p->u->list;
    const struct draw_op *op = &l->ops[i], *box = box_under(l, i, ink(op));
    struct color ground = box ? box->color : l->ground;
    if (op->px < (int)(LEAST_PX * p->u->s))
        fault(p, "smaller than 28", op->text);
    if (!op->personal && str_ends(op->text, "…"))
        fault(p, "cut short", op->text);
    if (box && !inside(ink(op), box->at))
        fault(p, "leaves its box", op->text);
    if (ground.a == 255 && contrast(op->color, ground) < (op->bold && !p->large ? 4.5 : 7.0))
        fault(p, "hard to read on its ground", op->text);
}

static void
check_neighbours(struct place *p, size_t i, size_t from)
{
    const struct draw_list *l = &p->u->list;
    struct rect covered = ink(&l->ops[i]);
    for (size_t k = from; k < l->n; k++) {
        const struct draw_op *other = &l->ops[k];
        if (other->kind == OP_TEXT && k < i && meet(covered, ink(other)))
            fault(p, "meets another text", l->ops[i].text);
        if (other->kind == OP_BOX && k > i && meet(covered, other->at))
            fault(p, "lies under a box drawn later", l->ops[i].text);
        if ((other->kind == OP_ICON || other->kind == OP_QR) && meet(covered, other->at))
            fault(p, "meets an icon or a code", l->ops[i].text);
    }
}

static void
check_ops(struct place *p)
{
    const struct draw_list *l = &p->u->list;
    struct rect canvas = {0, 0, p->u->w, p->u->h};
    size_t from = top_layer(l);
    for (size_t i = 0; i < l->n; i++) {
        const struct draw_op *op = &l->ops[i];
        bool text = op->kind == OP_TEXT;
        if (!inside(text ? ink(op) : op->at, canvas))
            fault(p, "leaves the canvas", text ? op->text : STR("a box, icon or code"));
        if (text)
            check_text(p, i);
        if (text && i >= from)
            check_neighbours(p, i, from);
    }
}

/* Boxes lie in one another or apart: a card that is too high would run into its neighbour. */
static void
check_boxes(struct place *p)
{
    const struct draw_list *l = &p->u->list;
    for (size_t i = top_layer(l); i < l->n; i++)
        for (size_t k = i + 1; k < l->n; k++)
            if (l->ops[i].kind == OP_BOX && l->ops[k].kind == OP_BOX &&
                meet(l->ops[i].at, l->ops[k].at) && !inside(l->ops[k].at, l->ops[i].at))
                fault(p, "two boxes run into each other", STR(""));
}

/* A code is drawn on its own box and stays whole: nothing over it. */
static void
check_codes(struct place *p)
{
    const struct draw_list *l = &p->u->list;
    for (size_t i = top_layer(l); i < l->n; i++) {
        const struct draw_op *box = box_under(l, i, l->ops[i].at);
        if (l->ops[i].kind != OP_QR)
            continue;
        if (!box || !inside(l->ops[i].at, box->at))
            fault(p, "a code leaves its box", l->ops[i].text);
        for (size_t k = i + 1; k < l->n; k++)
            if (l->ops[k].kind == OP_BOX && meet(l->ops[k].at, l->ops[i].at))
                fault(p, "a box over a code", l->ops[i].text);
    }
}

static void
check_hits(struct place *p)
{
    const struct hits *h = &p->u->ui.hits;
    int least = (int)(LEAST_TOUCH * p->u->s);
    size_t from = 0;
    for (size_t i = 0; i < h->n; i++)
        if (h->list[i].act == ACT_VEIL)
            from = i + 1;
    for (size_t i = from; i < h->n; i++) {
        struct rect at = h->list[i].at;
        if (h->list[i].act == ACT_NONE) /* the modal's own box */
            continue;
        if (at.w < least || at.h < least)
            fault(p, "too small to touch", STR(""));
        if (!inside(at, (struct rect){0, 0, p->u->w, p->u->h}))
            fault(p, "a touch area leaves the canvas", STR(""));
        if (p->low && at.y < p->u->h * 2 / 5)
            fault(p, "touched above the reach", h->list[i].label);
        for (size_t k = from; k < i; k++)
            if (h->list[k].act != ACT_NONE && meet(at, h->list[k].at))
                fault(p, "two touch areas meet", STR(""));
    }
}

/* ---- large beside usual text ---- */

enum { SIZES_MOST = 256, LARGE_ALREADY = 84, FOOT_MOST = 260 };

/* The texts of one picture of usual size, and how high each stood. */
struct heights {
    struct {
        char text[96];
        int px;
    } list[SIZES_MOST];
    size_t n;
};

static void
note_heights(const struct draw_list *l, struct heights *out)
{
    out->n = 0;
    for (size_t i = 0; i < l->n && out->n < SIZES_MOST; i++) {
        const struct draw_op *op = &l->ops[i];
        if (op->kind != OP_TEXT || op->text.n >= sizeof out->list->text)
            continue;
        memcpy(out->list[out->n].text, op->text.p, op->text.n);
        out->list[out->n].text[op->text.n] = '\0';
        out->list[out->n++].px = op->px;
    }
}

/* The least of its sizes, where the same words stand twice; 0 if they are not there. */
static int
height_of(const struct heights *h, struct str text)
{
    int least = 0;
    for (size_t i = 0; i < h->n; i++)
        if (str_eq(text, str_of(h->list[i].text)) && (!least || h->list[i].px < least))
            least = h->list[i].px;
    return least;
}

static void
check_growth(struct place *p, const struct heights *usual)
{
    const struct draw_list *l = &p->u->list;
    for (size_t i = 0; i < l->n; i++) {
        const struct draw_op *op = &l->ops[i];
        bool foot = op->at.y > (int)(p->u->h - FOOT_MOST * p->u->s); /* breaks in other places */
        int before = op->kind == OP_TEXT && !foot ? height_of(usual, op->text) : 0;
        if (before && op->px * 10 < before * 13 - 10 && op->px < (int)(LARGE_ALREADY * p->u->s))
            fault(p, "not 1.3 times as large", op->text);
        if (op->kind == OP_TEXT && op->px < (int)(LEAST_PX * 1.3 * p->u->s))
            fault(p, "smaller than the least of large text", op->text);
    }
}

/* ---- what is touched has an edge (WCAG 2.1, 1.4.11) ---- */

/* The border of the area's own box, or the box inside it, stands out from what lies under it. */
static void
check_edges(struct place *p)
{
    const struct draw_list *l = &p->u->list;
    const struct hits *h = &p->u->ui.hits;
    for (size_t i = 0; i < h->n; i++) {
        size_t own = l->n;
        for (size_t k = top_layer(l); k < l->n && own == l->n; k++)
            if (l->ops[k].kind == OP_BOX && memcmp(&l->ops[k].at, &h->list[i].at, sizeof(struct rect)) == 0)
                own = k;
        if (own == l->n || h->list[i].act == ACT_NONE || h->list[i].act == ACT_VEIL)
            continue;
        const struct draw_op *under = box_under(l, own, l->ops[own].at);
        struct color ground = under ? under->color : l->ground;
        double edge = contrast(l->ops[own].color, ground);
        if (own + 1 < l->n && l->ops[own + 1].kind == OP_BOX &&
            inside(l->ops[own + 1].at, l->ops[own].at))
            edge = fmax(edge, contrast(l->ops[own + 1].color, ground));
        if (ground.a == 255 && edge < 3.0)
            fault(p, "an edge that is hard to see", h->list[i].label);
    }
}

/* ---- all of it ---- */

static void
draw_as(struct place *p, bool large, bool low, int w, int h)
{
    p->large = large;
    p->low = low;
    setup_fill(p->u, p->id, p->lang);
    p->u->ui.large = large;
    p->u->ui.low = low;
    setup_draw(p->u, w, h);
}

static void
check_drawn(struct place *p)
{
    check_ops(p);
    check_boxes(p);
    check_codes(p);
    check_hits(p);
    if (p->large)
        check_edges(p);
}

static int
check_picture(struct setup *u, enum sample id, int lang, int w, int h)
{
    struct heights usual;
    struct place p = {.u = u, .id = id, .lang = lang};
    bool ways = id < SAMPLE_PANEL || id > SAMPLE_DRAWN; /* the staff's panel is one for all */
    for (int low = 0; low <= (ways && w < h); low++) {
        draw_as(&p, false, low, w, h);
        check_drawn(&p);
        note_heights(&u->list, &usual);
        if (!ways)
            continue;
        draw_as(&p, true, low, w, h);
        check_drawn(&p);
        check_growth(&p, &usual);
    }
    return p.faults;
}

static void
every_picture_is_sound(void **state)
{
    int faults = 0;
    for (size_t s = 0; s < ARRAY_LEN(sizes); s++)
        for (int lang = 0; lang < 2; lang++)
            for (int id = 0; id < SAMPLES; id++)
                faults += check_picture(*state, (enum sample)id, lang, sizes[s].w, sizes[s].h);
    assert_int_equal(faults, 0);
}

/* EN 301 549, 5.1.4: no capital under 4.8 mm (0.714 em) on a panel of known dpi. */
static void
capitals_are_high_enough(void **state)
{
    static const struct {
        const char *why;
        int dpi;
    } panels[] = {{"32 inches", 69}, {"24 inches", 92}, {"21.5 inches", 102}, {"15.6 inches", 141}};
    static const enum sample ids[] = {SAMPLE_SLIDE, SAMPLE_SCAM, SAMPLE_TYPED, SAMPLE_INSCRIPT,
                                      SAMPLE_NUMBERS, SAMPLE_PAY, SAMPLE_LOSTMONEY};
    struct setup *u = *state;
    for (size_t i = 0; i < ARRAY_LEN(panels); i++)
        for (size_t k = 0; k < ARRAY_LEN(ids); k++) {
            struct place p = {.u = u, .id = ids[k], .large = panels[i].dpi > 102};
            setup_fill(u, ids[k], 0);
            u->ui.dpi = panels[i].dpi;
            setup_draw(u, 1080, 1920);
            check_drawn(&p);
            assert_int_equal(p.faults, 0);
            for (size_t n = 0; n < u->list.n; n++)
                if (u->list.ops[n].kind == OP_TEXT &&
                    u->list.ops[n].px * 0.714 * 25.4 / panels[i].dpi < 4.8)
                    fail_msg("%s, %s: %d px", panels[i].why, sample_names[ids[k]],
                             u->list.ops[n].px);
        }
}

/* The checks themselves: each must see its fault. */
static void
faults_are_seen(void **state)
{
    struct setup *u = *state;
    struct place p = {.u = u, .id = SAMPLE_PAY, .quiet = true};
    setup_fill(u, SAMPLE_PAY, 0);
    setup_draw(u, 1080, 1920);
    size_t text = 0;
    while (u->list.ops[text].kind != OP_TEXT)
        text++;
    struct draw_op good = u->list.ops[text];

    u->list.ops[text].at.x = -4;
    check_ops(&p);
    assert_true(p.faults > 0);
    p.faults = 0;
    u->list.ops[text] = good;
    u->list.ops[u->list.n - 1] = (struct draw_op){.kind = OP_BOX, .at = ink(&good),
                                                  .color = {0, 0, 0, 255}};
    check_ops(&p);
    assert_true(p.faults > 0);
    u->list.n--;
    p.faults = 0;
    u->list.ops[text] = good;
    u->list.ops[text].color = box_under(&u->list, text, ink(&good))->color;
    check_ops(&p);
    assert_int_equal(p.faults, 1);
    p.faults = 0;
    u->list.ops[text] = good;
    u->ui.hits.list[1].at = u->ui.hits.list[0].at;
    check_hits(&p);
    assert_int_equal(p.faults, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_picture_is_sound),
        cmocka_unit_test(capitals_are_high_enough),
        cmocka_unit_test(faults_are_seen),
    };
    return cmocka_run_group_tests(tests, setup_open, setup_close);
}
