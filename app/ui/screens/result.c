#include "ui/screens/screens.h"

#include "base/log.h"
#include "ui/screens/questions.h"
#include "ui/screens/result.h"
#include "ui/theme.h"

const struct verdict_look *
verdict_look(enum verdict v)
{
    static const struct verdict_look scam = {
        .band = {0xa6, 0x1b, 0x17, 255}, .on_band = {255, 255, 255, 255},
        .box = {0x7f, 0x12, 0x0f, 255},
        .mark = {0xff, 0xd7, 0xd3, 255}, .on_mark = {0x6d, 0x15, 0x12, 255},
        .disc = {0xff, 0xd7, 0xd3, 255}, .on_disc = {0x6d, 0x15, 0x12, 255},
        .icon = ICON_VERDICT_SCAM, .title = "verdict.scam", .why = "result.why.scam"};
    static const struct verdict_look suspicious = {
        .band = {0xf2, 0xa1, 0x1b, 255}, .on_band = {0x2a, 0x1c, 0x00, 255},
        .box = {0xff, 0xe3, 0xa3, 255},
        .mark = {0xff, 0xe3, 0xa3, 255}, .on_mark = {0x6b, 0x3b, 0x00, 255},
        .disc = {0xff, 0xe3, 0xa3, 255}, .on_disc = {0x6b, 0x3b, 0x00, 255},
        .icon = ICON_VERDICT_SUSPICIOUS, .title = "verdict.suspicious",
        .why = "result.why.suspicious"};
    static const struct verdict_look official = {
        .band = {0x0f, 0x5f, 0x35, 255}, .on_band = {255, 255, 255, 255},
        .box = {0x0b, 0x4a, 0x2a, 255},
        .mark = {0xe5, 0xf4, 0xea, 255}, .on_mark = {0x0b, 0x4a, 0x2a, 255},
        .disc = {0xe5, 0xf4, 0xea, 255}, .on_disc = {0x0f, 0x5f, 0x35, 255},
        .icon = ICON_VERDICT_OFFICIAL, .title = "verdict.official", .why = "result.why.official"};
    static const struct verdict_look unverified = {
        .band = {0x3d, 0x47, 0x63, 255}, .on_band = {255, 255, 255, 255},
        .box = {0x14, 0x21, 0x3d, 255},
        .mark = {0xd5, 0xdc, 0xec, 255}, .on_mark = {0x14, 0x21, 0x3d, 255},
        .disc = {0xd5, 0xdc, 0xec, 255}, .on_disc = {0x3d, 0x47, 0x63, 255},
        .icon = ICON_VERDICT_UNVERIFIED, .title = "verdict.unverified",
        .why = "result.why.unverified"};
    switch (v) {
    case VERDICT_SCAM: return &scam;
    case VERDICT_SUSPICIOUS: return &suspicious;
    case VERDICT_OFFICIAL: return &official;
    case VERDICT_UNVERIFIED: return &unverified;
    }
    BUG("an unknown verdict");
}

bool
result_is_stale(const struct frame *f)
{
    const struct result_view *r = &f->m->result;
    return r->answer && r->answer->verdict == VERDICT_OFFICIAL && r->as_of.n;
}

const struct verdict_look *
result_look(const struct frame *f)
{
    static const struct verdict_look stale = {
        .band = {0xe5, 0xf4, 0xea, 255}, .on_band = {0x0b, 0x4a, 0x2a, 255},
        .box = {0xfb, 0xfa, 0xf6, 255},
        .mark = {0xe5, 0xf4, 0xea, 255}, .on_mark = {0x0b, 0x4a, 0x2a, 255},
        .disc = {0xe5, 0xf4, 0xea, 255}, .on_disc = {0x0f, 0x5f, 0x35, 255},
        .icon = ICON_CLOCK, .title = "result.stale.title", .why = "result.why.official"};
    return result_is_stale(f) ? &stale : verdict_look(f->m->result.answer->verdict);
}

/* ---- what it is about ---- */

