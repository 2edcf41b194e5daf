#include "base/sheet.h"

#include "base/files.h"
#include "base/utf8.h"

enum coding { CODING_UTF8, CODING_LE, CODING_BE };

/* Without a mark the commas, line ends and English letters of the first lines tell: half of their
 * bytes are NUL, and NUL is in no text of another coding. */
static enum coding
coding_of(struct str *bytes)
{
    size_t even = 0, odd = 0;
    if (str_skip(bytes, "\xFF\xFE"))
        return CODING_LE;
    if (str_skip(bytes, "\xFE\xFF"))
        return CODING_BE;
    if (str_skip(bytes, "\xEF\xBB\xBF"))
        return CODING_UTF8;
    for (size_t i = 0; i + 1 < bytes->n && i < 512; i += 2) {
        even += bytes->p[i] == '\0';
        odd += bytes->p[i + 1] == '\0';
    }
    if (odd > even && odd > 2)
        return CODING_LE;
    return even > odd && even > 2 ? CODING_BE : CODING_UTF8;
}

static uint32_t
unit_at(struct str s, size_t at, enum coding c)
{
    unsigned char first = (unsigned char)s.p[at], second = (unsigned char)s.p[at + 1];
    return c == CODING_LE ? (uint32_t)second << 8 | first : (uint32_t)first << 8 | second;
}

/* RFC 2781, 2.2. */
static struct str
from_utf16(struct str s, enum coding coding, struct arena *a)
{
    char *out = arena_array(a, s.n / 2 + 2, 3);
    size_t n = 0;
    for (size_t i = 0; i + 1 < s.n; i += 2) {
        uint32_t cp = unit_at(s, i, coding);
        uint32_t next = i + 3 < s.n ? unit_at(s, i + 2, coding) : 0;
        if (cp >= 0xD800 && cp < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            cp = 0x10000 + ((cp - 0xD800) << 10) + (next - 0xDC00);
            i += 2;
        }
        if (cp >= 0xD800 && cp < 0xE000)
            out[n++] = '\xFF'; /* in no UTF-8 */
        else
            n += utf8_put(cp, out + n);
    }
    if (s.n % 2)
        out[n++] = '\xFF';
    return (struct str){out, n};
}

struct str
sheet_text(struct str bytes, struct arena *a)
{
    enum coding coding = coding_of(&bytes);
    return coding == CODING_UTF8 ? bytes : from_utf16(bytes, coding, a);
}

/* The one seen most often in the header outside quotes. */
char
sheet_comma(struct str text)
{
    static const char commas[] = {',', ';', '\t'};
    size_t seen[ARRAY_LEN(commas)] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.n && (quoted || text.p[i] != '\n'); i++) {
        if (text.p[i] == '"')
            quoted = !quoted;
        for (size_t k = 0; !quoted && k < ARRAY_LEN(commas); k++)
            seen[k] += text.p[i] == commas[k];
    }
    for (size_t k = 1; k < ARRAY_LEN(commas); k++)
        if (seen[k] > seen[best])
            best = k;
    return commas[best];
}

bool
sheet_is_packed(struct str bytes)
{
    return str_starts(bytes, "PK\x03\x04") || str_starts(bytes, "\xD0\xCF\x11\xE0");
}

bool
sheet_parse(struct str name, struct str bytes, struct arena *a, struct csv *out,
            struct csv_faults *faults, struct err *err)
{
    struct str text = sheet_text(bytes, a), line;
    char comma = 0;
    if (sheet_is_packed(bytes))
        return err_input(err, "%.*s: is a packed spreadsheet, not text; save it as “CSV UTF-8”",
                         (int)name.n, name.p);
    struct str rest = text;
    if (str_starts(text, "sep=") && str_cut(&rest, '\n', &line) && str_trim(line).n == 5) {
        comma = str_trim(line).p[4];
        text = rest.p ? rest : STR("");
    } else if (str_starts(text, "sep=\t")) {
        comma = '\t';
        text = rest.p ? rest : STR("");
    }
    if (comma != ',' && comma != ';' && comma != '\t')
        comma = sheet_comma(text);
    return csv_parse_all(name, text, comma, a, out, faults, err);
}

bool
sheet_load(const char *path, struct arena *a, struct csv *out, struct csv_faults *faults,
           struct err *err)
{
    struct str bytes;
    return files_read(path, SHEET_MAX, a, &bytes, err) &&
           sheet_parse(str_of(path), bytes, a, out, faults, err);
}
