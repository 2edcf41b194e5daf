/* Every threat to a list on its way, and every way it may rightly go. */
#include "registry/parcel.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/statvfs.h>

/* ---- spoiling a stick ---- */

static struct str
stick_file(struct parcel *p, const char *name)
{
    struct str bytes;
    struct err err = {0};
    must(files_read(parcel_path(p, p->stick, name), 1 << 24, &p->room.arena, &bytes, &err), &err);
    return bytes;
}

static void
put_stick(struct parcel *p, const char *name, struct str bytes)
{
    unlink(parcel_path(p, p->stick, name));
    file_write(parcel_path(p, p->stick, name), bytes);
}

/* Replaces the first `from` of the manifest; it must be there. */
static void
edit(struct parcel *p, struct str from, struct str to)
{
    struct buf out = {0};
    struct str old = stick_file(p, MANIFEST_NAME);
    size_t at = str_find(old, from, 0);
    if (at == old.n)
        fail_msg("the manifest has no “%.*s”", (int)from.n, from.p);
    buf_add(&out, str_sub(old, 0, at));
    buf_add(&out, to);
    buf_add(&out, str_sub(old, at + from.n, old.n));
    put_stick(p, MANIFEST_NAME, buf_str(&out));
    buf_free(&out);
}

static void
edit_and_sign(struct parcel *p, struct str from, struct str to)
{
    parcel_pack(p, 125);
    edit(p, from, to);
    parcel_sign(p, 0, 0);
}

static void
forged_manifest(struct parcel *p)
{
    parcel_pack(p, 125);
    edit(p, STR("\"serial\": 125"), STR("\"serial\": 126"));
}

static void
signature_of_another(struct parcel *p)
{
    parcel_pack(p, 126);
    struct str s = stick_file(p, "manifest.json.minisig");
    parcel_pack(p, 125);
    put_stick(p, "manifest.json.minisig", s);
}

static void
by_a_stranger(struct parcel *p)
{
    parcel_pack_plan(p, 125, (struct bundle_plan){0});
    parcel_sign(p, 0, PARCEL_STRANGER);
}

/* A stranger who calls himself by the id of a trusted key. */
static void
under_a_borrowed_name(struct parcel *p)
{
    struct parcel_key stranger = p->keys[PARCEL_STRANGER];
    memcpy(p->keys[PARCEL_STRANGER].secret.id, p->keys[0].open.id, MINISIG_ID_BYTES);
    by_a_stranger(p);
    p->keys[PARCEL_STRANGER] = stranger;
}

static void
unsigned_bundle(struct parcel *p)
{
    parcel_pack_plan(p, 125, (struct bundle_plan){0});
}

static void
signature_cut(struct parcel *p)
{
    parcel_pack(p, 125);
    put_stick(p, "manifest.json.minisig", str_sub(stick_file(p, "manifest.json.minisig"), 0, 90));
}

static void
second_signature_spoiled(struct parcel *p)
{
    parcel_pack(p, 125);
    put_stick(p, "manifest.json.2.minisig", STR("nothing of the kind"));
}

static void
rolled_back(struct parcel *p)
{
    parcel_pack(p, 123);
}

static void
below_the_floor(struct parcel *p)
{
    struct trust t;
    struct err err = {0};
    must(trust_load(p->data, &t, &err), &err);
    t.floor = 130;
    must(trust_save(p->data, &t, &err), &err);
    parcel_pack(p, 125);
}

static void
floor_in_one_place(struct parcel *p)
{
    below_the_floor(p);
    unlink(parcel_path(p, p->data, "trust.json"));
}

static void
floor_in_the_other_place(struct parcel *p)
{
    below_the_floor(p);
    unlink(parcel_path(p, p->data, "trust/copy.json"));
}

static void
fast_forwarded(struct parcel *p)
{
    parcel_pack(p, 124 + SERIAL_JUMP_MAX + 1);
}

static void
same_serial_other_list(struct parcel *p)
{
    room_change(&p->room, "reported", STR("called about a bill"), STR("called about the bill"));
    parcel_pack(p, 124);
}

