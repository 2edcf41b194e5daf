#include "verify/address.h"

#include "base/log.h"
#include "base/utf8.h"
#include "verify/words.h"

static bool
is_devanagari(uint32_t cp)
{
    return cp >= 0x0900 && cp <= 0x097F;
}

/* A label keeps to letters that go together: Hindi behind a Latin host is the next word. */
static size_t
label_end(struct str t, size_t at)
{
    enum { NEITHER, LATIN, DEVANAGARI } kind = NEITHER;
    size_t end = at;
    while (end < t.n) {
        char c = t.p[end];
        uint32_t cp = 0;
        if (is_digit(c) || c == '-' || c == '_') {
            end++;
            continue;
        }
        if (!is_alpha(c) && word_class_at(t, end) != WORD_OTHER)
            break;
        size_t n = is_alpha(c) ? 1 : utf8_next(t, end, &cp);
        int this = is_devanagari(cp) ? DEVANAGARI : LATIN;
        if (kind != NEITHER && (int)kind != this)
            break;
        kind = this == LATIN ? LATIN : DEVANAGARI;
        end += n;
    }
    while (end > at && (t.p[end - 1] == '-' || t.p[end - 1] == '_'))
        end--;
    return end;
}

/* "uppcl - bill": a label whose hyphens stand apart. */
static size_t
label_end_apart(struct str t, size_t at)
{
    size_t end = label_end(t, at);
    while (end > at && str_starts(str_sub(t, end, t.n), " - ") && label_end(t, end + 3) > end + 3)
        end = label_end(t, end + 3);
    return end;
}

/* A dot without space around it: ".", "[.]", "(.)", "[dot]", "。". */
static size_t
tight_dot(struct str t, size_t at, bool *spelled)
{
    static const char *const dots[] = {"[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}"};
    if (at < t.n && t.p[at] == '.')
        return at + 1;
    if (str_starts(str_sub(t, at, at + 3), "\xE3\x80\x82"))
        return at + 3;
    for (size_t i = 0; i < ARRAY_LEN(dots); i++) {
        if (str_starts(str_sub(t, at, t.n), dots[i])) {
            *spelled = true;
            return at + strlen(dots[i]);
        }
    }
    return 0;
}

/* What may follow ". ": an ending that begins no sentence. */
static bool
ending_follows(struct str t, size_t at, struct str before)
{
    static const char *const endings[] = {"com", "org", "net", "co", "gov", "nic", "xyz"};
    static const char *const second[] = {"co", "gov", "nic", "org", "net"};
    if (words_match_any(t, at, endings, ARRAY_LEN(endings), NULL))
        return true;
    if (!words_match(t, at, "in"))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(second); i++)
        if (str_eq(before, str_of(second[i])))
            return true;
    return false;
}

static size_t
loose_dot(struct str t, size_t at, struct str before, bool *spelled)
{
    static const char *const words[] = {"dot", "डॉट", "डाट"};
    size_t next = words_skip_space(t, at);
    bool space_before = next > at;
    size_t word = space_before ? words_match_any(t, next, words, ARRAY_LEN(words), NULL) : 0;
    if (word && word < t.n && words_is_space(t.p[word])) {
        *spelled = true;
        return words_skip_space(t, word);
    }
    size_t dot = tight_dot(t, next, spelled);
    if (!dot)
        return 0;
    size_t after = words_skip_space(t, dot);
    if (after == dot || space_before || *spelled)
        return after;
    return ending_follows(t, after, before) ? after : 0;
}

static void
read_labels(struct str t, size_t at, bool loose, struct address *out)
{
    while (at < t.n) {
        size_t end = out->apart ? label_end_apart(t, at) : label_end(t, at);
        if (end == at)
            return;
        if (loose && out->loose && out->n >= ADDRESS_LOOSE_LABELS)
            return;
        if (out->n < ADDRESS_LABELS) {
            out->labels[out->n].at = at;
            out->labels[out->n].end = end;
        } else if (loose) {
            return;
        }
        out->n++;
        out->end = end;
        bool spelled = false;
        size_t next = tight_dot(t, end, &spelled);
        bool tight = next && next < t.n && label_end(t, next) > next;
        if (!tight) {
            next = loose ? loose_dot(t, end, str_sub(t, at, end), &spelled) : 0;
            if (!next || next >= t.n || label_end(t, next) == next)
                return;
            out->loose = true;
        }
        out->spelled |= spelled;
        at = next;
    }
}

void
address_read(struct str t, size_t at, bool loose, struct address *out)
{
    *out = (struct address){0};
    read_labels(t, at, loose, out);
}

void
address_read_apart(struct str t, size_t at, struct address *out)
{
    *out = (struct address){.apart = true};
    read_labels(t, at, true, out);
}

/* "कॉम" for "com"; s itself if it is no ending. */
static struct str
latin_ending(struct str s)
{
    static const struct {
        const char *hindi, *latin;
    } endings[] = {
        {"कॉम", "com"}, {"काॅम", "com"},   {"डॉटकॉम", "com"}, {"को", "co"},     {"सीओ", "co"},
        {"इन", "in"},   {"आईएन", "in"},   {"ऑर्ग", "org"},    {"ओआरजी", "org"}, {"नेट", "net"},
        {"गव", "gov"},  {"जीओवी", "gov"}, {"एनआईसी", "nic"}, {"साइट", "site"}, {"ऑनलाइन", "online"},
        {"टॉप", "top"}, {"शॉप", "shop"},  {"लाइव", "live"},  {"इन्फो", "info"}, {"ऐप", "app"},
    };
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (str_eq(s, str_of(endings[i].hindi)))
            return str_of(endings[i].latin);
    return s;
}

struct str
address_written(const struct folded *in, const struct address *ad, size_t n, struct arena *a)
{
    struct str labels[ADDRESS_LABELS];
    size_t room = n + 1, used = 0;
    if (n > ADDRESS_LABELS)
        BUG("a host of more labels than were read");
    for (size_t i = 0; i < n; i++) {
        size_t from, to;
        fold_span(in, ad->labels[i].at, ad->labels[i].end, &from, &to);
        labels[i] = str_sub(in->original, from, to);
        if (ad->spelled && i > 0)
            labels[i] = latin_ending(labels[i]);
        room += labels[i].n;
    }
    char *host = arena_alloc(a, room);
    for (size_t i = 0; i < n; i++) {
        if (i)
            host[used++] = '.';
        for (size_t j = 0; j < labels[i].n; j++)
            if (!ad->apart || labels[i].p[j] != ' ')
                host[used++] = labels[i].p[j];
    }
    return (struct str){host, used};
}
