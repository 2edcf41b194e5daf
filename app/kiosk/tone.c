#include "kiosk/tone.h"

#include "kiosk/speech.h"

#include <math.h>
#include <string.h>

enum { EDGE = SPEECH_RATE / 60, PAUSE = SPEECH_RATE / 25, NOTES = 2 };

static const double PEAK = 4200; /* of 32767: well under the voice */

struct note {
    int hz, ms;
};

/* One note from `at`; it swells and fades, so that it does not click. */
static size_t
put_note(struct note note, int16_t *out, size_t at)
{
    const double turn = 2 * acos(-1.0);
    size_t n = (size_t)note.ms * SPEECH_RATE / 1000;
    if (at + n > TONE_MOST)
        n = TONE_MOST - at;
    for (size_t i = 0; i < n; i++) {
        double edge = fmin(1, fmin((double)i, (double)(n - i)) / EDGE);
        out[at + i] = (int16_t)lround(PEAK * edge * sin(turn * note.hz * (double)i / SPEECH_RATE));
    }
    return at + n;
}

size_t
tone_of(enum verdict v, int16_t out[static TONE_MOST])
{
    static const struct note scam[NOTES] = {{587, 180}, {392, 320}};
    static const struct note suspicious[NOTES] = {{494, 420}, {0, 0}};
    static const struct note official[NOTES] = {{523, 140}, {784, 260}};
    static const struct note unverified[NOTES] = {{392, 130}, {392, 130}};
    const struct note *notes = v == VERDICT_SCAM         ? scam
                               : v == VERDICT_SUSPICIOUS ? suspicious
                               : v == VERDICT_OFFICIAL   ? official
                                                         : unverified;
    size_t n = 0;
    memset(out, 0, TONE_MOST * sizeof *out);
    for (size_t i = 0; i < NOTES && notes[i].hz; i++)
        n = put_note(notes[i], out, i > 0 ? n + PAUSE : n);
    return n;
}
