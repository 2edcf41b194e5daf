#include "ui/screens/screens.h"

#include "ui/screens/parts.h"
#include "ui/theme.h"

/* The texts of the code's box, measured once and drawn once. */
struct code_box {
    struct str title, purpose, hint;
    struct type title_type, purpose_type, hint_type;
    int title_h, purpose_h, hint_h;
};

static struct str
hint_of(const struct frame *f, struct str payload)
{
    struct lang_arg args[] = {{"date", f->m->list_date}, {"age", f->m->list_age}};
    if (f->m->list_stale)
        return say_with(f, "directory.scan.stale", args, ARRAY_LEN(args));
    if (str_starts(payload, "tel:"))
        return say(f, "directory.scan.number");
    return say(f, "directory.scan.link");
}

static struct code_box
measure(struct frame *f, int w, struct str title, struct str purpose, struct str payload)
{
    struct code_box b = {.title = title, .purpose = purpose, .hint = hint_of(f, payload)};
    b.title_type = (struct type){.px = 120, .bold = true, .line_height = 1.15, .tracking = 1,
                                 .color = COLOR_INK, .align = ALIGN_CENTER, .max_lines = 2,
                                 .min_px = 56,
                                 .personal = f->ui->screen == SCREEN_RESULT /* as typed */};
    b.title_type.px = one_line_px(f, w, title, &b.title_type, 56);
    if (text_width(f, title, &b.title_type) > w)
        b.title_type.px = 64;
    b.purpose_type = (struct type){.px = 44, .line_height = 1.35, .color = COLOR_INK,
                                   .align = ALIGN_CENTER, .balance = true, .max_lines = 3,
                                   .min_px = 36};
    b.hint_type = (struct type){.px = 42, .line_height = 1.4, .color = COLOR_INK,
                                .align = ALIGN_CENTER, .balance = true};
    b.title_h = text_height(f, w, title, &b.title_type);
    b.purpose_h = purpose.n ? text_height(f, w, purpose, &b.purpose_type) : 0;
    b.hint_h = text_height(f, w, b.hint, &b.hint_type);
    return b;
}

static void
put_code(struct frame *f, int x, int y, int size, struct str payload)
{
    struct rect at = {x, y, size, size};
    put_bordered(f, at, COLOR_CARD, RADIUS_CARD, COLOR_INK, 4);
    put_qr(f, inset(at, 18, 18), payload);
}

static void
put_close(struct frame *f, struct rect at)
{
    put_button(f, at, &(struct button){.look = LOOK_NAV, .icon = ICON_CROSS, .px = 46,
                                       .label = say(f, "common.close"), .act = ACT_CLOSE});
}

/* All in one column, as high as it needs. */
static void
overlay_tall(struct frame *f, struct str title, struct str purpose, struct str payload)
{
    enum { W = 900, PAD = 48, MOST = 620 };
    int w = W - 2 * PAD;
    struct code_box b = measure(f, w, title, purpose, payload);
    int rest = 44 + b.title_h + b.purpose_h + 28 + 26 + b.hint_h + 36 + ACTION_H + 44;
    int code = f->h - 2 * 32 - rest < MOST ? f->h - 2 * 32 - rest : MOST, h = rest + code;
    struct rect box = put_modal(f, W, h);
    int x = box.x + PAD, y = box.y + 44;
    y += put_text(f, x, y, w, b.title, &b.title_type);
    if (b.purpose_h)
        y += put_text(f, x, y, w, b.purpose, &b.purpose_type);
    put_code(f, box.x + (W - code) / 2, y + 28, code, payload);
    y += 28 + code + 26;
    put_text(f, x, y, w, b.hint, &b.hint_type);
    put_close(f, (struct rect){x, box.y + h - 44 - ACTION_H, w, ACTION_H});
}

/* The code at the left, the words and the button at the right. */
static void
overlay_wide(struct frame *f, struct str title, struct str purpose, struct str payload)
{
    enum { PAD = 50, GAP = 50, CODE = 660 };
    int all_w = f->large ? 1800 : 1560, all_h = f->large ? 960 : CODE + 2 * PAD;
    int w = all_w - 2 * PAD - CODE - GAP, high = all_h - 2 * PAD;
    struct code_box b = measure(f, w, title, purpose, payload);
    struct rect box = put_modal(f, all_w, all_h);
    int x = box.x + PAD + CODE + GAP, room = high - ACTION_H;
    put_code(f, box.x + PAD, box.y + (all_h - CODE) / 2, CODE, payload);
    int gap = (room - b.title_h - b.purpose_h - b.hint_h) / 3, y = box.y + PAD + gap / 2;
    y += put_text(f, x, y, w, b.title, &b.title_type);
    if (b.purpose_h)
        y += put_text(f, x, y, w, b.purpose, &b.purpose_type);
    put_text(f, x, y + gap, w, b.hint, &b.hint_type);
    put_close(f, (struct rect){x, box.y + all_h - PAD - ACTION_H, w, ACTION_H});
}

void
overlay_qr(struct frame *f, struct str title, struct str purpose, struct str payload)
{
    speak_only(f, title);
    speak(f, purpose);
    speak(f, hint_of(f, payload));
    if (f->landscape)
        overlay_wide(f, title, purpose, payload);
    else
        overlay_tall(f, title, purpose, payload);
}

void
overlay_countdown(struct frame *f)
{
    enum { W = 900, PAD = 48, BIG_H = 264 };
    struct str seconds = digits(f, f->m->wipe_in);
    struct lang_arg args[] = {{"seconds", seconds}};
    struct type big = {.px = 220, .bold = true, .line_height = 1.2, .color = COLOR_BRAND,
                       .align = ALIGN_CENTER};
    struct type text = {.px = 50, .line_height = 1.4, .color = COLOR_INK,
                        .align = ALIGN_CENTER, .balance = true, .max_lines = 3, .min_px = 42};
    int w = W - 2 * PAD;
    struct str sentence = say_with(f, "idle.sentence", args, 1);
    int h = 20 + BIG_H + text_height(f, w, sentence, &text) + 60 + 152 + 20 + ACTION_H + PAD;
    struct rect box = put_modal(f, W, h);
    speak_only(f, sentence);
    int x = box.x + PAD, y = box.y + 20;
    put_label(f, (struct rect){x, y, w, BIG_H}, seconds, &big);
    put_text(f, x, y + BIG_H, w, sentence, &text);
    int low = box.y + h - PAD - ACTION_H;
    put_button(f, (struct rect){x, low - 20 - 152, w, 152},
               &(struct button){.look = LOOK_PRIMARY, .icon = ICON_CLOCK, .icon_px = 68, .px = 54,
                                .label = say(f, "idle.more"), .act = ACT_MORE_TIME});
    put_button(f, (struct rect){x, low, w, ACTION_H},
               &(struct button){.look = LOOK_SECONDARY, .icon = ICON_CHECK, .px = 44,
                                .label = say(f, "idle.done"), .act = ACT_BACK});
}
