#include "ui/keyname.h"

#include "base/log.h"
#include "base/utf8.h"
#include "ui/devanagari.h"

static struct str
switch_name(const struct frame *f, enum keyboard_id to)
{
    switch (to) {
    case KEYBOARD_VARNAMALA:
        return say(f, "key.to.varnamala");
    case KEYBOARD_INSCRIPT:
        return say(f, "key.to.inscript");
    case KEYBOARD_LATIN:
        return say(f, "key.to.latin");
    case KEYBOARD_NUMBER:
        return say(f, "key.to.number");
    case KEYBOARDS:
        break;
    }
    BUG("an unknown keyboard");
}

/* Signs that no voice says. */
static const char *
sign_id(struct str letter)
{
    static const struct {
        const char *sign, *id;
    } signs[] = {
        {".", "key.sign.dot"},       {",", "key.sign.comma"},    {"?", "key.sign.question"},
        {"!", "key.sign.call"},      {"-", "key.sign.hyphen"},   {"/", "key.sign.slash"},
        {"@", "key.sign.at"},        {":", "key.sign.colon"},    {";", "key.sign.semicolon"},
        {"_", "key.sign.underline"}, {"(", "key.sign.open"},     {")", "key.sign.close"},
        {"+", "key.sign.plus"},      {"₹", "key.sign.rupee"},    {"।", "key.sign.danda"},
        {"॥", "key.sign.danda2"},    {"॰", "key.sign.short"},    {"ऽ", "key.sign.avagraha"},
        {"्", "key.sign.halant"},     {"\u093C", "key.sign.nukta"}, {"ं", "key.sign.bindu"},
        {"ँ", "key.sign.moon"},       {"ः", "key.sign.visarga"},  {"\u200C", "key.sign.apart"},
        {"\u200D", "key.sign.together"}, {"https://", "key.sign.https"}, {"्र", "key.sign.below_r"},
        {"र्", "key.sign.above_r"},
    };
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (str_eq(letter, str_of(signs[i].sign)))
            return signs[i].id;
    return NULL;
}

static struct str
matra_name(const struct frame *f, uint32_t vowel)
{
    char utf8[4];
    struct lang_arg args[] = {{"letter", {utf8, utf8_put(vowel, utf8)}}};
    return say_with(f, "key.matra", args, ARRAY_LEN(args));
}

static struct str
letter_name(const struct frame *f, struct str letter)
{
    uint32_t first = 0;
    size_t n = letter.n ? utf8_next(letter, 0, &first) : 0;
    if (sign_id(letter))
        return say(f, sign_id(letter));
    if (n == letter.n && vowel_of(first))
        return matra_name(f, vowel_of(first));
    if (str_skip(&letter, ".") && letter.n) { /* .com */
        struct str dot = say(f, "key.sign.dot");
        return arena_fmt(f->list->arena, "%.*s %.*s", (int)dot.n, dot.p, (int)letter.n, letter.p);
    }
    return letter;
}

struct str
key_name(const struct frame *f, const struct key *k)
{
    const struct ui *ui = f->ui;
    switch (k->does) {
    case KEY_BACKSPACE:
        return say(f, "key.backspace");
    case KEY_SHIFT:
        return say(f, "key.shift");
    case KEY_ALTGR:
        return say(f, "key.altgr");
    case KEY_CLEAR:
        return say(f, ui->editor.n == 0 && ui->editor.undo_n > 0 ? "key.undo" : "key.clear");
    case KEY_SWITCH:
        return switch_name(f, k->to);
    case KEY_TYPES:
        break;
    }
    if (k->label && str_starts(str_of(k->label), "key."))
        return say(f, k->label);
    return letter_name(f, keyboard_letter(ui->keyboard, k, ui_layer(ui)));
}
