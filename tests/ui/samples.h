/* What the screens may be asked to show, as models filled with plausible values. */
#ifndef TESTS_UI_SAMPLES_H
#define TESTS_UI_SAMPLES_H

#include "ui/ui.h"

#include <stdlib.h>

/* STR is no constant for a static table. */
#define BYTES(z) {(z), sizeof(z) - 1}

enum sample {
    SAMPLE_SLIDE, SAMPLE_SLIDE_STRIP, SAMPLE_SLIDE_LONG, SAMPLE_SLIDE_TITLE, SAMPLE_SLIDE_MANY,
    SAMPLE_SLIDE_STAFF, SAMPLE_SLIDE_STALE, SAMPLE_SLIDE_CLOCK,
    SAMPLE_SHIPPED_1, SAMPLE_SHIPPED_2, SAMPLE_SHIPPED_3, SAMPLE_URGENT, SAMPLE_URGENT_SHORT,
    SAMPLE_SCAM, SAMPLE_SCAM_LONG, SAMPLE_SCAM_LINK, SAMPLE_SCAM_NO_PORTAL, SAMPLE_SUSPICIOUS,
    SAMPLE_OFFICIAL_BHOPAL, SAMPLE_OFFICIAL_HOME, SAMPLE_OFFICIAL_LINK,
    SAMPLE_STALE_BHOPAL, SAMPLE_STALE_LINK, SAMPLE_OFFICIAL_MESSAGE, SAMPLE_STALE_MESSAGE,
    SAMPLE_UNVERIFIED, SAMPLE_UNVERIFIED_LONG_LINK, SAMPLE_UNVERIFIED_MESSAGE,
    SAMPLE_REPLACED, SAMPLE_NO_ANSWER,
    SAMPLE_PAY, SAMPLE_PAY_STALE, SAMPLE_SUSPENDED, SAMPLE_SUSPENDED_BARE, SAMPLE_UNLISTED,
    SAMPLE_NUMBERS, SAMPLE_NUMBERS_2, SAMPLE_SITES, SAMPLE_COUNTERS, SAMPLE_COUNTERS_LAST,
    SAMPLE_NUMBERS_STALE, SAMPLE_QR_STALE, SAMPLE_EMPTY_LIST, SAMPLE_QR, SAMPLE_QR_LINK,
    SAMPLE_LOSTMONEY, SAMPLE_COUNTDOWN,
    SAMPLE_LATIN, SAMPLE_LATIN_WORDS, SAMPLE_LATIN_LONG, SAMPLE_LATIN_SHIFT,
    SAMPLE_VARNAMALA, SAMPLE_TYPED, SAMPLE_KEYPAD,
    SAMPLE_INSCRIPT, SAMPLE_INSCRIPT_SHIFT, SAMPLE_INSCRIPT_ALTGR, SAMPLE_INSCRIPT_BOTH,
    SAMPLE_QUESTION_FIRST, SAMPLE_QUESTION_LAST = SAMPLE_QUESTION_FIRST + QUESTIONS - 1,
    SAMPLE_ASKED_SCAM, SAMPLE_ASKED_SUSPICIOUS,
    SAMPLE_ASKED_UNVERIFIED,
    SAMPLE_PIN, SAMPLE_PIN_WRONG, SAMPLE_PIN_LOCKED, SAMPLE_PIN_CHECKED, SAMPLE_PIN_MISSING,
    SAMPLE_PANEL, SAMPLE_PANEL_EMPTY, SAMPLE_PANEL_REFUSED, SAMPLE_PANEL_APPLYING,
    SAMPLE_PANEL_SAVED, SAMPLE_PANEL_UNSAVED, SAMPLE_FIELD,
    SAMPLE_DRAWN,
    SAMPLE_REPORT, SAMPLE_REPORT_CHOICE, SAMPLE_REPORT_LINK, SAMPLE_REPORT_DONE,
    SAMPLE_REPORT_DONE_LONG, SAMPLE_REPORT_ENOUGH, SAMPLE_REPORT_BUSY, SAMPLE_REPORT_FAILED,
    SAMPLES
};

static const char *const sample_names[SAMPLES] = {
    "slide", "slide-strip", "slide-long", "slide-title", "slide-many",
    "slide-staff", "slide-stale", "slide-clock", "shipped-1", "shipped-2",
    "shipped-3", "urgent", "urgent-short", "scam", "scam-long", "scam-link", "scam-no-portal",
    "suspicious", "official-bhopal", "official-home", "official-link", "stale-bhopal",
    "stale-link", "official-message", "stale-message",
    "unverified", "unverified-long-link", "unverified-message", "replaced", "no-answer", "pay",
    "pay-stale", "suspended", "suspended-bare", "unlisted", "numbers", "numbers-2", "sites",
    "counters", "counters-last", "numbers-stale", "qr-stale", "empty-list", "qr", "qr-link", "lostmoney",
    "countdown", "latin", "latin-words", "latin-long", "latin-shift", "varnamala", "typed",
    "keypad", "inscript", "inscript-shift", "inscript-altgr", "inscript-both",
    "question-threat", "question-mobile", "question-secret", "question-money", "question-link",
    "question-lure", "question-own", "question-act", "asked-scam", "asked-suspicious", "asked-unverified",
    "pin", "pin-wrong", "pin-locked", "pin-checked", "pin-missing", "panel", "panel-empty",
    "panel-refused", "panel-applying", "panel-saved", "panel-unsaved", "field", "drawn",
    "report", "report-choice", "report-link", "report-done", "report-done-long", "report-enough",
    "report-busy", "report-failed",
};

/* A model and everything it borrows from. */
struct sample_model {
    struct arena arena;
    struct ui_model m;
    struct slide slides[17];
    struct answer answer;
    struct reason reasons[4];
    struct span spans[8];
    struct entity entities[2];
};

static inline bool
sample_is_english(const struct lang *l)
{
    return strcmp(lang_code(l), "en") == 0;
}

/* One of two texts, by language. */
#define PICK(l, hi, en) (sample_is_english(l) ? STR(en) : STR(hi))

