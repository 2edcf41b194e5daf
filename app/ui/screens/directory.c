#include "ui/screens/screens.h"

#include "ui/screens/parts.h"
#include "ui/theme.h"

enum { ROW_MOST = 160, ROW_LEAST = 148, ROW_LARGE = 280, ROW_LARGE_WIDE = 230, ROW_LARGE_MOST = 330, ROW_GAP = 16, TILE = 104, CODE_BUTTON = 132,
       PAGER_H = 100, TABS_H = 112 };

/* ---- tabs ---- */

static void
put_tabs(struct frame *f, struct rect row)
{
    static const enum icon icons[TABS] = {ICON_PHONE, ICON_GLOBE, ICON_CASH};
    static const char *const labels[TABS] = {"directory.tab.numbers", "directory.tab.sites",
                                             "directory.tab.counters"};
    struct button tabs[TABS];
    for (int i = 0; i < TABS; i++)
        tabs[i] = (struct button){.look = f->ui->tab == (enum directory_tab)i ? LOOK_NAV
                                                                             : LOOK_SECONDARY,
                                  .icon = icons[i], .label = say(f, labels[i]),
                                  .radius = RADIUS_PILL, .act = ACT_GO_TAB, .arg = i};
    put_button_row(f, row, 12, tabs, TABS);
}

/* ---- rows ---- */

static void
put_row_tile(struct frame *f, struct rect row, enum icon icon, struct color fill,
             struct color color)
{
    struct rect at = {row.x + 24, row.y + (row.h - TILE) / 2, TILE, TILE};
    put_box(f, at, fill, RADIUS_CARD);
    put_icon(f, icon, at.x + (TILE - 68) / 2, at.y + (TILE - 68) / 2, 68, color);
}

/* The button that shows a row's code; returns the x its row's text must end before. */
static int
put_code_button(struct frame *f, struct rect row, struct str payload, size_t index,
                struct str name)
{
    if (!payload.n)
        return row.x + row.w - 24;
    int h = row.h - 28 < CODE_BUTTON ? row.h - 28 : CODE_BUTTON;
    struct rect at = {row.x + row.w - 20 - CODE_BUTTON, row.y + (row.h - h) / 2, CODE_BUTTON, h};
    bool pressed = is_pressed(f, ACT_QR, (int)index);
    struct type type = {.px = 34, .bold = true, .line_height = 1.3, .color = COLOR_BRAND,
                        .align = ALIGN_CENTER, .min_px = 28};
    put_bordered(f, at, pressed ? RGB(0xe6eaf3) : COLOR_CARD, RADIUS_PILL, COLOR_EDGE, BORDER);
    int top = at.y + (h - 72 - 44) / 2 + (pressed ? 3 : 0);
    put_icon(f, ICON_QR, at.x + (at.w - 72) / 2, top, 72, COLOR_BRAND);
    put_label(f, (struct rect){at.x + 4, top + 72, at.w - 8, 44}, say(f, "directory.qr"), &type);
    struct lang_arg args[] = {{"name", name}};
    hit_add(f, at, ACT_QR, (int)index, say_with(f, "directory.qr_of", args, ARRAY_LEN(args)));
    return at.x - 20;
}

