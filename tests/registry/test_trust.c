/* Whom a kiosk believes: every change of keys and serial by those who may and may not, and the two
 * files through damage and power cuts. */
#include "registry/bundle/trust.h"

#include "registry/bundle/trust_file.h"
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- a small language for trust: "A B b=B C>105 D<110" ----
 *
 * A letter is a key of its own root; b=B one of B's root; >n counts from, <n until. */

static struct minisig_public
key_of(char letter)
{
    struct minisig_public k;
    memset(k.id, letter, sizeof k.id);
    memset(k.key, letter, sizeof k.key);
    return k;
}

static struct trusted_key
trusted_of(struct str word)
{
    struct trusted_key k = {.key = key_of(word.p[0])};
    memset(k.root, word.p[0], sizeof k.root);
    for (size_t i = 1; i + 1 < word.n; i++) {
        if (word.p[i] == '=')
            memset(k.root, word.p[i + 1], sizeof k.root);
        if (word.p[i] == '>')
            k.from = strtol(word.p + i + 1, NULL, 10);
        if (word.p[i] == '<')
            k.until = strtol(word.p + i + 1, NULL, 10);
    }
    return k;
}

static struct trust
trust_of(const char *text, int64_t floor)
{
    struct trust t = {.floor = floor};
    struct str rest = str_of(text), word;
    while (str_cut(&rest, ' ', &word))
        if (word.n)
            t.keys[t.n_keys++] = trusted_of(word);
    return t;
}

static void
show(const struct trust *t, char *out, size_t cap)
{
    struct buf b = {0};
    for (size_t i = 0; i < t->n_keys; i++) {
        const struct trusted_key *k = &t->keys[i];
        buf_fmt(&b, "%s%c", i ? " " : "", k->key.id[0]);
        if (k->root[0] != k->key.id[0])
            buf_fmt(&b, "=%c", k->root[0]);
        if (k->from)
            buf_fmt(&b, ">%ld", (long)k->from);
        if (k->until)
            buf_fmt(&b, "<%ld", (long)k->until);
    }
    str_copy(out, cap, buf_str(&b));
    buf_free(&b);
}

/* ---- steps ---- */

struct step_row {
    const char *why;
    const char *before; /* keys */
    int64_t floor, in_place;
    const char *signers; /* their letters */
    int64_t serial, reset_floor;
    const char *add, *retire; /* letters */
    enum refusal_code code;
    const char *after;      /* keys, when it was taken */
    const char *afterwards; /* letters of those that count once the list is there */
};

