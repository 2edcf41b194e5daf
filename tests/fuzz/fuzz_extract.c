/* Each extractor alone, at every place of any text: what it finds begins there, lies in the text
 * and has a key; words and hosts behave. */
#include "base/log.h"
#include "text/fold.h"
#include "verify/account.h"
#include "verify/amount.h"
#include "verify/app.h"
#include "verify/context.h"
#include "verify/date.h"
#include "verify/email.h"
#include "verify/forward.h"
#include "verify/header.h"
#include "verify/host.h"
#include "verify/link.h"
#include "verify/numeral.h"
#include "verify/phone.h"
#include "verify/resemble.h"
#include "verify/vpa.h"
#include "verify/when.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 2048 };

static const struct brand brands[] = {{{"kesco", 5}, {"kesco", 5}, false},
                                      {{"kesco.co.in", 11}, {"kesco", 5}, true},
                                      {{"uppcl", 5}, {"kesco", 5}, false},
                                      {{"consumer.uppcl.org", 18}, {"kesco", 5}, true}};
static const struct known_host hosts[] = {{{"wa.me", 5}, HOST_CHAT},
                                          {{"bit.ly", 6}, HOST_SHORTENER}};
static const struct str remote[] = {{"quick support", 13}, {"anydesk", 7}};
static const struct knowledge knowledge = {.brands = brands,
                                           .n_brands = ARRAY_LEN(brands),
                                           .hosts = hosts,
                                           .n_hosts = ARRAY_LEN(hosts),
                                           .apps_remote = remote,
                                           .n_apps_remote = ARRAY_LEN(remote)};

static void
need(bool holds, const char *what)
{
    if (!holds)
        BUG(what);
}

static void
check_found(const struct found *f, size_t at, struct str t, enum entity_kind kind)
{
    need(f->at == at, "an entity begins elsewhere");
    need(f->end > f->at && f->end <= t.n, "an entity leaves the text");
    need(f->kind == kind, "an extractor finds another kind");
    need(f->key.n > 0, "an entity without a key");
    need(f->minutes >= -1 && f->minutes < 25 * 60 && f->until_minutes < 25 * 60, "no such minute");
}

static void
check_numbers(const struct folded *in, size_t at, struct arena *a)
{
    struct found f;
    bool other = false;
    if (when_at(in, at, a, &f))
        check_found(&f, at, in->text, ENTITY_TIME);
    if (date_at(in->text, at, a, &f))
        check_found(&f, at, in->text, ENTITY_TIME);
    if (amount_at(in, at, a, &f)) {
        check_found(&f, at, in->text, ENTITY_AMOUNT);
        need(f.paise >= 0, "a sum below nothing");
    }
    if (account_at(in, at, a, &f, &other))
        check_found(&f, at, in->text, ENTITY_ACCOUNT);
    if (phone_at(in, at, a, &f))
        check_found(&f, at, in->text, ENTITY_PHONE);
}

static void
check_parts(const struct found *parts, size_t n, size_t at, struct str t)
{
    need(n <= FOUND_PARTS, "too many parts");
    for (size_t i = 0; i < n; i++) {
        need(parts[i].at == (i ? parts[i - 1].end : at), "parts that do not follow each other");
        need(parts[i].end > parts[i].at && parts[i].end <= t.n, "a part leaves the text");
        need(parts[i].key.n > 0, "a part without a key");
        need(i == 0 || parts[i].traits & TRAIT_INSIDE, "a part that is not inside");
    }
}

static void
check_names(const struct folded *in, size_t at, struct arena *a)
{
    struct found f, parts[FOUND_PARTS];
    size_t barren = 0;
    check_parts(parts, vpa_string_at(in, at, a, parts), at, in->text);
    size_t n = link_at(in, &knowledge, at, a, &barren, parts);
    check_parts(parts, n, at, in->text);
    need(n == 0 || parts[0].kind == ENTITY_LINK, "a link of another kind");
    if (forward_at(in, at, a, &f))
        check_found(&f, at, in->text, ENTITY_PHONE);
    if (email_at(in, at, a, &f))
        check_found(&f, at, in->text, ENTITY_EMAIL);
    if (vpa_at(in, at, a, &f))
        check_found(&f, at, in->text, ENTITY_VPA);
    if (header_at(in, at, a, &f))
        check_found(&f, at, in->text, ENTITY_HEADER);
    if (app_at(in, &knowledge, at, a, &f))
        check_found(&f, at, in->text, ENTITY_APP);
}

static void
check_words(struct str t, size_t at)
{
    int digit;
    long long value;
    size_t from = 0, to = 0, end = numeral_phrase(t, at, &value);
    need(end == 0 || (end > at && end <= t.n && value >= 0), "a numeral leaves the text");
    end = numeral_digit(t, at, &digit);
    need(end == 0 || (digit >= 0 && digit <= 9), "a digit above nine");
    end = word_end(t, at);
    need(end >= at && end <= t.n, "a word leaves the text");
    if (word_before(t, at, &from, &to))
        need(from < to && to <= at, "the word before is behind");
    context_before(t, at);
}

/* The input as one host, one header, one sender. */
static void
check_whole(struct str s, struct arena *a)
{
    struct host host;
    struct str key, brand;
    struct header_form form;
    if (host_parse(s, a, &host)) {
        need(host.name.n > 0 && host_registrable(host.name) <= host.name.n, "a host without name");
        struct host again;
        need(host.traits & TRAIT_IP_HOST ||
                 (host_parse(host.name, a, &again) && str_eq(again.name, host.name)),
             "a host that is read differently the second time");
        if (resemble_host(host.name, &knowledge, a, &brand))
            need(brand.n > 0, "a look-alike of nothing");
    }
    if (header_of(s, a, &key))
        need(header_explain(s, &form) && form.name.n == key.n, "a header that is not explained");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct folded in;
    struct str text = {size ? (const char *)data : "", size < INPUT_MAX ? size : INPUT_MAX};
    fold(text, &a, &in);
    for (size_t at = 0; at < in.text.n; at++) {
        if (((unsigned char)in.text.p[at] & 0xC0) == 0x80)
            continue; /* the scan never stops inside a character */
        check_numbers(&in, at, &a);
        check_names(&in, at, &a);
        check_words(in.text, at);
    }
    check_whole(text, &a);
    arena_wipe(&a);
    return 0;
}
