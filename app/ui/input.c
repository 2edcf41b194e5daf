/* Touches and keys to state and intents: the ui_input part of ui/ui.h. */
#include "ui/ui.h"

#include "ui/focus.h"
#include "ui/phrases.h"
#include "ui/staff.h"
#include "ui/wordbar.h"

enum {
    HOLD_MS = 400, /* until a key's other letters, or the first repeat */
    REPEAT_MS = 80,
    REPEATS_OF_CLUSTERS = 10, /* then whole words */
    BLINK_MS = 530,
    FORGOTTEN_MS = 10000, /* a finger the panel never lifted does not lock the screen */
    SLOP = 8              /* a finger may stray this part of the height beyond the edge */
};

/* ---- what can be done ---- */

static enum intent
edited(struct ui *ui, int64_t at_ms)
{
    ui->caret_since_ms = at_ms;
    ui->caret_off = false;
    ui->spaced = false;
    return INTENT_EDITED;
}

static enum intent
moved(struct ui *ui, int64_t at_ms)
{
    edited(ui, at_ms);
    return INTENT_REDRAW;
}

/* Until the new picture is drawn, nothing on the old one can be touched. */
static void
forget_picture(struct ui *ui)
{
    ui->hits.n = 0;
    ui->popup.n = 0;
    ui->focus.entered = ui->focus.heading = ui->focus.name = true;
}

static enum intent
show(struct ui *ui, enum screen_id screen)
{
    if (screen == SCREEN_ATTRACT)
        return INTENT_LEAVE;
    forget_picture(ui);
    ui->screen = screen;
    ui->modal = NO_MODAL;
    ui->page = 0;
    ui->shift = ui->altgr = false;
    return INTENT_REDRAW;
}

static enum intent
set_modal(struct ui *ui, int modal)
{
    forget_picture(ui);
    ui->modal = modal;
    return INTENT_REDRAW;
}

static void
forget_replies(struct ui *ui)
{
    explicit_bzero(&ui->replies, sizeof ui->replies);
    ui->asking = QUESTION_THREAT;
    ui->reply = REPLY_NONE;
}

/* An answer is to be given again; kiosk goes on from there. */
static enum intent
ask_again(struct ui *ui, size_t i)
{
    if (i >= ui->replies.n)
        return INTENT_NONE;
    ui->asking = (enum question)ui->replies.asked[i];
    return show(ui, SCREEN_QUESTIONS);
}

static enum intent
begin_questions(struct ui *ui)
{
    forget_replies(ui);
    show(ui, SCREEN_QUESTIONS);
    return INTENT_ANSWERED;
}

static enum intent
reply_with(struct ui *ui, int reply)
{
    forget_picture(ui);
    ui->reply = (enum reply)reply;
    return INTENT_ANSWERED;
}

/* From question to question, and out of the first to where the text is typed. */
static enum intent
back_from_question(struct ui *ui)
{
    size_t now = ui_question_number(ui);
    if (now > 0)
        return ask_again(ui, now - 1);
    forget_replies(ui);
    return show(ui, SCREEN_VERIFY);
}

/* To one of the choices, or where they are shown; a single one needs no choosing. */
static enum intent
ask_report(struct ui *ui, const struct ui_model *m, int choice)
{
    if (!m->report.open || m->report.n == 0 || (size_t)choice > m->report.n)
        return INTENT_NONE;
    show(ui, SCREEN_REPORT);
    ui->report = REPORT_ASK;
    ui->told = m->report.n == 1 ? 1 : (size_t)choice;
    return INTENT_REDRAW;
}

static enum intent
back_from_report(struct ui *ui, const struct ui_model *m)
{
    if (ui->report == REPORT_ASK && ui->told && m->report.n > 1)
        return ask_report(ui, m, 0);
    ui->told = 0;
    return show(ui, SCREEN_RESULT);
}

/* Once: what is on the screen after it cannot be touched to tell it again. */
static enum intent
tell_office(struct ui *ui, const struct ui_model *m)
{
    if (ui->screen != SCREEN_REPORT || ui->report != REPORT_ASK || ui->told == 0 ||
        ui->told > m->report.n)
        return INTENT_NONE;
    forget_picture(ui);
    ui->page = 0;
    return INTENT_REPORT;
}

