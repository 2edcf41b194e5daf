/* A table of messages and what they hold, written as one line: "phone 8260303942 mobile; ...".
 * The list the tests ask is a small array of their own. */
#ifndef TESTS_VERIFY_ENTITIES_TABLE_H
#define TESTS_VERIFY_ENTITIES_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/fold.h"
#include "verify/entities.h"

static const struct brand brands[] = {
    {{"kesco", 5}, {"kesco", 5}, false},
    {{"uppcl", 5}, {"kesco", 5}, false},
    {{"mpcz", 4}, {"mpcz", 4}, false},
    {{"jvvnl", 5}, {"jvvnl", 5}, false},
    {{"kesco.co.in", 11}, {"kesco", 5}, true},
    {{"uppcl.org", 9}, {"kesco", 5}, true},
    {{"consumer.uppcl.org", 18}, {"kesco", 5}, true},
    {{"bijlimitra.com", 14}, {"jvvnl", 5}, true},
    {{"mpwz.co.in", 10}, {"mpwz", 4}, true},
    {{"cybercrime.gov.in", 17}, {"*", 1}, true},
};
static const struct known_host known_hosts[] = {
    {{"bit.ly", 6}, HOST_SHORTENER},      {{"wa.me", 5}, HOST_CHAT},
    {{"t.me", 4}, HOST_CHAT},             {{"blogspot.com", 12}, HOST_PAGES},
    {{"billdesk.com", 12}, HOST_PAYMENT}, {{"uppclonline.com", 15}, HOST_GENUINE},
};
static const struct str remote_apps[] = {
    {"anydesk", 7}, {"teamviewer", 10}, {"quick support", 13}, {"rustdesk", 8}};

static const struct str official_apps[] = {{"upay", 4}, {"uppcl smart", 11}};

static const struct knowledge sample_knowledge = {
    .brands = brands,
    .n_brands = ARRAY_LEN(brands),
    .hosts = known_hosts,
    .n_hosts = ARRAY_LEN(known_hosts),
    .apps_remote = remote_apps,
    .n_apps_remote = ARRAY_LEN(remote_apps),
    .apps = official_apps,
    .n_apps = ARRAY_LEN(official_apps),
};

struct listed {
    enum entity_kind kind;
    const char *key;
    enum fact_state state;
    enum channel_kind channel;
};

static const struct listed sample_list[] = {
    {ENTITY_PHONE, "1912", FACT_OFFICIAL, CHANNEL_PHONE},
    {ENTITY_PHONE, "155260", FACT_SUPERSEDED, CHANNEL_PHONE},
    {ENTITY_PHONE, "7552551222", FACT_OFFICIAL, CHANNEL_WHATSAPP},
    {ENTITY_PHONE, "18001800440", FACT_OFFICIAL, CHANNEL_PHONE},
    {ENTITY_PHONE, "8260303942", FACT_REPORTED, CHANNEL_PHONE},
    {ENTITY_LINK, "kesco.co.in", FACT_OFFICIAL, CHANNEL_DOMAIN},
    {ENTITY_LINK, "consumer.uppcl.org", FACT_OFFICIAL, CHANNEL_DOMAIN},
    {ENTITY_LINK, "uppcl.sem.jio.com", FACT_OFFICIAL, CHANNEL_HOST},
    {ENTITY_VPA, "kesco.bill@sbi", FACT_OFFICIAL, CHANNEL_VPA},
    {ENTITY_HEADER, "UPPCLT", FACT_OFFICIAL, CHANNEL_SMS_HEADER},
    {ENTITY_APP, "upay", FACT_OFFICIAL, CHANNEL_APP},
    {ENTITY_APP, "uppcl smart", FACT_OFFICIAL, CHANNEL_APP},
    {ENTITY_EMAIL, "help@kesco.co.in", FACT_OFFICIAL, CHANNEL_EMAIL},
};

static inline bool
sample_find(void *ctx, enum entity_kind kind, struct str key, struct fact *out)
{
    (void)ctx;
    for (size_t i = 0; i < ARRAY_LEN(sample_list); i++) {
        if (sample_list[i].kind != kind || !str_eq(key, str_of(sample_list[i].key)))
            continue;
        *out = (struct fact){.state = sample_list[i].state, .channel = sample_list[i].channel};
        return true;
    }
    return false;
}

static const struct lookup sample_lookup = {.find = sample_find};