static void
mixed(struct parcel *p)
{
    parcel_pack(p, 126);
    struct str full = stick_file(p, MANIFEST_FULL);
    room_change(&p->room, "reported", STR("called about a bill"), STR("called about the bill"));
    parcel_pack(p, 125);
    put_stick(p, MANIFEST_FULL, full);
}

static void
for_another_discom(struct parcel *p)
{
    parcel_pack_plan(p, 125, (struct bundle_plan){.discom = STR("beta")});
    parcel_sign(p, 0, 0);
}

/* Signed by mistake: the list inside is not the one the manifest tells of. */
static void
renumbered(struct parcel *p)
{
    edit_and_sign(p, STR("\"serial\": 125"), STR("\"serial\": 126"));
}

static void
fresher_than_it_is(struct parcel *p)
{
    edit_and_sign(p, STR("\"stale_after_days\": 30"), STR("\"stale_after_days\": 300"));
}

static void
for_a_newer_programme(struct parcel *p)
{
    edit_and_sign(p, STR("\"min_version\": \"0.1.0\""), STR("\"min_version\": \"0.1.1\""));
}

static void
of_a_newer_form(struct parcel *p)
{
    edit_and_sign(p, STR("\"format\": 1"), STR("\"format\": 2"));
}

static void
another_product(struct parcel *p)
{
    edit_and_sign(p, STR("satark-list"), STR("satark-programme"));
}

static void
no_json(struct parcel *p)
{
    edit_and_sign(p, STR("{"), STR("["));
}

static void
truncated(struct parcel *p)
{
    parcel_pack(p, 125);
    struct str full = stick_file(p, MANIFEST_FULL);
    put_stick(p, MANIFEST_FULL, str_sub(full, 0, full.n - 1));
}

static void
one_bit(struct parcel *p)
{
    parcel_pack(p, 125);
    struct str full = stick_file(p, MANIFEST_FULL);
    ((char *)full.p)[full.n / 2] ^= 1;
    put_stick(p, MANIFEST_FULL, full);
}

static void
longer(struct parcel *p)
{
    parcel_pack(p, 125);
    struct str full = stick_file(p, MANIFEST_FULL);
    char *more = arena_alloc(&p->room.arena, full.n + 1);
    memcpy(more, full.p, full.n);
    put_stick(p, MANIFEST_FULL, (struct str){more, full.n + 1});
}

static void
endless_manifest(struct parcel *p)
{
    parcel_pack(p, 125);
    assert_int_equal(truncate(parcel_path(p, p->stick, MANIFEST_NAME), (off_t)1 << 40), 0);
}

static void
no_list(struct parcel *p)
{
    parcel_pack(p, 125);
    unlink(parcel_path(p, p->stick, MANIFEST_FULL));
}

static void
no_folder(struct parcel *p)
{
    parcel_empty(p, p->stick);
}

static void
empty_folder(struct parcel *p)
{
    assert_int_equal(mkdir(p->stick, 0700), 0);
}

/* ---- things that are no files ---- */

static void
replace_by_link(struct parcel *p, const char *name)
{
    const char *path = parcel_path(p, p->stick, name), *away = parcel_path(p, p->stick, "away");
    parcel_pack(p, 125);
    assert_int_equal(rename(path, away), 0);
    assert_int_equal(symlink(away, path), 0);
}

static void
linked_manifest(struct parcel *p)
{
    replace_by_link(p, MANIFEST_NAME);
}

static void
linked_signature(struct parcel *p)
{
    replace_by_link(p, "manifest.json.minisig");
}

static void
linked_list(struct parcel *p)
{
    replace_by_link(p, MANIFEST_FULL);
}

static void
pipe_for_manifest(struct parcel *p)
{
    parcel_pack(p, 125);
    unlink(parcel_path(p, p->stick, MANIFEST_NAME));
    assert_int_equal(mkfifo(parcel_path(p, p->stick, MANIFEST_NAME), 0600), 0);
}

