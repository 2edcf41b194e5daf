/* The words offered for what is typed in Latin letters: for which word, and what a touch does. */
#include "glass.h"

#include "ui/wordbar.h"

static const struct {
    const char *why, *text;
    size_t back; /* the caret, so many clusters before the end */
    const char *typed;
} typed[] = {
    {"nothing yet", "", 0, ""},
    {"a word", "bijli", 0, "bijli"},
    {"the last word", "mera bijli", 0, "bijli"},
    {"a space ends it", "bijli ", 0, ""},
    {"after Hindi", "आपकी bijli", 0, "bijli"},
    {"joined to Hindi", "आपbijli", 0, "bijli"},
    {"Hindi", "बिजली", 0, ""},
    {"in brackets", "(bijli", 0, "bijli"},
    {"the caret at its end", "bijli mera", 5, "bijli"},
    {"the caret inside a word", "bijli", 2, ""},
    {"before a mark", "bijli,", 1, ""},
    {"a host", "uppcl.org", 0, ""},
    {"a link", "https://kesco", 0, ""},
    {"a UPI ID", "ram@okicici", 0, ""},
    {"a name with a digit", "ram9a", 0, ""},
    {"a header", "VM-UPPCL", 0, ""},
    {"on a line of its own", "bill\nbijli", 0, "bijli"},
};

static void
test_typed(void **state)
{
    static struct glass g;
    (void)state;
    glass_open(&g);
    for (size_t i = 0; i < ARRAY_LEN(typed); i++) {
        glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, typed[i].text);
        for (size_t k = 0; k < typed[i].back; k++)
            editor_left(&g.ui.editor);
        struct str got = wordbar_typed(&g.ui);
        if (!str_eq(got, str_of(typed[i].typed)))
            fail_msg("%s: %.*s", typed[i].why, (int)got.n, got.p);
    }
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_VARNAMALA, "bijli");
    assert_int_equal(wordbar_typed(&g.ui).n, 0);
    glass_close(&g);
}

static const struct {
    const char *why, *text;
    size_t back;
    int chip;
    const char *then; /* keys pressed after it */
    const char *result;
} chosen[] = {
    {"the word and a space", "आपकी bijli", 0, 0, "", "आपकी बिजली "},
    {"the second word", "bijli", 0, 1, "", "बिजलीघर "},
    {"as it was typed", "bijli", 0, WORD_AS_TYPED, "", "bijli "},
    {"no second space", "bijli mera", 5, 0, "", "बिजली mera"},
    {"the caret is behind that space", "bijli mera", 5, 0, "a", "बिजली amera"},
    {"the space gives way to a mark", "bijli", 0, 0, ",", "बिजली,"},
    {"only to the first", "bijli", 0, 0, " ,", "बिजली  ,"},
    {"not to a letter", "bijli", 0, 0, "a", "बिजली a"},
    {"a space typed leaves the Latin letters", "bijli", 0, -1, " ", "bijli "},
};

static void
press_keys(struct glass *g, const char *keys)
{
    for (; *keys; keys++) {
        char key[2] = {*keys, '\0'};
        glass_press(g, ACT_KEY, key_that_types(KEYBOARD_LATIN, key));
    }
}

static void
test_choose(void **state)
{
    static struct glass g;
    (void)state;
    glass_open(&g);
    for (size_t i = 0; i < ARRAY_LEN(chosen); i++) {
        glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, chosen[i].text);
        for (size_t k = 0; k < chosen[i].back; k++)
            editor_left(&g.ui.editor);
        g.m.words[0] = STR("बिजली");
        g.m.words[1] = STR("बिजलीघर");
        g.m.n_words = 2;
        glass_build(&g);
        if (chosen[i].chip >= 0)
            assert_int_equal(glass_press(&g, ACT_WORD, chosen[i].chip), INTENT_EDITED);
        press_keys(&g, chosen[i].then);
        struct str got = editor_text(&g.ui.editor);
        if (!str_eq(got, str_of(chosen[i].result)))
            fail_msg("%s: “%.*s”", chosen[i].why, (int)got.n, got.p);
    }
    glass_close(&g);
}

/* A word that does not fit changes nothing and says so. */
static void
test_full(void **state)
{
    static struct glass g;
    static char text[EDITOR_MAX];
    (void)state;
    glass_open(&g);
    memset(text, 'a', EDITOR_MAX - 40);
    memcpy(text + EDITOR_MAX - 40, " bijli", 7);
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, text);
    g.m.words[0] = STR("बिजलीबिजलीबिजली");
    g.m.n_words = 1;
    glass_build(&g);
    size_t n = g.ui.editor.n;
    glass_press(&g, ACT_WORD, 0);
    assert_true(g.ui.editor.full);
    assert_int_equal(g.ui.editor.n, n);
    glass_close(&g);
}

/* Everything on a chip tells what somebody typed. */
static void
test_personal(void **state)
{
    static struct glass g;
    size_t seen = 0;
    (void)state;
    glass_open(&g);
    glass_show(&g, SCREEN_VERIFY, KEYBOARD_LATIN, "bijli");
    g.m.words[0] = STR("बिजली");
    g.m.n_words = 1;
    glass_build(&g);
    for (size_t i = 0; i < g.list.n; i++) {
        const struct draw_op *op = &g.list.ops[i];
        bool word = op->kind == OP_TEXT &&
                    (str_eq(op->text, STR("बिजली")) || str_eq(op->text, STR("bijli")));
        seen += word && op->personal;
        if (word && !op->personal && op->at.y > glass_find(&g, ACT_CHECK, 0).y)
            fail_msg("%.*s may be kept", (int)op->text.n, op->text.p);
    }
    assert_int_equal(seen, 3); /* in the box, and two chips */
    glass_close(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typed),
        cmocka_unit_test(test_choose),
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_personal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
