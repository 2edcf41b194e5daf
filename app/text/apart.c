#include "text/apart.h"

#include "base/utf8.h"

enum { RUN_MIN = 3, CLUSTER_UNITS = 6 };

static bool
is_latin(const struct unit *u)
{
    return u->kind == UNIT_LATIN && u->cp < 0x80;
}

static bool
is_hindi_letter(const struct unit *u)
{
    return (u->cp >= 0x0904 && u->cp <= 0x0939) || (u->cp >= 0x0958 && u->cp <= 0x0961);
}

/* The end of one letter, or of one cluster of Devanagari; `at` if none begins there. */
static size_t
item_end(const struct unit *units, size_t n, size_t at)
{
    enum { VIRAMA = 0x094D };
    if (at >= n || (!is_latin(&units[at]) && !is_hindi_letter(&units[at])))
        return at;
    if (is_latin(&units[at]))
        return at + 1;
    size_t end = at + 1;
    while (end < n && units[end].kind == UNIT_DEVANAGARI && end - at < CLUSTER_UNITS &&
           (!is_hindi_letter(&units[end]) || units[end - 1].cp == VIRAMA))
        end++;
    return end;
}

static bool
is_space(const struct unit *u)
{
    return u->cp == ' ' || u->cp == '\n';
}

static bool
is_separator(const struct unit *u)
{
    return u->cp == ' ' || u->cp == '.' || u->cp == '-' || u->cp == '_' || u->cp == '*' ||
           u->cp == 0xB7 || u->cp == 0x2022;
}

/* Nothing of the same word, link or address stands before. */
static bool
bounded_left(const struct unit *units, size_t at)
{
    if (at == 0)
        return true;
    uint32_t cp = units[at - 1].cp;
    return is_space(&units[at - 1]) || cp == '(' || cp == '"' || cp == '\'' || cp == ',' ||
           cp == 0x0964;
}

static bool
bounded_right(const struct unit *units, size_t n, size_t end)
{
    if (end >= n || is_space(&units[end]))
        return true;
    uint32_t cp = units[end].cp;
    bool closing = cp == '.' || cp == ',' || cp == '!' || cp == '?' || cp == ')' || cp == '"' ||
                   cp == '\'' || cp == ':' || cp == '-';
    return cp == 0x0964 || (closing && (end + 1 >= n || is_space(&units[end + 1])));
}

/* Letters that chat writes for words: r, u, k (के), h (है), n. */
static bool
is_chat_letter(uint32_t cp)
{
    return strchr("abcdhikmnoruvwxy", (char)cp) != NULL;
}

static bool
is_hindi_word(const struct unit *units, size_t at, size_t end)
{
    /* clang-format off */
    static const char *const words[] = {
        "आ", "ए", "ओ", "क", "का", "कि", "की", "के", "को", "क्या", "क्यों", "गा", "गी", "गे",
        "छः", "जा", "जी", "जो", "डॉ", "तू", "तो", "था", "थी", "थे", "दी", "दे", "दें", "दो",
        "न", "नं", "ना", "ने", "नौ", "पी", "पे", "भी", "में", "मैं", "मो", "या", "ये", "रु",
        "रू", "ली", "ले", "लें", "लो", "वे", "वो", "श्री", "सं", "से", "सो", "सौ", "हाँ", "हां",
        "ही", "हुँ", "हूँ", "है", "हैं", "हो",
    };
    /* clang-format on */
    char bytes[CLUSTER_UNITS * 4];
    size_t n = 0;
    for (size_t i = at; i < end && i - at < CLUSTER_UNITS; i++)
        n += utf8_put(units[i].cp, bytes + n);
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq((struct str){bytes, n}, str_of(words[i])))
            return true;
    return false;
}

struct run {
    size_t end;  /* behind the last item */
    size_t last; /* where that one begins */
    size_t items;
    uint32_t separator;
};

