#include "kiosk/recorded.h"

#include "base/paths.h"
#include "kiosk/speech.h"
#include "text/lang.h"

#include <SDL.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { FILE_MOST = 32 * 1024 * 1024 }; /* some minutes */

/* ---- names ---- */

/* FNV-1a (Fowler, Noll, Vo), 64 bits: a name, not a seal. */
static uint64_t
hash(struct str plain)
{
    uint64_t h = 0xcbf29ce484222325u;
    bool gap = false, any = false;
    for (size_t i = 0; i < plain.n; i++) {
        unsigned char c = (unsigned char)plain.p[i];
        if (c <= ' ') {
            gap = any;
            continue;
        }
        if (gap)
            h = (h ^ ' ') * 0x100000001b3u;
        h = (h ^ c) * 0x100000001b3u;
        gap = false;
        any = true;
    }
    return h;
}

static uint64_t
key_of(struct str styled)
{
    struct arena a = {0};
    uint64_t key = hash(lang_plain(&a, styled));
    arena_wipe(&a);
    return key;
}

void
recorded_name(struct str styled, char out[static RECORDED_NAME + 1])
{
    snprintf(out, RECORDED_NAME + 1, "%016llx", (unsigned long long)key_of(styled));
}

static bool
parse_name(struct str stem, uint64_t *key)
{
    *key = 0;
    for (size_t i = 0; i < stem.n; i++) {
        char c = stem.p[i];
        if (!is_digit(c) && (c < 'a' || c > 'f'))
            return false;
        *key = *key << 4 | (uint64_t)(is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return stem.n == RECORDED_NAME;
}

/* ---- files ---- */

static void
add(struct recorded *r, const char *lang, uint64_t key, struct str path)
{
    r->list = arena_grow(&r->arena, r->list, r->n, &r->cap, sizeof *r->list);
    r->list[r->n].key = key;
    r->list[r->n].path = path.p;
    str_copy(r->list[r->n++].lang, sizeof r->list->lang, str_of(lang));
}

static void
add_file(struct recorded *r, const struct lang *l, struct str folder, const char *name)
{
    struct str stem = str_of(name);
    uint64_t key;
    if (!str_ends(stem, ".wav"))
        return;
    stem = arena_str(&r->arena, str_sub(stem, 0, stem.n - 4));
    struct str path = paths_join(&r->arena, folder, name);
    if (parse_name(stem, &key))
        add(r, lang_code(l), key, path);
    else if (lang_has(l, stem.p))
        add(r, lang_code(l), key_of(lang_format(l, &r->arena, stem.p, NULL, 0)), path);
}

static void
find_in(struct recorded *r, struct str assets, const char *code)
{
    struct err err;
    struct lang *l;
    const struct dirent *e;
    struct str folder = paths_join(&r->arena, paths_join(&r->arena, assets, "voice"), code);
    DIR *d = opendir(folder.p);
    if (!d)
        return;
    if (lang_open(assets, code, &l, &err)) {
        while ((e = readdir(d)) != NULL)
            add_file(r, l, folder, e->d_name);
        lang_close(l);
    }
    closedir(d);
}

void
recorded_find(struct recorded *r, struct str assets)
{
    *r = (struct recorded){0};
    find_in(r, assets, "hi");
    find_in(r, assets, "en");
}

void
recorded_free(struct recorded *r)
{
    arena_wipe(&r->arena);
    *r = (struct recorded){0};
}

const char *
recorded_file(const struct recorded *r, const char *lang, struct str styled)
{
    uint64_t key = r->n ? key_of(styled) : 0;
    for (size_t i = 0; i < r->n; i++)
        if (r->list[i].key == key && strcmp(r->list[i].lang, lang) == 0)
            return r->list[i].path;
    return NULL;
}

/* ---- sound ---- */

/* To SPEECH_RATE, one channel, 16 bits. */
static bool
convert(const SDL_AudioSpec *from, const Uint8 *bytes, Uint32 n_bytes, int16_t **samples, size_t *n)
{
    SDL_AudioStream *s =
        SDL_NewAudioStream(from->format, from->channels, from->freq, AUDIO_S16SYS, 1, SPEECH_RATE);
    int n_out = 0;
    *samples = NULL;
    if (s && SDL_AudioStreamPut(s, bytes, (int)n_bytes) == 0 && SDL_AudioStreamFlush(s) == 0) {
        n_out = SDL_AudioStreamAvailable(s);
        *samples = n_out > 0 ? malloc((size_t)n_out) : NULL;
        if (*samples)
            n_out = SDL_AudioStreamGet(s, *samples, n_out);
    }
    if (s)
        SDL_FreeAudioStream(s);
    *n = n_out > 0 ? (size_t)n_out / sizeof **samples : 0;
    return *samples && *n > 0;
}

bool
recorded_load(const char *path, int16_t **samples, size_t *n)
{
    struct stat st;
    SDL_AudioSpec spec;
    Uint8 *bytes = NULL;
    Uint32 n_bytes = 0;
    *samples = NULL;
    *n = 0;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > FILE_MOST ||
        !SDL_LoadWAV(path, &spec, &bytes, &n_bytes))
        return false;
    bool ok = n_bytes > 0 && convert(&spec, bytes, n_bytes, samples, n);
    SDL_FreeWAV(bytes);
    if (!ok) {
        free(*samples);
        *samples = NULL;
    }
    return ok;
}
