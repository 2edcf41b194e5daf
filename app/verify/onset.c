#include "verify/onset.h"

#include "verify/amount.h"
#include "verify/digits.h"
#include "verify/when.h"

#include <uchar.h>

/* The second letters of the words that begin with a letter. A test sees that none is missing. */
enum { LETTERS = 64 };

static const char *const behind_latin[LETTERS] = {
    ['a' & 63] = "abdfgjpstu",  ['b' & 63] = "aei",  ['c' & 63] = "h",     ['d' & 63] = "aehou",
    ['e' & 63] = "iklv",        ['f' & 63] = "aeio", ['g' & 63] = "y",     ['i' & 63] = "kmn",
    ['j' & 63] = "aeiu",        ['k' & 63] = "au",   ['m' & 63] = "aior",  ['n' & 63] = "aeio",
    ['o' & 63] = "chn",         ['p' & 63] = "ao",   ['r' & 63] = "aistu", ['s' & 63] = "aehiotu",
    ['t' & 63] = "adehimnoruw", ['u' & 63] = "nr",   ['w' & 63] = "i",     ['z' & 63] = "ei",
};

static const char *const behind_devanagari[LETTERS] = {
    [u'अ' & 63] = "कगटठडपभरवस",
    [u'आ' & 63] = "जठध",
    [u'इ' & 63] = "कल",
    [u'उ' & 63] = "न",
    [u'ए' & 63] = "कट",
    [u'क' & 63] = "ल\u0941",
    [u'ग' & 63] = "\u094D",
    [u'च' & 63] = "व\u093E\u094C",
    [u'छ' & 63] = "\u0903तपबह\u093F\u0947\u0948",
    [u'ज' & 63] = "न\u0940\u0941\u0942",
    [u'ट' & 63] = "\u0942\u0947\u094D",
    [u'ड' & 63] = "ब\u0947",
    [u'ढ' & 63] = "\u093E",
    [u'त' & 63] = "त\u093F\u0940\u0941\u0947\u0948",
    [u'थ' & 63] = "र\u094B\u094D",
    [u'द' & 63] = "स\u093F\u094B",
    [u'न' & 63] = "बव\u093E\u093F\u094C",
    [u'प' & 63] = "\u0902चन\u093E\u0948\u094C\u094D",
    [u'फ' & 63] = "र\u093E\u093F\u094B\u094C",
    [u'ब' & 63] = "तयह\u093E\u0940",
    [u'म' & 63] = "ईध\u093E",
    [u'र' & 63] = "\u093E\u0941\u0942",
    [u'व' & 63] = "न",
    [u'श' & 63] = "\u093E\u0940\u0942",
    [u'स' & 63] = "\u0902डतव\u093E\u093F\u0941\u0947\u0948\u094B",
};

static bool
is_devanagari(struct str t, size_t at)
{
    return at + 2 < t.n && t.p[at] == '\xE0' && (t.p[at + 1] & '\xFE') == '\xA4';
}

/* A lone letter is not told by the next one; a nukta between the two is passed over. */
static bool
devanagari_may_begin(struct str t, size_t at)
{
    const char *seconds = behind_devanagari[t.p[at + 2] & 63], *next = t.p + at + 3;
    if (!is_devanagari(t, at + 3) || (next[1] == '\xA4' && next[2] == '\xBC'))
        return seconds;
    for (; seconds && *seconds; seconds += 3)
        if (seconds[1] == next[1] && seconds[2] == next[2])
            return true;
    return false;
}

static bool
is_spoken(struct str t, size_t at)
{
    return when_spoken_at(t, at) || amount_spoken_at(t, at) || digits_spoken_at(t, at);
}

bool
onset_of_number(struct str t, size_t at)
{
    char c = t.p[at], next = at + 1 < t.n ? t.p[at + 1] : '\0';
    if (is_devanagari(t, at))
        return devanagari_may_begin(t, at) && is_spoken(t, at);
    if (!is_alpha(c) || !is_alpha(next) || c == 'x') /* "n238700", "o98765", "a few", "xxxxx" */
        return true;
    if (c == 'r' && next == 's')
        return true; /* "rs500" */
    const char *seconds = behind_latin[c & 63];
    return seconds && strchr(seconds, next) && is_spoken(t, at);
}