/* Items of one script, with the same separator between each two. The item at `at` is there. */
static struct run
read_run(const struct unit *units, size_t n, size_t at)
{
    size_t end = item_end(units, n, at);
    struct run run = {.end = end, .last = at, .items = 1};
    if (end < n && is_separator(&units[end]))
        run.separator = units[end].cp;
    while (run.separator && end < n && units[end].cp == run.separator) {
        size_t next = end + 1;
        end = item_end(units, n, next);
        if (end == next || is_latin(&units[next]) != is_latin(&units[at]))
            break;
        bool goes_on = end < n && units[end].cp == run.separator;
        if (!goes_on && !bounded_right(units, n, end))
            break;
        run.items++;
        run.last = next;
        run.end = end;
    }
    return run;
}

/* How many items are no words by themselves. */
static size_t
count_strange(const struct unit *units, size_t at, const struct run *run)
{
    size_t strange = 0;
    while (at < run->end) {
        size_t end = item_end(units, run->end, at);
        strange += is_latin(&units[at]) ? run->separator != ' ' || !is_chat_letter(units[at].cp)
                                        : !is_hindi_word(units, at, end);
        at = end + 1;
    }
    return strange;
}

static bool
is_one_word(const struct unit *units, size_t at, const struct run *run)
{
    enum { SURELY = 5, STRANGE_CLUSTERS = 2 };
    bool latin = is_latin(&units[at]);
    if (run->items < RUN_MIN)
        return false;
    if (latin && run->items >= SURELY)
        return true;
    size_t strange = count_strange(units, at, run);
    return latin ? strange > 0 : strange >= STRANGE_CLUSTERS && strange * 2 >= run->items;
}

/* ---- "dis-connect", "अप-डेट", "बि.जली" ---- */

static bool
is_letter(const struct unit *u)
{
    return is_latin(u) || u->kind == UNIT_DEVANAGARI;
}

static size_t
letters_end(const struct unit *units, size_t n, size_t at)
{
    bool latin = at < n && is_latin(&units[at]);
    size_t end = at;
    while (end < n && is_letter(&units[end]) && is_latin(&units[end]) == latin)
        end++;
    return end;
}

static size_t
count_clusters(const struct unit *units, size_t at, size_t end)
{
    size_t n = 0;
    for (size_t next = at; at < end; at = next, n++) {
        next = item_end(units, end, at);
        if (next == at)
            next = at + 1;
    }
    return n;
}

static bool
is_one_of(const struct unit *units, size_t at, size_t end, const char *const *words, size_t n)
{
    enum { LONGEST = 8 };
    char bytes[LONGEST * 4];
    size_t used = 0;
    for (size_t i = at; i < end && i - at < LONGEST; i++)
        used += utf8_put(units[i].cp, bytes + used);
    for (size_t i = 0; i < n && end - at <= LONGEST; i++)
        if (str_eq((struct str){bytes, used}, str_of(words[i])))
            return true;
    return false;
}

/* Beginnings that are broken off, or that one may write apart: joined or not, they mean the same.
 */
static bool
is_beginning(const struct unit *units, size_t at, size_t end)
{
    enum { KA = 0x0915 }; /* the first consonant */
    static const char *const latin[] = {
        "bi",  "con", "conn", "de",  "di",  "dis", "el",  "ele", "elec",  "electri",
        "im",  "imm", "in",   "kan", "mid", "non", "off", "on",  "po",    "pow",
        "pre", "re",  "su",   "sub", "sup", "to",  "un",  "up",  "immed",
    };
    static const char *const hindi[] = {"अप", "डिस", "ऑन", "ऑफ", "प्री", "कने", "बिज", "कनेक्"};
    if (is_latin(&units[at]))
        return is_one_of(units, at, end, latin, ARRAY_LEN(latin));
    return is_one_of(units, at, end, hindi, ARRAY_LEN(hindi)) ||
           (units[at].cp >= KA && item_end(units, end, at) == end &&
            !is_hindi_word(units, at, end)); /* "ई-चालान" is two words */
}

