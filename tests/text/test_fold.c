/* Folding: one plain form, what was removed, and an exact way back. */
#include "text/fold.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* STR is no constant for a static table. */
#define BYTES(z)           \
    {                      \
        (z), sizeof(z) - 1 \
    }

struct row {
    const char *why;
    struct str in;
    const char *out;
    unsigned traits;
};

static const struct row rows[] = {
    {"empty", BYTES(""), "", 0},
    {"one byte", BYTES("A"), "a", 0},
    {"half a character", BYTES("\xE0\xA4"), "\uFFFD", FOLD_ILL_FORMED},
    {"half a character, then a whole one", BYTES("\xE0\xA4Z"), "\uFFFDz", FOLD_ILL_FORMED},
    {"bytes that are never UTF-8", BYTES("\xFF\xC0"), "\uFFFD\uFFFD", FOLD_ILL_FORMED},
    {"a surrogate", BYTES("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD", FOLD_ILL_FORMED},
    {"overlong slash", BYTES("\xC0\xAF"), "\uFFFD\uFFFD", FOLD_ILL_FORMED},
    {"a typed replacement character is not ill-formed", BYTES("\uFFFD"), "\uFFFD", 0},
    {"the last code point", BYTES("\U0010FFFF"), "\U0010FFFF", 0},

    {"capitals show the words", BYTES("PrevMonthBillNotUpdate"), "prev month bill not update", 0},
    {"with an hour and a number", BYTES("CutTonight10:30PmCallOfficerMrSingh7044186390Now"),
     "cut tonight 10:30 pm call officer mr singh 7044186390 now", 0},
    {"a word all in capitals", BYTES("YourKYCUpdatePendingToday"), "your kyc update pending today",
     0},
    {"beside Hindi", BYTES("अभी PayYourBillNow करें"), "अभी pay your bill now करें", 0},
    {"twin: names", BYTES("iPhone McDonald WhatsApp PhonePe BijliMitra TeamViewer"),
     "iphone mcdonald whatsapp phonepe bijlimitra teamviewer", 0},
    {"twin: capitals by turns", BYTES("pLeAsE pAy NoW"), "please pay now", 0},
    {"twin: a link", BYTES("evil.com/PayYourBillNowHere"), "evil.com/payyourbillnowhere", 0},
    {"twin: a UPI ID", BYTES("PayYourBillNow@ybl"), "payyourbillnow@ybl", 0},
    {"twin: a code", BYTES("aBcDeFgHiJkL"), "abcdefghijkl", 0},

    {"ASCII", BYTES("Dear Customer, Pay NOW!"), "dear customer, pay now!", 0},
    {"NUL, tab, CR and DEL are spaces; LF stays", BYTES("a\0b\tc\r\nd\x7F"), "a b c \nd ", 0},
    {"controls beside Hindi too", BYTES("कल\0खत\tगम\r\n"), "कल खत गम \n", 0},
    {"runs of white space keep their length", BYTES("a  \n\n  b"), "a  \n\n  b", 0},
    {"every space is a space", BYTES("1\u00A02\u20033\u30004\u202F5"), "1 2 3 4 5", 0},
    {"line and paragraph separators",
     BYTES("a\u2028b\u2029c\xC2\x85"
           "d"),
     "a\nb\nc\nd", 0},
    {"C1 controls",
     BYTES("a\xC2\x90"
           "b"),
     "a b", 0},

    {"a letter by its number", BYTES("k&#97;t &#X4A;ijli"), "kat jijli", FOLD_SPELLED},
    {"a Hindi letter by its number", BYTES("&#2348;िल"), "बिल", FOLD_SPELLED},
    {"a dot by its number", BYTES("kesco&#46;site"), "kesco.site", 0},
    {"an ampersand by its name", BYTES("?a=1&amp;b=2"), "?a=1&b=2", 0},
    {"a space by its name", BYTES("5&nbsp;Rs"), "5 rs", 0},
    {"a reference made by a reference", BYTES("&amp;#66;"), "b", FOLD_SPELLED},
    {"the semicolon by its number", BYTES("&#66&#59;"), "b", FOLD_SPELLED},
    {"a Cyrillic letter in the name", BYTES("&\u0430mp;"), "&", 0},
    {"something unseen by its number", BYTES("pa&#8203;y"), "pay", FOLD_INVISIBLE},
    {"another alphabet by its number", BYTES("p&#1072;y"), "pay", FOLD_SPELLED | FOLD_CONFUSABLE},
    {"twin: no such name", BYTES("you & me; you&me; &;"), "you & me; you&me; &;", 0},
    {"twin: no such number", BYTES("&#0; &#xD800; &#1114112; &#99999999999;"),
     "&#0; &#xd800; &#1114112; &#99999999999;", 0},
    {"an address with parameters", BYTES("?a=1&b=2;c"), "?a=1&b=2;c", 0},

    {"letters apart by spaces", BYTES("b i j l i"), "bijli", FOLD_APART},
    {"by dots", BYTES("(k.e.s.c.o)"), "(kesco)", FOLD_APART},
    {"two words by two spaces", BYTES("b i j l i  k a t"), "bijli  kat", FOLD_APART},
    {"a short word that is no chat", BYTES("will c u t today"), "will cut today", FOLD_APART},
    {"Hindi clusters", BYTES("आज बि ज ली कटेगी"), "आज बिजली कटेगी", FOLD_APART},
    {"Hindi by hyphens", BYTES("वि-च्छे-द"), "विच्छेद", FOLD_APART},
    {"a hyphen in a word", BYTES("will be dis-connected"), "will be disconnected", FOLD_APART},
    {"behind half a word", BYTES("bi-jli kat gayi"), "bijli kat gayi", FOLD_APART},
    {"an English word in Hindi letters", BYTES("अप-डेट करें"), "अपडेट करें", FOLD_APART},
    {"a hyphen in a Hindi word", BYTES("बि-जली"), "बिजली", FOLD_APART},
    {"dots all through Hindi words", BYTES("आ.ज रा.त बि.ज.ली का.ट दी जा.ए.गी"),
     "आज रात बिजली काट दी जाएगी", FOLD_APART},
    {"dots that end sentences", BYTES("है.आप ठीक.मैं हूँ"), "है.आप ठीक.मैं हूँ", 0},
    {"a dot in a Hindi word", BYTES("बि.जली कट"), "बिजली कट", FOLD_APART},
    {"twin: two words", BYTES("pay-now toll-free दिन-रात"), "pay-now toll-free दिन-रात", 0},
    {"twin: a sender", BYTES("VM-UPPCLT-S"), "vm-uppclt-s", 0},
    {"twin: a sender that begins like a word", BYTES("UP-KESCOO"), "up-kescoo", 0},
    {"twin: a host", BYTES("see on-line.in"), "see on-line.in", 0},
    {"twin: a letter for a word", BYTES("ई-चालान"), "ई-चालान", 0},
    {"twin: a sentence ends", BYTES("है.आप आइए"), "है.आप आइए", 0},
    {"twin: a title", BYTES("डॉ.शर्मा"), "डॉ.शर्मा", 0},

    {"signs and digits for letters", BYTES("b!jl! d!sc0nnect"), "bijli disconnect", FOLD_LEET},
    {"a dollar at the beginning", BYTES("$upply"), "supply", FOLD_LEET},
    {"an at sign", BYTES("p@y upd@te"), "pay update", FOLD_LEET},
    {"eight for a, and for b", BYTES("upd8te num8er"), "update number", FOLD_LEET},
    {"no vowel behind it: no word", BYTES("ton!ght"), "tonight", FOLD_LEET},
    {"a digit at the beginning", BYTES("5upply"), "supply", FOLD_LEET},
    {"more digits than letters", BYTES("3l3c7r1c17y"), "electricity", FOLD_LEET},
    {"short words too, where others are", BYTES("p0wer w1ll b3 cu7 7oday"),
     "power will be cut today", FOLD_LEET},
    {"twin: short words by themselves", BYTES("b3 cu7 7oday no1"), "b3 cu7 today no1", FOLD_LEET},
    {"twin: numbers and units", BYTES("30days 5kw 7th 10baje 1to5pm 3phase"),
     "30days 5kw 7th 10baje 1to5pm 3phase", 0},
    {"twin: an amount", BYTES("Rs500 $500 US$ 5"), "rs500 $500 us$ 5", 0},
    {"twin: a UPI ID", BYTES("r4mesh@ybl r4mesh @ybl"), "r4mesh@ybl r4mesh @ybl", 0},
    {"twin: an e-mail", BYTES("r4mesh@gmail.com"), "r4mesh@gmail.com", 0},
    {"twin: a name", BYTES("@username"), "@username", 0},
    {"twin: a host", BYTES("kesc0.co.in/p4y k3sco-bill"), "kesc0.co.in/p4y k3sco-bill", 0},
    {"twin: a number with letters", BYTES("98l2345678 5O4O7"), "98l2345678 5o4o7", 0},
    {"twin: codes", BYTES("PAN ABCDE1034F UP78AB1234"), "pan abcde1034f up78ab1234", 0},
    {"twin: a missing space", BYTES("call now!now pay!"), "call now!now pay!", 0},
    {"initials", BYTES("U.P.P.C.L. office"), "uppcl. office", FOLD_APART},
    {"by different controls, which are all spaces", BYTES("c\024t\022e"), "cte", FOLD_APART},
    {"twin: chat", BYTES("how r u n k"), "how r u n k", 0},
    {"twin: Hindi words of one cluster", BYTES("है तो ये जो भी हो"), "है तो ये जो भी हो", 0},
    {"twin: two letters", BYTES("9 p.m. and a.m. too"), "9 p.m. and a.m. too", 0},
    {"twin: an address", BYTES("a.b.c.com x@a.b.c a.b.c/d"), "a.b.c.com x@a.b.c a.b.c/d", 0},
    {"twin: digits", BYTES("8 2 6 0 3"), "8 2 6 0 3", 0},
    {"twin: different marks", BYTES("t.e s-t"), "t.e s-t", 0},

    {"Hindi stays", BYTES("बिजली काट दी जाएगी।"), "बिजली काट दी जाएगी।", 0},
    {"candrabindu and anusvara stay apart", BYTES("माँ मां"), "माँ मां", 0},
    {"Devanagari digits", BYTES("रात ९:३० बजे ०१२३४५६७८९"), "रात 9:30 बजे 0123456789", 0},
    {"nukta letters come apart", BYTES("\u0958\u0959\u095A\u095B\u095C\u095D\u095E\u095F"),
     "क\u093Cख\u093Cग\u093Cज\u093Cड\u093Cढ\u093Cफ\u093Cय\u093C", 0},
    {"nukta letters of other languages", BYTES("\u0929\u0931\u0934"), "न\u093Cर\u093Cळ\u093C", 0},
    {"joiners in a conjunct are spelling", BYTES("क्\u200Dष क्\u200Cष"), "क्ष क्ष", 0},
    {"a joiner at the end of a Hindi word", BYTES("क्\u200D "), "क् ", 0},
    {"danda, double danda, rupee sign", BYTES("₹५००। ॥"), "₹500। ॥", 0},
    {"a Latin accent on Hindi goes", BYTES("क\u0301"), "क", 0},
    {"a Vedic accent stays", BYTES("क\u0951"), "क\u0951", 0},

    {"Bengali digits", BYTES("৯৮৭"), "987", 0},
    {"Arabic and Persian digits", BYTES("٩٨۷"), "987", 0},
    {"Tamil digits beyond the first plane too", BYTES("௯𑁧"), "91", 0},
    {"circled digits", BYTES("⑧②⓪❻➀➉"), "82061➉", 0},
    {"keycaps, as in lists", BYTES("1\uFE0F\u20E3 2\uFE0F\u20E3"), "1 2", 0},
    {"mathematical digits", BYTES("𝟖𝟐𝟔𝟎"), "8260", FOLD_STYLED},
    {"full-width digits", BYTES("８２６０"), "8260", FOLD_STYLED},
    {"superscript in a unit", BYTES("5 m²"), "5 m2", 0},
    {"a fraction", BYTES("½"), "1\u20442", 0},

    {"mathematical letters", BYTES("𝐊𝓮𝖘𝚌𝕠"), "kesco", FOLD_STYLED},
    {"full-width letters and stop", BYTES("ＫＥＳＣＯ．ｏｒｇ"), "kesco.org", FOLD_STYLED},
    {"circled letters", BYTES("ⓀⒺⓢⓒⓞ"), "kesco", FOLD_STYLED},
    {"white letters on black", BYTES("🅚🅴🅂"), "kes", FOLD_STYLED},
    {"small capitals", BYTES("ᴋᴇsᴄᴏ"), "kesco", FOLD_STYLED},
    {"raised letters", BYTES("ᵏᵉˢᶜᵒ"), "kesco", FOLD_STYLED},
    {"a trade mark is no styled text", BYTES("Paytm™ 1ª"), "paytmtm 1a", 0},
    {"an information sign is no styled text", BYTES("ℹ\uFE0F"), "i", 0},
    {"a flag is no text", BYTES("🇮🇳"), "🇮🇳", 0},
    {"ligatures", BYTES("ﬁle №"), "file no", 0},
    {"the rupee ligature", BYTES("₨500"), "rs500", 0},
    {"case of other scripts", BYTES("ПРИВЕТ Straße"), "привет strasse", 0},
    {"a long expansion", BYTES("ﷺ"), "صلى الله عليه وسلم", 0},
    {"emoji stay", BYTES("⚠️🔥👍🏽"), "⚠🔥👍🏽", 0},
    {"ideographic stop, as in host names", BYTES("kesco。org"), "kesco.org", 0},
    {"a slash that browsers take for none stays", BYTES("a∕b⁄c"), "a∕b⁄c", 0},
    {"dashes", BYTES("82603–03942 — ‑ −5"), "82603-03942 - - -5", 0},
    {"quotation marks", BYTES("“don’t” ‘x’"), "\"don't\" 'x'", 0},
    {"ellipsis", BYTES("wait…"), "wait...", 0},

    {"zero-width space in a word", BYTES("ke\u200Bsco"), "kesco", FOLD_INVISIBLE},
    {"in a number", BYTES("82603\u200B03942"), "8260303942", FOLD_INVISIBLE},
    {"in a Hindi word", BYTES("बि\u200Bजली"), "बिजली", FOLD_INVISIBLE},
    {"soft hyphen", BYTES("ke\u00ADsco"), "kesco", FOLD_INVISIBLE},
    {"word joiner", BYTES("ke\u2060sco"), "kesco", FOLD_INVISIBLE},
    {"a joiner in a Latin word", BYTES("ke\u200Dsco"), "kesco", FOLD_INVISIBLE},
    {"a joiner before other marks", BYTES("ke\u200D\u200Bsco"), "kesco", FOLD_INVISIBLE},
    {"a variation selector in a word", BYTES("ke\uFE0Fsco"), "kesco", FOLD_INVISIBLE},
    {"a Hangul filler", BYTES("ke\u3164sco"), "kesco", FOLD_INVISIBLE},
    {"tag characters", BYTES("ke\U000E0041sco"), "kesco", FOLD_INVISIBLE},
    {"left-to-right mark in a word", BYTES("ke\u200Esco"), "kesco", FOLD_INVISIBLE},
    {"a byte-order mark means nothing", BYTES("\uFEFFkesco"), "kesco", 0},
    {"nor a zero-width space at the end of a word", BYTES("kesco\u200B ok"), "kesco ok", 0},
    {"nor an emoji's joiners", BYTES("👨\u200D👩 ok"), "👨👩 ok", 0},
    {"joiners in other Indian scripts", BYTES("ক্\u200Dষ"), "ক্ষ", 0},
    {"only invisible characters", BYTES("\u200B\u200D\u2060"), "", 0},

    {"right-to-left override", BYTES("\u202E24930 30628\u202C"), "24930 30628", FOLD_BIDI},
    {"right-to-left isolate", BYTES("\u2067abc\u2069"), "abc", FOLD_BIDI},
    {"left-to-right override", BYTES("\u202Dabc\u202C"), "abc", FOLD_BIDI},
    {"a number copied from the contacts", BYTES("\u202A+91 82603 03942\u202C"), "+91 82603 03942",
     0},

    {"one Cyrillic letter in a Latin word", BYTES("kеsco"), "kesco", FOLD_CONFUSABLE},
    {"Cyrillic letters only", BYTES("\u043A\u0435\u0455\u0441\u043E"), "kesco", FOLD_CONFUSABLE},
    {"Cyrillic capitals only", BYTES("\u041A\u0415\u0405\u0421\u041E"), "kesco", FOLD_CONFUSABLE},
    {"Russian", BYTES("привет мир"), "привет мир", 0},
    {"Russian beside English words", BYTES("Hello привет"), "hello привет", 0},
    {"a weak look-alike among Latin letters", BYTES("\u0432ill"), "bill", FOLD_CONFUSABLE},
    {"capital and small letters may look different", BYTES("\u0412ILL \u0422AX"), "bill tax",
     FOLD_CONFUSABLE},
    {"Greek", BYTES("\u039ACO \u03BDiew"), "kco view", FOLD_CONFUSABLE},
    {"Greek words", BYTES("Λόγος"), "λόγοσ", 0},
    {"Armenian", BYTES("kesc\u0585"), "kesco", FOLD_CONFUSABLE},
    {"Cherokee", BYTES("\u13E6ESCO"), "kesco", FOLD_CONFUSABLE},
    {"a word cut by digits", BYTES("\u0440ay2me"), "pay2me", FOLD_CONFUSABLE},
    {"a host name", BYTES("uppcl.\u043Erg"), "uppcl.org", FOLD_CONFUSABLE},
    {"a look-alike with accents", BYTES("k\u0451sco"), "kesco", FOLD_CONFUSABLE},
    {"hidden characters do not part a word", BYTES("k\u200B\u0435\u200Bsco"), "kesco",
     FOLD_CONFUSABLE | FOLD_INVISIBLE},
    {"look-alikes joined by a styled letter", BYTES("𝐤\u0435"), "ke",
     FOLD_CONFUSABLE | FOLD_STYLED},
    {"dotless i", BYTES("b\u0131ll"), "bill", FOLD_CONFUSABLE},
    {"a Hindi word makes no Latin word", BYTES("बिल\u043F"), "बिल\u043F", 0},

    {"a combining dot", BYTES("k\u0307esco"), "kesco", FOLD_MARKED},
    {"an accented letter", BYTES("kėscō"), "kesco", FOLD_MARKED},
    {"two accents", BYTES("ǭ ṩ"), "o s", FOLD_MARKED},
    {"a stroke", BYTES("ŁøĐ"), "lod", FOLD_MARKED},
    {"stroke and accent", BYTES("ǿ"), "o", FOLD_MARKED},
    {"struck through", BYTES("k\u0336e\u0336s\u0336"), "kes", FOLD_MARKED},
    {"marks on a space", BYTES("a \u0301b"), "a b", 0},
    {"marks at the start", BYTES("\u0301a"), "\u0301a", 0},
    {"marks of other scripts stay", BYTES("и\u0306"), "и\u0306", 0},
    {"letters without a plain form stay", BYTES("Æ þ"), "æ þ", 0},
};

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct folded f;
        fold(rows[i].in, &a, &f);
        if (!str_eq(f.text, str_of(rows[i].out)) || f.traits != rows[i].traits)
            fail_msg("%s: got “%.*s” traits %#x, not “%s” %#x", rows[i].why, (int)f.text.n,
                     f.text.p, f.traits, rows[i].out, rows[i].traits);
        arena_wipe(&a);
    }
}

