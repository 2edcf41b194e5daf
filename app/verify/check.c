#include "verify/check.h"

#include "verify/context.h"
#include "verify/fraud.h"
#include "verify/model.h"
#include "verify/reasons.h"
#include "verify/verdict.h"

#define C(concept) ((uint64_t)1 << CONCEPT_##concept)

/* Lighter than any reason that can be named. */
#define WORDING_WEIGHT 0.6

/* So many words stand by themselves; fewer need something to do or to fear in them. */
enum { WORDS_ENOUGH = 18 };

_Static_assert(CONCEPTS <= 64, "concepts are kept in one 64-bit set");

struct stages {
    struct folded folded;
    struct entities entities;
    struct claims claims;
    struct evidences evidences;
    double wording; /* log-odds */
    enum wording worded;
};

void
check_prepare(struct check *c, struct arena *a)
{
    struct phrases *p = ARENA_NEW(a, struct phrases);
    phrases_compile(c->knowledge->phrases, c->knowledge->n_phrases, a, p);
    c->phrases = p;
    struct templates *t = ARENA_NEW(a, struct templates);
    templates_compile(c->knowledge, a, t);
    c->templates = t;
}

/* The sender comes first, before the entities of the text. */
static void
add_sender(struct entities *e, struct str sender, struct arena *a)
{
    struct entity from;
    if (sender.n == 0 || !entity_of_sender(sender, a, &from))
        return;
    struct entity *list = ARENA_ARRAY(a, struct entity, e->n + 1);
    list[0] = from;
    if (e->n)
        memcpy(list + 1, e->list, e->n * sizeof *list);
    e->list = list;
    e->n++;
}

/* Chat may sound like anything: a few words that are not sure by themselves count only where there
 * is something to do or to fear; and only the surest where all contacts are listed. */
static bool
wording_counts(const struct stages *s)
{
    static const uint64_t stirring = C(THREAT) | C(CALL) | C(PAY) | C(VERIFY_PAY) | C(CLICK) |
                                     C(INSTALL) | C(SCAN) | C(SECRET) | C(LURE) | C(IDENTITY) |
                                     C(NOT_UPDATED) | C(RETURN) | C(KIN) | C(SECRECY) | C(STOP) |
                                     C(OFFICER) | C(HELPLINE) | C(PAYEE) | C(FEE) | C(CRIME);
    uint64_t said = 0;
    bool stranger = false, listed = false;
    for (size_t i = 0; i < s->claims.n; i++)
        if (!s->claims.list[i].negated && s->claims.list[i].weight >= CLAIM_MENTION)
            said |= (uint64_t)1 << s->claims.list[i].concept;
    for (size_t i = 0; i < s->entities.n; i++) {
        const struct entity *e = &s->entities.list[i];
        bool contact = e->kind == ENTITY_PHONE || e->kind == ENTITY_LINK || e->kind == ENTITY_VPA;
        if (contact && !(e->traits & TRAIT_SENDER)) {
            listed |= e->status == STATUS_OFFICIAL;
            stranger |= e->status != STATUS_OFFICIAL;
        }
    }
    if (listed && !stranger && s->worded < WORDING_SURE)
        return false;
    return s->worded == WORDING_SURE || stranger || said & stirring ||
           s->claims.n_words >= WORDS_ENOUGH;
}

static void
cut_pieces(const struct stages *s, struct arena *a, struct pieces *out)
{
    const struct findings found = {&s->entities, &s->claims, &s->evidences};
    pieces_cut(&s->folded, &found, a, out);
}

/* The model's second opinion: a doubt, and by itself never more; or that there is no reason for a
 * weak one. */
static void
weigh_wording(const struct check *c, struct arena *a, struct stages *s)
{
    struct pieces pieces;
    const struct model *m = &c->knowledge->model;
    cut_pieces(s, a, &pieces);
    s->wording = model_score(m, &pieces);
    s->worded = model_judge(m, &pieces, s->wording);
    if (s->worded < WORDING_STRONG || !wording_counts(s))
        return;
    struct span telling = model_telling(m, &pieces, a), typed = {0, 0};
    if (telling.end)
        fold_span(&s->folded, telling.at, telling.end, &typed.at, &typed.end);
    evidence_add(&s->evidences, REASON_WORDING, WORDING_WEIGHT, typed, a);
}

static bool
is_holiday(const struct check *c)
{
    struct str rest = c->holidays, date;
    struct civil day;
    while (str_cut(&rest, ' ', &date))
        if (civil_parse(str_trim(date), &day) && day.year == c->now.year &&
            day.month == c->now.month && day.day == c->now.day)
            return true;
    return false;
}

static void
run_stages(const struct check *c, struct str text, struct str sender, enum channel_of_message via,
           struct arena *a, struct stages *s)
{
    *s = (struct stages){.folded = {.traits = 0}};
    fold(text, a, &s->folded);
    entities_find(&s->folded, c->knowledge, a, &s->entities);
    add_sender(&s->entities, sender, a);
    entities_look_up(&s->entities, c->knowledge, &c->lookup, a);
    struct check ready = *c;
    if (!ready.phrases || !ready.templates)
        check_prepare(&ready, a);
    claims_find(&s->folded, &s->entities, ready.phrases, ready.templates, a, &s->claims);
    struct setting_of_check setting = {.now = c->now, .via = via, .holiday = is_holiday(c)};
    evidence_weigh(&s->folded, &s->entities, &s->claims, c->knowledge, &setting, a, &s->evidences);
}

