#include "registry/list.h"

#include "registry/names.h"
#include "registry/registry.h"
#include "registry/weights.h"

#include <stdlib.h>

/* ---- nothing twice ---- */

/* One row as it must not come again. */
struct mark {
    struct str key;
    const struct source *source;
    const struct csv_row *row;
    size_t column; /* to point at */
    size_t order;
};

static int
by_key(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    int order = str_cmp(x->key, y->key);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static bool
all_different(struct mark *marks, size_t n, struct err *err)
{
    if (n)
        qsort(marks, n, sizeof *marks, by_key);
    for (size_t i = 1; i < n; i++) {
        const struct mark *first = &marks[i - 1], *again = &marks[i];
        if (!str_eq(first->key, again->key))
            continue;
        return source_complain_twice(again->source, again->row, again->column, first->source,
                                     first->row->number, err);
    }
    return true;
}

/* No two rows of the file may have the same cells in all the columns named. */
static bool
unique_cells(const struct source *s, const size_t *columns, size_t n, struct arena *a,
             struct err *err)
{
    struct mark *marks = ARENA_ARRAY(a, struct mark, s->csv.n_rows);
    for (size_t r = 0; r < s->csv.n_rows; r++) {
        const struct csv_row *row = &s->csv.rows[r];
        struct str key = STR("");
        for (size_t c = 0; c < n; c++) {
            struct str cell = source_cell(s, row, columns[c]);
            key = arena_fmt(a, "%.*s\t%.*s", (int)key.n, key.p, (int)cell.n, cell.p);
        }
        marks[r] = (struct mark){key, s, row, columns[n - 1], r};
    }
    return all_different(marks, s->csv.n_rows, err);
}

/* Channels by (owner, kind, key): a number may serve two owners, or be both phone and WhatsApp. */
static bool
unique_entries(const struct entry *entries, size_t n, struct arena *a, struct err *err)
{
    struct mark *marks = ARENA_ARRAY(a, struct mark, n);
    for (size_t i = 0; i < n; i++) {
        const struct entry *e = &entries[i];
        struct str key = arena_fmt(a, "%.*s\t%d\t%.*s", (int)e->owner.n, e->owner.p, (int)e->kind,
                                   (int)e->key.n, e->key.p);
        marks[i] = (struct mark){key, e->source, e->row, e->value_column, i};
    }
    return all_different(marks, n, err);
}

/* ---- whose it is ---- */

static bool
is_discom(const struct list *l, struct str id)
{
    const struct source *s = &l->sources[SOURCE_DISCOMS];
    for (size_t r = 0; r < s->csv.n_rows; r++)
        if (str_eq(source_cell(s, &s->csv.rows[r], DISCOM_ID), id))
            return true;
    return false;
}

static bool
check_owners(const struct list *l, enum source_file file, size_t column, struct err *err)
{
    const struct source *s = &l->sources[file];
    for (size_t r = 0; r < s->csv.n_rows; r++)
        if (!is_discom(l, source_cell(s, &s->csv.rows[r], column)))
            return source_complain(s, &s->csv.rows[r], column, "an id of discoms.csv, or *", err);
    return true;
}

static bool
check_discoms(const struct list *l, struct arena *a, struct err *err)
{
    const struct source *s = &l->sources[SOURCE_DISCOMS];
    if (!is_discom(l, STR("*")))
        return err_input(err, "%.*s: column id: expected a row * for the national services",
                         (int)s->csv.file.n, s->csv.file.p);
    return unique_cells(s, (size_t[]){DISCOM_ID}, 1, a, err) &&
           check_owners(l, SOURCE_CHANNELS, CHAN_DISCOM, err) &&
           check_owners(l, SOURCE_HEADERS, HEADER_DISCOM, err) &&
           check_owners(l, SOURCE_RULES, RULE_DISCOM, err) &&
           check_owners(l, SOURCE_TEMPLATES, TEMPLATE_DISCOM, err) &&
           check_owners(l, SOURCE_WARNINGS, WARNING_DISCOM, err) &&
           check_owners(l, SOURCE_COUNTERS, COUNTER_DISCOM, err);
}

/* ---- channels ---- */

static bool
add_entry(struct entry *e, const struct source *s, const struct csv_row *row, size_t column,
          enum channel_kind kind, struct str owner, struct arena *a, struct err *err)
{
    char key[FACT_VALUE_MAX];
    const char *expected;
    if (!registry_key(kind, source_cell(s, row, column), key, sizeof key, &expected))
        return source_complain(s, row, column, expected, err);
    *e = (struct entry){s, row, column, kind, arena_str(a, str_of(key)), owner, false};
    return true;
}

static bool
read_channels(struct list *l, struct arena *a, struct err *err)
{
    const struct source *chan = &l->sources[SOURCE_CHANNELS], *head = &l->sources[SOURCE_HEADERS];
    l->channels = ARENA_ARRAY(a, struct entry, chan->csv.n_rows + head->csv.n_rows);
    for (size_t r = 0; r < chan->csv.n_rows; r++) {
        const struct csv_row *row = &chan->csv.rows[r];
        struct entry *e = &l->channels[l->n_channels++];
        if (!add_entry(e, chan, row, CHAN_VALUE, source_kind(chan, row, CHAN_KIND),
                       source_cell(chan, row, CHAN_DISCOM), a, err))
            return false;
        e->official = str_eq(source_cell(chan, row, CHAN_STATE), STR("official"));
    }
    for (size_t r = 0; r < head->csv.n_rows; r++) {
        const struct csv_row *row = &head->csv.rows[r];
        struct entry *e = &l->channels[l->n_channels++];
        if (!add_entry(e, head, row, HEADER_NAME, CHANNEL_SMS_HEADER,
                       source_cell(head, row, HEADER_DISCOM), a, err))
            return false;
        e->official = true;
    }
    return true;
}

/* The value grouped for reading is still the same number. */
static bool
check_display(const struct entry *e, struct err *err)
{
    char key[FACT_VALUE_MAX];
    struct str display = source_cell(e->source, e->row, CHAN_DISPLAY);
    if (display.n == 0 || channel_entity(e->kind) != ENTITY_PHONE)
        return true;
    if (registry_key(e->kind, display, key, sizeof key, NULL) && str_eq(str_of(key), e->key))
        return true;
    return source_complain(e->source, e->row, CHAN_DISPLAY,
                           "the same number as in the column value", err);
}

/* A superseded row names an official row that took its place. */
static bool
check_successor(const struct list *l, const struct entry *e, struct err *err)
{
    char key[FACT_VALUE_MAX];
    struct str successor = source_cell(e->source, e->row, CHAN_SUCCESSOR);
    if (e->official)
        return successor.n == 0 ||
               source_complain(e->source, e->row, CHAN_SUCCESSOR,
                               "nothing: only a superseded row has a successor", err);
    if (registry_key(e->kind, successor, key, sizeof key, NULL))
        for (size_t i = 0; i < l->n_channels; i++)
            if (l->channels[i].official && str_eq(l->channels[i].key, str_of(key)) &&
                channel_entity(l->channels[i].kind) == channel_entity(e->kind))
                return true;
    return source_complain(e->source, e->row, CHAN_SUCCESSOR,
                           "the value of an official row that replaces this one", err);
}

/* The page behind the QR: https, one a DISCOM, and on a host that the DISCOM owns by another row. */
static bool
check_pay_page(const struct list *l, const struct entry *e, struct err *err)
{
    bool owned = false;
    if (!str_starts(source_cell(e->source, e->row, CHAN_VALUE), "https://"))
        return source_complain(e->source, e->row, CHAN_VALUE, "a link that begins with https://",
                               err);
    for (size_t i = 0; i < l->n_channels; i++) {
        const struct entry *other = &l->channels[i];
        if (other == e || !other->official || !str_eq(e->owner, other->owner))
            continue;
        if (other->kind == CHANNEL_URL && e->official)
            return source_complain(other->row->number > e->row->number ? other->source : e->source,
                                   other->row->number > e->row->number ? other->row : e->row,
                                   CHAN_KIND, "only one url, the payment page, for each DISCOM",
                                   err);
        owned = owned || (other->kind == CHANNEL_HOST && str_eq(other->key, e->key));
        if (other->kind == CHANNEL_DOMAIN && str_ends(e->key, other->key.p)) {
            size_t left = e->key.n - other->key.n;
            owned = owned || left == 0 || e->key.p[left - 1] == '.';
        }
    }
    return owned || source_complain(e->source, e->row, CHAN_VALUE,
                                    "a host that a domain or host row of the same DISCOM names",
                                    err);
}

static bool
check_channels(struct list *l, struct arena *a, struct err *err)
{
    if (!read_channels(l, a, err))
        return false;
    for (size_t i = 0; i < l->n_channels; i++) {
        const struct entry *e = &l->channels[i];
        if (e->source != &l->sources[SOURCE_CHANNELS])
            continue;
        if (!check_display(e, err) || !check_successor(l, e, err) ||
            (e->kind == CHANNEL_URL && !check_pay_page(l, e, err)))
            return false;
    }
    return unique_entries(l->channels, l->n_channels, a, err);
}

/* ---- the other files ---- */

static bool
check_rules(const struct list *l, struct arena *a, struct err *err)
{
    const struct source *s = &l->sources[SOURCE_RULES];
    struct mark *marks = ARENA_ARRAY(a, struct mark, s->csv.n_rows);
    for (size_t r = 0; r < s->csv.n_rows; r++) {
        const struct csv_row *row = &s->csv.rows[r];
        struct str owner = source_cell(s, row, RULE_DISCOM), name = source_cell(s, row, RULE_NAME);
        struct str value = source_cell(s, row, RULE_VALUE);
        const char *expected = rule_check_name(name);
        if (expected)
            return source_complain(s, row, RULE_NAME, expected, err);
        expected = rule_check_value(name, value);
        if (expected)
            return source_complain(s, row, RULE_VALUE, expected, err);
        /* several bodies may not be the sender; of the other rules a DISCOM has one */
        struct str also = str_eq(name, STR("not_the_sender")) ? value : STR("");
        struct str key = arena_fmt(a, "%.*s\t%.*s\t%.*s", (int)owner.n, owner.p, (int)name.n,
                                   name.p, (int)also.n, also.p);
        marks[r] = (struct mark){key, s, row, RULE_NAME, r};
    }
    return all_different(marks, s->csv.n_rows, err);
}

/* A row of concept `words` defines the group its pattern begins with. */
static bool
group_is_defined(const struct source *s, struct str group)
{
    for (size_t r = 0; r < s->csv.n_rows; r++) {
        struct str pattern = source_cell(s, &s->csv.rows[r], PHRASE_PATTERN), name;
        if (str_eq(source_cell(s, &s->csv.rows[r], PHRASE_CONCEPT), STR("words")) &&
            str_cut(&pattern, ' ', &name) && str_eq(name, group))
            return true;
    }
    return false;
}

/* Every @group in the pattern is one; a misspelt name would match nothing, silently. */
static bool
groups_are_defined(const struct source *s, struct str pattern)
{
    struct str word, alternative;
    while (str_cut(&pattern, ' ', &word))
        while (str_cut(&word, '|', &alternative))
            if (str_starts(alternative, "@") && !group_is_defined(s, alternative))
                return false;
    return true;
}

static bool
check_phrases(const struct list *l, struct arena *a, struct err *err)
{
    const struct source *s = &l->sources[SOURCE_PHRASES];
    for (size_t r = 0; r < s->csv.n_rows; r++) {
        const struct csv_row *row = &s->csv.rows[r];
        struct str pattern = source_cell(s, row, PHRASE_PATTERN);
        const char *expected = pattern_check(pattern);
        if (!expected && !groups_are_defined(s, pattern))
            expected = "only groups that a row of concept words defines (@supply)";
        if (expected)
            return source_complain(s, row, PHRASE_PATTERN, expected, err);
    }
    return unique_cells(s, (size_t[]){PHRASE_CONCEPT, PHRASE_PATTERN}, 2, a, err);
}

static bool
check_templates(const struct list *l, struct arena *a, struct err *err)
{
    const struct source *s = &l->sources[SOURCE_TEMPLATES];
    for (size_t r = 0; r < s->csv.n_rows; r++) {
        const struct csv_row *row = &s->csv.rows[r];
        struct entry unused;
        if (source_cell(s, row, TEMPLATE_HEADER).n &&
            !add_entry(&unused, s, row, TEMPLATE_HEADER, CHANNEL_SMS_HEADER, STR(""), a,
                       err))
            return false;
    }
    return unique_cells(s, (size_t[]){TEMPLATE_DISCOM, TEMPLATE_HEADER, TEMPLATE_TEXT}, 3, a, err);
}

/* The rows of the wording model, if the folder has one. */
static bool
check_model(const struct list *l, struct arena *a, struct err *err)
{
    const struct source *s = &l->sources[SOURCE_MODEL];
    struct weights *w = ARENA_NEW(a, struct weights);
    const char *expected = NULL;
    for (size_t r = 0; r < s->csv.n_rows; r++) {
        const struct csv_row *row = &s->csv.rows[r];
        bool bad_name;
        expected = weights_add(w, source_cell(s, row, MODEL_NAME),
                               source_cell(s, row, MODEL_VALUE), &bad_name);
        if (expected)
            return source_complain(s, row, bad_name ? MODEL_NAME : MODEL_VALUE, expected, err);
    }
    if (s->csv.n_rows)
        expected = weights_check(w);
    return !expected || err_input(err, "%.*s: expected %s", (int)s->csv.file.n, s->csv.file.p,
                                  expected);
}

bool
list_load(const char *from, struct arena *a, struct list *out, struct err *err)
{
    struct source *s = out->sources;
    return sources_load(from, a, s, err) && check_discoms(out, a, err) &&
           check_channels(out, a, err) &&
           check_rules(out, a, err) && check_phrases(out, a, err) &&
           check_templates(out, a, err) && check_model(out, a, err) &&
           unique_cells(&s[SOURCE_HOSTS], (size_t[]){HOST_NAME}, 1, a, err) &&
           unique_cells(&s[SOURCE_APPS], (size_t[]){APP_NAME}, 1, a, err) &&
           unique_cells(&s[SOURCE_WARNINGS], (size_t[]){WARNING_ID}, 1, a, err) &&
           unique_cells(&s[SOURCE_COUNTERS], (size_t[]){COUNTER_ID}, 1, a, err);
}