/* What holds for every text: the map runs forward, points at whole characters and stays inside;
 * folding twice changes nothing. */
static void
check_properties(struct str in)
{
    struct arena a = {0};
    struct folded f, again;
    fold(in, &a, &f);
    assert_int_equal(f.from[f.text.n], in.n);
    assert_int_equal(f.to[f.text.n], in.n);
    assert_int_equal(utf8_check(f.text), f.text.n);
    for (size_t i = 0; i < f.text.n; i++) {
        uint32_t cp;
        assert_true(f.from[i] < f.to[i] && f.to[i] <= in.n);
        assert_true(f.from[i] + utf8_next(in, f.from[i], &cp) <= f.to[i]);
        assert_true(i == 0 || f.from[i] == f.from[i - 1] || f.from[i] >= f.to[i - 1]);
        if ((unsigned char)f.text.p[i] >= 0x80 && ((unsigned char)f.text.p[i] & 0xC0) == 0x80)
            assert_int_equal(f.from[i], f.from[i - 1]);
    }
    fold(f.text, &a, &again);
    if (!str_eq(f.text, again.text))
        fail_msg("“%.*s” folds to “%.*s”, then to “%.*s”", (int)in.n, in.p, (int)f.text.n, f.text.p,
                 (int)again.text.n, again.text.p);
    arena_wipe(&a);
}

