#include "verify/phrases.h"

#include "text/phonetic.h"

enum { SLIP_MIN = 6, STEM_MIN = 2 };

enum atom_kind { ATOM_SPELLING, ATOM_SPELLING_STEM, ATOM_SOUND, ATOM_SOUND_STEM };

struct atom {
    struct str key;
    enum atom_kind kind;
};

static const char *const kind_names[ENTITY_KINDS + 1] = {
    [ENTITY_PHONE] = "<phone>",     [ENTITY_LINK] = "<link>",     [ENTITY_VPA] = "<vpa>",
    [ENTITY_HEADER] = "<header>",   [ENTITY_EMAIL] = "<email>",   [ENTITY_APP] = "<app>",
    [ENTITY_ACCOUNT] = "<account>", [ENTITY_AMOUNT] = "<amount>", [ENTITY_TIME] = "<time>",
    [KIND_NUMBER] = "<number>",
};

/* FNV-1a, so that the hash of a word's beginnings grows letter by letter. */
static uint64_t
hash_start(enum atom_kind kind)
{
    return (14695981039346656037u ^ (uint64_t)kind) * 1099511628211u;
}

static uint64_t
hash_add(uint64_t h, char c)
{
    return (h ^ (unsigned char)c) * 1099511628211u;
}

static uint64_t
hash_key(struct str key, enum atom_kind kind)
{
    uint64_t h = hash_start(kind);
    for (size_t i = 0; i < key.n; i++)
        h = hash_add(h, key.p[i]);
    return h;
}

/* The slot that holds the atom, or the free one where it belongs. */
static size_t
slot_of(const struct phrases *p, struct str key, enum atom_kind kind, uint64_t h)
{
    size_t mask = p->table_size - 1;
    for (size_t i = (size_t)(h >> 20) & mask;; i = (i + 1) & mask) {
        if (!p->table[i])
            return i;
        const struct atom *at = &p->atoms[p->table[i] - 1];
        if (at->kind == kind && str_eq(at->key, key))
            return i;
    }
}

/* ---- compiling ---- */

static bool
is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

static bool
add_atom(struct phrases *p, struct str word, struct arena *a, uint32_t *out)
{
    char key[WORD_KEY_MAX];
    bool stem = str_ends(word, "*"), spelled = is_ascii(word);
    if (stem)
        word.n--;
    size_t n = spelled ? spelling_key(word, key) : sound_key(word, !stem, key);
    if (n == 0)
        return false;
    struct str k = {key, n};
    enum atom_kind kind = spelled ? (stem ? ATOM_SPELLING_STEM : ATOM_SPELLING)
                                  : (stem ? ATOM_SOUND_STEM : ATOM_SOUND);
    size_t slot = slot_of(p, k, kind, hash_key(k, kind));
    if (!p->table[slot]) {
        p->atoms[p->n_atoms] = (struct atom){arena_str(a, k), kind};
        p->table[slot] = (uint32_t)++p->n_atoms;
    }
    *out = p->table[slot] - 1;
    return true;
}

static bool
add_kind(struct str word, unsigned *kinds)
{
    for (size_t i = 0; i < ARRAY_LEN(kind_names); i++)
        if (str_eq(word, str_of(kind_names[i]))) {
            *kinds |= 1u << i;
            return true;
        }
    return false;
}

static void
add_element(struct phrases *p, struct str words, bool after_gap, struct arena *a)
{
    struct element e = {.first_atom = (uint32_t)p->n_alternatives, .after_gap = after_gap};
    struct str word;
    while (str_cut(&words, '|', &word)) {
        uint32_t atom;
        if (add_kind(word, &e.kinds) || !add_atom(p, word, a, &atom))
            continue;
        p->alternatives[p->n_alternatives++] = atom;
        e.n_atoms++;
    }
    if (e.n_atoms || e.kinds)
        p->elements[p->n_elements++] = e;
}