/* ---- the list ---- */

static const struct directory_row sample_numbers_hi[] = {
    {ICON_BOLT, BYTES("1912"), BYTES("बिजली, बिल या कटौती की शिकायत"), BYTES("24 घंटे"),
     BYTES("tel:1912"), false},
    {ICON_ALERT, BYTES("1930"), BYTES("पैसे कट गए हों — साइबर ठगी"), BYTES("24 घंटे"),
     BYTES("tel:1930"), true},
    {ICON_PHONE, BYTES("1800 180 0440"), BYTES("यूपीपीसीएल का टोल-फ़्री नंबर"), BYTES(""),
     BYTES("tel:18001800440"), false},
    {ICON_PHONE, BYTES("1800 180 1912"), BYTES("बिजली सेवा का टोल-फ़्री नंबर"), BYTES(""),
     BYTES("tel:18001801912"), false},
    {ICON_SHIELD, BYTES("112"), BYTES("पुलिस या कोई भी आपात स्थिति"), BYTES("24 घंटे"),
     BYTES("tel:112"), false},
    {ICON_PHONE, BYTES("1909"), BYTES("अनचाहे SMS और कॉल की शिकायत"), BYTES(""),
     BYTES("tel:1909"), false},
    {ICON_PHONE, BYTES("1800 180 6507"), BYTES("जयपुर डिस्कॉम का टोल-फ़्री नंबर"), BYTES(""),
     BYTES("tel:18001806507"), false},
    {ICON_CHAT, BYTES("0755-2551222"),
     BYTES("भोपाल का WhatsApp चैटबोट: शिकायत और उसकी स्थिति, बिल और रसीद"), BYTES(""),
     BYTES("https://wa.me/917552551222"), false},
};
static const struct directory_row sample_numbers_en[] = {
    {ICON_BOLT, BYTES("1912"), BYTES("Complaints about supply, bills or power cuts"),
     BYTES("24 hours"), BYTES("tel:1912"), false},
    {ICON_ALERT, BYTES("1930"), BYTES("Money lost to cyber fraud: call at once"),
     BYTES("24 hours"), BYTES("tel:1930"), true},
    {ICON_PHONE, BYTES("1800 180 0440"), BYTES("UPPCL toll-free number"), BYTES(""),
     BYTES("tel:18001800440"), false},
    {ICON_PHONE, BYTES("1800 180 1912"), BYTES("Electricity toll-free number"), BYTES(""),
     BYTES("tel:18001801912"), false},
    {ICON_SHIELD, BYTES("112"), BYTES("Police or any emergency"), BYTES("24 hours"),
     BYTES("tel:112"), false},
    {ICON_PHONE, BYTES("1909"), BYTES("Complaints about unwanted SMS and calls"), BYTES(""),
     BYTES("tel:1909"), false},
    {ICON_PHONE, BYTES("1800 180 6507"), BYTES("Jaipur Discom toll-free number"), BYTES(""),
     BYTES("tel:18001806507"), false},
    {ICON_CHAT, BYTES("0755-2551222"),
     BYTES("Bhopal's WhatsApp chatbot: complaints and their status, bill and receipt"),
     BYTES(""), BYTES("https://wa.me/917552551222"), false},
};
static const struct directory_row sample_sites[] = {
    {ICON_GLOBE, BYTES("consumer.uppcl.org"), BYTES("बिल देखें और भरें"), BYTES(""),
     BYTES("https://consumer.uppcl.org"), false},
    {ICON_GLOBE, BYTES("kesco.co.in"), BYTES("केस्को की वेबसाइट"), BYTES(""),
     BYTES("https://kesco.co.in"), false},
    {ICON_GLOBE, BYTES("uppcl.sem.jio.com"), BYTES("स्मार्ट मीटर पोर्टल (केवल यही पता)"), BYTES(""),
     BYTES("https://uppcl.sem.jio.com"), false},
    {ICON_GLOBE, BYTES("cybercrime.gov.in"), BYTES("साइबर ठगी की ऑनलाइन शिकायत"), BYTES(""),
     BYTES("https://cybercrime.gov.in"), false},
    {ICON_GLOBE, BYTES("energy.rajasthan.gov.in"),
     BYTES("राजस्थान ऊर्जा विभाग और जयपुर डिस्कॉम की वेबसाइट"), BYTES(""),
     BYTES("https://energy.rajasthan.gov.in"), false},
    {ICON_APP, BYTES("UPAY"), BYTES("उपाय ऐप: शिकायत नंबर और स्थिति, बिल देखना और भरना"), BYTES(""),
     BYTES(""), false},
    {ICON_APP, BYTES("Urjas"), BYTES("ऊर्जस ऐप: बिल भुगतान"), BYTES(""), BYTES(""), false},
};
static const struct counter_row sample_counters[] = {
    {BYTES("बिजलीघर परेड"), BYTES("परेड, कानपुर"), BYTES("10:00 – 4:00"), BYTES("रविवार को भी"),
     true, true, false, BYTES("")},
    {BYTES("फूलबाग"), BYTES("फूलबाग, कानपुर"), BYTES("10:00 – 4:00"), BYTES("रविवार को भी"),
     true, true, false, BYTES("https://maps.example.in/phoolbagh")},
    {BYTES("जरीब चौकी"), BYTES("जरीब चौकी, कानपुर"), BYTES("आज बंद"), BYTES("रविवार बंद"),
     false, false, false, BYTES("")},
    {BYTES("ब्रजेंद्र स्वरूप पार्क"), BYTES("ब्रजेंद्र स्वरूप पार्क, कानपुर"), BYTES("10:00 – 4:00"),
     BYTES("रविवार को भी"), true, true, false, BYTES("")},
    {BYTES("Kidwai Nagar, H-Block"), BYTES("Kidwai Nagar, Kanpur"), BYTES("10:00 – 4:00"),
     BYTES("Sundays too"), true, true, false, BYTES("")},
    {BYTES("सर्वोदय नगर"), BYTES("सर्वोदय नगर, कानपुर"), BYTES("10:00 – 4:00"),
     BYTES("रविवार को भी"), true, true, true, BYTES("")},
    {BYTES("विकास नगर"), BYTES("विकास नगर, कानपुर"), BYTES("10:00 – 4:00"), BYTES("रविवार को भी"),
     true, true, false, BYTES("")},
    {BYTES("कल्याणपुर"), BYTES("कल्याणपुर, कानपुर"), BYTES("10:00 – 4:00"), BYTES("रविवार को भी"),
     true, false, false, BYTES("")},
};

