/* What lies under a finger. */
#include "ui/hits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Two keys with a gap of 8, and a veil with a box over the right one. */
static const struct hits keys = {
    .list = {{{100, 200, 97, 102}, ACT_KEY, 0}, {{205, 200, 97, 102}, ACT_KEY, 1}}, .n = 2};
static const struct hits modal = {
    .list = {{{100, 200, 97, 102}, ACT_KEY, 0}, {{0, 0, 1080, 1920}, ACT_VEIL, 0},
             {{90, 900, 900, 300}, ACT_NONE, 0}, {{200, 1000, 100, 84}, ACT_CLOSE, 0}}, .n = 4};

static const struct {
    const char *why;
    const struct hits *hits;
    int x, y;
    int found; /* index, or -1 */
} rows[] = {
    {"nothing drawn", &(const struct hits){.n = 0}, 5, 5, -1},
    {"beside everything", &keys, 0, 0, -1},
    {"left of the first by one", &keys, 99, 250, -1},
    {"its first column", &keys, 100, 250, 0},
    {"its last column", &keys, 196, 250, 0},
    {"the first column of the gap", &keys, 197, 250, -1},
    {"the last of the gap", &keys, 204, 250, -1},
    {"the second key", &keys, 205, 250, 1},
    {"above by one", &keys, 150, 199, -1},
    {"the first row", &keys, 150, 200, 0},
    {"the last row", &keys, 150, 301, 0},
    {"below by one", &keys, 150, 302, -1},
    {"negative places", &keys, -150, -250, -1},
    {"a veil hides the key below it", &modal, 150, 250, 1},
    {"the box on the veil", &modal, 95, 950, 2},
    {"the button on the box", &modal, 250, 1010, 3},
};

static void
test_hits(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct hit *h = hits_at(rows[i].hits, rows[i].x, rows[i].y);
        int found = h ? (int)(h - rows[i].hits->list) : -1;
        if (found != rows[i].found)
            fail_msg("%s: expected %d, got %d", rows[i].why, rows[i].found, found);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_hits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
