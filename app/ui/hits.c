#include "ui/hits.h"

const struct hit *
hits_at(const struct hits *h, int x, int y)
{
    for (size_t i = h->n; i-- > 0;) {
        const struct rect *r = &h->list[i].at;
        if (x >= r->x && x < r->x + r->w && y >= r->y && y < r->y + r->h)
            return &h->list[i];
    }
    return NULL;
}
