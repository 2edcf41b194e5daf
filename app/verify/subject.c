#include "verify/subject.h"

#include "verify/words.h"

static bool
is_word(struct str text, size_t at, size_t end)
{
    return word_class_before(text, at) != word_class_at(text, at) &&
           (end == text.n || word_class_before(text, end) != word_class_at(text, end));
}

static bool
find_word(struct str text, struct str name, size_t *at, size_t *end)
{
    for (size_t from = 0; name.n && (from = str_find(text, name, from)) < text.n; from++)
        if (is_word(text, from, from + name.n)) {
            *at = from;
            *end = from + name.n;
            return true;
        }
    return false;
}

bool
subject_named(struct str list, struct str text, size_t *at, size_t *end)
{
    struct str name;
    while (str_cut(&list, ';', &name))
        if (find_word(text, str_trim(name), at, end))
            return true;
    return false;
}

static size_t
add(struct str *out, size_t n, struct str id)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(out[i], id))
            return n;
    out[n] = id;
    return n + 1;
}

size_t
subjects_find(const struct knowledge *k, struct str text, struct str out[static SUBJECTS_MAX])
{
    size_t n = 0, at, end;
    for (size_t i = 0; i < k->n_rules && n < SUBJECTS_MAX; i++)
        if (str_eq(k->rules[i].name, STR("names")) &&
            subject_named(k->rules[i].value, text, &at, &end))
            n = add(out, n, k->rules[i].discom);
    for (size_t i = 0; i < k->n_brands && n < SUBJECTS_MAX; i++)
        if (!k->brands[i].is_domain && find_word(text, k->brands[i].name, &at, &end))
            n = add(out, n, k->brands[i].owner);
    return n;
}
