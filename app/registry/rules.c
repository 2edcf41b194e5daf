/* The DISCOMs' rules that the verifier understands, and what their values look like. */
#include "registry/list.h"

#include "base/clock.h"

static const char *
check_interval(struct str value)
{
    bool closed = str_eq(value, STR("closed"));
    return closed || check_hours(value) ? "hours such as 11:00-16:00" : NULL;
}

static const char *
check_days(struct str value)
{
    static const char *const days[] = {"sunday",   "monday", "tuesday",  "wednesday",
                                       "thursday", "friday", "saturday", "holiday"};
    struct str day;
    while (str_cut(&value, ';', &day)) {
        size_t i = 0;
        while (i < ARRAY_LEN(days) && !str_eq(day, str_of(days[i])))
            i++;
        if (i == ARRAY_LEN(days))
            return "days such as sunday;holiday";
    }
    return NULL;
}

static const char *
check_count(struct str value)
{
    unsigned long n;
    return str_to_uint(value, 365, &n) && n > 0 ? NULL : "a whole number from 1 to 365";
}

static const char *
check_true(struct str value)
{
    return str_eq(value, STR("true")) ? NULL : "true (drop the row where the rule does not hold)";
}

static const char *
check_never(struct str value)
{
    return str_eq(value, STR("never")) ? NULL : "never (drop the row where the rule does not hold)";
}

static const char *
check_name(struct str value)
{
    return value.n >= 3 ? NULL : "the name of a body that does not send such messages";
}

static const struct {
    const char *name;
    const char *(*check)(struct str value);
} rules[] = {
    {"supply_cut_hours", check_interval}, {"no_cut_hours", check_interval},
    {"no_cut_days", check_days},          {"notice_days", check_count},
    {"prior_alerts", check_count},        {"no_billing_sms", check_true},
    {"not_the_sender", check_name},       {"threat", check_never},
    {"call_a_number", check_never},       {"mobile_sender", check_never},
    {"names", check_name},
};

static size_t
find(struct str rule)
{
    size_t i = 0;
    while (i < ARRAY_LEN(rules) && !str_eq(rule, str_of(rules[i].name)))
        i++;
    return i;
}

const char *
rule_check_name(struct str rule)
{
    return find(rule) < ARRAY_LEN(rules)
               ? NULL
               : "supply_cut_hours, no_cut_hours, no_cut_days, notice_days, prior_alerts, "
                 "no_billing_sms, not_the_sender, threat, call_a_number, mobile_sender or names";
}

const char *
rule_check_value(struct str rule, struct str value)
{
    size_t i = find(rule);
    return i < ARRAY_LEN(rules) ? rules[i].check(value) : NULL;
}

static bool
is_kind(struct str s)
{
    static const char *const kinds[] = {"<phone>",   "<link>",   "<vpa>",  "<header>", "<email>",
                                        "<app>",     "<account>", "<amount>", "<time>",
                                        "<number>"};
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (str_eq(s, str_of(kinds[i])))
            return true;
    return false;
}

/* One alternative: a kind of entity, or letters and marks with * only behind the last one. */
static bool
is_alternative(struct str s)
{
    if (str_starts(s, "<"))
        return is_kind(s);
    if (str_ends(s, "*"))
        s.n--;
    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '*' || (s.p[i] >= 'A' && s.p[i] <= 'Z'))
            return false;
    return true;
}

const char *
pattern_check(struct str pattern)
{
    struct str word, alternative;
    bool gap = true; /* "..." stands between words */
    while (str_cut(&pattern, ' ', &word)) {
        if (str_eq(word, STR("..."))) {
            if (gap)
                return "words on both sides of ...";
            gap = true;
            continue;
        }
        gap = false;
        while (str_cut(&word, '|', &alternative))
            if (!is_alternative(alternative))
                return "lower-case words with one space between them: word, stem*, this|that, "
                       "<phone>, ...";
    }
    return gap ? "words on both sides of ..." : NULL;
}