static void
add_pattern(struct phrases *p, const struct phrase *ph, struct arena *a)
{
    struct pattern pat = {.concept = ph->concept,
                          .weight = ph->weight,
                          .hindi = !is_ascii(ph->pattern),
                          .first = (uint32_t)p->n_elements};
    struct str rest = ph->pattern, word;
    bool gap = false;
    while (str_cut(&rest, ' ', &word)) {
        if (word.n == 0)
            continue;
        if (str_eq(word, STR("..."))) {
            gap = p->n_elements > pat.first;
            continue;
        }
        add_element(p, word, gap, a);
        gap = false;
    }
    pat.n = (uint32_t)(p->n_elements - pat.first);
    if (pat.n)
        p->patterns[p->n_patterns++] = pat;
}

/* How many words, alternatives counted, the patterns hold at most. */
static size_t
count_words(const struct phrase *list, size_t n)
{
    size_t words = 0;
    for (size_t i = 0; i < n; i++) {
        words++;
        for (size_t k = 0; k < list[i].pattern.n; k++)
            words += list[i].pattern.p[k] == ' ' || list[i].pattern.p[k] == '|';
    }
    return words;
}

static void
push(uint32_t **list, size_t *n, size_t *cap, uint32_t value, struct arena *a)
{
    *list = arena_grow(a, *list, *n, cap, sizeof **list);
    (*list)[(*n)++] = value;
}

static void
index_patterns(struct phrases *p, struct arena *a)
{
    size_t *cap = ARENA_ARRAY(a, size_t, p->n_atoms + 1);
    size_t cap_kind[ENTITY_KINDS + 1] = {0};
    p->starting = ARENA_ARRAY(a, uint32_t *, p->n_atoms + 1);
    p->n_starting = ARENA_ARRAY(a, size_t, p->n_atoms + 1);
    for (uint32_t i = 0; i < p->n_patterns; i++) {
        const struct element *e = &p->elements[p->patterns[i].first];
        for (uint32_t k = 0; k < e->n_atoms; k++) {
            uint32_t atom = p->alternatives[e->first_atom + k];
            push(&p->starting[atom], &p->n_starting[atom], &cap[atom], i, a);
        }
        for (size_t k = 0; k <= ENTITY_KINDS; k++)
            if (e->kinds >> k & 1)
                push(&p->starting_kind[k], &p->n_starting_kind[k], &cap_kind[k], i, a);
    }
}

static void
index_long_words(struct phrases *p, struct arena *a)
{
    size_t cap[26] = {0};
    for (uint32_t i = 0; i < p->n_atoms; i++) {
        const struct atom *at = &p->atoms[i];
        if (at->key.n < SLIP_MIN || !is_alpha(at->key.p[0]))
            continue;
        size_t letter = (size_t)(at->key.p[0] - 'a');
        push(&p->by_letter[letter], &p->n_by_letter[letter], &cap[letter], i, a);
    }
}

void
phrases_compile(const struct phrase *list, size_t n, struct arena *a, struct phrases *out)
{
    size_t words = count_words(list, n);
    *out = (struct phrases){.table_size = 64};
    while (out->table_size < words * 2)
        out->table_size *= 2;
    out->table = ARENA_ARRAY(a, uint32_t, out->table_size);
    out->atoms = ARENA_ARRAY(a, struct atom, words + 1);
    out->alternatives = ARENA_ARRAY(a, uint32_t, words + 1);
    out->elements = ARENA_ARRAY(a, struct element, words + 1);
    out->patterns = ARENA_ARRAY(a, struct pattern, n + 1);
    for (size_t i = 0; i < n; i++)
        add_pattern(out, &list[i], a);
    index_patterns(out, a);
    index_long_words(out, a);
}

/* ---- looking up ---- */

bool
one_slip(struct str a, struct str b)
{
    if (a.n > b.n + 1 || b.n > a.n + 1)
        return false;
    size_t i = 0;
    while (i < a.n && i < b.n && a.p[i] == b.p[i])
        i++;
    struct str x = str_sub(a, i, a.n), y = str_sub(b, i, b.n);
    if (x.n == 0 || y.n == 0)
        return true;
    if (x.n != y.n) /* one has a letter more */
        return str_eq(str_sub(x, x.n > y.n, x.n), str_sub(y, y.n > x.n, y.n));
    if (str_eq(str_sub(x, 1, x.n), str_sub(y, 1, y.n)))
        return true;
    return x.n >= 2 && x.p[0] == y.p[1] && x.p[1] == y.p[0] &&
           str_eq(str_sub(x, 2, x.n), str_sub(y, 2, y.n));
}

