/* kiosk/voice.h - one run of espeak-ng: text into its standard input, a WAV out of its standard
 * output. What it says may be private: it is in no argument, no file and no environment. */
#ifndef KIOSK_VOICE_H
#define KIOSK_VOICE_H

#include "base/arena.h"

#include <stdint.h>
#include <sys/types.h>

struct voice {
    pid_t pid; /* 0: none */
    int from;  /* its sound, after voice_begin without the WAV's header */
};

/* The programme's path in `a` by PATH; false if it is not installed. */
bool voice_find(struct arena *a, struct str *program);

/* Starts it and hands it the text. False if that cannot be done; nothing is then left running. */
bool voice_start(const char *program, const char *lang, struct str text, struct voice *out);
/* Waits for the WAV's header. False if none comes, or not one of 16 bit, one channel, SPEECH_RATE.
 */
bool voice_begin(const struct voice *v);
/* Up to `cap` samples; 0 at the end, or if none came for a long time. */
size_t voice_read(const struct voice *v, int16_t *out, size_t cap);
/* Ends it, if it has not ended by itself, and takes its leave. */
void voice_end(struct voice *v);

#endif
