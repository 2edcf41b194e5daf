/* Hindi words for Latin letters: how long the lists take to read and a look-up to answer, and what
 * typing costs. Each object: for the whole lists, and for each number of words offered. */
#include "../text/typist.h"

#include "base/paths.h"

#include <time.h>

enum { LOOKUPS_MAX = 8192, FIRST_CHIPS = 3, LAST_CHIPS = 5, WORDS = 5 };

static double
now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Each beginning of each word of the sentences, as somebody types them. */
static size_t
look_up(const struct roman *r, struct str lines, double *us)
{
    struct str line, out[WORDS];
    struct arena a = {0};
    size_t n = 0;
    while (str_cut(&lines, '\n', &line)) {
        struct str hindi, word;
        str_cut(&line, '\t', &hindi);
        while (str_cut(&line, ' ', &word)) {
            for (size_t k = 1; k <= word.n && n < LOOKUPS_MAX; k++) {
                double from = now_us();
                roman_find(r, str_sub(word, 0, k), &a, out, WORDS);
                us[n++] = now_us() - from;
            }
        }
    }
    arena_wipe(&a);
    qsort(us, n, sizeof *us, by_size);
    return n;
}

int
main(void)
{
    static double us[LOOKUPS_MAX];
    struct arena a = {0};
    struct err err;
    struct roman r = {0};
    struct str assets, lines;
    if (!paths_assets(&a, &assets, &err) ||
        !files_read("tests/data/typing.tsv", 1 << 20, &a, &lines, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        return 1;
    }
    double from = now_us();
    typist_words(&r, assets.p);
    double read = now_us() - from;
    size_t n = look_up(&r, lines, us);
    printf("{\"bench\":\"roman\",\"words\":%zu,\"entries\":%zu,\"read_ms\":%.2f,\"lookups\":%zu,"
           "\"lookup_us_p50\":%.1f,\"lookup_us_p99\":%.1f,\"lookup_us_max\":%.1f}\n",
           r.n_words, r.n_entries, read / 1e3, n, us[n / 2], us[n * 99 / 100], us[n - 1]);
    for (size_t chips = FIRST_CHIPS; chips <= LAST_CHIPS; chips++) {
        struct typist t = {.words = &r, .chips = chips};
        size_t sentences = typist_file(&t, lines);
        printf("{\"bench\":\"roman_typing\",\"offered\":%zu,\"sentences\":%zu,\"keystrokes\":%zu,"
               "\"per_character\":%.3f,\"per_letter\":%.3f,\"words\":%zu,\"never_offered\":%zu}\n",
               chips, sentences, t.keys, (double)t.keys / (double)(t.letters + t.spaces),
               (double)t.keys / (double)t.letters, t.n_words, t.never);
    }
    roman_wipe(&r);
    arena_wipe(&a);
    return 0;
}
