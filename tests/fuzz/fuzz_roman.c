/* Any bytes as table, word list and what is typed: every word offered is Devanagari, or nothing is
 * offered for what is no Latin word; none twice, no more than asked for. Input: three parts, each
 * behind two bytes of its length. */
#include "base/log.h"
#include "base/utf8.h"
#include "text/roman.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 5 };

static struct str
part(struct str *rest)
{
    struct str p = {"", 0};
    if (rest->n >= 2) {
        const unsigned char *u = (const unsigned char *)rest->p;
        p = str_sub(*rest, 2, 2 + ((size_t)u[0] << 8 | u[1]));
        *rest = str_sub(*rest, 2 + p.n, rest->n);
    }
    return p;
}

static void
check_word(struct str w)
{
    if (w.n == 0 || w.n > ROMAN_WORD_MAX)
        BUG("a word's length");
    for (size_t at = 0; at < w.n;) {
        uint32_t cp;
        at += utf8_next(w, at, &cp);
        if (cp < 0x900 || cp > 0x97F || (cp >= 0x958 && cp <= 0x95F))
            BUG("a word that is not plain Devanagari");
    }
}

static void
check_typed(const struct roman *r, struct str typed)
{
    struct str out[MOST];
    struct arena a = {0};
    size_t n = roman_find(r, typed, &a, out, MOST);
    bool latin = typed.n > 0 && typed.n <= ROMAN_TYPED_MAX;
    for (size_t i = 0; i < typed.n; i++)
        latin &= is_alpha(typed.p[i]);
    if (n > MOST || (n > 0 && !latin))
        BUG("words for nothing");
    for (size_t i = 0; i < n; i++) {
        check_word(out[i]);
        for (size_t k = 0; k < i; k++)
            if (str_eq(out[i], out[k]))
                BUG("a word twice");
    }
    arena_wipe(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = {(const char *)data, size};
    struct str table = part(&rest), list = part(&rest);
    struct roman r = {0};
    struct err err = {0};
    if (!roman_read_table(&r, STR("table"), table, &err) && (r.n_words > 0 || !err.msg[0]))
        BUG("a table that was refused left words, or no message");
    roman_read_list(&r, list);
    roman_sort(&r);
    for (size_t n = 1; n <= rest.n && n <= 32; n++)
        check_typed(&r, str_sub(rest, 0, n));
    check_typed(&r, rest);
    roman_wipe(&r);
    return 0;
}
