#include "kiosk/view.h"

#include "kiosk/view_rows.h"
#include "kiosk/view_staff.h"
#include "verify/reasons.h"

struct str
view_reading_form(const struct entity *e, struct arena *a)
{
    if (e->kind != ENTITY_PHONE)
        return e->status == STATUS_OFFICIAL && e->kind != ENTITY_LINK && e->fact.value[0]
                   ? arena_str(a, str_of(e->fact.value))
                   : e->key;
    struct dial dial;
    struct str key = e->key;
    if (e->traits & TRAIT_FORWARDING) /* a code to dial has no groups */
        return key;
    if (e->traits & TRAIT_LANDLINE)
        key = arena_fmt(a, "0%.*s", (int)key.n, key.p);
    dial_read(key, &dial);
    return dial.grouped[0] ? arena_str(a, str_of(dial.grouped)) : e->key;
}

/* The list's date, and how old it is: "21 नवम्बर 2026 · 3 दिन पुरानी" */
static struct str
dated(const struct generation *g, const struct lang *l, struct str date, int64_t now,
      struct arena *a)
{
    struct lang_arg args[] = {{"date", date}, {"age", view_age(&g->info, l, now, a)}};
    return args[1].value.n ? lang_format(l, a, "age.dated", args, ARRAY_LEN(args))
                           : args[0].value;
}

static struct str
source_line(const struct generation *g, const struct lang *l, const struct fact *f, int64_t now,
            struct arena *a)
{
    struct str id = arena_fmt(a, "confidence.%s", confidence_name(f->confidence));
    struct lang_arg args[] = {
        {"date", dated(g, l, lang_date(l, a, civil_from_unix(g->info.made_at)), now, a)}};
    return lang_format(l, a, id.p, args, ARRAY_LEN(args));
}

/* "यह … का WhatsApp चैटबोट है". National numbers and sites have no company to name. */
static struct str
entry_line(const struct lang *l, const struct fact *f, bool stale, struct arena *a)
{
    bool national = strcmp(f->owner, "*") == 0;
    const char *id = "entry.phone";
    switch (f->channel) {
    case CHANNEL_PHONE:
        id = national ? "entry.phone.national" : "entry.phone";
        break;
    case CHANNEL_WHATSAPP:
        id = "entry.whatsapp";
        break;
    case CHANNEL_DOMAIN:
    case CHANNEL_HOST:
    case CHANNEL_URL:
        id = national ? "entry.link.national" : "entry.link";
        break;
    case CHANNEL_SMS_HEADER:
        id = "entry.header";
        break;
    case CHANNEL_APP:
        id = "entry.app";
        break;
    case CHANNEL_VPA:
        id = "entry.vpa";
        break;
    case CHANNEL_EMAIL:
        id = "entry.email";
        break;
    case CHANNEL_KINDS:
        break;
    }
    bool en = strcmp(lang_code(l), "en") == 0;
    struct lang_arg args[] = {{"owner", str_of(en ? f->owner_en : f->owner_hi)}};
    return lang_format(l, a, stale ? arena_fmt(a, "%s.stale", id).p : id, args, ARRAY_LEN(args));
}

static void
fill_official(const struct generation *g, const struct lang *l, const struct entity *e,
              int64_t now, struct arena *a, struct result_view *out)
{
    const struct fact *f = &e->fact;
    bool en = strcmp(lang_code(l), "en") == 0;
    out->headline = entry_line(l, f, out->as_of.n > 0, a);
    out->purpose = str_of(en ? f->purpose_en : f->purpose_hi);
    out->region = str_of(en ? f->region_en : f->region_hi);
    out->source = source_line(g, l, f, now, a);
    out->home = str_eq(str_of(f->owner), g->knowledge.home) || str_eq(str_of(f->owner), STR("*"));
    out->qr = view_qr_payload(f, a);
}

