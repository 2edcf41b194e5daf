#include "base/buf.h"

#include "base/log.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Grows by copying, never by realloc: the old bytes may be what a person typed. */
static void
reserve(struct buf *b, size_t more)
{
    if (more > SIZE_MAX / 4 - b->n)
        BUG("an impossible size was asked of a buffer");
    size_t need = b->n + more + 1;
    if (need <= b->cap)
        return;
    size_t cap = need * 2;
    char *p = malloc(cap);
    if (!p)
        BUG("out of memory");
    if (b->n)
        memcpy(p, b->p, b->n);
    if (b->p)
        explicit_bzero(b->p, b->cap);
    free(b->p);
    b->p = p;
    b->cap = cap;
}

void
buf_add(struct buf *b, struct str s)
{
    reserve(b, s.n);
    if (s.n)
        memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = '\0';
}

void
buf_char(struct buf *b, char c)
{
    buf_add(b, (struct str){&c, 1});
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        BUG("a format that cannot be printed");
    reserve(b, (size_t)n);
    va_start(args, fmt);
    vsnprintf(b->p + b->n, (size_t)n + 1, fmt, args);
    va_end(args);
    b->n += (size_t)n;
}

void
buf_json(struct buf *b, struct str s)
{
    buf_char(b, '"');
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = utf8_next(s, i, &cp);
        if (cp == UTF8_BAD)
            buf_add(b, STR("\xEF\xBF\xBD"));
        else if (cp == '"' || cp == '\\')
            buf_fmt(b, "\\%c", (char)cp);
        else if (cp < 0x20)
            buf_fmt(b, "\\u%04x", (unsigned)cp);
        else
            buf_add(b, str_sub(s, i, i + n));
        i += n;
    }
    buf_char(b, '"');
}

static const char *
xml_entity(uint32_t cp)
{
    switch (cp) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case 0xFFFE:
    case 0xFFFF:
    case UTF8_BAD: return "\xEF\xBF\xBD";
    default: return cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r' ? "\xEF\xBF\xBD" : NULL;
    }
}

void
buf_xml(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = utf8_next(s, i, &cp);
        const char *entity = xml_entity(cp);
        buf_add(b, entity ? str_of(entity) : str_sub(s, i, i + n));
        i += n;
    }
}

void
buf_clear(struct buf *b)
{
    if (b->p)
        explicit_bzero(b->p, b->cap);
    b->n = 0;
}

void
buf_free(struct buf *b)
{
    buf_clear(b);
    free(b->p);
    *b = (struct buf){0};
}
