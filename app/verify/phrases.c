#include "verify/phrases.h"

#include "text/phonetic.h"
#include "verify/spelling.h"

enum { SLIP_MIN = 5, SOUND_SLIP_MIN = 6, STEM_MIN = 2, UNFINISHED_MIN = 4, GROUP_NAME_MAX = 64 };

enum { FILTER_WORDS = 1024 }; /* of 64 bits: 10 bits of a hash and 6. 8 KB stay at hand */

/* All letters but a, e, i, o, u, y; bit 26 is the digits. */
#define CONSONANTS (0x7FFFFFFu & ~(1u << 0 | 1u << 4 | 1u << 8 | 1u << 14 | 1u << 20 | 1u << 24))

enum atom_kind { ATOM_SPELLING, ATOM_SPELLING_STEM, ATOM_SOUND, ATOM_SOUND_STEM };

struct atom {
    struct str key;
    enum atom_kind kind;
    struct numbers symbols; /* that it stands for */
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

/* The last letter moves few bits of such a hash: this spreads it over the upper ones. */
static uint64_t
hash_spread(uint64_t h)
{
    return h * 0x9E3779B97F4A7C15u;
}

/* The slot that holds the atom, or the free one where it belongs. */
static struct slot *
slot_of(const struct phrases *p, struct str key, enum atom_kind kind, uint64_t h)
{
    size_t mask = p->table_size - 1;
    uint32_t hash = (uint32_t)(hash_spread(h) >> 32);
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct slot *slot = &p->table[i];
        if (!slot->atom)
            return slot;
        const struct atom *at = &p->atoms[slot->atom - 1];
        if (slot->hash == hash && at->kind == kind && str_eq(at->key, key))
            return slot;
    }
}

static void
add_to_filter(struct phrases *p, uint64_t h)
{
    h = hash_spread(h);
    p->filter[h >> 54] |= (uint64_t)1 << (h >> 48 & 63);
}

static bool
in_filter(const struct phrases *p, uint64_t h)
{
    h = hash_spread(h);
    return p->filter[h >> 54] >> (h >> 48 & 63) & 1;
}

/* ---- compiling ---- */

/* Places in patterns that allow the same are one symbol, by their text. */
struct places {
    struct str *list;
    size_t n, cap;
};

struct compiler {
    struct phrases *out;
    const struct phrase *list;
    size_t n;
    struct arena *arena;
    struct places places;
};

static bool
is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

static void
push(struct numbers *to, uint32_t value, struct arena *a)
{
    for (size_t i = 0; i < to->n; i++)
        if (to->list[i] == value)
            return;
    to->list = arena_grow(a, to->list, to->n, &to->cap, sizeof *to->list);
    to->list[to->n++] = value;
}

static void
add_atom(struct compiler *c, struct str word, uint32_t symbol)
{
    struct phrases *p = c->out;
    char key[WORD_KEY_MAX];
    bool stem = str_ends(word, "*"), spelled = is_ascii(word);
    if (stem)
        word.n--;
    size_t n = spelled ? spelling_key(word, key) : sound_key(word, !stem, key);
    if (n == 0)
        return;
    struct str k = {key, n};
    enum atom_kind kind = spelled ? (stem ? ATOM_SPELLING_STEM : ATOM_SPELLING)
                                  : (stem ? ATOM_SOUND_STEM : ATOM_SOUND);
    uint64_t h = hash_key(k, kind);
    struct slot *slot = slot_of(p, k, kind, h);
    if (!slot->atom) {
        add_to_filter(p, h);
        p->atoms[p->n_atoms] = (struct atom){.key = arena_str(c->arena, k), .kind = kind};
        *slot = (struct slot){(uint32_t)(hash_spread(h) >> 32), (uint32_t)++p->n_atoms};
    }
    push(&p->atoms[slot->atom - 1].symbols, symbol, c->arena);
}

static bool
add_kind(struct compiler *c, struct str word, uint32_t symbol)
{
    for (size_t i = 0; i < ARRAY_LEN(kind_names); i++)
        if (str_eq(word, str_of(kind_names[i]))) {
            push(&c->out->of_kind[i], symbol, c->arena);
            c->out->kinds[symbol] |= 1u << i;
            return true;
        }
    return false;
}