static inline void
describe_traits(const struct entity *e, struct buf *b)
{
    static const struct {
        unsigned trait;
        const char *name;
    } names[] = {
        {TRAIT_MOBILE, "mobile"},       {TRAIT_LANDLINE, "landline"},
        {TRAIT_TOLL_FREE, "tollfree"},  {TRAIT_SHORT_CODE, "short"},
        {TRAIT_TELEMARKETER, "140"},    {TRAIT_GOV_SERVICE, "1600"},
        {TRAIT_FOREIGN, "foreign"},     {TRAIT_PARTIAL, "partial"},
        {TRAIT_MASKED, "masked"},       {TRAIT_OBSCURED, "obscured"},
        {TRAIT_SHORTENER, "shortener"}, {TRAIT_CHAT, "chat"},
        {TRAIT_PAGES, "pages"},         {TRAIT_PAYMENT, "payment"},
        {TRAIT_IP_HOST, "ip"},          {TRAIT_PUNYCODE, "punycode"},
        {TRAIT_USERINFO, "userinfo"},   {TRAIT_APK, "apk"},
        {TRAIT_GOV_DOMAIN, "gov"},      {TRAIT_UPI_STRING, "upistring"},
        {TRAIT_NIGHT, "night"},         {TRAIT_TODAY, "today"},
        {TRAIT_SOON, "soon"},           {TRAIT_CLOCK, "clock"},
        {TRAIT_TINY, "tiny"},           {TRAIT_REMOTE, "remote"},
        {TRAIT_SENDER, "sender"},       {TRAIT_INSIDE, "inside"},
        {TRAIT_NAME_ONLY, "name"},      {TRAIT_OWN_SITE, "own"},
        {TRAIT_FORWARDING, "forwarding"},
    };
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (e->traits & names[i].trait)
            buf_fmt(b, " %s", names[i].name);
}

static inline void
describe(const struct entity *e, bool looked_up, struct buf *b)
{
    static const char *const kinds[ENTITY_KINDS] = {"phone", "link",    "vpa",    "header", "email",
                                                    "app",   "account", "amount", "time"};
    static const char *const statuses[STATUSES] = {"unknown", "official", "superseded",
                                                   "lookalike", "reported"};
    buf_fmt(b, "%s%s %.*s", b->n ? "; " : "", kinds[e->kind], (int)e->key.n, e->key.p);
    if (e->until_minutes >= 0)
        buf_fmt(b, "-%02d:%02d", e->until_minutes / 60, e->until_minutes % 60);
    describe_traits(e, b);
    if (looked_up)
        buf_fmt(b, " %s", statuses[e->status]);
    if (looked_up && e->resembles.n)
        buf_fmt(b, " ~%.*s", (int)e->resembles.n, e->resembles.p);
}

struct row {
    const char *why, *text, *holds;
};

/* Spans lie in the text, in order, apart from each other, and hold the bytes as typed. */
static inline void
check_spans(const struct entities *e, struct str text)
{
    size_t last = 0;
    for (size_t i = 0; i < e->n; i++) {
        const struct entity *one = &e->list[i];
        assert_true(one->span.at >= last && one->span.at <= one->span.end &&
                    one->span.end <= text.n);
        assert_true(str_eq(one->text, str_sub(text, one->span.at, one->span.end)));
        last = one->span.end;
    }
}

static inline void
check_rows(const struct row *rows, size_t n, bool look_up)
{
    int wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct arena a = {0};
        struct buf b = {0};
        struct folded in;
        struct entities e;
        struct str text = str_of(rows[i].text);
        fold(text, &a, &in);
        entities_find(&in, &sample_knowledge, &a, &e);
        check_spans(&e, text);
        if (look_up)
            entities_look_up(&e, &sample_knowledge, &sample_lookup, &a);
        for (size_t j = 0; j < e.n; j++) /* a lone name is nothing before the list is asked */
            if (look_up || !(e.list[j].traits & TRAIT_NAME_ONLY))
                describe(&e.list[j], look_up, &b);
        if (!str_eq(buf_str(&b), str_of(rows[i].holds))) {
            print_error("%s\n  text     %s\n  expected %s\n  found    %s\n", rows[i].why,
                        rows[i].text, rows[i].holds, b.p ? b.p : "");
            wrong++;
        }
        buf_free(&b);
        arena_wipe(&a);
    }
    assert_int_equal(wrong, 0);
}

#endif
