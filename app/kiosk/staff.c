#include "kiosk/staff.h"

#include "base/log.h"
#include "base/paths.h"
#include "kiosk/errand.h"
#include "kiosk/takeout.h"
#include "kiosk/view_panel.h"
#include "office/pin.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    SAVE_MS = 30000, /* how much waiting a pulled plug costs again at most */
    LOOK_MS = 2000,  /* how soon a stick is seen */
    WATCH_MS = 30,   /* how soon what a thread has done is taken */
    SECOND_MS = 1000,
    DAY_S = 86400
};

/* What the threads are given: each has its part alone while it runs. */
struct asking {
    const char *office;
    struct pin_gate gate;
    int64_t now_ms;
    char digits[STAFF_DIGITS];
    enum pin_answer answer;
    struct err err;
};

enum change { CHANGE_PAYMENT, CHANGE_EMERGENCY, CHANGE_TRIES };

struct changing {
    const char *office;
    enum change what;
    bool on;
    struct pin_gate gate; /* of CHANGE_TRIES */
    int64_t at;
    bool done;
    struct err err;
};

struct looking {
    uint64_t known;
    struct stick_found found;
    atomic_bool busy;
};

struct taking {
    char path[512];
    struct bundle_taken taken;
};

struct staff {
    struct arena arena; /* of the paths */
    const char *office; /* office.db */
    struct sticks sticks;
    struct pin_gate gate;
    bool open;          /* the PIN was right, and the screen was not left since */
    int entry, asked;   /* which visit this is; of which the PIN is being asked */
    bool wrong, trouble;
    int64_t saved_ms, looked_ms;

    struct errand ask, change, look, take, save;
    struct asking asking;
    struct changing changing;
    struct looking looking;
    struct taking taking;
    struct stick_found found;
    bool to_take;       /* what was found is to be taken, when the sticks are not looked at */
    bool has_taken;     /* taking.taken is to be shown, until the stick changes */
    bool to_save;       /* the reports are, when the sticks are not looked at */
    bool has_saved;     /* what became of them is to be shown, while the panel is open */
    struct takeout saved;

    int seconds;        /* kiosk.staff_seconds */
    struct arena texts; /* of the model's staff_panel */
    int leaves_in, wait; /* as last shown */
};

/* ---- beginning and end ---- */

struct staff *
staff_new(struct kiosk *k)
{
    struct staff *s = calloc(1, sizeof *s);
    struct str assets;
    struct err err;
    if (!s)
        BUG("out of memory");
    s->office = paths_join(&s->arena, k->sources.data, "office.db").p;
    s->sticks.data = arena_str(&s->arena, k->sources.data);
    s->sticks.canaries = paths_assets(&s->arena, &assets, &err)
                             ? paths_join(&s->arena, assets, "canaries.csv")
                             : (struct str){"", 0};
    const char *run = getenv("RUNTIME_DIRECTORY"); /* systemd.exec(5) */
    if (run)
        s->sticks.asked = paths_join(&s->arena, str_of(run), "write");
    s->gate.at_ms = clock_mono_ms();
    if (!pin_load(k->sources.office, &s->gate, s->gate.at_ms, &err))
        log_warn("%s", err.msg);
    return s;
}

void
staff_free(struct staff *s)
{
    if (!s)
        return;
    errand_end(&s->ask);
    errand_end(&s->change);
    errand_end(&s->look);
    errand_end(&s->take);
    errand_end(&s->save);
    arena_wipe(&s->sticks.arena);
    arena_wipe(&s->texts);
    arena_wipe(&s->arena);
    explicit_bzero(s, sizeof *s);
    free(s);
}

void
staff_forget(struct kiosk *k)
{
    struct staff *s = k->staff;
    if (!s)
        return;
    s->open = s->wrong = s->trouble = s->has_taken = s->to_take = false;
    s->to_save = s->has_saved = false;
    s->entry++;
    s->found = (struct stick_found){0};
    arena_wipe(&s->texts);
    k->model.staff_panel = (struct staff_view){0};
}

/* ---- threads ---- */

static void
ask_pin(void *ctx)
{
    struct asking *a = ctx;
    struct office *o;
    struct str digits = {a->digits, sizeof a->digits};
    a->answer = PIN_FAILED;
    if (office_open(a->office, &o, &a->err)) {
        a->answer = pin_try(o, &a->gate, a->now_ms, digits, &a->err);
        office_close(o);
    }
    explicit_bzero(a->digits, sizeof a->digits);
}