static enum intent
go_back(struct ui *ui, const struct ui_model *m)
{
    if (ui->modal != NO_MODAL)
        return set_modal(ui, NO_MODAL);
    if (ui->screen == SCREEN_ATTRACT)
        return INTENT_NONE;
    if (ui->screen == SCREEN_STAFF && staff_back(ui))
        return INTENT_REDRAW;
    if (ui->screen == SCREEN_QUESTIONS)
        return back_from_question(ui);
    if (ui->screen == SCREEN_RESULT && ui->replies.n)
        return ask_again(ui, ui->replies.n - 1u);
    if (ui->screen == SCREEN_REPORT)
        return back_from_report(ui, m);
    return show(ui, ui->screen == SCREEN_RESULT ? SCREEN_VERIFY : SCREEN_ATTRACT);
}

static enum intent
check(struct ui *ui, const struct ui_model *m)
{
    if (!ui_can_check(ui, m))
        return INTENT_NONE;
    forget_replies(ui);
    show(ui, SCREEN_RESULT);
    return INTENT_CHECK;
}

static enum intent
type_letter(struct ui *ui, struct str letter, int64_t at_ms)
{
    if (letter.n == 0)
        return INTENT_REDRAW;
    wordbar_before(ui, letter);
    if (keyboard_get(ui->keyboard)->literal)
        editor_insert(&ui->editor, letter, false);
    else
        editor_type(&ui->editor, letter);
    ui->shift = ui->altgr = false;
    return edited(ui, at_ms);
}

static enum intent
press_key(struct ui *ui, const struct key *k, const struct press *p, int64_t at_ms)
{
    switch (k->does) {
    case KEY_TYPES:
        return type_letter(ui,
                           p->held ? key_held(k, (size_t)p->letter)
                                   : keyboard_letter(ui->keyboard, k, ui_layer(ui)),
                           at_ms);
    case KEY_BACKSPACE:
        editor_backspace(&ui->editor);
        return edited(ui, at_ms);
    case KEY_CLEAR:
        if (ui->editor.n == 0)
            editor_undo(&ui->editor);
        else
            editor_clear(&ui->editor);
        return edited(ui, at_ms);
    case KEY_SHIFT:
        ui->shift = !ui->shift;
        return INTENT_REDRAW;
    case KEY_ALTGR:
        ui->altgr = !ui->altgr;
        return INTENT_REDRAW;
    case KEY_SWITCH:
        forget_picture(ui);
        ui->keyboard = k->to;
        ui->shift = ui->altgr = false;
        return INTENT_REDRAW;
    }
    return INTENT_NONE;
}

static enum intent
new_check(struct ui *ui, int64_t at_ms)
{
    editor_wipe(&ui->editor);
    forget_replies(ui);
    explicit_bzero(&ui->map, sizeof ui->map);
    show(ui, SCREEN_VERIFY);
    return edited(ui, at_ms);
}

static enum intent
turn_page(struct ui *ui, int by)
{
    forget_picture(ui);
    ui->page = ui->page + by > 0 ? ui->page + by : 0;
    return INTENT_REDRAW;
}

static enum intent
add_phrase(struct ui *ui, int i, int64_t at_ms)
{
    struct phrase_list offered;
    phrases_offer(ui->keyboard, editor_text(&ui->editor), ui->editor.caret, &offered);
    if (i < 0 || (size_t)i >= offered.n)
        return INTENT_NONE;
    editor_insert(&ui->editor, offered.list[i], true);
    return edited(ui, at_ms);
}

static enum intent
choose_word(struct ui *ui, const struct ui_model *m, int i, int64_t at_ms)
{
    edited(ui, at_ms);
    wordbar_choose(ui, m, i);
    return INTENT_EDITED;
}

static enum intent
go_tab(struct ui *ui, enum directory_tab tab)
{
    show(ui, SCREEN_DIRECTORY);
    ui->tab = tab;
    return INTENT_REDRAW;
}

/* Another layout of the same screen: pages of rows are other ones. */
static enum intent
other_way(struct ui *ui, bool *way)
{
    forget_picture(ui);
    *way = !*way;
    ui->page = 0;
    return INTENT_REDRAW;
}

