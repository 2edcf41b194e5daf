#include "kiosk/stats.h"

#include "base/log.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void
samples_init(struct samples *s)
{
    s->ms = calloc(STATS_SAMPLES, sizeof *s->ms);
    if (!s->ms)
        BUG("out of memory");
}

void
stats_init(struct stats *s)
{
    *s = (struct stats){0};
    samples_init(&s->frame);
    samples_init(&s->input);
}

void
stats_free(struct stats *s)
{
    free(s->frame.ms);
    free(s->input.ms);
}

/* proc(5): field 22 of /proc/self/stat is the start in clock ticks after boot. The name in field 2
 * may hold spaces, so fields are counted from its closing bracket. */
double
stats_process_ms(void)
{
    char text[1024];
    FILE *f = fopen("/proc/self/stat", "re");
    if (!f)
        return 0;
    size_t n = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    text[n] = '\0';
    const char *p = strrchr(text, ')');
    for (int field = 2; p && field < 22; field++)
        p = strchr(p + 1, ' ');
    if (!p)
        return 0;
    struct timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    double started = (double)strtoull(p, NULL, 10) / (double)sysconf(_SC_CLK_TCK);
    return ((double)now.tv_sec + (double)now.tv_nsec / 1e9 - started) * 1e3;
}

double
stats_now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
add(struct samples *s, double ms)
{
    s->ms[s->n++ % STATS_SAMPLES] = (float)ms;
}

void
stats_frame(struct stats *s, double ms)
{
    s->frames++;
    add(&s->frame, ms);
}

void
stats_input(struct stats *s, double ms)
{
    add(&s->input, ms);
}

void
stats_due(struct stats *s, double ms)
{
    if (ms > s->late_ms)
        s->late_ms = ms;
}

static int
by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

/* Sorts the samples; only at the end. */
static double
quantile(const struct samples *s, double q)
{
    size_t n = s->n < STATS_SAMPLES ? s->n : STATS_SAMPLES;
    if (n == 0)
        return 0;
    qsort(s->ms, n, sizeof *s->ms, by_size);
    size_t at = (size_t)(q * (double)(n - 1) + 0.5);
    return (double)s->ms[at];
}

/* The number behind "NAME:" in a file of /proc, in KiB. */
static long
proc_kib(const char *path, const char *name)
{
    char line[256];
    long kib = 0;
    FILE *f = fopen(path, "re");
    if (!f)
        return 0;
    while (fgets(line, sizeof line, f)) {
        if (strncmp(line, name, strlen(name)) == 0) {
            kib = strtol(line + strlen(name), NULL, 10);
            break;
        }
    }
    fclose(f);
    return kib;
}

bool
stats_write(const struct stats *s, const char *path, struct err *err)
{
    FILE *f = fopen(path, "we");
    if (!f)
        return err_env(err, "%s: %s; the figures were not written", path, strerror(errno));
    fprintf(f, "{\"first_frame_ms\":%.1f,\"words_ms\":%.1f,\"frames\":%lu,\"frame_ms_p50\":%.2f,"
               "\"frame_ms_p99\":%.2f,\"late_ms_max\":%.2f,"
               "\"input_to_present_ms_p50\":%.2f,"
               "\"input_to_present_ms_p99\":%.2f,\"wakeups_per_s_idle\":%.2f,"
               "\"cpu_percent_idle\":%.3f,\"rss_kib\":%ld,\"pss_kib\":%ld}\n",
            s->first_frame_ms, s->words_ms, s->frames, quantile(&s->frame, 0.5), quantile(&s->frame, 0.99),
            s->late_ms, quantile(&s->input, 0.5), quantile(&s->input, 0.99),
            s->still_s > 0 ? (double)s->wakeups / s->still_s : 0,
            s->still_s > 0 ? 100 * s->still_cpu_s / s->still_s : 0,
            proc_kib("/proc/self/status", "VmRSS:"), proc_kib("/proc/self/smaps_rollup", "Pss:"));
    if (fclose(f) != 0)
        return err_env(err, "%s: %s; the figures were not written", path, strerror(errno));
    return true;
}