/* ---- slides ---- */

static inline struct slide
sample_slide(const struct lang *l)
{
    return (struct slide){
        PICK(l, "“आज रात 9:30 बजे बिजली कट जाएगी”", "“Your power will be cut at 9:30 tonight”"),
        PICK(l, "यह संदेश नकली है", "This message is fake"),
        PICK(l, "केस्को शाम 6 से सुबह 8 बजे के बीच बिजली नहीं काटता। डराकर फ़ोन करवाना ठगों का "
                "पुराना तरीका है।",
             "KESCO does not cut supply between 6 pm and 8 am. Frightening you into a phone call "
             "is an old trick of frauds."),
        PICK(l, "उस नंबर पर कॉल न करें,\nलिंक या ऐप न खोलें",
             "Do not ring that number,\nopen no link or app"),
        PICK(l, "1912 पर पूछें या\nनीचे पीला बटन दबाएँ", "Ask 1912, or press\nthe yellow button below"),
        false, {0}, {0}};
}

/* As long as staff may write. */
static inline struct slide
sample_long_slide(const struct lang *l)
{
    return (struct slide){
        PICK(l, "“प्री-पेमेंट करें, नहीं तो ऊर्जा विभाग आपका बिजली कनेक्शन आज ही काट देगा”",
             "“Prepay your bill today, or the Energy Department will cut off your connection”"),
        PICK(l, "यह संदेश पूरी तरह नकली है", "This message is fake from end to end"),
        PICK(l, "2023 में जयपुर में हज़ारों लोगों को ऐसा लिंक आया। उसका पेज मोबाइल नंबर, ई-मेल और "
                "पैसे माँगता था। डिस्कॉम ने ऐसा कुछ नहीं भेजा था। बिल का काम डिस्कॉम का है, ऊर्जा "
                "विभाग का नहीं।",
             "In 2023 thousands in Jaipur got such a link. Its page asked for mobile number, "
             "e-mail and money. The DISCOM had sent no such thing. Billing is the DISCOM's work, "
             "not the department's."),
        PICK(l, "पेज पर नंबर, ई-मेल न भरें,\nपैसे न भेजें, किसी को OTP न बताएँ",
             "Give no number or e-mail,\nsend no money, tell no OTP"),
        PICK(l, "1912 पर पूछें या अपने दफ़्तर को बताएँ,\nघर में सबको बताएँ",
             "Ask 1912 or tell your office,\ntell your family"),
        false, {0}, {0}};
}

static inline struct slide
sample_urgent_slide(const struct lang *l)
{
    return (struct slide){
        PICK(l, "‘बिल अपडेट’ के नाम पर आया QR", "The QR sent for a ‘bill update’"),
        PICK(l, "नकली है", "is fake"),
        PICK(l, "शहर में कई उपभोक्ताओं को WhatsApp पर ऐसा QR मिला है। केस्को ने कोई QR या लिंक "
                "नहीं भेजा है।",
             "Many consumers in the city got such a QR on WhatsApp. KESCO has sent no QR or link."),
        PICK(l, "QR स्कैन न करें, लिंक न खोलें", "Do not scan the QR, open no link"),
        PICK(l, "OTP या PIN किसी को न बताएँ\nपैसे कट गए हों तो तुरंत 1930 मिलाएँ",
             "Tell nobody an OTP or PIN\nIf money is gone, call 1930 at once"),
        true, PICK(l, "22 नवम्बर, सुबह 10:15 बजे", "22 November, 10:15 am"), {0}};
}

static inline struct slide
sample_shipped_slide(struct sample_model *s, const struct lang *l, int number)
{
    static const char *const parts[] = {"title", "punch", "text", "dont", "do"};
    struct str t[ARRAY_LEN(parts)];
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        t[i] = lang_get(l, arena_fmt(&s->arena, "slide.%d.%s", number, parts[i]).p);
    return (struct slide){t[0], t[1], t[2], t[3], t[4], false, {0}, {0}};
}

static inline void
sample_slides(struct sample_model *s, const struct lang *l, enum sample id)
{
    for (size_t i = 0; i < ARRAY_LEN(s->slides); i++)
        s->slides[i] = sample_slide(l);
    s->m.n_slides = 6;
    s->m.slide = 1;
    switch (id) {
    case SAMPLE_SLIDE_LONG: s->slides[1] = sample_long_slide(l); break;
    case SAMPLE_SLIDE_TITLE:
        s->slides[1].text = s->slides[1].dont = s->slides[1].todo = (struct str){0};
        break;
    case SAMPLE_SLIDE_MANY:
        s->m.n_slides = 17;
        s->m.slide = 9;
        break;
    case SAMPLE_SHIPPED_1:
    case SAMPLE_SHIPPED_2:
    case SAMPLE_SHIPPED_3:
        s->m.n_slides = 3;
        s->slides[1] = sample_shipped_slide(s, l, (int)id - SAMPLE_SHIPPED_1 + 1);
        break;
    case SAMPLE_URGENT: s->slides[1] = sample_urgent_slide(l); break;
    case SAMPLE_URGENT_SHORT:
        s->slides[1] = sample_slide(l);
        s->slides[1].emergency = true;
        break;
    default: break;
    }
    s->m.slides = s->slides;
    s->m.slide_part = 0.62;
}

/* ---- answers ---- */

static inline struct span
sample_span(struct str text, const char *part)
{
    size_t at = str_find(text, str_of(part), 0);
    return (struct span){at, at < text.n ? at + strlen(part) : at};
}

struct sample_reason {
    enum reason_code code;
    const char *id, *quote;
    double weight;
};

