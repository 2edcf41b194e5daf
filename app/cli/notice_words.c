#include "cli/notice_words.h"

static const struct notice_template templates[] = {
    {"site-down", "the website does not open; counters are open", SERVICE_WEBSITE, STATE_DOWN,
     "वेबसाइट पर काम चल रहा है", "The website is being worked on", "नकद काउंटर खुले हैं",
     "Cash counters are open"},
    {"gateway-suspended", "no online payment; takes the payment QR off the screen", SERVICE_PAYMENT,
     STATE_SUSPENDED, "भुगतान गेटवे की जाँच चल रही है", "The payment gateway is being checked",
     "नकद काउंटर खुले हैं", "Cash counters are open"},
    {"call-centre-closed", "nobody answers the helpline; ask at this office", SERVICE_CALL_CENTRE,
     STATE_DOWN, "कॉल सेंटर अभी बंद है", "The call centre is closed just now",
     "इसी दफ़्तर में पूछें", "Ask at this office"},
    {"counters-sunday", "counters are open on Sunday too", SERVICE_COUNTERS, STATE_WORKING,
     "रविवार को भी नकद काउंटर खुले हैं", "Cash counters are open on Sunday too", "", ""},
    {"no-disconnection", "nobody is cut off while this lasts", SERVICE_SUPPLY, STATE_WORKING,
     "तब तक किसी का कनेक्शन नहीं काटा जाएगा", "Nobody will be cut off while this lasts", "", ""},
};

static const struct {
    enum service service;
    const char *hi, *en;
} instead[] = {
    {SERVICE_COUNTERS, "नकद काउंटर खुले हैं", "Cash counters are open"},
    {SERVICE_WEBSITE, "वेबसाइट चल रही है", "The website works"},
    {SERVICE_APP, "ऐप चल रहा है", "The app works"},
    {SERVICE_CALL_CENTRE, "कॉल सेंटर पर पूछें", "Ask the call centre"},
    {SERVICE_WHATSAPP, "WhatsApp पर पूछें", "Ask on WhatsApp"},
    {SERVICE_PAYMENT, "ऑनलाइन भुगतान चल रहा है", "Online payment works"},
};

const struct notice_template *
notice_templates(size_t *n)
{
    *n = ARRAY_LEN(templates);
    return templates;
}

bool
notice_instead(struct str word, struct str *hi, struct str *en)
{
    enum service service;
    if (!service_parse(word, &service))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(instead); i++) {
        if (instead[i].service == service) {
            *hi = str_of(instead[i].hi);
            *en = str_of(instead[i].en);
            return true;
        }
    }
    return false;
}
