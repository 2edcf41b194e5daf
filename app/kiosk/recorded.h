/* kiosk/recorded.h - sentences that a person has spoken: assets/voice/<lang>/<name>.wav, laid there
 * by the DISCOM. They are heard instead of espeak-ng.
 *
 * A name is a sentence's id in assets/lang, for one without {arguments}, or the recorded_name of
 * the sentence as it stands on the screen, sixteen hex digits: of slides, and of sentences with
 * numbers in them. satark-kiosk --render SCREEN --spoken FILE --out FILE.png writes the names of
 * all that is read of a screen. */
#ifndef KIOSK_RECORDED_H
#define KIOSK_RECORDED_H

#include "base/arena.h"

#include <stdint.h>

enum { RECORDED_NAME = 16 };

struct recorded {
    struct arena arena;
    struct {
        char lang[3];
        uint64_t key;
        const char *path;
    } * list;
    size_t n, cap;
};

/* The name of a sentence, styled or not, with a NUL behind it. Line breaks are as spaces. Pure. */
void recorded_name(struct str styled, char out[static RECORDED_NAME + 1]);

/* Looks which there are; none is no error. */
void recorded_find(struct recorded *r, struct str assets);
void recorded_free(struct recorded *r);

/* The file of a sentence; NULL if nobody has spoken it. */
const char *recorded_file(const struct recorded *r, const char *lang, struct str styled);

/* Its sound at SPEECH_RATE, for free(); false for a file that is no sound. PCM of any rate, one or
 * two channels. */
bool recorded_load(const char *path, int16_t **samples, size_t *n);

#endif