/* A value and its purpose; a purpose of two lines makes both a little smaller. */
static void
put_row_text(struct frame *f, struct rect at, const struct directory_row *r, int value_px)
{
    struct color color = r->danger ? COLOR_RED : COLOR_INK;
    struct type value = {.px = value_px, .bold = true, .line_height = 1.2, .color = color,
                         .max_lines = 1, .min_px = 38, .tracking = value_px > 60 ? 1 : 0};
    struct type note = {.px = 34, .bold = true, .line_height = 1.2, .max_lines = 1,
                        .color = r->danger ? COLOR_RED : COLOR_GREEN};
    struct type purpose = {.px = 38, .line_height = f->large ? 1.25 : 1.35, .max_lines = 2,
                           .min_px = 30, .color = r->danger ? COLOR_ON_RED_BG : COLOR_INK};
    if (!f->large && text_height(f, at.w, r->purpose, &purpose) > 60) {
        purpose.px = 34;
        purpose.line_height = 1.25;
        value.px = value_px > 60 ? 50 : 44;
    }
    int note_w = r->note.n ? text_width(f, r->note, &note) + 24 : 0;
    int value_w = text_width(f, r->value, &value), room = at.w - note_w;
    value_w = value_w > room ? room : value_w;
    int value_h = text_height(f, room, r->value, &value);
    int h = value_h + text_height(f, at.w, r->purpose, &purpose), y = at.y + (at.h - h) / 2;
    put_text(f, at.x, y, room, r->value, &value);
    if (note_w)
        put_label(f, (struct rect){at.x + value_w + 24, y, note_w, value_h}, r->note, &note);
    put_text(f, at.x, y + value_h, at.w, r->purpose, &purpose);
}

static void
put_channel(struct frame *f, struct rect row, const struct directory_row *r, size_t index,
            int value_px)
{
    if (r->danger)
        put_bordered(f, row, COLOR_RED_BG, RADIUS_CARD, COLOR_RED, BORDER);
    else
        put_card(f, row, TONE_PLAIN);
    bool tile = !f->large || f->landscape; /* large text asks for its room */
    if (tile)
        put_row_tile(f, row, r->icon, r->danger ? COLOR_CARD : COLOR_SLATE_BG,
                     r->danger ? COLOR_RED : COLOR_BRAND);
    int x = row.x + (tile ? 24 + TILE + 28 : 32);
    int right = put_code_button(f, row, r->qr, index, r->value);
    put_row_text(f, (struct rect){x, row.y, right - x, row.h}, r, value_px);
}

/* Name, place and hours under each other. */
static void
put_counter_large(struct frame *f, struct rect row, const struct counter_row *r, size_t index)
{
    struct type name = {.px = 48, .bold = true, .line_height = 1.25, .color = COLOR_INK,
                        .max_lines = 1, .min_px = 38};
    struct type small = {.px = 36, .bold = r->here, .line_height = 1.3, .max_lines = 1,
                         .min_px = 30, .color = r->here ? COLOR_GREEN : COLOR_INK};
    struct lang_arg where[] = {{"place", r->place}};
    struct str place = r->here ? say_with(f, "directory.here", where, 1) : r->place;
    struct str hours = r->note.n ? arena_fmt(f->list->arena, "%.*s · %.*s", (int)r->hours.n,
                                             r->hours.p, (int)r->note.n, r->note.p)
                                 : r->hours;
    put_bordered(f, row, COLOR_CARD, RADIUS_CARD, r->here ? COLOR_GREEN : COLOR_LINE, BORDER);
    int right = put_code_button(f, row, r->qr, index, r->name), x = row.x + 32, w = right - x;
    int name_h = text_height(f, w, r->name, &name), place_h = text_height(f, w, place, &small);
    int hours_h = text_height(f, w, hours, &small);
    int y = row.y + (row.h - name_h - place_h - hours_h) / 2;
    put_text(f, x, y, w, r->name, &name);
    put_text(f, x, y + name_h, w, place, &small);
    small.bold = true;
    small.color = COLOR_INK;
    put_text(f, x, y + name_h + place_h, w, hours, &small);
}

