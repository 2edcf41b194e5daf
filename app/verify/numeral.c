#include "verify/numeral.h"

#include "verify/words.h"

static const struct words_row numeral_rows[] = {
    /* clang-format off */
    {"aath", 8}, {"ath", 8}, {"atharah", 18}, {"bara", 12}, {"barah", 12}, {"bees", 20},
    {"bis", 20}, {"chaar", 4}, {"chah", 6}, {"chalis", 40}, {"char", 4}, {"chaubis", 24},
    {"chaudah", 14}, {"che", 6}, {"chhah", 6}, {"chhai", 6}, {"chhe", 6}, {"das", 10}, {"do", 2},
    {"dus", 10}, {"eight", 8}, {"eighteen", 18}, {"eighty", 80}, {"ek", 1}, {"eleven", 11},
    {"fifteen", 15}, {"fifty", 50}, {"five", 5}, {"forty", 40}, {"four", 4}, {"fourteen", 14},
    {"gyara", 11}, {"gyarah", 11}, {"jiro", 0}, {"nau", 9}, {"nine", 9}, {"nineteen", 19},
    {"ninety", 90}, {"one", 1}, {"paach", 5}, {"paanch", 5}, {"pach", 5}, {"pachas", 50},
    {"pachchis", 25}, {"panch", 5}, {"pandra", 15}, {"pandrah", 15}, {"panj", 5}, {"saat", 7},
    {"satrah", 17}, {"seven", 7}, {"seventeen", 17}, {"seventy", 70}, {"shunay", 0},
    {"shunya", 0}, {"six", 6}, {"sixteen", 16}, {"sixty", 60}, {"solah", 16}, {"teen", 3},
    {"tees", 30}, {"ten", 10}, {"terah", 13}, {"theen", 3}, {"thirteen", 13}, {"thirty", 30},
    {"three", 3}, {"tin", 3}, {"twelve", 12}, {"twenty", 20}, {"two", 2}, {"unnis", 19},
    {"zero", 0}, {"ziro", 0}, {"अट्ठाईस", 28}, {"अठारह", 18}, {"अस्सी", 80}, {"आठ", 8},
    {"इकतीस", 31}, {"इक्कीस", 21}, {"उनतीस", 29}, {"उन्नीस", 19}, {"एक", 1}, {"एट", 8},
    {"ग्यारह", 11}, {"चार", 4}, {"चालीस", 40}, {"चौदह", 14}, {"चौबीस", 24}, {"छ", 6}, {"छः", 6},
    {"छब्बीस", 26}, {"छह", 6}, {"छे", 6}, {"जीरो", 0}, {"टू", 2}, {"तीन", 3}, {"तीस", 30},
    {"तेईस", 23}, {"तेरह", 13}, {"थ्री", 3}, {"दस", 10}, {"दो", 2}, {"नब्बे", 90}, {"नाइन", 9},
    {"निन्यानवे", 99}, {"नौ", 9}, {"पंद्रह", 15}, {"पचपन", 55}, {"पचहत्तर", 75}, {"पचानवे", 95},
    {"पचास", 50}, {"पचासी", 85}, {"पच्चीस", 25}, {"पन्द्रह", 15}, {"पाँच", 5}, {"पांच", 5},
    {"पैंतालीस", 45}, {"पैंतीस", 35}, {"पैंसठ", 65}, {"फाइव", 5}, {"फोर", 4}, {"बाईस", 22},
    {"बारह", 12}, {"बीस", 20}, {"वन", 1}, {"शून्य", 0}, {"सत्तर", 70}, {"सत्ताईस", 27},
    {"सत्रह", 17}, {"साठ", 60}, {"सात", 7}, {"सिक्स", 6}, {"सेवन", 7}, {"सोलह", 16},
    /* clang-format on */
};

const struct words_table numeral_words = {numeral_rows, ARRAY_LEN(numeral_rows)};

static const struct words_row scale_rows[] = {
    /* clang-format off */
    {"cr", 10000000}, {"crore", 10000000}, {"hajar", 1000}, {"hazar", 1000}, {"hundred", 100},
    {"k", 1000}, {"lac", 100000}, {"lakh", 100000}, {"lakhs", 100000}, {"sau", 100},
    {"thousand", 1000}, {"करोड", 10000000}, {"लाख", 100000}, {"सौ", 100}, {"हजार", 1000},
    /* clang-format on */
};

const struct words_table scale_words = {scale_rows, ARRAY_LEN(scale_rows)};

size_t
numeral_word(struct str t, size_t at, int *value)
{
    return words_find(t, at, &numeral_words, value);
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
    int found = 0;
    size_t end = words_find(t, at, &scale_words, &found);
    if (end)
        *factor = found;
    return end;
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