static void
pipe_for_list(struct parcel *p)
{
    parcel_pack(p, 125);
    unlink(parcel_path(p, p->stick, MANIFEST_FULL));
    assert_int_equal(mkfifo(parcel_path(p, p->stick, MANIFEST_FULL), 0600), 0);
}

static void
folder_for_manifest(struct parcel *p)
{
    parcel_pack(p, 125);
    unlink(parcel_path(p, p->stick, MANIFEST_NAME));
    assert_int_equal(mkdir(parcel_path(p, p->stick, MANIFEST_NAME), 0700), 0);
}

static void
device_for_list(struct parcel *p)
{
    parcel_pack(p, 125);
    unlink(parcel_path(p, p->stick, MANIFEST_FULL));
    if (mknod(parcel_path(p, p->stick, MANIFEST_FULL), S_IFCHR | 0600, 0x105) != 0) /* zero */
        assert_int_equal(symlink("/dev/zero", parcel_path(p, p->stick, MANIFEST_FULL)), 0);
}

/* ---- what one key may not do ---- */

static void
new_number_by_one(struct parcel *p)
{
    room_change(&p->room, "channels", STR("*,phone,1930"),
                STR("alpha,phone,9876543210,,नया,New,,official,,test,reported\n*,phone,1930"));
    parcel_pack(p, 125);
}

static void
same_key_twice(struct parcel *p)
{
    new_number_by_one(p);
    parcel_sign(p, 1, 0);
}

static void
stranger_beside(struct parcel *p)
{
    new_number_by_one(p);
    parcel_sign(p, 1, PARCEL_STRANGER);
}

static void
new_text_by_one(struct parcel *p)
{
    room_change(&p->room, "templates", STR("alpha,ALPHAB,"),
                STR("alpha,ALPHAB,Call the officer.,test,reported\nalpha,ALPHAB,"));
    parcel_pack(p, 125);
}

static void
new_counter_by_one(struct parcel *p)
{
    room_change(&p->room, "counters", STR("North Town"), STR("South Town"));
    parcel_pack(p, 125);
}

static void
retire_the_others(struct parcel *p)
{
    struct bundle_plan plan = {.n_retire = 2};
    memcpy(plan.retire[0], p->keys[1].open.id, MINISIG_ID_BYTES);
    memcpy(plan.retire[1], p->keys[2].open.id, MINISIG_ID_BYTES);
    parcel_pack_plan(p, 125, plan);
    parcel_sign(p, 0, 0);
}

static void
reset_by_one(struct parcel *p)
{
    below_the_floor(p);
    parcel_pack_plan(p, 110, (struct bundle_plan){.reset_floor = 130});
    parcel_sign(p, 0, 0);
}

static void
reset_of_another_floor(struct parcel *p)
{
    below_the_floor(p);
    parcel_pack_plan(p, 110, (struct bundle_plan){.reset_floor = 129});
    parcel_sign(p, 0, 0);
    parcel_sign(p, 1, 1);
}

/* ---- two keys, and yet wrong ---- */

static void
signed_by_two(struct parcel *p, int64_t serial)
{
    parcel_pack(p, serial);
    parcel_sign(p, 1, 1);
}

static void
fraud_made_official(struct parcel *p)
{
    room_change(&p->room, "channels", STR("*,phone,1930"),
                STR("alpha,app,AnyDesk,,ऐप,App,,official,,test,reported\n*,phone,1930"));
    signed_by_two(p, 125);
}

static void
all_of_a_domain(struct parcel *p)
{
    room_change(&p->room, "channels", STR("*,phone,1930"),
                STR("alpha,domain,co.in,,साइट,Site,,official,,test,reported\n*,phone,1930"));
    signed_by_two(p, 125);
}

static void
helpline_gone(struct parcel *p)
{
    room_change(&p->room, "discoms", STR("North Town,1912"), STR("North Town,1916"));
    signed_by_two(p, 125);
}

/* ---- the office's side ---- */