static void
put_counter(struct frame *f, struct rect row, const struct counter_row *r, size_t index)
{
    struct type name = {.px = 48, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                        .min_px = 38};
    struct type place = {.px = 36, .bold = r->here, .line_height = 1.35, .min_px = 30,
                         .color = r->here ? COLOR_GREEN : COLOR_INK};
    if (f->large && !f->landscape) {
        put_counter_large(f, row, r, index);
        return;
    }
    struct type hours = {.px = 42, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                         .align = ALIGN_RIGHT, .min_px = 34};
    struct type note = {.px = 34, .bold = r->open_sunday, .line_height = 1.35, .min_px = 28,
                        .align = ALIGN_RIGHT, .color = r->open_sunday ? COLOR_GREEN : COLOR_MUTED};
    put_bordered(f, row, COLOR_CARD, RADIUS_CARD, r->here ? COLOR_GREEN : COLOR_LINE, BORDER);
    put_row_tile(f, row, ICON_CASH, r->here ? COLOR_GREEN_BG : COLOR_SLATE_BG,
                 r->here ? COLOR_GREEN : COLOR_BRAND);
    int x = row.x + 24 + TILE + 24;
    int right = put_code_button(f, row, r->qr, index, r->name);
    int hours_w = text_width(f, r->hours, &hours), note_w = text_width(f, r->note, &note);
    hours_w = (hours_w > note_w ? hours_w : note_w) + 4;
    int w = right - x - hours_w - 20, a = grown(f, 62), b = grown(f, 50), top = row.y + (row.h - a - b) / 2;
    struct lang_arg where[] = {{"place", r->place}};
    struct str place_text = r->here ? say_with(f, "directory.here", where, 1) : r->place;
    put_label(f, (struct rect){x, top, w, a}, r->name, &name);
    put_label(f, (struct rect){x, top + a, w, b}, place_text, &place);
    put_label(f, (struct rect){right - hours_w, top, hours_w, a}, r->hours, &hours);
    put_label(f, (struct rect){right - hours_w, top + a, hours_w, b}, r->note, &note);
}

/* ---- pages ---- */

static size_t
rows_of_tab(const struct frame *f)
{
    switch (f->ui->tab) {
    case TAB_SITES: return f->m->n_sites;
    case TAB_COUNTERS: return f->m->n_counters;
    default: return f->m->n_numbers;
    }
}

/* The rows of the page now shown: [first, last) of n in rows of height h. */
struct page_of_rows {
    size_t first, last, n, per_page;
    int columns, h;
};

static struct page_of_rows
page_of(const struct frame *f, struct rect at)
{
    struct page_of_rows p = {.n = rows_of_tab(f), .columns = f->landscape && !f->large ? 2 : 1};
    int least = !f->large ? ROW_LEAST : f->landscape ? ROW_LARGE_WIDE : ROW_LARGE, most = f->large ? ROW_LARGE_MOST : ROW_MOST;
    int lines = (at.h + ROW_GAP) / (least + ROW_GAP);
    lines = lines < 1 ? 1 : lines;
    p.h = (at.h - (lines - 1) * ROW_GAP) / lines;
    p.h = p.h > most ? most : p.h;
    p.per_page = (size_t)lines * (size_t)p.columns;
    size_t pages = p.n ? (p.n + p.per_page - 1) / p.per_page : 1;
    size_t page = f->ui->page > 0 ? (size_t)f->ui->page : 0;
    page = page < pages ? page : pages - 1;
    p.first = page * p.per_page;
    if (p.first + p.per_page > p.n) /* the last page is a full one too */
        p.first = p.n > p.per_page ? p.n - p.per_page : 0;
    p.last = p.first + p.per_page < p.n ? p.first + p.per_page : p.n;
    return p;
}

/* "1912. Complaints about supply. 24 hours"; of a counter its name, place and hours. */
static void
speak_row(struct frame *f, size_t i)
{
    if (f->ui->tab == TAB_COUNTERS) {
        const struct counter_row *c = &f->m->counters[i];
        speak_pair(f, c->name, c->hours);
        return;
    }
    const struct directory_row *r = f->ui->tab == TAB_SITES ? &f->m->sites[i] : &f->m->numbers[i];
    speak_pair(f, r->value, r->purpose);
}

