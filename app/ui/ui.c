#include "ui/ui.h"

#include "ui/focus.h"
#include "ui/screens/screens.h"

enum { CHECK_LEAST = 3, DIGITS_MOST = 18 };

void
ui_init(struct ui *ui, int dpi)
{
    *ui = (struct ui){
        .screen = SCREEN_ATTRACT, .keyboard = KEYBOARD_VARNAMALA, .modal = NO_MODAL, .dpi = dpi};
}

void
ui_wipe(struct ui *ui)
{
    int dpi = ui->dpi;
    bool large = ui->large, low = ui->low;
    explicit_bzero(ui, sizeof *ui);
    ui_init(ui, dpi);
    ui->large = large;
    ui->low = low;
}

enum layer
ui_layer(const struct ui *ui)
{
    return (enum layer)((ui->shift ? LAYER_SHIFT : 0) | (ui->altgr ? LAYER_ALTGR : 0));
}

static bool
is_dialled(char c)
{
    return is_digit(c) || c == '+' || c == '-' || c == '(' || c == ')' || c == ' ';
}

bool
ui_dials(const struct ui *ui)
{
    struct str s = editor_text(&ui->editor);
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_dialled(s.p[i]))
            return false;
        digits += is_digit(s.p[i]);
    }
    return ui->keyboard == KEYBOARD_NUMBER && digits <= DIGITS_MOST;
}

bool
ui_can_check(const struct ui *ui, const struct ui_model *m)
{
    struct str s = editor_text(&ui->editor);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) /* of UTF-8 only the first byte of each letter counts */
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80 && s.p[i] != ' ' && s.p[i] != '\n';
    return n >= CHECK_LEAST && !(ui_dials(ui) && m->dial.missing > 0);
}

size_t
ui_question_number(const struct ui *ui)
{
    size_t i = 0;
    while (i < ui->replies.n && ui->replies.asked[i] != ui->asking)
        i++;
    return i;
}

/* ---- the picture ---- */

static void
put_screen(struct frame *f)
{
    switch (f->ui->screen) {
    case SCREEN_ATTRACT:
        screen_attract(f);
        break;
    case SCREEN_VERIFY:
        screen_verify(f);
        break;
    case SCREEN_RESULT:
        screen_result(f);
        break;
    case SCREEN_PAY:
        screen_pay(f);
        break;
    case SCREEN_DIRECTORY:
        screen_directory(f);
        break;
    case SCREEN_STAFF:
        screen_staff(f);
        break;
    case SCREEN_LOSTMONEY:
        screen_lostmoney(f);
        break;
    case SCREEN_QUESTIONS:
        screen_questions(f);
        break;
    case SCREEN_REPORT:
        screen_report(f);
        break;
    case SCREENS:
        break;
    }
}

struct large_code {
    struct str title, purpose, payload;
};

static struct large_code
code_of_row(const struct directory_row *rows, size_t n, size_t i)
{
    if (i >= n)
        return (struct large_code){0};
    return (struct large_code){rows[i].value, rows[i].purpose, rows[i].qr};
}

static struct large_code
code_of_counter(const struct ui_model *m, size_t i)
{
    if (i >= m->n_counters)
        return (struct large_code){0};
    return (struct large_code){m->counters[i].name, m->counters[i].place, m->counters[i].qr};
}

static struct large_code
find_code(const struct ui *ui, const struct ui_model *m)
{
    size_t i = (size_t)ui->modal;
    if (ui->screen == SCREEN_RESULT)
        return (struct large_code){m->result.looked_up, m->result.purpose, m->result.qr};
    if (ui->screen != SCREEN_DIRECTORY)
        return (struct large_code){0};
    switch (ui->tab) {
    case TAB_NUMBERS:
        return code_of_row(m->numbers, m->n_numbers, i);
    case TAB_SITES:
        return code_of_row(m->sites, m->n_sites, i);
    case TAB_COUNTERS:
        return code_of_counter(m, i);
    case TABS:
        break;
    }
    return (struct large_code){0};
}

void
ui_build(struct ui *ui, const struct ui_model *m, const struct typesetter *t, int w, int h,
         struct draw_list *out)
{
    struct frame f;
    struct large_code code = {0};
    if (ui->modal != NO_MODAL)
        code = find_code(ui, m);
    if (code.payload.n == 0) /* the row may be gone since its code was opened */
        ui->modal = NO_MODAL;
    ui->w = w;
    ui->h = h;
    frame_begin(&f, ui, m, t, w, h, out);
    put_screen(&f);
    if (ui->modal != NO_MODAL)
        overlay_qr(&f, code.title, code.purpose, code.payload);
    if (m->countdown)
        overlay_countdown(&f);
    focus_settle(ui);
    put_focus(&f);
}