static bool
set_payment(struct office *o, bool on, int64_t now, struct err *err)
{
    struct notice n = {.service = SERVICE_PAYMENT, .state = STATE_SUSPENDED,
                       .since = now / 60 * 60};
    return on ? notice_set(o, &n, err) : notice_clear(o, SERVICE_PAYMENT, err);
}

/* In force at once, for a day unless it is ended; ended, it stays for another time. */
static bool
set_emergency(struct office *o, bool on, int64_t now, struct err *err)
{
    struct arena a = {0};
    struct warning w;
    bool ok = view_panel_emergency(o, &a, &w, err);
    if (ok) {
        w.from = 0;
        w.until = now / 60 * 60 + (on ? DAY_S : 0);
        w.weekdays = 0;
        w.from_minute = w.until_minute = 0;
        w.issued = on ? now / 60 * 60 : w.issued;
        ok = warning_put(o, &w, false, err);
    }
    arena_wipe(&a);
    return ok;
}

static void
make_change(void *ctx)
{
    struct changing *c = ctx;
    struct office *o;
    if (!office_open(c->office, &o, &c->err))
        return;
    office_sign(o, "panel");
    switch (c->what) {
    case CHANGE_PAYMENT: c->done = set_payment(o, c->on, c->at, &c->err); break;
    case CHANGE_EMERGENCY: c->done = set_emergency(o, c->on, c->at, &c->err); break;
    case CHANGE_TRIES: c->done = pin_save(o, &c->gate, &c->err); break;
    }
    office_close(o);
}

static void
look_at_sticks(void *ctx)
{
    struct staff *s = ctx;
    sticks_look(&s->sticks, s->looking.known, &s->looking.found, &s->looking.busy);
}

static void
take_list(void *ctx)
{
    struct staff *s = ctx;
    sticks_take(&s->sticks, s->taking.path, &s->taking.taken);
}

static void
take_out(void *ctx)
{
    struct staff *s = ctx;
    takeout_run(&s->sticks, &s->saved);
}

/* ---- what is asked for ---- */

static void
enter(struct kiosk *k)
{
    struct err err;
    staff_forget(k);
    if (!pin_load(k->sources.office, &k->staff->gate, clock_mono_ms(), &err))
        log_warn("%s", err.msg);
    staff_fill(k);
}

static void
try_pin(struct kiosk *k)
{
    struct staff *s = k->staff;
    struct staff_state *typed = &k->ui->staff;
    if (!s->ask.runs && typed->typed == STAFF_DIGITS) {
        s->asking = (struct asking){.office = s->office, .gate = s->gate,
                                    .now_ms = clock_mono_ms()};
        memcpy(s->asking.digits, typed->pin, STAFF_DIGITS);
        s->asked = s->entry;
        s->wrong = s->trouble = false;
        if (!errand_start(&s->ask, ask_pin, &s->asking)) {
            explicit_bzero(s->asking.digits, STAFF_DIGITS);
            s->trouble = true;
        }
    }
    explicit_bzero(typed->pin, STAFF_DIGITS);
    typed->typed = 0;
}

static void
start_change(struct kiosk *k, enum change what, bool on)
{
    struct staff *s = k->staff;
    if (s->change.runs)
        return;
    s->changing = (struct changing){.office = s->office, .what = what, .on = on,
                                    .gate = s->gate, .at = clock_now()};
    errand_start(&s->change, make_change, &s->changing);
}

/* Looking and taking both want the data folder to themselves; no picture waits for either. */
static void
apply(struct staff *s)
{
    s->to_take = !s->take.runs && !s->save.runs && s->found.good && !s->found.taken.already;
    if (!s->to_take || s->look.runs)
        return;
    s->to_take = false;
    s->has_taken = false;
    str_copy(s->taking.path, sizeof s->taking.path, str_of(s->found.path));
    errand_start(&s->take, take_list, s);
}

/* One at a time on a stick. */
static void
save(struct staff *s)
{
    s->to_save = !s->save.runs && !s->take.runs;
    if (!s->to_save || s->look.runs)
        return;
    s->to_save = s->has_saved = false;
    if (!errand_start(&s->save, take_out, s)) {
        s->saved = (struct takeout){.end = TAKEOUT_FAILED};
        s->has_saved = true;
    }
}

