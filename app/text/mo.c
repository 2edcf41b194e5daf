#include "text/mo.h"

enum { MAGIC_AT = 0, REVISION_AT = 4, COUNT_AT = 8, IDS_AT = 12, TEXTS_AT = 16, HEADER_SIZE = 28 };
enum { ENTRY_SIZE = 8 }; /* length, offset */

static const uint32_t magic = 0x950412DEu, magic_swapped = 0xDE120495u;

/* at + 4 <= bytes.n */
static uint32_t
number_at(const struct mo *m, size_t at)
{
    const unsigned char *p = (const unsigned char *)m->bytes.p + at;
    if (m->swapped)
        return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

static struct str
entry(const struct mo *m, uint32_t table, uint32_t i)
{
    size_t at = (size_t)table + (size_t)i * ENTRY_SIZE;
    size_t n = number_at(m, at), from = number_at(m, at + 4);
    return (struct str){m->bytes.p + from, n};
}

static bool
table_fits(const struct mo *m, uint32_t table)
{
    return table <= m->bytes.n && (uint64_t)m->n * ENTRY_SIZE <= m->bytes.n - table;
}

/* The text of the entry and the NUL behind it. */
static bool
entry_fits(const struct mo *m, uint32_t table, uint32_t i)
{
    size_t at = (size_t)table + (size_t)i * ENTRY_SIZE;
    uint64_t n = number_at(m, at), from = number_at(m, at + 4);
    return from + n < m->bytes.n && m->bytes.p[from + n] == '\0';
}

static bool
entries_sound(const struct mo *m, const char **why)
{
    for (uint32_t i = 0; i < m->n; i++) {
        *why = "is cut short";
        if (!entry_fits(m, m->ids, i) || !entry_fits(m, m->texts, i))
            return false;
        *why = "is not sorted";
        if (i > 0 && str_cmp(entry(m, m->ids, i - 1), entry(m, m->ids, i)) >= 0)
            return false;
    }
    return true;
}

bool
mo_parse(struct str bytes, struct mo *out, const char **why)
{
    struct mo m = {.bytes = bytes};
    *why = "is cut short";
    if (bytes.n < HEADER_SIZE)
        return false;
    uint32_t first = number_at(&m, MAGIC_AT);
    m.swapped = first == magic_swapped;
    *why = "is not a message catalogue";
    if (first != magic && first != magic_swapped)
        return false;
    *why = "is of a version this programme does not know";
    if (number_at(&m, REVISION_AT) >> 16 > 1) /* major; minor revisions only add */
        return false;
    m.n = number_at(&m, COUNT_AT);
    m.ids = number_at(&m, IDS_AT);
    m.texts = number_at(&m, TEXTS_AT);
    *why = "is cut short";
    if (!table_fits(&m, m.ids) || !table_fits(&m, m.texts))
        return false;
    if (!entries_sound(&m, why))
        return false;
    *out = m;
    return true;
}

bool
mo_find(const struct mo *m, struct str id, struct str *text)
{
    uint32_t low = 0, high = m->n;
    if (id.n == 0)
        return false;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        int order = str_cmp(entry(m, m->ids, mid), id);
        if (order == 0) {
            *text = entry(m, m->texts, mid);
            return true;
        }
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

void
mo_entry(const struct mo *m, uint32_t i, struct str *id, struct str *text)
{
    *id = entry(m, m->ids, i);
    *text = entry(m, m->texts, i);
}
