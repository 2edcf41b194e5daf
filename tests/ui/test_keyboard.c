/* The keyboards: their tables, that every key is where it is drawn and types what it says, and how
 * large keys are. */
#include "ui/keyboard.h"

#include "base/utf8.h"

#include <math.h>

#include "glass.h"

static const enum keyboard_id all[] = {KEYBOARD_VARNAMALA, KEYBOARD_INSCRIPT, KEYBOARD_LATIN,
                                       KEYBOARD_NUMBER};

static int
count_keys(enum keyboard_id id)
{
    int n = 0;
    while (keyboard_key(id, n))
        n++;
    return n;
}

static void
test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        const struct keyboard *kb = keyboard_get(all[i]);
        size_t n = 0;
        for (size_t r = 0; r < kb->n_rows; n += kb->rows[r++].n) {
            double units = 0;
            for (size_t k = 0; k < kb->rows[r].n; k++)
                units += kb->rows[r].keys[k].span > 0 ? kb->rows[r].keys[k].span : 1;
            if (units > kb->units + 1e-9)
                fail_msg("%s: row %zu is %.2f units wide", kb->name, r, units);
        }
        assert_int_equal(count_keys(all[i]), n);
        assert_null(keyboard_key(all[i], -1));
        assert_null(keyboard_key(all[i], (int)n));
        for (int k = 0; k < (int)n; k++) {
            const struct key *key = keyboard_key(all[i], k);
            if (key->does == KEY_TYPES && (!key->types || !key->types[0]))
                fail_msg("%s: key %d types nothing", kb->name, k);
            if (key->does != KEY_TYPES && !key->label && key->icon == ICON_NONE)
                fail_msg("%s: key %d says nothing", kb->name, k);
            if (key_held(key, POPUP_MAX).n > 0)
                fail_msg("%s: key %d offers more than a bubble holds", kb->name, k);
            for (int j = 0; key->types && j < k; j++) {
                const struct key *other = keyboard_key(all[i], j);
                if (other->types && strcmp(other->types, key->types) == 0)
                    fail_msg("%s: two keys type \"%s\"", kb->name, key->types);
            }
        }
    }
}

static bool
is_held(const struct key *k, struct str letter)
{
    for (size_t i = 0; key_held(k, i).n; i++)
        if (str_eq(key_held(k, i), letter))
            return true;
    return false;
}