static const struct step_row steps[] = {
    /* serials */
    {"the next list", "A B", 100, 100, "A", 101, 0, "", "", REFUSE_NOT, "A B", "AB"},
    {"the same once more, after a power cut", "A B", 101, 100, "A", 101, 0, "", "", REFUSE_NOT,
     "A B", "AB"},
    {"an older one", "A B", 100, 100, "AB", 99, 0, "", "", REFUSE_OLD, "", ""},
    {"as far as it may go", "A B", 100, 100, "A", 1100, 0, "", "", REFUSE_NOT, "A B", "AB"},
    {"one further", "A B", 100, 100, "AB", 1101, 0, "", "", REFUSE_JUMP, "", ""},
    {"far beyond all numbers", "A B", 100, 100, "AB", INT64_MAX, 0, "", "", REFUSE_JUMP, "", ""},
    {"the highest there is, from just below", "A", INT64_MAX - 1, 5, "A", INT64_MAX, 0, "", "",
     REFUSE_NOT, "A", "A"},
    {"no signer", "A B", 100, 100, "", 101, 0, "", "", REFUSE_UNSIGNED, "", ""},
    {"a list in place above the floor, after an interrupted reset", "A B", 50, 100, "A", 51, 0, "",
     "", REFUSE_NOT, "A B", "AB"},

    /* resets */
    {"back with two roots", "A B", 900, 900, "AB", 120, 900, "", "", REFUSE_NOT, "A B", "AB"},
    {"back with one root", "A B", 900, 900, "A", 120, 900, "", "", REFUSE_KEYS, "", ""},
    {"back with two keys of one root", "A a=A B", 900, 900, "Aa", 120, 900, "", "", REFUSE_KEYS, "",
     ""},
    {"meant for another floor", "A B", 900, 900, "AB", 120, 901, "", "", REFUSE_RESET, "", ""},
    {"meant for a lower floor", "A B", 900, 900, "AB", 120, 500, "", "", REFUSE_RESET, "", ""},
    {"no reset leads forward", "A B", 1, 1, "AB", 5000, 1, "", "", REFUSE_JUMP, "", ""},
    {"the reset again: power went before the list took its name", "A B", 120, 900, "AB", 120, 900,
     "", "", REFUSE_NOT, "A B", "AB"},
    {"the list after a reset still names the old floor, for those who missed it", "A B", 120, 120,
     "A", 121, 900, "", "", REFUSE_NOT, "A B", "AB"},
    {"an old reset put in again", "A B", 125, 125, "AB", 120, 900, "", "", REFUSE_RESET, "", ""},
    {"a reset that adds a key", "A B", 900, 900, "AB", 120, 900, "C", "", REFUSE_KEYS, "", ""},
    {"a reset that retires one", "A B", 900, 900, "AB", 120, 900, "", "A", REFUSE_KEYS, "", ""},
    {"keys from later lists count at once after a reset, ended ones are gone",
     "A B>850 C<860 D=B>880", 900, 900, "AB", 120, 900, "", "", REFUSE_NOT, "A B D=B", "ABD"},
    {"a key whose list never came in place counts after a reset as well", "A B C>900", 900, 890,
     "AB", 120, 900, "", "", REFUSE_NOT, "A B C", "ABC"},
    {"one that was to end with it counts no more", "A B C<900", 900, 890, "AC", 120, 900, "", "",
     REFUSE_NOT, "A B C>890<891", "AB"},

    /* one root */
    {"rotation: adds its own next key", "A B", 100, 100, "A", 101, 0, "a", "", REFUSE_NOT,
     "A B a=A>101", "ABa"},
    {"adds it and ends itself", "A B", 100, 100, "A", 101, 0, "a", "A", REFUSE_NOT,
     "A<101 B a=A>101", "Ba"},
    {"the same once more, after a power cut", "A<101 B a=A>101", 101, 100, "A", 101, 0, "a", "A",
     REFUSE_NOT, "A<101 B a=A>101", "Ba"},
    {"the next list went on from there", "A<101 B a=A>101", 101, 101, "a", 102, 0, "", "",
     REFUSE_NOT, "B a=A", "Ba"},
    {"a stolen key adds a second and both sign: one root", "A B a=A", 100, 100, "Aa", 101, 0, "",
     "B", REFUSE_KEYS, "", ""},
    {"a stolen key ends the other", "A B", 100, 100, "A", 101, 0, "", "B", REFUSE_KEYS, "", ""},
    {"a stolen key ends the other's next key", "A B b=B", 100, 100, "A", 101, 0, "", "b",
     REFUSE_KEYS, "", ""},
    {"a stolen key's successor ends the thief", "A B a=A", 100, 100, "a", 101, 0, "", "A",
     REFUSE_NOT, "A<101 B a=A", "Ba"},
    {"adds a key that is there: nothing of it becomes its own", "A B", 100, 100, "A", 101, 0, "B",
     "", REFUSE_NOT, "A B", "AB"},
    {"takes back the end of another root's key", "A B C<101", 101, 100, "A", 102, 0, "C", "",
     REFUSE_KEYS, "", ""},
    {"takes back the end of its own", "A a=A<101 B", 101, 100, "A", 102, 0, "a", "", REFUSE_NOT,
     "A a=A B", "AaB"},
    {"ends the last key", "A", 100, 100, "A", 101, 0, "", "A", REFUSE_KEYS, "", ""},
    {"ends the last that counts: another comes later only", "A B>500", 100, 100, "A", 101, 0, "",
     "A", REFUSE_KEYS, "", ""},
    {"ends a key nobody knows here", "A B", 100, 100, "A", 101, 0, "", "Z", REFUSE_NOT, "A B",
     "AB"},
    {"adds and ends the same key", "A B", 100, 100, "AB", 101, 0, "C", "C", REFUSE_KEYS, "", ""},

    /* two roots */
    {"a lost key is ended and a new one has its own root", "A B C", 100, 100, "AB", 101, 0, "D",
     "C", REFUSE_NOT, "A B C<101 D>101", "ABD"},
    {"what one root added becomes its own", "A B a=A", 100, 100, "AB", 101, 0, "a", "", REFUSE_NOT,
     "A B a", "ABa"},
    {"both end themselves and leave one", "A B", 100, 100, "AB", 101, 0, "C", "AB", REFUSE_NOT,
     "A<101 B<101 C>101", "C"},
    {"all keys end", "A B", 100, 100, "AB", 101, 0, "", "AB", REFUSE_KEYS, "", ""},
    {"three signers, two roots", "A a=A B", 100, 100, "AaB", 101, 0, "", "B", REFUSE_NOT,
     "A a=A B<101", "Aa"},
    {"a key that is to come with a list that never came is ended", "A B C>105", 105, 100, "AB", 105,
     0, "", "C", REFUSE_NOT, "A B", "AB"},

    {"ends sooner what was to end later: the floor was lowered by hand", "A B C<105", 100, 100,
     "AB", 101, 0, "", "C", REFUSE_NOT, "A B C<101", "AB"},

    /* what is over is forgotten */
    {"ended keys go, late ones are settled", "A>90 B C<95 D<100 E<101", 100, 100, "A", 101, 0, "",
     "", REFUSE_NOT, "A B E<101", "AB"},
};

