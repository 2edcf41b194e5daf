#include "kiosk/view_rows.h"

static bool
english(const struct lang *l)
{
    return strcmp(lang_code(l), "en") == 0;
}

/* ---- channels ---- */

enum icon
view_channel_icon(enum channel_kind kind)
{
    switch (kind) {
    case CHANNEL_PHONE: return ICON_PHONE;
    case CHANNEL_WHATSAPP: return ICON_CHAT;
    case CHANNEL_DOMAIN:
    case CHANNEL_HOST:
    case CHANNEL_URL: return ICON_GLOBE;
    case CHANNEL_APP: return ICON_APP;
    case CHANNEL_VPA: return ICON_UPI;
    case CHANNEL_SMS_HEADER:
    case CHANNEL_EMAIL: return ICON_NOTE;
    case CHANNEL_KINDS: break;
    }
    return ICON_INFO;
}

static bool
is_fraud_line(const struct fact *f)
{
    return f->channel == CHANNEL_PHONE && strcmp(f->value, "1930") == 0;
}

static enum icon
row_icon(const struct fact *f, struct str helpline)
{
    struct str value = str_of(f->value);
    if (is_fraud_line(f))
        return ICON_ALERT;
    if (f->channel == CHANNEL_PHONE && str_eq(value, helpline))
        return ICON_BOLT;
    if (f->channel == CHANNEL_PHONE && str_eq(value, STR("112")))
        return ICON_SHIELD;
    return view_channel_icon(f->channel);
}

static struct str
digits_of(struct arena *a, const char *value)
{
    char *out = arena_alloc(a, strlen(value) + 1);
    size_t n = 0;
    for (const char *p = value; *p; p++)
        if (is_digit(*p))
            out[n++] = *p;
    return (struct str){out, n};
}

struct str
view_qr_payload(const struct fact *fact, struct arena *a)
{
    struct str digits = digits_of(a, fact->value), national = digits;
    switch (fact->channel) {
    case CHANNEL_PHONE: return arena_fmt(a, "tel:%.*s", (int)digits.n, digits.p);
    case CHANNEL_WHATSAPP: /* wa.me takes the full international number without + */
        str_skip(&national, "0");
        return arena_fmt(a, "https://wa.me/91%.*s", (int)national.n, national.p);
    case CHANNEL_DOMAIN:
    case CHANNEL_HOST: return arena_fmt(a, "https://%s", fact->value);
    case CHANNEL_URL: return arena_str(a, str_of(fact->value));
    case CHANNEL_EMAIL: return arena_fmt(a, "mailto:%s", fact->value);
    case CHANNEL_APP: /* a shop's address is not on the list */
    case CHANNEL_VPA: /* paying is never started from here */
    case CHANNEL_SMS_HEADER:
    case CHANNEL_KINDS: break;
    }
    return (struct str){"", 0};
}

static struct directory_row
row_of(const struct sources *s, const struct lang *l, const struct channel *c, struct arena *a)
{
    const struct fact *f = &c->fact;
    bool en = english(l);
    const char *purpose = en ? f->purpose_en : f->purpose_hi;
    return (struct directory_row){
        .icon = row_icon(f, s->list->knowledge.helpline),
        .value = arena_str(a, c->display.n ? c->display : str_of(f->value)),
        .purpose = arena_str(a, str_of(purpose)),
        .note = c->day_and_night ? lang_get(l, "directory.day_and_night") : (struct str){"", 0},
        .qr = view_qr_payload(f, a),
        .danger = is_fraud_line(f)};
}

static bool
rows_of(const struct sources *s, const struct lang *l, unsigned kinds, struct arena *a,
        const struct directory_row **out, size_t *n, struct err *err)
{
    struct channel *channels;
    if (!registry_channels(s->list->registry, kinds, a, &channels, n, err))
        return false;
    struct directory_row *rows = ARENA_ARRAY(a, struct directory_row, *n);
    for (size_t i = 0; i < *n; i++)
        rows[i] = row_of(s, l, &channels[i], a);
    *out = rows;
    return true;
}

bool
view_directory(const struct sources *s, const struct lang *l, struct arena *a, struct ui_model *m,
               struct err *err)
{
    unsigned numbers = 1u << CHANNEL_PHONE | 1u << CHANNEL_WHATSAPP;
    unsigned sites = 1u << CHANNEL_DOMAIN | 1u << CHANNEL_HOST | 1u << CHANNEL_APP;
    return rows_of(s, l, numbers, a, &m->numbers, &m->n_numbers, err) &&
           rows_of(s, l, sites, a, &m->sites, &m->n_sites, err);
}

/* ---- counters ---- */

static struct str
clock_of(struct arena *a, int minutes)
{
    int hour = minutes / 60;
    return arena_fmt(a, "%d:%02d", hour > 12 ? hour - 12 : hour, minutes % 60);
}

static struct str
hours_of(const struct lang *l, struct arena *a, int from, int to)
{
    if (from == to)
        return lang_get(l, "counter.closed_today");
    struct str open = clock_of(a, from), shut = clock_of(a, to);
    return arena_fmt(a, "%.*s – %.*s", (int)open.n, open.p, (int)shut.n, shut.p);
}

/* "सर्वोदय नगर" is here in "सर्वोदय नगर कार्यालय". */
static bool
is_here(const struct counter *c, struct str office)
{
    return (c->name_hi.n && str_find(office, c->name_hi, 0) < office.n) ||
           (c->name_en.n && str_find(office, c->name_en, 0) < office.n);
}

static struct counter_row
counter_of(const struct sources *s, const struct lang *l, const struct counter *c, int64_t now,
           struct arena *a)
{
    bool en = english(l), sunday = civil_from_unix(now).weekday == 0;
    bool open_sunday = c->sunday_open_minute != c->sunday_close_minute;
    return (struct counter_row){
        .name = en && c->name_en.n ? c->name_en : c->name_hi,
        .place = en && c->place_en.n ? c->place_en : c->place_hi,
        .hours = sunday ? hours_of(l, a, c->sunday_open_minute, c->sunday_close_minute)
                        : hours_of(l, a, c->open_minute, c->close_minute),
        .note = lang_get(l, open_sunday ? "counter.sunday_too" : "counter.not_sunday"),
        .open_sunday = open_sunday,
        .open_now = counter_is_open(c, now),
        .here = is_here(c, s->office_name),
        .qr = c->map_url};
}

bool
view_counters(const struct sources *s, const struct lang *l, int64_t now, struct arena *a,
              struct ui_model *m, struct err *err)
{
    struct counter *list;
    size_t n;
    if (!counter_list(s->office, now, a, &list, &n, err))
        return false;
    struct counter_row *rows = ARENA_ARRAY(a, struct counter_row, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = counter_of(s, l, &list[i], now, a);
    m->counters = rows;
    m->n_counters = n;
    m->counters_total = s->counters_total > (int)n ? s->counters_total : (int)n;
    return true;
}
