#include "verify/numeral.h"

#include "verify/words.h"

static const struct words_row numeral_rows[] = {
    /* clang-format off */
    {"aath", 8}, {"adsath", 68}, {"adtalis", 48}, {"adtis", 38}, {"assi", 80}, {"ath", 8},
    {"athais", 28}, {"athara", 18}, {"atharah", 18}, {"athhattar", 78}, {"atthais", 28},
    {"atthanve", 98}, {"attharah", 18}, {"atthasi", 88}, {"atthavan", 58}, {"baarah", 12},
    {"baavan", 52}, {"baees", 22}, {"bahattar", 72}, {"bais", 22}, {"banve", 92}, {"bara", 12},
    {"barah", 12}, {"basath", 62}, {"battis", 32}, {"bavan", 52}, {"bayalis", 42}, {"bayasi", 82},
    {"bees", 20}, {"bis", 20}, {"chaalis", 40}, {"chaar", 4}, {"chabbis", 26}, {"chah", 6},
    {"chalees", 40}, {"chalis", 40}, {"chappan", 56}, {"char", 4}, {"chattis", 36},
    {"chaubees", 24}, {"chaubis", 24}, {"chauda", 14}, {"chaudah", 14}, {"chauhattar", 74},
    {"chauntis", 34}, {"chauranve", 94}, {"chaurasi", 84}, {"chausath", 64}, {"chauvan", 54},
    {"chavalis", 44}, {"che", 6}, {"chhabbis", 26}, {"chhah", 6}, {"chhai", 6}, {"chhappan", 56},
    {"chhattis", 36}, {"chhe", 6}, {"chhey", 6}, {"chhihattar", 76}, {"chhiyalis", 46},
    {"chhiyanve", 96}, {"chhiyasath", 66}, {"chhiyasi", 86}, {"das", 10}, {"do", 2}, {"dus", 10},
    {"eight", 8}, {"eighteen", 18}, {"eighty", 80}, {"ek", 1}, {"eleven", 11}, {"fifteen", 15},
    {"fifty", 50}, {"five", 5}, {"forty", 40}, {"four", 4}, {"fourteen", 14}, {"gyaarah", 11},
    {"gyara", 11}, {"gyarah", 11}, {"ikattis", 31}, {"ikhattar", 71}, {"ikkees", 21}, {"ikkis", 21},
    {"iksath", 61}, {"iktalis", 41}, {"iktis", 31}, {"ikyanve", 91}, {"ikyasi", 81},
    {"ikyavan", 51}, {"jeero", 0}, {"jiro", 0}, {"nabbe", 90}, {"nau", 9}, {"navasi", 89},
    {"ninanve", 99}, {"nine", 9}, {"nineteen", 19}, {"ninety", 90}, {"ninyanve", 99}, {"oh", 0},
    {"one", 1}, {"paach", 5}, {"paanch", 5}, {"pacchis", 25}, {"pach", 5}, {"pachaas", 50},
    {"pachanve", 95}, {"pachas", 50}, {"pachasi", 85}, {"pachchis", 25}, {"pachees", 25},
    {"pachhattar", 75}, {"pachis", 25}, {"pachpan", 55}, {"painsath", 65}, {"paintalis", 45},
    {"paintis", 35}, {"panch", 5}, {"pandra", 15}, {"pandrah", 15}, {"panj", 5}, {"saat", 7},
    {"sadsath", 67}, {"saintalis", 47}, {"saintis", 37}, {"sathattar", 77}, {"satra", 17},
    {"satrah", 17}, {"sattais", 27}, {"sattanve", 97}, {"sattar", 70}, {"sattasi", 87},
    {"sattavan", 57}, {"seven", 7}, {"seventeen", 17}, {"seventy", 70}, {"shoonya", 0},
    {"shunay", 0}, {"shunya", 0}, {"sifar", 0}, {"six", 6}, {"sixteen", 16}, {"sixty", 60},
    {"solah", 16}, {"sunya", 0}, {"taintalis", 43}, {"taintis", 33}, {"teen", 3}, {"tees", 30},
    {"teis", 23}, {"ten", 10}, {"terah", 13}, {"theen", 3}, {"thirteen", 13}, {"thirty", 30},
    {"three", 3}, {"tihattar", 73}, {"tin", 3}, {"tiranve", 93}, {"tirasi", 83}, {"tirpan", 53},
    {"tirsath", 63}, {"twelve", 12}, {"twenty", 20}, {"two", 2}, {"unatis", 29}, {"unchas", 49},
    {"unhattar", 69}, {"unnasi", 79}, {"unnees", 19}, {"unnis", 19}, {"unsath", 59},
    {"untalis", 39}, {"untis", 29}, {"zero", 0}, {"ziro", 0}, {"अट्ठाइस", 28}, {"अट्ठाईस", 28},
    {"अट्ठानवे", 98}, {"अट्ठारह", 18}, {"अट्ठावन", 58}, {"अट्ठासी", 88}, {"अठहत्तर", 78},
    {"अठाईस", 28}, {"अठानवे", 98}, {"अठारह", 18}, {"अठासी", 88}, {"अडतालीस", 48}, {"अडतीस", 38},
    {"अडसठ", 68}, {"अस्सी", 80}, {"आठ", 8}, {"इकतालीस", 41}, {"इकतीस", 31}, {"इकत्तीस", 31},
    {"इकसठ", 61}, {"इकहत्तर", 71}, {"इक्कीस", 21}, {"इक्यानवे", 91}, {"इक्यावन", 51},
    {"इक्यासी", 81}, {"इलेवन", 11}, {"उनचास", 49}, {"उनतालीस", 39}, {"उनतीस", 29}, {"उनसठ", 59},
    {"उनहत्तर", 69}, {"उनासी", 79}, {"उन्तालीस", 39}, {"उन्तीस", 29}, {"उन्नीस", 19},
    {"उन्यासी", 79}, {"एक", 1}, {"एट", 8}, {"एटी", 80}, {"एटीन", 18}, {"ग्यारह", 11},
    {"चवालीस", 44}, {"चार", 4}, {"चालीस", 40}, {"चौंतीस", 34}, {"चौंसठ", 64}, {"चौदह", 14},
    {"चौबीस", 24}, {"चौरानवे", 94}, {"चौरासी", 84}, {"चौवन", 54}, {"चौवालीस", 44}, {"चौहत्तर", 74},
    {"छ", 6}, {"छः", 6}, {"छत्तीस", 36}, {"छप्पन", 56}, {"छब्बीस", 26}, {"छह", 6}, {"छियानवे", 96},
    {"छियालीस", 46}, {"छियासठ", 66}, {"छियासी", 86}, {"छिहत्तर", 76}, {"छे", 6}, {"छै", 6},
    {"जीरो", 0}, {"टू", 2}, {"टेन", 10}, {"ट्वेंटी", 20}, {"ट्वेल्व", 12}, {"तिरपन", 53},
    {"तिरसठ", 63}, {"तिरानवे", 93}, {"तिरासी", 83}, {"तिहत्तर", 73}, {"तीन", 3}, {"तीस", 30},
    {"तेंतीस", 33}, {"तेइस", 23}, {"तेईस", 23}, {"तेतालीस", 43}, {"तेरह", 13}, {"तैंतालीस", 43},
    {"तैंतीस", 33}, {"थर्टी", 30}, {"थर्टीन", 13}, {"थ्री", 3}, {"दस", 10}, {"दो", 2},
    {"नब्बे", 90}, {"नवासी", 89}, {"नाइंटी", 90}, {"नाइन", 9}, {"नाइनटीन", 19}, {"निन्यानवे", 99},
    {"नौ", 9}, {"पंचानवे", 95}, {"पंद्रह", 15}, {"पचपन", 55}, {"पचहत्तर", 75}, {"पचानवे", 95},
    {"पचास", 50}, {"पचासी", 85}, {"पच्चीस", 25}, {"पन्द्रह", 15}, {"पाँच", 5}, {"पांच", 5},
    {"पाच", 5}, {"पैंतालीस", 45}, {"पैंतीस", 35}, {"पैंसठ", 65}, {"फाइव", 5}, {"फिफ्टी", 50},
    {"फिफ्टीन", 15}, {"फोर", 4}, {"फोर्टी", 40}, {"फोर्टीन", 14}, {"बत्तीस", 32}, {"बयालीस", 42},
    {"बयासी", 82}, {"बहत्तर", 72}, {"बाइस", 22}, {"बाईस", 22}, {"बानवे", 92}, {"बारह", 12},
    {"बावन", 52}, {"बासठ", 62}, {"बीस", 20}, {"वन", 1}, {"शून्य", 0}, {"सडसठ", 67}, {"सतहत्तर", 77},
    {"सतासी", 87}, {"सत्तर", 70}, {"सत्ताइस", 27}, {"सत्ताईस", 27}, {"सत्तानवे", 97},
    {"सत्तावन", 57}, {"सत्तासी", 87}, {"सत्रह", 17}, {"साठ", 60}, {"सात", 7}, {"सिक्स", 6},
    {"सिक्सटी", 60}, {"सिक्सटीन", 16}, {"सिफर", 0}, {"सेवंटी", 70}, {"सेवन", 7}, {"सेवनटीन", 17},
    {"सैंतालीस", 47}, {"सैंतीस", 37}, {"सोलह", 16},
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
