/* How long look-ups and checks take while another process takes a new list.
 *
 *   bench_update LIST FILE
 *
 * Asks the list for single numbers and checks a message, turn by turn, until FILE is there; one
 * JSON object. Run by bench_update.sh; without arguments it does nothing. */
#include "registry/registry.h"
#include "verify/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { SAMPLES_MOST = 4000000, FINDS_A_CHECK = 20, TURNS_A_LOOK = 50 };

struct times {
    float *ms;
    size_t n;
};

static double
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
add(struct times *t, double ms)
{
    if (t->n < SAMPLES_MOST)
        t->ms[t->n++] = (float)ms;
}

static int
by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

/* Sorts. */
static double
quantile(struct times *t, double q)
{
    if (t->n == 0)
        return 0;
    qsort(t->ms, t->n, sizeof *t->ms, by_size);
    return (double)t->ms[(size_t)(q * (double)(t->n - 1) + 0.5)];
}

static void
one_find(struct registry *r, uint64_t *random, struct times *t)
{
    char key[16];
    struct fact fact;
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    snprintf(key, sizeof key, "%llu",
             (unsigned long long)(6000000000 + *random % 1000000 * 997));
    double from = now_ms();
    registry_find(r, ENTITY_PHONE, str_of(key), &fact);
    add(t, now_ms() - from);
}

static void
one_check(const struct check *c, struct times *t)
{
    static const char text[] = "आज रात 9:30 बजे बिजली काट दी जाएगी, तुरंत 6004985000 पर कॉल करें";
    struct arena a = {0};
    struct answer answer;
    double from = now_ms();
    check_run(c, str_of(text), STR(""), VIA_UNKNOWN, &a, &answer);
    arena_wipe(&a);
    add(t, now_ms() - from);
}

int
main(int argc, char **argv)
{
    struct registry *r;
    struct arena a = {0};
    struct err err;
    struct knowledge knowledge;
    uint64_t random = 88172645463325252;
    struct times finds = {.ms = calloc(SAMPLES_MOST, sizeof(float))};
    struct times checks = {.ms = calloc(SAMPLES_MOST, sizeof(float))};
    if (argc < 3)
        return 0;
    if (!finds.ms || !checks.ms || !registry_open(argv[1], STR("kesco"), &r, &err) ||
        !registry_knowledge(r, &a, &knowledge, &err)) {
        fprintf(stderr, "bench_update: %s\n", err.msg);
        return 1;
    }
    struct check c = {.knowledge = &knowledge, .lookup = {.find = registry_find, .ctx = r}};
    check_prepare(&c, &a);
    for (size_t turn = 0; turn % TURNS_A_LOOK || access(argv[2], F_OK) != 0; turn++) {
        for (int i = 0; i < FINDS_A_CHECK; i++)
            one_find(r, &random, &finds);
        one_check(&c, &checks);
    }
    printf("{\"finds\":%zu,\"find_ms_p50\":%.4f,\"find_ms_p99\":%.4f,\"find_ms_max\":%.2f,",
           finds.n, quantile(&finds, 0.5), quantile(&finds, 0.99), quantile(&finds, 1));
    printf("\"check_ms_p50\":%.3f,\"check_ms_p99\":%.3f,\"check_ms_max\":%.2f}\n",
           quantile(&checks, 0.5), quantile(&checks, 0.99), quantile(&checks, 1));
    registry_close(r);
    arena_wipe(&a);
    free(finds.ms);
    free(checks.ms);
    return 0;
}
