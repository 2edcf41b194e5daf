/* A sheet as one file of XML: whatever the bytes, a table that csv reads, or a complaint. */
#include "base/csv.h"
#include "base/flat_sheet.h"
#include "base/log.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct buf out = {0};
    struct err err = {0};
    struct csv table;
    struct csv_faults faults = {0};
    bool ok = flat_sheet_csv((struct str){(const char *)data, size}, &out, &err);
    if (!ok && (err.kind != ERR_INPUT || out.n))
        BUG("neither a table nor a complaint");
    if (ok && (out.n == 0 || out.p[out.n - 1] != '\n'))
        BUG("a table without a row");
    if (ok)
        csv_parse_all(STR("f"), buf_str(&out), ',', &a, &table, &faults, &err);
    buf_free(&out);
    arena_wipe(&a);
    return 0;
}