static size_t
find_signers(const struct step_row *row, const struct trust *t,
             const struct trusted_key *out[SIGNERS_MAX])
{
    size_t n = strlen(row->signers);
    for (size_t i = 0; i < n; i++) {
        struct minisig_public k = key_of(row->signers[i]);
        out[i] = trust_find(t, k.id, row->in_place);
        if (!out[i])
            fail_msg("%s: signer %c does not count", row->why, row->signers[i]);
    }
    return n;
}

static struct manifest
manifest_of(const struct step_row *row)
{
    struct manifest m = {.serial = row->serial, .reset_floor = row->reset_floor};
    for (const char *p = row->add; *p; p++)
        m.add[m.n_add++] = key_of(*p);
    for (const char *p = row->retire; *p; p++)
        memset(m.retire[m.n_retire++], *p, MINISIG_ID_BYTES);
    return m;
}

static void
check_taken(const struct step_row *row, const struct trust *t)
{
    char text[256], letters[TRUST_KEYS_MAX + 1] = "";
    size_t n = 0;
    show(t, text, sizeof text);
    if (strcmp(text, row->after) != 0 || t->floor != row->serial)
        fail_msg("%s: %s, floor %ld", row->why, text, (long)t->floor);
    for (size_t i = 0; i < t->n_keys; i++)
        if (trust_find(t, t->keys[i].key.id, row->serial))
            letters[n++] = (char)t->keys[i].key.id[0];
    if (strcmp(letters, row->afterwards) != 0)
        fail_msg("%s: %s count", row->why, letters);
    for (const char *p = row->signers; *p; p++) { /* or the power cut could not be made good */
        struct minisig_public k = key_of(*p);
        if (!trust_find(t, k.id, row->in_place))
            fail_msg("%s: %c counts no more before the list is there", row->why, *p);
    }
}

static void
step_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        const struct step_row *row = &steps[i];
        struct trust t = trust_of(row->before, row->floor), before = t;
        const struct trusted_key *signers[SIGNERS_MAX];
        size_t n = find_signers(row, &t, signers);
        struct manifest m = manifest_of(row);
        struct refusal r = {.code = REFUSE_NOT};
        bool taken = trust_step(&t, &m, signers, n, row->in_place, &r);
        if (taken != (row->code == REFUSE_NOT) || r.code != row->code)
            fail_msg("%s: %s", row->why, taken ? "taken" : refusal_name(r.code));
        if (taken)
            check_taken(row, &t);
        else if (memcmp(&t, &before, sizeof t) != 0)
            fail_msg("%s: refused, and yet something changed", row->why);
    }
}

