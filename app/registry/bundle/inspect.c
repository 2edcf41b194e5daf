#include "registry/bundle/bundle.h"

#include "registry/bundle/stick.h"

struct inspecting {
    struct stick stick;
    struct arena arena;
    const struct trust *trust;
    int64_t in_place;
    struct bundle_view *out;
    struct refusal *r;
};

static bool
look_at_signature(struct inspecting *k, const char *name, struct str manifest)
{
    struct str text;
    struct minisig s;
    struct bundle_view *v = k->out;
    if (!stick_read(&k->stick, name, MINISIG_FILE_MAX, &k->arena, &text, k->r))
        return false;
    if (!minisig_parse(text, &s))
        return refuse(k->r, REFUSE_FORGED, name, NULL, NULL);
    const struct trusted_key *key = trust_find(k->trust, s.id, k->in_place);
    memcpy(v->signers[v->n_signers], s.id, MINISIG_ID_BYTES);
    v->good[v->n_signers++] = key && minisig_verify(&s, &key->key, manifest);
    return true;
}

static bool
look(struct inspecting *k)
{
    struct str json;
    struct err err = {0};
    bool newer = false;
    if (!stick_read(&k->stick, MANIFEST_NAME, MANIFEST_MAX, &k->arena, &json, k->r))
        return false;
    if (!manifest_parse(json, &k->out->manifest, &newer, &err))
        return refuse(k->r, newer ? REFUSE_PROGRAMME : REFUSE_MANIFEST, NULL, NULL, err.msg);
    for (size_t i = 0; i < SIGNERS_MAX; i++) {
        const char *name = bundle_signature_name(i);
        if (stick_has(&k->stick, name) && !look_at_signature(k, name, json))
            return false;
    }
    return true;
}

bool
bundle_inspect(const char *folder, const struct trust *t, int64_t in_place,
               struct bundle_view *out, struct refusal *r)
{
    struct inspecting k = {.trust = t, .in_place = in_place, .out = out, .r = r};
    *out = (struct bundle_view){.n_signers = 0};
    if (!stick_open(folder, &k.stick, r))
        return false;
    bool ok = look(&k);
    stick_close(&k.stick);
    arena_wipe(&k.arena);
    return ok;
}
