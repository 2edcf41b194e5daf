/* tests/office/place.h - a folder of its own for each test, and small files to put in it. */
#ifndef TESTS_OFFICE_PLACE_H
#define TESTS_OFFICE_PLACE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/office.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A folder under /tmp; `path` is for one file name at a time. */
struct place {
    char folder[64];
    char path[160];
};

static inline void
place_make(struct place *p)
{
    snprintf(p->folder, sizeof p->folder, "/tmp/satark-office-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
}

static inline const char *
place_path(struct place *p, const char *name)
{
    snprintf(p->path, sizeof p->path, "%s/%s", p->folder, name);
    return p->path;
}

static inline void
place_write(struct place *p, const char *name, const char *text)
{
    FILE *f = fopen(place_path(p, name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    assert_int_equal(fclose(f), 0);
}

/* The whole file, NUL-terminated; the caller frees it. */
static inline char *
place_read(struct place *p, const char *name, size_t *n)
{
    FILE *f = fopen(place_path(p, name), "rb");
    assert_non_null(f);
    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    long size = ftell(f);
    assert_true(size >= 0);
    rewind(f);
    char *bytes = calloc(1, (size_t)size + 1);
    assert_non_null(bytes);
    *n = fread(bytes, 1, (size_t)size, f);
    fclose(f);
    return bytes;
}

static inline void
place_remove(struct place *p)
{
    static const char *const names[] = {"office.db",   "office.db-wal", "office.db-shm",
                                        "registry.db", "in.csv",        "out.csv"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        unlink(place_path(p, names[i]));
    assert_int_equal(rmdir(p->folder), 0);
}

static inline struct office *
place_office(struct place *p)
{
    struct office *o;
    struct err err = {0};
    if (!office_open(place_path(p, "office.db"), &o, &err))
        fail_msg("%s", err.msg);
    return o;
}

/* Everything that a reader can see of the warnings, as one text; the caller frees it. */
static inline char *
place_warnings(struct office *o)
{
    struct buf b = {0};
    struct err err = {0};
    if (!warning_csv(o, &b, &err))
        fail_msg("%s", err.msg);
    char *text = strdup(b.p);
    buf_free(&b);
    return text;
}

/* What must be, must be: ERR with its message when a call fails that should not. */
#define MUST(call)                              \
    do {                                        \
        if (!(call))                            \
            fail_msg("%s: %s", #call, err.msg); \
    } while (0)

#define CSV_HEADER                                                                              \
    "id,level,title_hi,punch_hi,text_hi,title_en,punch_en,text_en,dont_hi,do_hi,dont_en,do_en," \
    "from_date,until_date,weekdays,hours,office,source\n"

/* One row with these cells and the others empty. */
#define CSV_ROW(id, level, title, text, from, until, days, hours) \
    id "," level "," title ",," text ",,,,,,,," from "," until "," days "," hours ",,\n"

#endif
