/* kiosk/speech.h - reads sentences aloud: recorded ones where the DISCOM has them, else espeak-ng.
 *
 * espeak-ng runs as a process of its own; what it is to say goes through a pipe and its sound comes
 * back through another, never through a file or an argument. A thread waits for both, so nothing
 * here blocks. What was said is overwritten when it is over or stopped. */
#ifndef KIOSK_SPEECH_H
#define KIOSK_SPEECH_H

#include "base/arena.h"

#include <stdint.h>

struct speech;

enum { SPEECH_RATE = 22050 }; /* samples a second, one channel: what espeak-ng's own voices give */

/* `assets` is the folder of base/paths.h. False without a sound device or without espeak-ng, which
 * is no error: the kiosk then has no voice and *out is NULL. */
bool speech_open(struct str assets, struct speech **out);
/* Stops, ends the process and frees; NULL is fine. */
void speech_close(struct speech *s);

/* Stops what is being said and begins with these sentences, in styled text; `lang` is "hi" or "en".
 * They are copied. False when there is nothing to say. When it has come to its end by itself, an
 * SDL_USEREVENT wakes whoever waits for events. */
bool speech_say(struct speech *s, const char *lang, struct str styled);
bool speech_say_all(struct speech *s, const char *lang, const struct str *styled, size_t n);
/* The same behind ready sound of SPEECH_RATE; without sentences that sound alone. */
bool speech_say_after(struct speech *s, const int16_t *samples, size_t n_samples, const char *lang,
                      const struct str *styled, size_t n);

/* Silence at once; a copy of nothing said remains. */
void speech_stop(struct speech *s);
/* Whether something is being said. */
bool speech_busy(struct speech *s);

#endif