/* Letters a message may need, each on a key or held on one. */
static void
test_letters(void **state)
{
    static const struct {
        enum keyboard_id id;
        const char *letters; /* separated by spaces */
    } rows[] = {
        {KEYBOARD_VARNAMALA,
         "अ आ इ ई उ ऊ ऋ ए ऐ ओ औ ऑ ा ि ी ु ू ृ े ै ो ौ ॉ ं ँ ः ् क ख ग घ च छ ज झ ञ ट ठ ड ढ ण त थ "
         "द ध न प फ ब भ म य र ल व श ष स ह । , ? ₹ ङ ळ ज्ञ ्र र् . : - / ! ( ) ॥"},
        {KEYBOARD_INSCRIPT,
         "अ आ इ ई उ ऊ ऋ ए ऐ ओ औ ऑ ा ि ी ु ू ृ े ै ो ौ ॉ ं ँ ः ् ़ क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण "
         "त थ द ध न प फ ब भ म य र ल व श ष स ह । ॥ , . ? : - ! / ; @ ( ) ₹ ० १ २ ३ ४ ५ ६ ७ ८ ९"},
        {KEYBOARD_LATIN, "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 "
                         "@ . / : - _ , ? .com .in https://"},
        {KEYBOARD_NUMBER, "0 1 2 3 4 5 6 7 8 9 + -"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct str rest = str_of(rows[i].letters), letter;
        while (rest.n && str_cut(&rest, ' ', &letter)) {
            bool found = false;
            const struct key *k;
            for (int n = 0; (k = keyboard_key(rows[i].id, n)) != NULL; n++)
                found = found || (k->does == KEY_TYPES && (str_eq(str_of(k->types), letter) ||
                                                           is_held(k, letter)));
            if (!found)
                fail_msg("%s has no \"%.*s\"", keyboard_get(rows[i].id)->name, (int)letter.n,
                         letter.p);
        }
    }
}

/* Enhanced InScript for Hindi as m17n-db's hi-inscript2 and xkb-data's in(deva) have it: what the
 * key of a US keyboard gives on each layer; "" nothing. Vedic marks are left out. */
static const struct {
    const char *key, *on[LAYERS];
} inscript[] = {
    {"1", {"१", "ऍ", "\u200D", ""}},  {"2", {"२", "ॅ", "\u200C", ""}},
    {"3", {"३", "्र", "", ""}},        {"4", {"४", "र्", "₹", ""}},
    {"5", {"५", "ज्ञ", "", ""}},        {"6", {"६", "त्र", "", ""}},
    {"7", {"७", "क्ष", "", ""}},        {"8", {"८", "श्र", "", ""}},
    {"9", {"९", "(", "", ""}},         {"0", {"०", ")", "", ""}},
    {"-", {"-", "ः", "", ""}},         {"=", {"ृ", "ऋ", "ॄ", "ॠ"}},
    {"Q", {"ौ", "औ", "", ""}},         {"W", {"ै", "ऐ", "", ""}},
    {"E", {"ा", "आ", "", ""}},         {"R", {"ी", "ई", "ॣ", "ॡ"}},
    {"T", {"ू", "ऊ", "", ""}},          {"Y", {"ब", "भ", "", ""}},
    {"U", {"ह", "ङ", "", ""}},         {"I", {"ग", "घ", "ग\u093C", ""}},
    {"O", {"द", "ध", "", ""}},         {"P", {"ज", "झ", "ज\u093C", ""}},
    {"[", {"ड", "ढ", "ड\u093C", "ढ\u093C"}}, {"]", {"\u093C", "ञ", "", ""}},
    {"\\", {"ॉ", "ऑ", "", ""}},        {"A", {"ो", "ओ", "", ""}},
    {"S", {"े", "ए", "", ""}},         {"D", {"्", "अ", "", ""}},
    {"F", {"ि", "इ", "ॢ", "ऌ"}},        {"G", {"ु", "उ", "", ""}},
    {"H", {"प", "फ", "", "फ\u093C"}},  {"J", {"र", "", "", ""}},
    {"K", {"क", "ख", "क\u093C", "ख\u093C"}}, {"L", {"त", "थ", "", ""}},
    {";", {"च", "छ", "", ""}},         {"'", {"ट", "ठ", "", ""}},
    {"X", {"ं", "ँ", "", "ॐ"}},         {"C", {"म", "ण", "", ""}},
    {"V", {"न", "", "", ""}},          {"B", {"व", "", "", ""}},
    {"N", {"ल", "", "", "ळ"}},         {"M", {"स", "श", "", ""}},
    {",", {",", "ष", "॰", ""}},        {".", {".", "।", "॥", "ऽ"}},
    {"/", {"य", "", "", ""}},
};

static void
test_inscript(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(inscript); i++) {
        int at = key_that_types(KEYBOARD_INSCRIPT, inscript[i].on[LAYER_BASE]);
        if (at < 0)
            fail_msg("no key %s", inscript[i].key);
        const struct key *k = keyboard_key(KEYBOARD_INSCRIPT, at);
        for (int l = 0; l < LAYERS; l++) {
            struct str letter = keyboard_letter(KEYBOARD_INSCRIPT, k, (enum layer)l);
            if (!str_eq(letter, str_of(inscript[i].on[l])))
                fail_msg("key %s on layer %d: \"%.*s\"", inscript[i].key, l, (int)letter.n,
                         letter.p);
            if (l > 0 && letter.n && !is_held(k, letter))
                fail_msg("key %s does not offer \"%.*s\" while held", inscript[i].key,
                         (int)letter.n, letter.p);
        }
    }
}