static void
refusals_say_what(void **state)
{
    (void)state;
    static const struct {
        const char *why, *signers;
        int64_t serial, reset_floor;
        const char *retire, *wanted, *found;
    } rows[] = {
        {"old: the floor, and the bundle's", "AB", 99, 0, "", "100", "99"},
        {"jump: the highest", "AB", 1101, 0, "", "1100", "1101"},
        {"reset: our floor, and the one named", "AB", 5, 77, "", "100", "77"},
        {"reset by one", "A", 5, 100, "", "", "reset"},
        {"whose key", "A", 101, 0, "B", "", "4242424242424242"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct step_row row = {.why = rows[i].why,
                               .signers = rows[i].signers,
                               .in_place = 100,
                               .serial = rows[i].serial,
                               .reset_floor = rows[i].reset_floor,
                               .add = "",
                               .retire = rows[i].retire};
        struct trust t = trust_of("A B", 100);
        const struct trusted_key *signers[SIGNERS_MAX];
        struct manifest m = manifest_of(&row);
        struct refusal r;
        assert_false(trust_step(&t, &m, signers, find_signers(&row, &t, signers), 100, &r));
        if (strcmp(r.wanted, rows[i].wanted) != 0 || strcmp(r.found, rows[i].found) != 0)
            fail_msg("%s: “%s” “%s”", rows[i].why, r.wanted, r.found);
    }
}

/* Another key under an id that is there, and a key that is there under another id: whoever signs.
 */
static void
no_two_faces(void **state)
{
    (void)state;
    struct trust t = trust_of("A B", 100), before = t;
    const struct trusted_key *signers[] = {&t.keys[0], &t.keys[1]};
    struct minisig_public same_id = key_of('B'), same_key = key_of('B');
    same_id.key[5] ^= 1;
    same_key.id[5] ^= 1;
    const struct minisig_public odd[] = {same_id, same_key};
    for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
        struct manifest m = {.serial = 101, .add = {odd[i]}, .n_add = 1};
        struct refusal r;
        struct err err;
        assert_false(trust_step(&t, &m, signers, 2, 100, &r));
        assert_int_equal(r.code, REFUSE_KEYS);
        assert_false(trust_add(&t, &odd[i], &err));
        assert_int_equal(err.kind, ERR_INPUT);
        assert_memory_equal(&t, &before, sizeof t);
    }
}

