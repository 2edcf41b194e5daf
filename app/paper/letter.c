#include "paper/letter.h"

#include "base/log.h"
#include "paper/html.h"
#include "paper/pdf.h"
#include "paper/spelled.h"

enum { BLOCKS_MAX = 48 };

/* The letter being put together. */
struct draft {
    const struct letter *l;
    const struct lang *lang;
    struct arena *a;
    struct paper *p;
};

static struct str
say(const struct draft *d, const char *id, const struct lang_arg *args, size_t n)
{
    return lang_format(d->lang, d->a, id, args, n);
}

static struct str
number(const struct draft *d, int64_t n)
{
    return arena_fmt(d->a, "%lld", (long long)n);
}

/* As offices write it: 22-11-2026. */
static struct str
date(const struct draft *d, int64_t t)
{
    struct civil c = civil_from_unix(t);
    return arena_fmt(d->a, "%02d-%02d-%04d", c.day, c.month, c.year);
}

static void
add_block(struct draft *d, struct paper_block b)
{
    if (d->p->n == BLOCKS_MAX)
        BUG("a letter of too many blocks");
    d->p->blocks[d->p->n++] = b;
}

static void
add(struct draft *d, enum paper_kind kind, struct str text)
{
    add_block(d, (struct paper_block){.kind = kind, .text = text});
}

/* ---- letterhead and addressees ---- */

static struct str
outward_number(const struct draft *d)
{
    return d->l->number.n ? d->l->number : lang_get(d->lang, "letter.blank");
}

static void
add_addressee(struct draft *d, int n, struct str given, const char *usual)
{
    struct str who = given.n ? given : say(d, usual, LANG_ARGS({"place", d->l->region}));
    if (!given.n && !d->l->region.n) /* "Cyber crime cell, " */
        while (who.n && strchr(", ", who.p[who.n - 1]))
            who.n--;
    add(d, PAPER_ITEM, arena_fmt(d->a, "%d. %.*s", n, (int)who.n, who.p));
}

static void
add_head(struct draft *d)
{
    const struct letter *l = d->l;
    add(d, PAPER_HEAD,
        say(d, "letter.head", LANG_ARGS({"discom", l->discom}, {"office", l->office})));
    add_block(d, (struct paper_block){
                     .kind = PAPER_PAIR,
                     .text = say(d, "letter.number", LANG_ARGS({"number", outward_number(d)})),
                     .right = say(d, "letter.date", LANG_ARGS({"date", date(d, l->made_at)}))});
    add(d, PAPER_TEXT, lang_get(d->lang, "letter.to"));
    add_addressee(d, 1, l->cyber_cell, "letter.cyber_cell");
    add_addressee(d, 2, l->zone_office, "letter.zone_office");
    add(d, PAPER_SUBJECT, say(d, "letter.subject", NULL, 0));
    add(d, PAPER_TEXT, lang_get(d->lang, "letter.sir"));
}

/* ---- what was told, in numbers ---- */

static size_t
count_kind(const struct letter *l, enum entity_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n; i++)
        n += l->rows[i].report.kind == kind;
    return n;
}

static size_t
count_verdict(const struct letter *l, const char *verdict)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n; i++)
        n += str_eq(l->rows[i].report.verdict, str_of(verdict));
    return n;
}

static struct str
at_least(const struct draft *d, int64_t n, bool is_so)
{
    struct str text = number(d, n);
    return is_so ? say(d, "letter.at_least", LANG_ARGS({"n", text})) : text;
}

/* What another hand wrote there has no sentence. */
static struct str
fraud_text(const struct draft *d, struct str fraud)
{
    const char *id = arena_fmt(d->a, "fraud.%.*s", (int)fraud.n, fraud.p).p;
    return lang_get(d->lang, fraud.n && lang_has(d->lang, id) ? id : "letter.none");
}

