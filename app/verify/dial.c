/* A number on the number keyboard, digit by digit. */
#include "verify/entities.h"

#include "verify/std.h"

enum { DIAL_MAX = 15, MOBILE_DIGITS = 10, TOLL_FREE_DIGITS = 11 };

/* The national digits, split where one reads them out. */
struct plan {
    unsigned traits;
    size_t total;    /* digits of the whole number; 0: any */
    size_t cuts[2];  /* digits before each gap; 0: none */
    char gap;
};

static struct plan
plan_one(struct str d)
{
    static const char *const codes[] = {"112", "1909", "1912", "1930", "155260"};
    if (str_starts(d, "140") || str_starts(d, "160"))
        return (struct plan){str_starts(d, "140") ? TRAIT_TELEMARKETER : TRAIT_GOV_SERVICE,
                             MOBILE_DIGITS, {4, 7}, ' '};
    if (str_starts(d, "18") && !str_eq(d, STR("181"))) {
        bool short_form = d.n == 10 && str_starts(d, "1800") && !str_starts(d, "1800180");
        return (struct plan){TRAIT_TOLL_FREE, short_form ? 10 : TOLL_FREE_DIGITS,
                             {4, short_form ? 6 : 7}, ' '};
    }
    for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
        struct str code = str_of(codes[i]);
        if (d.n >= 2 && d.n <= code.n && str_eq(str_sub(code, 0, d.n), d))
            return (struct plan){TRAIT_SHORT_CODE, code.n, {0, 0}, ' '};
    }
    if (d.n <= 4)
        return (struct plan){TRAIT_SHORT_CODE, d.n < 3 ? 3 : d.n, {0, 0}, ' '};
    return (struct plan){TRAIT_LANDLINE, MOBILE_DIGITS, {std_code_length(d), 0}, '-'};
}

static struct plan
plan_number(struct str d, bool trunk)
{
    struct plan mobile = {TRAIT_MOBILE, MOBILE_DIGITS, {5, 0}, ' '};
    struct plan landline = {TRAIT_LANDLINE, MOBILE_DIGITS, {std_code_length(d), 0}, '-'};
    if (d.n == 0)
        return (struct plan){0, MOBILE_DIGITS, {0, 0}, ' '};
    if (d.p[0] == '1' && !trunk)
        return plan_one(d);
    if (d.p[0] < '6')
        return landline;
    /* Behind a trunk 0 an area code may begin like a mobile: 0755. */
    return trunk && std_code_is_known(d) ? landline : mobile;
}

static void
put(struct dial *out, size_t *n, char c)
{
    if (*n + 1 < sizeof(out->grouped))
        out->grouped[(*n)++] = c;
}

static void
group(struct str d, const struct plan *plan, struct dial *out, size_t n)
{
    for (size_t i = 0; i < d.n; i++) {
        if (i > 0 && (i == plan->cuts[0] || i == plan->cuts[1]))
            put(out, &n, plan->gap);
        put(out, &n, d.p[i]);
    }
    out->grouped[n] = '\0';
}

void
dial_read(struct str digits, struct dial *out)
{
    char plain[DIAL_MAX + 1];
    size_t n = 0, at = 0;
    *out = (struct dial){0};
    bool plus = digits.n > 0 && digits.p[0] == '+';
    for (size_t i = 0; i < digits.n && n < sizeof(plain); i++)
        if (is_digit(digits.p[i]))
            plain[n++] = digits.p[i];
    struct str d = {plain, n};
    bool country = (plus && str_skip(&d, "91")) || str_skip(&d, "0091") ||
                   (n > MOBILE_DIGITS && str_skip(&d, "91"));
    if (plus && !country && n > 0 && !str_starts(STR("91"), n == 1 && d.p[0] == '9' ? "9" : "x")) {
        out->traits = TRAIT_FOREIGN;
        put(out, &at, '+');
        group(d, &(struct plan){0}, out, at);
        return;
    }
    bool trunk = !country && str_skip(&d, "0");
    if (country) {
        for (const char *p = "+91 "; *p; p++)
            put(out, &at, *p);
    } else if (plus) {
        put(out, &at, '+');
    } else if (trunk) {
        put(out, &at, '0');
    }
    struct plan plan = plan_number(d, trunk);
    if (trunk && plan.traits == TRAIT_MOBILE && d.n)
        put(out, &at, ' ');
    group(d, &plan, out, at);
    out->traits = plan.traits;
    if (d.n < plan.total) {
        out->missing = (int)(plan.total - d.n);
        out->traits |= TRAIT_PARTIAL;
    } else if (d.n > plan.total) {
        out->traits = 0; /* too long for any number */
    }
}
