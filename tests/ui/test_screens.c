/* What the screens show and offer in each state: codes only where the list vouches for them, every
 * button with its errand, what a person typed marked as personal. */
#include "screen_setup.h"

#include "ui/theme.h"

enum { W = 1080, H = 1920, STRIP_Y = 176 /* the middle of the strip */ };

static void
draw(struct setup *u, enum sample id)
{
    setup_fill(u, id, 0);
    setup_draw(u, W, H);
}

static size_t
count_ops(const struct setup *u, enum op_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < u->list.n; i++)
        n += u->list.ops[i].kind == kind;
    return n;
}

static bool
has_hit(const struct setup *u, enum action act, int arg)
{
    for (size_t i = 0; i < u->ui.hits.n; i++)
        if (u->ui.hits.list[i].act == act && u->ui.hits.list[i].arg == arg)
            return true;
    return false;
}

static bool
has_icon(const struct setup *u, enum icon icon)
{
    for (size_t i = 0; i < u->list.n; i++)
        if (u->list.ops[i].kind == OP_ICON && u->list.ops[i].icon == icon)
            return true;
    return false;
}

static bool
has_text(const struct setup *u, const char *part)
{
    for (size_t i = 0; i < u->list.n; i++) {
        const struct draw_op *op = &u->list.ops[i];
        if (op->kind == OP_TEXT && str_find(op->text, str_of(part), 0) < op->text.n)
            return true;
    }
    return false;
}

/* ---- codes ---- */

static const struct {
    const char *why;
    enum sample id;
    const char *code; /* what the only code holds; NULL: no code at all */
} codes[] = {
    {"the payment page of the list", SAMPLE_PAY, "https://consumer.uppcl.org/wss/pay_bill_home"},
    {"payment is suspended", SAMPLE_SUSPENDED, NULL},
    {"payment is suspended and nothing else is said", SAMPLE_SUSPENDED_BARE, NULL},
    {"the list has no payment page", SAMPLE_UNLISTED, NULL},
    {"a fraud: the complaint portal, from the list", SAMPLE_SCAM, "https://cybercrime.gov.in"},
    {"a fraud, but the portal is not on the list", SAMPLE_SCAM_NO_PORTAL, NULL},
    {"suspicious: the helpline", SAMPLE_SUSPICIOUS, "tel:1912"},
    {"unverified number: the helpline", SAMPLE_UNVERIFIED, "tel:1912"},
    {"unverified message: the helpline", SAMPLE_UNVERIFIED_MESSAGE, "tel:1912"},
    {"official: none unless asked for", SAMPLE_OFFICIAL_BHOPAL, NULL},
    {"an official message", SAMPLE_OFFICIAL_MESSAGE, NULL},
    {"money lost: the complaint portal", SAMPLE_LOSTMONEY, "https://cybercrime.gov.in"},
    {"the directory shows codes one at a time", SAMPLE_NUMBERS, NULL},
    {"the code of a row", SAMPLE_QR, "tel:1912"},
    {"the slides carry none", SAMPLE_SLIDE, NULL},
};

static void
codes_are_only_what_the_list_gives(void **state)
{
    struct setup *u = *state;
    for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
        draw(u, codes[i].id);
        size_t n = count_ops(u, OP_QR);
        if (n != (codes[i].code ? 1 : 0))
            fail_msg("%s: %zu codes", codes[i].why, n);
        for (size_t k = 0; k < u->list.n; k++)
            if (u->list.ops[k].kind == OP_QR &&
                !str_eq(u->list.ops[k].text, str_of(codes[i].code)))
                fail_msg("%s: another code", codes[i].why);
    }
}

/* ---- what can be touched ---- */

