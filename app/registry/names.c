/* The words of the CSV files. They are the contract with head office: add, never change. */
#include "registry/registry.h"

#include "registry/names.h"

static const char *const channel_kinds[CHANNEL_KINDS] = {
    [CHANNEL_PHONE] = "phone", [CHANNEL_WHATSAPP] = "whatsapp", [CHANNEL_DOMAIN] = "domain",
    [CHANNEL_HOST] = "host",   [CHANNEL_URL] = "url",           [CHANNEL_SMS_HEADER] = "sms_header",
    [CHANNEL_APP] = "app",     [CHANNEL_VPA] = "vpa",           [CHANNEL_EMAIL] = "email",
};

static const char *const confidences[CONFIDENCE_LEVELS] = {
    [CONFIDENCE_CONFIRMED] = "confirmed",
    [CONFIDENCE_SEED] = "seed",
    [CONFIDENCE_REPORTED] = "reported",
    [CONFIDENCE_TO_CONFIRM] = "to-confirm",
};

static const char *const concepts[CONCEPTS] = {
    [CONCEPT_THREAT] = "threat",
    [CONCEPT_DEADLINE] = "deadline",
    [CONCEPT_CALL] = "call",
    [CONCEPT_PAY] = "pay",
    [CONCEPT_VERIFY_PAY] = "verify_pay",
    [CONCEPT_CLICK] = "click",
    [CONCEPT_INSTALL] = "install",
    [CONCEPT_SCAN] = "scan",
    [CONCEPT_SECRET] = "secret",
    [CONCEPT_LURE] = "lure",
    [CONCEPT_IDENTITY] = "identity",
    [CONCEPT_NOT_UPDATED] = "not_updated",
    [CONCEPT_BILL] = "bill",
    [CONCEPT_FORWARD] = "forward",
    [CONCEPT_ADVISORY] = "advisory",
    [CONCEPT_STORY] = "story",
    [CONCEPT_NEGATION] = "negation",
    [CONCEPT_COURTESY] = "courtesy",
    [CONCEPT_OUTAGE] = "outage",
    [CONCEPT_YOURS] = "yours",
    [CONCEPT_RETURN] = "return",
    [CONCEPT_KIN] = "kin",
    [CONCEPT_SECRECY] = "secrecy",
    [CONCEPT_RECEIPT] = "receipt",
    [CONCEPT_STOP] = "stop",
    [CONCEPT_OFFICER] = "officer",
    [CONCEPT_HELPLINE] = "helpline",
    [CONCEPT_PAYEE] = "payee",
    [CONCEPT_FEE] = "fee",
    [CONCEPT_CRIME] = "crime",
    [CONCEPT_COUNTER] = "counter",
    [CONCEPT_NEWS] = "news",
    [CONCEPT_DELIVERY] = "delivery",
    [CONCEPT_PROMO] = "promo",
    [CONCEPT_WORDS] = "words",
};

static const char *const states[] = {
    [FACT_OFFICIAL] = "official",
    [FACT_SUPERSEDED] = "superseded",
    [FACT_REPORTED] = "reported",
};

enum { HOST_CLASSES = HOST_GENUINE + 1 };

static const char *const host_classes[HOST_CLASSES] = {
    [HOST_SHORTENER] = "shortener", [HOST_CHAT] = "chat",       [HOST_PAGES] = "pages",
    [HOST_PAYMENT] = "payment",     [HOST_GENUINE] = "genuine",
};

bool
channel_kind_parse(struct str name, enum channel_kind *out)
{
    size_t i;
    bool known = str_among(name, channel_kinds, ARRAY_LEN(channel_kinds), &i);
    if (known)
        *out = (enum channel_kind)i;
    return known;
}

const char *
channel_kind_name(enum channel_kind kind)
{
    return channel_kinds[kind];
}

bool
confidence_parse(struct str name, enum confidence *out)
{
    size_t i;
    bool known = str_among(name, confidences, ARRAY_LEN(confidences), &i);
    if (known)
        *out = (enum confidence)i;
    return known;
}

const char *
confidence_name(enum confidence level)
{
    return confidences[level];
}

bool
concept_parse(struct str name, enum concept *out)
{
    size_t i;
    bool known = str_among(name, concepts, ARRAY_LEN(concepts), &i);
    if (known)
        *out = (enum concept)i;
    return known;
}

bool
fact_state_parse(struct str name, enum fact_state *out)
{
    size_t i;
    bool known = str_among(name, states, ARRAY_LEN(states), &i);
    if (known)
        *out = (enum fact_state)i;
    return known;
}

const char *
fact_state_name(enum fact_state state)
{
    return states[state];
}

bool
host_class_parse(struct str name, enum host_class *out)
{
    size_t i;
    bool known = str_among(name, host_classes, ARRAY_LEN(host_classes), &i);
    if (known)
        *out = (enum host_class)i;
    return known;
}

enum entity_kind
channel_entity(enum channel_kind kind)
{
    static const enum entity_kind entities[CHANNEL_KINDS] = {
        [CHANNEL_PHONE] = ENTITY_PHONE, [CHANNEL_WHATSAPP] = ENTITY_PHONE,
        [CHANNEL_DOMAIN] = ENTITY_LINK, [CHANNEL_HOST] = ENTITY_LINK,
        [CHANNEL_URL] = ENTITY_LINK,    [CHANNEL_SMS_HEADER] = ENTITY_HEADER,
        [CHANNEL_APP] = ENTITY_APP,     [CHANNEL_VPA] = ENTITY_VPA,
        [CHANNEL_EMAIL] = ENTITY_EMAIL,
    };
    return entities[kind];
}

/* "0.85" without the locale's say: 0, 1, or 0 with up to three decimals. */
bool
weight_parse(struct str s, double *out)
{
    static const double tenths[] = {1, 10, 100, 1000};
    struct str whole, rest = s;
    unsigned long units, decimals = 0;
    if (!str_cut(&rest, '.', &whole) || !str_to_uint(whole, 1, &units))
        return false;
    if (rest.p && (rest.n > 3 || !str_to_uint(rest, 999, &decimals)))
        return false;
    double value = (double)units + (rest.p ? (double)decimals / tenths[rest.n] : 0);
    if (value > 1)
        return false;
    *out = value;
    return true;
}