static enum intent
act(struct ui *ui, const struct ui_model *m, const struct press *p, const struct event *e)
{
    const struct key *k;
    switch (p->act) {
    case ACT_NONE:
        return INTENT_NONE;
    case ACT_BACK:
        return p->for_time ? INTENT_LEAVE : go_back(ui, m);
    case ACT_LANG:
        return INTENT_LANG;
    case ACT_GO:
        return show(ui, (enum screen_id)p->arg);
    case ACT_GO_TAB:
        return go_tab(ui, (enum directory_tab)p->arg);
    case ACT_CHECK:
        return check(ui, m);
    case ACT_NEW_CHECK:
        return new_check(ui, e->at_ms);
    case ACT_EDIT:
        return show(ui, SCREEN_VERIFY);
    case ACT_KEY:
        k = keyboard_key(ui->keyboard, p->arg);
        return k ? press_key(ui, k, p, e->at_ms) : INTENT_NONE;
    case ACT_PHRASE:
        return add_phrase(ui, p->arg, e->at_ms);
    case ACT_WORD:
        return choose_word(ui, m, p->arg, e->at_ms);
    case ACT_TEXT:
        editor_place(&ui->editor, text_map_find(&ui->map, e->x, e->y));
        return moved(ui, e->at_ms);
    case ACT_PAGE:
        return turn_page(ui, p->arg);
    case ACT_QR:
        return set_modal(ui, p->arg);
    case ACT_CLOSE:
    case ACT_VEIL:
        return set_modal(ui, NO_MODAL);
    case ACT_PIN:
        return staff_digit(ui, m, p->arg);
    case ACT_STAFF:
        return staff_act(ui, m, (enum staff_act)p->arg);
    case ACT_MORE_TIME:
        return INTENT_MORE_TIME;
    case ACT_LISTEN:
        return p->hushed ? INTENT_REDRAW : INTENT_LISTEN;
    case ACT_ASK:
        return begin_questions(ui);
    case ACT_ANSWER:
        return reply_with(ui, p->arg);
    case ACT_CHANGE:
        return ask_again(ui, (size_t)p->arg);
    case ACT_LARGE:
        return other_way(ui, &ui->large);
    case ACT_LOW:
        return other_way(ui, &ui->low);
    case ACT_REPORT:
        return ask_report(ui, m, p->arg);
    case ACT_REPORT_YES:
        return tell_office(ui, m);
    case ACT_DONE:
        return INTENT_LEAVE;
    case ACT_CARET:
        (p->arg < 0 ? editor_left : editor_right)(&ui->editor);
        return moved(ui, e->at_ms);
    }
    return INTENT_NONE;
}

/* ---- the finger ---- */

static bool
on(const struct rect *r, int x, int y, int slop)
{
    return x >= r->x - slop && x < r->x + r->w + slop && y >= r->y - slop && y < r->y + r->h + slop;
}

static bool
holds_key(const struct ui *ui, enum key_does does)
{
    const struct press *p = &ui->press;
    if (!p->down || !p->inside || p->act != ACT_KEY)
        return false;
    const struct key *k = keyboard_key(ui->keyboard, p->arg);
    return k && k->does == does && (does != KEY_TYPES || (k->hold && ui_layer(ui) == LAYER_BASE));
}

/* Which of the letters above the held key the finger means: the first while it is still on the key,
 * or else the one it has slid to. */
static int
letter_at(const struct ui *ui, int x, int y)
{
    int slop = ui->press.at.h / SLOP;
    if (on(&ui->press.at, x, y, slop))
        return 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < ui->popup.n; i++)
            if (on(&ui->popup.at[i], x, y, pass * slop * 2))
                return (int)i;
    return NO_LETTER;
}

static void
lift(struct ui *ui)
{
    ui->press = (struct press){0};
}

static enum intent
finger_down(struct ui *ui, const struct ui_model *m, const struct event *e)
{
    struct press *p = &ui->press;
    enum intent nothing = ui->focus.on ? INTENT_REDRAW : INTENT_NONE; /* the ring goes */
    ui->focus.on = false;
    if (p->down && p->finger != e->finger && e->at_ms - p->since_ms < FORGOTTEN_MS)
        return nothing;
    *p = (struct press){
        .down = true, .finger = e->finger, .since_ms = e->at_ms, .hushed = m->listening};
    const struct hit *hit = hits_at(&ui->hits, e->x, e->y);
    if (m->countdown && (!hit || hit->act != ACT_BACK))
        return INTENT_MORE_TIME; /* at once: a hand that rests on the glass is somebody */
    if (!hit || hit->act == ACT_NONE)
        return nothing;
    p->inside = true;
    p->act = hit->act;
    p->arg = hit->arg;
    p->at = hit->at;
    p->for_time = m->countdown;
    return INTENT_REDRAW;
}

