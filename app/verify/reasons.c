#include "verify/reasons.h"

#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>

enum { REASONS_MAX = 4, QUOTE_MAX = 60 };

static const char *const names[REASON_CODES] = {
    [REASON_CUT_HOUR_IMPOSSIBLE] = "cut_hour_impossible",
    [REASON_CUT_DAY_IMPOSSIBLE] = "cut_day_impossible",
    [REASON_NO_NOTICE] = "no_notice",
    [REASON_NEVER_THREATENS] = "never_threatens",
    [REASON_WRONG_SENDER] = "wrong_sender",
    [REASON_CUT_THREAT] = "cut_threat",
    [REASON_BLOCK_THREAT] = "block_threat",
    [REASON_NOT_UPDATED] = "not_updated",
    [REASON_PERSONAL_NUMBER] = "personal_number",
    [REASON_UNLISTED_NUMBER] = "unlisted_number",
    [REASON_TOLD_TO_CALL] = "told_to_call",
    [REASON_REPORTED] = "reported",
    [REASON_LOOKALIKE_LINK] = "lookalike_link",
    [REASON_LOOKALIKE_VPA] = "lookalike_vpa",
    [REASON_UNKNOWN_LINK] = "unknown_link",
    [REASON_SHORT_LINK] = "short_link",
    [REASON_CHAT_LINK] = "chat_link",
    [REASON_IP_LINK] = "ip_link",
    [REASON_APK] = "apk",
    [REASON_REMOTE_APP] = "remote_app",
    [REASON_ASKS_SECRET] = "asks_secret",
    [REASON_VERIFY_PAYMENT] = "verify_payment",
    [REASON_PAY_TO_VPA] = "pay_to_vpa",
    [REASON_SCAN_QR] = "scan_qr",
    [REASON_LURE] = "lure",
    [REASON_URGENT] = "urgent",
    [REASON_NO_ACCOUNT] = "no_account",
    [REASON_IDENTITY_UNPROVEN] = "identity_unproven",
    [REASON_MOBILE_SENDER] = "mobile_sender",
    [REASON_HEADER_MISMATCH] = "header_mismatch",
    [REASON_HIDDEN_TEXT] = "hidden_text",
    [REASON_FORWARD] = "forward",
    [REASON_SUPERSEDED] = "superseded",
    [REASON_TEMPLATE_ALTERED] = "template_altered",
    [REASON_PAY_PERSON] = "pay_person",
    [REASON_FEE_FIRST] = "fee_first",
    [REASON_WRONG_TRANSFER] = "wrong_transfer",
    [REASON_KIN_TROUBLE] = "kin_trouble",
    [REASON_SECRECY] = "secrecy",
    [REASON_OFFICER] = "officer",
    [REASON_FALSE_HELPLINE] = "false_helpline",
    [REASON_SUPPLY_HINT] = "supply_hint",
    [REASON_BIG_PROMISE] = "big_promise",
    [REASON_WORDING] = "wording",
    [REASON_OFFICIAL_NUMBER] = "official_number",
    [REASON_OFFICIAL_LINK] = "official_link",
    [REASON_OFFICIAL_VPA] = "official_vpa",
    [REASON_OFFICIAL_HEADER] = "official_header",
    [REASON_OFFICIAL_APP] = "official_app",
    [REASON_OFFICIAL_EMAIL] = "official_email",
    [REASON_TEMPLATE] = "template",
    [REASON_ADVISORY] = "advisory",
    [REASON_STORY] = "story",
    [REASON_BILL_DETAILS] = "bill_details",
    [REASON_OUTAGE] = "outage",
    [REASON_AT_COUNTER] = "at_counter",
    [REASON_NOTICE] = "notice",
    [REASON_CUT_NOTICE] = "cut_notice",
    [REASON_NOT_LISTED] = "not_listed",
    [REASON_NOTHING_TO_CHECK] = "nothing_to_check",
    [REASON_PARTIAL_NUMBER] = "partial_number",
    [REASON_SENSITIVE] = "sensitive",
    [REASON_HEADER_ALONE] = "header_alone",
    [REASON_UNCOVERED_DEMAND] = "uncovered_demand",
    [REASON_CALLER_ID] = "caller_id",
};

const char *
reason_name(enum reason_code code)
{
    return names[code];
}

bool
reason_is_against(enum reason_code code)
{
    return code <= REASON_WORDING && code != REASON_SUPERSEDED;
}

/* ---- choosing ---- */