/* A line for each kind of fraud there was, in the order of the sentences. */
static void
add_kinds(struct draft *d)
{
    size_t n;
    const char *const *kinds = report_frauds(&n);
    for (size_t k = 0; k < n; k++) {
        int64_t values = 0, times = 0;
        bool open = false;
        for (size_t i = 0; i < d->l->n; i++) {
            const struct report_span *r = &d->l->rows[i];
            if (!str_eq(r->report.fraud, str_of(kinds[k])))
                continue;
            values++;
            times += r->report.count;
            open |= r->at_least;
        }
        if (values)
            add(d, PAPER_ITEM,
                say(d, "letter.kind_count",
                    LANG_ARGS({"kind", fraud_text(d, str_of(kinds[k]))},
                              {"values", number(d, values)},
                         {"times", at_least(d, times, open)})));
    }
}

static bool
knows_kinds(const struct letter *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rows[i].report.fraud.n)
            return true;
    return false;
}

static void
add_numbers(struct draft *d)
{
    const struct letter *l = d->l;
    int64_t last = l->to - 1 < l->made_at ? l->to - 1 : l->made_at;
    add(d, PAPER_TEXT,
        say(d, "letter.how", LANG_ARGS({"office", l->office.n ? l->office : l->discom})));
    add(d, PAPER_ITEM,
        say(d, "letter.period", LANG_ARGS({"from", date(d, l->from)}, {"to", date(d, last)})));
    add(d, PAPER_ITEM, say(d, "letter.slips", LANG_ARGS({"n", number(d, l->slips)})));
    add(d, PAPER_ITEM,
        say(d, "letter.values",
            LANG_ARGS({"n", number(d, (int64_t)l->n)},
                 {"phones", number(d, (int64_t)count_kind(l, ENTITY_PHONE))},
                 {"links", number(d, (int64_t)count_kind(l, ENTITY_LINK))},
                 {"vpas", number(d, (int64_t)count_kind(l, ENTITY_VPA))},
                 {"headers", number(d, (int64_t)count_kind(l, ENTITY_HEADER))})));
    add(d, PAPER_ITEM,
        say(d, "letter.found",
            LANG_ARGS({"scam", number(d, (int64_t)count_verdict(l, "scam"))},
                 {"suspicious", number(d, (int64_t)count_verdict(l, "suspicious"))},
                 {"unverified", number(d, (int64_t)count_verdict(l, "unverified"))})));
    if (knows_kinds(l)) {
        add(d, PAPER_SUBJECT, lang_get(d->lang, "letter.kinds"));
        add_kinds(d);
    }
    add(d, PAPER_TEXT, say(d, "letter.meaning", NULL, 0));
}

/* ---- what is asked, and by whom ---- */

static void
add_request(struct draft *d)
{
    static const char *const asked[] = {"letter.ask.1", "letter.ask.2", "letter.ask.3",
                                        "letter.ask.4"};
    struct str who =
        d->l->signatory.n ? d->l->signatory : lang_get(d->lang, "letter.signatory");
    add_block(d, (struct paper_block){.kind = PAPER_TEXT,
                                      .text = lang_get(d->lang, "letter.ask"),
                                      .keep = true});
    for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
        struct str text = lang_get(d->lang, asked[i]);
        add(d, PAPER_ITEM, arena_fmt(d->a, "%zu. %.*s", i + 1, (int)text.n, text.p));
    }
    add_block(d, (struct paper_block){.kind = PAPER_TEXT,
                                      .text = lang_get(d->lang, "letter.helplines"),
                                      .keep = true}); /* no signature alone on a page */
    add(d, PAPER_SIGN,
        say(d, "letter.sign",
            LANG_ARGS({"who", who}, {"office", d->l->office}, {"discom", d->l->discom})));
    add(d, PAPER_TEXT, say(d, "letter.enclosed", LANG_ARGS({"n", number(d, (int64_t)d->l->n)})));
    add(d, PAPER_SUBJECT, lang_get(d->lang, "letter.copy"));
    add(d, PAPER_ITEM, say(d, "letter.copy.1", LANG_ARGS({"discom", d->l->discom})));
    add(d, PAPER_ITEM, lang_get(d->lang, "letter.copy.2"));
}

/* ---- the list ---- */