static void
no_keys(struct parcel *p)
{
    parcel_pack(p, 125);
    unlink(parcel_path(p, p->data, "trust.json"));
    unlink(parcel_path(p, p->data, "trust/copy.json"));
}

static const struct {
    const char *why;
    void (*spoil)(struct parcel *p);
    enum refusal_code code;
} threats[] = {
    {"forged: another serial under the old signature", forged_manifest, REFUSE_FORGED},
    {"forged: the signature of another manifest", signature_of_another, REFUSE_FORGED},
    {"forged: a stranger's key", by_a_stranger, REFUSE_STRANGER},
    {"forged: a stranger's key under a trusted id", under_a_borrowed_name, REFUSE_FORGED},
    {"forged: no signature", unsigned_bundle, REFUSE_UNSIGNED},
    {"forged: half a signature", signature_cut, REFUSE_FORGED},
    {"forged: a second signature that is none", second_signature_spoiled, REFUSE_FORGED},
    {"rolled back", rolled_back, REFUSE_OLD},
    {"rolled back below the floor only", below_the_floor, REFUSE_OLD},
    {"the floor holds without its first place", floor_in_one_place, REFUSE_OLD},
    {"the floor holds without its second place", floor_in_the_other_place, REFUSE_OLD},
    {"fast-forwarded", fast_forwarded, REFUSE_JUMP},
    {"mixed: the same serial, another list", same_serial_other_list, REFUSE_OTHER},
    {"mixed: the list of another bundle", mixed, REFUSE_DAMAGED},
    {"mixed: signed under a wrong serial", renumbered, REFUSE_DATABASE},
    {"frozen: a longer life than the list says", fresher_than_it_is, REFUSE_DATABASE},
    {"renamed for another DISCOM", for_another_discom, REFUSE_DISCOM},
    {"for a newer programme", for_a_newer_programme, REFUSE_PROGRAMME},
    {"of a newer form", of_a_newer_form, REFUSE_PROGRAMME},
    {"another product's manifest", another_product, REFUSE_MANIFEST},
    {"a manifest that is no object", no_json, REFUSE_MANIFEST},
    {"truncated by a byte", truncated, REFUSE_DAMAGED},
    {"one bit", one_bit, REFUSE_DAMAGED},
    {"a byte too many", longer, REFUSE_DAMAGED},
    {"endless", endless_manifest, REFUSE_TOO_LARGE},
    {"the list is not there", no_list, REFUSE_MISSING},
    {"no folder", no_folder, REFUSE_MISSING},
    {"an empty folder", empty_folder, REFUSE_MISSING},
    {"a link for the manifest", linked_manifest, REFUSE_NOT_A_FILE},
    {"a link for the signature", linked_signature, REFUSE_NOT_A_FILE},
    {"a link for the list", linked_list, REFUSE_NOT_A_FILE},
    {"a FIFO for the manifest", pipe_for_manifest, REFUSE_NOT_A_FILE},
    {"a FIFO for the list", pipe_for_list, REFUSE_NOT_A_FILE},
    {"a folder for the manifest", folder_for_manifest, REFUSE_NOT_A_FILE},
    {"a device for the list", device_for_list, REFUSE_NOT_A_FILE},
    {"one key for a new official number", new_number_by_one, REFUSE_ONE_KEY},
    {"the same key twice is one", same_key_twice, REFUSE_ONE_KEY},
    {"a stranger is no second", stranger_beside, REFUSE_ONE_KEY},
    {"one key for a new official text", new_text_by_one, REFUSE_ONE_KEY},
    {"one key for another place to pay", new_counter_by_one, REFUSE_ONE_KEY},
    {"one key retires the others", retire_the_others, REFUSE_KEYS},
    {"one key for a reset", reset_by_one, REFUSE_KEYS},
    {"a reset of another floor", reset_of_another_floor, REFUSE_RESET},
    {"canary: a known fraud's app", fraud_made_official, REFUSE_CANARY},
    {"canary: everybody's domain", all_of_a_domain, REFUSE_CANARY},
    {"canary: the helpline is not official", helpline_gone, REFUSE_CANARY},
    {"no key is trusted here", no_keys, REFUSE_NO_KEYS},
};

