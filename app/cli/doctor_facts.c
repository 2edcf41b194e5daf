#include "cli/doctor.h"

#include "base/clock.h"
#include "base/files.h"
#include "base/paths.h"
#include "cli/staff.h"
#include "registry/bundle/trust.h"
#include "registry/place.h"

#include <dirent.h>
#include <fcntl.h>
#include <glob.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { SMALL_FILE = 1024 * 1024, LINE = 64 };

struct reading {
    struct cli *c;
    const char *root;
    struct facts *f;
    uid_t owner; /* of the data folder, and its group */
    gid_t group;
};

static const char *
under(struct reading *r, const char *path)
{
    return arena_fmt(r->c->arena, "%s%s", r->root, path).p;
}

static bool
is_there(struct reading *r, const char *path)
{
    return access(under(r, path), F_OK) == 0;
}

/* Of files in /proc and /sys the size is not known before. Empty where it cannot be read. */
static struct str
read_some(struct reading *r, const char *path)
{
    char *p = arena_alloc(r->c->arena, SMALL_FILE);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t n = fd >= 0 ? files_read_full(fd, p, SMALL_FILE) : 0;
    if (fd >= 0)
        close(fd);
    return (struct str){p, n > 0 ? (size_t)n : 0};
}

static const char *
kept(struct reading *r, const struct err *err)
{
    return arena_str(r->c->arena, str_of(cli_told(r->c, err->msg))).p;
}

static const char *
user_name(struct reading *r, uid_t uid)
{
    struct passwd entry, *found = NULL;
    char *space = arena_alloc(r->c->arena, BUFSIZ);
    if (getpwuid_r(uid, &entry, space, BUFSIZ, &found) == 0 && found)
        return found->pw_name;
    return arena_fmt(r->c->arena, "%lu", (unsigned long)uid).p;
}

/* ---- the list and the office ---- */

static void
read_list(struct reading *r, struct str discom)
{
    struct facts *f = r->f;
    struct registry *list;
    struct stat st;
    struct err err;
    bool fell_back = false;
    f->list_opens = place_open(str_of(f->data), discom, &list, &fell_back, &err);
    f->list_fell_back = fell_back;
    if (err.kind != ERR_NONE)
        f->list_why = kept(r, &err);
    if (!f->list_opens)
        return;
    if (!registry_info(list, &f->list, &err) || (!fell_back && !registry_is_sound(list, &err)))
        f->list_why = kept(r, &err);
    registry_close(list);
    if (stat(paths_join(r->c->arena, str_of(f->data), PLACE_LIST).p, &st) == 0)
        f->list_bytes = (int64_t)st.st_size;
}

static void
read_trust(struct reading *r)
{
    struct facts *f = r->f;
    struct trust *t = ARENA_NEW(r->c->arena, struct trust);
    const struct trusted_key *counting[TRUST_KEYS_MAX];
    struct err err;
    size_t n = 0;
    if (!trust_load(f->data, t, &err)) {
        f->trust_why = kept(r, &err);
        return;
    }
    for (size_t i = 0; i < t->n_keys; i++)
        if ((counting[n] = trust_find(t, t->keys[i].key.id, f->list.serial)) != NULL)
            n++;
    f->n_keys = (int)n;
    f->n_roots = (int)trust_roots(counting, n);
}

static void
read_last_update(struct reading *r, struct office *o)
{
    struct list_update *updates;
    struct err err;
    size_t n;
    if (!update_list(o, r->c->arena, &updates, &n, &err) || n == 0)
        return;
    r->f->last_outcome = arena_str(r->c->arena, updates[0].outcome).p;
    r->f->last_at = updates[0].at;
}

static void
read_pin(struct reading *r, struct office *o)
{
    struct facts *f = r->f;
    struct pin_tries tries;
    struct err err;
    f->pin_reads = pin_read(o, &f->pin_is_set, &tries, &err);
    f->pin_is_locked = f->pin_reads && pin_is_locked(&tries);
}

