/* A manifest, whatever the bytes: a complaint that names the file, or one that is written and reads
 * back as the same. And pages of a list: what was taken out of them comes back. */
#include "base/log.h"
#include "registry/bundle/manifest.h"
#include "registry/pages.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_pages(const uint8_t *data, size_t size)
{
    uint8_t page[PAGE_BYTES] = {0}, before[PAGE_BYTES];
    memcpy(page, data, size < sizeof page ? size : sizeof page);
    memcpy(before, page, sizeof page);
    pages_take_out(page, sizeof page);
    pages_put_back(page, sizeof page);
    if (memcmp(page, before, sizeof page) != 0)
        BUG("a page came back otherwise");
    pages_put_back(page, sizeof page); /* as a false delta would have it */
    pages_tidy(page);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct manifest first, second;
    struct err err = {0};
    bool newer;
    check_pages(data, size);
    if (!manifest_parse((struct str){(const char *)data, size}, &first, &newer, &err)) {
        if (err.kind != ERR_INPUT || strncmp(err.msg, "manifest.json: ", 15) != 0)
            BUG("a complaint that does not say where");
        return 0;
    }
    struct buf out = {0};
    manifest_write(&first, &out);
    if (!manifest_parse(buf_str(&out), &second, &newer, &err) ||
        memcmp(&first, &second, sizeof first) != 0)
        BUG("a manifest that was read cannot be written and read again");
    buf_free(&out);
    return 0;
}