struct atoms_found {
    uint32_t *out;
    size_t n;
};

static void
found(struct atoms_found *f, uint32_t atom)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->out[i] == atom)
            return;
    if (f->n < ATOMS_OF_WORD)
        f->out[f->n++] = atom;
}

static void
look_up(const struct phrases *p, struct str key, enum atom_kind kind, uint64_t h,
        struct atoms_found *f)
{
    size_t slot = slot_of(p, key, kind, h);
    if (p->table[slot])
        found(f, p->table[slot] - 1);
}

/* The word itself, then each of its beginnings. */
static void
look_up_exact(const struct phrases *p, struct str key, enum atom_kind whole, enum atom_kind stem,
              struct atoms_found *f)
{
    look_up(p, key, whole, hash_key(key, whole), f);
    uint64_t h = hash_start(stem);
    for (size_t i = 0; i < key.n; i++) {
        h = hash_add(h, key.p[i]);
        if (i + 1 >= STEM_MIN)
            look_up(p, str_sub(key, 0, i + 1), stem, h, f);
    }
}

static bool
is_stem(enum atom_kind kind)
{
    return kind == ATOM_SPELLING_STEM || kind == ATOM_SOUND_STEM;
}

static bool
is_sound(enum atom_kind kind)
{
    return kind == ATOM_SOUND || kind == ATOM_SOUND_STEM;
}

static bool
meets_with_slip(const struct atom *at, struct str key)
{
    if (!is_stem(at->kind))
        return one_slip(at->key, key);
    for (size_t n = at->key.n - 1; n <= at->key.n + 1 && n <= key.n; n++)
        if (one_slip(at->key, str_sub(key, 0, n)))
            return true;
    return false;
}

static void
look_up_slipped(const struct phrases *p, struct str key, char letter, bool sound,
                struct atoms_found *f)
{
    if (letter < 'a' || letter > 'z')
        return;
    size_t bucket = (size_t)(letter - 'a');
    for (size_t i = 0; i < p->n_by_letter[bucket]; i++) {
        uint32_t atom = p->by_letter[bucket][i];
        const struct atom *at = &p->atoms[atom];
        if (is_sound(at->kind) == sound && meets_with_slip(at, key))
            found(f, atom);
    }
}

/* Slips are looked for only in long words that mean nothing as they stand. A slip at the very
 * beginning is found when it is a swap: pudate. */
static void
look_up_key(const struct phrases *p, struct str key, bool sound, struct atoms_found *f)
{
    size_t before = f->n;
    if (key.n == 0)
        return;
    look_up_exact(p, key, sound ? ATOM_SOUND : ATOM_SPELLING,
                  sound ? ATOM_SOUND_STEM : ATOM_SPELLING_STEM, f);
    if (f->n > before || key.n + 1 < SLIP_MIN)
        return;
    look_up_slipped(p, key, key.p[0], sound, f);
    if (key.p[1] != key.p[0])
        look_up_slipped(p, key, key.p[1], sound, f);
}

size_t
phrases_atoms(const struct phrases *p, struct str word, uint32_t out[static ATOMS_OF_WORD])
{
    char key[WORD_KEY_MAX];
    struct atoms_found f = {.n = 0};
    f.out = out;
    look_up_key(p, (struct str){key, spelling_key(word, key)}, false, &f);
    if (word.n > 1) /* a lone Latin letter is no Hindi word; the न of "n" is written na */
        look_up_key(p, (struct str){key, sound_key(word, true, key)}, true, &f);
    return f.n;
}

bool
element_has_atom(const struct phrases *p, const struct element *e, uint32_t atom)
{
    for (uint32_t i = 0; i < e->n_atoms; i++)
        if (p->alternatives[e->first_atom + i] == atom)
            return true;
    return false;
}
