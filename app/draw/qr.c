#include "draw/qr.h"

#include <qrencode.h>
#include <stdint.h>

static QRcode *
encode(struct str text)
{
    if (text.n == 0 || text.n > INT32_MAX)
        return NULL;
    return QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_Q);
}

int
qr_modules(struct str text)
{
    QRcode *code = encode(text);
    int n = code ? code->width : 0;
    QRcode_free(code);
    return n;
}

bool
qr_encode(struct str text, bool *dark, size_t cap)
{
    QRcode *code = encode(text);
    size_t n = code ? (size_t)code->width * (size_t)code->width : 0;
    bool ok = code && n <= cap;
    for (size_t i = 0; ok && i < n; i++)
        dark[i] = code->data[i] & 1;
    QRcode_free(code);
    return ok;
}
