#include "verify/context.h"

#include "verify/subject.h"
#include "verify/words.h"

enum {
    NEUTRAL = 100, /* says nothing by itself and keeps the search going */
    STOPS          /* a person or an office: what stands before is not said of the number */
};

static const struct words_row telling_rows[] = {
    /* clang-format off */
    {"a/c", CONTEXT_ACCOUNT}, {"ac", CONTEXT_ACCOUNT}, {"acc", CONTEXT_ACCOUNT},
    {"account*", CONTEXT_ACCOUNT}, {"acct", CONTEXT_ACCOUNT}, {"acno", CONTEXT_ACCOUNT},
    {"acount", CONTEXT_ACCOUNT}, {"act", CONTEXT_OTHER}, {"adhikari", CONTEXT_PHONE},
    {"agent*", STOPS}, {"application no", CONTEXT_OTHER}, {"at", NEUTRAL},
    {"bill no", CONTEXT_OTHER}, {"bill number", CONTEXT_OTHER}, {"bol", STOPS}, {"bole", STOPS},
    {"bp no", CONTEXT_ACCOUNT}, {"ca no", CONTEXT_ACCOUNT}, {"ca number", CONTEXT_ACCOUNT},
    {"call*", CONTEXT_PHONE}, {"care", CONTEXT_PHONE}, {"cell", CONTEXT_PHONE},
    {"code", CONTEXT_OTHER}, {"complaint", CONTEXT_OTHER}, {"complaint no", CONTEXT_OTHER},
    {"conn", CONTEXT_ACCOUNT}, {"connection", CONTEXT_ACCOUNT}, {"consumer", CONTEXT_ACCOUNT},
    {"consumer id", CONTEXT_ACCOUNT}, {"consumer no", CONTEXT_ACCOUNT},
    {"consumer number", CONTEXT_ACCOUNT}, {"contact*", CONTEXT_PHONE},
    {"customer care", CONTEXT_PHONE}, {"customer id", CONTEXT_ACCOUNT},
    {"customer no", CONTEXT_ACCOUNT}, {"department", STOPS}, {"dept", STOPS},
    {"dial*", CONTEXT_PHONE}, {"docket", CONTEXT_OTHER}, {"engineer*", STOPS},
    {"executive*", STOPS}, {"fon", CONTEXT_PHONE}, {"for", NEUTRAL}, {"forward to", CONTEXT_PHONE},
    {"free", CONTEXT_PHONE}, {"hai", NEUTRAL}, {"help line", CONTEXT_PHONE},
    {"helpdesk", CONTEXT_PHONE}, {"helpline*", CONTEXT_PHONE}, {"holder", STOPS}, {"id", NEUTRAL},
    {"invoice", CONTEXT_OTHER}, {"is", NEUTRAL}, {"ivrs", CONTEXT_ACCOUNT}, {"je", STOPS},
    {"k no", CONTEXT_ACCOUNT}, {"k number", CONTEXT_ACCOUNT}, {"k-no", CONTEXT_ACCOUNT},
    {"k.no", CONTEXT_ACCOUNT}, {"ka", NEUTRAL}, {"kare", NEUTRAL}, {"karein", NEUTRAL},
    {"khata", CONTEXT_ACCOUNT}, {"ki", NEUTRAL}, {"kno", CONTEXT_ACCOUNT}, {"kre", NEUTRAL},
    {"line man", STOPS}, {"lineman", STOPS}, {"linemen", STOPS}, {"manager", STOPS},
    {"message to", CONTEXT_PHONE}, {"meter", CONTEXT_ACCOUNT}, {"meter reader", STOPS},
    {"meter reading", CONTEXT_ACCOUNT}, {"mob", CONTEXT_PHONE}, {"mobile*", CONTEXT_PHONE},
    {"naam", STOPS}, {"nambar", NEUTRAL}, {"name", STOPS}, {"nmbr", NEUTRAL}, {"no", NEUTRAL},
    {"nos", NEUTRAL}, {"num", NEUTRAL}, {"numbar", NEUTRAL}, {"number", NEUTRAL},
    {"officer*", CONTEXT_PHONE}, {"officers", CONTEXT_PHONE}, {"on", NEUTRAL},
    {"order", CONTEXT_OTHER}, {"otp", CONTEXT_OTHER}, {"our", NEUTRAL}, {"password", CONTEXT_OTHER},
    {"ph", CONTEXT_PHONE}, {"phon", CONTEXT_PHONE}, {"phone*", CONTEXT_PHONE},
    {"pin", CONTEXT_OTHER}, {"pincode", CONTEXT_OTHER}, {"reader", STOPS}, {"readers", STOPS},
    {"receipt", CONTEXT_OTHER}, {"ref", CONTEXT_OTHER}, {"reference", CONTEXT_OTHER},
    {"reg no", CONTEXT_OTHER}, {"registration no", CONTEXT_OTHER}, {"request", CONTEXT_OTHER},
    {"request id", CONTEXT_OTHER}, {"ring", CONTEXT_PHONE}, {"rrn", CONTEXT_OTHER},
    {"sampark*", CONTEXT_PHONE}, {"sdo", STOPS}, {"service no", CONTEXT_ACCOUNT},
    {"shikayat kramank", CONTEXT_OTHER}, {"shikayat no", CONTEXT_OTHER},
    {"shikayat number", CONTEXT_OTHER}, {"since", CONTEXT_OTHER}, {"sms to", CONTEXT_PHONE},
    {"speaking", STOPS}, {"staff", STOPS}, {"tel", CONTEXT_PHONE}, {"telephone", CONTEXT_PHONE},
    {"text", CONTEXT_PHONE}, {"ticket", CONTEXT_OTHER}, {"to", NEUTRAL},
    {"toll free", CONTEXT_PHONE}, {"tollfree", CONTEXT_PHONE}, {"transaction", CONTEXT_OTHER},
    {"txn", CONTEXT_OTHER}, {"upbhokta", CONTEXT_ACCOUNT}, {"us", NEUTRAL}, {"utr", CONTEXT_OTHER},
    {"vala", STOPS}, {"vale", STOPS}, {"vali", STOPS}, {"vibhag", STOPS}, {"wala", STOPS},
    {"wale", STOPS}, {"wali", STOPS}, {"walo", STOPS}, {"whatsap", CONTEXT_PHONE},
    {"whatsapp", CONTEXT_PHONE}, {"year", CONTEXT_OTHER}, {"your", NEUTRAL},
    {"अधिकारी", CONTEXT_PHONE}, {"आईडी", NEUTRAL}, {"आईवीआरएस", CONTEXT_ACCOUNT},
    {"आवेदन", CONTEXT_OTHER}, {"इंजीनियर", STOPS}, {"उपभोक्ता", CONTEXT_ACCOUNT}, {"एसडीओ", STOPS},
    {"ओटीपी", CONTEXT_OTHER}, {"कनेक्शन", CONTEXT_ACCOUNT}, {"करे", NEUTRAL}, {"करें", NEUTRAL},
    {"कस्टमर केयर", CONTEXT_PHONE}, {"का", NEUTRAL}, {"काल", CONTEXT_PHONE}, {"की", NEUTRAL},
    {"के", NEUTRAL}, {"के नंबर", CONTEXT_ACCOUNT}, {"के-नंबर", CONTEXT_ACCOUNT},
    {"कॉल", CONTEXT_PHONE}, {"कोड", CONTEXT_OTHER}, {"क्र", NEUTRAL}, {"क्रमांक", NEUTRAL},
    {"खाता", CONTEXT_ACCOUNT}, {"खाता संख्या", CONTEXT_ACCOUNT}, {"खाते", CONTEXT_ACCOUNT},
    {"जेई", STOPS}, {"टोल फ्री", CONTEXT_PHONE}, {"टोलफ्री", CONTEXT_PHONE},
    {"डायल", CONTEXT_PHONE}, {"दूरभाष", CONTEXT_PHONE}, {"न0", NEUTRAL}, {"नं", NEUTRAL},
    {"नंबर", NEUTRAL}, {"नम्बर", NEUTRAL}, {"नाम", STOPS}, {"पंजीकरण संख्या", CONTEXT_OTHER},
    {"पिन", CONTEXT_OTHER}, {"पिनकोड", CONTEXT_OTHER}, {"फोन", CONTEXT_PHONE},
    {"फ्री", CONTEXT_PHONE}, {"बिल नंबर", CONTEXT_OTHER}, {"बिल संख्या", CONTEXT_OTHER},
    {"बोल", STOPS}, {"मीटर", CONTEXT_ACCOUNT}, {"मीटर रीडर", STOPS},
    {"मीटर रीडिंग", CONTEXT_ACCOUNT}, {"मो", CONTEXT_PHONE}, {"मोबाइल", CONTEXT_PHONE},
    {"मोबाईल", CONTEXT_PHONE}, {"रसीद", CONTEXT_OTHER}, {"रीडर", STOPS}, {"लाइनमैन", STOPS},
    {"वर्ष", CONTEXT_OTHER}, {"वाट्सएप", CONTEXT_PHONE}, {"वाला", STOPS}, {"वाली", STOPS},
    {"वाले", STOPS}, {"वालों", STOPS}, {"विभाग", STOPS}, {"व्हाट्सएप", CONTEXT_PHONE},
    {"व्हाट्सऐप", CONTEXT_PHONE}, {"शिकायत क्रमांक", CONTEXT_OTHER}, {"शिकायत नंबर", CONTEXT_OTHER},
    {"शिकायत नम्बर", CONTEXT_OTHER}, {"शिकायत सं", CONTEXT_OTHER}, {"शिकायत संख्या", CONTEXT_OTHER},
    {"सं", NEUTRAL}, {"सं0", NEUTRAL}, {"संख्या", NEUTRAL}, {"संदर्भ", CONTEXT_OTHER},
    {"संपर्क", CONTEXT_PHONE}, {"संयोजन", CONTEXT_ACCOUNT}, {"सन", CONTEXT_OTHER},
    {"सन्दर्भ", CONTEXT_OTHER}, {"सम्पर्क", CONTEXT_PHONE}, {"से", NEUTRAL}, {"हेतु", NEUTRAL},
    {"हेल्पलाइन", CONTEXT_PHONE}, {"है", NEUTRAL},
    /* clang-format on */
};

