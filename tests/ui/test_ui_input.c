/* Fingers, keys and time: what the screens do with them. */
#include "ui/ui.h"

#include "glass.h"
#include "ui/phrases.h"
#include "written.h"

static struct glass g;

static int
open_glass(void **state)
{
    (void)state;
    glass_open(&g);
    return 0;
}

static int
close_glass(void **state)
{
    (void)state;
    glass_close(&g);
    return 0;
}

static void
expect_text(const char *why, const char *text)
{
    if (!str_eq(editor_text(&g.ui.editor), str_of(text)))
        fail_msg("%s: expected \"%s\", got \"%.*s\"", why, text, (int)g.ui.editor.n,
                 g.ui.editor.text);
}

static struct rect
key_area(const char *types)
{
    return glass_find(&g, ACT_KEY, key_that_types(g.ui.keyboard, types));
}

static int
middle_x(struct rect r)
{
    return r.x + r.w / 2;
}

static int
middle_y(struct rect r)
{
    return r.y + r.h / 2;
}

/* ---- one finger and more ---- */

/* D down, M move, U up, C cancel; of finger 1 or 2; on a key, between two, or far away. */
struct step {
    char what;
    signed char finger; /* or ANY_FINGER */
    const char *where; /* the letter of a key; "gap": right of क; "edge": just outside क; "off" */
};

static const struct {
    const char *why;
    struct step steps[8];
    const char *text;
} fingers[] = {
    {"down alone types nothing", {{'D', 1, "क"}}, ""},
    {"down and up on a key", {{'D', 1, "क"}, {'U', 1, "क"}}, "क"},
    {"down in a gap", {{'D', 1, "gap"}, {'U', 1, "gap"}}, ""},
    {"down in a gap, up on a key", {{'D', 1, "gap"}, {'M', 1, "क"}, {'U', 1, "क"}}, ""},
    {"slid off", {{'D', 1, "क"}, {'M', 1, "ठ"}, {'U', 1, "ठ"}}, ""},
    {"slid far off", {{'D', 1, "क"}, {'M', 1, "off"}, {'U', 1, "off"}}, ""},
    {"slid off without a move between", {{'D', 1, "क"}, {'U', 1, "ठ"}}, ""},
    {"slid off and back", {{'D', 1, "क"}, {'M', 1, "ठ"}, {'M', 1, "क"}, {'U', 1, "क"}}, ""},
    {"a trembling finger", {{'D', 1, "क"}, {'M', 1, "edge"}, {'U', 1, "edge"}}, "क"},
    {"cancelled", {{'D', 1, "क"}, {'C', 1, "क"}, {'U', 1, "क"}}, ""},
    {"cancelled by another finger",
     {{'D', 1, "क"}, {'C', 2, "क"}, {'U', 1, "क"}}, "क"},
    {"cancelled with every finger", {{'D', 1, "क"}, {'C', ANY_FINGER, "क"}, {'U', 1, "क"}}, ""},
    {"the next finger after that is heard at once",
     {{'D', 1, "क"}, {'C', ANY_FINGER, "क"}, {'D', 2, "ठ"}, {'U', 2, "ठ"}}, "ठ"},
    {"up without down", {{'U', 1, "क"}}, ""},
    {"a second finger is ignored",
     {{'D', 1, "क"}, {'D', 2, "ठ"}, {'U', 2, "ठ"}, {'U', 1, "क"}}, "क"},
    {"also when it outlasts the first",
     {{'D', 1, "क"}, {'D', 2, "ठ"}, {'U', 1, "क"}, {'U', 2, "ठ"}}, "क"},
    {"a palm in a gap holds others off",
     {{'D', 1, "gap"}, {'D', 2, "ठ"}, {'U', 2, "ठ"}, {'U', 1, "gap"}}, ""},
    {"a second finger does not drag the first",
     {{'D', 1, "क"}, {'M', 2, "off"}, {'U', 1, "क"}}, "क"},
    {"one after the other",
     {{'D', 1, "क"}, {'U', 1, "क"}, {'D', 2, "ठ"}, {'U', 2, "ठ"}}, "कठ"},
};

static void
take_step(const struct step *s)
{
    static const char whats[] = "DMUC";
    static const enum event_kind kinds[] = {EVENT_DOWN, EVENT_MOVE, EVENT_UP, EVENT_CANCEL};
    struct rect k = key_area("क");
    int x = middle_x(k), y = middle_y(k);
    if (strcmp(s->where, "gap") == 0)
        x = k.x + k.w + 3;
    else if (strcmp(s->where, "edge") == 0)
        x = k.x + k.w + 5;
    else if (strcmp(s->where, "off") == 0)
        x = 5, y = 5;
    else
        x = middle_x(key_area(s->where)), y = middle_y(key_area(s->where));
    g.now += 20;
    glass_finger(&g, kinds[strchr(whats, s->what) - whats], s->finger, x, y);
}

static void
test_fingers(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(fingers); i++) {
        glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
        for (size_t k = 0; k < ARRAY_LEN(fingers[i].steps) && fingers[i].steps[k].what; k++)
            take_step(&fingers[i].steps[k]);
        expect_text(fingers[i].why, fingers[i].text);
    }
}

/* A panel that loses a finger must not lock the screen. */
static void
test_forgotten_finger(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
    struct rect k = key_area("क");
    glass_finger(&g, EVENT_DOWN, 1, middle_x(k), middle_y(k));
    g.now += 10001;
    glass_finger(&g, EVENT_DOWN, 2, middle_x(k), middle_y(k));
    glass_finger(&g, EVENT_UP, 2, middle_x(k), middle_y(k));
    expect_text("the second finger counts after ten seconds", "क");
}

static void
test_pressed_is_seen(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
    struct rect k = key_area("क");
    size_t ops = g.list.n;
    assert_int_equal(glass_finger(&g, EVENT_DOWN, 1, middle_x(k), middle_y(k)), INTENT_REDRAW);
    assert_true(g.ui.press.down && g.ui.press.inside);
    assert_int_equal(g.list.n, ops);
    glass_wait(&g, 399);
    assert_false(g.ui.press.held);
    glass_wait(&g, 2);
    assert_true(g.ui.press.held);
    assert_true(g.list.n > ops); /* the second letter above the key */
    glass_finger(&g, EVENT_MOVE, 1, 5, 5);
    assert_int_equal(g.list.n, ops);
    glass_finger(&g, EVENT_UP, 1, 5, 5);
    expect_text("held, then slid off", "");
}

/* The colour of the key's face: of the smaller of its two boxes. */
static struct color
face(struct rect key)
{
    struct color found = {0};
    for (size_t i = 0; i < g.list.n; i++) {
        const struct draw_op *op = &g.list.ops[i];
        if (op->kind == OP_BOX && op->at.x > key.x && op->at.y > key.y &&
            op->at.x + op->at.w < key.x + key.w && op->at.y + op->at.h < key.y + key.h)
            found = op->color;
    }
    return found;
}

