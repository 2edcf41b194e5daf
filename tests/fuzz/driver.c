/* Runs a fuzz target without libFuzzer: replays the corpus folder given, then mutates it, always in
 * the same way.
 *
 *   fuzz_csv [FOLDER]
 *   SATARK_FUZZ_SECONDS=60     so long (3 if unset; scripts/test sets 60)
 *   SATARK_FUZZ_ROUNDS=20000   and so many rounds of mutation at most (unset: no limit, but 20,000
 *                              where the seconds are unset too)
 *   SATARK_FUZZ_DUMP=FILE      keeps each input there before it is tried: after a crash, the
 * culprit
 *
 * A missing or empty folder is no error: the empty input is always among the seeds. */
#include <dirent.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SEEDS_MAX = 1024, SEED_BYTES_MAX = 64 * 1024, INPUT_MAX = 8 * 1024 };

struct bytes {
    uint8_t *p;
    size_t n;
};

struct fuzz {
    struct bytes seeds[SEEDS_MAX];
    size_t n_seeds;
    uint64_t random;
    const char *dump;
};

static void *
need(void *p)
{
    if (!p) {
        fprintf(stderr, "fuzz: out of memory\n");
        exit(1);
    }
    return p;
}

/* xorshift64: small, and the same everywhere. */
static size_t
below(struct fuzz *f, size_t limit)
{
    f->random ^= f->random << 13;
    f->random ^= f->random >> 7;
    f->random ^= f->random << 17;
    return limit ? (size_t)(f->random % limit) : 0;
}

static void
add_seed(struct fuzz *f, const char *path)
{
    struct stat st;
    FILE *in = NULL;
    if (f->n_seeds == SEEDS_MAX || stat(path, &st) != 0 || !S_ISREG(st.st_mode) ||
        !(in = fopen(path, "rb")))
        return;
    uint8_t *p = need(malloc(SEED_BYTES_MAX));
    f->seeds[f->n_seeds++] = (struct bytes){p, fread(p, 1, SEED_BYTES_MAX, in)};
    fclose(in);
}

static void
read_corpus(struct fuzz *f, const char *folder)
{
    struct dirent **names;
    int n = folder ? scandir(folder, &names, NULL, alphasort) : -1;
    for (int i = 0; i < n; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        add_seed(f, path);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

/* In a block of exactly its size, so that a byte read too far is caught. */
static void
try_one(struct fuzz *f, const uint8_t *p, size_t n)
{
    uint8_t *exact = need(malloc(n ? n : 1));
    if (n)
        memcpy(exact, p, n);
    FILE *dump = f->dump ? fopen(f->dump, "wb") : NULL;
    if (dump) {
        fwrite(exact, 1, n, dump);
        fclose(dump);
    }
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
}

/* ---- mutations of the n bytes in p[INPUT_MAX] ---- */

static size_t
cut_out(struct fuzz *f, uint8_t *p, size_t n)
{
    if (n == 0)
        return 0;
    size_t at = below(f, n), len = 1 + below(f, n - at);
    memmove(p + at, p + at + len, n - at - len);
    return n - len;
}

static size_t
insert(struct fuzz *f, uint8_t *p, size_t n, const uint8_t *from, size_t len)
{
    if (len > INPUT_MAX - n)
        len = INPUT_MAX - n;
    size_t at = below(f, n + 1);
    memmove(p + at + len, p + at, n - at);
    memmove(p + at, from, len);
    return n + len;
}

static size_t
insert_piece(struct fuzz *f, uint8_t *p, size_t n)
{
    uint8_t piece[64];
    const struct bytes *s = &f->seeds[below(f, f->n_seeds)];
    size_t at = below(f, s->n), len = below(f, sizeof piece);
    if (len > s->n - at)
        len = s->n - at;
    if (len)
        memcpy(piece, s->p + at, len);
    return insert(f, p, n, piece, len);
}

static size_t
insert_bytes(struct fuzz *f, uint8_t *p, size_t n)
{
    static const char *const odd[] = {
        "\"",  ",",    "\n", "\r\n", "\xEF\xBB\xBF", "\xE0\xA4",     "\xFF", "@",
        "://", "xn--", ".",  "0",    "91",           "\xE2\x80\x8B", "%s",   "/"};
    const char *piece = odd[below(f, sizeof odd / sizeof odd[0])];
    return insert(f, p, n, (const uint8_t *)piece, strlen(piece));
}

static size_t
change_byte(struct fuzz *f, uint8_t *p, size_t n)
{
    static const uint8_t edges[] = {0x00, 0x01, 0x20, 0x7F, 0x80, 0xC0, 0xE0, 0xF4, 0xFF};
    if (n == 0)
        return 0;
    size_t at = below(f, n);
    if (below(f, 2))
        p[at] ^= (uint8_t)(1u << below(f, 8));
    else
        p[at] = edges[below(f, sizeof edges)];
    return n;
}

static size_t
mutate(struct fuzz *f, uint8_t *p, size_t n)
{
    switch (below(f, 5)) {
    case 0:
        return cut_out(f, p, n);
    case 1:
        return insert_piece(f, p, n);
    case 2:
        return insert_bytes(f, p, n);
    case 3:
        return below(f, 4) ? change_byte(f, p, n) : below(f, n + 1);
    default:
        return change_byte(f, p, n);
    }
}

static double
seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static unsigned long
from_environment(const char *name, unsigned long fallback)
{
    const char *set = getenv(name);
    return set && *set ? strtoul(set, NULL, 10) : fallback;
}

int
main(int argc, char **argv)
{
    static struct fuzz f = {.random = 88172645463325252u};
    static uint8_t input[INPUT_MAX];
    unsigned long many = getenv("SATARK_FUZZ_SECONDS") ? ULONG_MAX : 20000, done = 0;
    unsigned long rounds = from_environment("SATARK_FUZZ_ROUNDS", many);
    double end = seconds() + (double)from_environment("SATARK_FUZZ_SECONDS", 3);

    f.dump = getenv("SATARK_FUZZ_DUMP");
    f.seeds[f.n_seeds++] = (struct bytes){need(calloc(1, 1)), 0};
    read_corpus(&f, argc > 1 ? argv[1] : NULL);
    for (size_t i = 0; i < f.n_seeds; i++)
        try_one(&f, f.seeds[i].p, f.seeds[i].n);

    for (; done < rounds && seconds() < end; done++) {
        const struct bytes *seed = &f.seeds[below(&f, f.n_seeds)];
        size_t n = seed->n < INPUT_MAX ? seed->n : INPUT_MAX;
        if (n)
            memcpy(input, seed->p, n);
        for (size_t k = 1 + below(&f, 8); k > 0; k--)
            n = mutate(&f, input, n);
        try_one(&f, input, n);
    }
    for (size_t i = 0; i < f.n_seeds; i++)
        free(f.seeds[i].p);
    printf("%zu seeds, %lu mutations\n", f.n_seeds, done);
    return 0;
}
