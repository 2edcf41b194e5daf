#include "office/pin.h"

#include "office/setting_db.h"

#include <inttypes.h>
#include <limits.h>
#include <sodium.h>

#define PIN_ROW   "hidden.pin"
#define TRIES_ROW "hidden.tries"

/* ---- which may be one ---- */

/* Of the PINs people choose most, those that no rule below tells. */
static const char *const usual[] = {"147258", "147852", "258369", "159357", "159753", "112233",
                                    "332211", "123321", "102030", "321654", "789456", "696969",
                                    "007007", "123654", "456789", "100200"};

/* The whole is its first n digits again and again. */
static bool
repeats(struct str d, size_t n)
{
    for (size_t i = n; i < d.n; i++)
        if (d.p[i] != d.p[i - n])
            return false;
    return true;
}

/* 123456, 890123, 987654: every digit is the one before and `by` more. */
static bool
counts(struct str d, int by)
{
    for (size_t i = 1; i < d.n; i++)
        if ((d.p[i] - d.p[i - 1] - by + 20) % 10 != 0)
            return false;
    return true;
}

static int
two(struct str d, size_t at)
{
    return (d.p[at] - '0') * 10 + (d.p[at + 1] - '0');
}

/* Day, month and year in either order. */
static bool
is_date(struct str d)
{
    int first = two(d, 0), month = two(d, 2), last = two(d, 4);
    return month >= 1 && month <= 12 && ((first >= 1 && first <= 31) || (last >= 1 && last <= 31));
}

bool
pin_is_good(struct str d, struct err *err)
{
    size_t i;
    bool digits = d.n == PIN_DIGITS;
    for (i = 0; digits && i < d.n; i++)
        digits = is_digit(d.p[i]);
    if (!digits)
        return err_input(err, "expected a PIN of %d digits", PIN_DIGITS);
    if (repeats(d, 1) || repeats(d, 2) || repeats(d, 3))
        return err_input(err, "this PIN repeats itself, as 111111 and 121212 do; take another");
    if (counts(d, 1) || counts(d, -1))
        return err_input(err, "this PIN counts up or down, as 123456 does; take another");
    if (is_date(d))
        return err_input(err, "this PIN is a date, which is tried first; take another");
    if (str_among(d, usual, ARRAY_LEN(usual), &i))
        return err_input(err, "this PIN is one that many people take; take another");
    return true;
}

/* ---- the counting ---- */

static int64_t
lock_ms(int locks)
{
    int64_t ms = PIN_LOCK_MS;
    while (locks-- > 0 && ms < PIN_LOCK_MOST_MS)
        ms *= 2;
    return ms < PIN_LOCK_MOST_MS ? ms : PIN_LOCK_MOST_MS;
}

bool
pin_count(struct pin_tries *t)
{
    if (t->wait_ms > 0)
        return false;
    t->wrong++;
    if (t->wrong < PIN_TRIES) {
        t->wait_ms = t->wrong == 1 ? PIN_WAIT_FIRST_MS : PIN_WAIT_SECOND_MS;
        return true;
    }
    t->wait_ms = lock_ms(t->locks);
    t->wrong = 0;
    t->locks += t->locks < INT_MAX;
    return true;
}

bool
pin_is_locked(const struct pin_tries *t)
{
    return t->wait_ms > 0 && t->wrong == 0 && t->locks > 0;
}

void
pin_pass(struct pin_gate *g, int64_t now_ms)
{
    int64_t passed = now_ms - g->at_ms;
    if (passed > 0)
        g->tries.wait_ms = g->tries.wait_ms > passed ? g->tries.wait_ms - passed : 0;
    g->at_ms = now_ms;
}

static bool
is_worse(const struct pin_tries *a, const struct pin_tries *b)
{
    return a->locks != b->locks ? a->locks > b->locks : a->wrong > b->wrong;
}

/* ---- the rows ---- */

/* "4 1 0 2000": reset, wrong, locks, wait_ms. */
static bool
parse_tries(struct str text, struct pin_tries *out)
{
    unsigned long n[4];
    struct str word;
    const unsigned long most[] = {LONG_MAX, PIN_TRIES - 1, INT_MAX, PIN_LOCK_MOST_MS};
    for (size_t i = 0; i < ARRAY_LEN(n); i++)
        if (!str_cut(&text, ' ', &word) || !str_to_uint(word, most[i], &n[i]))
            return false;
    *out = (struct pin_tries){(int64_t)n[0], (int)n[1], (int)n[2], (int64_t)n[3]};
    return !text.n;
}

