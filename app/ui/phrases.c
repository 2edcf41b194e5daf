#include "ui/phrases.h"

enum { NEXT_MOST = 6, NUMBER_DIGITS = 5 };

/* What often follows `after`: the last words typed, in lower case where there is any. */
struct follow {
    const char *after;
    const char *next[NEXT_MOST];
};

/* In place of words: a telephone number, an hour or a sum. */
#define NUMBER "<number>"
#define FEW    "<few>"

/* clang-format off */
static const struct follow hindi[] = {
    {"", {"प्रिय ग्राहक", "प्रिय उपभोक्ता", "आपका बिल", "आपकी बिजली", "आज रात", "बिजली"}},
    {"प्रिय", {"ग्राहक", "उपभोक्ता"}},
    {"ग्राहक", {"आपकी बिजली", "आज रात", "आपका बिल", "आपका कनेक्शन", "KYC"}},
    {"उपभोक्ता", {"आपकी बिजली", "आज रात", "आपका बिल", "आपका कनेक्शन", "KYC"}},
    {"आज", {"रात", "ही", "शाम", "दोपहर"}},
    {"रात", {"9 बजे", "10 बजे", "तक", "बिजली"}},
    {"शाम", {"6 बजे", "7 बजे", "तक"}},
    {FEW, {"बजे", "रुपये", "घंटे में", "मिनट में", "दिन में", "तारीख तक"}},
    {"बजे", {"बिजली काट दी जाएगी", "तक", "के बाद", "से पहले", "आपकी बिजली"}},
    {"घंटे", {"में बिजली कट जाएगी", "के अंदर"}},
    {"घंटे में", {"बिजली कट जाएगी", "खाता बंद हो जाएगा", "तुरंत"}},
    {"रुपये", {"भेजें", "जमा करें", "वापस मिलेंगे", "का बिल"}},
    {"आपकी", {"बिजली", "शिकायत", "सब्सिडी", "पेंशन", "सप्लाई"}},
    {"आपका", {"बिल", "कनेक्शन", "मीटर", "खाता", "KYC", "सिम"}},
    {"आपके", {"खाते में", "मीटर", "नंबर पर", "नाम"}},
    {"बिजली", {"कनेक्शन", "काट दी जाएगी", "बिल", "अधिकारी", "विभाग", "दफ़्तर"}},
    {"सप्लाई", {"काट दी जाएगी", "बंद हो जाएगी"}},
    {"कनेक्शन", {"काट दिया जाएगा", "कट जाएगा", "बंद हो जाएगा", "नंबर"}},
    {"काट", {"दी जाएगी", "दिया जाएगा", "देंगे"}},
    {"कट", {"जाएगी", "जाएगा"}},
    {"बिल", {"अपडेट नहीं है", "बकाया है", "जमा करें", "का भुगतान", "माफ़", "₹"}},
    {"बकाया", {"है", "बिल", "जमा करें", "₹"}},
    {"पिछले", {"महीने का बिल", "बिल"}},
    {"अपडेट", {"नहीं है", "नहीं हुआ", "करें", "करने के लिए"}},
    {"नहीं है", {"इसलिए", "तुरंत", "आज रात", "इस नंबर पर"}},
    {"नहीं हुआ", {"इसलिए", "तुरंत", "आज रात", "इस नंबर पर"}},
    {"जाएगी", {"तुरंत", "अधिकारी से संपर्क करें", "इस नंबर पर", "बचने के लिए"}},
    {"जाएगा", {"तुरंत", "अधिकारी से संपर्क करें", "इस नंबर पर", "बचने के लिए"}},
    {"तुरंत", {"संपर्क करें", "कॉल करें", "भुगतान करें", "इस नंबर पर", "अधिकारी से"}},
    {"अधिकारी", {"से संपर्क करें", "से बात करें", "को कॉल करें", "के नंबर पर"}},
    {"अधिकारी से", {"संपर्क करें", "बात करें"}},
    {"संपर्क", {"करें", "नंबर"}},
    {"कॉल", {"करें", "आई"}},
    {"नंबर", {"पर कॉल करें", "पर संपर्क करें", "पर"}},
    {"पर", {"कॉल करें", "संपर्क करें", "क्लिक करें", "पैसे भेजें", "भुगतान करें"}},
    {NUMBER, {"पर संपर्क करें", "पर कॉल करें", "पर WhatsApp करें", "पर पैसे भेजें"}},
    {"लिंक", {"पर क्लिक करें", "खोलें", "से ऐप डालें"}},
    {"ऐप", {"डाउनलोड करें", "डालें"}},
    {"otp", {"बताएँ", "भेजें", "डालें", "किसी को न बताएँ"}},
    {"kyc", {"अपडेट करें", "नहीं हुआ", "पूरा करें"}},
    {"मीटर", {"बंद हो जाएगा", "अपडेट", "बदला जाएगा", "का बिल"}},
    {"खाता", {"बंद हो जाएगा", "नंबर", "ब्लॉक"}},
    {"खाते में", {"पैसे", "रिफ़ंड", "सब्सिडी"}},
    {"सिम", {"बंद हो जाएगी", "कार्ड"}},
    {"पैसे", {"भेजें", "जमा करें", "वापस मिलेंगे", "कट गए"}},
    {"भुगतान", {"करें", "नहीं हुआ", "के लिए", "लिंक"}},
    {"करें", {"नहीं तो", "वरना", "तुरंत", "धन्यवाद"}},
    {"नहीं तो", {"बिजली काट दी जाएगी", "खाता बंद हो जाएगा", "कनेक्शन कट जाएगा"}},
    {"वरना", {"बिजली काट दी जाएगी", "खाता बंद हो जाएगा", "कनेक्शन कट जाएगा"}},
    {"लॉटरी", {"लगी है", "का इनाम"}},
    {"पुलिस", {"केस", "आएगी", "गिरफ़्तार करेगी"}},
};