/* A key is another colour from the moment it is touched until it is left or lifted, on every
 * keyboard. */
static void
test_highlight(void **state)
{
    (void)state;
    for (int id = 0; id < KEYBOARDS; id++)
        for (int i = 0; keyboard_key((enum keyboard_id)id, i); i++) {
            glass_show(&g, SCREEN_VERIFY, (enum keyboard_id)id, "");
            struct rect k = glass_find(&g, ACT_KEY, i);
            struct color before = face(k);
            glass_finger(&g, EVENT_DOWN, 1, middle_x(k), middle_y(k));
            struct color down = face(k);
            if (memcmp(&down, &before, sizeof down) == 0)
                fail_msg("key %d of %s does not light up", i, keyboard_get(id)->name);
            glass_finger(&g, EVENT_MOVE, 1, 5, 5);
            struct color left = face(k);
            assert_memory_equal(&left, &before, sizeof left);
            glass_finger(&g, EVENT_UP, 1, 5, 5);
        }
}

/* ---- the letters above a held key ---- */

/* On the key's own bubble: 0 to 3 its letters, K the key, S just beside the bubble, O far off; f: a
 * second finger touches the first letter. */
static const struct {
    const char *why;
    const char *key;
    int held_ms;
    const char *way; /* then lifted at its last place */
    const char *text;
} slides[] = {
    {"held and lifted: the first", "ज", 450, "", "ज\u093C"},
    {"slid up to the first", "ज", 450, "0", "ज\u093C"},
    {"to the second", "ज", 450, "1", "ज्ञ"},
    {"to the second and back to the first", "ज", 450, "10", "ज\u093C"},
    {"to the second and back to the key", "ज", 450, "1K", "ज\u093C"},
    {"by way of all four", ",", 450, "0123", "/"},
    {"the last key of the row: leftwards", "?", 450, "3", ")"},
    {"the first key of the row", "क", 450, "0", "क\u093C"},
    {"a little beside the bubble still counts", "ज", 450, "0S", "ज\u093C"},
    {"off the bubble nothing is typed", "ज", 450, "0O", ""},
    {"nor after coming back", "ज", 450, "0O0", ""},
    {"off the key without the bubble", "ज", 450, "O", ""},
    {"up before the bubble came is sliding off", "ज", 300, "0", ""},
    {"another finger chooses nothing", "ज", 450, "f", "ज\u093C"},
    {"nor when the first is on a letter", "ज", 450, "1f", "ज्ञ"},
    {"a key with one letter", "फ", 450, "0", "फ\u093C"},
    {"a key without letters is itself", "म", 900, "", "म"},
};

static void
slide_step(char to, struct rect key, int *x, int *y)
{
    const struct popup *p = &g.ui.popup;
    struct rect first = p->n ? p->at[0] : (struct rect){key.x, key.y - key.h, key.w, key.h};
    struct rect at = to == 'K' || p->n == 0 ? key : first;
    if (to >= '0' && to <= '3')
        at = (size_t)(to - '0') < p->n ? p->at[to - '0'] : first;
    int tx = middle_x(at), ty = middle_y(at);
    if (to == 'S')
        ty = first.y - key.h / 8;
    if (to == 'O')
        tx = 5, ty = 5;
    if (to == 'f') {
        glass_finger(&g, EVENT_DOWN, 2, middle_x(first), middle_y(first));
        glass_finger(&g, EVENT_MOVE, 2, middle_x(first) + 9, middle_y(first));
        glass_finger(&g, EVENT_UP, 2, middle_x(first) + 9, middle_y(first));
        return;
    }
    *x = tx;
    *y = ty;
    glass_finger(&g, EVENT_MOVE, 1, tx, ty);
}

static void
test_slides(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(slides); i++) {
        glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
        struct rect k = key_area(slides[i].key);
        int x = middle_x(k), y = middle_y(k);
        glass_finger(&g, EVENT_DOWN, 1, x, y);
        glass_wait(&g, slides[i].held_ms);
        for (const char *to = slides[i].way; *to; to++)
            slide_step(*to, k, &x, &y);
        glass_finger(&g, EVENT_UP, 1, x, y);
        expect_text(slides[i].why, slides[i].text);
        assert_int_equal(g.ui.popup.n, 0);
    }
}

/* The letter the finger is on is marked, and only that one. */
static void
test_bubble_is_seen(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_INSCRIPT, "");
    struct rect k = key_area("क");
    glass_finger(&g, EVENT_DOWN, 1, middle_x(k), middle_y(k));
    assert_int_equal(g.ui.popup.n, 0);
    glass_wait(&g, 401);
    assert_int_equal(g.ui.popup.n, 3);
    for (int i = 2; i >= 0; i--) {
        struct rect at = g.ui.popup.at[i];
        glass_finger(&g, EVENT_MOVE, 1, middle_x(at), middle_y(at));
        assert_int_equal(g.ui.press.letter, i);
        size_t marked = 0;
        for (size_t n = 0; n < g.list.n; n++)
            for (int j = 0; j < 3; j++)
                if (g.list.ops[n].kind == OP_BOX &&
                    memcmp(&g.list.ops[n].at, &g.ui.popup.at[j], sizeof at) == 0) {
                    assert_int_equal(j, i);
                    marked++;
                }
        assert_int_equal(marked, 1);
    }
}

/* With Shift or AltGr on, a held key is that layer's letter. */
static void
test_held_on_a_layer(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_INSCRIPT, "");
    glass_press(&g, ACT_KEY, key_that_does(KEYBOARD_INSCRIPT, KEY_SHIFT));
    struct rect k = key_area("क");
    glass_finger(&g, EVENT_DOWN, 1, middle_x(k), middle_y(k));
    glass_wait(&g, 900);
    assert_int_equal(g.ui.popup.n, 0);
    glass_finger(&g, EVENT_UP, 1, middle_x(k), middle_y(k));
    expect_text("ख, though held", "ख");
}

