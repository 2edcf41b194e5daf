/* Folding any bytes: the map stays inside and runs forward, the text is UTF-8, folding twice changes
 * nothing; clusters and line breaks of the result reach its end. */
#include "base/log.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/segment.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool holds, const char *what)
{
    if (!holds)
        BUG(what);
}

static void
check_map(const struct folded *f)
{
    for (size_t i = 0; i < f->text.n; i++) {
        require(f->from[i] < f->to[i] && f->to[i] <= f->original.n, "the map leaves the text");
        require(i == 0 || f->from[i] == f->from[i - 1] || f->from[i] >= f->to[i - 1],
                "the map runs backward");
    }
    require(f->from[f->text.n] == f->original.n && f->to[f->text.n] == f->original.n,
            "the map does not end at the end");
}

static void
check_segments(struct str s, struct arena *a)
{
    size_t *at, n, start = 0;
    bool *hard;
    line_breaks(s, a, &at, &hard, &n);
    require(n > 0 && at[n - 1] == s.n, "the last line does not end at the end");
    while (start < s.n) {
        size_t end = cluster_next(s, start);
        require(end > start && end <= s.n, "a cluster leaves the text");
        require(cluster_prev(s, end) == start, "clusters differ backward");
        start = end;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str in = {(const char *)data, size};
    struct folded once, twice;
    fold(in, &a, &once);
    check_map(&once);
    require(utf8_check(once.text) == once.text.n, "folded text is not UTF-8");
    fold(once.text, &a, &twice);
    require(str_eq(once.text, twice.text), "folding twice changes the text");
    check_segments(in, &a);
    arena_wipe(&a);
    return 0;
}