static void
put_rows(struct frame *f, struct rect at, const struct page_of_rows *p)
{
    for (size_t i = p->first; i < p->last; i++) {
        size_t k = i - p->first, columns = (size_t)p->columns;
        struct rect row = row_cell(at, 24, NULL, columns, k % columns);
        row.y = at.y + (int)(k / columns) * (p->h + ROW_GAP);
        row.h = p->h;
        speak_row(f, i);
        switch (f->ui->tab) {
        case TAB_SITES: put_channel(f, row, &f->m->sites[i], i, 52); break;
        case TAB_COUNTERS: put_counter(f, row, &f->m->counters[i], i); break;
        default: put_channel(f, row, &f->m->numbers[i], i, 66); break;
        }
    }
}

static void
put_pager(struct frame *f, struct rect at, const struct page_of_rows *p)
{
    int button_w = grown(f, 220);
    struct type type = {.px = 38, .bold = true, .color = COLOR_INK, .align = ALIGN_CENTER,
                        .min_px = 30};
    bool many = p->n > p->per_page;
    bool some_unlisted = f->ui->tab == TAB_COUNTERS && f->m->counters_total > (int)p->n;
    long long total = some_unlisted ? f->m->counters_total : (long long)p->n;
    struct lang_arg args[] = {{"first", digits(f, (long long)p->first + 1)},
                              {"last", digits(f, (long long)p->last)},
                              {"listed", digits(f, (long long)p->n)},
                              {"total", digits(f, total)}};
    const char *id = some_unlisted ? "directory.count.listed" : "directory.count";
    put_label(f, (struct rect){at.x + button_w + 16, at.y, at.w - 2 * button_w - 32, at.h},
              say_with(f, id, args, ARRAY_LEN(args)), &type);
    if (!many)
        return;
    put_button(f, (struct rect){at.x, at.y, button_w, at.h},
               &(struct button){.look = p->first ? LOOK_SECONDARY : LOOK_OFF, .icon = ICON_UP,
                                .label = say(f, "directory.up"), .act = ACT_PAGE, .arg = -1});
    put_button(f, (struct rect){at.x + at.w - button_w, at.y, button_w, at.h},
               &(struct button){.look = p->last < p->n ? LOOK_SECONDARY : LOOK_OFF,
                                .icon = ICON_DOWN, .label = say(f, "directory.down"),
                                .act = ACT_PAGE, .arg = 1});
}

static void
put_empty(struct frame *f, struct rect at)
{
    struct type type = {.px = 44, .color = COLOR_MUTED, .align = ALIGN_CENTER, .min_px = 34};
    speak(f, say(f, "directory.empty"));
    put_icon(f, ICON_LIST, at.x + (at.w - 120) / 2, at.y + at.h / 2 - 130, 120, COLOR_MUTED);
    put_label(f, (struct rect){at.x, at.y + at.h / 2, at.w, 70}, say(f, "directory.empty"), &type);
}

/* ---- the page ---- */

static struct str
note_of(const struct frame *f)
{
    struct lang_arg args[] = {{"date", f->m->list_date}, {"age", f->m->list_age}};
    if (f->m->list_stale)
        return say_with(f, "directory.note.stale", args, ARRAY_LEN(args));
    switch (f->ui->tab) {
    case TAB_SITES: return say_home(f, "directory.note.sites");
    case TAB_COUNTERS: return say_home(f, "directory.note.counters");
    default: return say_home(f, "directory.note.numbers");
    }
}

/* The note with its bottom edge at `bottom`; returns its top edge. */
static int
put_bottom_note(struct frame *f, int bottom, int w)
{
    int px = f->landscape ? 36 : 40;
    size_t op = f->list->n;
    int h = put_note(f, MARGIN, 0, w, TONE_AMBER, ICON_INFO, note_of(f), px);
    f->list->n = op;
    put_note(f, MARGIN, bottom - h, w, TONE_AMBER, ICON_INFO, note_of(f), px);
    return bottom - h;
}

