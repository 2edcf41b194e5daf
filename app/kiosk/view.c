#include "kiosk/view.h"

#include "kiosk/view_rows.h"
#include "kiosk/view_staff.h"

enum { SHIPPED_SLIDES = 3 };

static struct str
text_of(const struct lang *l, struct str hi, struct str en)
{
    bool english = strcmp(lang_code(l), "en") == 0;
    return english && en.n ? en : hi;
}

/* ---- slides ---- */

struct slide
view_slide(const struct lang *l, struct arena *a, const struct warning *w)
{
    bool english = strcmp(lang_code(l), "en") == 0 && w->title_en.n;
    struct slide s = {.title = english ? w->title_en : w->title_hi,
                      .punch = english ? w->punch_en : w->punch_hi,
                      .text = english ? w->text_en : w->text_hi,
                      .dont = english ? w->dont_en : w->dont_hi,
                      .todo = english ? w->do_en : w->do_hi,
                      .emergency = w->level == LEVEL_EMERGENCY,
                      .id = w->id};
    if (w->issued) {
        struct civil c = civil_from_unix(w->issued);
        struct str day = lang_day(l, a, c), time = lang_time(l, a, c.hour * 60 + c.minute);
        s.issued = arena_fmt(a, "%.*s, %.*s", (int)day.n, day.p, (int)time.n, time.p);
    }
    return s;
}

/* The slides the programme carries itself, for an office that has none to show. */
static struct slide
shipped_slide(const struct lang *l, struct arena *a, int number)
{
    static const char *const parts[] = {"title", "punch", "text", "dont", "do"};
    struct str text[ARRAY_LEN(parts)];
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        text[i] = lang_get(l, arena_fmt(a, "slide.%d.%s", number, parts[i]).p);
    return (struct slide){.title = text[0], .punch = text[1], .text = text[2], .dont = text[3],
                          .todo = text[4]};
}

static bool
fill_slides(struct view *v, const struct sources *s, const struct lang *l, int64_t now, bool clock,
            struct err *err)
{
    struct warning *list;
    size_t n;
    int64_t when = clock ? now : WARNING_NO_CLOCK;
    if (!warning_list(s->office, when, s->office_name, &v->arena, &list, &n, err))
        return false;
    v->n_slides = n ? n : SHIPPED_SLIDES;
    v->slides = ARENA_ARRAY(&v->arena, struct slide, v->n_slides);
    for (size_t i = 0; i < v->n_slides; i++)
        v->slides[i] = n ? view_slide(l, &v->arena, &list[i])
                         : shipped_slide(l, &v->arena, (int)i + 1);
    return true;
}

/* ---- notices ---- */

static struct str
moment(const struct lang *l, struct arena *a, int64_t t)
{
    if (!t)
        return (struct str){"", 0};
    struct civil c = civil_from_unix(t);
    struct str day = lang_short_date(l, a, c);
    if (c.hour == 0 && c.minute == 0)
        return day;
    struct str time = lang_time(l, a, c.hour * 60 + c.minute);
    return arena_fmt(a, "%.*s, %.*s", (int)day.n, day.p, (int)time.n, time.p);
}

/* An end at midnight is the end of the day before. */
static struct str
last_moment(const struct lang *l, struct arena *a, int64_t t)
{
    struct civil c = civil_from_unix(t);
    return t && c.hour == 0 && c.minute == 0 ? lang_short_date(l, a, civil_from_unix(t - 1))
                                             : moment(l, a, t);
}

/* What works and is worth a word: counters open on Sunday, nobody cut off meanwhile. */
static struct str
good_news(const struct lang *l, const struct notice *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].state == STATE_WORKING && list[i].why_hi.n)
            return text_of(l, list[i].why_hi, list[i].why_en);
    return (struct str){"", 0};
}

