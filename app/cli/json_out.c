#include "cli/json_out.h"

#include "verify/fraud.h"
#include "verify/reasons.h"
#include "verify/verdict.h"

static void
add_reason(struct buf *b, const struct reason *r, struct str text, const struct checker *k,
           struct arena *a)
{
    struct str say = lang_plain(a, reason_say(r, text, &k->knowledge, k->lang, a));
    buf_fmt(b, "{\"code\":\"%s\",\"say\":", reason_name(r->code));
    buf_json(b, say);
    buf_add(b, STR(",\"spans\":["));
    for (size_t i = 0; i < r->n_spans; i++)
        buf_fmt(b, "%s[%zu,%zu]", i ? "," : "", r->spans[i].at, r->spans[i].end);
    buf_add(b, STR("]}"));
}

static void
add_entity(struct buf *b, const struct entity *e)
{
    buf_fmt(b, "{\"kind\":\"%s\",\"text\":", entity_kind_name(e->kind));
    buf_json(b, e->text);
    buf_add(b, STR(",\"key\":"));
    buf_json(b, e->key);
    buf_fmt(b, ",\"status\":\"%s\",\"owner\":", entity_status_name(e->status));
    if (e->status == STATUS_OFFICIAL || e->status == STATUS_SUPERSEDED)
        buf_json(b, str_of(e->fact.owner));
    else
        buf_add(b, STR("null"));
    buf_fmt(b, ",\"span\":[%zu,%zu]}", e->span.at, e->span.end);
}

/* Which list was asked, so that who reads the answer knows how old it is. */
static void
add_list(struct buf *b, const struct checker *k)
{
    struct civil made = civil_from_unix(k->info.made_at);
    buf_fmt(b, ",\"list\":{\"serial\":%lld,\"as_of\":\"%04d-%02d-%02d\",\"stale\":%s}",
            (long long)k->info.serial, made.year, made.month, made.day,
            k->age == LIST_STALE ? "true" : "false");
}

void
json_answer(struct buf *b, struct str id, struct str text, const struct answer *answer,
            const struct checker *k, struct arena *a)
{
    buf_char(b, '{');
    if (id.n) {
        buf_add(b, STR("\"id\":"));
        buf_add(b, id);
        buf_char(b, ',');
    }
    buf_fmt(b, "\"verdict\":\"%s\",\"score\":%.3f,\"fraud\":\"%s\",\"reasons\":[",
            verdict_name(answer->verdict), answer->score, fraud_name(answer->fraud));
    for (size_t i = 0; i < answer->n_reasons; i++) {
        if (i)
            buf_char(b, ',');
        add_reason(b, &answer->reasons[i], text, k, a);
    }
    buf_add(b, STR("],\"entities\":["));
    for (size_t i = 0; i < answer->n_entities; i++) {
        if (i)
            buf_char(b, ',');
        add_entity(b, &answer->entities[i]);
    }
    buf_char(b, ']');
    add_list(b, k);
    buf_char(b, '}');
}

void
json_error(struct buf *b, struct str id, const char *error)
{
    buf_add(b, STR("{\"id\":"));
    buf_add(b, id);
    buf_add(b, STR(",\"error\":"));
    buf_json(b, str_of(error));
    buf_char(b, '}');
}