/* The office says whose list it is; without one any DISCOM's will do. */
static void
read_office(struct reading *r)
{
    struct cli *c = r->c;
    struct facts *f = r->f;
    struct str discom = STR("*");
    struct office *o = NULL;
    struct err err;
    f->office_opens = staff_open(c, &o);
    if (!f->office_opens) {
        f->office_why = kept(r, &c->err);
        c->err = (struct err){.kind = ERR_NONE};
    } else {
        f->office_writable = office_writable(o, &err);
        if (!f->office_writable || !office_is_sound(o, &err) ||
            !setting_get(o, "discom", c->arena, &discom, &err))
            f->office_why = kept(r, &err);
        read_last_update(r, o);
        read_pin(r, o);
        office_close(o);
    }
    read_list(r, discom);
}

/* ---- the data folder ---- */

static void
read_one_file(struct reading *r, const char *name)
{
    struct facts *f = r->f;
    struct stat st;
    if (lstat(paths_join(r->c->arena, str_of(f->data), name).p, &st) != 0 || !S_ISREG(st.st_mode))
        return;
    bool shared = st.st_gid == r->group && (st.st_mode & 0060) == 0060; /* a clerk's too */
    if (st.st_uid != r->owner && !shared && !*f->foreign_file)
        f->foreign_file = name;
    if (st.st_mode & S_IWOTH && !*f->open_file)
        f->open_file = name;
    if ((int64_t)st.st_mtime > f->newest_file)
        f->newest_file = (int64_t)st.st_mtime;
}

static void
read_folder(struct reading *r)
{
    static const char *const files[] = {"registry.db",   "registry.prev.db", "office.db",
                                        "office.db-wal", "trust.json",       "trust/copy.json"};
    struct facts *f = r->f;
    struct statvfs fs;
    struct stat st;
    f->disk_free = -1;
    f->folder_exists = stat(f->data, &st) == 0 && S_ISDIR(st.st_mode);
    if (!f->folder_exists)
        return;
    f->folder_readable = access(f->data, R_OK | X_OK) == 0;
    r->owner = st.st_uid;
    r->group = st.st_gid;
    f->folder_owner = user_name(r, st.st_uid);
    if (st.st_mode & S_IWOTH)
        f->open_file = f->data;
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        read_one_file(r, files[i]);
    if (statvfs(f->data, &fs) == 0)
        f->disk_free = (int64_t)fs.f_bavail * (int64_t)fs.f_frsize;
}

/* ---- the machine ---- */

static void
read_fonts(struct reading *r)
{
    static const char *const fonts[] = {"fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf",
                                        "fonts/NotoSansDevanagari-Regular.ttf",
                                        "fonts/NotoSansDevanagari-Bold.ttf"};
    struct str assets;
    struct err err;
    bool found = paths_assets(r->c->arena, &assets, &err);
    for (size_t i = 0; i < ARRAY_LEN(fonts) && !*r->f->font_missing; i++) {
        const char *path = paths_join(r->c->arena, assets, fonts[i]).p;
        if (!found || access(path, R_OK) != 0) /* a link into Debian's package may lead nowhere */
            r->f->font_missing = path;
    }
    r->f->has_hindi_words = is_there(r, "/usr/share/hunspell/hi_IN.dic");
}

/* How many files have such a name; with `text`, and begin with it. */
static int
count_files(struct reading *r, const char *pattern, const char *text)
{
    glob_t found;
    int n = 0;
    if (glob(under(r, pattern), GLOB_NOSORT, NULL, &found) != 0)
        return 0;
    for (size_t i = 0; i < found.gl_pathc; i++)
        n += !text || str_starts(read_some(r, found.gl_pathv[i]), text);
    globfree(&found);
    return n;
}

static void
read_screen(struct reading *r)
{
    struct facts *f = r->f;
    f->n_cards = count_files(r, "/dev/dri/card[0-9]*", NULL);
    f->n_screens = f->n_cards ? count_files(r, "/sys/class/drm/card*-*/status", "connected") : 0;
    f->has_display = count_files(r, "/tmp/.X11-unix/X[0-9]*", NULL) > 0 ||
                     count_files(r, "/run/user/*/wayland-[0-9]", NULL) > 0;
    if (!*r->root)
        f->has_display = f->has_display || getenv("DISPLAY") || getenv("WAYLAND_DISPLAY");
}

/* A line of /proc/bus/input/devices such as "B: ABS=260800000000003": the lowest word comes last.
 */
