#include "text/roman.h"

#include "base/csv.h"
#include "base/utf8.h"
#include "text/phonetic.h"
#include "text/roman_letters.h"
#include "text/roman_rules.h"

#include <stdlib.h>

/* What a word costs; the cheapest is offered first. */
enum {
    PER_DISTANCE = 6, /* each step of letters_distance */
    PER_DOUBLING = 4, /* each doubling of the rank */
    RANK_MAX = 1000000,
    LIST_PRIOR = 44,  /* a word of a list without ranks */
    RULES_PRIOR = 64, /* a word written by rules */
    UNFINISHED = 10,  /* letters are missing, and for each of them: */
    PER_LEFT = 1,
    LEFT_MOST = 8,
    LIST_FROM = 3, /* letters typed before an unfinished word of such a list is offered */
    RULES_FROM = 2,
    KNOWN_WITHIN = 1, /* the distance at which nothing needs to be written by rules */
    RULED = 2,        /* readings of a word by rules */
    BEST_MAX = 16,
    WAYS_MAX = 4
};

/* ---- reading ---- */

/* U+0958..U+095F: letters with their dot built in, as two code points (Unicode 15, composition
 * exclusions). */
static const uint16_t undotted[] = {0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F};

/* `word` with its dots apart, into out; its length, 0 if it is no Devanagari word or too long. */
static size_t
read_word(struct str word, char out[static ROMAN_WORD_MAX])
{
    size_t n = 0;
    for (size_t at = 0; at < word.n;) {
        uint32_t cp;
        char bytes[8];
        at += utf8_next(word, at, &cp);
        bool dotted = cp >= 0x958 && cp <= 0x95F;
        bool letter = (cp >= 0x901 && cp <= 0x94D && cp != 0x904 && cp != 0x93D) || cp == 0x972;
        if (!dotted && !letter)
            return 0;
        size_t more = utf8_put(dotted ? undotted[cp - 0x958] : cp, bytes);
        if (dotted)
            more += utf8_put(0x93C, bytes + more);
        if (n + more > ROMAN_WORD_MAX)
            return 0;
        memcpy(out + n, bytes, more);
        n += more;
    }
    uint32_t first = 0;
    if (n > 0)
        utf8_next((struct str){out, n}, 0, &first);
    return first >= 0x905 && first <= 0x939 ? n : 0; /* nothing begins with a sign */
}

static void
add_entry(struct roman *r, struct str by, bool latin, size_t word)
{
    char key[WORD_KEY_MAX], letters[ROMAN_LETTERS_MAX];
    size_t n_key = sound_key(by, true, key);
    size_t n = latin ? letters_of_latin(by, letters) : letters_of_devanagari(by, letters);
    if (n_key == 0)
        return;
    r->entries =
        arena_grow(&r->arena, r->entries, r->n_entries, &r->entries_cap, sizeof *r->entries);
    r->entries[r->n_entries++] =
        (struct roman_entry){.key = arena_str(&r->arena, (struct str){key, n_key}).p,
                             .letters = arena_str(&r->arena, (struct str){letters, n}).p,
                             .word = (uint32_t)word,
                             .n_key = (uint8_t)n_key,
                             .n_letters = (uint8_t)n};
}

static void
add_word(struct roman *r, struct str text, int prior)
{
    r->words = arena_grow(&r->arena, r->words, r->n_words, &r->words_cap, sizeof *r->words);
    r->words[r->n_words] = (struct roman_word){arena_str(&r->arena, text), prior};
    add_entry(r, text, false, r->n_words++);
}

static bool
is_latin(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_alpha(s.p[i]))
            return false;
    return s.n > 0 && s.n <= ROMAN_TYPED_MAX;
}

static bool
are_latin(struct str forms)
{
    struct str form;
    while (str_cut(&forms, ' ', &form))
        if (form.n > 0 && !is_latin(form))
            return false;
    return true;
}

/* PER_DOUBLING times the logarithm, with the fraction as a straight line. */
static int
prior_of_rank(unsigned long rank)
{
    int prior = 0;
    unsigned long part = rank;
    for (; part >= 2; part /= 2)
        prior += PER_DOUBLING;
    unsigned long power = 1;
    while (power * 2 <= rank)
        power *= 2;
    return prior + (int)((rank - power) * PER_DOUBLING / power);
}

