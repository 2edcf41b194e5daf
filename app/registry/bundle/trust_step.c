#include "registry/bundle/trust.h"

#include <inttypes.h>
#include <stdio.h>

/* One bundle being weighed. */
struct step {
    struct trust *t; /* a copy: what will hold */
    const struct manifest *m;
    const uint8_t *root; /* of the first signer: the only one where `two` is not set */
    bool two;            /* roots, at least */
    struct refusal *r;
};

/* ---- the serial ---- */

static bool
refuse_number(struct refusal *r, enum refusal_code code, int64_t wanted, int64_t found)
{
    char a[32], b[32];
    snprintf(a, sizeof a, "%" PRId64, wanted);
    snprintf(b, sizeof b, "%" PRId64, found);
    return refuse(r, code, NULL, a, b);
}

static bool
is_ordinary(int64_t floor, int64_t serial)
{
    return serial >= floor && serial - floor <= SERIAL_JUMP_MAX;
}

static bool
check_reset(const struct step *s)
{
    const struct manifest *m = s->m;
    if (m->serial > s->t->floor)
        return refuse_number(s->r, REFUSE_JUMP, s->t->floor + SERIAL_JUMP_MAX, m->serial);
    if (m->reset_floor == 0)
        return refuse_number(s->r, REFUSE_OLD, s->t->floor, m->serial);
    if (m->reset_floor != s->t->floor)
        return refuse_number(s->r, REFUSE_RESET, s->t->floor, m->reset_floor);
    return s->two || refuse(s->r, REFUSE_KEYS, NULL, NULL, "reset");
}

/* The keys that count go on counting whatever the lower serial is. One that was to end with a list
 * that never came in place counts until this one has. */
static void
take_back(struct trust *t, int64_t in_place)
{
    for (size_t i = 0; i < t->n_keys; i++) {
        struct trusted_key *k = &t->keys[i];
        k->from = k->until ? in_place : 0;
        k->until = k->until ? in_place + 1 : 0;
    }
}

/* ---- the keys ---- */

static bool
refuse_key(const struct step *s, const uint8_t id[MINISIG_ID_BYTES])
{
    char text[MINISIG_ID_TEXT];
    minisig_id_text(id, text);
    return refuse(s->r, REFUSE_KEYS, NULL, NULL, text);
}

static struct trusted_key *
by_id(const struct step *s, const uint8_t id[MINISIG_ID_BYTES])
{
    for (size_t i = 0; i < s->t->n_keys; i++)
        if (memcmp(s->t->keys[i].key.id, id, MINISIG_ID_BYTES) == 0)
            return &s->t->keys[i];
    return NULL;
}

static bool
may_change(const struct step *s, const struct trusted_key *k)
{
    return s->two || memcmp(s->root, k->root, MINISIG_ID_BYTES) == 0;
}

static bool
is_retired_too(const struct manifest *m, const uint8_t id[MINISIG_ID_BYTES])
{
    for (size_t i = 0; i < m->n_retire; i++)
        if (memcmp(m->retire[i], id, MINISIG_ID_BYTES) == 0)
            return true;
    return false;
}

/* A key that is there already: two roots make it its own root, and its end is taken back. */
static bool
add_again(const struct step *s, struct trusted_key *k)
{
    if (k->until && !may_change(s, k))
        return refuse_key(s, k->key.id);
    if (s->two)
        memcpy(k->root, k->key.id, sizeof k->root);
    k->until = 0;
    return true;
}

static bool
add_key(const struct step *s, const struct minisig_public *k)
{
    struct trust *t = s->t;
    struct err err;
    struct trusted_key *old = by_id(s, k->id);
    struct trust tried = *t;
    if (is_retired_too(s->m, k->id) || !trust_add(&tried, k, &err))
        return refuse_key(s, k->id);
    if (old)
        return add_again(s, old);
    struct trusted_key *new = &t->keys[t->n_keys++];
    *new = (struct trusted_key){.key = *k, .from = s->m->serial};
    memcpy(new->root, s->two ? k->id : s->root, sizeof new->root);
    return true;
}

/* It counts until this list is in place. Keys unknown here were retired before, or never came. */
static bool
retire_key(const struct step *s, const uint8_t id[MINISIG_ID_BYTES])
{
    struct trusted_key *k = by_id(s, id);
    struct err err;
    if (!k)
        return true;
    if (!may_change(s, k))
        return refuse_key(s, id);
    if (k->from >= s->m->serial)
        return trust_remove(s->t, id, &err);
    if (k->until == 0 || k->until > s->m->serial)
        k->until = s->m->serial;
    return true;
}

static bool
change_keys(const struct step *s)
{
    for (size_t i = 0; i < s->m->n_add; i++)
        if (!add_key(s, &s->m->add[i]))
            return false;
    for (size_t i = 0; i < s->m->n_retire; i++)
        if (!retire_key(s, s->m->retire[i]))
            return false;
    return true;
}

static bool
a_key_is_left(const struct step *s)
{
    for (size_t i = 0; i < s->t->n_keys; i++)
        if (trust_find(s->t, s->t->keys[i].key.id, s->m->serial))
            return true;
    return refuse(s->r, REFUSE_KEYS, NULL, NULL, "no key would be left");
}

static bool
weigh(const struct step *s, int64_t in_place)
{
    const struct manifest *m = s->m;
    if (m->reset_floor && (m->n_add || m->n_retire))
        return refuse(s->r, REFUSE_KEYS, NULL, NULL, "together with a reset");
    if (!is_ordinary(s->t->floor, m->serial)) {
        if (!check_reset(s))
            return false;
        take_back(s->t, in_place);
    }
    s->t->floor = m->serial;
    return change_keys(s) && a_key_is_left(s);
}

bool
trust_step(struct trust *t, const struct manifest *m, const struct trusted_key *const *signers,
           size_t n, int64_t in_place, struct refusal *r)
{
    struct trust next = *t;
    if (n == 0)
        return refuse(r, REFUSE_UNSIGNED, NULL, NULL, NULL);
    struct step s = {
        .t = &next, .m = m, .root = signers[0]->root, .two = trust_roots(signers, n) > 1, .r = r};
    trust_settle(&next, in_place);
    if (!weigh(&s, in_place))
        return false;
    *t = next;
    return true;
}