static inline void
sample_answer(struct sample_model *s, const struct lang *l, enum verdict verdict, struct str text,
              const struct sample_reason *reasons, size_t n)
{
    struct result_view *r = &s->m.result;
    s->answer = (struct answer){.verdict = verdict, .reasons = s->reasons, .n_reasons = n,
                                .entities = s->entities};
    r->answer = &s->answer;
    r->text = text;
    r->n_reasons = n;
    for (size_t i = 0; i < n; i++) {
        struct lang_arg args[] = {
            {"quote", str_of(reasons[i].quote)}, {"home", s->m.discom}, {"helpline", STR("1912")},
            {"rule", PICK(l, "केस्को कनेक्शन दिन में 11 से 4 बजे के बीच ही काटता है",
                          "KESCO disconnects only from 11 am to 4 pm")},
            {"resembles", STR("kesco.co.in")}, {"successor", STR("1930")},
            {"owner", PICK(l, "केस्को", "KESCO, Kanpur Electricity Supply Company")},
            {"purpose", PICK(l, "बिल देखें और भरें", "See and pay your bill")}};
        r->reasons[i] = lang_format(l, &s->arena, reasons[i].id, args, ARRAY_LEN(args));
        s->spans[i] = sample_span(text, reasons[i].quote);
        s->reasons[i] = (struct reason){.code = reasons[i].code, .weight = reasons[i].weight,
                                        .spans = &s->spans[i],
                                        .n_spans = reasons[i].quote[0] ? 1 : 0};
    }
}

static inline void
sample_entity(struct sample_model *s, enum entity_kind kind, enum entity_status status,
              const char *looked_up)
{
    s->entities[0] = (struct entity){.kind = kind, .status = status};
    s->answer.n_entities = 1;
    if (!looked_up)
        return;
    s->answer.single = true;
    s->m.result.looked_up = str_of(looked_up);
    s->m.result.looked_up_kind = kind;
}

static inline void
sample_scam(struct sample_model *s, const struct lang *l, enum sample id)
{
    static const struct sample_reason cut[] = {
        {REASON_CUT_HOUR_IMPOSSIBLE, "reason.cut_hour_impossible", "रात 9:30 बजे", 3},
        {REASON_PERSONAL_NUMBER, "reason.personal_number", "8260303942", 2.5},
        {REASON_URGENT, "reason.urgent", "तुरंत", 0.8},
        {REASON_NO_ACCOUNT, "reason.no_account", "", 0.5}};
    static const struct sample_reason link[] = {
        {REASON_LOOKALIKE_LINK, "reason.lookalike_link", "kesco-bill-update.in", 3}};
    if (id == SAMPLE_SCAM_LINK) {
        sample_answer(s, l, VERDICT_SCAM, STR("kesco-bill-update.in"), link, 1);
        sample_entity(s, ENTITY_LINK, STATUS_LOOKALIKE, "kesco-bill-update.in");
        return;
    }
    struct str text =
        STR("प्रिय ग्राहक आज रात 9:30 बजे आपकी बिजली काट दी जाएगी तुरंत 8260303942 पर संपर्क करें");
    if (id == SAMPLE_SCAM_LONG)
        text = STR("प्रिय ग्राहक, आपके खाते की जानकारी हमारे कार्यालय में पूरी नहीं है और पिछले महीने का "
                   "बिल अपडेट नहीं हुआ था। इसलिए बिजली कार्यालय से आपकी बिजली आज रात 9:30 बजे "
                   "काट दी जाएगी। कृपया तुरंत हमारे बिजली अधिकारी से 8260303942 पर संपर्क करें, "
                   "नहीं तो कनेक्शन हमेशा के लिए बंद हो जाएगा और मीटर हटा लिया जाएगा। धन्यवाद।");
    sample_answer(s, l, VERDICT_SCAM, text, cut, id == SAMPLE_SCAM_LONG ? 4 : 3);
    sample_entity(s, ENTITY_PHONE, STATUS_UNKNOWN, NULL);
    if (id == SAMPLE_SCAM_NO_PORTAL)
        s->m.n_sites = 2;
}

static inline void
sample_official(struct sample_model *s, const struct lang *l, enum sample id)
{
    struct result_view *r = &s->m.result;
    sample_answer(s, l, VERDICT_OFFICIAL, STR("0755-2551222"), NULL, 0);
    if (id == SAMPLE_OFFICIAL_LINK || id == SAMPLE_STALE_LINK) {
        sample_entity(s, ENTITY_LINK, STATUS_OFFICIAL, "consumer.uppcl.org");
        r->qr = STR("https://consumer.uppcl.org");
        r->headline = PICK(l, "यह केस्को का पता है", "This is an address of KESCO");
    } else if (id == SAMPLE_OFFICIAL_HOME) {
        sample_entity(s, ENTITY_PHONE, STATUS_OFFICIAL, "1912");
        r->qr = STR("tel:1912");
        r->headline = PICK(l, "यह केस्को का नंबर है", "This is a number of KESCO");
    } else {
        sample_entity(s, ENTITY_PHONE, STATUS_OFFICIAL, "0755-2551222");
        s->entities[0].fact.channel = CHANNEL_WHATSAPP;
        r->qr = STR("https://wa.me/917552551222");
        r->headline = PICK(l, "यह मध्य क्षेत्र विद्युत वितरण कंपनी, भोपाल का WhatsApp चैटबोट है",
                           "This is the WhatsApp chatbot of MPCZ, MP Madhya Kshetra Vidyut "
                           "Vitaran Company, Bhopal");
    }
    r->home = id != SAMPLE_OFFICIAL_BHOPAL && id != SAMPLE_STALE_BHOPAL;
    r->purpose = PICK(l, "भोपाल का WhatsApp चैटबोट: शिकायत और उसकी स्थिति, बिल और रसीद",
                      "Bhopal's WhatsApp chatbot: complaints and their status, bill and receipt");
    r->region = PICK(l, "भोपाल, मध्य प्रदेश", "Bhopal, Madhya Pradesh");
    r->source = PICK(l, "छपी हुई सूचना · सूची 21 नवम्बर 2026 · 14 दिन पुरानी",
                     "Published articles · list of 21 November 2026 · 14 days old");
}

