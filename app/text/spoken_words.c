#include "text/spoken_words.h"

struct str
spoken_letter(enum spoken_lang lang, char c)
{
    static const char *const hindi[26] = {"ए",  "बी", "सी",  "डी",  "ई",   "एफ़", "जी",  "एच",  "आई",
                                          "जे", "के", "एल",  "एम",  "एन",  "ओ",  "पी",  "क्यू", "आर",
                                          "एस", "टी", "यू",  "वी",  "डब्ल्यू", "एक्स", "वाई", "ज़ेड"};
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char low = to_lower(c);
    if (is_digit(c))
        return (struct str){alphabet + 26 + (c - '0'), 1};
    if (lang == SPOKEN_HINDI)
        return str_of(hindi[low - 'a']);
    return (struct str){capitals + (low - 'a'), 1};
}

static const char *const months[2][12] = {
    {"जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितम्बर", "अक्तूबर", "नवम्बर",
     "दिसम्बर"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"},
};

const char *
spoken_month(enum spoken_lang lang, int month)
{
    return months[lang][month - 1];
}

bool
spoken_ends_with_month(struct str said)
{
    said = str_trim(said);
    for (int lang = 0; lang < 2; lang++)
        for (int i = 0; i < 12; i++)
            if (str_ends(said, months[lang][i]))
                return true;
    return false;
}

bool
spoken_word(enum spoken_lang lang, struct str word, struct str *out)
{
    static const struct {
        const char *word, *hindi, *english; /* NULL: as it is written */
    } words[] = {
        {"WhatsApp", "व्हाट्सऐप", "WhatsApp"}, {"PIN", "पिन", "pin"},     {"KESCO", "केस्को", "Kesco"},
        {"SIM", "सिम", "sim"},               {"am", NULL, "A M"},       {"pm", NULL, "P M"},
        {"app", "ऐप", NULL},                 {"www", "डब्ल्यू डब्ल्यू डब्ल्यू", "W W W"},
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        const char *as = lang == SPOKEN_HINDI ? words[i].hindi : words[i].english;
        if (as && str_eq_nocase(word, str_of(words[i].word))) {
            *out = str_of(as);
            return true;
        }
    }
    return false;
}

bool
spoken_is_short(struct str word)
{
    static const char *const names[] = {"OTP", "UPI", "ID", "APK", "URL", "ATM", "IVR", "UP", "AI",
                                        "KYC", "UPPCL", "PVVNL", "DVVNL", "PUVVNL", "MVVNL", "JE",
                                        "AE", "XEN", "SDO", "EMI", "RBI", "SBI", "NPCI", "IFSC"};
    return str_among(word, names, ARRAY_LEN(names), &(size_t){0});
}