const struct words_table telling_words = {telling_rows, ARRAY_LEN(telling_rows)};

/* What may stand beside a number when one asks for nothing but the number. */
static const struct words_row lone_rows[] = {
    /* clang-format off */
    {"a", 0}, {"an", 0}, {"are", 0}, {"asli", 0}, {"at", 0}, {"bataiye", 0}, {"batao", 0},
    {"bataye", 0}, {"bijlee", 0}, {"bijli", 0}, {"call", 0}, {"care", 0}, {"check", 0},
    {"complain", 0}, {"complaint", 0}, {"consumer", 0}, {"contact", 0}, {"correct", 0},
    {"crime", 0}, {"customer", 0}, {"cyber", 0}, {"department", 0}, {"dial", 0}, {"electricity", 0},
    {"emergency", 0}, {"fake", 0}, {"farji", 0}, {"farzi", 0}, {"fon", 0}, {"for", 0}, {"fraud", 0},
    {"free", 0}, {"genuine", 0}, {"h", 0}, {"hai", 0}, {"he", 0}, {"help", 0}, {"helpline", 0},
    {"hotline", 0}, {"is", 0}, {"it", 0}, {"ka", 0}, {"kare", 0}, {"karein", 0}, {"karo", 0},
    {"kaun", 0}, {"ke", 0}, {"ki", 0}, {"kijiye", 0}, {"kis", 0}, {"kiska", 0}, {"ko", 0},
    {"kya", 0}, {"light", 0}, {"line", 0}, {"mera", 0}, {"meri", 0}, {"mobile", 0}, {"nakli", 0},
    {"nambar", 0}, {"nmbr", 0}, {"no", 0}, {"nos", 0}, {"num", 0}, {"numbar", 0}, {"number", 0},
    {"of", 0}, {"official", 0}, {"on", 0}, {"par", 0}, {"pe", 0}, {"phone", 0}, {"please", 0},
    {"plz", 0}, {"police", 0}, {"power", 0}, {"pr", 0}, {"real", 0}, {"right", 0}, {"ring", 0},
    {"sahi", 0}, {"se", 0}, {"shikayat", 0}, {"shikayt", 0}, {"thagi", 0}, {"that", 0}, {"the", 0},
    {"this", 0}, {"to", 0}, {"toll", 0}, {"tollfree", 0}, {"true", 0}, {"valid", 0}, {"verify", 0},
    {"vibhag", 0}, {"what", 0}, {"which", 0}, {"who", 0}, {"whose", 0}, {"wo", 0}, {"yah", 0},
    {"ye", 0}, {"yeh", 0}, {"अपराध", 0}, {"असली", 0}, {"आधिकारिक", 0}, {"आपातकालीन", 0},
    {"करें", 0}, {"करो", 0}, {"कस्टमर", 0}, {"का", 0}, {"काल", 0}, {"किसका", 0}, {"की", 0},
    {"कीजिए", 0}, {"कृपया", 0}, {"के", 0}, {"केयर", 0}, {"कॉल", 0}, {"को", 0}, {"कौन", 0},
    {"क्या", 0}, {"क्राइम", 0}, {"जाँच", 0}, {"जांच", 0}, {"टोल", 0}, {"टोलफ्री", 0}, {"ठगी", 0},
    {"डायल", 0}, {"नंबर", 0}, {"नकली", 0}, {"नम्बर", 0}, {"पर", 0}, {"पुलिस", 0}, {"फर्जी", 0},
    {"फोन", 0}, {"फ्री", 0}, {"बताइए", 0}, {"बताएँ", 0}, {"बताएं", 0}, {"बताओ", 0}, {"बिजली", 0},
    {"मोबाइल", 0}, {"यह", 0}, {"ये", 0}, {"लाइट", 0}, {"वह", 0}, {"विद्युत", 0}, {"विभाग", 0},
    {"शिकायत", 0}, {"संख्या", 0}, {"संपर्क", 0}, {"सम्पर्क", 0}, {"सरकारी", 0}, {"सही", 0},
    {"साइबर", 0}, {"से", 0}, {"हेल्पलाइन", 0}, {"हेल्पलाईन", 0}, {"है", 0},
    /* clang-format on */
};