static inline void
sample_result(struct sample_model *s, const struct lang *l, enum sample id)
{
    static const struct sample_reason odd[] = {
        {REASON_URGENT, "reason.urgent", "आज ही", 1},
        {REASON_PERSONAL_NUMBER, "reason.personal_number", "90000 12345", 2},
        {REASON_NO_ACCOUNT, "reason.no_account", "", 0.5}};
    static const struct sample_reason genuine[] = {
        {REASON_OFFICIAL_LINK, "reason.official_link", "consumer.uppcl.org", 2},
        {REASON_TEMPLATE, "reason.template", "", 1}};
    static const struct sample_reason once[] = {
        {REASON_OFFICIAL_LINK, "reason.official_link.stale", "consumer.uppcl.org", 2},
        {REASON_TEMPLATE, "reason.template.stale", "", 1}};
    static const struct sample_reason nothing[] = {
        {REASON_NOT_LISTED, "reason.not_listed.phone", "90000 54321", 1},
        {REASON_STORY, "reason.story", "", 0.5}};
    static const struct sample_reason replaced[] = {
        {REASON_SUPERSEDED, "reason.superseded", "155260", 1}};
    switch (id) {
    case SAMPLE_SUSPICIOUS:
        sample_answer(s, l, VERDICT_SUSPICIOUS,
                      STR("प्रिय उपभोक्ता आपका पिछला बिल अपडेट नहीं हुआ है कृपया आज ही 90000 12345 पर "
                          "संपर्क करें"), odd, 3);
        sample_entity(s, ENTITY_PHONE, STATUS_UNKNOWN, NULL);
        break;
    case SAMPLE_STALE_MESSAGE:
    case SAMPLE_OFFICIAL_MESSAGE:
        sample_answer(s, l, VERDICT_OFFICIAL,
                      STR("प्रिय उपभोक्ता आपके विद्युत संयोजन सं० 7012345678 का विद्युत बिल रू० 14556.40 "
                          "है। consumer.uppcl.org पर भरें -UPPCL"),
                      id == SAMPLE_STALE_MESSAGE ? once : genuine, 2);
        sample_entity(s, ENTITY_LINK, STATUS_OFFICIAL, NULL);
        break;
    case SAMPLE_UNVERIFIED:
        sample_answer(s, l, VERDICT_UNVERIFIED, STR("9000054321"), nothing, 1);
        sample_entity(s, ENTITY_PHONE, STATUS_UNKNOWN, "90000 54321");
        break;
    case SAMPLE_UNVERIFIED_LONG_LINK:
        sample_answer(s, l, VERDICT_UNVERIFIED, STR("x"), nothing, 1);
        sample_entity(s, ENTITY_LINK, STATUS_UNKNOWN,
                      "bijli-bill-payment-portal.customer-services.example-company.co.in");
        break;
    case SAMPLE_UNVERIFIED_MESSAGE:
        sample_answer(s, l, VERDICT_UNVERIFIED,
                      STR("मीटर रीडर कल आएगा, घर पर रहें। पूछना हो तो 90000 54321 पर बात करें।"),
                      nothing, 2);
        sample_entity(s, ENTITY_PHONE, STATUS_UNKNOWN, NULL);
        break;
    case SAMPLE_REPLACED:
        sample_answer(s, l, VERDICT_UNVERIFIED, STR("155260"), replaced, 1);
        sample_entity(s, ENTITY_PHONE, STATUS_SUPERSEDED, "155260");
        break;
    case SAMPLE_NO_ANSWER: s->m.result = (struct result_view){0}; break;
    default: break;
    }
}

/* ---- questions ---- */

/* Each question with the answers before it; on the result six of them, "don't know" being longest. */
static inline void
sample_replies(struct ui *ui, enum sample id)
{
    bool asking = id <= SAMPLE_QUESTION_LAST;
    int number = (int)id - SAMPLE_QUESTION_FIRST;
    int n = !asking ? QUESTIONS_MOST : number > 5 ? 5 : number;
    for (int i = 0; i < n; i++) {
        int q = id == SAMPLE_ASKED_SUSPICIOUS ? QUESTIONS - 1 - i : i;
        ui->replies.asked[ui->replies.n++] = (uint8_t)q;
        ui->replies.to[q] = (uint8_t)(id == SAMPLE_ASKED_SCAM ? REPLY_YES : REPLY_UNSURE);
    }
    ui->asking = asking ? (enum question)number : QUESTION_THREAT;
}

static inline void
sample_asked(struct sample_model *s, const struct lang *l, enum sample id)
{
    static const struct sample_reason scam[] = {
        {REASON_ASKS_SECRET, "reason.asks_secret.told", "", 4},
        {REASON_PAY_PERSON, "reason.pay_person.told", "", 2.6},
        {REASON_PERSONAL_NUMBER, "reason.personal_number.told", "", 2.4},
        {REASON_BLOCK_THREAT, "reason.block_threat.told", "", 1.8}};
    static const struct sample_reason link[] = {
        {REASON_UNKNOWN_LINK, "reason.unknown_link.told", "", 1.9},
        {REASON_NO_ACCOUNT, "reason.no_account.told", "", 1.1}};
    static const struct sample_reason nothing[] = {
        {REASON_UNCOVERED_DEMAND, "reason.uncovered_demand.told", "", 0.5},
        {REASON_NOTHING_TO_CHECK, "reason.nothing_to_check.told", "", 0.1}};
    if (id == SAMPLE_ASKED_SCAM)
        sample_answer(s, l, VERDICT_SCAM, (struct str){0}, scam, ARRAY_LEN(scam));
    if (id == SAMPLE_ASKED_SUSPICIOUS)
        sample_answer(s, l, VERDICT_SUSPICIOUS, (struct str){0}, link, ARRAY_LEN(link));
    if (id == SAMPLE_ASKED_UNVERIFIED)
        sample_answer(s, l, VERDICT_UNVERIFIED, (struct str){0}, nothing, ARRAY_LEN(nothing));
}

