/* Typing Hindi: every rule of the editor, and that no sequence of keys can break a text. */
#include "ui/editor.h"

#include "text/segment.h"
#include "ui/hits.h"
#include "ui/keyboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "written.h"

/* `keys` is a list of words. Each is typed as a key, but for these: _ a space, BS backspace,
 * EC and EW what a held backspace erases, CLEAR, UNDO, < and > the caret, @n a touch at byte n,
 * +x an insertion as it is, #x a word. In `text` the bar is the caret. */
struct row {
    const char *why, *keys, *text;
};

static const struct row rows[] = {
    {"nothing", "", "|"},
    {"backspace in nothing", "BS", "|"},
    {"erasing a cluster of nothing", "EC", "|"},
    {"erasing a word of nothing", "EW", "|"},
    {"clearing nothing", "CLEAR", "|"},
    {"nothing to bring back", "UNDO", "|"},
    {"left of nothing", "<", "|"},
    {"right of nothing", ">", "|"},
    {"a touch in nothing", "@0", "|"},
    {"a touch beyond the end", "@99", "|"},
    {"an empty word", "#", "|"},
    {"a matra at the start is its letter", "ा", "आ|"},
    {"a matra after a space too", "क _ ी", "क ई|"},
    {"a matra after Latin too", "a ु", "aउ|"},
    {"a matra after a digit too", "5 े", "5ए|"},
    {"a matra after a danda too", "क । ि", "क।इ|"},
    {"a virama with nothing to stand on", "्", "|"},
    {"a nukta with nothing to stand on", "़", "|"},
    {"an anusvara with nothing to stand on", "ं", "|"},
    {"a chandrabindu after a space", "क _ ँ", "क |"},
    {"a visarga after Latin", "a ः", "a|"},
    {"a virama after Latin", "a ्", "a|"},
    {"a nukta after a digit", "9 ़", "9|"},
    {"a sign after a danda", "। ं", "।|"},
    {"a consonant", "क", "क|"},
    {"consonant and matra", "क ी", "की|"},
    {"a vowel letter after a consonant", "क ई", "की|"},
    {"every vowel letter has its matra: आ", "क आ", "का|"},
    {"इ", "क इ", "कि|"},
    {"उ", "क उ", "कु|"},
    {"ऊ", "क ऊ", "कू|"},
    {"ऋ", "क ऋ", "कृ|"},
    {"ए", "क ए", "के|"},
    {"ऐ", "क ऐ", "कै|"},
    {"ओ", "क ओ", "को|"},
    {"औ", "क औ", "कौ|"},
    {"ऑ", "क ऑ", "कॉ|"},
    {"अ has none", "क अ", "कअ|"},
    {"a vowel letter after a matra stays one", "भ ा ई", "भाई|"},
    {"after a matra made from a letter too", "ह उ आ", "हुआ|"},
    {"after a vowel letter", "आ ई", "आई|"},
    {"after a space", "क _ ई", "क ई|"},
    {"after an anusvara", "क ं ई", "कंई|"},
    {"after a nukta it is the matra", "ड़ ई", "ड़ी|"},
    {"the same key again means the letter", "ग ई ई", "गई|"},
    {"and only once", "ग ई ई ई", "गईई|"},
    {"not if the matra was typed as one", "स ी ई", "सीई|"},
    {"not another vowel", "ह उ आ आ", "हुआआ|"},
    {"not after moving away and back", "ग ई < > ई", "गीई|"},
    {"backspace means the letter too", "ग ई BS ई", "गई|"},
    {"but not another letter", "ग ई BS ए", "गे|"},
    {"nor after a second backspace", "क ग ई BS BS ई", "की|"},
    {"a second matra replaces the first", "क ी ु", "कु|"},
    {"a third too", "क ी ु े", "के|"},
    {"the same matra twice", "क ी ी", "की|"},
    {"अ and ा are आ", "अ ा", "आ|"},
    {"अ and े are ए", "अ े", "ए|"},
    {"अ with anusvara, then ा", "अ ं ा", "आं|"},
    {"आ and ी are two letters", "आ ी", "आई|"},
    {"a matra finds its place before the anusvara", "ह ं ै", "हैं|"},
    {"and replaces the one there", "ह ि ं ै", "हैं|"},
    {"a sign after a matra", "म े ं", "में|"},
    {"a sign after a vowel letter", "आ ं", "आं|"},
    {"a second sign replaces the first", "ह ा ं ँ", "हाँ|"},
    {"a sign after a virama is not taken", "क ् ं", "क्|"},
    {"conjunct", "क ् ष", "क्ष|"},
    {"three consonants", "स ् त ् र ी", "स्त्री|"},
    {"a virama twice", "क ् ्", "क्|"},
    {"a virama after a matra", "क ी ्", "की|"},
    {"a virama after a sign", "क ं ्", "कं|"},
    {"a virama after a vowel letter", "आ ्", "आ|"},
    {"a matra after a virama replaces it", "क ् ी", "की|"},
    {"a vowel letter after a virama too", "क ् ई", "की|"},
    {"nukta", "ज ़", "ज़|"},
    {"a nukta twice", "ज ़ ़", "ज़|"},
    {"a nukta where there is none", "म ़", "म|"},
    {"a nukta under a vowel letter", "आ ़", "आ|"},
    {"a nukta finds its place before the matra", "ज ी ़", "ज़ी|"},
    {"and before matra and sign", "ज ी ं ़", "ज़ीं|"},
    {"and before a virama", "ज ् ़", "ज़्|"},
    {"a letter with its dot built in is two code points", "\u095C", "ड\u093C|"},
    {"a key may hold a conjunct", "क्ष ा", "क्षा|"},
    {"after which a vowel letter is a matra", "त्र ई", "त्री|"},
    {"joiner after a virama", "क ् \u200D ष", "क्\u200Dष|"},
    {"a joiner twice", "क ् \u200D \u200D", "क्\u200D|"},
    {"a joiner after a consonant", "क \u200D", "क|"},
    {"a joiner at the start", "\u200C", "|"},
    {"a matra replaces virama and joiner", "क ् \u200D ी", "की|"},
    {"a Vedic stress mark is not taken", "क \u0951", "क|"},
    {"a control is not taken", "+a\x01\x02" "b", "ab|"},
    {"a delete and a C1 control neither", "+a\x7F\xC2\x85" "b", "ab|"},
    {"a tab is a space", "+a\tb", "a b|"},
    {"ill-formed bytes are left out", "+a\xFF\xE0\xA4" "b", "ab|"},
    {"inserted vowel letters stay letters", "+गई", "गई|"},
    {"an inserted matra with nothing under it", "+ी", "ई|"},
    {"a word", "#बिजली", "बिजली|"},
    {"a word after a word", "#बिजली #बिल", "बिजली बिल|"},
    {"a word after a space", "क _ #बिल", "क बिल|"},
    {"a word before a word", "क < #बिल", "बिल |क"},
    {"a word between two", "क ख < #बिल", "क बिल |ख"},
    {"backspace takes one code point: the matra", "क ी BS", "क|"},
    {"the sign", "म े ं BS", "मे|"},
    {"the last of a conjunct", "क ् ष BS", "क्|"},
    {"the nukta", "ज ़ BS", "ज|"},
    {"the letter", "क BS", "|"},
    {"a whole emoji", "+a👨\u200D👩\u200D👧 BS", "a|"},
    {"a whole accented letter", "+ae\u0301 BS", "a|"},
    {"erasing a cluster", "ब ि ज ् ल ी EC", "बि|"},
    {"erasing a word", "+बिजली_का EW", "|"},
    {"erasing a word leaves the one before", "क ख _ ग घ EW", "कख |"},
    {"erasing a word takes the space behind it", "क _ ख _ EW", "क |"},
    {"clear", "क ख CLEAR", "|"},
    {"clear and undo", "क ख CLEAR UNDO", "कख|"},
    {"clear twice and undo", "क ख CLEAR CLEAR UNDO", "कख|"},
    {"no undo after typing", "क CLEAR ख UNDO", "ख|"},
    {"no undo after typing and erasing", "क CLEAR ख BS UNDO", "|"},
    {"backspace in the empty text keeps the undo", "क CLEAR BS UNDO", "क|"},
    {"left goes over a cluster", "क ् ष ा <", "|क्षा"},
    {"left of the start", "क < <", "|क"},
    {"right goes over a cluster", "क ् ष ा ख < < >", "क्षा|ख"},
    {"right of the end", "क >", "क|"},
    {"typing in the middle", "क ग < ख", "कख|ग"},
    {"a touch inside a cluster goes to its nearer end: left", "क ी ख @2", "|कीख"},
    {"right", "क ी ख @4", "की|ख"},
    {"between two", "क ी ख @6", "की|ख"},
    {"a touch in the second word", "क _ ख ी @5", "क |खी"},
    {"a virama in the middle does not join yet", "क र < ्", "क्\u200C|र"},
    {"the next consonant takes its place", "क र < ् ष", "क्ष|र"},
    {"a matra too", "क र < ् ी", "की|र"},
    {"a second virama changes nothing", "क र < ् ्", "क्\u200C|र"},
    {"backspace takes the virama, not the joiner", "क र < ् BS", "क|र"},
    {"going on joins the two", "स त < ् >", "स्त|"},
    {"going back too", "स त < ् <", "|स्त"},
    {"a touch too", "स त < ् @12", "स्त|"},
    {"clear and undo bring back no joiner", "स त < ् CLEAR UNDO", "स्त|"},
    {"a virama left of a consonant by erasing", "क ् _ र < BS", "क्\u200C|र"},
    {"two flags do not change partners", "+🇮🇳🇮🇳 BS", "🇮🇳|"},
    {"Latin, digits, signs", "V M - U P P C L T @ . 5", "VM-UPPCLT@.5|"},
    {"a key of three code points", "प ्र", "प्र|"},
    {"with nothing to stand on it is its letter", "_ ्र", " र|"},
    {"after a vowel letter too", "आ ्र", "आर|"},
    {"after a matra too", "क ी ्र ी", "कीरी|"},
    {"a key that ends in a virama", "क र् म", "कर्म|"},
    {"and a vowel letter after it", "र् ई", "री|"},
    {"a key of letter, virama and letter, twice", "ज्ञ ज्ञ ा न", "ज्ञज्ञान|"},
    {"ऍ after a consonant", "ब ऍ ं क", "बॅंक|"},
    {"candra e", "ब ॅ ट", "बॅट|"},
    {"the rare vowels have their matras", "क ऌ _ क ॡ _ क ॠ", "कॢ कॣ कॄ|"},
    {"and the matras their vowels", "ॢ ॣ ॄ", "ऌॡॠ|"},
    {"om stands for itself", "क ॐ ि", "कॐइ|"},
    {"avagraha too", "क ऽ ा", "कऽआ|"},
    {"the sign of abbreviation too", "ड ॉ ॰ ी", "डॉ॰ई|"},
    {"a key of several letters", "https:// k .com", "https://k.com|"},
};