/* A finger that comes down before the new keyboard is drawn touches nothing of the old one. */
static void
test_touch_before_the_picture(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
    int to_number = 0;
    while (keyboard_key(KEYBOARD_VARNAMALA, to_number)->does != KEY_SWITCH ||
           keyboard_key(KEYBOARD_VARNAMALA, to_number)->to != KEYBOARD_NUMBER)
        to_number++;
    struct rect r = glass_find(&g, ACT_KEY, to_number), k = key_area("आ");
    const struct event events[] = {
        {.kind = EVENT_DOWN, .finger = 1, .x = middle_x(r), .y = middle_y(r)},
        {.kind = EVENT_UP, .finger = 1, .x = middle_x(r), .y = middle_y(r)},
        {.kind = EVENT_DOWN, .finger = 1, .x = middle_x(k), .y = middle_y(k)},
        {.kind = EVENT_UP, .finger = 1, .x = middle_x(k), .y = middle_y(k)},
    };
    for (size_t i = 0; i < ARRAY_LEN(events); i++)
        ui_input(&g.ui, &g.m, &events[i]);
    assert_int_equal(g.ui.keyboard, KEYBOARD_NUMBER);
    expect_text("what is not on the glass yet is not touched", "");
}

/* ---- the held backspace ---- */

static const struct {
    const char *why;
    const char *before;
    int held_ms;
    const char *after;
} held[] = {
    {"a short touch: one code point", "बिजली", 100, "बिजल"},
    {"until just before the repeat", "बिजली", 399, "बिजल"},
    {"the first repeat: a cluster, and no more on release", "बिजली", 410, "बिज"},
    {"the second after 80 ms", "बिजली", 490, "बि"},
    {"a short text is soon gone", "बिजली", 1000, ""},
    {"ten clusters", "one two abcdefghij", 400 + 80 * 9, "one two "},
    {"then a word", "one two abcdefghij", 400 + 80 * 10, "one "},
    {"a word each time", "one two abcdefghij", 400 + 80 * 11, ""},
};

static void
test_held_backspace(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(held) * KEYBOARDS; i++) {
        enum keyboard_id id = (enum keyboard_id)(i / ARRAY_LEN(held));
        glass_show(&g, SCREEN_VERIFY, id, held[i % ARRAY_LEN(held)].before);
        struct rect r = glass_find(&g, ACT_KEY, key_that_does(id, KEY_BACKSPACE));
        glass_finger(&g, EVENT_DOWN, 1, middle_x(r), middle_y(r));
        glass_wait(&g, held[i % ARRAY_LEN(held)].held_ms);
        glass_finger(&g, EVENT_UP, 1, middle_x(r), middle_y(r));
        expect_text(held[i % ARRAY_LEN(held)].why, held[i % ARRAY_LEN(held)].after);
    }
}

static void
test_late_tick(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "abcdefgh");
    struct rect r = glass_find(&g, ACT_KEY, key_that_does(KEYBOARD_VARNAMALA, KEY_BACKSPACE));
    glass_finger(&g, EVENT_DOWN, 1, middle_x(r), middle_y(r));
    g.now += 400 + 80 * 3;
    assert_int_equal(glass_event(&g, (struct event){.kind = EVENT_TICK}), INTENT_EDITED);
    expect_text("no repeat is dropped", "abcd");
    glass_finger(&g, EVENT_MOVE, 1, 5, 5);
    glass_wait(&g, 1000);
    expect_text("none after sliding off", "abcd");
}

/* ---- caret and time ---- */

static void
test_caret_blinks(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, "");
    glass_press(&g, ACT_KEY, key_that_types(KEYBOARD_LATIN, "a"));
    int64_t since = g.ui.caret_since_ms;
    assert_false(g.ui.caret_off);
    assert_int_equal(ui_next_tick(&g.ui, since), 530);
    glass_wait(&g, (int)(since + 530 - g.now));
    assert_true(g.ui.caret_off);
    glass_wait(&g, 530);
    assert_false(g.ui.caret_off);
    glass_wait(&g, 530);
    assert_true(g.ui.caret_off);
    glass_press(&g, ACT_KEY, key_that_types(KEYBOARD_LATIN, "b"));
    assert_false(g.ui.caret_off);

    glass_show(&g, SCREEN_RESULT, KEYBOARD_LATIN, "abc");
    assert_int_equal(ui_next_tick(&g.ui, g.now), -1);
    glass_show(&g, SCREEN_ATTRACT, KEYBOARD_LATIN, "");
    assert_int_equal(ui_next_tick(&g.ui, g.now), -1);
}

/* Every place a finger may put the caret is a cluster's end, and all of them can be reached. */
static void
touch_everywhere(const char *text)
{
    static char reached[EDITOR_MAX + 1];
    struct rect r = glass_find(&g, ACT_TEXT, 0);
    memset(reached, 0, sizeof reached);
    for (int y = r.y + 2; y < r.y + r.h; y += 24)
        for (int x = r.x + 1; x < r.x + r.w; x += 10) {
            glass_tap(&g, x, y);
            reached[g.ui.editor.caret] = 1;
        }
    struct str s = str_of(text);
    expect_text("touching changes nothing", text);
    for (size_t at = 0;; at = cluster_next(s, at)) {
        if (!reached[at])
            fail_msg("\"%s\": place %zu cannot be touched", text, at);
        reached[at] = 0;
        if (at == s.n)
            break;
    }
    assert_null(memchr(reached, 1, sizeof reached));
}

static void
test_touch_places_caret(void **state)
{
    static const struct {
        enum keyboard_id keyboard;
        const char *text, *grouped;
    } rows[] = {
        {KEYBOARD_VARNAMALA, "", ""},
        {KEYBOARD_VARNAMALA, "क", ""},
        {KEYBOARD_VARNAMALA, "बिजली काट दी जाएगी क्षत्रिय", ""},
        {KEYBOARD_VARNAMALA, "बिजली काट दी जाएगी तुरंत संपर्क करें या लिंक खोलें", ""},
        {KEYBOARD_NUMBER, "8260303942", "82603 03942"},
        {KEYBOARD_NUMBER, "82603", "82603"},
        {KEYBOARD_NUMBER, "05122551", "0512-2551"},
        {KEYBOARD_NUMBER, "123456789", ""}, /* nothing known of it: as it was typed */
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        str_copy(g.m.dial.grouped, sizeof g.m.dial.grouped, str_of(rows[i].grouped));
        g.m.dial.kind = DIAL_MOBILE;
        glass_show(&g, SCREEN_VERIFY, rows[i].keyboard, rows[i].text);
        touch_everywhere(rows[i].text);
    }
    g.m.dial = (struct dial_view){0};
}

/* The place nearest to the finger: letters are 25 wide here, the text begins 37 from the edge. */
static void
test_touch_is_near(void **state)
{
    static const struct {
        const char *why;
        int x; /* from the text's left end */
        size_t at;
    } rows[] = {
        {"before the text", -30, 0},       {"its start", 0, 0},
        {"the left half of a letter", 12, 0}, {"the right half", 13, 1},
        {"between two", 250, 10},          {"the last letter", 263, 11},
        {"behind the text", 700, 11},
    };
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, "electricity");
    struct rect r = glass_find(&g, ACT_TEXT, 0);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        glass_tap(&g, r.x + 37 + rows[i].x, r.y + 60);
        if (g.ui.editor.caret != rows[i].at)
            fail_msg("%s: %zu", rows[i].why, g.ui.editor.caret);
    }
}

