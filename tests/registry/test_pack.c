/* Files made small and whole again, and everything a stick may hold in their place: what comes out
 * is the file that was signed, or nothing is left. */
#include "registry/bundle/pack.h"

#include "registry/pages.h"
#include "registry/parcel.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <zstd.h>

/* A list and an older one in a folder, packed both ways. */
struct packed {
    struct parcel p;
    const char *old, *list, *full, *delta, *out, *bad;
    struct file_mark mark;
    struct str full_bytes, delta_bytes;
};

static void
write_file(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static struct str
read_file(struct packed *k, const char *path)
{
    struct str s;
    struct err err = {0};
    must(files_read(path, 64 << 20, &k->p.room.arena, &s, &err), &err);
    return s;
}

/* Two lists of 300 KB: pages with rows, some of them new in the later one. */
static void
make_lists(struct packed *k)
{
    size_t n = 300 * 1024 + 100;
    uint32_t seed = 7;
    uint8_t *bytes = arena_alloc(&k->p.room.arena, n);
    for (size_t i = 0; i < n; i++) {
        seed = seed * 1664525 + 1013904223;
        size_t at = i % PAGE_BYTES;
        bytes[i] = (uint8_t) "0123456789abcdef"[seed >> 28];
        if (at < 40) /* a leaf of 16 rows, said to begin where none can */
            bytes[i] = at == 0 ? 0x0a : at == 4 ? 16 : 0;
    }
    write_file(k->old, bytes, n);
    for (size_t i = 50; i < n; i += 9000)
        bytes[i] ^= 1;
    write_file(k->list, bytes, n - 17);
}

static void
setup(struct packed *k)
{
    struct err err = {0};
    memset(k, 0, sizeof *k);
    parcel_open(&k->p);
    const char *const names[] = {"old", "list", "full", "delta", "out", "bad"};
    const char **paths[] = {&k->old, &k->list, &k->full, &k->delta, &k->out, &k->bad};
    assert_int_equal(mkdir(k->p.stick, 0700), 0);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        *paths[i] = parcel_path(&k->p, k->p.stick, names[i]);
    make_lists(k);
    must(pack_mark(k->list, &k->mark, &err), &err);
    must(pack_file(k->list, NULL, k->full, &err), &err);
    must(pack_file(k->list, k->old, k->delta, &err), &err);
    k->full_bytes = read_file(k, k->full);
    k->delta_bytes = read_file(k, k->delta);
}

/* Unpacks `bad`: it must be refused with `code`, and leave nothing. */
static void
must_refuse(struct packed *k, const char *why, const char *base, enum refusal_code code)
{
    struct refusal r;
    if (unpack_file(k->bad, base, k->out, &k->mark, "registry.db.zst", &r))
        fail_msg("%s: taken", why);
    if (r.code != code)
        fail_msg("%s: %s (%s)", why, refusal_name(r.code), r.found);
    if (code == REFUSE_DAMAGED && strcmp(r.file, "registry.db.zst") != 0)
        fail_msg("%s: of %s", why, r.file);
    if (access(k->out, F_OK) == 0)
        fail_msg("%s: something is left", why);
}

static void
must_unpack(struct packed *k, const char *from, const char *base)
{
    struct refusal r;
    if (!unpack_file(from, base, k->out, &k->mark, "x", &r))
        fail_msg("%s: %s (%s)", from, refusal_name(r.code), r.found);
    struct str wanted = read_file(k, k->list), found = read_file(k, k->out);
    assert_true(str_eq(wanted, found));
    struct stat st;
    assert_int_equal(stat(k->out, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0640);
    assert_int_equal(unlink(k->out), 0);
}

static void
test_comes_back(void **state)
{
    (void)state;
    struct packed k;
    struct err err = {0};
    setup(&k);
    must_unpack(&k, k.full, NULL);
    must_unpack(&k, k.delta, k.old);
    assert_true(k.delta_bytes.n * 10 < k.full_bytes.n);
    must(pack_file(k.list, NULL, k.out, &err), &err);
    assert_true(str_eq(read_file(&k, k.out), k.full_bytes)); /* the same bytes again */
    assert_int_equal(unlink(k.out), 0);
    must(pack_file(k.list, k.old, k.out, &err), &err);
    assert_true(str_eq(read_file(&k, k.out), k.delta_bytes));
    parcel_close(&k.p);
}

/* By libzstd's plain calls, as any other tool would. */
static void
test_others_read_it(void **state)
{
    (void)state;
    struct packed k;
    setup(&k);
    struct str list = read_file(&k, k.list), old = read_file(&k, k.old);
    uint8_t *out = arena_alloc(&k.p.room.arena, list.n);
    assert_int_equal(ZSTD_decompress(out, list.n, k.full_bytes.p, k.full_bytes.n), list.n);
    assert_memory_equal(out, list.p, list.n);
    ZSTD_DCtx *d = ZSTD_createDCtx();
    ZSTD_DCtx_refPrefix(d, old.p, old.n);
    assert_int_equal(ZSTD_decompressDCtx(d, out, list.n, k.delta_bytes.p, k.delta_bytes.n), list.n);
    pages_put_back(out, list.n);
    assert_memory_equal(out, list.p, list.n);
    ZSTD_freeDCtx(d);
    parcel_close(&k.p);
}

/* Cut anywhere, with any bit turned, with anything behind it. */
static void
test_damaged(void **state)
{
    (void)state;
    struct packed k;
    setup(&k);
    for (int delta = 0; delta < 2; delta++) {
        struct str whole = delta ? k.delta_bytes : k.full_bytes;
        const char *base = delta ? k.old : NULL;
        uint8_t *copy = arena_alloc(&k.p.room.arena, whole.n + 64);
        for (size_t cut = 0; cut < whole.n;
             cut += cut < 40 || cut + 40 > whole.n ? 1 : whole.n / 19) {
            write_file(k.bad, whole.p, cut);
            must_refuse(&k, "cut", base, REFUSE_DAMAGED);
        }
        for (size_t at = 0; at < whole.n; at += at < 20 || at + 8 > whole.n ? 1 : whole.n / 19) {
            memcpy(copy, whole.p, whole.n);
            copy[at] ^= (uint8_t)(1 << at % 8);
            if (at == 4)
                continue; /* the checksum's flag: the same frame without one, and the next line */
            write_file(k.bad, copy, whole.n);
            must_refuse(&k, "a bit turned", base, REFUSE_DAMAGED);
        }
        memcpy(copy, whole.p, whole.n);
        for (size_t more = 1; more < 20; more++) {
            write_file(k.bad, copy, whole.n + more);
            must_refuse(&k, "noughts behind it", base, REFUSE_DAMAGED);
        }
    }
    parcel_close(&k.p);
}

/* ---- frames that are well formed and not ours ---- */

static struct str
frame(struct packed *k, struct str content, int window, bool tells_size)
{
    size_t cap = ZSTD_compressBound(content.n);
    uint8_t *out = arena_alloc(&k->p.room.arena, cap);
    ZSTD_CCtx *c = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(c, ZSTD_c_contentSizeFlag, tells_size);
    if (window)
        ZSTD_CCtx_setParameter(c, ZSTD_c_windowLog, window);
    size_t n = ZSTD_compress2(c, out, cap, content.p, content.n);
    assert_false(ZSTD_isError(n));
    ZSTD_freeCCtx(c);
    return (struct str){(const char *)out, n};
}

static void
write_two(struct packed *k, struct str first, struct str second)
{
    char *both = arena_alloc(&k->p.room.arena, first.n + second.n);
    memcpy(both, first.p, first.n);
    memcpy(both + first.n, second.p, second.n);
    write_file(k->bad, both, first.n + second.n);
}

static void
test_other_frames(void **state)
{
    (void)state;
    struct packed k;
    setup(&k);
    struct str list = read_file(&k, k.list), none = STR("");
    struct str half = str_sub(list, 0, list.n / 2), rest = str_sub(list, list.n / 2, list.n);
    struct str skip = {"\x50\x2A\x4D\x18\x04\0\0\0abcd", 12};

    write_two(&k, frame(&k, list, 0, true), none);
    must_unpack(&k, k.bad, NULL); /* another tool's frame of the same list */
    write_two(&k, frame(&k, list, 0, false), none);
    must_refuse(&k, "a frame that does not tell its size", NULL, REFUSE_DAMAGED);
    write_two(&k, frame(&k, half, 0, true), frame(&k, rest, 0, true));
    must_refuse(&k, "the list in two frames", NULL, REFUSE_DAMAGED);
    write_two(&k, k.full_bytes, frame(&k, none, 0, true));
    must_refuse(&k, "an empty frame behind it", NULL, REFUSE_DAMAGED);
    write_two(&k, skip, k.full_bytes);
    must_refuse(&k, "a skippable frame before it", NULL, REFUSE_DAMAGED);
    write_two(&k, k.full_bytes, skip);
    must_refuse(&k, "a skippable frame behind it", NULL, REFUSE_DAMAGED);
    write_two(&k, list, none);
    must_refuse(&k, "not packed at all", NULL, REFUSE_DAMAGED);
    write_two(&k, none, none);
    must_refuse(&k, "empty", NULL, REFUSE_DAMAGED);
    write_two(&k, k.delta_bytes, none);
    must_refuse(&k, "a delta without its base", NULL, REFUSE_DAMAGED);
    must_refuse(&k, "a delta with another base", k.list, REFUSE_DAMAGED);
    must_refuse(&k, "a delta with an empty base", k.bad, REFUSE_DAMAGED);
    parcel_close(&k.p);
}

/* A kilobyte that says and gives gigabytes; and headers that ask for memory. */
static void
test_bombs(void **state)
{
    (void)state;
    struct packed k;
    setup(&k);
    char *zeros = arena_alloc(&k.p.room.arena, 16 << 20);
    struct str bomb = frame(&k, (struct str){zeros, 16 << 20}, 0, true);
    assert_true(bomb.n < 4096);
    write_two(&k, bomb, STR(""));
    must_refuse(&k, "a bomb that tells its size", NULL, REFUSE_DAMAGED);
    must_refuse(&k, "the same as a delta", k.old, REFUSE_DAMAGED);

    /* a header that lies: the signed size, and 16 MiB behind it; bytes 5..8 are the size */
    char *lie = arena_alloc(&k.p.room.arena, bomb.n);
    memcpy(lie, bomb.p, bomb.n);
    uint32_t size = (uint32_t)k.mark.size;
    size_t at = (uint8_t)lie[4] & 0x20 ? 5 : 6;
    assert_int_equal((uint8_t)lie[4] >> 6, 2);
    for (size_t i = 0; i < 4; i++)
        lie[at + i] = (char)(size >> 8 * i);
    write_file(k.bad, lie, bomb.n);
    must_refuse(&k, "a bomb that lies", NULL, REFUSE_DAMAGED);

    /* window descriptors (RFC 8878, 3.1.1.1.2) from 1 KiB to 3.75 TiB before the signed size */
    for (unsigned window = 0; window < 256; window++) {
        uint8_t head[] = {0x28,
                          0xB5,
                          0x2F,
                          0xFD,
                          0x80,
                          (uint8_t)window,
                          0,
                          0,
                          0,
                          0,
                          /* one last raw block of nothing */ 1,
                          0,
                          0};
        for (size_t i = 0; i < 4; i++)
            head[6 + i] = (uint8_t)(size >> 8 * i);
        write_file(k.bad, head, sizeof head);
        must_refuse(&k, "a header alone", NULL, REFUSE_DAMAGED);
    }
    parcel_close(&k.p);
}

static void
test_wrong_mark(void **state)
{
    (void)state;
    struct packed k;
    setup(&k);
    struct file_mark right = k.mark;
    write_two(&k, k.full_bytes, STR(""));
    k.mark.hash[HASH_BYTES - 1] ^= 1;
    must_refuse(&k, "another hash", NULL, REFUSE_DAMAGED);
    k.mark = right;
    k.mark.size++;
    must_refuse(&k, "a byte more was signed", NULL, REFUSE_DAMAGED);
    k.mark.size -= 2;
    must_refuse(&k, "a byte less was signed", NULL, REFUSE_DAMAGED);
    k.mark.size = DELTA_BYTES_MAX + 1;
    must_refuse(&k, "a delta to a list too large", k.old, REFUSE_DAMAGED);
    k.mark = right;
    must_unpack(&k, k.bad, NULL);
    parcel_close(&k.p);
}

/* ---- the disk ---- */

static void
test_places(void **state)
{
    (void)state;
    struct packed k;
    struct refusal r;
    struct err err = {0};
    setup(&k);
    write_file(k.out, "mine", 4);
    assert_false(unpack_file(k.full, NULL, k.out, &k.mark, "x", &r));
    assert_int_equal(r.code, REFUSE_DISK);
    assert_true(str_eq(read_file(&k, k.out), STR("mine")));
    assert_false(pack_file(k.list, NULL, k.out, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_true(str_eq(read_file(&k, k.out), STR("mine")));
    assert_int_equal(unlink(k.out), 0);

    assert_int_equal(symlink("elsewhere", k.out), 0);
    assert_false(unpack_file(k.full, NULL, k.out, &k.mark, "x", &r));
    assert_int_equal(r.code, REFUSE_DISK);
    assert_int_equal(unlink(k.out), 0);

    assert_false(unpack_file("/nowhere/full", NULL, k.out, &k.mark, "x", &r));
    assert_int_equal(r.code, REFUSE_DISK);
    assert_false(unpack_file(k.delta, "/nowhere/base", k.out, &k.mark, "x", &r));
    assert_int_equal(r.code, REFUSE_DISK);
    assert_false(unpack_file(k.full, NULL, "/nowhere/out", &k.mark, "x", &r));
    assert_int_equal(r.code, REFUSE_DISK);
    assert_int_equal(access(k.out, F_OK), -1);
    assert_false(pack_file("/nowhere/list", NULL, k.out, &err));
    assert_false(pack_file(k.p.stick, NULL, k.out, &err)); /* a folder */
    assert_false(pack_file(k.list, "/nowhere/base", k.out, &err));
    assert_false(pack_mark("/nowhere/list", &k.mark, &err));
    assert_int_equal(access(k.out, F_OK), -1);
    parcel_close(&k.p);
}

/* A limit on the size of files stands for a disk that ends: in a process of its own. */
static void
test_disk_ends(void **state)
{
    (void)state;
    struct packed k;
    setup(&k);
    for (rlim_t limit = 0; limit < (rlim_t)k.mark.size; limit += 100000) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            struct refusal r;
            struct rlimit l = {limit, limit};
            signal(SIGXFSZ, SIG_IGN);
            setrlimit(RLIMIT_FSIZE, &l);
            bool taken = unpack_file(k.full, NULL, k.out, &k.mark, "x", &r);
            _exit(taken || r.code != REFUSE_DISK || access(k.out, F_OK) == 0);
        }
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
    }
    parcel_close(&k.p);
}

static void
test_mark(void **state)
{
    (void)state;
    struct packed k;
    struct err err = {0};
    struct file_mark m = {.name = "as it was"};
    setup(&k);
    /* RFC 7693, appendix A: BLAKE2b-512 of "abc" */
    static const uint8_t abc[] = {0xBA, 0x80, 0xA5, 0x3F, 0x98, 0x1C, 0x4D, 0x0D};
    write_file(k.out, "abc", 3);
    must(pack_mark(k.out, &m, &err), &err);
    assert_int_equal(m.size, 3);
    assert_memory_equal(m.hash, abc, sizeof abc);
    assert_string_equal(m.name, "as it was");
    parcel_close(&k.p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_back), cmocka_unit_test(test_others_read_it),
        cmocka_unit_test(test_damaged),    cmocka_unit_test(test_other_frames),
        cmocka_unit_test(test_bombs),      cmocka_unit_test(test_wrong_mark),
        cmocka_unit_test(test_places),     cmocka_unit_test(test_disk_ends),
        cmocka_unit_test(test_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
