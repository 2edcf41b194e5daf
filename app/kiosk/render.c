#include "kiosk/kiosk.h"

#include "draw/stage.h"
#include "kiosk/areas.h"
#include "kiosk/staff.h"

/* A way to a screen: what a person would have touched to get there. */
struct scene {
    const char *name;
    enum screen_id screen;
    enum keyboard_id keyboard;
    enum directory_tab tab;
};

static const struct scene scenes[] = {
    {"attract", SCREEN_ATTRACT, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"urgent", SCREEN_ATTRACT, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"verify", SCREEN_VERIFY, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"inscript", SCREEN_VERIFY, KEYBOARD_INSCRIPT, TAB_NUMBERS},
    {"number", SCREEN_VERIFY, KEYBOARD_NUMBER, TAB_NUMBERS},
    {"latin", SCREEN_VERIFY, KEYBOARD_LATIN, TAB_NUMBERS},
    {"result", SCREEN_RESULT, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"pay", SCREEN_PAY, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"directory", SCREEN_DIRECTORY, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"sites", SCREEN_DIRECTORY, KEYBOARD_VARNAMALA, TAB_SITES},
    {"counters", SCREEN_DIRECTORY, KEYBOARD_VARNAMALA, TAB_COUNTERS},
    {"staff", SCREEN_STAFF, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"staff-panel", SCREEN_STAFF, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"lostmoney", SCREEN_LOSTMONEY, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"questions", SCREEN_QUESTIONS, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"report", SCREEN_REPORT, KEYBOARD_VARNAMALA, TAB_NUMBERS},
    {"report-done", SCREEN_REPORT, KEYBOARD_VARNAMALA, TAB_NUMBERS},
};

/* "urgent" without an emergency in force shows what one would look like. */
static void
stage_emergency(struct kiosk *k)
{
    struct ui_model *m = &k->model;
    for (size_t i = 0; i < m->n_slides; i++)
        if (m->slides[i].emergency)
            return;
    k->view.slides[m->slide].emergency = true;
}

/* One warning of the office instead of those that are due. */
static bool
stage_warning(struct kiosk *k, const char *id, struct err *err)
{
    struct warning w;
    struct view *v = &k->view;
    if (!warning_find(k->sources.office, str_of(id), &v->arena, &w, err))
        return false;
    v->slides[0] = view_slide(k->langs[k->lang], &v->arena, &w);
    k->model.slide = 0;
    k->model.n_slides = v->n_slides = 1;
    return true;
}

static bool
find_scene(const char *name, struct scene *out, struct err *err)
{
    for (size_t i = 0; i < ARRAY_LEN(scenes); i++) {
        if (strcmp(scenes[i].name, name) == 0) {
            *out = scenes[i];
            return true;
        }
    }
    return err_input(err, "--render %s: expected one of attract, urgent, verify, inscript, "
                          "number, latin, result, pay, directory, sites, counters, lostmoney, "
                          "questions, staff, staff-panel, report, report-done", name);
}

/* The questions, and what comes of the answers given: the next question or the result. */
static bool
answer_questions(struct kiosk *k, struct err *err)
{
    static const char *const names[REPLIES] = {NULL, "yes", "no", "dontknow"};
    struct str rest = str_of(k->options->answers), word;
    kiosk_ask(k);
    while (rest.n && k->ui->screen == SCREEN_QUESTIONS && str_cut(&rest, ',', &word)) {
        int reply = REPLY_YES;
        while (reply < REPLIES && !str_eq(word, str_of(names[reply])))
            reply++;
        if (reply == REPLIES)
            return err_input(err, "--answers: expected yes, no or dontknow, by commas, not \"%.*s\"",
                             (int)word.n, word.p);
        k->ui->reply = (enum reply)reply;
        kiosk_ask(k);
    }
    return true;
}

/* Of the slides all, for who is to speak them. */
static bool
write_spoken(struct kiosk *k, const char *path, struct err *err)
{
    struct buf out = {0};
    size_t n = k->ui->screen == SCREEN_ATTRACT ? k->model.n_slides : 1;
    for (size_t i = 0; i < n; i++) {
        if (n > 1) {
            k->model.slide = i;
            kiosk_build(k);
        }
        spoken_put(&out, &k->ui->spoken);
    }
    return spoken_write(&out, path, err);
}

/* The consent of what --text holds, or where there are several, their choice; with `done` the token
 * as it would be, of nothing that is kept. */
static bool
show_report(struct kiosk *k, bool done, struct err *err)
{
    if (k->ui->editor.n == 0) /* RFC 2606: a name that is nobody's */
        editor_insert(&k->ui->editor, STR("http://kesco-bill.example"), false);
    kiosk_check(k, str_of(k->options->sender));
    if (k->model.report.n == 0)
        return err_input(err, "--render report: --text holds no number, link, UPI ID or sender that "
                              "could be reported");
    k->ui->screen = SCREEN_REPORT;
    k->ui->told = done || k->model.report.n == 1 ? 1 : 0;
    if (!done)
        return true;
    k->ui->report = REPORT_DONE;
    k->model.wipe_in = REPORT_DONE_SECONDS;
    k->model.report.token = STR("ST-0000");
    k->model.report.when = lang_date(k->langs[k->lang], &k->session, k->model.now);
    return true;
}

bool
kiosk_render(struct kiosk *k, struct err *err)
{
    struct scene scene = {0};
    const struct options *o = k->options;
    if (!find_scene(o->render, &scene, err) ||
        (o->warning && !stage_warning(k, o->warning, err)))
        return false;
    k->ui->screen = scene.screen;
    k->ui->keyboard = scene.keyboard;
    k->ui->tab = scene.tab;
    k->model.wipe_in = k->sources.idle_seconds;
    k->model.slide_part = 0.5;
    kiosk_find_voice(k);
    if (strcmp(scene.name, "urgent") == 0)
        stage_emergency(k);
    editor_insert(&k->ui->editor, str_of(o->text), false);
    kiosk_find_hints(k);
    if (scene.screen == SCREEN_RESULT)
        kiosk_check(k, str_of(o->sender));
    if (scene.screen == SCREEN_STAFF)
        staff_show(k, strcmp(scene.name, "staff-panel") == 0);
    if (scene.screen == SCREEN_QUESTIONS && !answer_questions(k, err))
        return false;
    if (scene.screen == SCREEN_REPORT &&
        !show_report(k, strcmp(scene.name, "report-done") == 0, err))
        return false;
    kiosk_build(k);
    stage_show(k->stage, &k->list);
    return stage_save(k->stage, o->out, err) &&
           (!o->areas || areas_write(k->ui, &k->model, o->areas, err)) &&
           (!o->texts || texts_write(&k->list, o->texts, err)) &&
           (!o->spoken || write_spoken(k, o->spoken, err));
}
