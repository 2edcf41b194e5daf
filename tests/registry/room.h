/* What the tests of this room share: a folder of CSV files to spoil, and a place for the list.
 *
 * csv/ is a copy of tests/data/registry, a small list of two invented DISCOMs. */
#ifndef TESTS_REGISTRY_ROOM_H
#define TESTS_REGISTRY_ROOM_H

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const csv_names[] = {
    "discoms", "channels", "headers",   "rules",    "reported", "hosts",
    "apps",    "phrases",  "templates", "warnings", "counters",
};

struct room {
    char dir[64], csv[80], db[80];
    struct arena arena;
};

static inline struct str
file_read(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        fail_msg("%s is not there", path);
    size_t cap = 1 << 18;
    char *p = arena_alloc(a, cap);
    size_t n = fread(p, 1, cap - 1, f);
    fclose(f);
    return (struct str){p, n};
}

static inline void
file_write(const char *path, struct str bytes)
{
    FILE *f = fopen(path, "wb");
    if (!f)
        fail_msg("%s cannot be written", path);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static inline const char *
csv_path(struct room *r, const char *name)
{
    return arena_fmt(&r->arena, "%s/%s.csv", r->csv, name).p;
}

/* Takes NAME.csv from a folder of the sources. */
static inline void
room_copy(struct room *r, const char *folder, const char *name)
{
    const char *source = getenv("SATARK_SOURCE");
    const char *from =
        arena_fmt(&r->arena, "%s/%s/%s.csv", source ? source : ".", folder, name).p;
    file_write(csv_path(r, name), file_read(&r->arena, from));
}

static inline void
room_open(struct room *r)
{
    *r = (struct room){.dir = "/tmp/satark-registry-XXXXXX"};
    assert_non_null(mkdtemp(r->dir));
    snprintf(r->csv, sizeof r->csv, "%s/csv", r->dir);
    snprintf(r->db, sizeof r->db, "%s/registry.db", r->dir);
    assert_int_equal(mkdir(r->csv, 0700), 0);
    for (size_t i = 0; i < ARRAY_LEN(csv_names); i++)
        room_copy(r, "tests/data/registry", csv_names[i]);
}

static inline void
room_close(struct room *r)
{
    for (size_t i = 0; i < ARRAY_LEN(csv_names); i++)
        unlink(csv_path(r, csv_names[i]));
    unlink(r->db);
    rmdir(r->csv);
    if (rmdir(r->dir) != 0)
        fail_msg("%s: something was left behind", r->dir);
    arena_wipe(&r->arena);
}

/* Replaces the first `from` in NAME.csv; it must be there. */
static inline void
room_change(struct room *r, const char *name, struct str from, struct str to)
{
    struct str old = file_read(&r->arena, csv_path(r, name));
    size_t at = str_find(old, from, 0);
    if (at == old.n)
        fail_msg("%s.csv has no “%.*s”", name, (int)from.n, from.p);
    char *p = arena_alloc(&r->arena, old.n + to.n);
    memcpy(p, old.p, at);
    memcpy(p + at, to.p, to.n);
    memcpy(p + at + to.n, old.p + at + from.n, old.n - at - from.n);
    file_write(csv_path(r, name), (struct str){p, old.n - from.n + to.n});
}

#endif