/* Every row, every ending of it, and every pair of rows end to end. */
static void
test_properties(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (size_t cut = 0; cut <= rows[i].in.n; cut++) {
            check_properties(str_sub(rows[i].in, 0, cut));
            check_properties(str_sub(rows[i].in, cut, rows[i].in.n));
        }
        for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
            char both[256];
            size_t n = rows[i].in.n, m = rows[k].in.n;
            assert_true(n + m <= sizeof both);
            memcpy(both, rows[i].in.p, n);
            memcpy(both + n, rows[k].in.p, m);
            check_properties((struct str){both, n + m});
        }
    }
}

/* Each code point alone, behind a Latin, a Cyrillic and a Hindi letter. */
static void
test_every_code_point(void **state)
{
    static const char *const before[] = {"", "a", "и", "क"};
    (void)state;
    for (uint32_t cp = 1; cp < 0x30000; cp++) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        char text[8];
        size_t n = strlen(before[cp % 4]);
        memcpy(text, before[cp % 4], n);
        n += utf8_put(cp, text + n);
        check_properties((struct str){text, n});
    }
}

struct span_row {
    const char *why;
    const char *in, *needle; /* needle in the folded text */
    const char *out;         /* what stood there */
};

static const struct span_row spans[] = {
    {"ASCII", "PAY Now", "now", "Now"},
    {"Devanagari digits", "रात ९:३० बजे", "9:30", "९:३०"},
    {"a nukta letter", "प\u095Dें", "ढ\u093C", "\u095D"},
    {"one half of a nukta letter is the whole letter", "प\u095Dें", "ढ", "\u095D"},
    {"a hidden character inside is part of it", "ke\u200Bsco!", "kesco", "ke\u200Bsco"},
    {"one beside it is not", "\u200Bkesco\u200B!", "kesco", "kesco"},
    {"a dropped mark belongs to its letter", "k\u0307e", "k", "k\u0307"},
    {"keycap digits", "1\uFE0F\u20E3 2", "1", "1\uFE0F\u20E3"},
    {"three bytes of one character", "wait…now", "..", "…"},
    {"ill-formed bytes", "a\xE0\xA4z", "\uFFFD", "\xE0\xA4"},
    {"a disguised host", "at k\u0435sco.org.", "kesco.org", "k\u0435sco.org"},
};