enum entity_kind
result_subject(const struct frame *f)
{
    static const enum entity_kind order[] = {ENTITY_PHONE, ENTITY_LINK, ENTITY_VPA, ENTITY_APP};
    const struct result_view *r = &f->m->result;
    if (r->answer->single)
        return r->looked_up_kind;
    if (r->answer->verdict == VERDICT_OFFICIAL || r->answer->verdict == VERDICT_UNVERIFIED)
        return ENTITY_KINDS;
    for (int worst = STATUS_REPORTED; worst >= 0; worst--)
        for (size_t k = 0; k < ARRAY_LEN(order); k++)
            for (size_t i = 0; i < r->answer->n_entities; i++)
                if (r->answer->entities[i].kind == order[k] && worst != STATUS_OFFICIAL &&
                    (int)r->answer->entities[i].status == worst)
                    return order[k];
    return ENTITY_KINDS;
}

struct str
say_of_kind(const struct frame *f, const char *id, enum entity_kind kind)
{
    const char *name = "message";
    switch (kind) {
    case ENTITY_PHONE: name = "phone"; break;
    case ENTITY_LINK: name = "link"; break;
    case ENTITY_VPA: name = "vpa"; break;
    case ENTITY_HEADER: name = "header"; break;
    case ENTITY_EMAIL: name = "email"; break;
    case ENTITY_APP: name = "app"; break;
    default: break;
    }
    return say_home(f, arena_fmt(f->list->arena, "%s.%s", id, name).p);
}

/* ---- the band ---- */

static struct str
band_sub(const struct frame *f, enum verdict v)
{
    enum entity_kind subject = result_subject(f);
    struct lang_arg date[] = {{"date", f->m->result.as_of}};
    if (result_is_stale(f))
        return say_with(f, "result.stale.sub", date, 1);
    switch (v) {
    case VERDICT_SCAM: return say_of_kind(f, "result.scam.sub", subject);
    case VERDICT_OFFICIAL: return say_of_kind(f, "result.official.sub", subject);
    case VERDICT_SUSPICIOUS: return say_home(f, "result.suspicious.sub");
    case VERDICT_UNVERIFIED: return say_home(f, "result.unverified.sub");
    }
    BUG("an unknown verdict");
}

/* The number, link, ... of a message that makes it a fraud; empty if there is none. */
static struct str
worst_entity(const struct frame *f, enum entity_kind kind)
{
    const struct answer *a = f->m->result.answer;
    struct str found = {0};
    int worst = -1;
    for (size_t i = 0; i < a->n_entities; i++) {
        const struct entity *e = &a->entities[i];
        if (e->kind != kind || e->status == STATUS_OFFICIAL || (int)e->status <= worst)
            continue;
        worst = (int)e->status;
        found = kind == ENTITY_PHONE && e->text.n ? e->text : e->key;
    }
    return found;
}

/* The box at the band's right end with the worst of a message; returns its left edge. */
static int
put_band_box(struct frame *f, struct rect band, const struct verdict_look *look)
{
    enum entity_kind kind = result_subject(f);
    struct str worst = {0};
    if (!f->m->result.answer->single && kind != ENTITY_KINDS)
        worst = worst_entity(f, kind);
    if (!worst.n)
        return band.w - MARGIN;
    struct color on_box = look == verdict_look(VERDICT_SUSPICIOUS) ? look->on_mark : look->on_band;
    struct type label = {.px = 36, .line_height = 1.3, .color = on_box, .max_lines = 1,
                         .min_px = 30};
    struct type value = {.px = 64, .bold = true, .line_height = 1.25, .color = on_box,
                         .tracking = 1, .max_lines = 1, .min_px = 34, .personal = true};
    struct str what = say_of_kind(f, "result.checked", kind);
    int w = text_width(f, worst, &value), least = text_width(f, what, &label);
    w = (w > least ? w : least) + 72;
    w = w > 640 ? 640 : w;
    struct rect box = {band.w - MARGIN - w, band.y + 18, w, band.h - 36};
    put_box(f, box, look->box, RADIUS_CARD);
    put_label(f, (struct rect){box.x + 36, box.y + 10, w - 72, 48}, what, &label);
    put_label(f, (struct rect){box.x + 36, box.y + 56, w - 70, 82}, worst, &value);
    return box.x;
}

static int
band_box_left(struct frame *f, const struct verdict_look *look)
{
    size_t op = f->list->n;
    int left = put_band_box(f, (struct rect){0, 0, f->w, 0}, look);
    f->list->n = op;
    return left;
}

