#include "ui/staff.h"

#include <string.h>

enum {
    REST_MS = 3000,   /* on the first corner */
    SECOND_MS = 3000, /* from there to the second */
    CORNER = 8        /* a corner is this part of the canvas's shorter side */
};

enum { ELSEWHERE, FIRST_CORNER, SECOND_CORNER };

/* ---- the way in ---- */

static int
corner_at(const struct ui *ui, int x, int y)
{
    int size = (ui->w < ui->h ? ui->w : ui->h) / CORNER;
    if (x < size && y < size)
        return FIRST_CORNER;
    return x >= ui->w - size && y >= ui->h - size ? SECOND_CORNER : ELSEWHERE;
}

static void
way_down(struct ui *ui, const struct event *e)
{
    struct staff_way *w = &ui->way;
    w->corner = corner_at(ui, e->x, e->y);
    w->finger = e->finger;
    w->down_ms = e->at_ms;
    if (w->corner != SECOND_CORNER || e->at_ms - w->held_ms > SECOND_MS)
        w->held_ms = 0;
}

/* True at its end. */
static bool
way_up(struct ui *ui, const struct event *e)
{
    struct staff_way *w = &ui->way;
    int corner = w->corner;
    w->corner = ELSEWHERE;
    if (w->finger != e->finger || corner == ELSEWHERE || corner_at(ui, e->x, e->y) != corner)
        return false;
    if (corner == FIRST_CORNER) {
        w->held_ms = e->at_ms - w->down_ms >= REST_MS ? e->at_ms : 0;
        return false;
    }
    return w->held_ms && e->at_ms - w->held_ms <= SECOND_MS;
}

bool
staff_way_in(struct ui *ui, const struct event *e)
{
    if (e->kind == EVENT_TICK || e->kind == EVENT_MOVE)
        return false;
    if (ui->screen == SCREEN_ATTRACT && e->kind == EVENT_DOWN) {
        way_down(ui, e);
        return false;
    }
    if (ui->screen == SCREEN_ATTRACT && e->kind == EVENT_UP)
        return way_up(ui, e);
    ui->way = (struct staff_way){0};
    return false;
}

void
staff_enter(struct ui *ui)
{
    ui->screen = SCREEN_STAFF;
    ui->way = (struct staff_way){0};
    explicit_bzero(&ui->staff, sizeof ui->staff);
}

/* ---- the PIN ---- */

static void
forget_pin(struct ui *ui)
{
    explicit_bzero(ui->staff.pin, sizeof ui->staff.pin);
    ui->staff.typed = 0;
}

static bool
can_type(const struct ui *ui, const struct ui_model *m)
{
    return ui->screen == SCREEN_STAFF && ui->staff.page == STAFF_PIN &&
           m->staff_panel.pin == PIN_ASKED;
}

enum intent
staff_digit(struct ui *ui, const struct ui_model *m, int digit)
{
    struct staff_state *s = &ui->staff;
    if (!can_type(ui, m) || s->typed >= STAFF_DIGITS || digit < 0 || digit > 9)
        return INTENT_NONE;
    s->pin[s->typed++] = (char)('0' + digit);
    return INTENT_REDRAW;
}

static enum intent
erase(struct ui *ui, const struct ui_model *m)
{
    struct staff_state *s = &ui->staff;
    if (!can_type(ui, m) || s->typed == 0)
        return INTENT_NONE;
    s->pin[--s->typed] = '\0';
    return INTENT_REDRAW;
}

static enum intent
open_panel(struct ui *ui, const struct ui_model *m)
{
    return can_type(ui, m) && ui->staff.typed == STAFF_DIGITS ? INTENT_STAFF_TRY : INTENT_NONE;
}

/* ---- the panel ---- */

static enum intent
start_test(struct ui *ui)
{
    struct staff_state *s = &ui->staff;
    s->page = STAFF_TOUCH;
    s->field = 0;
    s->found = 0;
    s->trail_n = 0;
    memset(s->trail, 0, sizeof s->trail);
    return INTENT_REDRAW;
}

