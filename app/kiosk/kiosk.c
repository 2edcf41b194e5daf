#include "kiosk/kiosk.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/paths.h"
#include "draw/stage.h"
#include "kiosk/signals.h"
#include "kiosk/staff.h"
#include "kiosk/tone.h"
#include "kiosk/view_report.h"
#include "kiosk/view_words.h"
#include "text/forget.h"
#include "ui/focus.h"
#include "ui/wordbar.h"
#include "verify/fraud.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const lang_codes[LANGS] = {"hi", "en"};

static bool
open_langs(struct kiosk *k, struct str assets, const char *first, struct err *err)
{
    for (int i = 0; i < LANGS; i++) {
        if (!lang_open(assets, lang_codes[i], &k->langs[i], err))
            return false;
        if (strcmp(first, lang_codes[i]) == 0)
            k->lang = i;
    }
    return true;
}

static bool
open_stage(struct kiosk *k, const struct options *o, struct str assets, struct err *err)
{
    struct stage_options stage = {.w = o->w, .h = o->h, .windowed = o->windowed,
                                  .offscreen = o->render != NULL, .rotate = o->rotate};
    if (!stage_open(&stage, assets, &k->stage, err))
        return false;
    return stage_self_test(k->stage, err);
}

bool
kiosk_open(const struct options *o, struct kiosk *k, struct err *err)
{
    *k = (struct kiosk){.options = o, .signals = -1};
    stats_init(&k->stats);
    k->ui = calloc(1, sizeof *k->ui);
    if (!k->ui)
        BUG("out of memory");
    ui_init(k->ui, o->dpi);
    k->ui->large = o->large;
    k->ui->low = o->low;
    k->list.arena = &k->frame;

    struct arena a = {0};
    struct str assets;
    bool ok = icu_forgets(err) &&
              (o->render || signals_open(&k->signals, err)) && /* a picture is soon done */
              paths_assets(&a, &assets, err) && open_langs(k, assets, o->lang, err) &&
              sources_open(paths_data(&a, o->data), &k->sources, err) &&
              open_stage(k, o, assets, err) && kiosk_refresh(k, err);
    arena_wipe(&a);
    k->idle = (struct idle){.touched_ms = clock_mono_ms(),
                            .idle_seconds = k->sources.idle_seconds};
    if (ok)
        k->staff = staff_new(k);
    else
        kiosk_close(k);
    return ok;
}

/* What the picture shown would say points to what is about to go: silence until the next one. */
static void
forget_spoken(struct kiosk *k)
{
    if (k->ui)
        k->ui->spoken.n = k->ui->spoken.heading = 0;
}

/* It points into the list it came from, which is let go with it. */
static void
forget_answer(struct kiosk *k)
{
    forget_spoken(k);
    explicit_bzero(&k->model.result, sizeof k->model.result);
    explicit_bzero(&k->answer, sizeof k->answer);
    explicit_bzero(&k->model.report, sizeof k->model.report);
    arena_wipe(&k->session);
    generation_retire(k->answered);
    k->answered = NULL;
}

void
kiosk_close(struct kiosk *k)
{
    if (k->ui) {
        ui_wipe(k->ui);
        free(k->ui);
        k->ui = NULL;
    }
    speech_close(k->speech);
    arena_wipe(&k->frame);
    forget_answer(k);
    arena_wipe(&k->hints);
    arena_wipe(&k->offered);
    staff_free(k->staff);
    view_free(&k->view);
    roman_wipe(&k->roman);
    if (k->stage)
        stage_close(k->stage);
    sources_close(&k->sources);
    for (int i = 0; i < LANGS; i++)
        if (k->langs[i])
            lang_close(k->langs[i]);
    stats_free(&k->stats);
    if (k->signals >= 0)
        close(k->signals);
    *k = (struct kiosk){.signals = -1};
}

bool
kiosk_refresh(struct kiosk *k, struct err *err)
{
    if (!sources_settings(&k->sources, err) ||
        !view_fill(&k->view, &k->sources, k->langs[k->lang], clock_now(), &k->model, err))
        return false;
    k->idle.idle_seconds = k->sources.idle_seconds;
    forget_spoken(k);
    return true;
}

void
kiosk_build(struct kiosk *k)
{
    int w, h;
    stage_size(k->stage, &w, &h);
    k->typesetter = stage_typesetter(k->stage);
    arena_wipe(&k->frame);
    k->list = (struct draw_list){.arena = &k->frame};
    ui_build(k->ui, &k->model, &k->typesetter, w, h, &k->list);
}

/* ---- what the screens ask for ---- */

/* "22 नवम्बर 2026 · 11:46" */
static struct str
say_when(struct kiosk *k, int64_t at)
{
    struct civil c = civil_from_unix(at);
    struct str date = lang_date(k->langs[k->lang], &k->session, c);
    return arena_fmt(&k->session, "%.*s · %02d:%02d", (int)date.n, date.p, c.hour, c.minute);
}