static bool
has_bit(struct str line, const char *prefix, unsigned bit)
{
    if (!str_skip(&line, prefix))
        return false;
    const unsigned word = bit / (8 * sizeof(long));
    struct str part, words[16];
    unsigned n = 0;
    while (n < ARRAY_LEN(words) && str_cut(&line, ' ', &part))
        if (part.n)
            words[n++] = part;
    char digits[24];
    if (word >= n || !str_copy(digits, sizeof digits, words[n - 1 - word]))
        return false;
    return strtoul(digits, NULL, 16) >> (bit % (8 * sizeof(long))) & 1;
}

/* The numbers are those of linux/input-event-codes.h. */
void
facts_count_touch(struct str devices, int *screens, int *pads)
{
    enum { PROP_DIRECT = 0x01, ABS_MT_POSITION_X = 0x35, ABS_X = 0x00, BTN_TOUCH = 0x14a };
    bool direct = false, many = false, one = false, touch = false, more = true;
    struct str line;
    *screens = *pads = 0;
    while (more) {
        more = str_cut(&devices, '\n', &line);
        direct = direct || (more && has_bit(line, "B: PROP=", PROP_DIRECT));
        many = many || (more && has_bit(line, "B: ABS=", ABS_MT_POSITION_X));
        one = one || (more && has_bit(line, "B: ABS=", ABS_X));
        touch = touch || (more && has_bit(line, "B: KEY=", BTN_TOUCH));
        if (more && line.n)
            continue;
        *screens += direct && (many || (one && touch)); /* a device ends with an empty line */
        *pads += !direct && many;
        direct = many = one = touch = false;
    }
}

static void
read_sound(struct reading *r)
{
    struct str cards = read_some(r, under(r, "/proc/asound/cards")), line;
    while (str_cut(&cards, '\n', &line)) {
        struct str number = str_trim(line);
        r->f->n_sound +=
            number.n > 2 && is_digit(number.p[0]) && str_find(number, STR(" ["), 0) < number.n;
    }
    r->f->has_voice = is_there(r, "/usr/bin/espeak-ng") || is_there(r, "/usr/local/bin/espeak-ng");
}

static void
read_kiosk(struct reading *r)
{
    struct facts *f = r->f;
    glob_t found;
    struct stat st;
    f->has_unit = is_there(r, "/usr/lib/systemd/system/satark-kiosk.service") ||
                  is_there(r, "/etc/systemd/system/satark-kiosk.service");
    if (glob(under(r, "/proc/[0-9]*/comm"), GLOB_NOSORT, NULL, &found) != 0)
        return;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char name[LINE] = "";
        int fd = open(found.gl_pathv[i], O_RDONLY | O_CLOEXEC);
        ssize_t n = fd >= 0 ? files_read_full(fd, name, sizeof name - 1) : 0;
        if (fd >= 0)
            close(fd);
        if (n <= 0 || strcmp(name, "satark-kiosk\n") != 0)
            continue;
        f->n_kiosks++;
        if (f->folder_exists && stat(found.gl_pathv[i], &st) == 0 && st.st_uid != r->owner)
            f->kiosk_user = user_name(r, st.st_uid);
    }
    globfree(&found);
}

void
facts_read(struct cli *c, const char *root, struct facts *out)
{
    *out = (struct facts){
        .now = clock_now(),
        .list_why = "",
        .trust_why = "",
        .last_outcome = "",
        .font_missing = "",
        .folder_owner = "",
        .foreign_file = "",
        .open_file = "",
        .office_why = "",
        .kiosk_user = "",
    };
    struct reading r = {.c = c, .root = root, .f = out};
    out->data = paths_data(c->arena, c->data_given).p;
    read_folder(&r); /* before the office is opened, which may leave younger files */
    read_office(&r);
    read_trust(&r);
    out->has_clock_chip = is_there(&r, "/sys/class/rtc/rtc0") || is_there(&r, "/dev/rtc0");
    read_fonts(&r);
    read_screen(&r);
    facts_count_touch(read_some(&r, under(&r, "/proc/bus/input/devices")), &out->n_touch,
                      &out->n_touchpads);
    read_sound(&r);
    read_kiosk(&r);
}