/* ---- a telephone number ---- */

static const struct {
    const char *why;
    const char *text;
    struct dial_view dial;
    const char *shown; /* pieces in drawing order */
    size_t dashes;
} numbers[] = {
    {"nothing: a mobile number's ten digits", "", {0}, "+91", 10},
    {"a mobile number", "82603039", {DIAL_MOBILE, 2, "82603 039"}, "+91 82603 039", 2},
    {"complete", "8260303942", {DIAL_MOBILE, 0, "82603 03942"}, "+91 82603 03942", 0},
    {"with +91 typed", "+9182603", {DIAL_MOBILE, 5, "+91 82603"}, "+91 82603", 5},
    {"with 91 typed", "918260303942", {DIAL_MOBILE, 0, "+91 82603 03942"}, "+91 82603 03942", 0},
    {"only +91 typed", "+91", {DIAL_OTHER, 10, "+91 "}, "+91", 10},
    {"with 0 typed", "08260303942", {DIAL_MOBILE, 0, "0 82603 03942"}, "0 82603 03942", 0},
    {"a landline", "0512255", {DIAL_LANDLINE, 4, "0512-255"}, "0512-255", 4},
    {"toll-free", "18001800", {DIAL_TOLL_FREE, 3, "1800 180 0"}, "1800 180 0", 3},
    {"a short one", "1912", {DIAL_SHORT, 0, "1912"}, "1912", 0},
    {"another country's", "+1202", {DIAL_OTHER, 0, "+1202"}, "+1202", 0},
    {"hyphens as typed", "0512-255", {DIAL_LANDLINE, 4, "0512-255"}, "0512-255", 4},
    {"a hyphen at the end", "0512-", {DIAL_LANDLINE, 7, "0512"}, "0512", 7},
    {"grouped of another text", "123", {DIAL_MOBILE, 2, "82603 039"}, "123", 0},
    {"not read at all", "8260", {0}, "8260", 0},
};

static void
test_dial(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        char shown[128] = "";
        size_t dashes = 0, carets = 0;
        struct rect box;
        g.m.dial = numbers[i].dial;
        glass_show(&g, SCREEN_VERIFY, KEYBOARD_NUMBER, numbers[i].text);
        box = glass_find(&g, ACT_TEXT, 0);
        for (size_t k = 0; k < g.list.n; k++) {
            const struct draw_op *op = &g.list.ops[k];
            if (op->at.y < box.y || op->at.y >= box.y + box.h)
                continue;
            if (op->kind == OP_TEXT)
                snprintf(shown + strlen(shown), sizeof shown - strlen(shown), "%s%.*s",
                         shown[0] ? " " : "", (int)op->text.n, op->text.p);
            dashes += op->kind == OP_BOX && op->at.h == 8;
            carets += op->kind == OP_BOX && op->at.w == 6;
        }
        assert_int_equal(carets, 1);
        if (strcmp(shown, numbers[i].shown) != 0 || dashes != numbers[i].dashes)
            fail_msg("%s: \"%s\" and %zu dashes", numbers[i].why, shown, dashes);
    }
    g.m.dial = (struct dial_view){0};
}

/* The caret's line is always in sight, whatever the text's length and the caret's place. */
static void
test_scrolls(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, "");
    for (int i = 0; i < 60; i++) {
        editor_insert(&g.ui.editor, STR("electricity"), true);
        glass_build(&g);
    }
    size_t seen = g.ui.map.n_lines, bottom = g.ui.map.first_line;
    assert_true(seen >= 2 && bottom > 0);
    assert_int_equal(g.ui.map.stops[g.ui.map.n_stops - 1].at, g.ui.editor.n);
    while (g.ui.editor.caret > 0) {
        glass_event(&g, (struct event){.kind = EVENT_LEFT});
        size_t first = g.ui.map.stops[0].at, last = g.ui.map.stops[g.ui.map.n_stops - 1].at;
        if (g.ui.editor.caret < first || g.ui.editor.caret > last)
            fail_msg("the caret %zu is out of sight: %zu to %zu", g.ui.editor.caret, first, last);
    }
    assert_int_equal(g.ui.map.first_line, 0);
    glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("x")});
    assert_int_equal(g.ui.map.first_line, 0);
    editor_clear(&g.ui.editor);
    glass_build(&g);
    assert_int_equal(g.ui.map.n_lines, 1);
}

/* ---- words ---- */

/* The picture is not asked: only what the action does. */
static enum intent
press_action(enum action act, int arg)
{
    g.ui.hits = (struct hits){.list = {{{0, 0, 100, 100}, act, arg}}, .n = 1};
    struct event e = {.kind = EVENT_DOWN, .finger = 1, .x = 50, .y = 50, .at_ms = g.now};
    ui_input(&g.ui, &g.m, &e);
    e.kind = EVENT_UP;
    return ui_input(&g.ui, &g.m, &e);
}

static void
test_phrases(void **state)
{
    (void)state;
    for (int k = 0; k < KEYBOARDS; k++) {
        glass_show(&g, SCREEN_VERIFY, (enum keyboard_id)k, "कुछ");
        size_t shown = 0;
        for (size_t i = 0; i < g.ui.hits.n; i++)
            shown += g.ui.hits.list[i].act == ACT_PHRASE;
        assert_true(shown >= 5);
        char text[128];
        struct phrase_list offered;
        phrases_offer((enum keyboard_id)k, STR("कुछ"), strlen("कुछ"), &offered);
        struct str word = offered.list[1];
        snprintf(text, sizeof text, "कुछ %.*s", (int)word.n, word.p);
        assert_int_equal(glass_press(&g, ACT_PHRASE, 1), INTENT_EDITED);
        expect_text("a word behind a word", text);
    }
    assert_int_equal(press_action(ACT_PHRASE, PHRASES_MOST), INTENT_REDRAW); /* no such chip */
}

/* ---- a keyboard with real keys ---- */