static enum intent
panel_act(struct ui *ui, enum staff_act act)
{
    bool sure = ui->staff.sure;
    ui->staff.sure = false;
    switch (act) {
    case STAFF_APPLY:
        return INTENT_STAFF_APPLY;
    case STAFF_PAYMENT:
        return INTENT_STAFF_PAYMENT;
    case STAFF_EMERGENCY:
        return INTENT_STAFF_EMERGENCY;
    case STAFF_SOUND:
        return INTENT_STAFF_SOUND;
    case STAFF_SAVE:
        return INTENT_STAFF_SAVE;
    case STAFF_TEST:
        return start_test(ui);
    case STAFF_RESTART:
        ui->staff.sure = !sure;
        return sure ? INTENT_STAFF_RESTART : INTENT_REDRAW;
    default:
        return INTENT_NONE;
    }
}

static enum intent
test_act(struct ui *ui, enum staff_act act)
{
    if (act == STAFF_DONE)
        ui->staff.page = STAFF_PANEL;
    else if (act == STAFF_NEXT && ui->staff.field < STAFF_FIELDS)
        ui->staff.field++;
    else
        return INTENT_NONE;
    return INTENT_REDRAW;
}

enum intent
staff_act(struct ui *ui, const struct ui_model *m, enum staff_act act)
{
    if (ui->screen != SCREEN_STAFF)
        return INTENT_NONE;
    switch (ui->staff.page) {
    case STAFF_PIN:
        if (act == STAFF_CLEAR && can_type(ui, m)) {
            forget_pin(ui);
            return INTENT_REDRAW;
        }
        return act == STAFF_ERASE  ? erase(ui, m)
               : act == STAFF_OPEN ? open_panel(ui, m)
                                   : INTENT_NONE;
    case STAFF_PANEL:
        return panel_act(ui, act);
    case STAFF_TOUCH:
        return test_act(ui, act);
    }
    return INTENT_NONE;
}

enum intent
staff_key(struct ui *ui, const struct ui_model *m, const struct event *e)
{
    enum intent intent = INTENT_NONE;
    if (ui->staff.page == STAFF_TOUCH)
        return e->kind == EVENT_ENTER ? test_act(ui, STAFF_NEXT) : INTENT_NONE;
    if (e->kind == EVENT_BACKSPACE)
        return erase(ui, m);
    if (e->kind == EVENT_ENTER)
        return open_panel(ui, m);
    for (size_t i = 0; e->kind == EVENT_TEXT && i < e->text.n; i++)
        if (is_digit(e->text.p[i]) && staff_digit(ui, m, e->text.p[i] - '0') != INTENT_NONE)
            intent = INTENT_REDRAW;
    return intent;
}

bool
staff_back(struct ui *ui)
{
    if (ui->staff.page != STAFF_TOUCH)
        return false;
    ui->staff.page = STAFF_PANEL;
    return true;
}

/* ---- the test of the display ---- */

bool
staff_trail(struct ui *ui, const struct event *e)
{
    struct staff_state *s = &ui->staff;
    if (ui->screen != SCREEN_STAFF || s->page != STAFF_TOUCH || s->field < STAFF_FIELDS ||
        (e->kind != EVENT_DOWN && e->kind != EVENT_MOVE))
        return false;
    s->trail[s->trail_n % STAFF_TRAIL].x = e->x;
    s->trail[s->trail_n % STAFF_TRAIL].y = e->y;
    s->trail_n = s->trail_n < 2 * STAFF_TRAIL - 1 ? s->trail_n + 1 : STAFF_TRAIL;
    const struct hit *hit = hits_at(&ui->hits, e->x, e->y);
    if (hit && hit->act == ACT_STAFF && hit->arg >= STAFF_TARGET)
        s->found |= 1u << (hit->arg - STAFF_TARGET);
    return true;
}