/* The mark at `at` stands inside a word. An SMS header keeps its hyphen: two letters, then six. */
static bool
breaks_word(const struct unit *units, size_t n, size_t at)
{
    enum { HEADER_PREFIX = 2, HEADER_NAME = 6, LETTERS_MIN = 3, CLUSTERS_MIN = 2, LONGEST = 24 };
    size_t from = at, end = letters_end(units, n, at + 1);
    if (at == 0 || !is_letter(&units[at - 1]))
        return false;
    bool latin = is_latin(&units[at - 1]);
    while (from > 0 && at - from < LONGEST && is_letter(&units[from - 1]) &&
           is_latin(&units[from - 1]) == latin)
        from--;
    if (end == at + 1 || latin != is_latin(&units[at + 1]) || (units[at].cp == '.' && latin) ||
        !bounded_left(units, from) || !bounded_right(units, n, end))
        return false;
    if (latin &&
        (end - at - 1 < LETTERS_MIN || (at - from == HEADER_PREFIX && end - at - 1 == HEADER_NAME)))
        return false;
    if (!latin && count_clusters(units, at + 1, end) < CLUSTERS_MIN)
        return false;
    return is_beginning(units, from, at);
}

/* A dot between short pieces of Hindi, as in "रा.त" and "है.आप". */
static bool
parts_hindi(const struct unit *units, size_t n, size_t at)
{
    enum { SHORT = 2, LONGEST = 8 };
    size_t from = at, end = at + 1;
    if (units[at].cp != '.' || at == 0 || at + 1 == n || units[at - 1].kind != UNIT_DEVANAGARI ||
        units[at + 1].kind != UNIT_DEVANAGARI)
        return false;
    while (from > 0 && at - from < LONGEST && units[from - 1].kind == UNIT_DEVANAGARI)
        from--;
    while (end < n && end - at < LONGEST && units[end].kind == UNIT_DEVANAGARI)
        end++;
    return count_clusters(units, from, at) <= SHORT && count_clusters(units, at + 1, end) <= SHORT;
}

/* So many of them end no sentences. */
static bool
is_dotted_through(const struct unit *units, size_t n)
{
    enum { MANY = 5 };
    size_t dots = 0;
    for (size_t i = 0; i < n && dots < MANY; i++)
        dots += parts_hindi(units, n, i);
    return dots == MANY;
}

/* Drops the marks inside words, first seen all and then taken out, so that each sees the others. */
static size_t
mend_words(struct unit *units, size_t n, bool *joined)
{
    size_t kept = 0, any = 0;
    bool dotted = is_dotted_through(units, n);
    for (size_t i = 0; i < n; i++) {
        bool mark = units[i].cp == '-' || units[i].cp == '.';
        if (mark && (breaks_word(units, n, i) || (dotted && parts_hindi(units, n, i)))) {
            units[i].hidden = HIDDEN_DROP;
            any++;
        }
    }
    for (size_t i = 0; any && i < n; i++)
        if (units[i].hidden != HIDDEN_DROP)
            units[kept++] = units[i];
    *joined |= any > 0;
    return any ? kept : n;
}

size_t
apart_join(struct unit *units, size_t n, bool *joined)
{
    size_t kept = 0;
    *joined = false;
    for (size_t at = 0; at < n;) {
        size_t end = at + 1;
        if (bounded_left(units, at) && item_end(units, n, at) > at) {
            struct run run = read_run(units, n, at);
            bool whole = is_one_word(units, at, &run) && bounded_right(units, n, run.end);
            end = whole ? run.end : run.last > at ? run.last : at + 1;
            for (size_t i = at; whole && i < end; i++)
                if (units[i].kind != UNIT_OTHER)
                    units[kept++] = units[i];
            *joined |= whole;
            if (whole) {
                at = end;
                continue;
            }
        }
        for (; at < end; at++)
            units[kept++] = units[at];
    }
    return mend_words(units, kept, joined);
}

bool
apart_possible(struct str s)
{
    for (size_t i = 1; i + 1 < s.n; i++)
        if (s.p[i] == '-' && is_alpha(s.p[i - 1]) && is_alpha(s.p[i + 1]))
            return true;
    for (size_t i = 0; i + 4 < s.n; i++) {
        /* Which marks they are shows only when folded: a control becomes a space. */
        if (is_alnum(s.p[i + 1]) || is_alnum(s.p[i + 3]) || !is_alpha(s.p[i]) ||
            !is_alpha(s.p[i + 2]) || !is_alpha(s.p[i + 4]))
            continue;
        if ((i == 0 || !is_alnum(s.p[i - 1])) && (i + 5 == s.n || !is_alnum(s.p[i + 5])))
            return true;
    }
    return false;
}