/* What another hand has spoilt counts as a lock-out. */
static bool
read_tries(struct office *o, struct pin_tries *out, struct err *err)
{
    struct arena a = {0};
    struct str text;
    bool ok = setting_row_read(o, TRIES_ROW, "", &a, &text, err);
    if (ok && !text.n)
        *out = (struct pin_tries){0};
    else if (ok && !parse_tries(text, out))
        *out = (struct pin_tries){.locks = 1, .wait_ms = PIN_LOCK_MS};
    arena_wipe(&a);
    return ok;
}

static bool
write_tries(struct office *o, const struct pin_tries *t, struct err *err)
{
    struct arena a = {0};
    struct str text = arena_fmt(&a, "%" PRId64 " %d %d %" PRId64, t->reset, t->wrong, t->locks,
                                t->wait_ms);
    bool ok = setting_row_write(o, TRIES_ROW, text, err);
    arena_wipe(&a);
    return ok;
}

static bool
read_hash(struct office *o, char out[crypto_pwhash_STRBYTES], struct err *err)
{
    struct arena a = {0};
    struct str hash;
    bool ok = setting_row_read(o, PIN_ROW, "", &a, &hash, err);
    memset(out, 0, crypto_pwhash_STRBYTES);
    if (ok && hash.n < crypto_pwhash_STRBYTES)
        memcpy(out, hash.p, hash.n);
    arena_wipe(&a);
    return ok;
}

/* ---- setting it ---- */

static bool
forget_tries(struct office *o, struct err *err)
{
    struct pin_tries t;
    if (!read_tries(o, &t, err))
        return false;
    return write_tries(o, &(struct pin_tries){.reset = t.reset + 1}, err);
}

bool
pin_set(struct office *o, struct str digits, struct err *err)
{
    char hash[crypto_pwhash_STRBYTES];
    if (!pin_is_good(digits, err) || !office_writable(o, err))
        return false;
    if (sodium_init() < 0 ||
        crypto_pwhash_str(hash, digits.p, digits.n, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return err_env(err, "the PIN cannot be kept: 64 MiB of memory are needed; close other "
                            "programmes and try again");
    bool ok = db_begin(o, err) &&
              db_end(o, setting_row_write(o, PIN_ROW, str_of(hash), err) && forget_tries(o, err), err);
    explicit_bzero(hash, sizeof hash);
    return ok;
}

bool
pin_remove(struct office *o, struct err *err)
{
    if (!db_exec(o, "DELETE FROM setting WHERE name = '" PIN_ROW "'", err))
        return false;
    return sqlite3_changes(o->db) > 0 || err_input(err, "there is no PIN");
}

bool
pin_unlock(struct office *o, struct err *err)
{
    return db_begin(o, err) && db_end(o, forget_tries(o, err), err);
}

bool
pin_read(struct office *o, bool *is_set, struct pin_tries *out, struct err *err)
{
    char hash[crypto_pwhash_STRBYTES];
    bool ok = read_hash(o, hash, err) && read_tries(o, out, err);
    *is_set = hash[0] != '\0';
    explicit_bzero(hash, sizeof hash);
    return ok;
}

/* ---- asking for it ---- */

bool
pin_load(struct office *o, struct pin_gate *g, int64_t now_ms, struct err *err)
{
    struct pin_tries t;
    bool is_set;
    pin_pass(g, now_ms);
    if (!pin_read(o, &is_set, &t, err))
        return false;
    g->is_set = is_set;
    if (t.reset != g->seen || (t.reset == g->tries.reset && is_worse(&t, &g->tries)))
        g->tries = t;
    g->seen = t.reset;
    return true;
}

bool
pin_save(struct office *o, struct pin_gate *g, struct err *err)
{
    if (!office_writable(o, err) || !write_tries(o, &g->tries, err))
        return false;
    g->seen = g->tries.reset;
    return true;
}

/* Without a database the memory counts on. */
static void
keep(struct office *o, struct pin_gate *g)
{
    struct err err;
    pin_save(o, g, &err);
}

enum pin_answer
pin_try(struct office *o, struct pin_gate *g, int64_t now_ms, struct str digits, struct err *err)
{
    char hash[crypto_pwhash_STRBYTES];
    if (!pin_load(o, g, now_ms, err))
        return PIN_FAILED;
    if (!g->is_set)
        return PIN_NOT_SET;
    if (!pin_count(&g->tries))
        return PIN_WAITS;
    keep(o, g);
    if (sodium_init() < 0 || !read_hash(o, hash, err))
        return PIN_FAILED;
    bool right = digits.n == PIN_DIGITS &&
                 crypto_pwhash_str_verify(hash, digits.p, digits.n) == 0;
    explicit_bzero(hash, sizeof hash);
    if (!right)
        return PIN_WRONG;
    g->tries = (struct pin_tries){.reset = g->tries.reset + 1};
    keep(o, g);
    return PIN_RIGHT;
}
