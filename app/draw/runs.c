#include "draw/runs.h"

#include "base/log.h"
#include "draw/glyphs.h"

#include <stdint.h>
#include <stdlib.h>

/* An em space on each side of a run is exactly px wide in any font (HarfBuzz makes it up where the
 * font has none). So the pen is known to stand px pixels from the picture's left edge whatever
 * leans out to the left, and the pen's way is the width less the spaces: SDL_ttf tells neither. */
#define EM_SPACE "\xE2\x80\x83"

enum { EM_LEN = 3, SHORT = 256 };

/* A run as SDL_ttf wants it. */
struct padded {
    char *z; /* in `small`, or allocated */
    size_t n;
    char small[SHORT];
};

/* An em space, and `times` the run with an em space behind. */
static void
pad(struct padded *p, TTF_Font *font, struct str run, size_t times)
{
    size_t room = EM_LEN + times * (GLYPHS_GROWTH * run.n + EM_LEN) + 1;
    p->z = room <= sizeof p->small ? p->small : malloc(room);
    if (!p->z)
        BUG("out of memory");
    char *to = p->z;
    memcpy(to, EM_SPACE, EM_LEN);
    to += EM_LEN;
    while (times--) {
        to += glyphs_drawable(font, run, to);
        memcpy(to, EM_SPACE, EM_LEN);
        to += EM_LEN;
    }
    *to = '\0';
    p->n = (size_t)(to - p->z);
}

static void
unpad(struct padded *p)
{
    explicit_bzero(p->z, p->n);
    if (p->z != p->small)
        free(p->z);
}

static bool
all_spaces(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ')
            return false;
    return true;
}

/* script_run gives spaces to Latin. Between two Devanagari words they are shaped with them: one
 * call for the phrase, and one rounding to whole pixels. */
static size_t
run_end(struct str s, size_t at, enum script *script)
{
    enum script next;
    size_t end = script_run(s, at, script);
    while (*script == SCRIPT_DEVANAGARI && end < s.n) {
        size_t gap = script_run(s, end, &next);
        if (next != SCRIPT_LATIN || gap == s.n || !all_spaces(str_sub(s, end, gap)))
            break;
        end = script_run(s, gap, &next);
    }
    return end;
}

/* The next piece that is shaped alone: a run, or with tracking one cluster of it. */
static struct str
next_piece(struct str s, size_t at, struct setting how, enum face *face)
{
    enum script script;
    size_t end = run_end(s, at, &script);
    if (how.tracking) {
        size_t cluster = cluster_next(s, at);
        end = cluster < end ? cluster : end;
    }
    *face = face_of(script, how.bold);
    return str_sub(s, at, end);
}

/* SDL_ttf cuts widths down to whole pixels; half the width of the run set twice is the nearest one,
 * or the words of a line would drift together. */
static int
piece_width(const struct letters *l, struct str piece, enum face face, int px)
{
    struct padded p;
    int w = 0;

    if (widths_find(l->widths, piece, face, px, &w))
        return w;
    TTF_Font *font = fonts_get(l->fonts, face, px);
    pad(&p, font, piece, 2);
    if (TTF_SizeUTF8(font, p.z, &w, NULL) != 0)
        BUG("a text cannot be measured");
    unpad(&p);
    w = (w - 3 * px + 1) / 2;
    widths_put(l->widths, piece, face, px, w);
    return w;
}

int
runs_width(const struct letters *l, struct str text, struct setting how)
{
    int w = 0;
    enum face face;
    for (size_t at = 0; at < text.n;) {
        struct str piece = next_piece(text, at, how, &face);
        w += piece_width(l, piece, face, how.px) + how.tracking;
        at += piece.n;
    }
    return w;
}

static SDL_Surface *
shaded(TTF_Font *font, const char *z)
{
    const SDL_Color full = {255, 255, 255, 255}, none = {0, 0, 0, 0};
    SDL_Surface *s = TTF_RenderUTF8_Shaded(font, z, full, none);
    if (!s)
        BUG("a text cannot be drawn"); /* out of memory: sizes are checked */
    return s;
}

static const uint8_t *
surface_row(const SDL_Surface *s, int y)
{
    return (const uint8_t *)s->pixels + (size_t)y * (size_t)s->pitch;
}

static bool
row_has_ink(const SDL_Surface *s, int y, int from, int to)
{
    const uint8_t *row = surface_row(s, y);
    for (int x = from; x < to; x++)
        if (row[x])
            return true;
    return false;
}

static void
surface_wipe(SDL_Surface *s)
{
    explicit_bzero(s->pixels, (size_t)s->pitch * (size_t)s->h);
    SDL_FreeSurface(s);
}

/* A picture taller than the font has ink above its ascent or below its descent, and SDL_ttf does
 * not say which. A bar drawn in front, whose own top is known, tells where the baseline went. */