static const struct follow latin[] = {
    {"", {"Dear consumer", "Dear customer", "Your bill", "Your electricity", "Aapki bijli", "Aaj raat"}},
    {"dear", {"consumer", "customer", "sir"}},
    {"consumer", {"your electricity", "your bill", "your power", "aapki bijli", "KYC"}},
    {"customer", {"your electricity", "your bill", "your account", "aapki bijli", "KYC"}},
    {"your", {"electricity", "bill", "account", "power", "meter", "KYC"}},
    {"electricity", {"will be disconnected", "connection", "bill", "officer", "office", "supply"}},
    {"power", {"will be disconnected", "supply", "connection"}},
    {"supply", {"will be cut", "will be disconnected"}},
    {"connection", {"will be disconnected", "will be cut", "number"}},
    {"will be", {"disconnected", "cut", "blocked", "closed"}},
    {"disconnected", {"tonight", "today", "because", "immediately"}},
    {"tonight", {"at", "because", "call", "from electricity office"}},
    {"today", {"at", "because", "call", "pay"}},
    {"because", {"your previous month bill", "your KYC", "your bill"}},
    {"previous", {"month bill"}},
    {"bill", {"was not updated", "is pending", "update", "payment", "due"}},
    {"updated", {"immediately", "please contact", "call", "tonight"}},
    {"please", {"contact", "call", "update", "pay"}},
    {"contact", {"electricity officer", "this number", "immediately"}},
    {"call", {"electricity officer", "this number", "immediately", "karen"}},
    {"officer", {"on", "immediately", "number"}},
    {NUMBER, {"immediately", "par call karen", "par sampark karen", "for help"}},
    {FEW, {"baje", "pm", "hours", "rupees", "ghante me"}},
    {"pm", {"tonight", "today", "call", "because"}},
    {"click", {"here", "this link", "karen"}},
    {"link", {"to pay", "to update", "par click karen", "kholen"}},
    {"download", {"app", "this app", "karen"}},
    {"app", {"download karen", "install", "from this link"}},
    {"share", {"OTP", "PIN", "screen"}},
    {"otp", {"bataiye", "share", "bhejen"}},
    {"kyc", {"update", "is pending", "expired", "karen"}},
    {"account", {"will be blocked", "is suspended", "number"}},
    {"meter", {"update", "KYC", "band ho jayega"}},
    {"pay", {"now", "bill", "immediately", "rupees"}},
    {"refund", {"of rupees", "approved", "click"}},
    {"bijli", {"kat jayegi", "ka bill", "connection", "vibhag", "adhikari"}},
    {"light", {"kat jayegi", "ka bill"}},
    {"aaj", {"raat", "hi", "sham"}},
    {"raat", {"9 baje", "10 baje", "tak"}},
    {"baje", {"bijli kat jayegi", "tak", "ke baad", "se pehle"}},
    {"aapki", {"bijli", "light", "sabsidi"}},
    {"aapka", {"bill", "connection", "meter", "khata"}},
    {"jayegi", {"turant", "is number par", "adhikari se baat karen"}},
    {"jayega", {"turant", "is number par", "adhikari se baat karen"}},
    {"turant", {"call karen", "sampark karen", "payment karen", "is number par"}},
    {"adhikari", {"se baat karen", "se sampark karen", "ka number"}},
    {"number", {"par call karen", "par sampark karen"}},
    {"par", {"call karen", "click karen", "sampark karen", "bhejen"}},
    {"paise", {"bhejen", "kat gaye", "wapas"}},
};

static const char *const hindi_words[] = {
    "कनेक्शन",  "बिल अपडेट", "अधिकारी से संपर्क", "लिंक", "OTP",  "ऐप डाउनलोड", "₹",
    "आज रात", "बिजली",    "काट दी जाएगी",   "तुरंत", "मीटर", "भुगतान",
};

