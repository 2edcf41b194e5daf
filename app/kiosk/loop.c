#include "kiosk/kiosk.h"

#include "base/log.h"
#include "draw/stage.h"
#include "kiosk/events.h"
#include "kiosk/signals.h"
#include "kiosk/staff.h"

#include <math.h>
#include <time.h>

enum {
    POLL_MS = 1000,  /* how soon a change by staff, or of the list, is seen */
    RENEWAL_MS = 20, /* how soon a list that is being opened is taken */
    FADE_MS = 300,
    FADE_STEP_MS = 16,
    PIP_STEPS = 4, /* the progress mark moves this often a slide: each move is a frame */
    SLEEP_STEP_MS = 8 /* where the video driver cannot wait for events by itself */
};

/* What the loop remembers from one turn to the next. */
struct turn {
    struct kiosk *k;
    int64_t started_ms, slide_ms, poll_ms;
    int64_t generation;
    int minute;        /* of the clock on the screen */
    bool wanted;       /* a new picture */
    bool fading;
    int64_t fade_ms;
    int64_t input_ms;  /* of the oldest event not yet on the screen; 0 none */
    bool driver_waits;
    double cpu_mark;   /* processor seconds and time at the end of the last turn */
    int64_t still_mark;
};

static double
cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- time ---- */

/* Takes a new list, the office's changes and the clock's; a failure keeps what is on the screen. */
static void
poll_sources(struct turn *t, int64_t now_ms)
{
    struct err err;
    bool other_list = sources_watch(&t->k->sources);
    int64_t generation = office_generation(t->k->sources.office);
    int minute = civil_from_unix(clock_now()).minute;
    t->poll_ms = now_ms;
    if (!other_list && generation == t->generation && minute == t->minute)
        return;
    t->generation = generation;
    t->minute = minute;
    if (!kiosk_refresh(t->k, &err))
        log_warn("%s", err.msg);
    t->wanted = true;
}

/* Which step of the slide's time has begun, from 1; a slide begins with one shown. */
static int
pip_step(const struct turn *t, int64_t now_ms)
{
    int64_t all = (int64_t)t->k->sources.slide_seconds * 1000;
    int step = 1 + (int)((now_ms - t->slide_ms) * PIP_STEPS / all);
    return step < PIP_STEPS ? step : PIP_STEPS;
}

static void
move_pip(struct turn *t, int64_t now_ms)
{
    double part = (double)pip_step(t, now_ms) / PIP_STEPS;
    if (t->k->ui->screen != SCREEN_ATTRACT || part == t->k->model.slide_part)
        return;
    t->k->model.slide_part = part;
    t->wanted = true;
}

static bool
slide_is_over(const struct turn *t, int64_t now_ms)
{
    return t->k->ui->screen == SCREEN_ATTRACT &&
           now_ms - t->slide_ms >= (int64_t)t->k->sources.slide_seconds * 1000;
}

/* A single slide, and an emergency, stay. */
static bool
slides_rotate(const struct ui_model *m)
{
    return m->n_slides > 1 && !m->slides[0].emergency;
}

static void
next_slide(struct turn *t, int64_t now_ms)
{
    struct kiosk *k = t->k;
    t->slide_ms = now_ms;
    if (!slides_rotate(&k->model))
        return;
    k->model.slide = (k->model.slide + 1) % k->model.n_slides;
    k->model.slide_part = 1.0 / PIP_STEPS;
    k->ui->page = 0;
    kiosk_build(k);
    stage_fade_begin(k->stage, &k->list);
    t->fading = true;
    t->fade_ms = now_ms;
}

/* Whoever listens is somebody, and the slide that is read stays. */
static void
watch_voice(struct turn *t, int64_t now_ms)
{
    struct kiosk *k = t->k;
    if (!k->model.listening)
        return;
    idle_touch(&k->idle, now_ms);
    t->slide_ms = now_ms;
    if (speech_busy(k->speech))
        return;
    k->model.listening = false;
    t->wanted = true;
}

/* Large text, lower buttons and the ring of the keys, when whoever asked for them has surely gone. */
static void
forget_ways(struct turn *t, int64_t now_ms)
{
    struct ui *ui = t->k->ui;
    if ((!ui->large && !ui->low && !ui->focus.on) || !idle_forgotten(&t->k->idle, now_ms))
        return;
    ui->large = ui->low = ui->focus.on = false;
    ui->page = 0;
    t->wanted = true;
}