static const struct {
    const char *why;
    enum sample id;
    enum action act;
    int arg;
    bool there;
} touches[] = {
    {"the big button", SAMPLE_SLIDE, ACT_GO, SCREEN_VERIFY, true},
    {"an emergency leaves the way to a check open", SAMPLE_URGENT, ACT_GO, SCREEN_VERIFY, true},
    {"and to help", SAMPLE_URGENT, ACT_GO, SCREEN_LOSTMONEY, true},
    {"the language, first screen", SAMPLE_SLIDE, ACT_LANG, 0, true},
    {"the language, inner screens", SAMPLE_PAY, ACT_LANG, 0, true},
    {"no way back from the first screen", SAMPLE_SLIDE, ACT_BACK, 0, false},
    {"back", SAMPLE_LOSTMONEY, ACT_BACK, 0, true},
    {"change what was typed", SAMPLE_SCAM_NO_PORTAL, ACT_EDIT, 0, true},
    {"nothing in it to tell the office of", SAMPLE_SCAM_NO_PORTAL, ACT_REPORT, 0, false},
    {"the office can be told of a fraud's number", SAMPLE_SCAM, ACT_REPORT, 0, true},
    {"and of what nothing confirms", SAMPLE_UNVERIFIED, ACT_REPORT, 0, true},
    {"never of an official number", SAMPLE_OFFICIAL_HOME, ACT_REPORT, 0, false},
    {"several: each can be chosen", SAMPLE_REPORT_CHOICE, ACT_REPORT, 4, true},
    {"nothing is kept before one is chosen", SAMPLE_REPORT_CHOICE, ACT_REPORT_YES, 0, false},
    {"it is kept by consent", SAMPLE_REPORT, ACT_REPORT_YES, 0, true},
    {"or not", SAMPLE_REPORT, ACT_GO, SCREEN_RESULT, true},
    {"not twice", SAMPLE_REPORT_DONE, ACT_REPORT_YES, 0, false},
    {"the end", SAMPLE_REPORT_DONE, ACT_DONE, 0, true},
    {"help for lost money beside the token", SAMPLE_REPORT_DONE, ACT_GO, SCREEN_LOSTMONEY, true},
    {"begin again", SAMPLE_SCAM, ACT_NEW_CHECK, 0, true},
    {"more time", SAMPLE_SCAM, ACT_MORE_TIME, 0, true},
    {"an official number can be taken along", SAMPLE_OFFICIAL_BHOPAL, ACT_QR, 0, true},
    {"a fraud cannot", SAMPLE_SCAM_LINK, ACT_QR, 0, false},
    {"an official message has no one number", SAMPLE_OFFICIAL_MESSAGE, ACT_QR, 0, false},
    {"counters from the payment page", SAMPLE_PAY, ACT_GO_TAB, TAB_COUNTERS, true},
    {"sites from the payment page", SAMPLE_PAY, ACT_GO_TAB, TAB_SITES, true},
    {"counters while payment is suspended", SAMPLE_SUSPENDED, ACT_GO_TAB, TAB_COUNTERS, true},
    {"a page further", SAMPLE_NUMBERS, ACT_PAGE, 1, true},
    {"nothing before the first page", SAMPLE_NUMBERS, ACT_PAGE, -1, false},
    {"a page back", SAMPLE_NUMBERS_2, ACT_PAGE, -1, true},
    {"nothing after the last page", SAMPLE_NUMBERS_2, ACT_PAGE, 1, false},
    {"rows are counted through the whole list", SAMPLE_NUMBERS_2, ACT_QR, 7, true},
    {"a row of another page", SAMPLE_NUMBERS_2, ACT_QR, 0, false},
    {"an app has no code to show", SAMPLE_SITES, ACT_QR, 5, false},
    {"a counter with a map", SAMPLE_COUNTERS, ACT_QR, 1, true},
    {"a counter without", SAMPLE_COUNTERS, ACT_QR, 0, false},
    {"the code's box closes", SAMPLE_QR, ACT_CLOSE, 0, true},
    {"the veil closes it too", SAMPLE_QR, ACT_VEIL, 0, true},
    {"the countdown: more time", SAMPLE_COUNTDOWN, ACT_MORE_TIME, 0, true},
    {"the countdown: erase now", SAMPLE_COUNTDOWN, ACT_BACK, 0, true},
};