static void
test_spans(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(spans); i++) {
        struct arena a = {0};
        struct folded f;
        struct str needle = str_of(spans[i].needle);
        size_t at, end;
        fold(str_of(spans[i].in), &a, &f);
        size_t found = str_find(f.text, needle, 0);
        assert_true(found < f.text.n);
        fold_span(&f, found, found + needle.n, &at, &end);
        struct str got = str_sub(f.original, at, end);
        if (!str_eq(got, str_of(spans[i].out)))
            fail_msg("%s: got “%.*s”, not “%s”", spans[i].why, (int)got.n, got.p, spans[i].out);
        arena_wipe(&a);
    }
}

/* Long texts of the costliest kinds: one word without end, marks without end, wide expansions. */
static void
test_long(void **state)
{
    static const char *const parts[] = {"a",      "क", "\u0435", "k\u0435", "\u0301",
                                        "\u200B", "ﷺ", "\xFF",   "ক"};
    enum { SIZE = 1024 * 1024 };
    (void)state;
    char *text = malloc(SIZE);
    assert_non_null(text);
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        size_t len = strlen(parts[i]), n = 0;
        for (; n + len <= SIZE; n += len)
            memcpy(text + n, parts[i], len);
        struct arena a = {0};
        struct folded f;
        fold((struct str){text, n}, &a, &f);
        assert_int_equal(f.from[f.text.n], n);
        arena_wipe(&a);
    }
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_every_code_point),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
