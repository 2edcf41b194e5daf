/* Every official domain of the list that ships, disguised in every usual way, is a look-alike; and
 * nobody's genuine host is taken for one. */
#include "base/buf.h"
#include "base/paths.h"
#include "registry/build.h"
#include "registry/registry.h"
#include "text/fold.h"
#include "verify/entities.h"
#include "verify/host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

struct list {
    struct arena arena;
    struct registry *registry;
    struct knowledge knowledge;
};

static void
open_list(struct list *l)
{
    struct err err;
    struct str assets;
    char dir[] = "/tmp/satark-test-XXXXXX";
    *l = (struct list){.registry = NULL};
    if (!paths_assets(&l->arena, &assets, &err))
        fail_msg("%s", err.msg);
    assert_non_null(mkdtemp(dir));
    const char *file = paths_join(&l->arena, str_of(dir), "registry.db").p;
    bool ok = registry_build(paths_join(&l->arena, assets, "registry").p, 1, 0, file, &err) &&
              registry_open(file, STR("kesco"), &l->registry, &err) &&
              registry_knowledge(l->registry, &l->arena, &l->knowledge, &err);
    unlink(file);
    rmdir(dir);
    if (!ok)
        fail_msg("%s", err.msg);
}

static void
close_list(struct list *l)
{
    registry_close(l->registry);
    arena_wipe(&l->arena);
}

/* What the list says of the first link in a text; false if there is none. */
static bool
status_of(const struct list *l, struct str text, enum entity_status *status, struct arena *a)
{
    struct folded in;
    struct entities e;
    struct lookup lookup = {.find = registry_find, .ctx = l->registry};
    fold(text, a, &in);
    entities_find(&in, &l->knowledge, a, &e);
    entities_look_up(&e, &l->knowledge, &lookup, a);
    if (e.n == 0 || e.list[0].kind != ENTITY_LINK)
        return false;
    *status = e.list[0].status;
    return true;
}

struct trial {
    const struct list *list;
    int wrong;
};

/* A browser must go to it, or it is no disguise but a slip nobody can sell; the government's own
 * and the owner's own hosts are nobody else's either. */
static bool
can_be_bought(const struct list *l, struct str host)
{
    struct str domain = str_sub(host, host_registrable(host), host.n);
    if (host_is_under(host, STR("gov.in")) || domain.n == 0)
        return false;
    for (size_t i = 0; i < l->knowledge.n_brands; i++)
        if (l->knowledge.brands[i].is_domain && host_is_under(l->knowledge.brands[i].name, domain))
            return false;
    return true;
}

static void
try(struct trial *t, const char *why, struct str text)
{
    struct arena a = {0};
    enum entity_status status;
    bool found = status_of(t->list, text, &status, &a);
    if (!found || (status != STATUS_LOOKALIKE && status != STATUS_REPORTED)) {
        print_error("%s: %.*s is %s\n", why, (int)text.n, text.p,
                    found ? "no look-alike" : "no link");
        t->wrong++;
    }
    arena_wipe(&a);
}

static void
try_host(struct trial *t, const char *why, struct str host)
{
    if (can_be_bought(t->list, host))
        try(t, why, host);
}

/* Each letter of the name swapped with the next, and each doubled. */
static void
try_slips(struct trial *t, struct str host, struct arena *a)
{
    size_t from = host_registrable(host),
           to = from + str_find(str_sub(host, from, host.n), STR("."), 0);
    for (size_t i = from; i < to; i++) {
        struct str head = str_sub(host, 0, i), tail = str_sub(host, i + 1, host.n);
        try_host(t, "a letter doubled",
                 arena_fmt(a, "%.*s%c%c%.*s", (int)head.n, head.p, host.p[i], host.p[i],
                           (int)tail.n, tail.p));
        if (i > from && i + 1 < to && host.p[i] != host.p[i + 1])
            try_host(t, "two letters swapped",
                     arena_fmt(a, "%.*s%c%c%.*s", (int)head.n, head.p, host.p[i + 1], host.p[i],
                               (int)tail.n - 1, tail.p + 1));
    }
}

static void
try_dots(struct trial *t, struct str host, struct arena *a)
{
    for (size_t i = 0; i < host.n; i++) {
        struct str head = str_sub(host, 0, i), tail = str_sub(host, i + 1, host.n);
        if (host.p[i] != '.')
            continue;
        try_host(t, "a dot lost",
                 arena_fmt(a, "%.*s%.*s", (int)head.n, head.p, (int)tail.n, tail.p));
        try_host(t, "a hyphen for a dot",
                 arena_fmt(a, "%.*s-%.*s", (int)head.n, head.p, (int)tail.n, tail.p));
    }
}