void
view_result(const struct generation *g, const struct lang *lang, struct str text,
            const struct answer *answer, int64_t now, struct arena *a, struct result_view *out)
{
    struct str day = lang_short_date(lang, a, civil_from_unix(g->info.made_at));
    *out = (struct result_view){
        .answer = answer, .text = text, .dated = dated(g, lang, day, now, a)};
    if (answer->as_of)
        out->as_of = lang_date(lang, a, civil_from_unix(answer->as_of));
    for (size_t i = 0; i < answer->n_reasons && i < ARRAY_LEN(out->reasons); i++)
        out->reasons[out->n_reasons++] =
            reason_say(&answer->reasons[i], text, &g->knowledge, lang, a);
    if (!answer->single || answer->n_entities == 0)
        return;
    const struct entity *e = &answer->entities[0];
    out->looked_up = view_reading_form(e, a);
    out->looked_up_kind = e->kind;
    if (answer->verdict == VERDICT_OFFICIAL)
        fill_official(g, lang, e, now, a, out);
}

/* ---- while typing ---- */

static struct hint_view
hint_of(const struct hint *h, int64_t as_of, const struct lang *l, struct arena *a)
{
    static const struct {
        const char *id;
        enum icon icon;
        bool against;
    } table[] = {
        [HINT_NIGHT_THREAT] = {"hint.night_threat", ICON_ALERT, true},
        [HINT_DIGITS_MISSING] = {"hint.digits_missing", ICON_PENCIL, false},
        [HINT_REPORTED] = {"hint.reported", ICON_ALERT, true},
        [HINT_OFFICIAL] = {"hint.official", ICON_SHIELD, false},
        [HINT_PERSONAL_NUMBER] = {"hint.personal_number", ICON_APP, false},
        [HINT_LOOKALIKE] = {"hint.lookalike", ICON_ALERT, true},
        [HINT_SECRET] = {"hint.secret", ICON_ALERT, true},
        [HINT_APK] = {"hint.apk", ICON_ALERT, true},
    };
    bool stale = as_of && h->code == HINT_OFFICIAL;
    const char *id = stale ? "hint.official.stale" : table[h->code].id;
    struct lang_arg args[] = {
        {"n", arena_fmt(a, "%d", h->missing)},
        {"date", stale ? lang_date(l, a, civil_from_unix(as_of)) : (struct str){"", 0}}};
    return (struct hint_view){.text = lang_format(l, a, id, args, ARRAY_LEN(args)),
                              .icon = table[h->code].icon,
                              .against = table[h->code].against};
}

/* Only what a number keyboard types is read as a number. */
static bool
is_dialled(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!is_digit(text.p[i]) && !strchr("+-() ", text.p[i]))
            return false;
    return text.n > 0;
}

static struct dial_view
dial_of(struct str text)
{
    static const struct {
        unsigned trait;
        enum dial_kind kind;
    } kinds[] = {{TRAIT_MOBILE, DIAL_MOBILE},
                 {TRAIT_LANDLINE, DIAL_LANDLINE},
                 {TRAIT_TOLL_FREE, DIAL_TOLL_FREE},
                 {TRAIT_SHORT_CODE, DIAL_SHORT}};
    struct dial_view out = {0};
    struct dial dial;
    if (!is_dialled(text))
        return out;
    dial_read(text, &dial);
    out.missing = dial.missing;
    str_copy(out.grouped, sizeof out.grouped, str_of(dial.grouped));
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (dial.traits & kinds[i].trait)
            out.kind = kinds[i].kind;
    return out;
}

void
view_hints(const struct check *c, const struct lang *lang, struct str text, struct arena *a,
           struct ui_model *m)
{
    struct hint hints[HINTS_SHOWN];
    m->n_hints = check_hints(c, text, a, hints, HINTS_SHOWN);
    for (size_t i = 0; i < m->n_hints; i++)
        m->hints[i] = hint_of(&hints[i], c->as_of, lang, a);
    m->dial = dial_of(text);
}
