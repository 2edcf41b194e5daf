/* Lines with the real fonts: none too wide, none cut inside a cluster, nothing lost, and balanced. */
#include "setup.h"

#include "draw/typeset.h"
#include "text/lang.h"

enum { MARK_PAD = 10, ANY = 1 << 20 };

static const char *const texts[] = {
    "केस्को रात में कनेक्शन नहीं काटता और किसी निजी मोबाइल नंबर पर कॉल करने को नहीं कहता।",
    "“आज रात 9:30 बजे बिजली कट जाएगी” \x04यह संदेश नकली है\x01",
    "रात \x03" "9:30 बजे\x01 कटौती की धमकी — केस्को केवल दिन में 11 से 4 बजे के बीच आपूर्ति काटता है।",
    "\x03" "82603 03942\x01 निजी मोबाइल नंबर है, केस्को का नहीं। सही नंबर \x02" "1912\x01 है।",
    "प्रिय ग्राहक \x03आज रात 9:30 बजे आपकी बिजली काट दी जाएगी\x01 \x03तुरंत\x01 8260303942 पर संपर्क करें",
    "https://kesco-bill-update.example.com/verify?id=123456789&token=abcdefghijklmnopqrstuvwxyz",
    "अतिदीर्घशब्दसमुच्चयनिर्माणप्रक्रियाविश्लेषणकर्त्री",
    "Do not share your OTP, PIN or password with anyone who calls you.",
    "पहली पंक्ति\nदूसरी पंक्ति जो कुछ लंबी है और टूट सकती है\n\nचौथी",
    "क", "।", " ", "  दो  खाली  ", "\x03\x01", "\x02" "बिल\x01।",
    "नक़ली ऐप डाउनलोड न करें, बैंक की जानकारी न दें; 1930 पर कॉल करें और cybercrime.gov.in पर शिकायत दर्ज करें?",
};

static const struct text_style styles[] = {
    {.px = 30, .line_height = 1.42},
    {.px = 34, .line_height = 1.35, .bold = true, .balance = true},
    {.px = 46, .line_height = 1.46},
    {.px = 50, .line_height = 1.5, .balance = true},
    {.px = 92, .line_height = 1.28, .bold = true, .balance = true},
    {.px = 44, .line_height = 1.42, .tracking = 2},
    {.px = 50, .line_height = 1.5, .ragged = true},
};

static const int widths[] = {1, 40, 120, 300, 464, 700, 952, 1080};

struct fixture {
    struct letters letters;
    struct typeset typeset;
    struct arena a;
};

static struct fixture
begin(void)
{
    struct fixture f = {.letters = letters_open()};
    f.typeset = (struct typeset){f.letters, MARK_PAD};
    return f;
}

static void
finish(struct fixture *f)
{
    arena_wipe(&f->a);
    letters_close(&f->letters);
}

static struct text_block
set(struct fixture *f, const char *text, const struct text_style *style, int max_w)
{
    struct text_block b;
    typeset_set(&f->typeset, &f->a, str_of(text), style, max_w, &b);
    return b;
}

/* Runs check(text, style, width, block) over every combination of the tables above. */
static void
for_all(void (*check)(struct fixture *, const char *, const struct text_style *, int,
                      const struct text_block *))
{
    struct fixture f = begin();
    for (size_t t = 0; t < ARRAY_LEN(texts); t++) {
        for (size_t s = 0; s < ARRAY_LEN(styles); s++) {
            for (size_t w = 0; w < ARRAY_LEN(widths); w++) {
                struct text_block b = set(&f, texts[t], &styles[s], widths[w]);
                check(&f, texts[t], &styles[s], widths[w], &b);
            }
            arena_wipe(&f.a);
        }
    }
    finish(&f);
}

static struct str
line_text(const char *text, const struct text_line *line)
{
    return (struct str){text + line->from, line->to - line->from};
}

static bool
is_one_cluster(struct fixture *f, struct str line)
{
    struct str plain = lang_plain(&f->a, line);
    return plain.n == 0 || cluster_next(plain, 0) == plain.n;
}