static void
test_real_keys(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
    glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("ab")});
    assert_int_equal(g.intent, INTENT_EDITED);
    glass_event(&g, (struct event){.kind = EVENT_ENTER});
    assert_int_equal(g.intent, INTENT_NONE); /* two letters are nothing to check */
    glass_event(&g, (struct event){.kind = EVENT_LEFT});
    glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("x")});
    glass_event(&g, (struct event){.kind = EVENT_RIGHT});
    glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("yz")});
    expect_text("letters and arrows", "axbyz");
    glass_event(&g, (struct event){.kind = EVENT_BACKSPACE});
    expect_text("backspace", "axby");
    glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("गई")});
    expect_text("real keys type what they say", "axbyगई");
    assert_int_equal(glass_event(&g, (struct event){.kind = EVENT_ENTER}), INTENT_CHECK);
    assert_int_equal(g.ui.screen, SCREEN_RESULT);
    glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("q")});
    expect_text("nothing is typed on the result", "axbyगई");
    assert_int_equal(glass_event(&g, (struct event){.kind = EVENT_ESCAPE}), INTENT_REDRAW);
    assert_int_equal(g.ui.screen, SCREEN_VERIFY);
    assert_int_equal(glass_event(&g, (struct event){.kind = EVENT_ESCAPE}), INTENT_LEAVE);

    glass_show(&g, SCREEN_ATTRACT, KEYBOARD_VARNAMALA, "");
    assert_int_equal(glass_event(&g, (struct event){.kind = EVENT_ESCAPE}), INTENT_NONE);
    glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("q")});
    expect_text("nor on the first screen", "");
}

/* ---- where the buttons lead ---- */

static const struct {
    const char *why;
    enum screen_id from;
    enum action act;
    int arg;
    enum intent intent;
    enum screen_id to;
    const char *text; /* left of "abc" */
} ways[] = {
    {"back from the result keeps the text", SCREEN_RESULT, ACT_BACK, 0, INTENT_REDRAW,
     SCREEN_VERIFY, "abc"},
    {"back from verify leaves", SCREEN_VERIFY, ACT_BACK, 0, INTENT_LEAVE, SCREEN_VERIFY, "abc"},
    {"back from pay", SCREEN_PAY, ACT_BACK, 0, INTENT_LEAVE, SCREEN_PAY, "abc"},
    {"back from the directory", SCREEN_DIRECTORY, ACT_BACK, 0, INTENT_LEAVE, SCREEN_DIRECTORY,
     "abc"},
    {"back from lost money", SCREEN_LOSTMONEY, ACT_BACK, 0, INTENT_LEAVE, SCREEN_LOSTMONEY, "abc"},
    {"the other language", SCREEN_VERIFY, ACT_LANG, 0, INTENT_LANG, SCREEN_VERIFY, "abc"},
    {"to a screen", SCREEN_ATTRACT, ACT_GO, SCREEN_PAY, INTENT_REDRAW, SCREEN_PAY, "abc"},
    {"to attract is leaving", SCREEN_PAY, ACT_GO, SCREEN_ATTRACT, INTENT_LEAVE, SCREEN_PAY, "abc"},
    {"to a tab", SCREEN_PAY, ACT_GO_TAB, TAB_COUNTERS, INTENT_REDRAW, SCREEN_DIRECTORY, "abc"},
    {"check", SCREEN_VERIFY, ACT_CHECK, 0, INTENT_CHECK, SCREEN_RESULT, "abc"},
    {"another check empties the text", SCREEN_RESULT, ACT_NEW_CHECK, 0, INTENT_EDITED,
     SCREEN_VERIFY, ""},
    {"edit keeps it", SCREEN_RESULT, ACT_EDIT, 0, INTENT_REDRAW, SCREEN_VERIFY, "abc"},
    {"more time", SCREEN_RESULT, ACT_MORE_TIME, 0, INTENT_MORE_TIME, SCREEN_RESULT, "abc"},
    {"questions instead", SCREEN_VERIFY, ACT_ASK, 0, INTENT_ANSWERED, SCREEN_QUESTIONS, "abc"},
    {"an answer", SCREEN_QUESTIONS, ACT_ANSWER, REPLY_YES, INTENT_ANSWERED, SCREEN_QUESTIONS, "abc"},
    {"back from the first question", SCREEN_QUESTIONS, ACT_BACK, 0, INTENT_REDRAW, SCREEN_VERIFY,
     "abc"},
    {"no such answer to change", SCREEN_RESULT, ACT_CHANGE, 3, INTENT_REDRAW, SCREEN_RESULT, "abc"},
    {"nothing", SCREEN_RESULT, ACT_NONE, 0, INTENT_NONE, SCREEN_RESULT, "abc"},
};

static void
test_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        glass_show(&g, ways[i].from, KEYBOARD_LATIN, "abc");
        enum intent intent = press_action(ways[i].act, ways[i].arg);
        if (intent != ways[i].intent || g.ui.screen != ways[i].to)
            fail_msg("%s: intent %d, screen %d", ways[i].why, (int)intent, (int)g.ui.screen);
        expect_text(ways[i].why, ways[i].text);
        assert_false(g.ui.press.down);
    }
}

/* From the button to the consent and back; g.m says what can be told of. */
static void
test_report(void **state)
{
    static const struct {
        const char *why;
        bool open;
        size_t n;
        enum screen_id from;
        enum report_page page;
        size_t told;
        enum action act;
        int arg;
        enum intent intent;
        enum screen_id to;
        size_t then;
    } rows[] = {
        {"one: its consent", true, 1, SCREEN_RESULT, REPORT_ASK, 0, ACT_REPORT, 0, INTENT_REDRAW,
         SCREEN_REPORT, 1},
        {"several: the choice", true, 3, SCREEN_RESULT, REPORT_ASK, 0, ACT_REPORT, 0,
         INTENT_REDRAW, SCREEN_REPORT, 0},
        {"the third", true, 3, SCREEN_REPORT, REPORT_ASK, 0, ACT_REPORT, 3, INTENT_REDRAW,
         SCREEN_REPORT, 3},
        {"no such one", true, 3, SCREEN_REPORT, REPORT_ASK, 0, ACT_REPORT, 4, INTENT_REDRAW,
         SCREEN_REPORT, 0},
        {"nothing to tell of", true, 0, SCREEN_RESULT, REPORT_ASK, 0, ACT_REPORT, 0,
         INTENT_REDRAW, SCREEN_RESULT, 0},
        {"nothing can be written", false, 1, SCREEN_RESULT, REPORT_ASK, 0, ACT_REPORT, 0,
         INTENT_REDRAW, SCREEN_RESULT, 0},
        {"another after the first", true, 1, SCREEN_RESULT, REPORT_DONE, 0, ACT_REPORT, 0,
         INTENT_REDRAW, SCREEN_REPORT, 1},
        {"yes", true, 1, SCREEN_REPORT, REPORT_ASK, 1, ACT_REPORT_YES, 0, INTENT_REPORT,
         SCREEN_REPORT, 1},
        {"yes to none", true, 3, SCREEN_REPORT, REPORT_ASK, 0, ACT_REPORT_YES, 0, INTENT_REDRAW,
         SCREEN_REPORT, 0},
        {"yes again", true, 1, SCREEN_REPORT, REPORT_DONE, 1, ACT_REPORT_YES, 0, INTENT_REDRAW,
         SCREEN_REPORT, 1},
        {"yes on another screen", true, 1, SCREEN_RESULT, REPORT_ASK, 1, ACT_REPORT_YES, 0,
         INTENT_REDRAW, SCREEN_RESULT, 1},
        {"back from the consent of one", true, 1, SCREEN_REPORT, REPORT_ASK, 1, ACT_BACK, 0,
         INTENT_REDRAW, SCREEN_RESULT, 0},
        {"back from the consent of several", true, 3, SCREEN_REPORT, REPORT_ASK, 2, ACT_BACK, 0,
         INTENT_REDRAW, SCREEN_REPORT, 0},
        {"back from the choice", true, 3, SCREEN_REPORT, REPORT_ASK, 0, ACT_BACK, 0,
         INTENT_REDRAW, SCREEN_RESULT, 0},
        {"back from the token", true, 3, SCREEN_REPORT, REPORT_DONE, 2, ACT_BACK, 0,
         INTENT_REDRAW, SCREEN_RESULT, 0},
        {"done", true, 1, SCREEN_REPORT, REPORT_DONE, 1, ACT_DONE, 0, INTENT_LEAVE, SCREEN_REPORT,
         1},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        glass_show(&g, rows[i].from, KEYBOARD_LATIN, "abc");
        g.m.report.open = rows[i].open;
        g.m.report.n = rows[i].n;
        g.ui.report = rows[i].page;
        g.ui.told = rows[i].told;
        enum intent intent = press_action(rows[i].act, rows[i].arg);
        if (intent != rows[i].intent || g.ui.screen != rows[i].to || g.ui.told != rows[i].then ||
            (rows[i].act == ACT_REPORT && rows[i].to == SCREEN_REPORT &&
             g.ui.report != REPORT_ASK))
            fail_msg("%s: intent %d, screen %d, choice %zu", rows[i].why, (int)intent,
                     (int)g.ui.screen, g.ui.told);
        expect_text(rows[i].why, "abc");
    }
    g.ui.told = 2;
    ui_wipe(&g.ui);
    assert_int_equal(g.ui.told, 0);
    g.m.report = (struct report_view){0};
}

