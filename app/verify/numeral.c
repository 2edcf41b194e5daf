#include "verify/numeral.h"

#include "verify/words.h"

static const struct numeral {
    const char *word;
    int value;
} numerals[] = {
    {"zero", 0},     {"shunya", 0},   {"शून्य", 0},   {"जीरो", 0},    {"one", 1},
    {"ek", 1},       {"एक", 1},       {"वन", 1},      {"two", 2},     {"do", 2},
    {"दो", 2},       {"टू", 2},       {"three", 3},   {"teen", 3},    {"tin", 3},
    {"तीन", 3},      {"थ्री", 3},     {"four", 4},    {"char", 4},    {"chaar", 4},
    {"चार", 4},      {"फोर", 4},      {"five", 5},    {"paanch", 5},  {"panch", 5},
    {"पाँच", 5},     {"पांच", 5},     {"फाइव", 5},    {"six", 6},     {"chhah", 6},
    {"chhe", 6},     {"che", 6},      {"chah", 6},    {"छह", 6},      {"छः", 6},
    {"छ", 6},        {"छे", 6},       {"सिक्स", 6},   {"seven", 7},   {"saat", 7},
    {"सात", 7},      {"सेवन", 7},     {"eight", 8},   {"aath", 8},    {"ath", 8},
    {"आठ", 8},       {"एट", 8},       {"nine", 9},    {"nau", 9},
    {"नौ", 9},       {"नाइन", 9},     {"ten", 10},    {"das", 10},    {"dus", 10},
    {"दस", 10},      {"eleven", 11},  {"gyarah", 11}, {"gyara", 11},  {"ग्यारह", 11},
    {"twelve", 12},  {"barah", 12},   {"bara", 12},   {"बारह", 12},   {"thirteen", 13},
    {"तेरह", 13},    {"fourteen", 14}, {"चौदह", 14},  {"fifteen", 15}, {"pandrah", 15},
    {"पंद्रह", 15},  {"पन्द्रह", 15}, {"sixteen", 16}, {"सोलह", 16},  {"seventeen", 17},
    {"सत्रह", 17},   {"eighteen", 18}, {"अठारह", 18}, {"nineteen", 19}, {"उन्नीस", 19},
    {"twenty", 20},  {"bees", 20},    {"bis", 20},    {"बीस", 20},    {"चौबीस", 24},
    {"chaubis", 24}, {"पच्चीस", 25},  {"pachchis", 25}, {"thirty", 30}, {"tees", 30},
    {"तीस", 30},     {"forty", 40},   {"chalis", 40}, {"चालीस", 40},  {"fifty", 50},
    {"pachas", 50},  {"पचास", 50},    {"sixty", 60},  {"साठ", 60},    {"seventy", 70},
    {"सत्तर", 70},   {"eighty", 80},  {"अस्सी", 80},  {"ninety", 90}, {"नब्बे", 90},
};

static const struct scale {
    const char *word;
    long long factor;
} scales[] = {
    {"hundred", 100},    {"sau", 100},      {"सौ", 100},       {"thousand", 1000},
    {"hazar", 1000},     {"hajar", 1000},   {"हजार", 1000},    {"k", 1000},
    {"lakh", 100000},    {"lakhs", 100000}, {"lac", 100000},   {"लाख", 100000},
    {"crore", 10000000}, {"cr", 10000000},  {"करोड", 10000000},
};

size_t
numeral_word(struct str t, size_t at, int *value)
{
    size_t best = 0;
    for (size_t i = 0; at < t.n && i < ARRAY_LEN(numerals); i++) {
        if (!words_may_match(t, at, numerals[i].word))
            continue;
        size_t end = words_match(t, at, numerals[i].word);
        if (end > best) {
            best = end;
            *value = numerals[i].value;
        }
    }
    return best;
}

size_t
numeral_digit(struct str t, size_t at, int *value)
{
    int found = 0;
    size_t end = numeral_word(t, at, &found);
    if (end == 0 || found > 9)
        return 0;
    *value = found;
    return end;
}

size_t
numeral_scale(struct str t, size_t at, long long *factor)
{
    for (size_t i = 0; at < t.n && i < ARRAY_LEN(scales); i++) {
        if (!words_may_match(t, at, scales[i].word))
            continue;
        size_t end = words_match(t, at, scales[i].word);
        if (end) {
            *factor = scales[i].factor;
            return end;
        }
    }
    return 0;
}

size_t
numeral_phrase(struct str t, size_t at, long long *value)
{
    enum { WORDS = 8 };
    const long long largest = 100000000000LL;
    long long sum = 0, part = 0;
    size_t end = 0;
    for (int i = 0; i < WORDS; i++) {
        size_t next = end ? words_skip_space(t, end) : at, stop;
        int word = 0;
        long long factor = 0;
        if ((stop = numeral_word(t, next, &word)) > 0) {
            part += word;
        } else if (end && (stop = numeral_scale(t, next, &factor)) > 0) {
            if (factor == 100) {
                part = (part ? part : 1) * 100;
            } else {
                sum += (part ? part : 1) * factor;
                part = 0;
            }
        } else {
            break;
        }
        if (sum + part > largest)
            return 0;
        end = stop;
    }
    *value = sum + part;
    return end;
}