static void
check_width(struct fixture *f, const char *text, const struct text_style *style, int max_w,
            const struct text_block *b)
{
    (void)style;
    for (size_t i = 0; i < b->n; i++) {
        struct str line = line_text(text, &b->lines[i]);
        if (b->lines[i].w > max_w && !is_one_cluster(f, line))
            fail_msg("%.*s: %d pixels in %d", (int)line.n, line.p, b->lines[i].w, max_w);
    }
}

static void
test_no_line_is_too_wide(void **state)
{
    (void)state;
    for_all(check_width);
}

static void
check_pieces(struct fixture *f, const char *text, const struct text_style *style, int max_w,
             const struct text_block *b)
{
    (void)max_w;
    int widest = 0;
    for (size_t i = 0; i < b->n; i++) {
        const struct text_line *line = &b->lines[i];
        int x = 0;
        for (size_t k = 0; k < line->n; k++) {
            const struct text_piece *p = &line->pieces[k];
            int pads = p->style == STYLE_MARK ? 2 * MARK_PAD : 0;
            assert_ptr_equal(p->s.p, text + p->at);
            assert_true(p->at >= line->from && p->at + p->s.n <= line->to);
            assert_int_equal(p->x, x);
            assert_int_equal(p->w, typeset_width(&f->typeset, p->s, style->px, p->bold,
                                                 style->tracking) + pads);
            x += p->w;
        }
        assert_int_equal(line->w, x);
        widest = x > widest ? x : widest;
    }
    assert_int_equal(b->w, widest);
    assert_int_equal(b->h, (int)b->n * b->line_h);
}

static void
test_pieces_stand_side_by_side(void **state)
{
    (void)state;
    for_all(check_pieces);
}

/* Between the lines only spaces and line ends are left out. */
static void
check_nothing_lost(struct fixture *f, const char *text, const struct text_style *style, int max_w,
                   const struct text_block *b)
{
    (void)style;
    (void)max_w;
    char kept[2048] = "", whole[2048] = "";
    struct str all = lang_plain(&f->a, str_of(text));
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->lines[i].n; k++)
            for (size_t c = 0; c < b->lines[i].pieces[k].s.n; c++)
                if (b->lines[i].pieces[k].s.p[c] != ' ')
                    kept[n++] = b->lines[i].pieces[k].s.p[c];
    n = 0;
    for (size_t c = 0; c < all.n; c++)
        if (all.p[c] != ' ' && all.p[c] != '\n')
            whole[n++] = all.p[c];
    assert_string_equal(kept, whole);
}

static void
test_nothing_is_lost(void **state)
{
    (void)state;
    for_all(check_nothing_lost);
}

static bool
starts_badly(struct str line)
{
    static const char *const never[] = {"।", ",", "?", "”", ";", "ा", "ि", "ी", "े", "्", "ं", "़"};
    for (size_t i = 0; i < ARRAY_LEN(never); i++)
        if (str_starts(line, never[i]))
            return true;
    return false;
}

static void
check_starts(struct fixture *f, const char *text, const struct text_style *style, int max_w,
             const struct text_block *b)
{
    (void)style;
    if (max_w < 464) /* in narrower lines even "है।" is a word too wide to keep whole */
        return;
    for (size_t i = 1; i < b->n; i++) {
        struct str line = lang_plain(&f->a, line_text(text, &b->lines[i]));
        if (starts_badly(line))
            fail_msg("a line starts with %.*s", (int)line.n, line.p);
    }
}

static void
test_no_line_starts_with_danda(void **state)
{
    (void)state;
    for_all(check_starts);
}

/* Every line begins where a cluster of the whole text begins, however narrow it is. */
static void
check_clusters(struct fixture *f, const char *text, const struct text_style *style, int max_w,
               const struct text_block *b)
{
    (void)style;
    (void)max_w;
    struct str all = lang_plain(&f->a, str_of(text));
    for (size_t i = 1; i < b->n; i++) {
        struct str before = lang_plain(&f->a, str_sub(str_of(text), 0, b->lines[i].from));
        size_t at = 0;
        while (at < before.n)
            at = cluster_next(all, at);
        if (at != before.n)
            fail_msg("%s: line %zu begins inside a cluster", text, i);
    }
}

static void
test_no_cluster_is_cut(void **state)
{
    (void)state;
    for_all(check_clusters);
}