static void
press_word(struct editor *e, const char *w)
{
    if (strcmp(w, "_") == 0)
        editor_type(e, STR(" "));
    else if (strcmp(w, "BS") == 0)
        editor_backspace(e);
    else if (strcmp(w, "EC") == 0)
        editor_erase_cluster(e);
    else if (strcmp(w, "EW") == 0)
        editor_erase_word(e);
    else if (strcmp(w, "CLEAR") == 0)
        editor_clear(e);
    else if (strcmp(w, "UNDO") == 0)
        editor_undo(e);
    else if (strcmp(w, "<") == 0)
        editor_left(e);
    else if (strcmp(w, ">") == 0)
        editor_right(e);
    else if (w[0] == '@' && is_digit(w[1]))
        editor_place(e, (size_t)atoi(w + 1));
    else if (w[0] == '+')
        editor_insert(e, str_of(w + 1), false);
    else if (w[0] == '#')
        editor_insert(e, str_of(w + 1), true);
    else
        editor_type(e, str_of(w));
}

static void
check_whole(const struct editor *e, const char *why)
{
    struct str text = editor_text(e);
    size_t broken = written_broken_at(text), at = 0;
    if (broken < text.n)
        fail_msg("%s: \"%.*s\" is broken at %zu", why, (int)text.n, text.p, broken);
    while (at < e->caret)
        at = cluster_next(text, at);
    if (at != e->caret)
        fail_msg("%s: the caret %zu stands inside a cluster of \"%.*s\"", why, e->caret,
                 (int)text.n, text.p);
}