static void
sound(struct kiosk *k)
{
    if (k->model.can_listen)
        speech_say(k->speech, lang_code(k->langs[k->lang]),
                   lang_get(k->langs[k->lang], "staff.sound.text"));
}

void
staff_carry_out(struct kiosk *k, enum intent intent)
{
    const struct staff_view *v = &k->model.staff_panel;
    if (intent == INTENT_STAFF_ENTER)
        enter(k);
    else if (intent == INTENT_STAFF_TRY)
        try_pin(k);
    else if (!k->staff->open)
        return;
    switch (intent) {
    case INTENT_STAFF_APPLY: apply(k->staff); break;
    case INTENT_STAFF_PAYMENT: start_change(k, CHANGE_PAYMENT, !v->payment_off); break;
    case INTENT_STAFF_EMERGENCY: start_change(k, CHANGE_EMERGENCY, !v->emergency_on); break;
    case INTENT_STAFF_SOUND: sound(k); break;
    case INTENT_STAFF_SAVE: save(k->staff); break;
    case INTENT_STAFF_RESTART: k->restart = true; break;
    default: break;
    }
    staff_fill(k);
}

/* ---- what threads have done ---- */

static bool
take_answer(struct kiosk *k, int64_t now_ms)
{
    struct staff *s = k->staff;
    if (!errand_is_over(&s->ask))
        return false;
    errand_end(&s->ask);
    s->gate = s->asking.gate;
    pin_pass(&s->gate, now_ms);
    if (s->asked != s->entry || k->ui->screen != SCREEN_STAFF)
        return false;
    idle_touch(&k->idle, now_ms);
    s->wrong = s->asking.answer == PIN_WRONG;
    s->trouble = s->asking.answer == PIN_FAILED;
    s->open = s->asking.answer == PIN_RIGHT;
    if (s->trouble)
        log_warn("%s", s->asking.err.msg);
    if (s->open) {
        k->ui->hits.n = 0;
        k->ui->staff.page = STAFF_PANEL;
        s->looked_ms = 0;
    }
    return true;
}

static bool
take_change(struct kiosk *k)
{
    struct staff *s = k->staff;
    struct err err;
    if (!errand_is_over(&s->change))
        return false;
    errand_end(&s->change);
    if (s->changing.what == CHANGE_TRIES) {
        if (s->changing.done && s->gate.tries.reset == s->changing.gate.tries.reset)
            s->gate.seen = s->changing.gate.seen;
        return false;
    }
    if (!s->changing.done)
        log_warn("%s", s->changing.err.msg);
    if (!kiosk_refresh(k, &err))
        log_warn("%s", err.msg);
    return true;
}

static bool
take_look(struct staff *s)
{
    if (!errand_is_over(&s->look))
        return false;
    errand_end(&s->look);
    if (s->looking.found.mark == s->looking.known) {
        if (s->to_take)
            apply(s);
        return s->take.runs;
    }
    s->to_take = false; /* it was meant for another stick */
    s->has_taken = false;
    s->found = s->looking.found;
    if (s->found.taken.refusal.code == REFUSE_BUSY)
        s->found.mark = 0; /* another update runs: look again */
    return true;
}

static bool
take_taken(struct staff *s)
{
    if (!errand_is_over(&s->take))
        return false;
    errand_end(&s->take);
    s->has_taken = true;
    s->found.good = false;
    return true;
}

static bool
take_saved(struct staff *s)
{
    if (s->to_save && !s->look.runs) {
        save(s);
        return true;
    }
    if (!errand_is_over(&s->save))
        return false;
    errand_end(&s->save);
    s->has_saved = s->open;
    return true;
}

/* ---- time ---- */

static int
limit_s(const struct kiosk *k)
{
    switch (k->ui->staff.page) {
    case STAFF_PIN: return STAFF_PIN_SECONDS;
    case STAFF_TOUCH: return STAFF_TEST_SECONDS;
    case STAFF_PANEL: break;
    }
    return k->staff->seconds > 0 ? k->staff->seconds : STAFF_PIN_SECONDS;
}

static int64_t
left_ms(const struct kiosk *k, int64_t now_ms)
{
    return (int64_t)limit_s(k) * SECOND_MS - (now_ms - k->idle.touched_ms);
}

