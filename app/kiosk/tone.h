/* kiosk/tone.h - a verdict as a short, quiet sound, for who is not looking: two falling tones for a
 * fraud, one long for a doubt, two rising for what is official, twice the same where nothing is
 * known. */
#ifndef KIOSK_TONE_H
#define KIOSK_TONE_H

#include "verify/types.h"

#include <stddef.h>
#include <stdint.h>

enum { TONE_MOST = 16384 }; /* samples of SPEECH_RATE; none is longer */

/* Writes its samples; returns how many. Pure. */
size_t tone_of(enum verdict v, int16_t out[static TONE_MOST]);

#endif