static int
baseline_by_probe(TTF_Font *font, enum face face, const char *padded, size_t n)
{
    bool latin = face == FACE_LATIN || face == FACE_LATIN_BOLD;
    struct str bar = latin ? STR("|") : STR("\xE0\xA5\xA4"); /* danda */
    int top = 0, advance = 0, row = 0;
    char *z = malloc(bar.n + n + 1);

    if (!z)
        BUG("out of memory");
    memcpy(z, bar.p, bar.n);
    memcpy(z + bar.n, padded, n + 1);
    TTF_GlyphMetrics32(font, latin ? '|' : 0x0964, NULL, NULL, NULL, &top, &advance);
    SDL_Surface *s = shaded(font, z);
    while (row + 1 < s->h && !row_has_ink(s, row, 0, advance < s->w ? advance : s->w))
        row++;
    surface_wipe(s);
    explicit_bzero(z, n);
    free(z);
    return row + top;
}

/* One piece drawn, and where its pen is in the line. */
struct drawn {
    SDL_Surface *s;
    int x, baseline; /* of s: left edge from the line's pen, row of the baseline */
    int top, bottom, left, right; /* its ink, [top, bottom) and [left, right) in s */
};

static void
find_ink(struct drawn *d)
{
    const SDL_Surface *s = d->s;
    while (d->top < s->h && !row_has_ink(s, d->top, 0, s->w))
        d->top++;
    d->bottom = s->h;
    while (d->bottom > d->top && !row_has_ink(s, d->bottom - 1, 0, s->w))
        d->bottom--;
    d->left = s->w;
    for (int y = d->top; y < d->bottom; y++) {
        const uint8_t *row = surface_row(s, y);
        for (int x = 0; x < d->left; x++)
            if (row[x])
                d->left = x;
        for (int x = s->w; x > d->right; x--)
            if (row[x - 1])
                d->right = x;
    }
}

static struct drawn
draw_piece(const struct letters *l, struct str piece, enum face face, int px)
{
    struct padded p;
    struct drawn d = {0};
    TTF_Font *font = fonts_get(l->fonts, face, px);

    pad(&p, font, piece, 1);
    d.s = shaded(font, p.z);
    d.baseline = TTF_FontAscent(font);
    if (d.s->h > TTF_FontHeight(font))
        d.baseline = baseline_by_probe(font, face, p.z, p.n);
    unpad(&p);
    find_ink(&d);
    return d;
}

static int
max(int a, int b)
{
    return a > b ? a : b;
}

static int
min(int a, int b)
{
    return a < b ? a : b;
}

/* Pieces touch only where ink leans over; there the stronger coverage counts. */
static void
lay(struct mask *m, const struct drawn *d)
{
    for (int y = d->top; y < d->bottom; y++) {
        const uint8_t *from = surface_row(d->s, y);
        uint8_t *to = m->coverage + (size_t)(y - d->baseline - m->top) * (size_t)m->w;
        for (int x = d->left; x < d->right; x++) {
            uint8_t *pixel = &to[x + d->x - m->left];
            *pixel = from[x] > *pixel ? from[x] : *pixel;
        }
    }
}

static struct mask *
compose(const struct drawn *pieces, size_t n)
{
    int left = INT32_MAX, right = INT32_MIN, top = INT32_MAX, bottom = INT32_MIN;
    for (size_t i = 0; i < n; i++) {
        const struct drawn *d = &pieces[i];
        if (d->left >= d->right)
            continue;
        left = min(left, d->x + d->left);
        right = max(right, d->x + d->right);
        top = min(top, d->top - d->baseline);
        bottom = max(bottom, d->bottom - d->baseline);
    }
    if (left >= right)
        return mask_new(0, 0);
    struct mask *m = mask_new(right - left, bottom - top);
    m->left = left;
    m->top = top;
    for (size_t i = 0; i < n; i++)
        lay(m, &pieces[i]);
    return m;
}

struct mask *
runs_mask(const struct letters *l, struct str text, struct setting how)
{
    struct drawn *pieces = NULL;
    size_t n = 0, cap = 0;
    int pen = 0;
    enum face face;

    for (size_t at = 0; at < text.n;) {
        struct str piece = next_piece(text, at, how, &face);
        if (n == cap) {
            cap = cap ? cap * 2 : 8;
            pieces = realloc(pieces, cap * sizeof *pieces);
            if (!pieces)
                BUG("out of memory");
        }
        pieces[n] = draw_piece(l, piece, face, how.px);
        pieces[n++].x = pen - how.px;
        pen += piece_width(l, piece, face, how.px) + how.tracking;
        at += piece.n;
    }
    struct mask *m = compose(pieces, n);
    for (size_t i = 0; i < n; i++)
        surface_wipe(pieces[i].s);
    free(pieces);
    return m;
}