/* One alternative: a kind, a word, or a group. Groups hold words only, so this ends. */
static void
add_alternatives(struct compiler *c, struct str words, uint32_t symbol, bool groups)
{
    struct str word;
    while (str_cut(&words, '|', &word)) {
        if (!str_starts(word, "@")) {
            if (word.n && !add_kind(c, word, symbol))
                add_atom(c, word, symbol);
            continue;
        }
        for (size_t i = 0; i < c->n && groups; i++) {
            struct str of = c->list[i].pattern, name;
            if (c->list[i].concept == CONCEPT_WORDS && str_cut(&of, ' ', &name) &&
                str_eq(name, word) && of.p)
                add_alternatives(c, of, symbol, false);
        }
    }
}

static uint32_t
symbol_of(struct compiler *c, struct str words)
{
    for (size_t i = 0; i < c->places.n; i++)
        if (str_eq(c->places.list[i], words))
            return (uint32_t)i;
    struct places *l = &c->places;
    l->list = arena_grow(c->arena, l->list, l->n, &l->cap, sizeof *l->list);
    l->list[l->n++] = words;
    add_alternatives(c, words, (uint32_t)l->n - 1, true);
    return (uint32_t)l->n - 1;
}

static void
add_pattern(struct compiler *c, const struct phrase *ph)
{
    struct phrases *p = c->out;
    struct pattern pat = {.concept = ph->concept,
                          .weight = ph->weight,
                          .hindi = !is_ascii(ph->pattern),
                          .first = (uint32_t)p->n_elements};
    struct str rest = ph->pattern, word;
    uint32_t gap = 0;
    while (str_cut(&rest, ' ', &word)) {
        if (word.n == 0)
            continue;
        if (str_eq(word, STR("...")) || str_eq(word, STR("......"))) {
            if (p->n_elements > pat.first)
                gap = word.n > 3 ? WIDE_GAP : GAP;
            continue;
        }
        p->elements[p->n_elements++] = (struct element){symbol_of(c, word), gap};
        gap = 0;
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
index_patterns(struct phrases *p, struct arena *a)
{
    struct starts *both[] = {&p->denying, &p->starting};
    for (size_t i = 0; i < ARRAY_LEN(both); i++)
        *both[i] = (struct starts){ARENA_ARRAY(a, struct start_list, p->n_symbols + 1),
                                   ARENA_ARRAY(a, uint64_t, phrases_set_size(p))};
    for (uint32_t i = 0; i < p->n_patterns; i++) {
        bool denies = p->patterns[i].concept == CONCEPT_NEGATION;
        struct starts *to = denies ? &p->denying : &p->starting;
        const struct element *e = &p->elements[p->patterns[i].first];
        uint32_t first = e->symbol, second = p->patterns[i].n > 1 ? e[1].symbol : first;
        struct start_list *l = &to->patterns[first];
        l->list = arena_grow(a, l->list, l->n, &l->cap, sizeof *l->list);
        l->list[l->n++] = (struct start){i, second};
        to->any[first / 64] |= (uint64_t)1 << (first % 64);
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

static void
index_long_words(struct phrases *p, struct arena *a)
{
    for (uint32_t i = 0; i < p->n_atoms; i++) {
        const struct atom *at = &p->atoms[i];
        if (at->key.n < SLIP_MIN || !is_alpha(at->key.p[0]))
            continue;
        struct long_words *to = is_sound(at->kind) ? p->sounding : p->spelled;
        to += at->key.p[0] - 'a';
        to->list = arena_grow(a, to->list, to->n, &to->cap, sizeof *to->list);
        to->list[to->n++] = (struct long_word){i, spelling_letters(at->key), (uint32_t)at->key.n,
                                               is_stem(at->kind)};
    }
}

void
phrases_compile(const struct phrase *list, size_t n, struct arena *a, struct phrases *out)
{
    size_t words = count_words(list, n);
    *out = (struct phrases){.table_size = 64};
    while (out->table_size < words * 2)
        out->table_size *= 2;
    out->table = ARENA_ARRAY(a, struct slot, out->table_size);
    out->filter = ARENA_ARRAY(a, uint64_t, FILTER_WORDS);
    out->atoms = ARENA_ARRAY(a, struct atom, words + 1);
    out->elements = ARENA_ARRAY(a, struct element, words + 1);
    out->patterns = ARENA_ARRAY(a, struct pattern, n + 1);
    out->kinds = ARENA_ARRAY(a, unsigned, words + 1);
    struct compiler c = {.out = out, .list = list, .n = n, .arena = a};
    for (size_t i = 0; i < n; i++)
        if (list[i].concept != CONCEPT_WORDS)
            add_pattern(&c, &list[i]);
        else /* a group nobody uses still tells which words there are */
            (void)symbol_of(&c,
                            str_sub(list[i].pattern, 0, str_find(list[i].pattern, STR(" "), 0)));
    out->n_symbols = out->english = (uint32_t)c.places.n;
    for (uint32_t i = 0; i < c.places.n; i++)
        if (str_eq(c.places.list[i], STR("@english")))
            out->english = i;
    index_patterns(out, a);
    index_long_words(out, a);
}

/* ---- looking up ---- */

size_t
phrases_set_size(const struct phrases *p)
{
    return p->n_symbols / 64 + 1;
}

static void
add_symbols(const struct numbers *symbols, uint64_t *set)
{
    for (size_t i = 0; i < symbols->n; i++)
        set[symbols->list[i] / 64] |= (uint64_t)1 << (symbols->list[i] % 64);
}

void
phrases_add_kinds(const struct phrases *p, unsigned kinds, uint64_t *set)
{
    for (size_t k = 0; k <= ENTITY_KINDS; k++)
        if (kinds >> k & 1)
            add_symbols(&p->of_kind[k], set);
}

static bool
find_atom(const struct phrases *p, struct str key, enum atom_kind kind, uint64_t h, uint64_t *set)
{
    const struct slot *slot = slot_of(p, key, kind, h);
    if (!slot->atom)
        return false;
    if (set)
        add_symbols(&p->atoms[slot->atom - 1].symbols, set);
    return true;
}

static bool
look_up(const struct phrases *p, struct str key, enum atom_kind kind, uint64_t h, uint64_t *set)
{
    return in_filter(p, h) && find_atom(p, key, kind, h, set);
}

/* The word itself, then each of its beginnings. */
static bool
look_up_exact(const struct phrases *p, struct str key, enum atom_kind whole, enum atom_kind stem,
              uint64_t *set)
{
    bool found = look_up(p, key, whole, hash_key(key, whole), set);
    uint64_t h = hash_start(stem);
    for (size_t i = 0; i < key.n; i++) {
        h = hash_add(h, key.p[i]);
        if (i + 1 >= STEM_MIN)
            found |= look_up(p, str_sub(key, 0, i + 1), stem, h, set);
    }
    return found;
}

static bool
meets_with_slip(const struct atom *at, struct str key, unsigned limit)
{
    if (!is_stem(at->kind))
        return spelling_distance(at->key, key, limit) <= limit;
    for (size_t n = at->key.n - 1; n <= at->key.n + 1 && n <= key.n; n++)
        if (spelling_distance(at->key, str_sub(key, 0, n), limit) <= limit)
            return true;
    return false;
}

static size_t
count_bits(uint32_t bits)
{
    size_t n = 0;
    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

/* A consonant that one of them lacks costs 2, however they are laid side by side. */
static bool
is_far(const struct long_word *w, size_t letters_n, uint32_t letters, unsigned limit)
{
    if (2 * count_bits(w->letters & ~letters & CONSONANTS) > limit)
        return true;
    return !w->stem &&
           (letters_n > w->n + limit || 2 * count_bits(letters & ~w->letters & CONSONANTS) > limit);
}

static bool
look_up_slipped(const struct phrases *p, struct str key, char letter, bool sound, uint64_t *set)
{
    bool found = false;
    uint32_t letters = spelling_letters(key);
    if (letter < 'a' || letter > 'z')
        return false;
    const struct long_words *bucket = &(sound ? p->sounding : p->spelled)[letter - 'a'];
    for (size_t i = 0; i < bucket->n; i++) {
        const struct long_word *w = &bucket->list[i];
        unsigned limit = sound ? 2 : spelling_tolerance(w->n < key.n ? w->n : key.n);
        if (key.n + limit < w->n || is_far(w, key.n, letters, limit))
            continue;
        const struct atom *at = &p->atoms[w->atom];
        if (meets_with_slip(at, key, limit)) {
            add_symbols(&at->symbols, set);
            found = true;
        }
    }
    return found;
}

/* Slips are looked for only in long words that mean nothing as they stand. A slip at the very
 * beginning is found when it is a swap: pudate. */
static bool
look_up_misspelled(const struct phrases *p, struct str key, bool sound, uint64_t *set)
{
    if (key.n + 1 < (sound ? SOUND_SLIP_MIN : SLIP_MIN))
        return false;
    bool found = look_up_slipped(p, key, key.p[0], sound, set);
    if (key.p[1] != key.p[0])
        found |= look_up_slipped(p, key, key.p[1], sound, set);
    return found;
}

/* "disconn", where a message stops in the middle of a word. */
static bool
look_up_beginning(const struct phrases *p, struct str key, bool sound, uint64_t *set)
{
    bool found = false;
    if (key.n < UNFINISHED_MIN || key.p[0] < 'a' || key.p[0] > 'z')
        return false;
    const struct long_words *bucket = &(sound ? p->sounding : p->spelled)[key.p[0] - 'a'];
    for (size_t i = 0; i < bucket->n; i++) {
        const struct atom *at = &p->atoms[bucket->list[i].atom];
        if (at->key.n > key.n && str_eq(str_sub(at->key, 0, key.n), key)) {
            add_symbols(&at->symbols, set);
            found = true;
        }
    }
    return found;
}

bool
phrases_add_word(const struct phrases *p, struct str word, bool unfinished, uint64_t *set)
{
    char spelled[WORD_KEY_MAX], sounding[WORD_KEY_MAX];
    struct str spelling = {spelled, spelling_key(word, spelled)};
    bool found = spelling.n && look_up_exact(p, spelling, ATOM_SPELLING, ATOM_SPELLING_STEM, set);
    if (found && p->english < p->n_symbols && symbols_have(set, p->english))
        return true;
    /* a lone Latin letter is no Hindi word; the न of "n" is written na */
    struct str sound = {sounding, word.n > 1 ? sound_key(word, true, sounding) : 0};
    bool heard = sound.n && look_up_exact(p, sound, ATOM_SOUND, ATOM_SOUND_STEM, set);
    if (found || heard)
        return true;
    if (unfinished)
        found =
            look_up_beginning(p, spelling, false, set) || look_up_beginning(p, sound, true, set);
    if (!found && spelling.n)
        found = look_up_misspelled(p, spelling, false, set);
    if (!found)
        found = look_up_misspelled(p, sound, true, set);
    return found;
}

enum { PART_MIN = 2 }; /* letters of a word that may be part of a glued one */

static bool
know_beginning(const struct phrases *p, struct str key, enum atom_kind stem)
{
    uint64_t h = hash_start(stem);
    for (size_t i = 0; i < key.n; i++) {
        h = hash_add(h, key.p[i]);
        if (i + 1 >= 5 && i + 5 >= key.n && look_up(p, str_sub(key, 0, i + 1), stem, h, NULL))
            return true;
    }
    return false;
}

bool
phrases_know(const struct phrases *p, struct str word)
{
    char key[WORD_KEY_MAX];
    bool ascii = is_ascii(word);
    struct str k = {key, ascii ? spelling_key(word, key) : 0};
    if (k.n >= PART_MIN && (look_up(p, k, ATOM_SPELLING, hash_key(k, ATOM_SPELLING), NULL) ||
                            know_beginning(p, k, ATOM_SPELLING_STEM)))
        return true;
    k.n = sound_key(word, true, key);
    return word.n > PART_MIN && k.n >= PART_MIN &&
           (look_up(p, k, ATOM_SOUND, hash_key(k, ATOM_SOUND), NULL) ||
            know_beginning(p, k, ATOM_SOUND_STEM));
}
