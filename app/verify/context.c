#include "verify/context.h"

#include "verify/words.h"

enum { NEUTRAL = 100 }; /* says nothing by itself and keeps the search going */

static const struct telling {
    const char *phrase;
    int context;
} tellings[] = {
    {"call*", CONTEXT_PHONE},
    {"dial*", CONTEXT_PHONE},
    {"ring", CONTEXT_PHONE},
    {"phone*", CONTEXT_PHONE},
    {"ph", CONTEXT_PHONE},
    {"tel", CONTEXT_PHONE},
    {"telephone", CONTEXT_PHONE},
    {"mob", CONTEXT_PHONE},
    {"mobile*", CONTEXT_PHONE},
    {"cell", CONTEXT_PHONE},
    {"whatsapp", CONTEXT_PHONE},
    {"whatsap", CONTEXT_PHONE},
    {"contact*", CONTEXT_PHONE},
    {"helpline*", CONTEXT_PHONE},
    {"help line", CONTEXT_PHONE},
    {"helpdesk", CONTEXT_PHONE},
    {"toll free", CONTEXT_PHONE},
    {"tollfree", CONTEXT_PHONE},
    {"free", CONTEXT_PHONE},
    {"officer*", CONTEXT_PHONE},
    {"adhikari", CONTEXT_PHONE},
    {"sampark*", CONTEXT_PHONE},
    {"officers", CONTEXT_PHONE},
    {"customer care", CONTEXT_PHONE},
    {"care", CONTEXT_PHONE},
    {"sms to", CONTEXT_PHONE},
    {"text", CONTEXT_PHONE},
    {"forward to", CONTEXT_PHONE},
    {"message to", CONTEXT_PHONE},
    {"phon", CONTEXT_PHONE},
    {"fon", CONTEXT_PHONE},
    {"कॉल", CONTEXT_PHONE},
    {"काल", CONTEXT_PHONE},
    {"डायल", CONTEXT_PHONE},
    {"फोन", CONTEXT_PHONE},
    {"मोबाइल", CONTEXT_PHONE},
    {"मोबाईल", CONTEXT_PHONE},
    {"मो", CONTEXT_PHONE},
    {"व्हाट्सएप", CONTEXT_PHONE},
    {"व्हाट्सऐप", CONTEXT_PHONE},
    {"वाट्सएप", CONTEXT_PHONE},
    {"हेल्पलाइन", CONTEXT_PHONE},
    {"टोल फ्री", CONTEXT_PHONE},
    {"फ्री", CONTEXT_PHONE},
    {"टोलफ्री", CONTEXT_PHONE},
    {"संपर्क", CONTEXT_PHONE},
    {"सम्पर्क", CONTEXT_PHONE},
    {"अधिकारी", CONTEXT_PHONE},
    {"दूरभाष", CONTEXT_PHONE},
    {"कस्टमर केयर", CONTEXT_PHONE},

    {"a/c", CONTEXT_ACCOUNT},
    {"ac", CONTEXT_ACCOUNT},
    {"acc", CONTEXT_ACCOUNT},
    {"acct", CONTEXT_ACCOUNT},
    {"account*", CONTEXT_ACCOUNT},
    {"acount", CONTEXT_ACCOUNT},
    {"acno", CONTEXT_ACCOUNT},
    {"consumer no", CONTEXT_ACCOUNT},
    {"consumer number", CONTEXT_ACCOUNT},
    {"consumer id", CONTEXT_ACCOUNT},
    {"consumer", CONTEXT_ACCOUNT},
    {"customer id", CONTEXT_ACCOUNT},
    {"customer no", CONTEXT_ACCOUNT},
    {"connection", CONTEXT_ACCOUNT},
    {"conn", CONTEXT_ACCOUNT},
    {"k no", CONTEXT_ACCOUNT},
    {"k.no", CONTEXT_ACCOUNT},
    {"k-no", CONTEXT_ACCOUNT},
    {"k number", CONTEXT_ACCOUNT},
    {"kno", CONTEXT_ACCOUNT},
    {"ivrs", CONTEXT_ACCOUNT},
    {"ca no", CONTEXT_ACCOUNT},
    {"ca number", CONTEXT_ACCOUNT},
    {"bp no", CONTEXT_ACCOUNT},
    {"service no", CONTEXT_ACCOUNT},
    {"upbhokta", CONTEXT_ACCOUNT},
    {"khata", CONTEXT_ACCOUNT},
    {"meter", CONTEXT_ACCOUNT},
    {"खाता", CONTEXT_ACCOUNT},
    {"खाते", CONTEXT_ACCOUNT},
    {"खाता संख्या", CONTEXT_ACCOUNT},
    {"उपभोक्ता", CONTEXT_ACCOUNT},
    {"संयोजन", CONTEXT_ACCOUNT},
    {"कनेक्शन", CONTEXT_ACCOUNT},
    {"के नंबर", CONTEXT_ACCOUNT},
    {"के-नंबर", CONTEXT_ACCOUNT},
    {"आईवीआरएस", CONTEXT_ACCOUNT},
    {"मीटर", CONTEXT_ACCOUNT},

    {"otp", CONTEXT_OTHER},
    {"ओटीपी", CONTEXT_OTHER},
    {"pin", CONTEXT_OTHER},
    {"pincode", CONTEXT_OTHER},
    {"पिन", CONTEXT_OTHER},
    {"पिनकोड", CONTEXT_OTHER},
    {"code", CONTEXT_OTHER},
    {"कोड", CONTEXT_OTHER},
    {"password", CONTEXT_OTHER},
    {"ref", CONTEXT_OTHER},
    {"reference", CONTEXT_OTHER},
    {"utr", CONTEXT_OTHER},
    {"rrn", CONTEXT_OTHER},
    {"txn", CONTEXT_OTHER},
    {"transaction", CONTEXT_OTHER},
    {"request", CONTEXT_OTHER},
    {"request id", CONTEXT_OTHER},
    {"complaint", CONTEXT_OTHER},
    {"complaint no", CONTEXT_OTHER},
    {"ticket", CONTEXT_OTHER},
    {"docket", CONTEXT_OTHER},
    {"order", CONTEXT_OTHER},
    {"invoice", CONTEXT_OTHER},
    {"receipt", CONTEXT_OTHER},
    {"bill no", CONTEXT_OTHER},
    {"bill number", CONTEXT_OTHER},
    {"reg no", CONTEXT_OTHER},
    {"registration no", CONTEXT_OTHER},
    {"application no", CONTEXT_OTHER},
    {"shikayat no", CONTEXT_OTHER},
    {"shikayat number", CONTEXT_OTHER},
    {"shikayat kramank", CONTEXT_OTHER},
    {"शिकायत क्रमांक", CONTEXT_OTHER},
    {"शिकायत संख्या", CONTEXT_OTHER},
    {"शिकायत नंबर", CONTEXT_OTHER},
    {"शिकायत नम्बर", CONTEXT_OTHER},
    {"शिकायत सं", CONTEXT_OTHER},
    {"बिल संख्या", CONTEXT_OTHER},
    {"बिल नंबर", CONTEXT_OTHER},
    {"रसीद", CONTEXT_OTHER},
    {"संदर्भ", CONTEXT_OTHER},
    {"सन्दर्भ", CONTEXT_OTHER},
    {"पंजीकरण संख्या", CONTEXT_OTHER},
    {"आवेदन", CONTEXT_OTHER},
    {"year", CONTEXT_OTHER},
    {"सन", CONTEXT_OTHER},
    {"वर्ष", CONTEXT_OTHER},
    {"since", CONTEXT_OTHER},
    {"act", CONTEXT_OTHER},

    {"no", NEUTRAL},
    {"nos", NEUTRAL},
    {"num", NEUTRAL},
    {"nmbr", NEUTRAL},
    {"number", NEUTRAL},
    {"numbar", NEUTRAL},
    {"nambar", NEUTRAL},
    {"id", NEUTRAL},
    {"is", NEUTRAL},
    {"your", NEUTRAL},
    {"at", NEUTRAL},
    {"on", NEUTRAL},
    {"us", NEUTRAL},
    {"to", NEUTRAL},
    {"our", NEUTRAL},
    {"karein", NEUTRAL},
    {"kare", NEUTRAL},
    {"kre", NEUTRAL},
    {"करें", NEUTRAL},
    {"करे", NEUTRAL},
    {"हेतु", NEUTRAL},
    {"संख्या", NEUTRAL},
    {"सं0", NEUTRAL},
    {"सं", NEUTRAL},
    {"नंबर", NEUTRAL},
    {"नम्बर", NEUTRAL},
    {"नं", NEUTRAL},
    {"न0", NEUTRAL},
    {"क्रमांक", NEUTRAL},
    {"क्र", NEUTRAL},
    {"आईडी", NEUTRAL},
    {"है", NEUTRAL},
    {"का", NEUTRAL},
    {"की", NEUTRAL},
    {"के", NEUTRAL},
    {"से", NEUTRAL},
    {"ka", NEUTRAL},
    {"ki", NEUTRAL},
    {"hai", NEUTRAL},
};

