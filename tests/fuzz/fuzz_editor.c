/* Whatever is typed, erased and touched in whatever order: the text is never broken, the caret
 * stands at a cluster's end, and wiping leaves nothing. Input: steps of one byte that says what,
 * one byte of length (or place), and that many bytes; from 192 the two bytes say a letter of the
 * keyboards' tables, on any layer or held. */
#include "base/log.h"
#include "text/segment.h"
#include "ui/editor.h"
#include "ui/keyboard.h"

#include "../ui/written.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { KEYS_FROM = 192 };

static void
check(const struct editor *e)
{
    struct str text = editor_text(e);
    size_t at = 0;
    if (e->n > EDITOR_MAX || e->caret > e->n)
        BUG("lengths");
    if (written_broken_at(text) < text.n)
        BUG("broken text");
    while (at < e->caret)
        at = cluster_next(text, at);
    if (at != e->caret)
        BUG("a caret inside a cluster");
    for (size_t i = e->n; i < EDITOR_MAX; i++)
        if (e->text[i])
            BUG("bytes left behind the text");
}

/* Types the n-th letter of all keyboards, as its keyboard does; gives how many there are. */
static size_t
press(struct editor *e, size_t n)
{
    size_t seen = 0;
    for (int id = 0; id < KEYBOARDS; id++) {
        const struct key *k;
        for (int i = 0; (k = keyboard_key((enum keyboard_id)id, i)) != NULL; i++) {
            struct str letter;
            for (size_t l = 0; k->does == KEY_TYPES && (l < LAYERS || letter.n); l++) {
                letter = l < LAYERS ? keyboard_letter((enum keyboard_id)id, k, (enum layer)l)
                                    : key_held(k, l - LAYERS);
                if (!letter.n || seen++ != n)
                    continue;
                if (keyboard_get((enum keyboard_id)id)->literal)
                    editor_insert(e, letter, false);
                else
                    editor_type(e, letter);
            }
        }
    }
    return seen;
}

static void
step(struct editor *e, uint8_t what, uint8_t length, struct str s)
{
    switch (what % 12) {
    case 0:
    case 1:
    case 2: editor_type(e, s); break;
    case 3: editor_insert(e, s, false); break;
    case 4: editor_insert(e, s, true); break;
    case 5: editor_backspace(e); break;
    case 6: editor_erase_cluster(e); break;
    case 7: editor_erase_word(e); break;
    case 8: what & 16 ? editor_clear(e) : (void)editor_undo(e); break;
    case 9: editor_left(e); break;
    case 10: editor_right(e); break;
    case 11: editor_place(e, length); break;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct editor e;
    static const struct editor empty;
    size_t at = 0, letters = press(&e, SIZE_MAX);
    editor_wipe(&e);
    while (at + 2 <= size) {
        uint8_t what = data[at], length = data[at + 1];
        bool key = what >= KEYS_FROM, takes = !key && what % 12 <= 4;
        at += 2;
        size_t n = takes ? length : 0;
        if (n > size - at)
            n = size - at;
        if (key)
            press(&e, ((size_t)(what - KEYS_FROM) * 256 + length) % letters);
        else
            step(&e, what, length, (struct str){(const char *)data + at, n});
        at += n;
        check(&e);
    }
    editor_wipe(&e);
    if (memcmp(&e, &empty, sizeof e) != 0)
        BUG("wiping leaves something");
    return 0;
}