const struct words_table lone_words = {lone_rows, ARRAY_LEN(lone_rows)};

/* The longest phrase that begins at `from` and ends at or before `at`. */
static int
telling_at(struct str t, size_t from, size_t at)
{
    int context = CONTEXT_NONE;
    return words_find(str_sub(t, 0, at), from, &telling_words, &context) ? context : CONTEXT_NONE;
}

/* A phrase that fills [from, to): "consumer no", not the "meter" of "meter reader". */
static int
telling_pair(struct str t, size_t from, size_t to)
{
    int context = CONTEXT_NONE;
    size_t end = words_find(str_sub(t, 0, to), from, &telling_words, &context);
    return end == to ? context : CONTEXT_NONE;
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
            int pair = telling_pair(t, before, to);
            if (pair == CONTEXT_OTHER || pair == CONTEXT_ACCOUNT) {
                if (telling_at(t, from, to) != CONTEXT_PHONE && strange <= STRANGE)
                    return (enum context)pair;
            }
        }
        int one = telling_at(t, from, to);
        if (one == STOPS)
            break;
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

/* "call on complaint number 98...": up to three words before that only lead up to it. */
static bool
told_before(struct str t, size_t at)
{
    enum { WORDS = 5 };
    static const char *const counter[] = {"complaint", "complain", "shikayat", "शिकायत",
                                          "call",      "contact",  "sampark*", "dial*",
                                          "ring",      "संपर्क",     "सम्पर्क"};
    enum { COUNTERS = 4 };
    size_t from, to, which;
    bool complaint = false;
    for (int i = 0; i < WORDS && word_before(t, at, &from, &to); i++, at = from) {
        if (words_match_any(t, from, counter, ARRAY_LEN(counter), &which) != to) {
            if (telling_at(t, from, to) != NEUTRAL || sentence_ends_between(t, from, to, at))
                return false;
        } else if (which >= COUNTERS) {
            return complaint;
        } else {
            complaint = true;
        }
    }
    return false;
}