static void
touches_lead_where_they_say(void **state)
{
    struct setup *u = *state;
    for (size_t i = 0; i < ARRAY_LEN(touches); i++) {
        draw(u, touches[i].id);
        if (has_hit(u, touches[i].act, touches[i].arg) != touches[i].there)
            fail_msg("%s", touches[i].why);
    }
}

/* ---- what is seen ---- */

static const struct {
    const char *why;
    enum sample id;
    const char *text;
    bool there;
} texts[] = {
    {"a notice is shown", SAMPLE_SLIDE_STRIP, "ऑनलाइन भुगतान", true},
    {"no notice, no strip", SAMPLE_SLIDE, "ऑनलाइन भुगतान", false},
    {"the tile speaks of counters while payment is suspended", SAMPLE_SLIDE_STRIP, "नकद काउंटर खुले",
     true},
    {"an emergency tells when it was issued", SAMPLE_URGENT, "22 नवम्बर, सुबह 10:15", true},
    {"the payment host in letters", SAMPLE_PAY, "consumer.uppcl.org", true},
    {"no address where payment is suspended", SAMPLE_SUSPENDED, "uppcl", false},
    {"why it is suspended", SAMPLE_SUSPENDED, "बिलिंग सर्वर", true},
    {"since when", SAMPLE_SUSPENDED, "20 नवम्बर", true},
    {"what staff say instead", SAMPLE_SUSPENDED, "Google", true},
    {"nothing staff did not say", SAMPLE_SUSPENDED_BARE, "Google", false},
    {"all counters are counted", SAMPLE_COUNTERS, "67", true},
    {"caller ID can be faked: official number", SAMPLE_OFFICIAL_BHOPAL, "नकली नंबर भी दिख", true},
    {"caller ID can be faked: the DISCOM's own too", SAMPLE_OFFICIAL_HOME, "नकली नंबर भी दिख",
     true},
    {"whose number it is here", SAMPLE_OFFICIAL_BHOPAL, "केस्को के उपभोक्ता", true},
    {"not for one's own", SAMPLE_OFFICIAL_HOME, "केस्को के उपभोक्ता", false},
    {"a fraud names what not to do", SAMPLE_SCAM_LINK, "लिंक न खोलें", true},
    {"a replaced number names its successor", SAMPLE_REPLACED, "1930", true},
    {"and is not called unlisted", SAMPLE_REPLACED, "न आधिकारिक सूची में", false},
    {"the seconds left", SAMPLE_COUNTDOWN, "14 सेकंड", true},
};

static void
texts_fit_the_state(void **state)
{
    struct setup *u = *state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        draw(u, texts[i].id);
        if (has_text(u, texts[i].text) != texts[i].there)
            fail_msg("%s", texts[i].why);
    }
}

static void
strip_leads_to_what_it_tells(void **state)
{
    struct setup *u = *state;
    draw(u, SAMPLE_SLIDE_STRIP);
    const struct hit *hit = hits_at(&u->ui.hits, W / 2, STRIP_Y);
    assert_non_null(hit);
    assert_int_equal(hit->act, ACT_GO);
    assert_int_equal(hit->arg, SCREEN_PAY);

    setup_fill(u, SAMPLE_SLIDE_STRIP, 0);
    u->model.m.pay.suspended = false;
    setup_draw(u, W, H);
    assert_int_equal(hits_at(&u->ui.hits, W / 2, STRIP_Y)->arg, SCREEN_DIRECTORY);
}