/* Balancing costs no line and makes none wider. */
static void
test_balance(void **state)
{
    (void)state;
    struct fixture f = begin();
    for (size_t t = 0; t < ARRAY_LEN(texts); t++) {
        for (size_t w = 0; w < ARRAY_LEN(widths); w++) {
            struct text_style style = {.px = 46, .line_height = 1.46};
            struct text_block plain = set(&f, texts[t], &style, widths[w]);
            style.balance = true;
            struct text_block balanced = set(&f, texts[t], &style, widths[w]);
            assert_int_equal(balanced.n, plain.n);
            assert_true(balanced.w <= plain.w);
        }
    }
    finish(&f);
}

static void
test_two_balanced_lines_are_about_equal(void **state)
{
    (void)state;
    struct fixture f = begin();
    struct text_style style = {.px = 46, .line_height = 1.46, .balance = true};
    struct text_block b = set(&f, texts[0], &style, 952);
    assert_int_equal(b.n, 2);
    assert_true(abs(b.lines[0].w - b.lines[1].w) < 952 / 5);
    finish(&f);
}

static void
test_short_last_line_is_set_anew(void **state)
{
    (void)state;
    static const char text[] = "बिजली काटने से पहले लिखित नोटिस आता है, फ़ोन नहीं।";
    struct fixture f = begin();
    const struct text_style style = {.px = 46, .line_height = 1.46};
    int whole = set(&f, text, &style, ANY).w;
    int tried = 0;
    for (int w = whole * 3 / 4; w < whole; w += 8, tried++) {
        struct text_block b = set(&f, text, &style, w);
        assert_int_equal(b.n, 2);
        if (b.lines[1].w * 4 < b.lines[0].w)
            fail_msg("in %d pixels: %d and %d", w, b.lines[0].w, b.lines[1].w);
    }
    assert_true(tried > 10);
    finish(&f);
}

/* A person typing at the end must not see the lines above jump. */
static void
test_ragged_lines_stay_as_they_are(void **state)
{
    (void)state;
    struct fixture f = begin();
    const struct text_style style = {.px = 50, .line_height = 1.5, .ragged = true};
    struct str text = str_of(texts[0]);
    size_t first = 0;
    for (size_t end = cluster_next(text, 0); end < text.n; end = cluster_next(text, end)) {
        struct text_block b;
        typeset_set(&f.typeset, &f.a, str_sub(text, 0, end), &style, 700, &b);
        if (b.n < 3)
            continue;
        if (!first)
            first = b.lines[0].to;
        assert_int_equal(b.lines[0].to, first);
    }
    assert_true(first > 0);
    finish(&f);
}

/* A screen measures a label and then gives it just that room. */
static void
test_room_just_enough_is_enough(void **state)
{
    (void)state;
    struct fixture f = begin();
    for (size_t t = 0; t < ARRAY_LEN(texts); t++) {
        for (size_t s = 0; s < ARRAY_LEN(styles); s++) {
            struct text_block wide = set(&f, texts[t], &styles[s], ANY);
            struct text_block tight = set(&f, texts[t], &styles[s], wide.w ? wide.w : 1);
            assert_int_equal(tight.n, wide.n);
        }
    }
    finish(&f);
}

static void
test_marks_have_padding_and_are_bold(void **state)
{
    (void)state;
    struct fixture f = begin();
    const struct text_style style = {.px = 44, .line_height = 1.42};
    struct text_block b = set(&f, "रात \x03" "9:30 बजे\x01 कटौती", &style, ANY);
    int bold = typeset_width(&f.typeset, STR("9:30 बजे"), 44, true, 0);
    assert_int_equal(b.n, 1);
    assert_int_equal(b.lines[0].n, 3);
    const struct text_piece *p = b.lines[0].pieces;
    assert_true(!p[0].bold && p[1].bold && !p[2].bold);
    assert_int_equal(p[1].style, STYLE_MARK);
    assert_int_equal(p[1].w, bold + 2 * MARK_PAD);
    assert_true(str_eq(p[1].s, STR("9:30 बजे")));
    finish(&f);
}

/* TOKENS: baseline = top + (box - 1.362 px) / 2 + 1.069 px. */
static void
test_line_box(void **state)
{
    (void)state;
    struct fixture f = begin();
    const struct text_style style = {.px = 100, .line_height = 1.5};
    struct text_block b = set(&f, "क", &style, ANY);
    assert_int_equal(b.line_h, 150);
    assert_int_equal(b.baseline, 114); /* (150 - 136.2) / 2 + 106.9 = 113.8 */
    finish(&f);
}

