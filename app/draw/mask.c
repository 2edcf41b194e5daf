#include "draw/mask.h"

#include "base/log.h"

#include <stdlib.h>
#include <string.h>

struct mask *
mask_new(int w, int h)
{
    if (w < 0 || h < 0)
        BUG("a mask of negative size");
    struct mask *m = calloc(1, sizeof *m + (size_t)w * (size_t)h);
    if (!m)
        BUG("out of memory");
    m->w = w;
    m->h = h;
    return m;
}

size_t
mask_bytes(const struct mask *m)
{
    return sizeof *m + (size_t)m->w * (size_t)m->h;
}

void
mask_free(struct mask *m)
{
    if (!m)
        return;
    explicit_bzero(m, mask_bytes(m));
    free(m);
}