/* "98... par call karein", "98... से बात करें" */
static bool
told_after(struct str t, size_t end)
{
    static const char *const particles[] = {"par", "pr", "pe", "per", "se",
                                            "ko",  "पर", "पे",  "से",   "को"};
    static const char *const ringing[] = {
        "call*",   "sampark*", "baat*",   "bat",      "phone*", "fon",   "whatsapp*",
        "whatsap", "msg",      "message", "contact*", "dial*",  "miss*", "sms",
        "ring",    "कॉल",      "काल",     "संपर्क",     "सम्पर्क",  "बात",   "फोन",
        "डायल",    "मिस",      "व्हाट्सएप", "व्हाट्सऐप",  "वाट्सएप", "मैसेज",   "संदेश",
    };
    size_t next = words_skip_space(t, end);
    size_t particle = words_match_any(t, next, particles, ARRAY_LEN(particles), NULL);
    next = particle ? words_skip_space(t, particle) : t.n;
    for (int skipped = 0; skipped < 2 && next < t.n; skipped++) { /* "par turant call" */
        if (words_match_any(t, next, ringing, ARRAY_LEN(ringing), NULL))
            return true;
        size_t stop = word_end(t, next);
        next = stop > next ? words_skip_space(t, stop) : t.n;
    }
    return false;
}