static enum intent
finger_move(struct ui *ui, const struct event *e)
{
    struct press *p = &ui->press;
    if (!p->down || p->finger != e->finger || !p->inside)
        return INTENT_NONE;
    int before = p->letter;
    p->letter = p->held ? letter_at(ui, e->x, e->y) : 0;
    p->inside = p->held ? p->letter != NO_LETTER : on(&p->at, e->x, e->y, p->at.h / SLOP);
    /* off it for good: sliding back types nothing */
    return p->inside && p->letter == before ? INTENT_NONE : INTENT_REDRAW;
}

static enum intent
finger_up(struct ui *ui, const struct ui_model *m, const struct event *e)
{
    if (!ui->press.down || ui->press.finger != e->finger)
        return INTENT_NONE;
    bool was_inside = ui->press.inside;
    finger_move(ui, e);
    struct press p = ui->press;
    lift(ui);
    if (!was_inside)
        return INTENT_NONE;
    if (!p.inside || p.repeats > 0)
        return INTENT_REDRAW;
    if (m->countdown && !p.for_time)
        return INTENT_MORE_TIME;
    enum intent intent = act(ui, m, &p, e);
    return intent == INTENT_NONE ? INTENT_REDRAW : intent;
}

/* ---- time ---- */

static int64_t
repeat_due(const struct press *p)
{
    return p->since_ms + HOLD_MS + (int64_t)REPEAT_MS * p->repeats;
}

static bool
blinks(const struct ui *ui)
{
    return ui->screen == SCREEN_VERIFY;
}

static enum intent
repeat_backspace(struct ui *ui, int64_t now_ms)
{
    struct press *p = &ui->press;
    enum intent intent = INTENT_NONE;
    while (holds_key(ui, KEY_BACKSPACE) && repeat_due(p) <= now_ms) {
        if (p->repeats < REPEATS_OF_CLUSTERS)
            editor_erase_cluster(&ui->editor);
        else
            editor_erase_word(&ui->editor);
        p->repeats++;
        intent = edited(ui, now_ms);
    }
    return intent;
}

static enum intent
tick(struct ui *ui, const struct ui_model *m, int64_t now_ms)
{
    enum intent intent = m->countdown ? INTENT_NONE : repeat_backspace(ui, now_ms);
    if (holds_key(ui, KEY_TYPES) && !ui->press.held && now_ms - ui->press.since_ms >= HOLD_MS) {
        ui->press.held = true;
        intent = intent == INTENT_NONE ? INTENT_REDRAW : intent;
    }
    bool off = blinks(ui) && (now_ms - ui->caret_since_ms) / BLINK_MS % 2 == 1;
    if (off != ui->caret_off) {
        ui->caret_off = off;
        intent = intent == INTENT_NONE ? INTENT_REDRAW : intent;
    }
    return intent;
}

int
ui_next_tick(const struct ui *ui, int64_t now_ms)
{
    int64_t due = -1;
    if (blinks(ui)) {
        int64_t passed = now_ms > ui->caret_since_ms ? now_ms - ui->caret_since_ms : 0;
        bool off = passed / BLINK_MS % 2 == 1;
        due = off != ui->caret_off ? now_ms : now_ms + BLINK_MS - passed % BLINK_MS;
    }
    if (holds_key(ui, KEY_TYPES) && !ui->press.held) {
        int64_t held = ui->press.since_ms + HOLD_MS;
        due = due < 0 || held < due ? held : due;
    }
    if (holds_key(ui, KEY_BACKSPACE) && (due < 0 || repeat_due(&ui->press) < due))
        due = repeat_due(&ui->press);
    if (due < 0)
        return -1;
    return due > now_ms ? (int)(due - now_ms) : 0;
}

/* ---- a keyboard with real keys ---- */

static bool
is_key(enum event_kind kind)
{
    return kind == EVENT_TEXT || kind == EVENT_BACKSPACE || kind == EVENT_ENTER ||
           kind == EVENT_LEFT || kind == EVENT_RIGHT || kind == EVENT_ESCAPE ||
           kind == EVENT_UP_KEY || kind == EVENT_DOWN_KEY;
}

