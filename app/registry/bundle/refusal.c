#include "registry/bundle/refusal.h"

static const char *const names[REFUSALS] = {
    [REFUSE_NOT] = "not",
    [REFUSE_MISSING] = "missing",
    [REFUSE_NOT_A_FILE] = "not_a_file",
    [REFUSE_TOO_LARGE] = "too_large",
    [REFUSE_UNREADABLE] = "unreadable",
    [REFUSE_UNSIGNED] = "unsigned",
    [REFUSE_FORGED] = "forged",
    [REFUSE_STRANGER] = "stranger",
    [REFUSE_ONE_KEY] = "one_key",
    [REFUSE_MANIFEST] = "manifest",
    [REFUSE_PROGRAMME] = "programme",
    [REFUSE_DISCOM] = "discom",
    [REFUSE_OLD] = "old",
    [REFUSE_OTHER] = "other",
    [REFUSE_JUMP] = "jump",
    [REFUSE_RESET] = "reset",
    [REFUSE_KEYS] = "keys",
    [REFUSE_DAMAGED] = "damaged",
    [REFUSE_DATABASE] = "database",
    [REFUSE_CANARY] = "canary",
    [REFUSE_DISK_FULL] = "disk_full",
    [REFUSE_DISK] = "disk",
    [REFUSE_BUSY] = "busy",
    [REFUSE_NO_KEYS] = "no_keys",
};

const char *
refusal_name(enum refusal_code code)
{
    return names[code];
}

bool
refusal_parse(struct str name, enum refusal_code *out)
{
    size_t at;
    if (!str_among(name, names, ARRAY_LEN(names), &at))
        return false;
    *out = (enum refusal_code)at;
    return true;
}

bool
refuse(struct refusal *r, enum refusal_code code, const char *file, const char *wanted,
       const char *found)
{
    *r = (struct refusal){.code = code};
    str_copy(r->file, sizeof r->file, str_of(file));
    str_copy(r->wanted, sizeof r->wanted, str_of(wanted));
    str_copy(r->found, sizeof r->found, str_of(found));
    return false;
}