/* ---- the whole ---- */

static inline void
sample_pay(struct sample_model *s, const struct lang *l, enum sample id)
{
    struct pay_view *pay = &s->m.pay;
    pay->url = STR("https://consumer.uppcl.org/wss/pay_bill_home");
    pay->host = STR("consumer.uppcl.org");
    pay->suspended = id == SAMPLE_SUSPENDED || id == SAMPLE_SUSPENDED_BARE ||
                     id == SAMPLE_SLIDE_STRIP;
    if (id == SAMPLE_UNLISTED)
        pay->url = pay->host = (struct str){0};
    if (id != SAMPLE_SUSPENDED)
        return;
    pay->why = PICK(l, "बिलिंग सर्वर का रखरखाव", "maintenance of the billing server");
    pay->since = PICK(l, "20 नवम्बर, रात 10 बजे", "20 November, 10 pm");
    pay->until = PICK(l, "24 नवम्बर", "24 November");
    pay->also = PICK(l, "दूसरे भुगतान ऐप (जैसे Google Pay) में बिलर चुनकर भर सकते हैं",
                     "You can choose the biller in another payment app, such as Google Pay");
}

/* What an old list, an update and a wrong clock make of it. */
static inline void
sample_age(struct sample_model *s, const struct lang *l, enum sample id)
{
    static const enum sample stale[] = {SAMPLE_SLIDE_STALE, SAMPLE_STALE_BHOPAL, SAMPLE_STALE_LINK,
                                        SAMPLE_STALE_MESSAGE, SAMPLE_PAY_STALE,
                                        SAMPLE_NUMBERS_STALE, SAMPLE_QR_STALE};
    for (size_t i = 0; i < ARRAY_LEN(stale); i++)
        s->m.list_stale |= id == stale[i];
    if (s->m.list_stale) {
        s->m.list_age = PICK(l, "214 दिन पुरानी", "214 days old");
        s->m.result.as_of = s->m.list_date;
    }
    struct lang_arg args[] = {{"date", PICK(l, "21 सितम्बर 2026", "21 September 2026")},
                              {"serial", STR("125")},
                              {"why", lang_get(l, "strip.refuse.no_keys")}};
    if (id == SAMPLE_SLIDE_STAFF || id == SAMPLE_SLIDE_STRIP)
        s->m.staff = lang_format(l, &s->arena, "strip.taken", args, ARRAY_LEN(args));
    struct str first = {0}, second = {0};
    if (id == SAMPLE_SLIDE_STALE) {
        first = lang_format(l, &s->arena, "strip.refused", args, ARRAY_LEN(args));
        second = lang_format(l, &s->arena, "strip.stale", args, ARRAY_LEN(args));
    }
    if (id == SAMPLE_SLIDE_CLOCK) {
        first = lang_format(l, &s->arena, "strip.clock", args, ARRAY_LEN(args));
        second = lang_get(l, "strip.unread");
        s->m.list_age = (struct str){0};
    }
    if (first.n)
        s->m.staff = arena_fmt(&s->arena, "%.*s\n%.*s", (int)first.n, first.p, (int)second.n,
                               second.p);
}

/* What the Latin keyboard offers. */
static inline void
sample_words(struct sample_model *s, enum sample id)
{
    static const struct str few[] = {BYTES("बिजली"), BYTES("बिजलीघर"), BYTES("बिजलीवाला")};
    static const struct str many[WORDS_OFFERED] = {
        BYTES("कार्यकुशलतापूर्वक"), BYTES("आत्मनिर्भरताओं"), BYTES("महत्त्वाकांक्षियों"),
        BYTES("अंतर्राष्ट्रीयकरण"), BYTES("उत्तरदायित्वपूर्ण")};
    bool is_long = id == SAMPLE_LATIN_LONG;
    if (id != SAMPLE_LATIN_WORDS && !is_long)
        return;
    s->m.n_words = is_long ? ARRAY_LEN(many) : ARRAY_LEN(few);
    memcpy(s->m.words, is_long ? many : few, s->m.n_words * sizeof *few);
}

/* ---- for staff ---- */

static inline void
sample_health(struct staff_view *v, const struct lang *l)
{
    const struct health_row rows[] = {
        {ICON_TOUCH, lang_get(l, "staff.touch"), lang_get(l, "staff.absent"), true},
        {ICON_SPEAKER, lang_get(l, "staff.speaker"), lang_get(l, "staff.absent"), true},
        {ICON_DISK, lang_get(l, "staff.disk"), STR("100%"), false},
        {ICON_CLOCK, lang_get(l, "staff.clock"), lang_get(l, "staff.behind"), true},
        {ICON_BOLT, lang_get(l, "staff.heat"), STR("104°C"), true},
        {ICON_REFRESH, lang_get(l, "staff.since"), PICK(l, "1234 दिन से", "1234 days"), false},
        {ICON_NOTE, lang_get(l, "staff.storage"), lang_get(l, "staff.closed"), true}};
    v->n_health = ARRAY_LEN(rows);
    v->warnings = 5;
    memcpy(v->health, rows, sizeof rows);
}

static inline void
sample_usb(struct sample_model *s, struct staff_view *v, const struct lang *l, enum sample id)
{
    struct lang_arg args[] = {{"serial", STR("1125")}, {"date", PICK(l, "22 नवम्बर", "22 November")},
                              {"added", STR("1041")}, {"changed", STR("600")},
                              {"removed", STR("321")}, {"found", STR("8A1B2C3D4E5F6071")}};
    struct str head = lang_format(l, &s->arena, "staff.usb.found", args, ARRAY_LEN(args));
    struct str rest = lang_format(l, &s->arena, "staff.usb.changes", args, ARRAY_LEN(args));
    struct str why = lang_format(l, &s->arena, "refuse.one_key", args, ARRAY_LEN(args));
    struct str kept = lang_get(l, "refuse.kept");
    v->usb = id == SAMPLE_PANEL            ? USB_READY
             : id == SAMPLE_PANEL_REFUSED  ? USB_REFUSED
             : id == SAMPLE_PANEL_APPLYING ? USB_APPLYING
                                           : USB_NONE;
    v->usb_part = 0.4;
    v->usb_text = arena_fmt(&s->arena, "%.*s\n%.*s", (int)head.n, head.p, (int)rest.n, rest.p);
    if (id == SAMPLE_PANEL_REFUSED)
        v->usb_text = arena_fmt(&s->arena, "%.*s %.*s", (int)why.n, why.p, (int)kept.n, kept.p);
    if (id == SAMPLE_PANEL_APPLYING)
        v->usb_text = lang_format(l, &s->arena, "staff.usb.applying", args, ARRAY_LEN(args));
}

