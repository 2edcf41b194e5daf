#include "draw/fonts.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The screens use about 25 sizes in two faces each; a window pulled to another size starts anew.
 * One open font costs about 60 KB. */
enum { OPEN_MAX = 96, PX_MAX = 4000, FORGET_LEN = 2048 };

struct open_font {
    TTF_Font *font;
    enum face face;
    int px;
    unsigned long used; /* turn of the last use */
};

struct font_file {
    void *bytes;
    size_t n;
};

struct fonts {
    struct font_file files[FACES];
    struct open_font open[OPEN_MAX];
    size_t n_open;
    unsigned long turn;
};

const char *
face_file(enum face face)
{
    static const char *const names[FACES] = {
        [FACE_LATIN] = "NotoSans-Regular.ttf",
        [FACE_LATIN_BOLD] = "NotoSans-Bold.ttf",
        [FACE_DEVANAGARI] = "NotoSansDevanagari-Regular.ttf",
        [FACE_DEVANAGARI_BOLD] = "NotoSansDevanagari-Bold.ttf",
    };
    return names[face];
}

enum face
face_of(enum script script, bool bold)
{
    if (script == SCRIPT_DEVANAGARI)
        return bold ? FACE_DEVANAGARI_BOLD : FACE_DEVANAGARI;
    return bold ? FACE_LATIN_BOLD : FACE_LATIN;
}

static bool
map_file(const char *path, struct font_file *out, struct err *err)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = false;

    if (fd < 0)
        return err_env(err, "%s: %s; install the package fonts-noto-core and build again", path,
                       strerror(errno));
    if (fstat(fd, &st) != 0 || st.st_size <= 0) {
        err_env(err, "%s: the font file is empty or cannot be read; install fonts-noto-core again",
                path);
        goto out;
    }
    out->n = (size_t)st.st_size;
    out->bytes = mmap(NULL, out->n, PROT_READ, MAP_PRIVATE, fd, 0);
    if (out->bytes == MAP_FAILED) {
        out->bytes = NULL;
        err_env(err, "%s: %s", path, strerror(errno));
        goto out;
    }
    ok = true;
out:
    close(fd);
    return ok;
}

/* Light hinting snaps strokes to whole rows only, so the headline of Devanagari is crisp at 30 px
 * and letters keep their designed widths. */
static TTF_Font *
open_size(const struct font_file *file, enum face face, int px)
{
    SDL_RWops *rw = SDL_RWFromConstMem(file->bytes, (int)file->n);
    TTF_Font *font = rw ? TTF_OpenFontRW(rw, 1, px) : NULL;
    bool devanagari = face == FACE_DEVANAGARI || face == FACE_DEVANAGARI_BOLD;
    if (!font)
        return NULL;
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    /* ISO 15924 names; "Dev2", the OpenType tag, is accepted and draws wrongly. */
    if (TTF_SetFontDirection(font, TTF_DIRECTION_LTR) != 0
        || TTF_SetFontScriptName(font, devanagari ? "Deva" : "Latn") != 0) {
        TTF_CloseFont(font);
        return NULL;
    }
    return font;
}

bool
fonts_open(struct str assets, struct fonts **out, struct err *err)
{
    struct arena a = {0};
    struct fonts *f = calloc(1, sizeof *f);
    bool ok = false;

    if (!f)
        BUG("out of memory");
    if (TTF_Init() != 0) {
        err_env(err, "SDL_ttf does not start: %s; install libsdl2-ttf-2.0-0 again", TTF_GetError());
        free(f);
        return false;
    }
    for (int face = 0; face < FACES; face++) {
        struct str folder = paths_join(&a, assets, "fonts");
        struct str path = paths_join(&a, folder, face_file((enum face)face));
        if (!map_file(path.p, &f->files[face], err))
            goto out;
        TTF_Font *font = open_size(&f->files[face], (enum face)face, 48);
        if (!font) {
            err_env(err, "%s: no usable font, or SDL_ttf was built without HarfBuzz: %s; install "
                         "fonts-noto-core and libsdl2-ttf-2.0-0 again", path.p, TTF_GetError());
            goto out;
        }
        f->open[f->n_open++] = (struct open_font){font, (enum face)face, 48, 0};
    }
    ok = true;
out:
    arena_wipe(&a);
    if (ok)
        *out = f;
    else
        fonts_close(f);
    return ok;
}

void
fonts_close(struct fonts *f)
{
    if (!f)
        return;
    for (size_t i = 0; i < f->n_open; i++)
        TTF_CloseFont(f->open[i].font);
    for (int face = 0; face < FACES; face++)
        if (f->files[face].bytes)
            munmap(f->files[face].bytes, f->files[face].n);
    TTF_Quit();
    free(f);
}

/* A free place, or the one used longest ago, emptied. */
static struct open_font *
place(struct fonts *f)
{
    if (f->n_open < OPEN_MAX)
        return &f->open[f->n_open++];
    struct open_font *oldest = &f->open[0];
    for (size_t i = 1; i < f->n_open; i++)
        if (f->open[i].used < oldest->used)
            oldest = &f->open[i];
    TTF_CloseFont(oldest->font);
    return oldest;
}

TTF_Font *
fonts_get(struct fonts *f, enum face face, int px)
{
    if (px < 1 || px > PX_MAX)
        BUG("a font size that cannot be meant");
    f->turn++;
    for (size_t i = 0; i < f->n_open; i++) {
        struct open_font *o = &f->open[i];
        if (o->face == face && o->px == px) {
            o->used = f->turn;
            return o->font;
        }
    }
    TTF_Font *font = open_size(&f->files[face], face, px);
    if (!font)
        BUG("a font that opened at 48 px does not open at another size");
    *place(f) = (struct open_font){font, face, px, f->turn};
    return font;
}

void
fonts_forget(struct fonts *f)
{
    char blank[FORGET_LEN + 1];
    memset(blank, ' ', FORGET_LEN);
    blank[FORGET_LEN] = '\0';
    for (size_t i = 0; i < f->n_open; i++)
        TTF_SizeUTF8(f->open[i].font, blank, NULL, NULL);
}