static struct str
fraud_in_words(const struct kiosk *k)
{
    char id[32];
    if (k->answer.fraud == FRAUD_NONE)
        return (struct str){"", 0};
    snprintf(id, sizeof id, "fraud.%s", fraud_name(k->answer.fraud));
    return lang_get(k->langs[k->lang], id);
}

static void
show_answer(struct kiosk *k)
{
    view_result(k->answered, k->langs[k->lang], editor_text(&k->ui->editor), &k->answer,
                clock_now(), &k->session, &k->model.result);
    view_report(&k->answer, &k->answered->knowledge, &k->session, &k->model.report);
    k->model.report.fraud = fraud_in_words(k);
    k->model.report.open = office_state(k->sources.office) == OFFICE_WRITABLE;
    if (k->model.report.token.n)
        k->model.report.when = say_when(k, k->model.report.at);
}

int64_t
kiosk_tally_time(const struct kiosk *k)
{
    int64_t days, now = clock_now();
    bool wrong = registry_age(&k->sources.list->info, now, &days) == LIST_CLOCK_WRONG;
    return wrong ? TALLY_NO_CLOCK : now;
}

static bool
is_number(const struct kiosk *k)
{
    return ui_dials(k->ui) || (k->answer.single && k->answer.n_entities &&
                               k->answer.entities[0].kind == ENTITY_PHONE);
}

void
kiosk_check(struct kiosk *k, struct str sender)
{
    struct check c = sources_check(&k->sources, clock_now());
    bool again = k->answered && k->way != WAY_QUESTIONS; /* not a letter was changed since */
    forget_answer(k);
    k->answered = generation_hold(k->sources.list);
    check_run(&c, editor_text(&k->ui->editor), sender, VIA_UNKNOWN, &k->session, &k->answer);
    k->way = is_number(k) ? WAY_NUMBER : WAY_TEXT;
    if (!again)
        tally_check(&k->tally, kiosk_tally_time(k), &k->answer, k->way);
    show_answer(k);
    k->ui->screen = SCREEN_RESULT;
    k->chime = true;
}

void
kiosk_ask(struct kiosk *k)
{
    struct check c = sources_check(&k->sources, clock_now());
    struct ui *ui = k->ui;
    struct inquiry in;
    forget_answer(k);
    check_inquire(&c, editor_text(&ui->editor), &k->session, &in);
    if (ui->reply != REPLY_NONE)
        questions_reply(&ui->replies, ui->asking, ui->reply);
    ui->reply = REPLY_NONE;
    enum question next = questions_next(&in, &ui->replies);
    if (next != QUESTIONS) {
        ui->asking = next;
        ui->screen = SCREEN_QUESTIONS;
        return;
    }
    k->answered = generation_hold(k->sources.list);
    questions_answer(&in, &ui->replies, &k->session, &k->answer);
    k->way = WAY_QUESTIONS;
    tally_check(&k->tally, kiosk_tally_time(k), &k->answer, k->way);
    show_answer(k);
    ui->screen = SCREEN_RESULT;
    k->chime = true;
}

void
kiosk_report(struct kiosk *k)
{
    struct err err = {0};
    struct ui *ui = k->ui;
    struct report_view *v = &k->model.report;
    const struct report_choice *c = &v->choices[ui->told - 1];
    struct report_value value = {c->kind, c->value};
    int64_t now = clock_now();
    if (k->reports >= REPORTS_A_PERSON) {
        ui->report = REPORT_ENOUGH;
        return;
    }
    if (office_state(k->sources.office) != OFFICE_WRITABLE ||
        !report_add(k->sources.office, now, view_report_verdict(k->answer.verdict),
                    str_of(fraud_name(k->answer.fraud)), &value, 1, &k->session, &v->token,
                    &err)) {
        log_warn("a report could not be kept: %s", err.msg);
        ui->report = REPORT_FAILED;
        return;
    }
    ui->report = v->token.n ? REPORT_DONE : REPORT_BUSY;
    k->reports += v->token.n > 0;
    if (v->token.n)
        tally_report(&k->tally, kiosk_tally_time(k));
    v->at = now;
    v->when = say_when(k, now);
}

/* Read when they are first needed: nobody waits for them before the first picture. */
static void
read_words(struct kiosk *k)
{
    struct err err = {0};
    double from = stats_now_ms();
    k->roman_read = true;
    if (!view_words_read(&k->roman, &err))
        log_warn("%s", err.msg);
    k->stats.words_ms = stats_now_ms() - from;
}

static void
find_words(struct kiosk *k)
{
    k->model.n_words = 0;
    arena_wipe(&k->offered);
    if (!wordbar_shows(k->ui))
        return;
    if (!k->roman_read)
        read_words(k);
    k->model.n_words = roman_find(&k->roman, wordbar_typed(k->ui), &k->offered, k->model.words,
                                  WORDS_OFFERED);
}

