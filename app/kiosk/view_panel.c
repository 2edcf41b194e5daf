#include "kiosk/view_panel.h"

#include "office/office.h"
#include "registry/bundle/trust.h"

#include <inttypes.h>

enum { DISK_LEAST = 10, HEAT_MOST = 75 }; /* per cent, degrees: beyond them staff are warned */

static struct str
number(struct arena *a, int64_t n)
{
    return arena_fmt(a, "%" PRId64, n);
}

static struct str
count(const struct lang *l, struct arena *a, const char *id, int64_t n)
{
    struct lang_arg args[] = {{"n", number(a, n)}};
    return lang_format(l, a, id, args, 1);
}

/* ---- the list ---- */

/* The floor is raised by bundles alone, and to the serial of the one taken. */
static bool
came_signed(const struct sources *s)
{
    struct trust t;
    struct err err;
    return trust_load(s->data.p, &t, &err) && t.floor == s->list->info.serial && t.floor > 0;
}

void
view_panel_list(const struct sources *s, int64_t now, struct staff_view *v)
{
    const struct registry_info *i = &s->list->info;
    int64_t days;
    v->age_days = registry_age(i, now, &days) == LIST_CLOCK_WRONG ? -1 : days;
    v->stale_days = i->stale_days;
    v->entries = i->n_channels + i->n_reported + i->n_headers;
    v->counters = i->n_counters;
    v->is_older = s->unread || s->list->fell_back;
    v->is_signed = came_signed(s);
}

/* ---- the switches ---- */

bool
view_panel_emergency(struct office *o, struct arena *a, struct warning *out, struct err *err)
{
    struct warning *list;
    size_t n;
    bool found = false;
    *err = (struct err){0};
    if (!warning_list(o, 0, (struct str){"", 0}, a, &list, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (list[i].level != LEVEL_EMERGENCY || (found && list[i].issued < out->issued))
            continue;
        *out = list[i];
        found = true;
    }
    return found;
}

static bool
fill_emergency(const struct sources *s, const struct lang *l, int64_t now, struct arena *a,
               struct staff_view *v, struct err *err)
{
    struct warning w;
    bool english = strcmp(lang_code(l), "en") == 0;
    v->has_emergency = view_panel_emergency(s->office, a, &w, err);
    if (!v->has_emergency)
        return err->kind == ERR_NONE;
    v->emergency_on = warning_is_due(&w, now, s->office_name);
    v->emergency_text = english && w.title_en.n ? w.title_en : w.title_hi;
    return true;
}

static struct str
since(const struct lang *l, struct arena *a, int64_t t)
{
    struct civil c = civil_from_unix(t);
    struct str day = lang_short_date(l, a, c), time = lang_time(l, a, c.hour * 60 + c.minute);
    struct lang_arg args[] = {
        {"when", arena_fmt(a, "%.*s, %.*s", (int)day.n, day.p, (int)time.n, time.p)}};
    return lang_format(l, a, "staff.payment.since", args, 1);
}

bool
view_panel_notices(const struct sources *s, const struct lang *l, int64_t now, struct arena *a,
                   struct staff_view *v, struct err *err)
{
    struct notice *list;
    size_t n;
    if (!notice_list(s->office, now, a, &list, &n, err))
        return false;
    v->may_write = office_state(s->office) == OFFICE_WRITABLE;
    v->payment_off = false;
    v->payment_text = lang_get(l, "staff.payment.off");
    for (size_t i = 0; i < n; i++) {
        if (list[i].service != SERVICE_PAYMENT || list[i].state == STATE_WORKING)
            continue;
        v->payment_off = true;
        v->payment_text = list[i].since ? since(l, a, list[i].since) : (struct str){"", 0};
    }
    return fill_emergency(s, l, now, a, v, err);
}

/* ---- what people told the office ---- */

bool
view_panel_reports(const struct sources *s, const struct lang *l, struct arena *a,
                   struct staff_view *v, struct err *err)
{
    struct str last;
    if (!report_tokens(s->office, a, &v->reports, &last, err))
        return false;
    struct lang_arg args[] = {{"token", last}};
    v->has_reports = v->reports > 0;
    v->reports_text = lang_format(l, a, "staff.reports.tokens", args, 1);
    return true;
}

void
view_panel_takeout(const struct takeout *t, const struct lang *l, struct arena *a,
                   struct staff_view *v)
{
    static const char *const ids[] = {[TAKEOUT_DONE] = "staff.save.done",
                                      [TAKEOUT_NO_STICK] = "staff.save.none",
                                      [TAKEOUT_FULL] = "staff.save.full",
                                      [TAKEOUT_READ_ONLY] = "staff.save.shut",
                                      [TAKEOUT_PULLED] = "staff.save.pulled",
                                      [TAKEOUT_FAILED] = "staff.save.failed",
                                      [TAKEOUT_UNREAD] = "staff.save.unread"};
    struct lang_arg args[] = {{"file", str_of(t->file)}};
    v->save = t->end == TAKEOUT_DONE ? SAVE_DONE : SAVE_FAILED;
    v->save_text = lang_format(l, a, ids[t->end], args, 1);
}

/* ---- the machine ---- */

static void
add_row(struct staff_view *v, enum icon icon, struct str name, struct str value, bool warn)
{
    if (v->n_health >= HEALTH_ROWS)
        return;
    v->health[v->n_health++] = (struct health_row){icon, name, value, warn};
    v->warnings += warn;
}

static struct str
up_for(const struct lang *l, struct arena *a, int64_t s)
{
    enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };
    return s >= 2 * DAY    ? count(l, a, "staff.since.days", s / DAY)
           : s >= 2 * HOUR ? count(l, a, "staff.since.hours", s / HOUR)
                           : count(l, a, "staff.since.minutes", s / MINUTE);
}