static void
counters_are_called_open_only_when_they_are(void **state)
{
    struct setup *u = *state;
    struct counter_row shut[] = {sample_counters[2]};
    setup_fill(u, SAMPLE_SLIDE_STRIP, 0);
    u->model.m.counters = shut;
    u->model.m.n_counters = 1;
    setup_draw(u, W, H);
    assert_true(has_text(u, "दूसरे तरीके"));
    setup_fill(u, SAMPLE_SUSPENDED, 0);
    u->model.m.counters = shut;
    u->model.m.n_counters = 1;
    setup_draw(u, W, H);
    assert_false(has_text(u, "काउंटर खुले हैं"));
}

static size_t
count_pips(const struct setup *u)
{
    size_t n = 0;
    for (size_t i = 0; i < u->list.n; i++) {
        const struct draw_op *op = &u->list.ops[i];
        bool sun = op->color.r == 0xff && op->color.g == 0xc5;
        n += op->kind == OP_BOX && op->at.h == 12 && !sun;
    }
    return n;
}

static const struct {
    const char *why;
    enum sample id;
    size_t slides, pips;
} pips[] = {
    {"one for each", SAMPLE_SLIDE, 6, 6},
    {"a single slide needs none", SAMPLE_SLIDE, 1, 0},
    {"never more than twelve", SAMPLE_SLIDE_MANY, 17, 12},
    {"an emergency does not rotate", SAMPLE_URGENT, 6, 0},
};

static void
pips_count_the_slides(void **state)
{
    struct setup *u = *state;
    for (size_t i = 0; i < ARRAY_LEN(pips); i++) {
        setup_fill(u, pips[i].id, 0);
        u->model.m.n_slides = pips[i].slides;
        if (pips[i].slides == 1)
            u->model.m.slide = 0;
        setup_draw(u, W, H);
        if (count_pips(u) != pips[i].pips)
            fail_msg("%s: %zu", pips[i].why, count_pips(u));
    }
}

/* Each piece of the text that was checked is personal, and nothing of ours is. */
static void
typed_text_is_personal(void **state)
{
    struct setup *u = *state;
    static const enum sample ids[] = {SAMPLE_SCAM, SAMPLE_SCAM_LONG, SAMPLE_UNVERIFIED,
                                      SAMPLE_OFFICIAL_BHOPAL, SAMPLE_SCAM_LINK};
    for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
        draw(u, ids[i]);
        size_t personal = 0;
        for (size_t k = 0; k < u->list.n; k++)
            personal += u->list.ops[k].kind == OP_TEXT && u->list.ops[k].personal;
        if (personal == 0)
            fail_msg("%s: nothing is personal", sample_names[ids[i]]);
    }
    draw(u, SAMPLE_PAY);
    for (size_t k = 0; k < u->list.n; k++)
        assert_false(u->list.ops[k].personal);
}

static bool
is_marked(const struct setup *u, const char *word, struct color mark)
{
    for (size_t i = 1; i < u->list.n; i++) {
        const struct draw_op *op = &u->list.ops[i], *box = op - 1;
        if (op->kind == OP_TEXT && op->personal && str_eq(op->text, str_of(word)) &&
            box->kind == OP_BOX && memcmp(&box->color, &mark, sizeof mark) == 0)
            return true;
    }
    return false;
}

static void
words_a_reason_rests_on_are_marked(void **state)
{
    struct setup *u = *state;
    draw(u, SAMPLE_SCAM);
    assert_true(is_marked(u, "8260303942", COLOR_RED_MARK));
    assert_true(is_marked(u, "तुरंत", COLOR_AMBER_MARK)); /* a weak reason */
    assert_false(is_marked(u, "तुरंत", COLOR_RED_MARK));
    draw(u, SAMPLE_SCAM_LONG); /* its marks lie far behind what three lines hold */
    assert_true(is_marked(u, "8260303942", COLOR_RED_MARK));
}

