#include "kiosk/view_staff.h"

enum { TOLD_SECONDS = 600, LINES = 2 };

struct str
view_age(const struct registry_info *i, const struct lang *l, int64_t now, struct arena *a)
{
    int64_t days;
    if (registry_age(i, now, &days) == LIST_CLOCK_WRONG)
        return (struct str){"", 0};
    if (days <= 1)
        return lang_get(l, days ? "age.yesterday" : "age.today");
    struct lang_arg n[] = {{"n", arena_fmt(a, "%lld", (long long)days)}};
    return lang_format(l, a, "age.days", n, 1);
}

static struct str
date_line(const struct lang *l, struct arena *a, const char *id, int64_t t)
{
    struct lang_arg date[] = {{"date", lang_date(l, a, civil_from_unix(t))}};
    return lang_format(l, a, id, date, 1);
}

/* A newer programme may know reasons that this one has no words for. */
static struct str
update_line(const struct list_update *u, const struct lang *l, struct arena *a)
{
    struct str why = arena_fmt(a, "strip.refuse.%.*s", (int)u->outcome.n, u->outcome.p);
    struct lang_arg args[] = {{"serial", arena_fmt(a, "%lld", (long long)u->serial)},
                              {"why", lang_has(l, why.p) ? lang_get(l, why.p) : u->outcome}};
    const char *id = str_eq(u->outcome, STR("taken"))     ? "strip.taken"
                     : str_eq(u->outcome, STR("already")) ? "strip.already"
                                                          : "strip.refused";
    return lang_format(l, a, id, args, ARRAY_LEN(args));
}

static const char *
office_line(enum office_state state)
{
    return state == OFFICE_DISK_FULL   ? "strip.office_full"
           : state == OFFICE_NO_RIGHTS ? "strip.office_rights"
           : state == OFFICE_HELD      ? "strip.office_held"
                                       : "strip.office_disk";
}

/* The last one, while it is news; empty else. */
static bool
news(const struct sources *s, const struct lang *l, int64_t now, struct arena *a, struct str *out,
     struct err *err)
{
    struct list_update *list;
    size_t n;
    *out = (struct str){"", 0};
    if (!update_list(s->office, a, &list, &n, err))
        return false;
    if (n && list[0].at <= now && now - list[0].at < TOLD_SECONDS)
        *out = update_line(&list[0], l, a);
    return true;
}

bool
view_staff(const struct sources *s, const struct lang *l, int64_t now, struct arena *a,
           struct str *out, struct err *err)
{
    struct str lines[5] = {{"", 0}};
    size_t n = 0, shown = 0;
    int64_t days;
    enum list_age age = registry_age(&s->list->info, now, &days);
    if (age == LIST_CLOCK_WRONG)
        lines[n++] = date_line(l, a, "strip.clock", now);
    if (office_state(s->office) != OFFICE_WRITABLE)
        lines[n++] = lang_get(l, office_line(office_state(s->office)));
    if (s->unread || s->list->fell_back)
        lines[n++] = lang_get(l, s->unread ? "strip.unread" : "strip.fell_back");
    if (!news(s, l, now, a, &lines[n], err))
        return false;
    n += lines[n].n > 0;
    if (age == LIST_STALE)
        lines[n++] = date_line(l, a, "strip.stale", s->list->info.made_at);
    *out = (struct str){"", 0};
    for (; shown < n && shown < LINES; shown++)
        *out = shown ? arena_fmt(a, "%.*s\n%.*s", (int)out->n, out->p, (int)lines[shown].n,
                                 lines[shown].p)
                     : lines[shown];
    return true;
}