static void
give_replies(enum screen_id screen)
{
    glass_show(&g, screen, KEYBOARD_LATIN, "abc");
    g.ui.replies = (struct replies){.asked = {QUESTION_MOBILE, QUESTION_OWN}, .n = 2};
    g.ui.replies.to[QUESTION_MOBILE] = g.ui.replies.to[QUESTION_OWN] = REPLY_NO;
    g.ui.asking = QUESTION_LURE;
}

/* Which question is shown, and what is left of the answers. */
static void
test_questions(void **state)
{
    (void)state;
    give_replies(SCREEN_QUESTIONS);
    assert_int_equal(ui_question_number(&g.ui), 2);
    press_action(ACT_BACK, 0);
    assert_int_equal(g.ui.screen, SCREEN_QUESTIONS);
    assert_int_equal(g.ui.asking, QUESTION_OWN);
    press_action(ACT_CHANGE, 0);
    assert_int_equal(g.ui.asking, QUESTION_MOBILE);
    assert_int_equal(ui_question_number(&g.ui), 0);
    press_action(ACT_ANSWER, REPLY_UNSURE);
    assert_int_equal(g.ui.reply, REPLY_UNSURE);
    assert_int_equal(g.ui.replies.n, 2);

    give_replies(SCREEN_RESULT);
    press_action(ACT_BACK, 0);
    assert_int_equal(g.ui.screen, SCREEN_QUESTIONS);
    assert_int_equal(g.ui.asking, QUESTION_OWN);
    press_action(ACT_CHANGE, 0);
    press_action(ACT_BACK, 0);
    assert_int_equal(g.ui.screen, SCREEN_VERIFY);
    assert_int_equal(g.ui.replies.n, 0);

    static const struct {
        enum screen_id screen;
        enum action act;
    } forgets[] = {{SCREEN_RESULT, ACT_NEW_CHECK}, {SCREEN_VERIFY, ACT_CHECK},
                   {SCREEN_RESULT, ACT_ASK}};
    static const struct replies none = {.n = 0};
    for (size_t i = 0; i < ARRAY_LEN(forgets); i++) {
        give_replies(forgets[i].screen);
        press_action(forgets[i].act, 0);
        assert_memory_equal(&g.ui.replies, &none, sizeof none);
    }
    give_replies(SCREEN_RESULT);
    g.ui.reply = REPLY_YES;
    ui_wipe(&g.ui);
    assert_memory_equal(&g.ui.replies, &none, sizeof none);
    assert_int_equal(g.ui.reply, REPLY_NONE);
}

static void
test_pages_and_codes(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_DIRECTORY, KEYBOARD_LATIN, "");
    press_action(ACT_PAGE, -1);
    assert_int_equal(g.ui.page, 0);
    press_action(ACT_PAGE, 1);
    press_action(ACT_PAGE, 1);
    assert_int_equal(g.ui.page, 2);
    press_action(ACT_PAGE, -1);
    assert_int_equal(g.ui.page, 1);
    press_action(ACT_GO_TAB, TAB_SITES);
    assert_int_equal(g.ui.tab, TAB_SITES);
    assert_int_equal(g.ui.page, 0);

    static const struct directory_row sites[] = {
        {.icon = ICON_GLOBE, .value = {"kesco.co.in", 11}, .purpose = {"bill", 4},
         .qr = {"https://kesco.co.in", 19}},
        {.icon = ICON_GLOBE, .value = {"none", 4}, .purpose = {"no code", 7}},
    };
    g.m.sites = sites;
    g.m.n_sites = ARRAY_LEN(sites);
    static const struct {
        const char *why;
        int row;
        bool opens;
    } rows[] = {
        {"a row with a code", 0, true},
        {"a row without", 1, false},
        {"beyond the list", 2, false},
        {"far beyond", 9999, false},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        press_action(ACT_QR, rows[i].row);
        assert_int_equal(g.ui.modal, rows[i].row);
        glass_build(&g);
        if ((g.ui.modal != NO_MODAL) != rows[i].opens)
            fail_msg("%s: the code is %s", rows[i].why, rows[i].opens ? "closed" : "open");
    }
    press_action(ACT_QR, 0);
    glass_build(&g);
    glass_press(&g, ACT_CLOSE, 0);
    assert_int_equal(g.ui.modal, NO_MODAL);
    press_action(ACT_QR, 0);
    glass_build(&g);
    glass_tap(&g, 3, 3); /* beside it: the veil, not the header's button below it */
    assert_int_equal(g.ui.modal, NO_MODAL);
    assert_int_equal(g.ui.screen, SCREEN_DIRECTORY);
    press_action(ACT_QR, 0);
    assert_int_equal(glass_event(&g, (struct event){.kind = EVENT_ESCAPE}), INTENT_REDRAW);
    assert_int_equal(g.ui.modal, NO_MODAL);
    assert_int_equal(g.ui.screen, SCREEN_DIRECTORY);
    g.m.sites = NULL;
    g.m.n_sites = 0;
}

