#define _GNU_SOURCE /* renameat2 */
#include "kiosk/takeout.h"

#include "base/clock.h"
#include "base/files.h"
#include "base/log.h"
#include "base/paths.h"
#include "office/office.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

enum {
    NAMES_MAX = 99,
    WAIT_MS = 6000, /* for the stick to be made writable, and to be shut again */
    STEP_MS = 50
};

/* ---- one file on one stick ---- */

static enum takeout_end
end_of(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT: return TAKEOUT_FULL;
    case EROFS:
    case EACCES:
    case EPERM: return TAKEOUT_READ_ONLY;
    case EIO:
    case ENODEV:
    case ENXIO:
    case ENOENT:
    case ENOTDIR:
    case ESHUTDOWN:
    case ESTALE: return TAKEOUT_PULLED;
    default: return TAKEOUT_FAILED;
    }
}

/* rename(2) that overwrites nothing, also where the disk's driver knows no such thing: nobody else
 * writes to a stick in a kiosk. */
static bool
take_free_name(int folder, const char *made, const char *name)
{
    struct stat st;
    if (renameat2(folder, made, folder, name, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return false;
    }
    return errno == ENOENT && renameat(folder, made, folder, name) == 0;
}

static bool
put_name(int folder, const char *made, struct str name, struct takeout *out)
{
    for (int i = 1; i <= NAMES_MAX; i++) {
        int n = i == 1 ? snprintf(out->file, sizeof out->file, "%.*s.csv", (int)name.n, name.p)
                       : snprintf(out->file, sizeof out->file, "%.*s-%d.csv", (int)name.n, name.p,
                                  i);
        if (n < 0 || (size_t)n >= sizeof out->file) {
            errno = ENAMETOOLONG;
            return false;
        }
        if (take_free_name(folder, made, out->file))
            return true;
        if (errno != EEXIST)
            return false;
    }
    return false;
}

void
takeout_save(const char *folder, struct str name, struct str bytes, struct takeout *out)
{
    static const char made[] = "satark-reports.part"; /* it may be there: a stick was pulled */
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    out->end = TAKEOUT_DONE;
    if (fd < 0 || !files_make_at(fd, made, bytes) || !put_name(fd, made, name, out) ||
        fsync(fd) != 0) {
        out->end = end_of(errno);
        if (fd >= 0)
            unlinkat(fd, made, 0);
    }
    if (fd >= 0)
        close(fd);
}

/* ---- a stick that is shut until it is asked for ---- */

static bool
is_shut(const char *folder, bool *there)
{
    struct statvfs st;
    *there = statvfs(folder, &st) == 0;
    return *there && (st.f_flag & ST_RDONLY);
}

/* No longer than it is there. */
static void
wait_until(const char *folder, bool shut)
{
    const struct timespec pause = {.tv_nsec = STEP_MS * 1000000L};
    bool there;
    for (int64_t end = clock_mono_ms() + WAIT_MS;
         is_shut(folder, &there) != shut && there && clock_mono_ms() < end;)
        nanosleep(&pause, NULL);
}

/* True where it was asked for. */
static bool
ask_for(const struct sticks *s, const char *folder)
{
    bool there;
    if (!s->asked.n || !is_shut(folder, &there))
        return false;
    int fd = open(s->asked.p, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    close(fd);
    wait_until(folder, false);
    return true;
}

static void
save_on(const struct sticks *s, const char *folder, struct str name, struct str bytes,
        struct takeout *out)
{
    bool asked = ask_for(s, folder);
    takeout_save(folder, name, bytes, out);
    if (asked && unlink(s->asked.p) == 0)
        wait_until(folder, true); /* "done" is said when it may be pulled */
}

/* ---- all of it ---- */

/* Spreadsheets know UTF-8 by the mark that stands first. */
static bool
read_reports(const struct sticks *s, struct arena *a, struct buf *b, struct str *name)
{
    struct office *o;
    struct err err;
    struct str kiosk = {"", 0};
    struct civil c = civil_from_unix(clock_now());
    if (!office_open(paths_join(a, s->data, "office.db").p, &o, &err)) {
        log_warn("%s", err.msg);
        return false;
    }
    buf_add(b, STR("\xEF\xBB\xBF"));
    bool ok = setting_get(o, "kiosk.id", a, &kiosk, &err) && report_csv(o, b, &err);
    office_close(o);
    if (!ok)
        log_warn("%s", err.msg);
    *name = arena_fmt(a, "satark-reports-%.*s-%04d-%02d-%02d", (int)kiosk.n, kiosk.p, c.year,
                      c.month, c.day);
    return ok;
}

void
takeout_run(const struct sticks *s, struct takeout *out)
{
    struct arena a = {0};
    struct buf b = {0};
    struct str name;
    const char *sticks[STICKS_MAX];
    *out = (struct takeout){.end = TAKEOUT_UNREAD};
    if (read_reports(s, &a, &b, &name)) {
        size_t n = sticks_find(s, &a, sticks);
        out->end = TAKEOUT_NO_STICK;
        for (size_t i = 0; i < n && out->end != TAKEOUT_DONE; i++)
            save_on(s, sticks[i], name, buf_str(&b), out);
    }
    buf_free(&b);
    arena_wipe(&a);
}