static void
watch_idle(struct turn *t, int64_t now_ms)
{
    struct kiosk *k = t->k;
    if (staff_watch(k, now_ms)) {
        t->wanted = true;
        t->slide_ms = k->ui->screen == SCREEN_ATTRACT ? now_ms : t->slide_ms;
    }
    idle_rest(&k->idle, k->ui->screen == SCREEN_ATTRACT, now_ms);
    if (k->ui->screen == SCREEN_STAFF)
        return;
    if (k->ui->screen == SCREEN_ATTRACT) {
        k->model.countdown = false;
        forget_ways(t, now_ms);
        return;
    }
    bool done = k->ui->screen == SCREEN_REPORT && k->ui->report == REPORT_DONE;
    int left = done ? idle_left(&k->idle, REPORT_DONE_SECONDS, now_ms)
                    : idle_wipe_in(&k->idle, now_ms);
    bool counting = !done && idle_counting(&k->idle, now_ms); /* nothing lies over the token */
    if (left == 0) {
        kiosk_wipe(k);
        k->model.countdown = false;
        t->slide_ms = now_ms;
        t->wanted = true;
        return;
    }
    bool timed = k->ui->screen == SCREEN_RESULT || k->ui->screen == SCREEN_REPORT;
    if (counting != k->model.countdown || (left != k->model.wipe_in && (counting || timed)))
        t->wanted = true;
    k->ui->focus.heading |= counting && !k->model.countdown; /* is said to who hears the screen */
    k->model.countdown = counting;
    k->model.wipe_in = left;
}

static int
least(int a, int b)
{
    return a < b ? a : b;
}

/* Until --exit-after is over, rounded up; 0 when it is, at most POLL_MS. */
static int
exit_in_ms(const struct turn *t, int64_t now_ms)
{
    double after = t->k->options->exit_after * 1000;
    double left = after - (double)(now_ms - t->started_ms);
    if (after <= 0 || left >= POLL_MS)
        return POLL_MS;
    return left > 0 ? (int)left + 1 : 0;
}

static int
poll_every_ms(const struct turn *t)
{
    return sources_renewing(&t->k->sources) ? RENEWAL_MS : POLL_MS;
}

/* How long nothing is due. */
static int
wait_ms(const struct turn *t, int64_t now_ms)
{
    const struct kiosk *k = t->k;
    int wait = poll_every_ms(t) - (int)(now_ms - t->poll_ms);
    if (t->fading)
        wait = least(wait, FADE_STEP_MS);
    if (k->ui->screen == SCREEN_ATTRACT)
        wait = least(wait, (int)((int64_t)k->sources.slide_seconds * 1000 *
                                     pip_step(t, now_ms) / PIP_STEPS -
                                 (now_ms - t->slide_ms)));
    else
        wait = least(wait, idle_next_ms(&k->idle, now_ms));
    wait = least(wait, staff_next_ms(k, now_ms));
    int tick = ui_next_tick(k->ui, now_ms);
    if (tick >= 0)
        wait = least(wait, tick);
    wait = least(wait, exit_in_ms(t, now_ms));
    return wait > 0 ? wait : 0;
}

/* ---- events ---- */

/* What stops the voice: a finger that comes down, or a key. */
static bool
is_touch(const struct event *e)
{
    return e->kind != EVENT_TICK && e->kind != EVENT_MOVE && e->kind != EVENT_UP &&
           e->kind != EVENT_CANCEL;
}

static void
feed(struct turn *t, const struct event *e)
{
    struct kiosk *k = t->k;
    enum screen_id before = k->ui->screen;
    if (e->kind != EVENT_TICK) {
        idle_touch(&k->idle, e->at_ms);
        if (k->model.countdown)
            t->wanted = true;
    }
    enum intent intent = ui_input(k->ui, &k->model, e);
    if (is_touch(e) && kiosk_hush(k))
        t->wanted = true;
    if (kiosk_carry_out(k, intent)) {
        t->wanted = true;
        if (e->kind != EVENT_TICK && !t->input_ms)
            t->input_ms = e->at_ms;
    }
    if (k->ui->screen == SCREEN_ATTRACT && (before != SCREEN_ATTRACT || e->kind == EVENT_UP))
        t->slide_ms = e->at_ms; /* whoever touches it reads this slide */
}

/* False when the window was closed and that may end the programme. */
static bool
take_event(struct turn *t, const SDL_Event *e)
{
    struct event event;
    struct kiosk *k = t->k;
    if (e->type == SDL_QUIT)
        return !k->options->windowed;
    if (e->type == SDL_WINDOWEVENT && e->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        stage_resized(k->stage);
        t->wanted = true;
    }
    if (e->type == SDL_WINDOWEVENT && e->window.event == SDL_WINDOWEVENT_EXPOSED)
        stage_repaint(k->stage);
    if (event_of(e, k->stage, &event))
        feed(t, &event);
    return true;
}

/* Waits for an event at most `ms`. SDL's KMSDRM driver would spin, so there it sleeps in steps. */
static bool
wait_event(const struct turn *t, int ms, SDL_Event *e)
{
    if (t->driver_waits)
        return SDL_WaitEventTimeout(e, ms) == 1;
    for (int left = ms;; left -= SLEEP_STEP_MS) {
        if (SDL_PollEvent(e))
            return true;
        if (left <= 0)
            return false;
        struct timespec step = {.tv_nsec = (long)least(left, SLEEP_STEP_MS) * 1000000};
        nanosleep(&step, NULL);
    }
}

