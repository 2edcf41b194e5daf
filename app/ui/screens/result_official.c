#include "ui/screens/result.h"

#include "ui/theme.h"

static enum icon
entry_icon(const struct result_view *r)
{
    const struct answer *a = r->answer;
    if (a->n_entities && a->entities[0].fact.channel == CHANNEL_WHATSAPP)
        return ICON_CHAT;
    switch (r->looked_up_kind) {
    case ENTITY_LINK: return ICON_GLOBE;
    case ENTITY_VPA: return ICON_UPI;
    case ENTITY_HEADER:
    case ENTITY_EMAIL: return ICON_CHAT;
    case ENTITY_APP: return ICON_APP;
    default: return ICON_PHONE;
    }
}

/* "What for", "region", "source" and their values; returns the height. */
static int
put_rows(struct frame *f, int x, int y, int w, int px, bool tight)
{
    enum { GAP = 8 };
    const struct result_view *r = &f->m->result;
    struct {
        const char *label;
        struct str value;
    } rows[] = {{"result.purpose", r->purpose},
                {"result.region", r->region},
                {"result.source", r->source}};
    struct type label = {.px = px, .line_height = 1.42, .color = COLOR_MUTED, .min_px = 30};
    struct type value = {.px = px, .line_height = 1.42, .color = COLOR_INK};
    int top = y, line = (px * 142 + 99) / 100, label_w = 0;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        int one = text_width(f, say(f, rows[i].label), &label) + 28;
        label_w = one > label_w ? one : label_w;
    }
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool optional = i == 1;
        if (!rows[i].value.n || (optional && tight))
            continue;
        y += y > top ? GAP : 0;
        put_label(f, (struct rect){x, y, label_w, line}, say(f, rows[i].label), &label);
        y += put_text(f, x + label_w, y, w - label_w, rows[i].value, &value);
    }
    return y - top;
}

/* Draws the card's inside from y; returns where it ends. */
static int
put_entry(struct frame *f, int x, int y, int w, const struct fit *fit)
{
    enum { TILE = 112 };
    const struct result_view *r = &f->m->result;
    struct type big = {.px = f->landscape ? (fit->tight ? 60 : 72) : 84, .bold = true, .line_height = 1.25, .color = COLOR_INK,
                       .tracking = 1, .max_lines = 2, .personal = true};
    struct type head = {.px = fit->lead + 2, .line_height = 1.42, .color = COLOR_INK};
    int text_w = w - TILE - 36, top = y;
    struct rect tile = {x + w - TILE, y, TILE, TILE};
    put_box(f, tile, COLOR_GREEN_BG, RADIUS_CARD);
    put_icon(f, entry_icon(r), tile.x + 20, tile.y + 20, TILE - 40, COLOR_GREEN);
    put_caption(f, x, y, text_w, say_of_kind(f, "result.you_checked", r->looked_up_kind));
    fit_value(f, text_w, r->looked_up, &big);
    y += 50 + put_text(f, x, y + 50, text_w, r->looked_up, &big) + 8;
    if (r->headline.n)
        y += put_text(f, x, y, text_w, r->headline, &head);
    if (y < top + TILE)
        y = top + TILE;
    if (!r->purpose.n && !r->region.n && !r->source.n)
        return y;
    put_box(f, (struct rect){x, y + 24, w, 3}, COLOR_LINE, 0);
    return y + 46 + put_rows(f, x, y + 46, w, fit->body - 2 < 34 ? 34 : fit->body - 2, fit->tight);
}

/* Large text: a card for what it is, and one for each thing said of it. */
static void
entry_apart(struct column *c, const struct fit *fit)
{
    enum { PAD = 32 };
    struct frame *f = c->f;
    const struct result_view *r = &f->m->result;
    const char *const labels[] = {"result.purpose", "result.region", "result.source"};
    const struct str values[] = {r->purpose, r->region, r->source};
    struct type text = {.px = fit->body, .line_height = 1.35, .color = COLOR_INK};
    struct type head = {.px = fit->body, .bold = true, .line_height = 1.3, .color = COLOR_MUTED};
    block_looked_up(c, fit, r->headline);
    for (size_t i = 0; i < ARRAY_LEN(values); i++) {
        if (!values[i].n)
            continue;
        int y = column_block(c), w = c->at.w - 2 * PAD, h = text_height(f, w, values[i], &text);
        struct str label = say(f, labels[i]);
        int label_h = text_height(f, w, label, &head);
        put_card(f, (struct rect){c->at.x, y, c->at.w, h + label_h + 36}, TONE_PLAIN);
        put_text(f, c->at.x + PAD, y + 16, w, label, &head);
        put_text(f, c->at.x + PAD, y + 18 + label_h, w, values[i], &text);
        column_close(c, h + label_h + 36);
    }
}

void
block_entry(struct column *c, const struct fit *fit)
{
    enum { PAD_X = 36 };
    struct frame *f = c->f;
    if (c->dealt) {
        entry_apart(c, fit);
        return;
    }
    int y = column_block(c), w = c->at.w - 2 * PAD_X, pad = fit->tight ? 22 : 30;
    size_t op = f->list->n;
    int h = put_entry(f, c->at.x + PAD_X, y + pad, w, fit) - y + pad;
    f->list->n = op; /* measured; now the card, then its inside over it */
    put_card(f, (struct rect){c->at.x, y, c->at.w, h}, TONE_PLAIN);
    put_entry(f, c->at.x + PAD_X, y + pad, w, fit);
    column_close(c, h);
}

void
block_caution(struct column *c, const struct fit *fit)
{
    enum entity_kind subject = result_subject(c->f);
    int y = column_block(c);
    column_close(c, put_notice(c->f, c->at.x, y, c->at.w,
                               &(struct notice_card){
                                   TONE_AMBER, ICON_ALERT,
                                   say_of_kind(c->f, "result.caution.title", subject),
                                   say_of_kind(c->f, "result.caution", subject), fit->body}));
}

void
block_at_home(struct column *c, const struct fit *fit)
{
    const struct result_view *r = &c->f->m->result;
    const struct answer *a = r->answer;
    bool national = a->n_entities && str_eq(str_of(a->entities[0].fact.owner), STR("*"));
    if (!a->single || r->home || national || fit->tight || !c->f->m->helpline.n)
        return;
    int y = column_block(c);
    column_close(c, put_note(c->f, c->at.x, y, c->at.w, TONE_GREEN, ICON_BOLT,
                             say_home(c->f, "result.at_home"), fit->body));
}