/* Nothing of the work is left. */
static void
assert_clean(struct parcel *p, const char *why)
{
    static const char *const leftovers[] = {"incoming", PLACE_PREV ".new"};
    for (size_t i = 0; i < ARRAY_LEN(leftovers); i++)
        if (access(parcel_path(p, p->data, leftovers[i]), F_OK) == 0)
            fail_msg("%s: %s was left behind", why, leftovers[i]);
}

static void
test_threats(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(threats); i++) {
        struct parcel p;
        struct bundle_taken taken;
        parcel_open(&p);
        threats[i].spoil(&p);
        struct bundle_changes changes;
        if (parcel_look(&p, &taken, &changes) || taken.refusal.code != threats[i].code)
            fail_msg("%s: looked at, it is %s", threats[i].why, refusal_name(taken.refusal.code));
        assert_clean(&p, threats[i].why);
        if (parcel_take(&p, &taken))
            fail_msg("%s: was taken", threats[i].why);
        if (taken.refusal.code != threats[i].code)
            fail_msg("%s: refused as %s (%s; %s; %s), expected %s", threats[i].why,
                     refusal_name(taken.refusal.code), taken.refusal.file, taken.refusal.wanted,
                     taken.refusal.found, refusal_name(threats[i].code));
        if (!parcel_holds(&p, PLACE_LIST, &p.old))
            fail_msg("%s: the list in place is another one", threats[i].why);
        assert_clean(&p, threats[i].why);
        parcel_close(&p);
    }
}

/* ---- what is rightly taken ---- */

static void
assert_taken(struct parcel *p, const char *why)
{
    struct bundle_taken taken;
    if (!parcel_take(p, &taken))
        fail_msg("%s: refused as %s (%s; %s; %s)", why, refusal_name(taken.refusal.code),
                 taken.refusal.file, taken.refusal.wanted, taken.refusal.found);
    if (!parcel_holds(p, PLACE_LIST, &p->packed))
        fail_msg("%s: another list is in place", why);
    assert_clean(p, why);
}

static void
assert_refused(struct parcel *p, enum refusal_code code, const char *why)
{
    struct bundle_taken taken;
    if (parcel_take(p, &taken) || taken.refusal.code != code)
        fail_msg("%s: %s, expected %s", why, refusal_name(taken.refusal.code), refusal_name(code));
}

static void
test_taken(void **state)
{
    (void)state;
    struct parcel p;
    struct bundle_taken taken;
    parcel_open(&p);
    parcel_pack(&p, 125);
    assert_true(parcel_take(&p, &taken));
    assert_int_equal(taken.serial, 125);
    assert_int_equal(taken.before, 124);
    assert_false(taken.already);
    assert_true(parcel_holds(&p, PLACE_LIST, &p.packed));
    assert_true(parcel_holds(&p, PLACE_PREV, &p.old));
    assert_true(parcel_take(&p, &taken));
    assert_true(taken.already);
    assert_true(parcel_holds(&p, PLACE_PREV, &p.old));
    parcel_close(&p);
}

/* Looking takes nothing, and says what taking would do. */
static void
test_look(void **state)
{
    (void)state;
    struct parcel p;
    struct bundle_taken taken;
    struct bundle_changes c;
    parcel_open(&p);
    room_change(&p.room, "reported", STR("called about a bill"), STR("called about the bill"));
    parcel_pack(&p, 125);
    assert_true(parcel_look(&p, &taken, &c));
    assert_int_equal(taken.serial, 125);
    assert_false(taken.already);
    assert_int_equal(c.added, 0);
    assert_int_equal(c.changed, 1);
    assert_int_equal(c.removed, 0);
    assert_true(c.made_at > 0);
    assert_true(parcel_holds(&p, PLACE_LIST, &p.old));
    assert_clean(&p, "looked at");
    assert_taken(&p, "looked at before");
    assert_true(parcel_look(&p, &taken, &c));
    assert_true(taken.already);
    assert_int_equal(c.changed, 0);
    parcel_close(&p);
}