/* Enter touches what is in focus: whatever a finger would do in its middle. */
static enum intent
touch_focus(struct ui *ui, const struct ui_model *m, const struct event *e)
{
    const struct hit *h = focus_hit(ui);
    if (!h)
        return INTENT_NONE;
    struct press p = {.act = h->act, .arg = h->arg, .at = h->at, .since_ms = e->at_ms,
                      .hushed = m->listening};
    struct event touch = *e;
    touch.x = h->at.x + h->at.w / 2;
    touch.y = h->at.y + h->at.h / 2;
    ui->focus.name |= h->act != ACT_LISTEN;
    ui->focus.heading |= h->act == ACT_LANG;
    enum intent intent = act(ui, m, &p, &touch);
    return intent == INTENT_NONE ? INTENT_REDRAW : intent;
}

static enum intent
turn_to(struct ui *ui, enum focus_way way)
{
    focus_move(ui, way);
    return INTENT_REDRAW;
}

/* The keys of the focus; false where they are a text keyboard's: its caret and its Enter belong to
 * the text while there is no ring, and typing takes the ring away. */
static bool
focus_key(struct ui *ui, const struct ui_model *m, const struct event *e, enum intent *intent)
{
    bool typing = (ui->screen == SCREEN_VERIFY ||
                   (ui->screen == SCREEN_STAFF && ui->staff.typed > 0)) &&
                  !ui->focus.on;
    switch (e->kind) {
    case EVENT_UP_KEY:
        *intent = turn_to(ui, FOCUS_UP);
        return true;
    case EVENT_DOWN_KEY:
        *intent = turn_to(ui, FOCUS_DOWN);
        return true;
    case EVENT_LEFT:
    case EVENT_RIGHT:
        if (!typing)
            *intent = turn_to(ui, e->kind == EVENT_LEFT ? FOCUS_LEFT : FOCUS_RIGHT);
        return !typing;
    case EVENT_ENTER:
        if (!typing)
            *intent = ui->focus.on ? touch_focus(ui, m, e) : turn_to(ui, FOCUS_RIGHT);
        return !typing;
    default:
        ui->focus.on = ui->focus.on && e->kind == EVENT_ESCAPE;
        return false;
    }
}

static enum intent
real_key(struct ui *ui, const struct ui_model *m, const struct event *e)
{
    if (m->countdown)
        return e->kind == EVENT_ESCAPE ? INTENT_LEAVE : INTENT_MORE_TIME;
    enum intent intent = INTENT_NONE;
    if (focus_key(ui, m, e, &intent))
        return intent;
    if (e->kind == EVENT_ESCAPE)
        return go_back(ui, m);
    if (ui->screen == SCREEN_STAFF)
        return staff_key(ui, m, e);
    if (ui->screen != SCREEN_VERIFY)
        return INTENT_NONE;
    switch (e->kind) {
    case EVENT_TEXT:
        editor_insert(&ui->editor, e->text, false);
        return edited(ui, e->at_ms);
    case EVENT_BACKSPACE:
        editor_backspace(&ui->editor);
        return edited(ui, e->at_ms);
    case EVENT_LEFT:
        editor_left(&ui->editor);
        return moved(ui, e->at_ms);
    case EVENT_RIGHT:
        editor_right(&ui->editor);
        return moved(ui, e->at_ms);
    default:
        return check(ui, m);
    }
}

static enum intent
any_event(struct ui *ui, const struct ui_model *m, const struct event *e)
{
    if (is_key(e->kind))
        return real_key(ui, m, e);
    switch (e->kind) {
    case EVENT_DOWN:
        return finger_down(ui, m, e);
    case EVENT_MOVE:
        return finger_move(ui, e);
    case EVENT_UP:
        return finger_up(ui, m, e);
    case EVENT_TICK:
        return tick(ui, m, e->at_ms);
    default: /* EVENT_CANCEL */
        if (!ui->press.down || (e->finger != ANY_FINGER && ui->press.finger != e->finger))
            return INTENT_NONE;
        lift(ui);
        return INTENT_REDRAW;
    }
}

enum intent
ui_input(struct ui *ui, const struct ui_model *m, const struct event *e)
{
    if (staff_way_in(ui, e)) {
        lift(ui);
        forget_picture(ui);
        staff_enter(ui);
        return INTENT_STAFF_ENTER;
    }
    bool drawn = staff_trail(ui, e);
    enum intent intent = any_event(ui, m, e);
    return intent == INTENT_NONE && drawn ? INTENT_REDRAW : intent;
}