static void
try_words(struct trial *t, struct str host, struct arena *a)
{
    static const char *const endings[] = {"com", "xyz", "online", "co", "info"};
    int n = (int)host.n;
    struct str rest = str_sub(host, host_registrable(host), host.n), name;
    str_cut(&rest, '.', &name);
    for (size_t i = 0; i < ARRAY_LEN(endings) && name.n; i++) {
        /* energy.rajasthan.gov.in: "rajasthan" is a state, not a name of the office's. */
        if (str_eq(rest, STR("gov.in")))
            try_host(t, "another ending behind the government's",
                     arena_fmt(a, "%.*s.gov.%s", (int)name.n, name.p, endings[i]));
        else
            try_host(t, "another ending", arena_fmt(a, "%.*s.%s", (int)name.n, name.p, endings[i]));
    }
    if (!str_eq(rest, STR("gov.in"))) {
        try_host(t, "words added", arena_fmt(a, "%.*s-bill-update.in", (int)name.n, name.p));
        try_host(t, "a word glued", arena_fmt(a, "%.*sbill.in", (int)name.n, name.p));
    }
    try(t, "as a subdomain", arena_fmt(a, "%.*s.pay-now.site", n, host.p));
    try(t, "in the path", arena_fmt(a, "https://pay-now.site/%.*s/bill", n, host.p));
    try(t, "in the query", arena_fmt(a, "https://pay-now.site?%.*s", n, host.p));
    try(t, "as a user name", arena_fmt(a, "https://%.*s@pay-now.site/bill", n, host.p));
}

/* A host of the DISCOM inside somebody else's domain (uppcl.sem.jio.com) has no name of its own. */
static bool
is_a_guest(struct str domain)
{
    return str_eq(domain, STR("uppcl.sem.jio.com"));
}

static void
test_disguises(void **state)
{
    (void)state;
    struct list l;
    open_list(&l);
    struct trial t = {.list = &l};
    size_t domains = 0;
    for (size_t i = 0; i < l.knowledge.n_brands; i++) {
        struct arena a = {0};
        struct str host = l.knowledge.brands[i].name;
        if (!l.knowledge.brands[i].is_domain)
            continue;
        domains++;
        try_dots(&t, host, &a);
        if (!is_a_guest(host)) {
            try_slips(&t, host, &a);
            try_words(&t, host, &a);
        }
        arena_wipe(&a);
    }
    close_list(&l);
    assert_true(domains >= 10);
    assert_int_equal(t.wrong, 0);
}

static void
test_genuine_hosts(void **state)
{
    static const char *const hosts[] = {
        "sbi.co.in",       "onlinesbi.sbi",    "irctc.co.in",       "airtel.in",
        "jio.com",         "hdfcbank.com",     "icicibank.com",     "pnbindia.in",
        "amazon.in",       "flipkart.com",     "paytm.com",         "phonepe.com",
        "npci.org.in",     "bescom.co.in",     "mahadiscom.in",     "tatapower-ddl.com",
        "tatapower.com",   "bsesdelhi.com",    "pspcl.in",          "uhbvn.org.in",
        "dhbvn.org.in",    "tgspdcl.in",       "nbpdcl.co.in",      "sbpdcl.co.in",
        "uppclonline.com", "upenergy.in",      "upptcl.org",        "upcl.org",
        "pvvnl.org",       "dvvnl.org",        "mpez.co.in",        "jdvvnl.in",
        "hescom.co.in",    "gescom.in",        "mescom.in",         "cescmysore.org",
        "cesc.co.in",      "wbsedcl.in",       "torrentpower.com",  "adanielectricity.com",
        "kseb.in",         "tangedco.org",     "apspdcl.in",        "tpcodl.com",
        "jbvnl.co.in",     "cspdcl.co.in",     "gseb.com",          "dgvcl.com",
        "mygov.in",        "india.gov.in",     "uidai.gov.in",      "pmsuryaghar.gov.in",
        "epfindia.gov.in", "incometax.gov.in", "parivahan.gov.in",  "pmindia.gov.in",
        "www.gov.uk",      "moha.gov.np",      "usa.gov",           "tesco.com",
        "youtube.com",     "google.com",       "facebook.com",      "whatsapp.com",
        "patrika.com",     "bhaskar.com",      "jagran.com",        "nescocafe.com",
        "bijlibachao.com", "energyindia.com",  "portal.office.com", "cybercrime.org.uk",
    };
    struct list l;
    int wrong = 0;
    (void)state;
    open_list(&l);
    for (size_t i = 0; i < ARRAY_LEN(hosts); i++) {
        struct arena a = {0};
        enum entity_status status;
        bool found = status_of(&l, str_of(hosts[i]), &status, &a);
        if (!found || status != STATUS_UNKNOWN) {
            print_error("%s is %s\n", hosts[i], found ? "taken for something" : "no link");
            wrong++;
        }
        arena_wipe(&a);
    }
    close_list(&l);
    assert_int_equal(wrong, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_disguises),
                                       cmocka_unit_test(test_genuine_hosts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