/* Thousands of letters without a space, as a cat on the keyboard types them, one more each time. */
static void
test_endless_word(void **state)
{
    (void)state;
    static const char *const units[] = {"क", "w", "क्षि"};
    struct fixture f = begin();
    const struct text_style style = {.px = 50, .line_height = 1.5, .ragged = true};
    for (size_t u = 0; u < ARRAY_LEN(units); u++) {
        char text[4096];
        size_t len = strlen(units[u]), n = 0;
        while (n + len <= sizeof text) {
            memcpy(text + n, units[u], len);
            n += len;
        }
        for (int typed = 10; typed >= 0; typed--) {
            struct text_block b;
            size_t lines = 0;
            typeset_set(&f.typeset, &f.a, (struct str){text, n - (size_t)typed * len}, &style, 984,
                        &b);
            for (size_t i = 0; i < b.n; i++)
                lines += b.lines[i].w <= 984 && b.lines[i].w > (i + 1 < b.n ? 984 - 80 : 0);
            assert_int_equal(lines, b.n); /* each is full */
        }
        arena_wipe(&f.a);
    }
    finish(&f);
}

struct count_row {
    const char *why, *text;
    int max_w;
    size_t lines;
};

static const struct count_row counts[] = {
    {"nothing has no line", "", 500, 0},
    {"only styles have no line", "\x02\x01", 500, 0},
    {"one word", "बिजली", 500, 1},
    {"a hard break", "क\nख", 500, 2},
    {"an empty line between", "क\n\nख", 500, 3},
    {"a break at the end adds no line", "क\n", 500, 1},
    {"clusters each alone", "कखग", 1, 3},
    {"a conjunct is one cluster", "क्ष", 1, 1},
};

static void
test_counts(void **state)
{
    (void)state;
    struct fixture f = begin();
    const struct text_style style = {.px = 40, .line_height = 1.42};
    for (size_t i = 0; i < ARRAY_LEN(counts); i++) {
        struct text_block b = set(&f, counts[i].text, &style, counts[i].max_w);
        if (b.n != counts[i].lines)
            fail_msg("%s: %zu lines", counts[i].why, b.n);
    }
    finish(&f);
}

static void
test_width(void **state)
{
    (void)state;
    struct fixture f = begin();
    struct typeset *t = &f.typeset;
    int plain = typeset_width(t, STR("1912"), 40, false, 0);
    assert_true(plain > 60 && plain < 120);
    assert_int_equal(typeset_width(t, STR(""), 40, false, 0), 0);
    assert_in_range(typeset_width(t, STR("1912"), 40, false, 6), plain + 22, plain + 26);
    assert_true(typeset_width(t, STR("बिजली"), 40, true, 0)
                > typeset_width(t, STR("बिजली"), 40, false, 0));
    assert_in_range(typeset_width(t, STR("1912"), 80, false, 0), 2 * plain - 4, 2 * plain + 4);
    assert_int_equal(typeset_width(t, STR("1912"), 40, false, 0), plain); /* from the table */
    /* bytes a person cannot type but a pasted text may hold */
    assert_true(typeset_width(t, STR("\x07\xff\xe0\xa4"), 40, false, 0) >= 0);
    assert_true(typeset_width(t, (struct str){"a\0b", 3}, 40, false, 0)
                > typeset_width(t, STR("ab"), 40, false, 0));
    finish(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_line_is_too_wide),
        cmocka_unit_test(test_pieces_stand_side_by_side),
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_no_line_starts_with_danda),
        cmocka_unit_test(test_no_cluster_is_cut),
        cmocka_unit_test(test_balance),
        cmocka_unit_test(test_two_balanced_lines_are_about_equal),
        cmocka_unit_test(test_short_last_line_is_set_anew),
        cmocka_unit_test(test_ragged_lines_stay_as_they_are),
        cmocka_unit_test(test_room_just_enough_is_enough),
        cmocka_unit_test(test_marks_have_padding_and_are_bold),
        cmocka_unit_test(test_line_box),
        cmocka_unit_test(test_endless_word),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