static void
test_two_keys(void **state)
{
    (void)state;
    struct parcel p;
    parcel_open(&p);
    new_number_by_one(&p);
    parcel_sign(&p, 1, 2);
    assert_taken(&p, "two keys");
    parcel_close(&p);
}

static void
test_delta(void **state)
{
    (void)state;
    struct parcel p;
    struct bundle_taken taken;
    parcel_open(&p);
    struct bundle_plan plan = {.n_bases = 1, .bases = {parcel_path(&p, p.data, PLACE_LIST)}};
    parcel_pack_plan(&p, 125, plan);
    parcel_sign(&p, 0, 0);
    unlink(parcel_path(&p, p.stick, MANIFEST_FULL)); /* it must do without */
    assert_true(parcel_take(&p, &taken));
    assert_true(taken.delta);
    assert_true(parcel_holds(&p, PLACE_LIST, &p.packed));
    parcel_close(&p);
}

static void
test_spoiled_delta(void **state)
{
    (void)state;
    struct parcel p;
    struct bundle_taken taken;
    parcel_open(&p);
    struct bundle_plan plan = {.n_bases = 1, .bases = {parcel_path(&p, p.data, PLACE_LIST)}};
    parcel_pack_plan(&p, 125, plan);
    parcel_sign(&p, 0, 0);
    put_stick(&p, "delta-124.zst", STR("nothing of the kind"));
    assert_true(parcel_take(&p, &taken));
    assert_false(taken.delta);
    assert_true(parcel_holds(&p, PLACE_LIST, &p.packed));
    parcel_close(&p);
}

/* A list of the right serial and other bytes: the delta does not start from it. */
static void
test_delta_from_another(void **state)
{
    (void)state;
    struct parcel p;
    struct bundle_taken taken;
    parcel_open(&p);
    struct bundle_plan plan = {.n_bases = 1, .bases = {parcel_path(&p, p.data, PLACE_LIST)}};
    parcel_pack_plan(&p, 125, plan);
    parcel_sign(&p, 0, 0);
    room_change(&p.room, "reported", STR("called about a bill"), STR("called about the bill"));
    parcel_build(&p, 124, parcel_path(&p, p.data, PLACE_LIST));
    assert_true(parcel_take(&p, &taken));
    assert_false(taken.delta);
    assert_true(parcel_holds(&p, PLACE_LIST, &p.packed));
    parcel_close(&p);
}

/* The first key is lost; the other two let a new one in, and send the lost one away. */
static void
test_rotation(void **state)
{
    (void)state;
    struct parcel p;
    parcel_open(&p);
    struct bundle_plan plan = {.n_add = 1, .n_retire = 1};
    plan.add[0] = p.keys[PARCEL_STRANGER].open;
    memcpy(plan.retire[0], p.keys[0].open.id, MINISIG_ID_BYTES);
    parcel_pack_plan(&p, 125, plan);
    parcel_sign(&p, 0, 1);
    parcel_sign(&p, 1, 2);
    assert_taken(&p, "two keys rotate");

    parcel_pack(&p, 126);
    assert_refused(&p, REFUSE_STRANGER, "the lost key counts no more");
    new_text_by_one(&p);
    parcel_pack_plan(&p, 126, (struct bundle_plan){0});
    parcel_sign(&p, 0, PARCEL_STRANGER);
    parcel_sign(&p, 1, 1);
    assert_taken(&p, "the new key counts as a second");
    parcel_close(&p);
}