static bool
has(const struct evidences *ev, enum reason_code code)
{
    for (size_t i = 0; i < ev->n; i++)
        if (ev->list[i].code == code)
            return true;
    return false;
}

/* What a stronger reason already says in full. */
static bool
is_said_by_another(const struct evidences *ev, const struct evidence *e)
{
    switch (e->code) {
    case REASON_URGENT: /* told by the same answer */
        return e->told && has(ev, REASON_BLOCK_THREAT);
    case REASON_IDENTITY_UNPROVEN:
        return e->told && has(ev, REASON_PERSONAL_NUMBER);
    case REASON_CUT_THREAT:
        return has(ev, REASON_CUT_HOUR_IMPOSSIBLE) || has(ev, REASON_CUT_DAY_IMPOSSIBLE) ||
               has(ev, REASON_NEVER_THREATENS);
    case REASON_UNKNOWN_LINK:
        return has(ev, REASON_APK) || has(ev, REASON_LOOKALIKE_LINK);
    case REASON_LURE:
        return has(ev, REASON_BIG_PROMISE);
    case REASON_NOT_LISTED:
        return has(ev, REASON_SUPERSEDED);
    case REASON_NO_NOTICE:
    case REASON_SUPPLY_HINT:
        return has(ev, REASON_CUT_HOUR_IMPOSSIBLE) || has(ev, REASON_CUT_THREAT);
    case REASON_UNCOVERED_DEMAND:
        return has(ev, REASON_NOT_LISTED);
    default:
        return false;
    }
}

/* A warning verdict is argued by what is against the message; "official" by proof and its limits;
 * "cannot confirm" never accuses. */
static bool
speaks_for(enum verdict v, const struct evidence *e)
{
    switch (v) {
    case VERDICT_SCAM:
    case VERDICT_SUSPICIOUS:
        return e->sign > 0;
    case VERDICT_OFFICIAL:
        return e->sign < 0 || e->code == REASON_HEADER_ALONE || e->code == REASON_CALLER_ID;
    default:
        return e->sign == 0 || e->code == REASON_ADVISORY || e->code == REASON_STORY ||
               e->code == REASON_OUTAGE || e->code == REASON_OFFICIAL_NUMBER ||
               e->code == REASON_OFFICIAL_LINK || e->code == REASON_OFFICIAL_HEADER;
    }
}

static int
stronger_first(const void *a, const void *b)
{
    const struct reason *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return x->code < y->code ? -1 : x->code > y->code;
}

void
reasons_choose(const struct evidences *ev, const struct judgement *j, int64_t as_of,
               struct arena *a, const struct reason **out, size_t *n)
{
    struct reason *list = ARENA_ARRAY(a, struct reason, ev->n + 1);
    size_t count = 0;
    for (size_t i = 0; i < ev->n; i++) {
        const struct evidence *e = &ev->list[i];
        if (!speaks_for(j->verdict, e) || is_said_by_another(ev, e))
            continue;
        list[count++] = (struct reason){.code = e->code,
                                        .weight = e->weight,
                                        .spans = e->spans,
                                        .n_spans = e->n_spans,
                                        .entity = e->entity,
                                        .rule = e->rule,
                                        .told = e->told,
                                        .as_of = as_of};
    }
    if (count == 0) /* "cannot confirm" when all there was would accuse */
        list[count++] = (struct reason){.code = REASON_NOTHING_TO_CHECK};
    qsort(list, count, sizeof *list, stronger_first);
    *out = list;
    *n = count < REASONS_MAX ? count : REASONS_MAX;
}

/* ---- saying ---- */

/* Ten digits read best five and five; what is listed as the list writes it. */
static struct str
display(const struct entity *e, struct arena *a)
{
    if (e->status == STATUS_OFFICIAL || e->status == STATUS_SUPERSEDED)
        if (e->kind == ENTITY_PHONE || e->kind == ENTITY_APP)
            return str_of(e->fact.value);
    if (e->kind == ENTITY_PHONE && e->traits & TRAIT_MOBILE && e->key.n == 10)
        return arena_fmt(a, "%.5s %.5s", e->key.p, e->key.p + 5);
    if (e->kind == ENTITY_LINK || e->kind == ENTITY_HEADER)
        return e->key;
    return e->text;
}

