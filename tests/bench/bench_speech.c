/* How soon after a touch a voice is heard: from handing espeak-ng a whole answer to its first
 * samples that are not silence, and to the first of a short name as keys say it; one JSON object a
 * line. The sound device adds its block of 46 ms. Without espeak-ng it does nothing. */
#include "kiosk/speech.h"
#include "kiosk/stats.h"
#include "kiosk/voice.h"

#include <stdio.h>
#include <stdlib.h>

enum { RUNS = 40, HEARD = 200 };

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Milliseconds; negative if nothing was heard. *silent: how long the sound itself begins silent. */
static double
first_sound(const char *program, const char *lang, struct str text, double *silent)
{
    struct voice v;
    int16_t chunk[2048];
    double from = stats_now_ms(), heard = -1;
    size_t n, before = 0;
    if (!voice_start(program, lang, text, &v))
        return -1;
    if (voice_begin(&v))
        while (heard < 0 && (n = voice_read(&v, chunk, 2048)) > 0) {
            for (size_t i = 0; i < n && heard < 0; i++)
                if (abs(chunk[i]) > HEARD) {
                    heard = stats_now_ms() - from;
                    *silent = (double)(before + i) * 1000 / SPEECH_RATE;
                }
            before += n;
        }
    voice_end(&v);
    return heard;
}

static void
measure(const char *program, const char *name, const char *lang, struct str text)
{
    double ms[RUNS], silent = 0;
    for (int i = 0; i < RUNS; i++)
        ms[i] = first_sound(program, lang, text, &silent);
    qsort(ms, RUNS, sizeof *ms, by_size);
    printf("{\"bench\":\"speech\",\"text\":\"%s\",\"lang\":\"%s\",\"first_sound_ms_p50\":%.1f,"
           "\"first_sound_ms_p99\":%.1f,\"silence_before_ms\":%.0f}\n",
           name, lang, ms[RUNS / 2], ms[RUNS - 1], silent);
}

int
main(void)
{
    struct arena a = {0};
    struct str program;
    struct str answer =
        STR("जाँच का नतीजा\n\nयह ठगी है\n\nइस नंबर पर कॉल न करें, पैसे न भेजें\n\nऐसा क्यों\n\n"
            "आज रात साढ़े 9 बजे बिजली काटने की धमकी\n\n8 2 6 0 3, 0 3 9 4 2 निजी मोबाइल नंबर है");
    if (voice_find(&a, &program)) {
        measure(program.p, "answer", "hi", answer);
        measure(program.p, "answer", "en",
                STR("Result of the check\n\nThis is a fraud\n\nDon't call it, "
                    "don't send money\n\nWhy\n\n8 2 6 0 3, 0 3 9 4 2"));
        measure(program.p, "name", "hi", STR("सुनें"));
    }
    arena_wipe(&a);
    return 0;
}
