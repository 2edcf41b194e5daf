/* draw/fonts.h - the four font files and a TTF_Font for each face and size in use. */
#ifndef DRAW_FONTS_H
#define DRAW_FONTS_H

#include "base/err.h"
#include "base/str.h"
#include "text/segment.h"

#include <SDL2/SDL_ttf.h>

enum face { FACE_LATIN, FACE_LATIN_BOLD, FACE_DEVANAGARI, FACE_DEVANAGARI_BOLD, FACES };

struct fonts;

/* Maps the four files in <assets>/fonts into memory; sizes are opened when first used. */
bool fonts_open(struct str assets, struct fonts **out, struct err *err);
void fonts_close(struct fonts *f);

enum face face_of(enum script script, bool bold);

/* The file's name within fonts/, for messages. */
const char *face_file(enum face face);

/* The face at px pixels per em, with its script set. Lives until the face's turn to be dropped: use
 * it before asking for another. A file that is no font is found by fonts_open. */
TTF_Font *fonts_get(struct fonts *f, enum face face, int px);

/* Overwrites the glyph positions SDL_ttf keeps of the last text measured in each font. */
void fonts_forget(struct fonts *f);

#endif