/* The longest phrase that begins at `from` and ends at or before `at`. */
static int
telling_at(struct str t, size_t from, size_t at)
{
    size_t longest = 0;
    int context = CONTEXT_NONE;
    for (size_t i = 0; i < ARRAY_LEN(tellings); i++) {
        if (!words_may_match(t, from, tellings[i].phrase))
            continue;
        size_t end = words_match(t, from, tellings[i].phrase);
        if (end > longest && end <= at) {
            longest = end;
            context = tellings[i].context;
        }
    }
    return context;
}

/* "account. 98..." begins a new sentence, "no. 98..." and "mob. 98..." do not. */
static bool
sentence_ends_between(struct str t, size_t from, size_t to, size_t next)
{
    enum { ABBREVIATION = 5 };
    for (size_t i = to; i < next; i++) {
        if (t.p[i] == '!' || t.p[i] == '?' || str_starts(str_sub(t, i, i + 3), "।"))
            return true;
        bool devanagari = (unsigned char)t.p[from] >= 0x80;
        if (t.p[i] == '.' && i + 1 < t.n && words_is_space(t.p[i + 1]) &&
            (devanagari || to - from >= ABBREVIATION))
            return true;
    }
    return false;
}

static enum context
look_back(struct str t, size_t at, size_t *between)
{
    enum { WORDS = 6, STRANGE = 1, STRANGE_PHONE = 3, NUMBER = 4 };
    size_t pos = at, from, to, strange = 0;
    *between = 0;
    for (size_t i = 0; i < WORDS && word_before(t, pos, &from, &to); i++, pos = from) {
        if (sentence_ends_between(t, from, to, pos))
            break;
        if (is_digit(t.p[from]) && to - from >= NUMBER)
            break;
        /* "a/c": the word is "c", the phrase begins two before it. */
        if (from >= 2 && words_match(t, from - 2, "a/c") == to)
            return CONTEXT_ACCOUNT;
        size_t before, unused;
        if (word_before(t, from, &before, &unused)) {
            int pair = telling_at(t, before, to);
            if (pair == CONTEXT_OTHER || pair == CONTEXT_ACCOUNT) {
                if (telling_at(t, from, to) != CONTEXT_PHONE && strange <= STRANGE)
                    return (enum context)pair;
            }
        }
        int one = telling_at(t, from, to);
        if (one == CONTEXT_PHONE && strange <= STRANGE_PHONE)
            return CONTEXT_PHONE;
        if ((one == CONTEXT_ACCOUNT || one == CONTEXT_OTHER) && strange <= STRANGE)
            return (enum context)one;
        if (one == CONTEXT_NONE && !is_digit(t.p[from]))
            *between = ++strange;
    }
    return CONTEXT_NONE;
}

enum context
context_before(struct str t, size_t at)
{
    size_t between;
    return look_back(t, at, &between);
}

bool
context_calls(struct str t, size_t at)
{
    size_t between;
    return look_back(t, at, &between) == CONTEXT_PHONE && between == 0;
}

bool
context_after_is_phone(struct str t, size_t end)
{
    static const char *const words[] = {"पर",   "par",      "pr",   "pe",    "पे",
                                        "helpline", "toll*", "call*", "हेल्पलाइन", "टोल फ्री",
                                        "डायल", "कॉल",      "dial*", "sms"};
    size_t at = words_skip_space(t, end);
    return words_match_any(t, at, words, ARRAY_LEN(words), NULL) > 0;
}
