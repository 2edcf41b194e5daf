#include "kiosk/areas.h"

#include "kiosk/recorded.h"
#include "text/lang.h"
#include "ui/wordbar.h"

#include <errno.h>
#include <stdio.h>

static const char *
act_name(enum action act)
{
    static const char *const names[] = {
        [ACT_NONE] = "none",     [ACT_BACK] = "back",
        [ACT_LANG] = "lang",     [ACT_GO] = "go",
        [ACT_GO_TAB] = "go-tab", [ACT_CHECK] = "check",
        [ACT_NEW_CHECK] = "new-check", [ACT_EDIT] = "edit",
        [ACT_KEY] = "key",       [ACT_PHRASE] = "phrase",
        [ACT_WORD] = "word",
        [ACT_TEXT] = "text",     [ACT_PAGE] = "page",
        [ACT_QR] = "qr",         [ACT_CLOSE] = "close",
        [ACT_PIN] = "pin",       [ACT_STAFF] = "staff",
        [ACT_MORE_TIME] = "more-time", [ACT_VEIL] = "veil",
        [ACT_LISTEN] = "listen", [ACT_ASK] = "ask",
        [ACT_ANSWER] = "answer", [ACT_CHANGE] = "change",
        [ACT_LARGE] = "large",   [ACT_LOW] = "low",
        [ACT_CARET] = "caret",   [ACT_REPORT] = "report",
        [ACT_REPORT_YES] = "report-yes", [ACT_DONE] = "done",
    };
    return names[act];
}

/* What a key does, by the text it types or its purpose. */
static const char *
key_types(const struct ui *ui, int index)
{
    static const char *const purposes[] = {[KEY_BACKSPACE] = "backspace", [KEY_CLEAR] = "clear",
                                           [KEY_SHIFT] = "shift", [KEY_ALTGR] = "altgr"};
    const struct key *key = keyboard_key(ui->keyboard, index);
    if (!key)
        return "";
    if (key->does == KEY_TYPES)
        return key->types;
    return key->does == KEY_SWITCH ? keyboard_get(key->to)->name : purposes[key->does];
}

static void
put_item(struct buf *out, const char *name, size_t i, struct str item)
{
    if (i == 0)
        buf_fmt(out, ",\"%s\":[", name);
    else
        buf_fmt(out, ",");
    buf_json(out, item);
}

/* What a key types on each layer of its keyboard, and what it offers while held. */
static void
put_letters(struct buf *out, enum keyboard_id id, const struct key *key)
{
    size_t held = 0;
    if (!key || key->does != KEY_TYPES)
        return;
    if (keyboard_get(id)->layered) {
        for (int i = 0; i < LAYERS; i++)
            put_item(out, "layers", (size_t)i, keyboard_letter(id, key, (enum layer)i));
        buf_fmt(out, "]");
    }
    for (; key_held(key, held).n; held++)
        put_item(out, "held", held, key_held(key, held));
    if (held)
        buf_fmt(out, "]");
}

/* Frees `out`. */
static bool
write_file(struct buf *out, const char *path, struct err *err)
{
    FILE *f = fopen(path, "we");
    bool ok = f && fwrite(out->p, 1, out->n, f) == out->n;
    if (f && fclose(f) != 0)
        ok = false;
    buf_free(out);
    return ok || err_env(err, "%s: %s; the file was not written", path, strerror(errno));
}

/* What a touch there adds to the text, of a key and of a word; else empty. */
static struct str
what_it_types(const struct ui *ui, const struct ui_model *m, const struct hit *h)
{
    if (h->act == ACT_KEY)
        return str_of(key_types(ui, h->arg));
    if (h->act == ACT_WORD)
        return (size_t)h->arg < m->n_words ? m->words[h->arg] : wordbar_typed(ui);
    return (struct str){"", 0};
}

bool
areas_write(const struct ui *ui, const struct ui_model *m, const char *path, struct err *err)
{
    struct buf out = {0};
    for (size_t i = 0; i < ui->hits.n; i++) {
        const struct hit *h = &ui->hits.list[i];
        buf_fmt(&out, "{\"act\":\"%s\",\"arg\":%d,\"types\":", act_name(h->act), h->arg);
        buf_json(&out, what_it_types(ui, m, h));
        if (h->act == ACT_KEY)
            put_letters(&out, ui->keyboard, keyboard_key(ui->keyboard, h->arg));
        buf_fmt(&out, ",\"at\":[%d,%d,%d,%d]}\n", h->at.x, h->at.y, h->at.w, h->at.h);
    }
    return write_file(&out, path, err);
}

bool
texts_write(const struct draw_list *list, const char *path, struct err *err)
{
    struct buf out = {0};
    for (size_t i = 0; i < list->n; i++) {
        const struct draw_op *op = &list->ops[i];
        if (op->kind == OP_TEXT)
            buf_fmt(&out, "%d\t%.*s\t%d\t%d\n", op->px, (int)op->text.n, op->text.p, op->at.x,
                    op->at.y);
    }
    return write_file(&out, path, err);
}

void
spoken_put(struct buf *out, const struct spoken *spoken)
{
    struct arena a = {0};
    for (size_t i = 0; i < spoken->n; i++) {
        char name[RECORDED_NAME + 1];
        struct str plain = lang_plain(&a, spoken->part[i]);
        recorded_name(spoken->part[i], name);
        buf_fmt(out, "%s\t", name);
        for (size_t k = 0; k < plain.n; k++)
            buf_fmt(out, "%c", (unsigned char)plain.p[k] < ' ' ? ' ' : plain.p[k]);
        buf_fmt(out, "\n");
    }
    arena_wipe(&a);
}

bool
spoken_write(struct buf *out, const char *path, struct err *err)
{
    return write_file(out, path, err);
}