/* Rounded up. */
static int
seconds_of(int64_t ms)
{
    return ms > 0 ? (int)((ms + SECOND_MS - 1) / SECOND_MS) : 0;
}

static void
start_look(struct kiosk *k, int64_t now_ms)
{
    struct staff *s = k->staff;
    struct err err;
    s->looked_ms = now_ms;
    arena_wipe(&s->sticks.arena);
    s->sticks.discom = arena_str(&s->sticks.arena, k->sources.list->knowledge.home);
    if (!setting_get(k->sources.office, "kiosk.usb_dir", &s->sticks.arena, &s->sticks.folder,
                     &err)) {
        log_warn("%s", err.msg);
        return;
    }
    s->looking.known = s->found.mark;
    errand_start(&s->look, look_at_sticks, s);
}

/* The waiting goes on whatever is on the screen, and is written down now and then. */
static void
watch_tries(struct kiosk *k, int64_t now_ms)
{
    struct staff *s = k->staff;
    if (s->ask.runs)
        return;
    pin_pass(&s->gate, now_ms);
    if (s->gate.tries.wait_ms > 0 && pin_is_locked(&s->gate.tries) &&
        now_ms - s->saved_ms >= SAVE_MS && office_state(k->sources.office) == OFFICE_WRITABLE) {
        s->saved_ms = now_ms;
        start_change(k, CHANGE_TRIES, false);
    }
}

/* True when the page changed. */
static bool
watch_end(struct kiosk *k, int64_t now_ms)
{
    if (k->staff->take.runs || k->staff->save.runs || k->staff->ask.runs || k->model.listening)
        idle_touch(&k->idle, now_ms); /* it is being worked for somebody */
    if (left_ms(k, now_ms) > 0)
        return false;
    if (k->ui->staff.page == STAFF_TOUCH) {
        k->ui->hits.n = 0;
        k->ui->staff.page = STAFF_PANEL;
        idle_touch(&k->idle, now_ms);
    } else {
        kiosk_wipe(k);
    }
    return true;
}

bool
staff_watch(struct kiosk *k, int64_t now_ms)
{
    struct staff *s = k->staff;
    bool wanted = take_answer(k, now_ms);
    wanted |= take_change(k);
    wanted |= take_look(s);
    wanted |= take_taken(s);
    wanted |= take_saved(s);
    watch_tries(k, now_ms);
    if (k->ui->screen != SCREEN_STAFF)
        return false;
    k->model.countdown = false;
    bool panel = k->ui->staff.page == STAFF_PANEL;
    if (panel && !s->look.runs && !s->take.runs && !s->save.runs &&
        (s->looked_ms == 0 || now_ms - s->looked_ms >= LOOK_MS))
        start_look(k, now_ms);
    wanted |= watch_end(k, now_ms);
    if (k->ui->screen != SCREEN_STAFF)
        return true;
    wanted |= seconds_of(left_ms(k, now_ms)) != s->leaves_in && k->ui->staff.page != STAFF_TOUCH;
    wanted |= seconds_of(s->gate.tries.wait_ms) != s->wait && k->ui->staff.page == STAFF_PIN;
    if (wanted)
        staff_fill(k);
    return wanted;
}

int
staff_next_ms(const struct kiosk *k, int64_t now_ms)
{
    const struct staff *s = k->staff;
    if (s->ask.runs || s->change.runs || s->look.runs || s->take.runs || s->save.runs)
        return WATCH_MS;
    if (k->ui->screen != SCREEN_STAFF)
        return SECOND_MS;
    int64_t left = left_ms(k, now_ms), wait = s->gate.tries.wait_ms - (now_ms - s->gate.at_ms);
    int next = left > 0 ? (int)((left - 1) % SECOND_MS) + 1 : 0;
    int other = wait > 0 ? (int)((wait - 1) % SECOND_MS) + 1 : SECOND_MS;
    return next < other ? next : other;
}

/* ---- what is shown ---- */

static enum pin_state
pin_state(const struct staff *s)
{
    if (s->ask.runs)
        return PIN_CHECKED;
    if (!s->gate.is_set)
        return PIN_MISSING;
    if (pin_is_locked(&s->gate.tries))
        return PIN_LOCKED;
    if (s->gate.tries.wait_ms > 0)
        return PIN_DELAYED;
    return s->trouble ? PIN_TROUBLE : PIN_ASKED;
}

