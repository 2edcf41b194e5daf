/* Every reason why a list is not taken can be said, in both languages, long and short. */
#include "base/paths.h"
#include "registry/bundle/refusal.h"
#include "text/lang.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* The arguments that the sentence of a code names: 'f' file, 'w' wanted, 'n' found. */
static const char *const named[REFUSALS] = {
    [REFUSE_MISSING] = "f",   [REFUSE_NOT_A_FILE] = "f", [REFUSE_TOO_LARGE] = "f",
    [REFUSE_UNREADABLE] = "fn", [REFUSE_UNSIGNED] = "",  [REFUSE_FORGED] = "f",
    [REFUSE_STRANGER] = "n",  [REFUSE_ONE_KEY] = "",     [REFUSE_MANIFEST] = "n",
    [REFUSE_PROGRAMME] = "wn", [REFUSE_DISCOM] = "wn",   [REFUSE_OLD] = "wn",
    [REFUSE_OTHER] = "n",     [REFUSE_JUMP] = "wn",      [REFUSE_RESET] = "wn",
    [REFUSE_KEYS] = "n",      [REFUSE_DAMAGED] = "f",    [REFUSE_DATABASE] = "n",
    [REFUSE_CANARY] = "n",    [REFUSE_DISK_FULL] = "wn", [REFUSE_DISK] = "fn",
    [REFUSE_BUSY] = "",       [REFUSE_NO_KEYS] = "",
};

static struct lang *
open_lang(const char *code)
{
    struct arena a = {0};
    struct str assets;
    struct lang *l = NULL;
    struct err err = {0};
    if (!paths_assets(&a, &assets, &err) || !lang_open(assets, code, &l, &err))
        fail_msg("%s", err.msg);
    arena_wipe(&a);
    return l;
}

static bool
names(struct str sentence, const char *arg)
{
    return str_find(sentence, str_of(arg), 0) < sentence.n;
}

static void
test_sentences(void **state)
{
    static const char *const codes[] = {"hi", "en"};
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(codes); c++) {
        struct lang *l = open_lang(codes[c]);
        for (int i = REFUSE_NOT + 1; i < REFUSALS; i++) {
            struct arena a = {0};
            const char *name = refusal_name((enum refusal_code)i);
            const char *id = arena_fmt(&a, "refuse.%s", name).p;
            const char *brief = arena_fmt(&a, "strip.refuse.%s", name).p;
            struct str say = lang_get(l, id);
            if (!lang_has(l, id) || !lang_has(l, brief))
                fail_msg("%s %s: no sentence, or none for the strip", codes[c], name);
            if (names(say, "{file}") != (strchr(named[i], 'f') != NULL) ||
                names(say, "{wanted}") != (strchr(named[i], 'w') != NULL) ||
                names(say, "{found}") != (strchr(named[i], 'n') != NULL))
                fail_msg("%s %s: other arguments than the refusal has: %.*s", codes[c], name,
                         (int)say.n, say.p);
            arena_wipe(&a);
        }
        lang_close(l);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sentences)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