void
view_panel_health(const struct sources *s, const struct health *h, bool voice,
                  const struct lang *l, int64_t now, struct arena *a, struct staff_view *v)
{
    int64_t days;
    struct str fine = lang_get(l, "staff.ok"), absent = lang_get(l, "staff.absent");
    struct civil c = civil_from_unix(now);
    bool clock = registry_age(&s->list->info, now, &days) != LIST_CLOCK_WRONG;
    bool office = office_state(s->office) == OFFICE_WRITABLE;
    v->n_health = 0;
    v->warnings = 0;
    add_row(v, ICON_TOUCH, lang_get(l, "staff.touch"), h->touch > 0 ? fine : absent,
            h->touch <= 0);
    add_row(v, ICON_SPEAKER, lang_get(l, "staff.speaker"), voice ? fine : absent, !voice);
    if (h->disk_free != HEALTH_UNKNOWN)
        add_row(v, ICON_DISK, lang_get(l, "staff.disk"), arena_fmt(a, "%d%%", h->disk_free),
                h->disk_free < DISK_LEAST);
    add_row(v, ICON_CLOCK, lang_get(l, "staff.clock"),
            clock ? arena_fmt(a, "%d:%02d", c.hour, c.minute) : lang_get(l, "staff.behind"),
            !clock);
    if (h->heat != HEALTH_UNKNOWN)
        add_row(v, ICON_BOLT, lang_get(l, "staff.heat"), arena_fmt(a, "%d°C", h->heat),
                h->heat > HEAT_MOST);
    if (h->up_s >= 0)
        add_row(v, ICON_REFRESH, lang_get(l, "staff.since"), up_for(l, a, h->up_s), false);
    if (!office) /* told only when it is not as it should be */
        add_row(v, ICON_NOTE, lang_get(l, "staff.storage"), lang_get(l, "staff.closed"), true);
}

/* ---- the stick ---- */

static struct str
found_text(const struct stick_found *f, const struct lang *l, struct arena *a)
{
    const struct bundle_changes *c = &f->changes;
    struct lang_arg args[] = {{"serial", number(a, f->taken.serial)},
                              {"date", lang_short_date(l, a, civil_from_unix(c->made_at))},
                              {"added", number(a, c->added)},
                              {"changed", number(a, c->changed)},
                              {"removed", number(a, c->removed)}};
    struct str head = lang_format(l, a, "staff.usb.found", args, ARRAY_LEN(args));
    struct str rest = lang_format(l, a, "staff.usb.changes", args, ARRAY_LEN(args));
    return arena_fmt(a, "%.*s\n%.*s", (int)head.n, head.p, (int)rest.n, rest.p);
}

void
view_panel_found(const struct stick_found *f, const struct lang *l, struct arena *a,
                 struct staff_view *v)
{
    struct lang_arg args[] = {{"serial", number(a, f->taken.serial)}};
    if (!f->good) {
        view_panel_taken(&f->taken, l, a, v);
        return;
    }
    v->usb = f->taken.already ? USB_SAME : USB_READY;
    v->usb_text = f->taken.already ? lang_format(l, a, "staff.usb.same", args, 1)
                                   : found_text(f, l, a);
}

void
view_panel_taken(const struct bundle_taken *b, const struct lang *l, struct arena *a,
                 struct staff_view *v)
{
    const struct refusal *r = &b->refusal;
    bool taken = r->code == REFUSE_NOT;
    const char *id = !taken     ? arena_fmt(a, "refuse.%s", refusal_name(r->code)).p
                     : b->already ? "update.already"
                                  : "update.taken";
    const struct lang_arg args[] = {{"serial", number(a, b->serial)},
                                    {"before", number(a, b->before)},
                                    {"file", str_of(r->file)},
                                    {"wanted", str_of(r->wanted)},
                                    {"found", str_of(r->found)}};
    struct str text = lang_format(l, a, id, args, ARRAY_LEN(args));
    struct str kept = lang_get(l, "refuse.kept");
    v->usb = taken ? USB_TAKEN : USB_REFUSED;
    v->usb_text = taken ? text
                        : arena_fmt(a, "%.*s %.*s", (int)text.n, text.p, (int)kept.n, kept.p);
}