static int
put_wide_band(struct frame *f, int y, const struct verdict_look *look, struct str sub)
{
    enum { ICON = 140, LEAST_H = 184, LARGE_PX = 66 };
    struct type title = {.px = f->large ? LARGE_PX : 104, .bold = true, .line_height = 1.25, .color = look->on_band,
                         .max_lines = 1, .min_px = 72};
    struct type text = {.px = 50, .bold = true, .line_height = 1.32, .color = look->on_band,
                        .balance = true, .max_lines = 2, .min_px = 34};
    int right = f->large ? f->w - MARGIN : band_box_left(f, look) - 36;
    struct str words = say(f, look->title);
    int x = MARGIN + ICON + 36, w = text_width(f, words, &title);
    w = w > (right - x) * 6 / 10 ? (right - x) * 6 / 10 : w;
    int sub_x = x + w + 92, sub_h = text_height(f, right - sub_x, sub, &text);
    int h = f->large && sub_h + 24 > LEAST_H ? sub_h + 24 : LEAST_H;
    struct rect band = {0, y, f->w, h};
    put_box(f, band, look->band, 0);
    if (!f->large) /* large text has no room to say it twice: the reasons name it */
        put_band_box(f, band, look);
    put_icon(f, look->icon, MARGIN, y + (h - ICON) / 2, ICON, look->on_band);
    put_label(f, (struct rect){x, y, w + 4, h}, words, &title);
    put_box(f, (struct rect){x + w + 44, y + 40, 4, h - 80}, look->on_band, 2);
    put_text(f, sub_x, y + (h - sub_h) / 2, right - sub_x, sub, &text);
    return h;
}

static int
put_result_band(struct frame *f, int y, enum verdict v)
{
    const struct verdict_look *look = result_look(f);
    struct str sub = band_sub(f, v);
    if (f->landscape)
        return put_wide_band(f, y, look, sub);
    return put_band(f, y, &(struct band){.fill = look->band, .text = look->on_band,
                                         .icon = look->icon, .icon_px = 200, .min_h = 288,
                                         .title = say(f, look->title), .sub = sub,
                                         .title_px = 112, .sub_px = 48});
}

/* ---- the page ---- */

static void
put_actions(struct frame *f, struct rect row, void *ctx)
{
    (void)ctx;
    const struct result_view *r = &f->m->result;
    bool to_phone = r->answer->verdict == VERDICT_OFFICIAL && r->qr.n;
    struct button first = {.look = LOOK_SECONDARY, .icon = ICON_PENCIL,
                           .label = say(f, "result.edit"), .act = ACT_EDIT};
    if (f->ui->replies.n)
        first = (struct button){.look = LOOK_SECONDARY, .icon = ICON_LIST,
                                .label = say(f, "question.restart"), .act = ACT_ASK};
    if (to_phone)
        first = (struct button){.look = LOOK_SECONDARY, .icon = ICON_QR,
                                .label = say(f, "result.to_phone"), .act = ACT_QR};
    struct button buttons[3], new_check = {.look = LOOK_NAV, .icon = ICON_SEARCH,
                                           .label = say(f, "result.new"), .act = ACT_NEW_CHECK};
    size_t n = 0;
    if (f->m->can_listen)
        buttons[n++] = listen_button(f);
    bool tell = f->m->report.open && f->m->report.n;
    if (!tell || !f->m->can_listen) /* no room for four: "back" does the same */
        buttons[n++] = first;
    if (tell)
        buttons[n++] = (struct button){.look = LOOK_SECONDARY, .icon = ICON_FLAG,
                                       .label = say(f, "report.title"), .act = ACT_REPORT};
    buttons[n++] = new_check;
    buttons[0].px = 42;
    put_button_row(f, row, 20, buttons, n);
}

/* What stands under one thing that nothing confirms; a replaced number names its successor. */
static struct str
about_looked_up(struct frame *f)
{
    const struct result_view *r = &f->m->result;
    if (r->answer->verdict != VERDICT_UNVERIFIED)
        return (struct str){0};
    if (r->n_reasons && r->answer->reasons[0].code == REASON_SUPERSEDED)
        return r->reasons[0];
    return say_of_kind(f, "result.unverified.about", r->looked_up_kind);
}