/* Shift and AltGr by touch: each letter of each layer; then the layer is the base again. */
static void
test_inscript_layers(void **state)
{
    (void)state;
    static struct glass g;
    glass_open(&g);
    int shift = key_that_does(KEYBOARD_INSCRIPT, KEY_SHIFT);
    int altgr = key_that_does(KEYBOARD_INSCRIPT, KEY_ALTGR);
    for (size_t i = 0; i < ARRAY_LEN(inscript); i++)
        for (int l = 0; l < LAYERS; l++) {
            static struct editor e;
            const char *letter = inscript[i].on[l];
            int at = key_that_types(KEYBOARD_INSCRIPT, inscript[i].on[LAYER_BASE]);
            glass_show(&g, SCREEN_VERIFY, KEYBOARD_INSCRIPT, "क");
            struct rect r = glass_find(&g, ACT_KEY, at);
            if (l & LAYER_ALTGR)
                glass_press(&g, ACT_KEY, altgr);
            if (l & LAYER_SHIFT)
                glass_press(&g, ACT_KEY, shift);
            assert_int_equal(ui_layer(&g.ui), l);
            glass_tap(&g, r.x + r.w / 2, r.y + r.h / 2);
            editor_wipe(&e);
            editor_insert(&e, STR("क"), false);
            editor_insert(&e, str_of(letter), false);
            if (!str_eq(editor_text(&g.ui.editor), editor_text(&e)))
                fail_msg("key %s on layer %d: \"%.*s\"", inscript[i].key, l, (int)g.ui.editor.n,
                         g.ui.editor.text);
            /* an empty key is none */
            assert_int_equal(ui_layer(&g.ui), letter[0] ? LAYER_BASE : (enum layer)l);
        }
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_INSCRIPT, "");
    glass_press(&g, ACT_KEY, shift);
    glass_press(&g, ACT_KEY, altgr);
    glass_press(&g, ACT_KEY, shift);
    assert_int_equal(ui_layer(&g.ui), LAYER_ALTGR);
    glass_press(&g, ACT_KEY, altgr);
    assert_int_equal(ui_layer(&g.ui), LAYER_BASE);
    glass_close(&g);
}

/* One tap from any keyboard to any other, by its name; the text and the screen stay. */
static void
test_switches(void **state)
{
    static const char *const names[KEYBOARDS] = {[KEYBOARD_VARNAMALA] = "कखग",
                                                 [KEYBOARD_INSCRIPT] = "इनस्क्रिप्ट",
                                                 [KEYBOARD_LATIN] = "ABC",
                                                 [KEYBOARD_NUMBER] = "123"};
    (void)state;
    static struct glass g;
    glass_open(&g);
    for (size_t i = 0; i < ARRAY_LEN(all); i++)
        for (size_t j = 0; j < ARRAY_LEN(all); j++) {
            int found = -1;
            const struct key *k;
            for (int n = 0; (k = keyboard_key(all[i], n)) != NULL; n++)
                if (k->does == KEY_SWITCH && k->to == all[j])
                    found = n;
            assert_int_equal(found >= 0, i != j);
            if (i == j)
                continue;
            assert_string_equal(keyboard_key(all[i], found)->label, names[all[j]]);
            glass_show(&g, SCREEN_VERIFY, all[i], "बिजली");
            glass_press(&g, ACT_KEY, found);
            assert_int_equal(g.ui.keyboard, all[j]);
            assert_int_equal(g.ui.screen, SCREEN_VERIFY);
            assert_true(str_eq(editor_text(&g.ui.editor), STR("बिजली")));
        }
    glass_close(&g);
}

/* What an empty text, or one with a consonant, becomes by a key. */
static void
expect_typed(struct glass *g, const char *before, struct str key, const char *why)
{
    static struct editor e;
    editor_wipe(&e);
    editor_insert(&e, str_of(before), false);
    if (keyboard_get(g->ui.keyboard)->literal)
        editor_insert(&e, key, false);
    else
        editor_type(&e, key);
    if (!str_eq(editor_text(&g->ui.editor), editor_text(&e)))
        fail_msg("%s \"%.*s\": expected \"%.*s\", got \"%.*s\"", why, (int)key.n, key.p, (int)e.n,
                 e.text, (int)g->ui.editor.n, g->ui.editor.text);
}