static const char *const latin_words[] = {
    "Dear consumer", "electricity", "disconnected", "tonight", "officer", "bill update",
    "call",          "payment",     "link",         "OTP",     "KYC",     "meter",
};
/* clang-format on */

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* `words` stand in `text` from byte `at` on, as whole words, whatever the case. */
static bool
stands_at(struct str text, struct str words, size_t at)
{
    if (words.n > text.n - at || (at > 0 && !is_blank(text.p[at - 1])))
        return false;
    for (size_t i = 0; i < words.n; i++)
        if (lower(text.p[at + i]) != lower(words.p[i]))
            return false;
    size_t end = at + words.n;
    return end == text.n || is_blank(text.p[end]) || strchr(",.?!", text.p[end]);
}

static bool
ends_with(struct str text, struct str words)
{
    return words.n <= text.n && stands_at(text, words, text.n - words.n);
}

static bool
is_used(struct str text, struct str words)
{
    for (size_t at = 0; at + words.n <= text.n; at++)
        if (stands_at(text, words, at))
            return true;
    return false;
}

static struct str
without_blanks(struct str text)
{
    while (text.n > 0 && (is_blank(text.p[text.n - 1]) || text.p[text.n - 1] == ','))
        text.n--;
    return text;
}

static struct str
without_last_word(struct str text)
{
    while (text.n > 0 && !is_blank(text.p[text.n - 1]))
        text.n--;
    return without_blanks(text);
}

/* NUMBER, FEW, or NULL: what the digits at the end are. */
static const char *
number_at_end(struct str text)
{
    size_t digits = 0, at = text.n;
    for (; at > 0 && !is_blank(text.p[at - 1]); at--) {
        if (!is_digit(text.p[at - 1]) && !strchr("+-:", text.p[at - 1]))
            return NULL;
        digits += is_digit(text.p[at - 1]);
    }
    if (digits == 0)
        return NULL;
    return digits >= NUMBER_DIGITS ? NUMBER : FEW;
}

/* The row for the longest ending of `text` that has one. */
static const struct follow *
find_row(const struct follow *rows, size_t n, struct str text)
{
    const struct follow *best = NULL;
    const char *number = number_at_end(text);
    for (size_t i = 0; i < n; i++) {
        struct str after = str_of(rows[i].after);
        bool fits = text.n == 0 ? after.n == 0
                    : number    ? str_eq(after, str_of(number))
                                : after.n > 0 && ends_with(text, after);
        if (fits && (!best || after.n > strlen(best->after)))
            best = &rows[i];
    }
    return best;
}

/* Of the keyboard's own letters first: on the Latin one words may stand in either. */
static const struct follow *
find_follow(bool is_latin, struct str text)
{
    const struct follow *own = is_latin ? find_row(latin, ARRAY_LEN(latin), text)
                                        : find_row(hindi, ARRAY_LEN(hindi), text);
    if (own)
        return own;
    return is_latin ? find_row(hindi, ARRAY_LEN(hindi), text)
                    : find_row(latin, ARRAY_LEN(latin), text);
}

static void
add(struct phrase_list *out, const char *words)
{
    struct str s = str_of(words);
    for (size_t i = 0; i < out->n; i++)
        if (str_eq(out->list[i], s))
            return;
    if (s.n && out->n < PHRASES_MOST)
        out->list[out->n++] = s;
}

/* What is in the text goes behind what is not; the order stays otherwise. */
static void
put_used_last(struct phrase_list *l, struct str text)
{
    struct phrase_list sorted = {.n = 0};
    for (int used = 0; used < 2; used++)
        for (size_t i = 0; i < l->n; i++)
            if (is_used(text, l->list[i]) == used)
                sorted.list[sorted.n++] = l->list[i];
    *l = sorted;
}

void
phrases_offer(enum keyboard_id id, struct str text, size_t caret, struct phrase_list *out)
{
    bool is_latin = id == KEYBOARD_LATIN;
    struct str before = str_sub(text, 0, caret < text.n ? caret : text.n);
    struct str last = without_blanks(before);
    const struct follow *row = find_follow(is_latin, last);
    if (!row && last.n == before.n) /* in the middle of a word: what followed the one before stays */
        row = find_follow(is_latin, without_last_word(last));
    *out = (struct phrase_list){.n = 0};
    for (size_t i = 0; row && i < NEXT_MOST; i++)
        add(out, row->next[i]);
    size_t n = is_latin ? ARRAY_LEN(latin_words) : ARRAY_LEN(hindi_words);
    for (size_t i = 0; i < n; i++)
        add(out, is_latin ? latin_words[i] : hindi_words[i]);
    put_used_last(out, text);
}