struct columns {
    size_t word, roman, rank;
};

static bool
check_row(const struct csv *t, const struct csv_row *row, const struct columns *c, struct err *err)
{
    char word[ROMAN_WORD_MAX];
    unsigned long rank;
    if (read_word(row->cells[c->word], word) == 0)
        return csv_complain(t, row, c->word, "a word of Devanagari letters", err);
    if (!are_latin(row->cells[c->roman]))
        return csv_complain(t, row, c->roman, "short forms in Latin letters, separated by spaces",
                            err);
    if (!str_to_uint(row->cells[c->rank], RANK_MAX, &rank) || rank == 0)
        return csv_complain(t, row, c->rank, "a rank, 1 for the most usual word", err);
    return true;
}

static void
add_row(struct roman *r, const struct csv_row *row, const struct columns *c)
{
    char word[ROMAN_WORD_MAX];
    size_t n = read_word(row->cells[c->word], word), at = r->n_words;
    struct str forms = row->cells[c->roman], form;
    unsigned long rank = 1;
    str_to_uint(row->cells[c->rank], RANK_MAX, &rank);
    add_word(r, (struct str){word, n}, prior_of_rank(rank));
    while (str_cut(&forms, ' ', &form))
        if (form.n > 0)
            add_entry(r, form, true, at);
}

bool
roman_read_table(struct roman *r, struct str name, struct str bytes, struct err *err)
{
    struct arena a = {0};
    struct csv t;
    bool ok = csv_parse(name, bytes, &a, &t, err);
    if (ok) {
        struct columns c = {csv_column(&t, "word"), csv_column(&t, "roman"),
                            csv_column(&t, "rank")};
        if (c.word == t.n_columns || c.roman == t.n_columns || c.rank == t.n_columns)
            ok = err_input(err, "%.*s: expected the columns word, roman and rank", (int)name.n,
                           name.p);
        for (size_t i = 0; ok && i < t.n_rows; i++)
            ok = check_row(&t, &t.rows[i], &c, err);
        for (size_t i = 0; ok && i < t.n_rows; i++)
            add_row(r, &t.rows[i], &c);
    }
    arena_wipe(&a);
    return ok;
}

void
roman_read_list(struct roman *r, struct str bytes)
{
    struct str line;
    while (str_cut(&bytes, '\n', &line)) {
        char word[ROMAN_WORD_MAX];
        struct str w = str_trim(str_sub(line, 0, str_find(line, STR("/"), 0)));
        size_t n = read_word(w, word);
        if (n > 0)
            add_word(r, (struct str){word, n}, LIST_PRIOR);
    }
}

static struct str
key_of(const struct roman_entry *e)
{
    return (struct str){e->key, e->n_key};
}

static int
by_key(const void *a, const void *b)
{
    const struct roman_entry *x = a, *y = b;
    int order = str_cmp(key_of(x), key_of(y));
    return order ? order : (x->word > y->word) - (x->word < y->word);
}

void
roman_sort(struct roman *r)
{
    if (r->n_entries)
        qsort(r->entries, r->n_entries, sizeof *r->entries, by_key);
}

void
roman_wipe(struct roman *r)
{
    arena_wipe(&r->arena);
    *r = (struct roman){0};
}

/* ---- finding ---- */

struct best {
    struct {
        struct str text;
        int cost;
    } list[BEST_MAX];
    size_t n, most;
    bool known; /* what is typed is the whole of a word */
};

/* Keeps the list in order, and each word once. */
static void
offer(struct best *b, struct str text, int cost)
{
    size_t at = 0;
    if (b->n == b->most && cost >= b->list[b->n - 1].cost)
        return;
    while (at < b->n && !str_eq(b->list[at].text, text))
        at++;
    if (at < b->n && b->list[at].cost <= cost)
        return;
    if (at == b->n && b->n < b->most)
        b->n++;
    at = at < b->n ? at : b->n - 1;
    for (; at > 0 && b->list[at - 1].cost > cost; at--)
        b->list[at] = b->list[at - 1];
    b->list[at].text = text;
    b->list[at].cost = cost;
}

/* A key that what is typed may grow into. */
struct way {
    char key[WORD_KEY_MAX];
    size_t n;
    bool whole; /* the word's key must be no longer */
};