void
kiosk_find_hints(struct kiosk *k)
{
    struct check c = sources_check(&k->sources, clock_now());
    k->model.n_hints = 0;
    arena_wipe(&k->hints);
    view_hints(&c, k->langs[k->lang], editor_text(&k->ui->editor), &k->hints, &k->model);
    find_words(k);
}

/* ---- the voice ---- */

void
kiosk_find_voice(struct kiosk *k)
{
    struct arena a = {0};
    struct str assets;
    struct err err;
    k->model.can_listen = paths_assets(&a, &assets, &err) && speech_open(assets, &k->speech);
    arena_wipe(&a);
}

bool
kiosk_hush(struct kiosk *k)
{
    bool was = k->model.listening;
    speech_stop(k->speech);
    k->model.listening = false;
    return was;
}

static void
listen(struct kiosk *k)
{
    const struct spoken *s = &k->ui->spoken;
    k->model.listening =
        k->speech && speech_say_all(k->speech, lang_code(k->langs[k->lang]), s->part, s->n);
}

/* The verdict's tone, if one is wanted, and these sentences. */
static void
sound(struct kiosk *k, bool tone, const struct str *parts, size_t n)
{
    int16_t samples[TONE_MOST];
    size_t n_samples = tone ? tone_of(k->answer.verdict, samples) : 0;
    if (!tone)
        samples[0] = 0;
    speech_say_after(k->speech, samples, n_samples, lang_code(k->langs[k->lang]), parts, n);
}

void
kiosk_announce(struct kiosk *k)
{
    const struct ui *ui = k->ui;
    const struct spoken *s = &ui->spoken;
    const struct hit *hit = focus_hit(ui);
    struct str parts[SPOKEN_MAX + 1];
    size_t n = 0;
    if (ui->focus.on && ui->focus.heading)
        for (; n < s->n && n < (s->heading ? s->heading : 1); n++)
            parts[n] = s->part[n];
    if (hit && ui->focus.name)
        parts[n++] = hit->label;
    k->ui->focus.heading = k->ui->focus.name = false;
    bool tone = k->chime && k->sources.sound && ui->screen == SCREEN_RESULT;
    k->chime = false;
    if (ui->screen == SCREEN_STAFF) /* a PIN is not said in a lobby */
        return;
    if (k->speech && (n || tone))
        sound(k, tone, parts, n);
}

/* Back to the first screen by keys: who hears the screen goes on there. */
static void
leave(struct kiosk *k)
{
    bool by_keys = k->ui->focus.on && !k->model.countdown;
    kiosk_wipe(k);
    if (by_keys)
        focus_begin(k->ui);
}

void
kiosk_wipe(struct kiosk *k)
{
    kiosk_hush(k);
    staff_forget(k);
    ui_wipe(k->ui);
    forget_answer(k);
    tally_left(&k->tally);
    k->reports = 0;
    explicit_bzero(k->model.hints, sizeof k->model.hints);
    explicit_bzero(&k->model.dial, sizeof k->model.dial);
    explicit_bzero(k->model.words, sizeof k->model.words);
    k->model.n_words = 0;
    k->model.n_hints = 0;
    arena_wipe(&k->hints);
    arena_wipe(&k->offered);
    arena_wipe(&k->frame);
    k->list = (struct draw_list){.arena = &k->frame};
    stage_forget(k->stage);
}

/* Everything on the screen in the other language; the answer is said again, not found again. */
static void
other_lang(struct kiosk *k)
{
    struct err err;
    k->lang = (k->lang + 1) % LANGS;
    if (!kiosk_refresh(k, &err))
        log_warn("%s", err.msg);
    k->model.lang = k->langs[k->lang];
    if (k->answered)
        show_answer(k);
    kiosk_find_hints(k);
    staff_fill(k);
}

bool
kiosk_carry_out(struct kiosk *k, enum intent intent)
{
    switch (intent) {
    case INTENT_NONE: return false;
    case INTENT_REDRAW: find_words(k); break;
    case INTENT_EDITED:
        forget_answer(k);
        kiosk_find_hints(k);
        break;
    case INTENT_CHECK: kiosk_check(k, (struct str){"", 0}); break;
    case INTENT_LANG: other_lang(k); break;
    case INTENT_MORE_TIME: idle_touch(&k->idle, clock_mono_ms()); break;
    case INTENT_LEAVE: leave(k); break;
    case INTENT_ANSWERED: kiosk_ask(k); break;
    case INTENT_LISTEN: listen(k); break;
    case INTENT_REPORT: kiosk_report(k); break;
    case INTENT_STAFF_ENTER:
    case INTENT_STAFF_TRY:
    case INTENT_STAFF_APPLY:
    case INTENT_STAFF_PAYMENT:
    case INTENT_STAFF_EMERGENCY:
    case INTENT_STAFF_SOUND:
    case INTENT_STAFF_SAVE:
    case INTENT_STAFF_RESTART: staff_carry_out(k, intent); break;
    }
    return true;
}