/* Holds a key and slides to each of the letters above it. */
static void
hold_each(struct glass *g, enum keyboard_id id, int index, const char *before)
{
    const struct key *k = keyboard_key(id, index);
    for (size_t i = 0; key_held(k, i).n; i++) {
        glass_show(g, SCREEN_VERIFY, id, before);
        struct rect r = glass_find(g, ACT_KEY, index);
        glass_finger(g, EVENT_DOWN, 1, r.x + r.w / 2, r.y + r.h / 2);
        glass_wait(g, 450);
        if (g->ui.popup.n <= i)
            fail_msg("%s: key %d shows %zu letters", keyboard_get(id)->name, index, g->ui.popup.n);
        struct rect at = g->ui.popup.at[i];
        assert_true(at.x >= 0 && at.y >= 0 && at.x + at.w <= g->w && at.y + at.h <= g->h);
        assert_true(at.y + at.h <= r.y); /* above the key: the finger does not hide it */
        glass_finger(g, EVENT_MOVE, 1, at.x + at.w / 2, at.y + at.h / 2);
        glass_finger(g, EVENT_UP, 1, at.x + at.w / 2, at.y + at.h / 2);
        expect_typed(g, before, key_held(k, i), "slid to");
        assert_int_equal(g->ui.popup.n, 0);
    }
}

static void
press_each(struct glass *g, enum keyboard_id id)
{
    const char *before = id == KEYBOARD_NUMBER ? "9" : "क";
    for (int i = 0; i < count_keys(id); i++) {
        const struct key *k = keyboard_key(id, i);
        glass_show(g, SCREEN_VERIFY, id, before);
        glass_press(g, ACT_KEY, i);
        switch (k->does) {
        case KEY_TYPES:
            assert_int_equal(g->intent, INTENT_EDITED);
            expect_typed(g, before, str_of(k->types), keyboard_get(id)->name);
            break;
        case KEY_BACKSPACE:
        case KEY_CLEAR:
            assert_int_equal(g->intent, INTENT_EDITED);
            assert_int_equal(g->ui.editor.n, 0);
            break;
        case KEY_SHIFT: assert_int_equal(ui_layer(&g->ui), LAYER_SHIFT); break;
        case KEY_ALTGR: assert_int_equal(ui_layer(&g->ui), LAYER_ALTGR); break;
        case KEY_SWITCH:
            assert_int_equal(g->ui.keyboard, k->to);
            assert_true(str_eq(editor_text(&g->ui.editor), str_of(before)));
            break;
        }
        if (!k->hold)
            continue;
        struct rect r = glass_find(g, ACT_KEY, i);
        glass_show(g, SCREEN_VERIFY, id, before);
        glass_finger(g, EVENT_DOWN, 1, r.x + r.w / 2, r.y + r.h / 2);
        glass_wait(g, 450);
        glass_finger(g, EVENT_UP, 1, r.x + r.w / 2, r.y + r.h / 2);
        expect_typed(g, before, key_held(k, 0), "held");
        hold_each(g, id, i, before);
    }
}

static void
test_every_key(void **state)
{
    static const struct {
        int w, h, dpi;
    } glasses[] = {{1080, 1920, 0}, {1920, 1080, 0}, {1024, 768, 130}, {768, 1024, 130}};
    (void)state;
    static struct glass g;
    glass_open(&g);
    for (size_t s = 0; s < ARRAY_LEN(glasses); s++) {
        g.ui.dpi = glasses[s].dpi;
        g.w = glasses[s].w;
        g.h = glasses[s].h;
        for (size_t i = 0; i < ARRAY_LEN(all); i++)
            press_each(&g, all[i]);
    }
    glass_close(&g);
}

/* ---- where keys are ---- */

static bool
overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* The key that answers to a touch there, or -1. */
static int
touched(struct glass *g, int x, int y)
{
    struct event e = {.kind = EVENT_DOWN, .finger = 1, .x = x, .y = y, .at_ms = g->now};
    ui_input(&g->ui, &g->m, &e); /* no picture of it: there are many */
    int key = g->ui.press.act == ACT_KEY && g->ui.press.inside ? g->ui.press.arg : -1;
    e.kind = EVENT_CANCEL;
    ui_input(&g->ui, &g->m, &e);
    return key;
}