static void
first_group(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    const struct answer *answer = c->f->m->result.answer;
    const struct verdict_look *look = result_look(c->f);
    if (answer->verdict == VERDICT_OFFICIAL && answer->single) {
        block_entry(c, fit);
        return;
    }
    if (answer->single)
        block_looked_up(c, fit, about_looked_up(c->f));
    if (!answer->single || answer->verdict != VERDICT_UNVERIFIED)
        block_reasons(c, fit, look);
    block_answers(c, fit);
    if (!answer->single && !c->f->ui->replies.n && !c->dealt)
        block_message(c, fit, look);
    if (c->f->landscape && !c->dealt && answer->verdict == VERDICT_UNVERIFIED)
        block_more(c, fit);
}

static void
second_group(struct column *c, const struct fit *fit, void *ctx)
{
    (void)ctx;
    const struct answer *answer = c->f->m->result.answer;
    switch (answer->verdict) {
    case VERDICT_OFFICIAL:
        block_caution(c, fit);
        block_at_home(c, fit);
        break;
    case VERDICT_UNVERIFIED:
        block_until_confirmed(c, fit);
        if (!c->f->landscape || c->dealt)
            block_more(c, fit);
        break;
    case VERDICT_SUSPICIOUS:
    case VERDICT_SCAM:
        block_next_step(c, fit, answer->verdict);
        break;
    }
    if (!answer->single && !c->f->ui->replies.n && c->dealt) /* on pages, what to do comes before what they know */
        block_message(c, fit, result_look(c->f));
}

/* ---- the voice ---- */

static void
speak_steps(struct frame *f, enum verdict v)
{
    if (v == VERDICT_UNVERIFIED) {
        speak(f, say(f, "result.until"));
        speak(f, say_home(f, "result.until.1"));
        speak(f, say_of_kind(f, "result.until.2", result_subject(f)));
        speak(f, say_home(f, "result.until.3"));
        return;
    }
    speak(f, say(f, "result.next"));
    speak(f, say_home(f, v == VERDICT_SCAM ? "result.scam.next" : "result.suspicious.next"));
}

/* The answer as one would tell it: what it is, what was looked up, why, what to do. */
static void
speak_answer(struct frame *f)
{
    const struct result_view *r = &f->m->result;
    enum verdict v = r->answer->verdict;
    speak(f, say(f, result_look(f)->title));
    speak(f, band_sub(f, v));
    speak_heading(f);
    if (r->answer->single) {
        speak(f, say_of_kind(f, "result.you_checked", r->looked_up_kind));
        speak(f, r->looked_up);
    }
    if (v == VERDICT_OFFICIAL && r->answer->single) {
        speak(f, r->headline);
        speak(f, r->purpose);
        speak(f, r->region);
        speak(f, r->source);
    } else if (r->answer->single && v == VERDICT_UNVERIFIED) {
        speak(f, about_looked_up(f));
    } else {
        speak(f, r->n_reasons ? say(f, result_look(f)->why) : (struct str){0});
        for (size_t i = 0; i < r->n_reasons; i++)
            speak(f, r->reasons[i]);
    }
    if (v != VERDICT_OFFICIAL) {
        speak_steps(f, v);
        return;
    }
    speak(f, say_of_kind(f, "result.caution.title", result_subject(f)));
    speak(f, say_of_kind(f, "result.caution", result_subject(f)));
}

void
screen_result(struct frame *f)
{
    static const struct answer none = {.verdict = VERDICT_UNVERIFIED};
    struct ui_model shown = *f->m;
    if (!shown.result.answer)
        shown.result.answer = &none;
    const struct ui_model *given = f->m;
    f->m = &shown;
    int top = put_header(f, "result.title"), bottom = put_foot_timed(f);
    speak_answer(f);
    top += put_result_band(f, top, shown.result.answer->verdict);
    put_page(f, top, bottom, &(struct page){.first = first_group, .second = second_group,
                                            .actions = put_actions,
                                            .share = shown.result.answer->verdict ==
                                                     VERDICT_OFFICIAL ? 0.5 : 0.55});
    f->m = given;
}