/* What became of the reports on a stick, the longest of it. */
static inline void
sample_save(struct sample_model *s, struct staff_view *v, const struct lang *l, enum sample id)
{
    struct lang_arg args[] = {
        {"file", STR("satark-reports-KANPURSARVODAYANAGARKANPURSARVODAYANAGAR-2026-11-24-12.csv")}};
    v->save = id == SAMPLE_PANEL_APPLYING  ? SAVE_RUNS
              : id == SAMPLE_PANEL_SAVED   ? SAVE_DONE
              : id == SAMPLE_PANEL_UNSAVED ? SAVE_FAILED
                                           : SAVE_READY;
    if (v->save == SAVE_RUNS)
        v->save_text = lang_get(l, "staff.save.runs");
    if (v->save == SAVE_DONE)
        v->save_text = lang_format(l, &s->arena, "staff.save.done", args, 1);
    if (v->save == SAVE_FAILED)
        v->save_text = lang_get(l, "staff.save.failed");
}

static inline void
sample_panel(struct sample_model *s, const struct lang *l, enum sample id)
{
    struct staff_view *v = &s->m.staff_panel;
    bool bare = id == SAMPLE_PANEL_EMPTY;
    *v = (struct staff_view){
        .kiosk = STR("KNP-SN-01"), .version = STR("10.14.12"), .leaves_in = 119,
        .pin = id == SAMPLE_PIN_WRONG     ? PIN_DELAYED
               : id == SAMPLE_PIN_LOCKED  ? PIN_LOCKED
               : id == SAMPLE_PIN_CHECKED ? PIN_CHECKED
               : id == SAMPLE_PIN_MISSING ? PIN_MISSING
                                          : PIN_ASKED,
        .wrong = id == SAMPLE_PIN_WRONG, .tries_left = 2,
        .wait = id == SAMPLE_PIN_LOCKED ? 9600 : 5,
        .age_days = bare ? -1 : 214, .stale_days = 30, .entries = 123456, .counters = 67,
        .is_signed = !bare, .may_write = !bare, .payment_off = !bare,
        .payment_text = PICK(l, "20 नवम्बर, रात 10:30 बजे से", "since 20 November, 10:30 pm"),
        .has_emergency = !bare,
        .emergency_text = PICK(l, "नकली “KESCO” ऐप से आज कई लोगों के पैसे कटे",
                               "A fake “KESCO” app took money from many people today"),
        .has_reports = !bare, .reports = 147,
        .reports_text = PICK(l, "आखिरी टोकन SN-0147", "last token SN-0147"), .can_sound = !bare};
    sample_health(v, l);
    if (bare)
        v->n_health = 3;
    sample_usb(s, v, l, id);
    sample_save(s, v, l, id);
}

static inline void
sample_staff_state(struct ui *ui, enum sample id)
{
    struct staff_state *s = &ui->staff;
    s->page = id >= SAMPLE_FIELD   ? STAFF_TOUCH
              : id >= SAMPLE_PANEL ? STAFF_PANEL
                                   : STAFF_PIN;
    s->typed = id == SAMPLE_PIN ? 4 : 0;
    s->sure = id == SAMPLE_PANEL_APPLYING;
    s->field = id == SAMPLE_DRAWN ? STAFF_FIELDS : 1;
    s->found = id == SAMPLE_DRAWN ? 5 : 0;
}

/* What the office can be told of; the longest that a link may be, and a token. */
static inline void
sample_report(struct sample_model *s, const struct lang *l, enum sample id)
{
    static const struct report_choice choices[REPORTS_OFFERED] = {
        {ENTITY_PHONE, BYTES("8260303942"), BYTES("82603 03942")},
        {ENTITY_LINK, BYTES("kesco-bill.xyz"), BYTES("kesco-bill.xyz")},
        {ENTITY_VPA, BYTES("kesco.bill2026@okhdfcbank"),
         BYTES("kesco.bill2026@okhdfcbank")},
        {ENTITY_HEADER, BYTES("KESCOB"), BYTES("KESCOB")}};
    struct report_view *v = &s->m.report;
    bool official = s->m.result.answer && s->m.result.answer->verdict == VERDICT_OFFICIAL;
    bool single = id == SAMPLE_REPORT || id == SAMPLE_REPORT_DONE;
    v->open = true;
    v->n = official || id == SAMPLE_LOSTMONEY || id == SAMPLE_SCAM_NO_PORTAL ? 0 : single ? 1 : REPORTS_OFFERED;
    memcpy(v->choices, choices, sizeof choices);
    if (id == SAMPLE_REPORT_LINK || id == SAMPLE_REPORT_DONE_LONG)
        v->choices[1].text = STR("kanpur-electricity-supply-company-bill-update.online");
    if (s->m.result.answer && s->m.result.answer->verdict >= VERDICT_SUSPICIOUS)
        v->fraud = lang_get(l, "fraud.payment"); /* the longest */
    v->token = id == SAMPLE_REPORT_DONE_LONG ? STR("KNPSN7-12345") : STR("SN-0147");
    v->when = PICK(l, "22 नवम्बर 2026 · 11:46", "22 November 2026 · 11:46");
}

