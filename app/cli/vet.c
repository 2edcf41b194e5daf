#include "cli/vet.h"

#include "office/plain.h"
#include "verify/entities.h"

/* Apps to share a screen must be named to be warned of; an app has no address one could fall for. */
static bool
is_refused(const struct entity *e)
{
    switch (e->kind) {
    case ENTITY_PHONE:
    case ENTITY_LINK:
    case ENTITY_VPA:
    case ENTITY_HEADER:
    case ENTITY_EMAIL:
        return e->status != STATUS_OFFICIAL;
    case ENTITY_APP:
        return e->status == STATUS_LOOKALIKE;
    default:
        return false;
    }
}

static const char *
expected_for(const struct entity *e, struct arena *a)
{
    const char *what = "a name that is on the list as official";
    if (e->kind == ENTITY_PHONE)
        what = e->traits & TRAIT_MOBILE ? "no personal mobile number: one that is on the list as "
                                          "official, such as 1912"
                                        : "a number that is on the list as official, such as 1912";
    else if (e->kind == ENTITY_LINK)
        what = "a link that is on the list as official";
    else if (e->kind == ENTITY_VPA)
        what = "a UPI ID that is on the list as official";
    else if (e->kind == ENTITY_EMAIL)
        what = "an e-mail address that is on the list as official";
    return arena_fmt(a, "%s, not “%.*s”", what, (int)plain_excerpt(e->text), e->text.p).p;
}

const char *
vet_judge(struct vet *v, struct str text, struct arena *a)
{
    const struct check *c = &v->checker.check;
    struct folded folded;
    struct entities found;
    fold(text, a, &folded);
    entities_find(&folded, c->knowledge, a, &found);
    entities_look_up(&found, c->knowledge, &c->lookup, a);
    for (size_t i = 0; i < found.n; i++)
        if (is_refused(&found.list[i]))
            return expected_for(&found.list[i], a);
    return NULL;
}

static const char *
judge(void *ctx, struct str text, struct arena *a)
{
    return vet_judge(ctx, text, a);
}

bool
vet_open(struct cli *c, struct vet *out)
{
    *out = (struct vet){.vet = {judge, out}};
    return checker_open(c, "hi", &out->checker);
}

void
vet_close(struct vet *v)
{
    checker_close(&v->checker);
}

bool
vet_warning(struct cli *c, struct vet *v, const struct warning *w, const struct warning *was)
{
    for (int i = 0; i < WARNING_COLUMNS; i++) {
        enum warning_column column = (enum warning_column)i;
        const char *wrong =
            warning_wrong(w, was, column, clock_now(), v ? &v->vet : NULL, c->arena);
        struct str cell = warning_cell(w, column, c->arena);
        if (wrong)
            return err_input(&c->err, "%s: found “%.*s”, expected %s", warning_column_name(column),
                             (int)plain_excerpt(cell), cell.p, wrong);
    }
    return true;
}