static const char *
kind_id(enum entity_kind kind)
{
    switch (kind) {
    case ENTITY_PHONE: return "letter.kind.phone";
    case ENTITY_LINK: return "letter.kind.link";
    case ENTITY_VPA: return "letter.kind.vpa";
    case ENTITY_HEADER: return "letter.kind.header";
    default: return "letter.none";
    }
}

static const char *
verdict_id(struct str verdict)
{
    if (str_eq(verdict, STR("scam")))
        return "letter.verdict.scam";
    return str_eq(verdict, STR("suspicious")) ? "letter.verdict.suspicious"
                                              : "letter.verdict.unverified";
}

/* With the digits in words behind it, where they stand among letters. */
static struct str
value_text(const struct draft *d, struct str value)
{
    struct str words = spelled(value, d->a);
    return words.n ? arena_fmt(d->a, "%.*s\n%.*s", (int)value.n, value.p, (int)words.n, words.p)
                   : value;
}

static struct str *
fill_row(const struct draft *d, size_t i, struct str *cell)
{
    const struct report_span *r = &d->l->rows[i];
    *cell++ = number(d, (int64_t)i + 1);
    *cell++ = value_text(d, r->report.value);
    *cell++ = lang_get(d->lang, kind_id(r->report.kind));
    *cell++ = fraud_text(d, r->report.fraud);
    *cell++ = lang_get(d->lang, verdict_id(r->report.verdict));
    *cell++ = at_least(d, r->report.count, r->at_least);
    *cell++ = date(d, r->report.first_at);
    *cell++ = date(d, r->report.last_at);
    return cell;
}

static void
add_list(struct draft *d)
{
    static const struct {
        const char *title;
        int width;
        bool exact;
    } all[] = {{"letter.column.row", 44, false},      {"letter.column.value", 357, true},
               {"letter.column.kind", 88, false},     {"letter.column.fraud", 168, false},
               {"letter.column.verdict", 93, false},  {"letter.column.count", 52, false},
               {"letter.column.first", 99, false},   {"letter.column.last", 99, false}};
    enum { N = ARRAY_LEN(all) };
    struct paper_column *columns = ARENA_ARRAY(d->a, struct paper_column, N);
    struct str *cells = ARENA_ARRAY(d->a, struct str, d->l->n * N), *at = cells;
    struct paper_table *t = ARENA_NEW(d->a, struct paper_table);
    for (size_t i = 0; i < N; i++)
        columns[i] = (struct paper_column){lang_get(d->lang, all[i].title), all[i].width,
                                           all[i].exact};
    for (size_t i = 0; i < d->l->n; i++)
        at = fill_row(d, i, at);
    *t = (struct paper_table){columns, N, d->l->n, cells};
    add(d, PAPER_ANNEX,
        say(d, "letter.annex",
            LANG_ARGS({"number", outward_number(d)}, {"date", date(d, d->l->made_at)})));
    add(d, PAPER_TEXT, lang_get(d->lang, "letter.spelling"));
    add_block(d, (struct paper_block){.kind = PAPER_TABLE, .table = t});
}

void
letter_paper(const struct letter *l, const struct lang *lang, struct arena *a, struct paper *out)
{
    struct draft d = {l, lang, a, out};
    *out = (struct paper){.lang = lang,
                          .title = lang_get(lang, "letter.title"),
                          .made_at = l->made_at,
                          .blocks = ARENA_ARRAY(a, struct paper_block, BLOCKS_MAX)};
    add_head(&d);
    add_numbers(&d);
    add_request(&d);
    add_list(&d);
}

void
letter_html(const struct letter *l, const struct lang *lang, struct buf *out)
{
    struct arena a = {0};
    struct paper p;
    letter_paper(l, lang, &a, &p);
    paper_html(&p, out);
    arena_wipe(&a);
}

bool
letter_pdf(const struct letter *l, const struct lang *lang, struct buf *out, struct err *err)
{
    struct arena a = {0};
    struct paper p;
    letter_paper(l, lang, &a, &p);
    bool ok = paper_pdf(&p, out, err);
    arena_wipe(&a);
    return ok;
}