static inline void
sample_fill(struct sample_model *s, const struct lang *l, enum sample id)
{
    bool en = sample_is_english(l);
    *s = (struct sample_model){0};
    s->m = (struct ui_model){
        .lang = l, .discom = PICK(l, "केस्को", "KESCO"),
        .office = PICK(l, "सर्वोदय नगर कार्यालय", "Sarvodaya Nagar office"),
        .helpline = STR("1912"), .now = {2026, 11, 22, 11, 42, 0, 0},
        .list_date = PICK(l, "21 नवम्बर 2026", "21 November 2026"), .list_serial = 124,
        .list_age = PICK(l, "14 दिन पुरानी", "14 days old"), .wipe_in = 45,
        .numbers = en ? sample_numbers_en : sample_numbers_hi,
        .n_numbers = ARRAY_LEN(sample_numbers_hi), .sites = sample_sites,
        .n_sites = ARRAY_LEN(sample_sites), .counters = sample_counters,
        .n_counters = ARRAY_LEN(sample_counters), .counters_total = 67, .can_listen = true};
    sample_slides(s, l, id);
    sample_pay(s, l, id);
    if (id == SAMPLE_SLIDE_STRIP)
        s->m.strip = PICK(l, "ऑनलाइन भुगतान अभी बंद है · नकद काउंटर रविवार को भी खुले",
                          "Online payment is suspended for now · cash counters open on Sunday");
    if (id >= SAMPLE_OFFICIAL_BHOPAL && id <= SAMPLE_STALE_LINK)
        sample_official(s, l, id);
    else if (id >= SAMPLE_SUSPICIOUS && id <= SAMPLE_NO_ANSWER)
        sample_result(s, l, id);
    else if ((id >= SAMPLE_SCAM && id <= SAMPLE_SCAM_NO_PORTAL) || id == SAMPLE_COUNTDOWN)
        sample_scam(s, l, id);
    sample_asked(s, l, id);
    sample_age(s, l, id);
    if (id == SAMPLE_EMPTY_LIST)
        s->m.n_numbers = 0;
    sample_words(s, id);
    sample_panel(s, l, id);
    sample_report(s, l, id);
    if (id == SAMPLE_COUNTDOWN) {
        s->m.countdown = true;
        s->m.wipe_in = 14;
    }
}

static inline enum screen_id
sample_screen(enum sample id)
{
    if (id >= SAMPLE_PIN && id <= SAMPLE_DRAWN)
        return SCREEN_STAFF;
    if (id >= SAMPLE_REPORT && id <= SAMPLE_REPORT_FAILED)
        return SCREEN_REPORT;
    if (id <= SAMPLE_URGENT_SHORT)
        return SCREEN_ATTRACT;
    if (id <= SAMPLE_NO_ANSWER || id == SAMPLE_COUNTDOWN)
        return SCREEN_RESULT;
    if (id <= SAMPLE_UNLISTED)
        return SCREEN_PAY;
    if (id >= SAMPLE_QUESTION_FIRST && id <= SAMPLE_QUESTION_LAST)
        return SCREEN_QUESTIONS;
    if (id >= SAMPLE_ASKED_SCAM && id <= SAMPLE_ASKED_UNVERIFIED)
        return SCREEN_RESULT;
    if (id >= SAMPLE_LATIN)
        return SCREEN_VERIFY;
    return id == SAMPLE_LOSTMONEY ? SCREEN_LOSTMONEY : SCREEN_DIRECTORY;
}

static inline enum keyboard_id
sample_keyboard(enum sample id)
{
    if (id >= SAMPLE_INSCRIPT)
        return KEYBOARD_INSCRIPT;
    if (id == SAMPLE_KEYPAD)
        return KEYBOARD_NUMBER;
    return id >= SAMPLE_LATIN && id <= SAMPLE_LATIN_SHIFT ? KEYBOARD_LATIN : KEYBOARD_VARNAMALA;
}

/* The state of the screens that belongs to it. */
static inline void
sample_state(struct ui *ui, enum sample id)
{
    memset(ui, 0, sizeof *ui);
    ui->modal = NO_MODAL;
    ui->screen = sample_screen(id);
    sample_staff_state(ui, id);
    ui->keyboard = sample_keyboard(id);
    ui->shift =
        id == SAMPLE_INSCRIPT_SHIFT || id == SAMPLE_INSCRIPT_BOTH || id == SAMPLE_LATIN_SHIFT;
    ui->altgr = id == SAMPLE_INSCRIPT_ALTGR || id == SAMPLE_INSCRIPT_BOTH;
    ui->tab = id == SAMPLE_SITES || id == SAMPLE_QR_LINK ? TAB_SITES
              : id == SAMPLE_COUNTERS || id == SAMPLE_COUNTERS_LAST ? TAB_COUNTERS : TAB_NUMBERS;
    ui->page = id == SAMPLE_NUMBERS_2 || id == SAMPLE_COUNTERS_LAST ? 1 : 0;
    if (id == SAMPLE_QR || id == SAMPLE_QR_LINK || id == SAMPLE_QR_STALE)
        ui->modal = 0;
    if (ui->screen == SCREEN_REPORT) {
        ui->report = id < SAMPLE_REPORT_DONE    ? REPORT_ASK
                     : id < SAMPLE_REPORT_ENOUGH ? REPORT_DONE
                                                 : (enum report_page)(REPORT_ENOUGH +
                                                                      (id - SAMPLE_REPORT_ENOUGH));
        ui->told = id == SAMPLE_REPORT_CHOICE                                   ? 0
                   : id == SAMPLE_REPORT_LINK || id == SAMPLE_REPORT_DONE_LONG ? 2
                                                                               : 1;
    }
    if (id >= SAMPLE_QUESTION_FIRST && id <= SAMPLE_ASKED_UNVERIFIED)
        sample_replies(ui, id);
    if (ui->screen == SCREEN_VERIFY) {
        const char *typed = id == SAMPLE_LATIN_LONG ? "karyakushaltapurvakta"
                            : id == SAMPLE_LATIN_WORDS ? "bijli"
                            : id == SAMPLE_TYPED ? "आज रात 9:30 बजे आपकी बिजली काट दी जाएगी" : "";
        editor_insert(&ui->editor, str_of(typed), false);
    }
}

static inline void
sample_free(struct sample_model *s)
{
    arena_wipe(&s->arena);
}

#endif
