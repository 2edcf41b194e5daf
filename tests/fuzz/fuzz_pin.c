/* Any keys at any time against the gate of the staff's panel: it opens for the right PIN alone and
 * never while there is to be waited, however often the plug is pulled. Input: one step a byte or
 * more; the database holds a hash of a cheap kind, so that many tries fit into a second. */
#include "base/log.h"
#include "office/pin.h"

#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char RIGHT[] = "907142";

struct room {
    char folder[64], path[96];
    struct office *o;
    struct pin_gate gate;
    int64_t now_ms;
    int64_t wait_ms; /* what is to be waited at least, as we count it */
    struct err err;
};

static void
must(bool ok, const char *what)
{
    if (!ok)
        BUG(what);
}

/* pin_set, but for the cost. */
static void
plant(const struct room *r)
{
    char hash[crypto_pwhash_STRBYTES], sql[300];
    sqlite3 *db;
    must(sodium_init() >= 0 && crypto_pwhash_str(hash, RIGHT, sizeof RIGHT - 1,
                                                 crypto_pwhash_OPSLIMIT_MIN,
                                                 crypto_pwhash_MEMLIMIT_MIN) == 0,
         "a hash");
    snprintf(sql, sizeof sql, "REPLACE INTO setting VALUES ('hidden.pin', '%s')", hash);
    must(sqlite3_open(r->path, &db) == SQLITE_OK &&
             sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL) == SQLITE_OK &&
             sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
         "planting the PIN");
    sqlite3_close(db);
}

static void
room_open(struct room *r)
{
    *r = (struct room){.folder = "/tmp/satark-pin-XXXXXX"};
    must(mkdtemp(r->folder) != NULL, "a folder");
    snprintf(r->path, sizeof r->path, "%s/office.db", r->folder);
    must(office_open(r->path, &r->o, &r->err), "an office");
    plant(r);
}

static void
room_close(struct room *r)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    char path[128];
    office_close(r->o);
    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        snprintf(path, sizeof path, "%s%s", r->path, ends[i]);
        unlink(path);
    }
    rmdir(r->folder);
}

static void
pull_the_plug(struct room *r)
{
    office_close(r->o);
    must(office_open(r->path, &r->o, &r->err), "the office again");
    r->gate = (struct pin_gate){0};
    r->now_ms = 0;
    must(pin_load(r->o, &r->gate, 0, &r->err), "the tries again");
    must(r->gate.tries.wait_ms >= r->wait_ms, "waiting that the plug shortened");
    r->wait_ms = r->gate.tries.wait_ms;
}

static void
pass(struct room *r, int64_t ms)
{
    r->now_ms += ms;
    if (ms > 0)
        r->wait_ms = r->wait_ms > ms ? r->wait_ms - ms : 0;
}

static void
try_one(struct room *r, struct str digits)
{
    bool right = str_eq(digits, str_of(RIGHT));
    int64_t waited = r->wait_ms;
    enum pin_answer answer = pin_try(r->o, &r->gate, r->now_ms, digits, &r->err);
    must(answer != PIN_FAILED && answer != PIN_NOT_SET, "an answer");
    must(answer != PIN_RIGHT || right, "a wrong PIN that opens");
    must(answer == PIN_WAITS || waited == 0, "a PIN asked while there is to be waited");
    must(answer == PIN_WAITS || right == (answer == PIN_RIGHT), "a right PIN that does not open");
    must(answer != PIN_WRONG || r->gate.tries.wait_ms > 0, "a wrong PIN that costs nothing");
    if (answer != PIN_WAITS)
        r->wait_ms = r->gate.tries.wait_ms;
}

static void
step(struct room *r, uint8_t what, uint8_t with)
{
    char digits[8] = {0};
    switch (what % 8) {
    case 0:
        try_one(r, str_of(RIGHT));
        return;
    case 1:
        pass(r, (int64_t)with * 40);
        return;
    case 2:
        pass(r, (int64_t)with * 120000);
        return;
    case 3:
        pull_the_plug(r);
        return;
    case 4: /* the clock on the wall goes where it likes */
        setenv("SATARK_NOW", with % 2 ? "1999-01-01" : "2099-12-31", 1);
        return;
    case 5:
        pin_pass(&r->gate, r->now_ms);
        must(pin_save(r->o, &r->gate, &r->err), "what is to be waited");
        return;
    default:
        for (int i = 0; i < with % 8; i++)
            digits[i] = (char)('0' + (with + i * what) % 10);
        try_one(r, str_of(digits));
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { STEPS = 40 };
    struct room r;
    room_open(&r);
    for (size_t i = 0; i + 1 < size && i / 2 < STEPS; i += 2)
        step(&r, data[i], data[i + 1]);
    room_close(&r);
    return 0;
}
