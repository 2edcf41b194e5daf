#include "verify/split.h"

#include "base/utf8.h"

enum {
    PART_MIN = 2, /* bytes */
    PART_MAX = 48,
    GLUED_MIN = 7, /* bytes of what may be several words */
    GLUED_MAX = 480,
    STRANGE = 3 /* what a letter costs that belongs to no word; a known word costs 1 */
};

/* A word may begin here: not inside a character, not before a vowel sign or a virama. */
static bool
may_part(struct str word, size_t at)
{
    uint32_t cp;
    if (at == word.n)
        return true;
    if (((unsigned char)word.p[at] & 0xC0) == 0x80)
        return false;
    utf8_next(word, at, &cp);
    return !(cp >= 0x900 && cp <= 0x903) && !(cp >= 0x93A && cp <= 0x94D && cp != 0x93D) &&
           cp != 0x200C && cp != 0x200D;
}

/* Cheapest way to each position: known words cost 1, other letters STRANGE. */
struct way {
    uint16_t cost, from;
    bool known;
};

/* Little words that hold sentences together; the list has only words that say something. */
static bool
is_little(struct str s)
{
    static const char *const words[] = {
        "a",     "an",   "and",  "are",  "as",   "at",   "be",   "been", "by",   "can",  "for",
        "from",  "had",  "has",  "have", "he",   "his",  "if",   "in",   "is",   "it",   "me",
        "my",    "of",   "on",   "or",   "our",  "she",  "so",   "that", "the",  "them", "then",
        "there", "they", "this", "to",   "us",   "was",  "we",   "were", "will", "with", "you",
        "your",  "aap",  "aur",  "bhi",  "hai",  "hain", "hi",   "ho",   "ka",   "kar",  "ke",
        "ki",    "ko",   "kya",  "mai",  "main", "me",   "mein", "na",   "ne",   "par",  "pe",
        "pr",    "se",   "tak",  "to",   "wo",   "woh",  "ya",   "ye",   "yeh",  "hum",  "jo",
        "का",    "की",   "के",    "को",   "से",    "में",    "पर",   "और",   "या",   "है",    "हैं",
        "हो",    "ने",    "यह",   "वह",   "ये",    "वे",    "जो",   "तो",   "भी",   "ही",   "तक",
        "कि",    "ना",   "आप",   "हम",   "baje", "rs",   "pm",   "बजे",   "रु",
    };
    enum { LONGEST = 12 };
    for (size_t i = 0; i < ARRAY_LEN(words) && s.n <= LONGEST; i++)
        if (words[i][0] == s.p[0] && str_eq(s, str_of(words[i])))
            return true;
    return false;
}

static size_t
digits_end(struct str word, size_t at)
{
    while (at < word.n && is_digit(word.p[at]))
        at++;
    return at;
}

static void
walk_from(const struct phrases *p, struct str word, size_t at, struct way *ways)
{
    uint16_t strange = (uint16_t)(ways[at].cost + STRANGE);
    size_t next = at + 1;
    while (!may_part(word, next))
        next++;
    if (strange < ways[next].cost)
        ways[next] = (struct way){strange, (uint16_t)at, false};
    for (size_t end = next; end <= word.n && end - at <= PART_MAX; end++) {
        uint16_t cost = (uint16_t)(ways[at].cost + 1);
        if (may_part(word, end) && end - at >= PART_MIN && cost < ways[end].cost &&
            (is_little(str_sub(word, at, end)) || phrases_know(p, str_sub(word, at, end))))
            ways[end] = (struct way){cost, (uint16_t)at, true};
    }
    size_t digits = digits_end(word, at);
    if (digits > at && ways[at].cost + 1 < ways[digits].cost)
        ways[digits] = (struct way){(uint16_t)(ways[at].cost + 1), (uint16_t)at, false};
}

size_t
split_word(const struct phrases *p, struct str word, size_t ends[static SPLIT_PARTS])
{
    struct way ways[GLUED_MAX + 1];
    if (word.n < GLUED_MIN || word.n > GLUED_MAX)
        return 0;
    for (size_t i = 0; i <= word.n; i++)
        ways[i] = (struct way){UINT16_MAX, 0, false};
    ways[0].cost = 0;
    for (size_t i = 0; i < word.n; i++)
        if (may_part(word, i) && ways[i].cost <= 2 + i / 2)
            walk_from(p, word, i, ways);
    if (ways[word.n].cost > 2 + word.n / 3)
        return 0;
    size_t n = 0, back[SPLIT_PARTS], longest = 0;
    for (size_t at = word.n; at > 0; at = ways[at].from) {
        if (n == SPLIT_PARTS)
            return 0;
        struct str part = str_sub(word, ways[at].from, at);
        if (ways[at].known && part.n > longest && !is_little(part))
            longest = part.n;
        back[n++] = at;
    }
    for (size_t i = 0; i < n; i++)
        ends[i] = back[n - 1 - i];
    return n > 1 && longest >= 4 ? n : 0;
}