/* Walks from the middle of key i a pixel at a time until another key answers; `dead` becomes the
 * least number of pixels between two keys that answer for none. */
static void
measure_gap(struct glass *g, int i, int dx, int dy, int *dead)
{
    struct rect r = glass_find(g, ACT_KEY, i);
    int x = r.x + r.w / 2, y = r.y + r.h / 2, none = 0;
    for (;;) {
        x += dx;
        y += dy;
        if (x < 0 || y < 0 || x >= g->w || y >= g->h)
            return;
        int key = touched(g, x, y);
        if (key >= 0 && key != i)
            break;
        if (key == i && none)
            fail_msg("key %d has a hole", i);
        none += key < 0;
    }
    *dead = none < *dead ? none : *dead;
}

/* A touch on the border of two keys types nothing, on every panel. */
static void
test_gaps(void **state)
{
    static const struct {
        int w, h, dpi;
        double least; /* reference pixels */
    } rows[] = {
        {1080, 1920, 0, 7},   {1920, 1080, 0, 7},  {1080, 1920, 69, 7}, {1080, 1920, 102, 3},
        {1920, 1080, 102, 3}, {768, 1024, 85, 3},  {2160, 3840, 138, 7},
    };
    (void)state;
    static struct glass g;
    glass_open(&g);
    for (size_t s = 0; s < ARRAY_LEN(rows); s++) {
        bool landscape = rows[s].w > rows[s].h;
        double scale = fmin(rows[s].w / (landscape ? 1920.0 : 1080.0),
                            rows[s].h / (landscape ? 1080.0 : 1920.0));
        g.ui.dpi = rows[s].dpi;
        glass_resize(&g, rows[s].w, rows[s].h);
        for (size_t k = 0; k < ARRAY_LEN(all); k++) {
            int dead = 99;
            glass_show(&g, SCREEN_VERIFY, all[k], "");
            for (int i = 0; i < count_keys(all[k]); i++) {
                measure_gap(&g, i, 1, 0, &dead);
                measure_gap(&g, i, 0, 1, &dead);
            }
            if (dead < floor(rows[s].least * scale))
                fail_msg("%s, %dx%d: %d pixels between two keys", keyboard_get(all[k])->name,
                         rows[s].w, rows[s].h, dead);
            assert_int_equal(g.ui.editor.n, 0);
        }
    }
    glass_close(&g);
}

/* No touch area under 84 reference pixels, none over another, all inside; keys 20 mm high where the
 * rule of ui/keypad.h gives them that. */
static void
test_sizes(void **state)
{
    static const struct {
        const char *why;
        int w, h, dpi;
        double least_mm; /* height of a varnamala key */
    } rows[] = {
        {"the reference", 1080, 1920, 0, 0},
        {"a 32 inch panel: larger than needed", 1080, 1920, 69, 20},
        {"a small tall panel, so dense that its text is large: the box gives way", 720, 1280, 100, 18},
        {"a 4K panel", 2160, 3840, 138, 20},
        {"landscape", 1920, 1080, 0, 0},
        {"landscape, 22 inches", 1920, 1080, 102, 20},
        {"small landscape", 1280, 720, 0, 0},
        {"the smallest landscape, 15 inches", 1024, 768, 85, 20},
        {"the smallest portrait, 15 inches: large text, too", 768, 1024, 85, 17},
        {"10 inches: large text, keys as high as it gets", 800, 1280, 149, 12},
        {"very wide", 2560, 1080, 0, 0},
    };
    (void)state;
    static struct glass g;
    glass_open(&g);
    for (size_t r = 0; r < ARRAY_LEN(rows); r++) {
        bool landscape = rows[r].w > rows[r].h;
        double across = rows[r].w / (landscape ? 1920.0 : 1080.0);
        double down = rows[r].h / (landscape ? 1080.0 : 1920.0), s = fmin(across, down);
        g.ui.dpi = rows[r].dpi;
        g.w = rows[r].w;
        g.h = rows[r].h;
        struct rect check[ARRAY_LEN(all)];
        for (size_t k = 0; k < ARRAY_LEN(all); k++) {
            glass_show(&g, SCREEN_VERIFY, all[k], "कखग");
            const struct hits *hits = &g.ui.hits;
            for (size_t i = 0; i < hits->n; i++) {
                struct rect a = hits->list[i].at;
                if (a.w + 1 < 84 * s || a.h + 1 < 84 * s)
                    fail_msg("%s: area of action %d, %d is %dx%d", rows[r].why,
                             (int)hits->list[i].act, hits->list[i].arg, a.w, a.h);
                if (a.x < 0 || a.y < 0 || a.x + a.w > g.w || a.y + a.h > g.h)
                    fail_msg("%s: an area lies outside", rows[r].why);
                for (size_t j = 0; j < i; j++)
                    if (overlap(a, hits->list[j].at))
                        fail_msg("%s: areas of actions %d and %d overlap", rows[r].why,
                                 (int)hits->list[i].act, (int)hits->list[j].act);
            }
            check[k] = glass_find(&g, ACT_CHECK, 0);
            assert_memory_equal(&check[k], &check[0], sizeof check[0]); /* nothing jumps */
            struct rect text = glass_find(&g, ACT_TEXT, 0);
            assert_true(text.h + 2 >= (landscape ? 2 * 72 + 58 : 2 * 75 + 58) * s);
        }
        glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
        double mm = rows[r].dpi ? glass_find(&g, ACT_KEY, 0).h * 25.4 / rows[r].dpi : 0;
        if (mm + 0.3 < rows[r].least_mm)
            fail_msg("%s: keys are %.1f mm high", rows[r].why, mm);
    }
    glass_close(&g);
}