/* The words it rests on, as typed, at most QUOTE_MAX bytes, cut between words where possible. */
static struct str
quote(const struct reason *r, struct str text, struct arena *a)
{
    if (r->n_spans == 0)
        return (struct str){"", 0};
    struct str q = str_trim(str_sub(text, r->spans[0].at, r->spans[0].end));
    if (q.n <= QUOTE_MAX)
        return q;
    size_t end = QUOTE_MAX;
    while (end > QUOTE_MAX / 2 && q.p[end] != ' ')
        end--;
    while (end > 0 && ((unsigned char)q.p[end] & 0xC0) == 0x80)
        end--;
    return arena_fmt(a, "%.*s…", (int)end, q.p);
}

static bool
is_hindi(const struct lang *l)
{
    return strcmp(lang_code(l), "hi") == 0;
}

/* What a stale list vouched for on its day. */
static bool
is_vouched(enum reason_code code)
{
    return (code >= REASON_OFFICIAL_NUMBER && code <= REASON_OFFICIAL_EMAIL) ||
           code == REASON_TEMPLATE;
}

/* The id of the sentence: a listed number reached by WhatsApp has its own. */
static const char *
sentence_id(const struct reason *r, char *out, size_t cap)
{
    const char *variant = "";
    if (r->told)
        variant = ".told";
    else if (r->code == REASON_OFFICIAL_NUMBER && r->entity &&
        r->entity->fact.channel == CHANNEL_WHATSAPP)
        variant = ".whatsapp";
    else if (((r->code == REASON_CUT_HOUR_IMPOSSIBLE || r->code == REASON_MOBILE_SENDER) &&
              !r->rule) ||
             (r->code == REASON_APK && !r->entity))
        variant = ".plain";
    else if (r->code == REASON_REMOTE_APP && r->entity && r->entity->traits & TRAIT_FORWARDING)
        variant = ".forwarding";
    else if (r->code == REASON_FALSE_HELPLINE && r->rule)
        variant = ".rule";
    else if (r->code == REASON_UNLISTED_NUMBER && !r->entity)
        variant = ".hidden";
    else if (r->code == REASON_NOT_LISTED && r->entity && r->entity->kind == ENTITY_PHONE)
        variant = ".phone";
    else if (r->code == REASON_LOOKALIKE_LINK && r->entity &&
             str_eq(r->entity->resembles, STR("gov.in")))
        variant = ".government";
    snprintf(out, cap, "reason.%s%s%s", names[r->code], variant,
             r->as_of && is_vouched(r->code) ? ".stale" : "");
    return out;
}

struct str
reason_say(const struct reason *r, struct str text, const struct knowledge *k, const struct lang *l,
           struct arena *a)
{
    char id[64];
    bool hi = is_hindi(l);
    const struct entity *e = r->entity;
    struct str none = {"", 0};
    struct str says = e ? display(e, a) : quote(r, text, a);
    if (r->code == REASON_CUT_HOUR_IMPOSSIBLE && e)
        says = str_trim(str_sub(text, e->span.at, e->span.end));
    const struct lang_arg args[] = {
        {"quote", says},
        {"home", hi ? k->home_name_hi : k->home_name_en},
        {"helpline", k->helpline},
        {"rule", r->rule ? (hi ? r->rule->say_hi : r->rule->say_en) : none},
        {"owner", e ? str_of(hi ? e->fact.owner_hi : e->fact.owner_en) : none},
        {"purpose", e ? str_of(hi ? e->fact.purpose_hi : e->fact.purpose_en) : none},
        {"successor", e ? str_of(e->fact.successor) : none},
        {"resembles", e ? e->resembles : none},
        {"date", r->as_of ? lang_date(l, a, civil_from_unix(r->as_of)) : none},
    };
    return lang_format(l, a, sentence_id(r, id, sizeof id), args, ARRAY_LEN(args));
}

/* ---- names of the contract ---- */

const char *
entity_kind_name(enum entity_kind kind)
{
    static const char *const kinds[ENTITY_KINDS] = {
        [ENTITY_PHONE] = "phone",     [ENTITY_LINK] = "link",     [ENTITY_VPA] = "vpa",
        [ENTITY_HEADER] = "header",   [ENTITY_EMAIL] = "email",   [ENTITY_APP] = "app",
        [ENTITY_ACCOUNT] = "account", [ENTITY_AMOUNT] = "amount", [ENTITY_TIME] = "time",
    };
    return kinds[kind];
}

const char *
entity_status_name(enum entity_status status)
{
    static const char *const statuses[STATUSES] = {
        [STATUS_UNKNOWN] = "unknown",       [STATUS_OFFICIAL] = "official",
        [STATUS_SUPERSEDED] = "superseded", [STATUS_LOOKALIKE] = "lookalike",
        [STATUS_REPORTED] = "reported",
    };
    return statuses[status];
}