/* What is not working, first of all payment, what to use instead, and what is good all the same. */
static struct str
strip_of(const struct lang *l, struct arena *a, const struct notice *list, size_t n)
{
    struct str good = good_news(l, list, n);
    for (size_t i = 0; i < n; i++) {
        const struct notice *x = &list[i];
        if (x->state == STATE_WORKING)
            continue;
        struct str id = arena_fmt(a, "notice.%s.%s", service_name(x->service),
                                  service_state_name(x->state));
        struct str what = lang_get(l, id.p), also = text_of(l, x->also_hi, x->also_en);
        return arena_fmt(a, "%.*s%s%.*s%s%.*s", (int)what.n, what.p, also.n ? " · " : "",
                         (int)also.n, also.p, good.n ? " · " : "", (int)good.n, good.p);
    }
    return good;
}

static struct str
host_of(struct str url)
{
    if (!str_skip(&url, "https://"))
        str_skip(&url, "http://");
    return str_sub(url, 0, str_find(url, STR("/"), 0));
}

static bool
fill_pay(struct view *v, const struct sources *s, const struct lang *l, const struct notice *list,
         size_t n, struct pay_view *out, struct err *err)
{
    struct fact page;
    *out = (struct pay_view){0};
    *err = (struct err){0};
    if (registry_pay_url(s->list->registry, &page, err)) {
        out->url = arena_str(&v->arena, str_of(page.value));
        out->host = host_of(out->url);
    } else if (err->kind != ERR_NONE) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        const struct notice *x = &list[i];
        if (x->service != SERVICE_PAYMENT || x->state == STATE_WORKING)
            continue;
        out->suspended = true;
        out->why = text_of(l, x->why_hi, x->why_en);
        out->also = text_of(l, x->also_hi, x->also_en);
        out->since = moment(l, &v->arena, x->since);
        out->until = last_moment(l, &v->arena, x->until);
    }
    return true;
}

static bool
fill_notices(struct view *v, const struct sources *s, const struct lang *l, int64_t now, bool clock,
             struct ui_model *m, struct err *err)
{
    struct notice *list;
    size_t n;
    if (!notice_list(s->office, clock ? now : 0, &v->arena, &list, &n, err))
        return false;
    m->strip = strip_of(l, &v->arena, list, n);
    return fill_pay(v, s, l, list, n, &m->pay, err);
}

/* ---- all of it ---- */

bool
view_fill(struct view *v, const struct sources *s, const struct lang *lang, int64_t now,
          struct ui_model *m, struct err *err)
{
    struct view next = {0};
    struct ui_model model = *m;
    struct knowledge const *k = &s->list->knowledge;
    int64_t days;
    enum list_age age = registry_age(&s->list->info, now, &days);
    bool clock = age != LIST_CLOCK_WRONG;

    if (!fill_slides(&next, s, lang, now, clock, err) ||
        !fill_notices(&next, s, lang, now, clock, &model, err) ||
        !view_staff(s, lang, now, &next.arena, &model.staff, err) ||
        !view_directory(s, lang, &next.arena, &model, err) ||
        !view_counters(s, lang, now, &next.arena, &model, err)) {
        arena_wipe(&next.arena);
        return false;
    }
    model.lang = lang;
    model.discom = text_of(lang, k->home_name_hi, k->home_name_en);
    model.office = arena_str(&next.arena, text_of(lang, s->office_name, s->office_name_en));
    model.helpline = k->helpline;
    model.now = civil_from_unix(now);
    model.list_date = lang_date(lang, &next.arena, civil_from_unix(s->list->info.made_at));
    model.list_age = view_age(&s->list->info, lang, now, &next.arena);
    model.list_stale = age == LIST_STALE;
    model.list_serial = s->list->info.serial;
    model.slides = next.slides;
    model.n_slides = next.n_slides;
    if (model.slide >= model.n_slides)
        model.slide = 0;
    view_free(v);
    *v = next;
    *m = model;
    return true;
}

void
view_free(struct view *v)
{
    arena_wipe(&v->arena);
    *v = (struct view){0};
}