/* How much of the list has been unpacked; the checks behind that are the last fifth. */
static double
part_taken(const struct staff *s)
{
    struct arena a = {0};
    struct stat st;
    double part = 0.05;
    const char *path = paths_join(&a, s->sticks.data, "incoming/registry.db").p;
    if (stat(path, &st) == 0 && s->found.changes.size > 0)
        part = 0.8 * (double)st.st_size / (double)s->found.changes.size;
    arena_wipe(&a);
    return part < 0.05 ? 0.05 : part > 0.8 ? 0.8 : part;
}

static void
fill_usb(struct kiosk *k, struct staff_view *v)
{
    struct staff *s = k->staff;
    const struct lang *l = k->langs[k->lang];
    struct lang_arg args[] = {
        {"serial", arena_fmt(&s->texts, "%lld", (long long)s->found.taken.serial)}};
    v->usb = USB_NONE;
    if (s->take.runs || s->to_take) {
        v->usb = USB_APPLYING;
        v->usb_part = s->take.runs ? part_taken(s) : 0;
        v->usb_text = lang_format(l, &s->texts, "staff.usb.applying", args, 1);
    } else if (s->has_taken) {
        view_panel_taken(&s->taking.taken, l, &s->texts, v);
    } else if (access(s->sticks.data.p, W_OK) != 0) {
        v->usb = USB_SHUT;
    } else if (s->look.runs && atomic_load(&s->looking.busy)) {
        v->usb = USB_LOOKING;
    } else if (s->found.path[0]) {
        view_panel_found(&s->found, l, &s->texts, v);
    }
}

static void
fill_save(struct kiosk *k, struct staff_view *v)
{
    struct staff *s = k->staff;
    const struct lang *l = k->langs[k->lang];
    if (s->save.runs || s->to_save) {
        v->save = SAVE_RUNS;
        v->save_text = lang_get(l, "staff.save.runs");
    } else if (s->has_saved) {
        view_panel_takeout(&s->saved, l, &s->texts, v);
    }
}

static void
fill_panel(struct kiosk *k, struct staff_view *v)
{
    struct staff *s = k->staff;
    struct health h;
    struct err err;
    int64_t now = clock_now();
    const struct lang *l = k->langs[k->lang];
    health_read(s->sticks.data.p, &h);
    view_panel_list(&k->sources, now, v);
    if (!view_panel_notices(&k->sources, l, now, &s->texts, v, &err) ||
        !view_panel_reports(&k->sources, l, &s->texts, v, &err))
        log_warn("%s", err.msg);
    view_panel_health(&k->sources, &h, k->model.can_listen, l, now, &s->texts, v);
    fill_usb(k, v);
    fill_save(k, v);
    v->can_sound = k->model.can_listen;
}

void
staff_fill(struct kiosk *k)
{
    struct staff *s = k->staff;
    struct staff_view v = {.version = str_of(SATARK_VERSION)};
    int64_t now_ms = clock_mono_ms();
    struct err err;
    if (k->ui->screen != SCREEN_STAFF)
        return;
    arena_wipe(&s->texts);
    if (!setting_get(k->sources.office, "kiosk.id", &s->texts, &v.kiosk, &err) ||
        !setting_number(k->sources.office, "kiosk.staff_seconds", &s->seconds, &err))
        log_warn("%s", err.msg);
    s->leaves_in = seconds_of(left_ms(k, now_ms));
    s->wait = seconds_of(s->gate.tries.wait_ms);
    v.leaves_in = s->leaves_in;
    v.wait = s->wait;
    v.pin = pin_state(s);
    v.wrong = s->wrong;
    v.tries_left = PIN_TRIES - s->gate.tries.wrong;
    if (s->open)
        fill_panel(k, &v);
    k->model.staff_panel = v;
}

void
staff_show(struct kiosk *k, bool panel)
{
    struct staff *s = k->staff;
    idle_touch(&k->idle, clock_mono_ms());
    if (panel) {
        s->open = true;
        k->ui->staff.page = STAFF_PANEL;
        start_look(k, clock_mono_ms());
        errand_end(&s->look);
        s->found = s->looking.found;
    }
    staff_fill(k);
}