static void
test_rules(void **state)
{
    (void)state;
    static struct editor e;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char keys[256], got[256], *save = NULL;
        editor_wipe(&e);
        snprintf(keys, sizeof keys, "%s", rows[i].keys);
        for (char *w = strtok_r(keys, " ", &save); w; w = strtok_r(NULL, " ", &save)) {
            press_word(&e, w);
            check_whole(&e, rows[i].why);
        }
        snprintf(got, sizeof got, "%.*s|%.*s", (int)e.caret, e.text, (int)(e.n - e.caret),
                 e.text + e.caret);
        if (strcmp(got, rows[i].text) != 0)
            fail_msg("%s: typed [%s], expected \"%s\", got \"%s\"", rows[i].why, rows[i].keys,
                     rows[i].text, got);
    }
}

static void
test_full(void **state)
{
    (void)state;
    static struct editor e;
    editor_wipe(&e);
    size_t typed = 0;
    while (!e.full && typed++ < 2 * EDITOR_MAX)
        editor_type(&e, STR("क"));
    assert_true(e.full);
    assert_true(e.n > EDITOR_MAX - 16 && e.n <= EDITOR_MAX);
    size_t n = e.n;
    editor_insert(&e, STR("बिजली"), true);
    assert_int_equal(e.n, n);
    check_whole(&e, "full");
    editor_erase_word(&e);
    assert_false(e.full);
    assert_int_equal(e.n, 0);

    static char big[EDITOR_MAX + 1];
    memset(big, 'a', sizeof big);
    editor_insert(&e, (struct str){big, sizeof big}, false);
    assert_true(e.full);
    assert_int_equal(e.n, 0);
    editor_insert(&e, (struct str){big, EDITOR_MAX - 8}, false);
    assert_false(e.full);
    assert_int_equal(e.n, EDITOR_MAX - 8);
}