/* ---- the countdown ---- */

static void
test_countdown(void **state)
{
    (void)state;
    g.m.countdown = true;
    g.m.wipe_in = 12;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "abc");
    static const int step = 120;
    struct rect done = glass_find(&g, ACT_BACK, 0);
    for (int y = step / 2; y < g.h; y += step)
        for (int x = step / 2; x < g.w; x += step) {
            bool leaves = x >= done.x && x < done.x + done.w && y >= done.y && y < done.y + done.h;
            if (leaves)
                continue;
            enum intent down = glass_finger(&g, EVENT_DOWN, 1, x, y);
            enum intent up = glass_finger(&g, EVENT_UP, 1, x, y);
            if (down != INTENT_MORE_TIME || up != INTENT_NONE)
                fail_msg("a touch at %d,%d: %d, %d", x, y, (int)down, (int)up);
        }
    expect_text("a touch during the countdown only means more time", "abc");
    assert_int_equal(glass_tap(&g, middle_x(done), middle_y(done)), INTENT_LEAVE);

    static const enum event_kind keys[] = {EVENT_TEXT, EVENT_BACKSPACE, EVENT_ENTER, EVENT_LEFT,
                                           EVENT_RIGHT};
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        struct event e = {.kind = keys[i], .text = STR("q")};
        assert_int_equal(glass_event(&g, e), INTENT_MORE_TIME);
    }
    expect_text("real keys neither", "abc");
    assert_int_equal(g.ui.screen, SCREEN_VERIFY);
    assert_int_equal(glass_event(&g, (struct event){.kind = EVENT_ESCAPE}), INTENT_LEAVE);

    /* a finger that was down before */
    g.m.countdown = false;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "abc");
    struct rect k = key_area("क");
    glass_finger(&g, EVENT_DOWN, 1, middle_x(k), middle_y(k));
    g.m.countdown = true;
    assert_int_equal(glass_finger(&g, EVENT_UP, 1, middle_x(k), middle_y(k)), INTENT_MORE_TIME);
    expect_text("its key types nothing", "abc");
    g.m.countdown = false;
}

/* ---- when there is something to check ---- */

static const struct {
    const char *why;
    enum keyboard_id keyboard;
    const char *text;
    int missing;
    bool can;
} checks[] = {
    {"nothing", KEYBOARD_VARNAMALA, "", 0, false},
    {"spaces", KEYBOARD_VARNAMALA, "     ", 0, false},
    {"two letters", KEYBOARD_VARNAMALA, "कख", 0, false},
    {"two and spaces", KEYBOARD_VARNAMALA, " क  ख ", 0, false},
    {"three", KEYBOARD_VARNAMALA, "कखग", 0, true},
    {"a short number", KEYBOARD_NUMBER, "112", 0, true},
    {"a number with digits missing", KEYBOARD_NUMBER, "82603039", 2, false},
    {"complete", KEYBOARD_NUMBER, "8260303942", 0, true},
    {"missing digits matter on the number keyboard only", KEYBOARD_LATIN, "82603039", 2, true},
    {"a message typed on it may hold anything", KEYBOARD_NUMBER, "बिजली 8260", 6, true},
    {"digits no number has so many of", KEYBOARD_NUMBER, "1234567890123456789", 1, true},
};

static void
test_can_check(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(checks); i++) {
        g.m.dial.missing = checks[i].missing;
        glass_show(&g, SCREEN_VERIFY, checks[i].keyboard, checks[i].text);
        if (ui_can_check(&g.ui, &g.m) != checks[i].can)
            fail_msg("%s: can%s be checked", checks[i].why, checks[i].can ? "not" : "");
        size_t buttons = 0;
        for (size_t k = 0; k < g.ui.hits.n; k++)
            buttons += g.ui.hits.list[k].act == ACT_CHECK;
        assert_int_equal(buttons, checks[i].can);
        enum intent enter = glass_event(&g, (struct event){.kind = EVENT_ENTER});
        assert_int_equal(enter, checks[i].can ? INTENT_CHECK : INTENT_NONE);
    }
    g.m.dial = (struct dial_view){0};
}

/* ---- what is kept, and what is not ---- */

static void
test_language_keeps_text(void **state)
{
    (void)state;
    for (int k = 0; k < KEYBOARDS; k++) {
        glass_show(&g, SCREEN_VERIFY, (enum keyboard_id)k, "बिजली 8260");
        assert_int_equal(glass_press(&g, ACT_LANG, 0), INTENT_LANG);
        g.m.lang = g.langs[1];
        glass_build(&g);
        expect_text("in English", "बिजली 8260");
        assert_int_equal(g.ui.keyboard, k);
        assert_int_equal(g.ui.screen, SCREEN_VERIFY);
        g.m.lang = g.langs[0];
    }
}

static void
test_shift(void **state)
{
    (void)state;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, "");
    int shift = key_that_does(KEYBOARD_LATIN, KEY_SHIFT);
    glass_press(&g, ACT_KEY, shift);
    glass_press(&g, ACT_KEY, key_that_types(KEYBOARD_LATIN, "v"));
    glass_press(&g, ACT_KEY, key_that_types(KEYBOARD_LATIN, "m"));
    glass_press(&g, ACT_KEY, shift);
    glass_press(&g, ACT_KEY, shift);
    glass_press(&g, ACT_KEY, key_that_types(KEYBOARD_LATIN, "a"));
    glass_press(&g, ACT_KEY, shift);
    glass_press(&g, ACT_KEY, key_that_types(KEYBOARD_LATIN, ".com"));
    expect_text("capitals for one letter", "Vma.com");
}

static bool
shows(const char *words)
{
    for (size_t i = 0; i < g.list.n; i++)
        if (g.list.ops[i].kind == OP_TEXT && str_eq(g.list.ops[i].text, str_of(words)))
            return true;
    return false;
}

static void
test_clear_and_undo(void **state)
{
    (void)state;
    for (int id = 0; id < KEYBOARDS; id++) {
        glass_show(&g, SCREEN_VERIFY, (enum keyboard_id)id, "बिजली");
        int clear = key_that_does((enum keyboard_id)id, KEY_CLEAR);
        assert_true(shows("सब मिटाएँ") && !shows("वापस लाएँ"));
        glass_press(&g, ACT_KEY, clear);
        expect_text("all gone", "");
        assert_true(shows("वापस लाएँ") && !shows("सब मिटाएँ"));
        glass_press(&g, ACT_KEY, clear);
        expect_text("the same key brings it back", "बिजली");
        glass_press(&g, ACT_KEY, clear);
        const char *other = id == KEYBOARD_NUMBER ? "1" : ",";
        glass_press(&g, ACT_KEY, key_that_types((enum keyboard_id)id, other));
        assert_true(shows("सब मिटाएँ"));
        glass_press(&g, ACT_KEY, clear);
        glass_press(&g, ACT_KEY, clear);
        expect_text("only what was there last", other);
    }
}

