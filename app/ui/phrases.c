#include "ui/phrases.h"

static const char *const hindi[] = {
    "कनेक्शन",  "बिल अपडेट", "अधिकारी से संपर्क", "लिंक", "OTP",  "ऐप डाउनलोड", "₹",
    "आज रात", "बिजली",    "काट दी जाएगी",   "तुरंत", "मीटर", "भुगतान",
};

static const char *const english[] = {
    "Dear consumer", "electricity", "disconnected", "tonight", "officer", "bill update",
    "call",          "payment",     "link",         "OTP",     "KYC",     "meter",
};

static const char *const *
table(enum keyboard_id id, size_t *n)
{
    *n = id == KEYBOARD_LATIN ? ARRAY_LEN(english) : ARRAY_LEN(hindi);
    return id == KEYBOARD_LATIN ? english : hindi;
}

size_t
phrases_of(enum keyboard_id id)
{
    size_t n;
    table(id, &n);
    return n;
}

struct str
phrase_get(enum keyboard_id id, size_t i)
{
    size_t n;
    const char *const *words = table(id, &n);
    return str_of(i < n ? words[i] : NULL);
}