bool
context_rings(struct str t, size_t at, size_t end)
{
    return told_after(t, end) || told_before(t, at);
}

bool
context_after_is_phone(struct str t, size_t end)
{
    static const char *const words[] = {"पर",       "par",   "pr",    "pe",      "पे",
                                        "helpline", "toll*", "call*", "हेल्पलाइन", "टोल फ्री",
                                        "डायल",     "कॉल",   "dial*", "sms"};
    size_t at = words_skip_space(t, end);
    return words_match_any(t, at, words, ARRAY_LEN(words), NULL) > 0;
}

/* "SMS BAL to 57333": a word of sending at most three words before "to". */
static bool
sent_to(struct str t, size_t at)
{
    static const char *const to[] = {"to", "on", "at"};
    static const char *const sending[] = {"sms", "send", "text", "msg", "message", "type"};
    enum { BETWEEN = 4 };
    size_t from, end;
    if (!word_before(t, at, &from, &end) ||
        words_match_any(t, from, to, ARRAY_LEN(to), NULL) != end)
        return false;
    for (int i = 0; i < BETWEEN && word_before(t, from, &from, &end); i++)
        if (words_match_any(t, from, sending, ARRAY_LEN(sending), NULL) == end)
            return true;
    return false;
}

/* "57333 पर SMS करें" */
static bool
sms_follows(struct str t, size_t end)
{
    static const char *const words[] = {"पर sms",  "पर एसएमएस", "पर मैसेज", "पर संदेश भेजें",
                                        "par sms", "pe sms",    "pr sms", "par message"};
    return words_match_any(t, words_skip_space(t, end), words, ARRAY_LEN(words), NULL) > 0;
}