static bool
holds(const void *p, size_t n, const char *word)
{
    return str_find((struct str){p, n}, str_of(word), 0) < n;
}

static void
test_wipe(void **state)
{
    static const char sentinel[] = "SENTINEL82603";
    (void)state;
    g.ui.dpi = 96;
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, sentinel);
    glass_press(&g, ACT_KEY, key_that_does(KEYBOARD_LATIN, KEY_CLEAR));
    editor_undo(&g.ui.editor);
    editor_clear(&g.ui.editor);
    glass_build(&g);
    assert_true(holds(&g.ui, sizeof g.ui, sentinel));
    ui_wipe(&g.ui);
    for (size_t n = 4; n <= strlen(sentinel); n++) /* nor any part of it */
        for (size_t at = 0; at + n <= strlen(sentinel); at++) {
            char part[sizeof sentinel] = "";
            memcpy(part, sentinel + at, n);
            assert_false(holds(&g.ui, sizeof g.ui, part));
        }
    static struct ui fresh;
    memset(&fresh, 0, sizeof fresh);
    ui_init(&fresh, 96);
    assert_memory_equal(&g.ui.map, &fresh.map, sizeof fresh.map);
    assert_memory_equal(&g.ui.editor, &fresh.editor, sizeof fresh.editor);
    assert_int_equal(g.ui.screen, SCREEN_ATTRACT);
    assert_int_equal(g.ui.keyboard, KEYBOARD_VARNAMALA);
    assert_int_equal(g.ui.dpi, 96);

    glass_show(&g, SCREEN_RESULT, KEYBOARD_LATIN, sentinel);
    press_action(ACT_NEW_CHECK, 0);
    assert_false(holds(&g.ui, sizeof g.ui, "ENTINE"));
}

/* Every typed piece is drawn as personal: its picture is kept nowhere. */
static void
test_personal(void **state)
{
    (void)state;
    for (int k = 0; k < KEYBOARDS; k++) {
        const char *text = k == KEYBOARD_NUMBER ? "7319" : "ZQX";
        size_t pieces = 0;
        glass_show(&g, SCREEN_VERIFY, (enum keyboard_id)k, text);
        for (size_t i = 0; i < g.list.n; i++) {
            const struct draw_op *op = &g.list.ops[i];
            if (op->kind != OP_TEXT || str_find(op->text, str_of(text), 0) >= op->text.n)
                continue;
            assert_true(op->personal);
            pieces++;
        }
        assert_true(pieces > 0);
    }
}

/* ---- anything at all ---- */

static uint32_t
next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void
random_event(uint32_t *seed)
{
    static const enum event_kind kinds[] = {EVENT_DOWN, EVENT_UP, EVENT_DOWN, EVENT_UP, EVENT_MOVE,
                                            EVENT_CANCEL, EVENT_TEXT, EVENT_BACKSPACE, EVENT_ENTER,
                                            EVENT_LEFT, EVENT_RIGHT, EVENT_ESCAPE};
    static const char *const texts[] = {"क", "ि", "a", "82603", "\xFF", " "};
    struct event e = {.kind = kinds[next_random(seed) % 6], .finger = next_random(seed) % 2};
    if (next_random(seed) % 8 == 0)
        e.kind = kinds[next_random(seed) % ARRAY_LEN(kinds)];
    if (e.kind == EVENT_DOWN || e.kind == EVENT_MOVE || !g.ui.press.down) {
        e.x = (int)(next_random(seed) % (uint32_t)g.w);
        e.y = (int)(next_random(seed) % (uint32_t)g.h);
    } else {
        e.x = middle_x(g.ui.press.at);
        e.y = middle_y(g.ui.press.at);
    }
    e.text = str_of(texts[next_random(seed) % ARRAY_LEN(texts)]);
    g.now += next_random(seed) % 300;
    glass_event(&g, e);
    glass_wait(&g, (int)(next_random(seed) % 600));
}

static void
test_monkey(void **state)
{
    static const struct {
        int w, h;
    } sizes[] = {{1080, 1920}, {1024, 768}};
    uint32_t seed = 1912;
    (void)state;
    for (size_t s = 0; s < ARRAY_LEN(sizes); s++) {
        glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
        glass_resize(&g, sizes[s].w, sizes[s].h);
        for (int i = 0; i < 1000; i++) {
            g.m.countdown = next_random(&seed) % 64 == 0;
            random_event(&seed);
            struct str text = editor_text(&g.ui.editor);
            assert_int_equal(written_broken_at(text), text.n);
            assert_true(g.ui.screen < SCREENS && g.ui.keyboard < KEYBOARDS);
            assert_true(ui_next_tick(&g.ui, g.now) >= -1);
            if (g.intent == INTENT_LEAVE || g.ui.screen == SCREEN_ATTRACT)
                glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "");
        }
    }
    g.m.countdown = false;
    glass_resize(&g, 1080, 1920);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingers),
        cmocka_unit_test(test_forgotten_finger),
        cmocka_unit_test(test_pressed_is_seen),
        cmocka_unit_test(test_highlight),
        cmocka_unit_test(test_slides),
        cmocka_unit_test(test_bubble_is_seen),
        cmocka_unit_test(test_held_on_a_layer),
        cmocka_unit_test(test_touch_before_the_picture),
        cmocka_unit_test(test_held_backspace),
        cmocka_unit_test(test_late_tick),
        cmocka_unit_test(test_caret_blinks),
        cmocka_unit_test(test_touch_places_caret),
        cmocka_unit_test(test_touch_is_near),
        cmocka_unit_test(test_dial),
        cmocka_unit_test(test_scrolls),
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_real_keys),
        cmocka_unit_test(test_ways), cmocka_unit_test(test_questions), cmocka_unit_test(test_report),
        cmocka_unit_test(test_pages_and_codes),
        cmocka_unit_test(test_countdown),
        cmocka_unit_test(test_can_check),
        cmocka_unit_test(test_language_keeps_text),
        cmocka_unit_test(test_shift),
        cmocka_unit_test(test_clear_and_undo),
        cmocka_unit_test(test_wipe),
        cmocka_unit_test(test_personal),
        cmocka_unit_test(test_monkey),
    };
    return cmocka_run_group_tests(tests, open_glass, close_glass);
}