/* One stolen key lets in another of its own: together they are still one. */
static void
test_no_doubling(void **state)
{
    (void)state;
    struct parcel p;
    parcel_open(&p);
    struct bundle_plan plan = {.n_add = 1};
    plan.add[0] = p.keys[PARCEL_STRANGER].open;
    parcel_pack_plan(&p, 125, plan);
    parcel_sign(&p, 0, 0);
    assert_taken(&p, "one key adds one");

    parcel_pack_plan(&p, 126, (struct bundle_plan){0});
    parcel_sign(&p, 0, PARCEL_STRANGER);
    assert_taken(&p, "the added key signs what needs one");
    new_number_by_one(&p);
    parcel_pack_plan(&p, 127, (struct bundle_plan){0});
    parcel_sign(&p, 0, 0);
    parcel_sign(&p, 1, PARCEL_STRANGER);
    assert_refused(&p, REFUSE_ONE_KEY, "both have one root");
    parcel_close(&p);
}

static void
test_reset(void **state)
{
    (void)state;
    struct parcel p;
    struct trust t;
    struct err err = {0};
    parcel_open(&p);
    below_the_floor(&p);
    parcel_pack_plan(&p, 110, (struct bundle_plan){.reset_floor = 130});
    parcel_sign(&p, 0, 0);
    parcel_sign(&p, 1, 1);
    assert_taken(&p, "a reset by two keys");
    must(trust_load(p.data, &t, &err), &err);
    assert_int_equal(t.floor, 110);
    parcel_pack(&p, 111);
    assert_taken(&p, "life goes on");
    parcel_close(&p);
}

/* The list in place is damaged: the one before serves, and the same bundle mends it. */
static void
test_mended(void **state)
{
    (void)state;
    struct parcel p;
    struct err err = {0};
    struct registry *r;
    bool fell_back = false;
    parcel_open(&p);
    parcel_pack(&p, 125);
    assert_taken(&p, "list 125");
    assert_int_equal(truncate(parcel_path(&p, p.data, PLACE_LIST), 5000), 0);
    must(place_open(str_of(p.data), STR("alpha"), &r, &fell_back, &err), &err);
    registry_close(r);
    assert_true(fell_back);
    assert_taken(&p, "the same bundle again");
    assert_true(parcel_holds(&p, PLACE_PREV, &p.old));
    parcel_close(&p);
}

/* Whatever a run that lost its power, or a hand, left where the work is done. */
static void
test_leftovers(void **state)
{
    (void)state;
    struct parcel p;
    parcel_open(&p);
    const char *stage = parcel_path(&p, p.data, "incoming");
    assert_int_equal(mkdir(stage, 0700), 0);
    file_write(parcel_path(&p, stage, "packed"), STR("half"));
    file_write(parcel_path(&p, stage, PLACE_LIST), STR("half"));
    file_write(parcel_path(&p, p.data, PLACE_PREV ".new"), STR("half"));
    parcel_pack(&p, 125);
    assert_taken(&p, "over leftovers");

    const char *elsewhere = parcel_path(&p, p.room.dir, "elsewhere");
    assert_int_equal(mkdir(elsewhere, 0700), 0);
    file_write(parcel_path(&p, elsewhere, "packed"), STR("precious"));
    assert_int_equal(symlink(elsewhere, stage), 0);
    parcel_pack(&p, 126);
    assert_taken(&p, "over a link");
    assert_int_equal(access(parcel_path(&p, elsewhere, "packed"), F_OK), 0);
    parcel_empty(&p, elsewhere);
    parcel_close(&p);
}

static void
test_busy(void **state)
{
    (void)state;
    struct parcel p;
    parcel_open(&p);
    parcel_pack(&p, 125);
    int fd = open(parcel_path(&p, p.data, "update.lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    assert_refused(&p, REFUSE_BUSY, "another update is running");
    close(fd);
    assert_taken(&p, "it has ended");
    parcel_close(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threats),      cmocka_unit_test(test_taken),
        cmocka_unit_test(test_look),
        cmocka_unit_test(test_two_keys),     cmocka_unit_test(test_delta),
        cmocka_unit_test(test_spoiled_delta), cmocka_unit_test(test_delta_from_another),
        cmocka_unit_test(test_rotation),     cmocka_unit_test(test_no_doubling),
        cmocka_unit_test(test_reset),        cmocka_unit_test(test_mended),
        cmocka_unit_test(test_leftovers),    cmocka_unit_test(test_busy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
