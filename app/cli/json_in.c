#include "cli/json_in.h"

#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"

#include <sqlite3.h>
#include <stdlib.h>

enum { BUF_KEEP_MAX = 256 * 1024 };

struct json_in {
    FILE *from;
    sqlite3 *db;
    sqlite3_stmt *valid, *fields;
    struct buf line;
    struct buf cells[7];
};

/* Columns of the statement below, in this order. */
enum { COL_ID, COL_TEXT, COL_SENDER, COL_CHANNEL, COL_LABEL, COL_GROUP, COL_ACCEPT, COL_TYPE };

static const char fields_sql[] =
    "SELECT ?1 -> '$.id', json_extract(?1, '$.text'), json_extract(?1, '$.sender'),"
    " json_extract(?1, '$.channel'), json_extract(?1, '$.label'), json_extract(?1, '$.group'),"
    " ?1 -> '$.accept', json_type(?1, '$.text')";

bool
json_in_open(FILE *from, struct json_in **out, struct err *err)
{
    struct json_in *in = calloc(1, sizeof *in);
    if (!in)
        BUG("out of memory");
    in->from = from;
    if (sqlite3_open_v2(":memory:", &in->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(in->db, "SELECT json_valid(?1) AND json_type(?1) = 'object'", -1,
                           &in->valid, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(in->db, fields_sql, -1, &in->fields, NULL) != SQLITE_OK) {
        err_env(err, "SQLite cannot read JSON: %s", sqlite3_errmsg(in->db));
        json_in_close(in);
        return false;
    }
    *out = in;
    return true;
}

void
json_in_close(struct json_in *in)
{
    sqlite3_finalize(in->valid);
    sqlite3_finalize(in->fields);
    sqlite3_close(in->db);
    buf_free(&in->line);
    for (size_t i = 0; i < ARRAY_LEN(in->cells); i++)
        buf_free(&in->cells[i]);
    free(in);
}

/* Empties b; one huge line must not make every later one costly to wipe. */
static void
reset(struct buf *b)
{
    if (b->cap > BUF_KEEP_MAX)
        buf_free(b);
    else
        buf_clear(b);
}

/* The next line without its end; false at the end of the input. What is beyond the limit is read
 * and dropped, and *too_long set. */
static bool
read_line(struct json_in *in, bool *too_long)
{
    int c, n = 0;
    *too_long = false;
    reset(&in->line);
    while ((c = getc_unlocked(in->from)) != EOF && c != '\n') {
        n = 1;
        if (in->line.n < JSON_LINE_MAX)
            buf_char(&in->line, (char)c);
        else
            *too_long = true;
    }
    if (in->line.n && in->line.p[in->line.n - 1] == '\r')
        in->line.p[--in->line.n] = '\0';
    return c != EOF || n;
}

/* \u0000 with an odd number of backslashes becomes \u0001. */
static void
replace_nul_escapes(struct str line, char *p)
{
    for (size_t i = 0; i < line.n; i++) {
        if (p[i] != '\\')
            continue;
        if (i + 5 < line.n && memcmp(p + i + 1, "u0000", 5) == 0)
            p[i + 5] = '1';
        i++; /* the escaped character, a backslash too */
    }
}

static bool
is_valid(struct json_in *in)
{
    sqlite3_reset(in->valid);
    sqlite3_bind_text(in->valid, 1, in->line.p, (int)in->line.n, SQLITE_STATIC);
    bool ok = sqlite3_step(in->valid) == SQLITE_ROW && sqlite3_column_int(in->valid, 0);
    sqlite3_reset(in->valid);
    sqlite3_clear_bindings(in->valid);
    return ok;
}

/* What is wrong with the line as such, or NULL. */
static const char *
check_line(struct json_in *in, bool too_long)
{
    struct str line = buf_str(&in->line);
    if (too_long)
        return "the line is longer than 8 MiB";
    if (str_trim(line).n == 0)
        return "the line is empty";
    if (memchr(line.p, '\0', line.n))
        return "the line holds a NUL byte";
    if (utf8_check(line) < line.n)
        return "the line is not UTF-8";
    replace_nul_escapes(line, in->line.p);
    return is_valid(in) ? NULL : "the line is not a JSON object";
}

static struct str
cell(struct json_in *in, int column)
{
    const void *p = sqlite3_column_text(in->fields, column);
    struct buf *b = &in->cells[column];
    reset(b);
    if (p)
        buf_add(b, (struct str){p, (size_t)sqlite3_column_bytes(in->fields, column)});
    return buf_str(b);
}

static void
read_fields(struct json_in *in, struct json_row *out)
{
    sqlite3_reset(in->fields);
    sqlite3_bind_text(in->fields, 1, in->line.p, (int)in->line.n, SQLITE_STATIC);
    if (sqlite3_step(in->fields) == SQLITE_ROW) {
        out->id = cell(in, COL_ID);
        out->text = cell(in, COL_TEXT);
        out->sender = cell(in, COL_SENDER);
        out->channel = cell(in, COL_CHANNEL);
        out->label = cell(in, COL_LABEL);
        out->group = cell(in, COL_GROUP);
        out->accept = cell(in, COL_ACCEPT);
        const char *type = (const char *)sqlite3_column_text(in->fields, COL_TYPE);
        if (!type || strcmp(type, "text") != 0)
            out->error = "\"text\" is missing or is not a string";
        if (out->id.n == 0)
            out->id = STR("null");
    } else {
        out->error = "the line cannot be read";
    }
    sqlite3_reset(in->fields);
    sqlite3_clear_bindings(in->fields);
}

bool
json_in_next(struct json_in *in, struct json_row *out)
{
    bool too_long;
    *out = (struct json_row){.id = STR("null"), .text = STR("")};
    if (!read_line(in, &too_long))
        return false;
    out->error = check_line(in, too_long);
    if (!out->error)
        read_fields(in, out);
    return true;
}