static bool
has_sender(const struct entities *e)
{
    return e->n > 0 && e->list[0].traits & TRAIT_SENDER;
}

void
check_run(const struct check *c, struct str text, struct str sender, enum channel_of_message via,
          struct arena *a, struct answer *out)
{
    struct stages s;
    struct judgement j;
    run_stages(c, text, sender, via, a, &s);
    weigh_wording(c, a, &s);
    bool cut = s.entities.cut || s.claims.cut;
    bool unread =
        (sender.n && !has_sender(&s.entities)) || s.folded.traits & (FOLD_BIDI | FOLD_CONFUSABLE);
    unsigned given = (cut || unread ? SITUATION_CUT : 0u) |
                     (context_asks(c->knowledge, &s.folded, &s.entities) ? SITUATION_ASKED : 0u);
    verdict_decide(&s.entities, &s.claims, &s.evidences, given, s.worded, &j);
    *out = (struct answer){.verdict = j.verdict,
                           .fraud = fraud_of(j.verdict, &s.claims, &s.evidences),
                           .score = model_probability(&c->knowledge->model, j.verdict, s.wording),
                           .wording = s.wording,
                           .entities = s.entities.list,
                           .n_entities = s.entities.n,
                           .single = j.single,
                           .cut = cut,
                           .as_of = c->as_of};
    reasons_choose(&s.evidences, &j, c->as_of, a, &out->reasons, &out->n_reasons);
}

void
check_inquire(const struct check *c, struct str text, struct arena *a, struct inquiry *out)
{
    struct stages s;
    run_stages(c, text, (struct str){"", 0}, VIA_UNKNOWN, a, &s);
    if (text.n)
        weigh_wording(c, a, &s);
    *out = (struct inquiry){.entities = s.entities,
                            .claims = s.claims,
                            .typed = s.evidences,
                            .worded = s.worded,
                            .wording = s.wording};
}

void
check_pieces(const struct check *c, struct str text, struct str sender, struct arena *a,
             struct pieces *out)
{
    struct stages s;
    run_stages(c, text, sender, VIA_UNKNOWN, a, &s);
    cut_pieces(&s, a, out);
}

/* ---- hints ---- */

struct hints {
    struct hint *out;
    size_t n, cap;
};

static void
hint(struct hints *h, enum hint_code code, int missing)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->out[i].code == code)
            return;
    if (h->n < h->cap)
        h->out[h->n++] = (struct hint){code, missing};
}

static void
hint_evidence(struct hints *h, const struct evidences *ev)
{
    static const struct {
        enum reason_code reason;
        enum hint_code hint;
    } table[] = {
        {REASON_REPORTED, HINT_REPORTED},
        {REASON_LOOKALIKE_LINK, HINT_LOOKALIKE},
        {REASON_LOOKALIKE_VPA, HINT_LOOKALIKE},
        {REASON_APK, HINT_APK},
        {REASON_ASKS_SECRET, HINT_SECRET},
        {REASON_CUT_HOUR_IMPOSSIBLE, HINT_NIGHT_THREAT},
        {REASON_PERSONAL_NUMBER, HINT_PERSONAL_NUMBER},
    };
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        for (size_t k = 0; k < ev->n; k++)
            if (ev->list[k].code == table[i].reason)
                hint(h, table[i].hint, 0);
}

static void
hint_entities(struct hints *h, const struct entities *e)
{
    for (size_t i = 0; i < e->n; i++) {
        const struct entity *ent = &e->list[i];
        struct dial dial;
        if (ent->status == STATUS_OFFICIAL) {
            hint(h, HINT_OFFICIAL, 0);
        } else if (ent->kind == ENTITY_PHONE && ent->traits & TRAIT_PARTIAL) {
            dial_read(ent->key, &dial);
            if (dial.missing > 0)
                hint(h, HINT_DIGITS_MISSING, dial.missing);
        }
    }
}

/* Digits with which the text ends, as a mobile begins: its number is not finished. */
static void
hint_last_digits(struct hints *h, struct str text)
{
    enum { FEWEST = 4 };
    size_t from = text.n;
    struct dial dial;
    while (from > 0 && is_digit(text.p[from - 1]))
        from--;
    struct str digits = str_sub(text, from, text.n);
    if (digits.n < FEWEST || digits.p[0] < '6' || (from > 0 && text.p[from - 1] != ' '))
        return;
    dial_read(digits, &dial);
    if (dial.missing > 0)
        hint(h, HINT_DIGITS_MISSING, dial.missing);
}

size_t
check_hints(const struct check *c, struct str text, struct arena *a, struct hint *out, size_t cap)
{
    struct stages s;
    struct hints h = {.out = out, .cap = cap};
    run_stages(c, text, (struct str){"", 0}, VIA_UNKNOWN, a, &s);
    hint_evidence(&h, &s.evidences);
    hint_entities(&h, &s.entities);
    hint_last_digits(&h, s.folded.text);
    return h.n;
}