static bool
holds(const struct editor *e, const char *word)
{
    return str_find((struct str){(const char *)e, sizeof *e}, str_of(word), 0) < sizeof *e;
}

/* Every byte, also of what was erased and of what undo keeps. */
static void
test_wipe(void **state)
{
    (void)state;
    static struct editor e, empty;
    editor_insert(&e, STR("SENTINEL one"), false);
    editor_clear(&e);
    assert_true(holds(&e, "SENTINEL"));
    editor_wipe(&e);
    assert_memory_equal(&e, &empty, sizeof e);

    editor_insert(&e, STR("SENTINEL"), false);
    editor_erase_word(&e);
    assert_false(holds(&e, "ENTINE"));
    editor_insert(&e, STR("SENTINEL"), false);
    editor_clear(&e);
    editor_type(&e, STR("x"));
    assert_false(holds(&e, "ENTINE"));
}

static uint32_t
next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void
press_random(struct editor *e, uint32_t *seed)
{
    enum keyboard_id id = (enum keyboard_id)(next_random(seed) % KEYBOARDS);
    int n = 0;
    while (keyboard_key(id, n))
        n++;
    const struct key *k = keyboard_key(id, (int)(next_random(seed) % (uint32_t)n));
    switch (next_random(seed) % 24) {
    case 0: editor_left(e); return;
    case 1: editor_right(e); return;
    case 2: editor_place(e, next_random(seed) % (e->n + 2)); return;
    case 3: editor_erase_cluster(e); return;
    case 4: editor_backspace(e); return;
    case 5: editor_type(e, STR("़")); return;
    case 6: editor_type(e, STR("ः")); return;
    case 7: editor_insert(e, STR("\u200D"), false); return;
    }
    struct str letter = keyboard_letter(id, k, (enum layer)(next_random(seed) % LAYERS));
    if (k->hold && next_random(seed) % 3 == 0)
        letter = key_held(k, next_random(seed) % POPUP_MAX);
    if (k->does == KEY_BACKSPACE)
        editor_backspace(e);
    else if (k->does == KEY_TYPES && keyboard_get(id)->literal)
        editor_insert(e, letter, false);
    else if (k->does == KEY_TYPES)
        editor_type(e, letter);
    else if (next_random(seed) % 64 == 0)
        editor_clear(e);
    else if (next_random(seed) % 8 == 0)
        editor_undo(e);
}

static void
test_random(void **state)
{
    (void)state;
    static struct editor e;
    uint32_t seed = 20261122;
    editor_wipe(&e);
    for (int i = 0; i < 200000; i++) {
        char why[48];
        press_random(&e, &seed);
        snprintf(why, sizeof why, "random key %d", i);
        check_whole(&e, why);
        if (e.n > 160) /* short texts are all edges */
            editor_wipe(&e);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_wipe),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