bool
context_sends(struct str t, size_t at, size_t end)
{
    return sent_to(t, at) || sms_follows(t, end);
}

/* All words of [at, end) are of lone_words; *left, how many there may still be, goes down. */
static bool
only_lone_words(struct str t, size_t at, size_t end, int *left)
{
    struct str part = str_sub(t, 0, end);
    for (; at < end; at++) {
        int unused;
        if (word_class_at(part, at) == WORD_GAP || !word_starts(part, at))
            continue;
        size_t stop = words_find(part, at, &lone_words, &unused);
        if (!stop || --*left < 0)
            return false;
        at = stop - 1;
    }
    return true;
}

/* What may stand beside any name one asks about. */
static const struct words_row asking_rows[] = {
    /* clang-format off */
    {"aaya", 0}, {"aayi", 0}, {"app", 0}, {"aya", 0}, {"email", 0}, {"header", 0}, {"id", 0},
    {"link", 0}, {"message", 0}, {"msg", 0}, {"my", 0}, {"portal", 0}, {"sender", 0}, {"site", 0},
    {"sms", 0}, {"upi", 0}, {"waala", 0}, {"wala", 0}, {"wali", 0}, {"website", 0}, {"whatsapp", 0}, {"आईडी", 0}, {"आया", 0}, {"ईमेल", 0},
    {"एप", 0}, {"ऐप", 0}, {"पोर्टल", 0}, {"मैसेज", 0}, {"यूपीआई", 0}, {"लिंक", 0}, {"वाट्सएप", 0}, {"वाला", 0}, {"वाली", 0},
    {"वेबसाइट", 0}, {"व्हाट्सएप", 0}, {"संदेश", 0}, {"साइट", 0},
    /* clang-format on */
};

const struct words_table asking_words = {asking_rows, ARRAY_LEN(asking_rows)};

static bool
holds_word(const char *names, struct str word)
{
    struct str in = str_of(names);
    for (size_t at = 0; at + word.n <= in.n; at++)
        if (str_eq_nocase(str_sub(in, at, at + word.n), word))
            return true;
    return false;
}

/* "0755 2551222 bhopal": the place or name of a listed channel's owner. */
static bool
is_of_owner(const struct entities *e, struct str word)
{
    enum { LETTERS_LEAST = 4 };
    for (size_t i = 0; i < e->n && word.n >= LETTERS_LEAST; i++) {
        const struct fact *f = &e->list[i].fact;
        if (e->list[i].status == STATUS_OFFICIAL &&
            (holds_word(f->region_en, word) || holds_word(f->region_hi, word) ||
             holds_word(f->owner_en, word) || holds_word(f->owner_hi, word)))
            return true;
    }
    return false;
}

static bool
asks_word_at(const struct knowledge *k, const struct entities *e, struct str t, size_t at,
             size_t *end)
{
    int meaning;
    size_t word = word_end(t, at);
    struct str name = str_sub(t, at, word);
    if (subject_is_brand(k, name) || str_eq(k->home_name_hi, name) || is_of_owner(e, name)) {
        *end = word;
        return true;
    }
    *end = words_find(t, at, &lone_words, &meaning);
    if (*end != word)
        *end = words_find(t, at, &asking_words, &meaning);
    return *end == word;
}

bool
context_asks(const struct knowledge *k, const struct folded *in, const struct entities *e)
{
    struct str t = in->text;
    size_t next = 0;
    for (size_t at = 0; at < t.n;) {
        if (entities_cover(e, in, at, &next) || word_class_at(t, at) == WORD_GAP)
            at++;
        else if (!asks_word_at(k, e, t, at, &at))
            return false;
    }
    return true;
}

bool
context_only(struct str t, size_t at, size_t end)
{
    enum { WORDS = 6, REACH = 120 };
    int left = WORDS;
    return t.n - end + at <= REACH && only_lone_words(t, 0, at, &left) &&
           only_lone_words(t, end, t.n, &left);
}
