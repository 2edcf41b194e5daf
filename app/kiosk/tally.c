#include "kiosk/tally.h"

#include "verify/fraud.h"
#include "verify/verdict.h"

enum {
    WRITE_MS = 60 * 1000,
    SHOWN_MS = 10 * 60 * 1000, /* where nobody did anything: the disk is spared */
    REST_MS = 2000,            /* hands that rest so long do not notice a write */
    WHOLE_DAY = -1,
    N_MAX = 1 << 29
};

static const char shown[] = "shown";

/* ---- in memory ---- */

static bool
is_same_time(const struct tally_row *row, int64_t now)
{
    return civil_day(row->at) == civil_day(now) &&
           (!row->by_hour || civil_from_unix(row->at).hour == civil_from_unix(now).hour);
}

/* The oldest goes where there is no room: a disk that is full for days keeps the last ones. */
static struct tally_row *
new_row(struct tally *t)
{
    if (t->n == TALLY_ROWS) {
        t->n--;
        memmove(t->rows, t->rows + 1, t->n * sizeof *t->rows);
    }
    return &t->rows[t->n++];
}

static void
add(struct tally *t, int64_t now, const char *what, struct str which, int64_t n)
{
    if (now == TALLY_NO_CLOCK || which.n > TALLY_NAME_MAX)
        return;
    bool by_hour = strcmp(what, "check") == 0;
    for (size_t i = 0; i < t->n; i++) {
        struct tally_row *row = &t->rows[i];
        if (strcmp(row->what, what) == 0 && str_eq(str_of(row->which), which) &&
            is_same_time(row, now)) {
            row->n += row->n < N_MAX ? n : 0;
            return;
        }
    }
    struct tally_row *row = new_row(t);
    *row = (struct tally_row){.what = what, .by_hour = by_hour, .at = now, .n = n};
    memcpy(row->which, which.p, which.n);
}

void
tally_check(struct tally *t, int64_t now, const struct answer *a, enum tally_way way)
{
    static const char *const ways[] = {"text", "number", "questions"};
    add(t, now, "check", str_of(verdict_name(a->verdict)), 1);
    add(t, now, "way", str_of(ways[way]), 1);
    if (a->fraud != FRAUD_NONE)
        add(t, now, "fraud", str_of(fraud_name(a->fraud)), 1);
}

void
tally_report(struct tally *t, int64_t now)
{
    add(t, now, "report", (struct str){"", 0}, 1);
}

void
tally_slide(struct tally *t, int64_t now, int64_t now_ms, struct str id)
{
    if (t->slide[0]) {
        t->rest_ms += now_ms - t->slide_ms;
        if (t->rest_ms >= 1000)
            add(t, now, shown, str_of(t->slide), t->rest_ms / 1000);
        t->rest_ms %= 1000;
    }
    t->slide_ms = now_ms;
    size_t n = id.n <= TALLY_NAME_MAX ? id.n : 0;
    memcpy(t->slide, id.n ? id.p : "", n);
    t->slide[n] = '\0';
}

void
tally_left(struct tally *t)
{
    t->left = true;
}

/* ---- to the database ---- */

bool
tally_due(const struct tally *t, int64_t now_ms, int64_t touched_ms)
{
    int64_t since = now_ms - t->tried_ms;
    bool done = false; /* by a person */
    for (size_t i = 0; i < t->n; i++)
        done |= t->rows[i].what != shown;
    if (t->n == 0)
        return false;
    return (t->left && done) || since >= SHOWN_MS ||
           (done && since >= WRITE_MS && now_ms - touched_ms >= REST_MS);
}

/* An hour that was counted by: one transaction writes it and its day. */
static int64_t
hour_to_write(const struct tally *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->rows[i].by_hour)
            return t->rows[i].at;
    return t->rows[0].at;
}

static size_t
gather(const struct tally *t, int64_t at, struct count *list)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct tally_row *row = &t->rows[i];
        if (is_same_time(row, at))
            list[n++] = (struct count){.hour = row->by_hour ? 0 : WHOLE_DAY,
                                       .what = str_of(row->what),
                                       .which = str_of(row->which),
                                       .n = row->n};
    }
    return n;
}

/* Those of the time `at`, or of them only the warnings'. */
static void
drop(struct tally *t, int64_t at, bool only_shown)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->n; i++)
        if (!is_same_time(&t->rows[i], at) || (only_shown && t->rows[i].what != shown))
            t->rows[kept++] = t->rows[i];
    t->n = kept;
}

/* Mostly one turn; more after a full hour. What the database takes for no name, another hand wrote
 * there as a warning's id: it is not counted. */
void
tally_write(struct tally *t, struct office *o, int64_t now_ms)
{
    struct count list[TALLY_ROWS];
    t->tried_ms = now_ms;
    t->left = false;
    while (t->n) {
        struct err err = {0};
        int64_t at = hour_to_write(t);
        bool done = count_add(o, at, list, gather(t, at, list), &err);
        if (!done && err.kind == ERR_ENV)
            return;
        size_t before = t->n;
        drop(t, at, !done);
        if (t->n == before)
            return;
    }
}