struct ways {
    struct way list[WAYS_MAX];
    size_t n;
};

static void
add_way(struct ways *w, const struct way *way)
{
    if (way->n > 0 && w->n < WAYS_MAX)
        w->list[w->n++] = *way;
}

/* The last letter may be half of what is meant: c of ch, e of ee, o of oo, p of ph, m before p. */
static const struct {
    char typed, seems, may_be; /* in the key */
} halves[] = {{'c', 'k', 'c'}, {'e', 'e', 'i'}, {'o', 'o', 'u'}, {'p', 'p', 'f'}, {'m', 'm', 'n'}};

static void
find_ways(struct str typed, struct ways *w)
{
    struct way way = {.n = 0};
    w->n = 0;
    way.n = sound_key(typed, false, way.key);
    add_way(w, &way);
    for (size_t i = 0; way.n > 0 && i < ARRAY_LEN(halves); i++) {
        struct way other = way;
        char *last = &other.key[other.n - 1];
        if (typed.p[typed.n - 1] != halves[i].typed || *last != halves[i].seems)
            continue;
        *last = halves[i].may_be;
        add_way(w, &other);
    }
    way.whole = true;
    way.n = sound_key(typed, true, way.key);
    if (w->n == 0 || way.n != w->list[0].n)
        add_way(w, &way);
}

static bool
begins(const struct roman_entry *e, const struct way *w)
{
    return e->n_key >= w->n && memcmp(e->key, w->key, w->n) == 0;
}

static size_t
first_of(const struct roman *r, const struct way *w)
{
    size_t low = 0, high = r->n_entries;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(key_of(&r->entries[middle]), (struct str){w->key, w->n}) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
weigh(const struct roman *r, const struct roman_entry *e, struct str letters, struct best *b)
{
    const struct roman_word *word = &r->words[e->word];
    size_t left;
    if (b->n == b->most && word->prior >= b->list[b->n - 1].cost)
        return;
    int distance = letters_distance(letters, (struct str){e->letters, e->n_letters}, &left);
    int cost = word->prior + PER_DISTANCE * distance;
    b->known |= left == 0 && distance <= KNOWN_WITHIN;
    if (left > 0 && word->prior >= LIST_PRIOR && letters.n < LIST_FROM)
        return;
    if (left > 0)
        cost += UNFINISHED + PER_LEFT * (int)(left < LEFT_MOST ? left : LEFT_MOST);
    offer(b, word->text, cost);
}

static void
weigh_all(const struct roman *r, const struct way *w, struct str letters, struct best *b)
{
    for (size_t at = first_of(r, w); at < r->n_entries && begins(&r->entries[at], w); at++)
        if (!w->whole || r->entries[at].n_key == w->n)
            weigh(r, &r->entries[at], letters, b);
}

size_t
roman_find(const struct roman *r, struct str typed, struct arena *a, struct str *out, size_t most)
{
    char letters[ROMAN_LETTERS_MAX], ruled[RULED][ROMAN_WORD_MAX], low[ROMAN_TYPED_MAX];
    struct best b = {.most = most < BEST_MAX ? most : BEST_MAX};
    struct ways ways;
    if (!is_latin(typed) || most == 0)
        return 0;
    for (size_t i = 0; i < typed.n; i++)
        low[i] = to_lower(typed.p[i]);
    typed.p = low;
    find_ways(typed, &ways);
    struct str spelt = {letters, letters_of_latin(typed, letters)};
    for (size_t i = 0; i < ways.n; i++)
        weigh_all(r, &ways.list[i], spelt, &b);
    for (int i = 0; !b.known && typed.n >= RULES_FROM && i < RULED; i++) {
        size_t len = roman_by_rules(typed, i > 0, ruled[i], sizeof ruled[i]);
        if (len > 0)
            offer(&b, (struct str){ruled[i], len}, RULES_PRIOR + i);
    }
    size_t n = b.n;
    for (size_t i = 0; i < n; i++)
        out[i] = arena_str(a, b.list[i].text);
    explicit_bzero(&b, sizeof b);
    explicit_bzero(&ways, sizeof ways);
    explicit_bzero(letters, sizeof letters);
    explicit_bzero(ruled, sizeof ruled);
    explicit_bzero(low, sizeof low);
    return n;
}