static void
by_hand(void **state)
{
    (void)state;
    struct trust t = trust_of("A b=A>90<95", 0);
    struct minisig_public k = key_of('b');
    struct err err;
    char text[64];
    assert_true(trust_add(&t, &k, &err)); /* the engineer's word makes it its own root again */
    show(&t, text, sizeof text);
    assert_string_equal(text, "A b");
    k = key_of('A');
    assert_true(trust_remove(&t, k.id, &err));
    assert_false(trust_remove(&t, k.id, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    for (char c = 'c'; t.n_keys < TRUST_KEYS_MAX; c++) {
        k = key_of(c);
        assert_true(trust_add(&t, &k, &err));
    }
    k = key_of('1');
    assert_false(trust_add(&t, &k, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    k = key_of('b');
    assert_true(trust_add(&t, &k, &err)); /* there already */

    struct manifest m = {.serial = 1, .add = {key_of('1')}, .n_add = 1};
    const struct trusted_key *signers[] = {&t.keys[0], &t.keys[1]};
    struct refusal r;
    assert_false(trust_step(&t, &m, signers, 2, 0, &r));
    assert_int_equal(r.code, REFUSE_KEYS);
}

static void
roots(void **state)
{
    (void)state;
    struct trust t = trust_of("A B a=A b=B c=A", 0);
    static const struct {
        const char *signers;
        size_t roots;
    } rows[] = {{"", 0}, {"A", 1}, {"Aa", 1}, {"Aac", 1}, {"AB", 2}, {"ab", 2}, {"aBAb", 2}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct step_row row = {.why = "roots", .signers = rows[i].signers};
        const struct trusted_key *signers[SIGNERS_MAX];
        assert_int_equal(trust_roots(signers, find_signers(&row, &t, signers)), rows[i].roots);
    }
}

/* ---- the files ---- */

static void
full_of_keys(struct trust *t)
{
    *t = (struct trust){.floor = INT64_MAX};
    for (size_t i = 0; i < TRUST_KEYS_MAX; i++) {
        struct trusted_key *k = &t->keys[t->n_keys++];
        *k = (struct trusted_key){.from = INT64_MAX - 1, .until = INT64_MAX};
        memset(&k->key, (int)(0xFF - i), sizeof k->key);
        memset(k->root, 0xFF, sizeof k->root);
    }
}

static void
text_and_back(void **state)
{
    (void)state;
    struct trust list[] = {trust_of("", 0), trust_of("A", 1), trust_of("A b=A>5<7 C", 124),
                           trust_of("", 0)};
    full_of_keys(&list[3]);
    for (size_t i = 0; i < ARRAY_LEN(list); i++) {
        struct buf b = {0};
        struct trust again;
        trust_write(&list[i], &b);
        assert_true(b.n <= TRUST_FILE_MAX);
        assert_true(trust_parse(buf_str(&b), &again));
        assert_memory_equal(&again, &list[i], sizeof again);
        buf_free(&b);
    }
}

/* Every bit turned, every length cut: noticed. */
static void
damage_is_noticed(void **state)
{
    (void)state;
    struct trust t = trust_of("A b=A>5<7", 124), again;
    struct buf b = {0};
    trust_write(&t, &b);
    for (size_t cut = 0; cut < b.n; cut++)
        if (trust_parse((struct str){b.p, cut}, &again))
            fail_msg("cut to %zu bytes", cut);
    for (size_t bit = 0; bit < 8 * b.n; bit++) {
        b.p[bit / 8] = (char)(b.p[bit / 8] ^ (1 << bit % 8));
        if (trust_parse(buf_str(&b), &again))
            fail_msg("bit %zu of byte %zu", bit % 8, bit / 8);
        b.p[bit / 8] = (char)(b.p[bit / 8] ^ (1 << bit % 8));
    }
    buf_add(&b, STR(" "));
    assert_false(trust_parse(buf_str(&b), &again));
    buf_free(&b);
    static const char *const odd[] = {"",
                                      "{",
                                      "[]",
                                      "null",
                                      "{}",
                                      "{\"keys\":[1,\"x\",null]}",
                                      "{\"floor\":1,\"keys\":{\"a\":{}}}"};
    for (size_t i = 0; i < ARRAY_LEN(odd); i++)
        assert_false(trust_parse(str_of(odd[i]), &again));
}

struct place {
    char dir[64];
    struct arena arena;
};

static const char *
path_of(struct place *p, const char *name)
{
    return arena_fmt(&p->arena, "%s/%s", p->dir, name).p;
}

static void
place_make(struct place *p)
{
    *p = (struct place){.dir = "/tmp/satark-trust-XXXXXX"};
    assert_non_null(mkdtemp(p->dir));
}

static void
place_remove(struct place *p)
{
    unlink(path_of(p, "trust.json"));
    unlink(path_of(p, "trust/copy.json"));
    rmdir(path_of(p, "trust"));
    if (rmdir(p->dir) != 0)
        fail_msg("%s: something was left behind", p->dir);
    arena_wipe(&p->arena);
}

struct two_files {
    const char *why;
    const char *first, *second; /* NULL: missing; "!": damaged; else "floor keys" */
    const char *used;           /* "floor keys", or NULL: an error */
};

static void
put_file(struct place *p, const char *name, const char *what)
{
    struct buf b = {0};
    if (!what)
        return;
    if (*what == '!') {
        buf_add(&b, STR("{\"format\":1,\"floor\":1"));
    } else {
        struct trust t = trust_of(strchr(what, ' '), strtol(what, NULL, 10));
        trust_write(&t, &b);
    }
    FILE *f = fopen(path_of(p, name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(b.p, 1, b.n, f), b.n);
    assert_int_equal(fclose(f), 0);
    buf_free(&b);
}

static void
which_file(void **state)
{
    (void)state;
    static const struct two_files rows[] = {
        {"a kiosk nobody gave a key", NULL, NULL, "0 "},
        {"both the same", "124 A B", "124 A B", "124 A B"},
        {"the first is missing", NULL, "124 A B", "124 A B"},
        {"the second is missing", "124 A B", NULL, "124 A B"},
        {"the first is damaged", "!", "124 A B", "124 A B"},
        {"the second is damaged", "124 A B", "!", "124 A B"},
        {"both damaged", "!", "!", NULL},
        {"one damaged and no other", "!", NULL, NULL},
        {"no other but a damaged one", NULL, "!", NULL},
        {"power cut between: a list taken", "125 A B>125", "124 A", "125 A B>125"},
        {"power cut between: a key added by hand", "124 A B", "124 A", "124 A B"},
        {"power cut between: a stolen key removed by hand", "124 A", "124 A B", "124 A"},
        {"power cut between: a reset, which is to be done again", "50 A B", "124 A B>120",
         "124 A B>120"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct trust t;
        struct err err = {0};
        place_make(&p);
        assert_int_equal(mkdir(path_of(&p, "trust"), 0750), 0);
        put_file(&p, "trust.json", rows[i].first);
        put_file(&p, "trust/copy.json", rows[i].second);
        bool good = trust_load(p.dir, &t, &err);
        if (good != (rows[i].used != NULL))
            fail_msg("%s: %s", rows[i].why, good ? "read" : err.msg);
        if (good) {
            struct trust want = trust_of(strchr(rows[i].used, ' '), strtol(rows[i].used, NULL, 10));
            if (memcmp(&t, &want, sizeof t) != 0)
                fail_msg("%s: floor %ld", rows[i].why, (long)t.floor);
        } else if (err.kind != ERR_ENV || !strstr(err.msg, "satark bundle trust")) {
            fail_msg("%s: %s", rows[i].why, err.msg);
        }
        place_remove(&p);
    }
}

/* The folder is made; what was damaged or missing is made again. */
static void
saved(void **state)
{
    (void)state;
    struct place p;
    struct trust t = trust_of("A b=A", 124), again;
    struct stat st;
    struct err err;
    place_make(&p);
    assert_false(trust_is_saved(p.dir, &t));
    assert_true(trust_save(p.dir, &t, &err));
    assert_true(trust_is_saved(p.dir, &t));
    assert_int_equal(stat(path_of(&p, "trust"), &st), 0);
    assert_int_equal(st.st_mode & 07777, 0750);
    put_file(&p, "trust/copy.json", "!");
    put_file(&p, "trust.json.new-1", "!"); /* a power cut's litter */
    put_file(&p, "trust/copy.json.new-77", "!");
    assert_false(trust_is_saved(p.dir, &t));
    assert_true(trust_load(p.dir, &again, &err));
    assert_memory_equal(&again, &t, sizeof t);
    assert_true(trust_save(p.dir, &again, &err) && trust_is_saved(p.dir, &t));
    assert_false(trust_save("/nowhere/at/all", &t, &err));
    assert_int_equal(err.kind, ERR_ENV);
    place_remove(&p);
}

/* A folder in the place of a file is no reason to believe nobody. */
static void
unreadable(void **state)
{
    (void)state;
    struct place p;
    struct trust t;
    struct err err = {0};
    place_make(&p);
    assert_int_equal(mkdir(path_of(&p, "trust.json"), 0750), 0);
    assert_false(trust_load(p.dir, &t, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_int_equal(rmdir(path_of(&p, "trust.json")), 0);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(step_table),
        cmocka_unit_test(refusals_say_what),
        cmocka_unit_test(no_two_faces),
        cmocka_unit_test(by_hand),
        cmocka_unit_test(roots),
        cmocka_unit_test(text_and_back),
        cmocka_unit_test(damage_is_noticed),
        cmocka_unit_test(which_file),
        cmocka_unit_test(saved),
        cmocka_unit_test(unreadable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