/* The design's places at 1080x1920 (design tokens: key 97x102, input 228; all above the foot of 112). */
static void
test_reference(void **state)
{
    static const struct {
        const char *why;
        enum keyboard_id id;
        enum action act;
        int key; /* arg */
        struct rect at;
    } rows[] = {
        {"the first key", KEYBOARD_VARNAMALA, ACT_KEY, 0, {16, 1020, 97, 102}},
        {"the last of its row", KEYBOARD_VARNAMALA, ACT_KEY, 9, {967, 1020, 97, 102}},
        {"the last key", KEYBOARD_VARNAMALA, ACT_KEY, 63, {967, 1680, 97, 102}},
        {"InScript: eleven a row", KEYBOARD_INSCRIPT, ACT_KEY, 0, {16, 1020, 88, 120}},
        {"the last of its row", KEYBOARD_INSCRIPT, ACT_KEY, 10, {976, 1020, 88, 120}},
        {"q, under the words", KEYBOARD_LATIN, ACT_KEY, 10, {16, 1252, 97, 99}},
        {"a: a row of nine is centred", KEYBOARD_LATIN, ACT_KEY, 20, {69, 1359, 97, 99}},
        {"1", KEYBOARD_NUMBER, ACT_KEY, 0, {24, 1020, 336, 154}},
        {"-", KEYBOARD_NUMBER, ACT_KEY, 16, {885, 1682, 171, 100}},
        {"the check button, beside the questions", KEYBOARD_VARNAMALA, ACT_CHECK, 0, {723, 852, 309, 120}},
        {"the box", KEYBOARD_VARNAMALA, ACT_TEXT, 0, {48, 228, 984, 250}},
        {"the box of a number", KEYBOARD_NUMBER, ACT_TEXT, 0, {48, 228, 984, 190}},
    };
    (void)state;
    static struct glass g;
    glass_open(&g);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        glass_show(&g, SCREEN_VERIFY, rows[i].id, "12345");
        struct rect a = glass_find(&g, rows[i].act, rows[i].key), b = rows[i].at;
        if (abs(a.x - b.x) > 2 || abs(a.y - b.y) > 2 || abs(a.w - b.w) > 2 || abs(a.h - b.h) > 2)
            fail_msg("%s: %d,%d %dx%d", rows[i].why, a.x, a.y, a.w, a.h);
    }
    glass_close(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),    cmocka_unit_test(test_letters),
        cmocka_unit_test(test_inscript),  cmocka_unit_test(test_inscript_layers),
        cmocka_unit_test(test_switches),
        cmocka_unit_test(test_every_key), cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_sizes),     cmocka_unit_test(test_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