/* A message with style bytes, line ends and broken spans is only text. */
static void
odd_messages_are_harmless(void **state)
{
    struct setup *u = *state;
    static const struct {
        const char *why;
        struct str text;
        struct span span;
    } rows[] = {
        {"style bytes", BYTES("\x02" "bold\x03 mark\x01 end\x04"), {0, 4}},
        {"line ends", BYTES("one\r\n\r\n\ttwo"), {0, 3}},
        {"NUL", BYTES("a\0b"), {1, 2}},
        {"a span past the end", BYTES("short"), {2, 900}},
        {"a span turned round", BYTES("short"), {4, 1}},
        {"only blanks", BYTES("   \n  "), {0, 6}},
        {"ill-formed", BYTES("\xe0\xa4 \xff\xfe"), {0, 2}},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        setup_fill(u, SAMPLE_SCAM, 0);
        u->model.m.result.text = rows[i].text;
        u->model.spans[0] = rows[i].span;
        setup_draw(u, W, H);
        for (size_t k = 0; k < u->list.n; k++)
            for (size_t c = 0; u->list.ops[k].kind == OP_TEXT && c < u->list.ops[k].text.n; c++)
                if (u->list.ops[k].personal && (unsigned char)u->list.ops[k].text.p[c] < ' ')
                    fail_msg("%s: a control byte is drawn", rows[i].why);
    }
}

/* Sentences whose ids are put together from a kind exist in both languages. */
static void
every_kind_has_its_sentence(void **state)
{
    struct setup *u = *state;
    static const char *const ids[] = {"result.scam.sub", "result.official.sub", "result.checked",
                                      "result.you_checked", "result.caution.title",
                                      "result.caution", "result.unverified.about",
                                      "result.until.2"};
    static const char *const kinds[] = {"phone", "link", "vpa", "header", "email", "app",
                                        "message"};
    static const char *const parts[] = {"title", "punch", "text", "dont", "do"};
    char id[64];
    for (int lang = 0; lang < 2; lang++) {
        for (size_t i = 0; i < ARRAY_LEN(ids); i++)
            for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
                snprintf(id, sizeof id, "%s.%s", ids[i], kinds[k]);
                if (!lang_has(u->langs[lang], id))
                    fail_msg("%s is missing", id);
            }
        for (int n = 1; n <= 3; n++)
            for (size_t k = 0; k < ARRAY_LEN(parts); k++) {
                snprintf(id, sizeof id, "slide.%d.%s", n, parts[k]);
                if (!lang_has(u->langs[lang], id))
                    fail_msg("%s is missing", id);
            }
    }
}

/* Never a button whose errand the product cannot do yet. */
static void
nothing_is_promised(void **state)
{
    struct setup *u = *state;
    for (int id = 0; id < SAMPLES; id++) {
        setup_fill(u, (enum sample)id, 0);
        if (u->ui.screen == SCREEN_STAFF) /* which tells of the speaker */
            continue;
        u->model.m.can_listen = false; /* no sound device, or no espeak-ng */
        u->model.m.report.open = false; /* a full disk, a copy that is only read */
        setup_draw(u, W, H);
        assert_false(has_icon(u, ICON_SPEAKER));
        assert_false(has_hit(u, ACT_LISTEN, 0));
        assert_false(has_icon(u, ICON_FLAG));
        assert_false(has_hit(u, ACT_REPORT, 0));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_only_what_the_list_gives),
        cmocka_unit_test(touches_lead_where_they_say),
        cmocka_unit_test(texts_fit_the_state),
        cmocka_unit_test(strip_leads_to_what_it_tells),
        cmocka_unit_test(counters_are_called_open_only_when_they_are),
        cmocka_unit_test(pips_count_the_slides),
        cmocka_unit_test(typed_text_is_personal),
        cmocka_unit_test(words_a_reason_rests_on_are_marked),
        cmocka_unit_test(odd_messages_are_harmless),
        cmocka_unit_test(every_kind_has_its_sentence),
        cmocka_unit_test(nothing_is_promised),
    };
    return cmocka_run_group_tests(tests, setup_open, setup_close);
}
