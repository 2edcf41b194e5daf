/* The real minisign beside ours, with keys made on the spot: what it signs we believe, what we sign
 * it believes, and each opens the other's secret keys. */
#include "registry/bundle/minisig.h"

#include "base/arena.h"
#include "base/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define MESSAGE STR("{\"serial\": 124}\n")

struct place {
    char dir[64];
    struct arena arena;
};

static bool
shell(struct place *p, const char *command)
{
    return system(arena_fmt(&p->arena, "cd %s && { %s; } >out 2>&1", p->dir, command).p) == 0;
}

static void
must(struct place *p, const char *command)
{
    if (!shell(p, command))
        fail_msg("%s failed in %s", command, p->dir);
}

static struct str
file(struct place *p, const char *name)
{
    struct str text;
    struct err err;
    const char *path = arena_fmt(&p->arena, "%s/%s", p->dir, name).p;
    if (!files_read(path, MINISIG_FILE_MAX, &p->arena, &text, &err))
        fail_msg("%s", err.msg);
    return text;
}

static void
put(struct place *p, const char *name, struct str text)
{
    struct err err;
    const char *path = arena_fmt(&p->arena, "%s/%s", p->dir, name).p;
    if (!files_write(path, text, 0600, &err))
        fail_msg("%s", err.msg);
}

static bool
verifies(struct place *p, const char *sig, const char *pub, struct str message)
{
    struct minisig s;
    struct minisig_public k;
    return minisig_public_parse(file(p, pub), &k) && minisig_parse(file(p, sig), &s) &&
           minisig_verify(&s, &k, message);
}

static int
make_place(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    assert_non_null(p);
    strcpy(p->dir, "/tmp/satark-minisign-XXXXXX");
    assert_non_null(mkdtemp(p->dir));
    put(p, "m", MESSAGE);
    *state = p;
    return 0;
}

static int
remove_place(void **state)
{
    struct place *p = *state;
    must(p, "rm -f a.* b.* m m.* out");
    rmdir(p->dir);
    arena_wipe(&p->arena);
    free(p);
    return 0;
}

static const struct {
    const char *why, *make, *sign, *sign_legacy;
    const char *password;
} kinds[] = {
    {"no password", "minisign -G -W -f -p a.pub -s a.key", "minisign -S -s a.key -m m",
     "minisign -S -l -s a.key -m m -t 'list 124' -c ''", ""},
    {"a password", "printf 'x y\\nx y\\n' | minisign -G -f -p a.pub -s a.key",
     "echo 'x y' | minisign -S -s a.key -m m", "echo 'x y' | minisign -S -l -s a.key -m m", "x y"},
};

static void
theirs(void **state)
{
    struct place *p = *state;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        must(p, kinds[i].make);
        must(p, kinds[i].sign);
        if (!verifies(p, "m.minisig", "a.pub", MESSAGE))
            fail_msg("%s: a signature of minisign is refused", kinds[i].why);
        assert_false(verifies(p, "m.minisig", "a.pub", STR("{\"serial\": 125}\n")));
        must(p, kinds[i].sign_legacy);
        if (!verifies(p, "m.minisig", "a.pub", MESSAGE))
            fail_msg("%s: an older signature of minisign is refused", kinds[i].why);

        struct minisig_secret k;
        struct buf ours = {0};
        struct err err;
        if (!minisig_secret_parse(file(p, "a.key"), str_of(kinds[i].password), &k, &err))
            fail_msg("%s: %s", kinds[i].why, err.msg);
        minisig_sign(&k, MESSAGE, STR("satark list 124 kesco"), &ours);
        put(p, "m.minisig", buf_str(&ours));
        must(p, "minisign -V -p a.pub -m m && grep -q '^Trusted comment: satark list 124' out");
        buf_free(&ours);
        minisig_forget(&k);
    }
}

static void
ours(void **state)
{
    struct place *p = *state;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        struct minisig_public pub;
        struct minisig_secret k;
        struct buf secret = {0}, open = {0}, sig = {0};
        struct err err;
        minisig_generate(&pub, &k);
        if (!minisig_secret_write(&k, str_of(kinds[i].password), &secret, &err))
            fail_msg("%s", err.msg);
        minisig_public_write(&pub, &open);
        minisig_sign(&k, MESSAGE, STR(""), &sig);
        put(p, "a.key", buf_str(&secret));
        put(p, "a.pub", buf_str(&open));
        put(p, "m.minisig", buf_str(&sig));
        must(p, "minisign -V -p a.pub -m m");
        must(p, kinds[i].sign);
        must(p, "minisign -V -p a.pub -m m");
        if (!verifies(p, "m.minisig", "a.pub", MESSAGE))
            fail_msg("%s: what minisign signed with our key is refused", kinds[i].why);
        buf_free(&secret);
        buf_free(&open);
        buf_free(&sig);
        minisig_forget(&k);
    }
}

/* Where minisign says no, so do we, and where it is more lenient than ours, we know it. */
static void
spoilt(void **state)
{
    struct place *p = *state;
    static const struct {
        const char *why, *spoil;
        bool theirs, ours;
    } rows[] = {
        {"as it is", "true", true, true},
        {"CRLF", "sed -i 's/$/\\r/' m.minisig", true, true},
        {"the last line end is missing", "truncate -s -1 m.minisig", true, true},
        {"another untrusted comment", "sed -i '1s/:.*/: from anybody/' m.minisig", true, true},
        {"lines behind", "echo more >>m.minisig", true, false},
        {"another trusted comment", "sed -i '3s/file/fail/' m.minisig", false, false},
        {"no trusted comment", "sed -i 3d m.minisig", false, false},
        {"no padding", "sed -i '2s/=$//' m.minisig", false, false},
        {"a space", "sed -i '2s/$/ /' m.minisig", false, false},
        {"cut in the last line", "truncate -s -2 m.minisig", false, false},
        {"another first line", "sed -i 1d m.minisig", false, false},
        {"another key", "minisign -G -W -f -p a.pub -s b.key", false, false},
    };
    must(p, kinds[0].make);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        must(p, kinds[0].sign);
        must(p, rows[i].spoil);
        if (shell(p, "minisign -V -p a.pub -m m") != rows[i].theirs)
            fail_msg("%s: not what minisign was known to do", rows[i].why);
        if (verifies(p, "m.minisig", "a.pub", MESSAGE) != rows[i].ours)
            fail_msg("%s: %s by us", rows[i].why, rows[i].ours ? "refused" : "taken");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(theirs, make_place, remove_place),
        cmocka_unit_test_setup_teardown(ours, make_place, remove_place),
        cmocka_unit_test_setup_teardown(spoilt, make_place, remove_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