static void
put_check_button(struct frame *f, struct rect at)
{
    struct button buttons[] = {listen_button(f),
                               {.look = LOOK_PRIMARY, .icon = ICON_SEARCH, .icon_px = 60, .px = 46,
                                .label = say(f, "directory.check"), .act = ACT_GO,
                                .arg = SCREEN_VERIFY}};
    size_t from = f->m->can_listen ? 0 : 1;
    buttons[0].px = 46;
    put_button_row(f, at, 20, buttons + from, ARRAY_LEN(buttons) - from);
}

/* Large text has no room for the note beside its rows, unless it warns. */
static bool
has_note(const struct frame *f)
{
    return !f->large || f->m->list_stale;
}

/* The parts around the rows. Each returns where the rows may stand. */

static struct rect
put_around_wide(struct frame *f, int top, int bottom, int w, struct rect *pager)
{
    int tabs_h = f->large ? 112 : 100;
    put_tabs(f, (struct rect){MARGIN, top + 16, w, tabs_h});
    top += 16 + tabs_h + 16;
    int row_h = f->large ? 164 : 108;
    struct rect row = {MARGIN, bottom - 16 - row_h, w, row_h};
    *pager = row_cell(row, 24, NULL, 2, 0);
    put_check_button(f, row_cell(row, 24, NULL, 2, 1));
    bottom = row.y - 16;
    if (has_note(f))
        bottom = put_bottom_note(f, bottom, w) - 16;
    return (struct rect){MARGIN, top, w, bottom - top};
}

static struct rect
put_around_tall(struct frame *f, int top, int bottom, int w, struct rect *pager)
{
    int tabs_h = grown(f, TABS_H), check_h = f->large ? 164 : ACTION_H;
    put_tabs(f, (struct rect){MARGIN, top + 24, w, tabs_h});
    top += 24 + tabs_h + 24;
    put_check_button(f, (struct rect){MARGIN, bottom - 28 - check_h, w, check_h});
    bottom -= 28 + check_h + 24;
    if (has_note(f))
        bottom = put_bottom_note(f, bottom, w) - 20;
    *pager = (struct rect){MARGIN, bottom - PAGER_H, w, PAGER_H};
    return (struct rect){MARGIN, top, w, pager->y - 20 - top};
}

/* What is touched stands at the bottom, the rows with their buttons above it; the note stands where
 * nobody need reach. */
static struct rect
put_around_low(struct frame *f, int top, int bottom, int w, struct rect *pager)
{
    enum { GAP = 16 };
    int tabs_h = grown(f, TABS_H), reach = frame_reach(f);
    if (!f->large) { /* the first screen has the same button */
        put_check_button(f, (struct rect){MARGIN, bottom - GAP - ACTION_H, w, ACTION_H});
        bottom -= GAP + ACTION_H;
    }
    put_tabs(f, (struct rect){MARGIN, bottom - GAP - tabs_h, w, tabs_h});
    bottom -= GAP + tabs_h;
    *pager = (struct rect){MARGIN, bottom - GAP - PAGER_H, w, PAGER_H};
    put_note(f, MARGIN, top + 28, w, TONE_AMBER, ICON_INFO, note_of(f), 40);
    return (struct rect){MARGIN, reach, w, pager->y - GAP - reach};
}

void
screen_directory(struct frame *f)
{
    int w = f->w - 2 * MARGIN, top = put_header(f, "directory.title");
    int bottom = put_foot(f, list_line(f), list_dated(f));
    struct rect pager, rows;
    speak(f, note_of(f));
    if (f->landscape)
        rows = put_around_wide(f, top, bottom, w, &pager);
    else if (f->low)
        rows = put_around_low(f, top, bottom, w, &pager);
    else
        rows = put_around_tall(f, top, bottom, w, &pager);
    struct page_of_rows p = page_of(f, rows);
    if (p.n == 0) {
        put_empty(f, rows);
        return;
    }
    put_rows(f, rows, &p);
    if (!f->landscape && !f->low)
        pager.y = rows.y + (int)p.per_page * (p.h + ROW_GAP) + 8;
    put_pager(f, pager, &p);
}
