/* Hindi is drawn as it was when people last looked at it: every word of tests/golden/words.tsv
 * against its stored picture; and the stored pictures are ones that only shaping makes.
 *
 * A row: kind, weight, text, width, then left, top, w, h of the ink at 48 px and its cover in cells
 * of 3 x 3 pixels, one hex digit each. To accept a change on purpose, run this program with
 * SATARK_GOLDEN=FILE to write the rows anew, and look at the words before committing them. */
#include "setup.h"

#include "base/buf.h"
#include "base/str.h"

enum { PX = 48, CELL = 3, LEVELS = 15, NOISE = 1 };

struct word {
    struct str kind, text;
    bool bold;
    struct str picture; /* width to the end of the row; empty before the first writing */
};

struct words {
    char *file;
    struct word *list;
    size_t n;
};

static bool
read_word(struct str line, struct word *w)
{
    struct str weight;
    if (!str_cut(&line, '\t', &w->kind) || !str_cut(&line, '\t', &weight)
        || !str_cut(&line, '\t', &w->text))
        return false;
    w->bold = str_eq(weight, STR("bold"));
    w->picture = line.p ? line : STR("");
    return true;
}

static struct words
words_read(void)
{
    struct words w = {.file = calloc(1, 1 << 20), .list = calloc(200, sizeof *w.list)};
    const char *source = getenv("SATARK_SOURCE");
    char path[4096];
    snprintf(path, sizeof path, "%s/tests/golden/words.tsv", source ? source : ".");
    FILE *f = fopen(path, "rb");
    if (!f)
        fail_msg("%s cannot be read", path);
    struct str rest = {w.file, fread(w.file, 1, (1 << 20) - 1, f)}, line;
    fclose(f);
    while (str_cut(&rest, '\n', &line) && w.n < 200)
        if (line.n && read_word(line, &w.list[w.n]))
            w.n++;
    return w;
}

static void
words_free(struct words *w)
{
    free(w->file);
    free(w->list);
}

static int
cell(const struct mask *m, int column, int row)
{
    int sum = 0;
    for (int y = row * CELL; y < (row + 1) * CELL && y < m->h; y++)
        for (int x = column * CELL; x < (column + 1) * CELL && x < m->w; x++)
            sum += m->coverage[y * m->w + x];
    return (sum * LEVELS + CELL * CELL * 255 / 2) / (CELL * CELL * 255);
}

static void
picture_of(const struct letters *l, const struct word *w, struct buf *out)
{
    struct setting how = {PX, w->bold, 0};
    struct mask *m = runs_mask(l, w->text, how);
    buf_fmt(out, "%d\t%d,%d,%d,%d\t", runs_width(l, w->text, how), m->left, m->top, m->w, m->h);
    for (int row = 0; row * CELL < m->h; row++)
        for (int column = 0; column * CELL < m->w; column++)
            buf_char(out, "0123456789abcdef"[cell(m, column, row)]);
    mask_free(m);
}

static int
level(char c)
{
    return is_digit(c) ? c - '0' : c - 'a' + 10;
}

/* The same numbers, and every cell within the noise. */
static bool
alike(struct str want, struct str got)
{
    struct str a = want, b = got, x, y;
    for (int i = 0; i < 2; i++)
        if (!str_cut(&a, '\t', &x) || !str_cut(&b, '\t', &y) || !str_eq(x, y))
            return false;
    if (!a.p || !b.p || a.n != b.n || a.n == 0)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (abs(level(a.p[i]) - level(b.p[i])) > NOISE)
            return false;
    return true;
}

static void
write_anew(const struct words *w, const struct letters *l, const char *path)
{
    FILE *f = fopen(path, "wb");
    if (!f)
        fail_msg("%s cannot be written", path);
    for (size_t i = 0; i < w->n; i++) {
        const struct word *word = &w->list[i];
        struct buf b = {0};
        picture_of(l, word, &b);
        fprintf(f, "%.*s\t%s\t%.*s\t%s\n", (int)word->kind.n, word->kind.p,
                word->bold ? "bold" : "regular", (int)word->text.n, word->text.p, b.p);
        buf_free(&b);
    }
    fclose(f);
}

static void
test_words_look_as_accepted(void **state)
{
    (void)state;
    struct words w = words_read();
    struct letters l = letters_open();
    const char *anew = getenv("SATARK_GOLDEN");
    if (anew)
        write_anew(&w, &l, anew);
    assert_true(w.n >= 60);
    for (size_t i = 0; i < w.n && !anew; i++) {
        struct buf got = {0};
        picture_of(&l, &w.list[i], &got);
        if (!alike(w.list[i].picture, buf_str(&got)))
            fail_msg("%.*s looks different from its picture in tests/golden/words.tsv",
                     (int)w.list[i].text.n, w.list[i].text.p);
        buf_free(&got);
    }
    letters_close(&l);
    words_free(&w);
}

/* Each kind whose picture only shaping makes, and how many rows of it must be there. */
struct kind {
    const char *name;
    size_t least;
};

static const struct kind shaped[] = {
    {"conjunct", 20}, {"reph", 8}, {"eyelash", 2}, {"matra", 8},
};

static bool
needs_shaping(struct str kind)
{
    for (size_t i = 0; i < ARRAY_LEN(shaped); i++)
        if (str_eq(kind, str_of(shaped[i].name)))
            return true;
    return false;
}

/* "Dev2" and no script name at all both draw without complaint; neither may pass for Hindi. */
static void
test_unshaped_words_do_not_match(void **state)
{
    (void)state;
    static const char *const wrong[] = {"Zyyy", "Latn", "Dev2"};
    struct words w = words_read();
    for (size_t k = 0; k < ARRAY_LEN(wrong); k++) {
        struct letters l = letters_open();
        TTF_SetFontScriptName(fonts_get(l.fonts, FACE_DEVANAGARI, PX), wrong[k]);
        TTF_SetFontScriptName(fonts_get(l.fonts, FACE_DEVANAGARI_BOLD, PX), wrong[k]);
        for (size_t i = 0; i < w.n; i++) {
            struct buf got = {0};
            picture_of(&l, &w.list[i], &got);
            if (needs_shaping(w.list[i].kind) && alike(w.list[i].picture, buf_str(&got)))
                fail_msg("%.*s matches though it was drawn with the script %s",
                         (int)w.list[i].text.n, w.list[i].text.p, wrong[k]);
            buf_free(&got);
        }
        letters_close(&l);
    }
    words_free(&w);
}

static void
test_every_kind_is_there(void **state)
{
    (void)state;
    struct words w = words_read();
    for (size_t k = 0; k < ARRAY_LEN(shaped); k++) {
        size_t n = 0;
        for (size_t i = 0; i < w.n; i++)
            n += str_eq(w.list[i].kind, str_of(shaped[k].name));
        if (n < shaped[k].least)
            fail_msg("%s: %zu words", shaped[k].name, n);
    }
    words_free(&w);
}

/* The picture of one word is no picture of another: the cells do tell words apart. */
static void
test_pictures_differ(void **state)
{
    (void)state;
    struct words w = words_read();
    for (size_t i = 0; i < w.n; i++)
        assert_true(w.list[i].picture.n > 100);
    for (size_t i = 0; i < w.n; i++)
        for (size_t k = i + 1; k < w.n; k++)
            assert_false(alike(w.list[i].picture, w.list[k].picture));
    words_free(&w);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_look_as_accepted),
        cmocka_unit_test(test_unshaped_words_do_not_match),
        cmocka_unit_test(test_every_kind_is_there),
        cmocka_unit_test(test_pictures_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