/* ---- pictures ---- */

static void
show(struct turn *t)
{
    struct kiosk *k = t->k;
    double from = stats_now_ms();
    if (t->fading) {
        stage_fade_end(k->stage);
        t->fading = false;
    }
    kiosk_build(k);
    kiosk_announce(k);
    stage_show(k->stage, &k->list);
    stats_frame(&k->stats, stats_now_ms() - from);
    if (k->stats.first_frame_ms <= 0) {
        k->stats.first_frame_ms = stats_process_ms();
        stage_settle(k->stage);
    }
    if (t->input_ms)
        stats_input(&k->stats, (double)(clock_mono_ms() - t->input_ms));
    t->input_ms = 0;
    t->wanted = false;
}

static void
fade(struct turn *t, int64_t now_ms)
{
    double from = stats_now_ms(), part = (double)(now_ms - t->fade_ms) / FADE_MS;
    stage_fade(t->k->stage, part < 1 ? part : 1);
    stats_frame(&t->k->stats, stats_now_ms() - from);
    if (part >= 1) {
        stage_fade_end(t->k->stage);
        t->fading = false;
    }
}

/* Time and processor time of a turn that drew nothing. */
static void
count_still(struct turn *t, bool drew, int64_t now_ms)
{
    double cpu = cpu_seconds();
    if (!drew) {
        t->k->stats.still_s += (double)(now_ms - t->still_mark) / 1e3;
        t->k->stats.still_cpu_s += cpu - t->cpu_mark;
        t->k->stats.wakeups++;
    }
    t->cpu_mark = cpu;
    t->still_mark = now_ms;
}

/* ---- counting ---- */

static void
count(struct turn *t, int64_t now_ms)
{
    struct kiosk *k = t->k;
    const struct ui_model *m = &k->model;
    bool seen = k->ui->screen == SCREEN_ATTRACT && m->slide < m->n_slides;
    tally_slide(&k->tally, kiosk_tally_time(k), now_ms,
                seen ? m->slides[m->slide].id : (struct str){"", 0});
    if (!t->wanted && !t->fading && tally_due(&k->tally, now_ms, k->idle.touched_ms))
        tally_write(&k->tally, k->sources.office, now_ms);
}

/* ---- the loop ---- */

static bool
turn_once(struct turn *t)
{
    SDL_Event e;
    bool drew = t->wanted || t->fading;
    int wait = t->wanted ? 0 : wait_ms(t, clock_mono_ms());
    double due = stats_now_ms() + wait;
    if (wait_event(t, wait, &e)) {
        due = fmin(due, stats_now_ms());
        do
            if (!take_event(t, &e))
                return false;
        while (SDL_PollEvent(&e));
    }
    int64_t now = clock_mono_ms();
    if (t->k->restart || signals_came(t->k->signals) || exit_in_ms(t, now) == 0)
        return false;
    if (now - t->poll_ms >= poll_every_ms(t))
        poll_sources(t, now);
    watch_voice(t, now);
    watch_idle(t, now);
    struct event tick = {.kind = EVENT_TICK, .at_ms = now};
    if (ui_next_tick(t->k->ui, now) == 0)
        feed(t, &tick);
    if (!t->wanted && !t->fading && slide_is_over(t, now))
        next_slide(t, now);
    else if (!t->fading)
        move_pip(t, now);
    if (t->wanted)
        show(t);
    else if (t->fading)
        fade(t, now);
    stats_due(&t->k->stats, stats_now_ms() - due);
    count(t, now);
    count_still(t, drew || t->fading || t->wanted, now);
    return true;
}

bool
kiosk_run(struct kiosk *k, struct err *err)
{
    int64_t now = clock_mono_ms();
    const char *driver = SDL_GetCurrentVideoDriver();
    struct turn t = {.k = k,
                     .started_ms = now,
                     .slide_ms = now,
                     .poll_ms = now,
                     .generation = office_generation(k->sources.office),
                     .minute = k->model.now.minute,
                     .driver_waits = driver && strcmp(driver, "KMSDRM") != 0};
    SDL_StartTextInput();
    show(&t);
    kiosk_find_voice(k);
    t.wanted = k->model.can_listen;
    t.cpu_mark = cpu_seconds();
    t.still_mark = clock_mono_ms();
    while (turn_once(&t))
        ;
    tally_slide(&k->tally, kiosk_tally_time(k), clock_mono_ms(), (struct str){"", 0});
    tally_write(&k->tally, k->sources.office, clock_mono_ms());
    return !k->options->stats || stats_write(&k->stats, k->options->stats, err);
}
