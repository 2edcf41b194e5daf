/* A monkey at the kiosk: the whole programme, its own loop, seeded random touches and keys.
 *
 *   monkey TOUCHES SEED
 *
 * It sits where SDL's events and the clock come from (the linker's --wrap), so every run of a seed
 * is the same and nobody waits for a time-out: time passes when the kiosk sleeps. Now and then it
 * types a word of its own on the drawn keys, plays on, and walks away. After each wipe that word must
 * be nowhere in the memory of the process. It fails when the kiosk ends by itself, when a wipe does
 * not come, and when a word is found. */
#include "base/clock.h"
#include "base/utf8.h"
#include "draw/stage.h"
#include "kiosk/kiosk.h"

#include <SDL.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    QUEUE = 64,
    BATCH = 12,         /* actions between two pictures, at most */
    PLAY_LEAST = 200,   /* touches from one wipe to the next */
    PLAY_MORE = 4000,
    REST_MS = 600000,   /* in which a wipe must have come */
    CHUNK = 1 << 20
};

/* The word, letter by letter: never whole in this programme's own memory. No list has it. */
static const char *const word[] = {"घ", "झ", "ठ", "थ", "फ", "ढ"};
enum { LETTERS = sizeof word / sizeof *word };

enum mood { GOES, TYPES, PLAYS, RESTS };

struct monkey {
    struct kiosk k;
    SDL_Event queue[QUEUE];
    size_t head, n;
    int64_t now_ms, rest_ms;
    uint64_t random;
    enum mood mood;
    size_t letter;
    long touches, want, until, wipes;
    bool seen; /* the word was found while it stood on the screen: searching works */
    char *chunk;
};

static struct monkey m;

/* ---- chance ---- */

static uint64_t
chance(uint64_t below)
{
    m.random ^= m.random << 13;
    m.random ^= m.random >> 7;
    m.random ^= m.random << 17;
    return (m.random >> 11) % below;
}

static void
fail(const char *what)
{
    fprintf(stderr, "monkey: after %ld touches and %ld wipes: %s\n", m.touches, m.wipes, what);
    exit(1);
}

/* ---- the process's own memory ---- */

/* The word in UTF-8, UTF-16 and UTF-32. */
enum { SPELLINGS = 3 };
struct spelling {
    unsigned char bytes[4 * LETTERS];
    size_t n;
};

static void
spell(struct spelling out[SPELLINGS])
{
    memset(out, 0, SPELLINGS * sizeof *out);
    for (size_t i = 0; i < LETTERS; i++) {
        uint32_t c = 0;
        utf8_next(str_of(word[i]), 0, &c);
        memcpy(out[0].bytes + out[0].n, word[i], strlen(word[i]));
        out[0].n += strlen(word[i]);
        for (int s = 1; s < SPELLINGS; s++)
            for (int b = 0; b < 2 * s; b++)
                out[s].bytes[out[s].n++] = (unsigned char)(c >> (8 * b));
    }
}

static size_t
count_in(const char *at, size_t n, const struct spelling *what)
{
    size_t found = 0;
    for (const char *p = at; (p = memmem(p, n - (size_t)(p - at), what->bytes, what->n)); p++)
        found++;
    return found;
}

static bool
is_between(uintptr_t from, uintptr_t to, const void *mine, size_t n)
{
    return from <= (uintptr_t)mine && (uintptr_t)mine + n <= to;
}

/* Where the word is spelled out to search for it is no find. */
static size_t
count_between(int mem, uintptr_t from, uintptr_t to, const struct spelling *what)
{
    size_t found = 0;
    if (is_between(from, to, m.chunk, CHUNK))
        return 0;
    for (uintptr_t at = from; at < to; at += CHUNK - sizeof what->bytes) {
        size_t want = to - at < CHUNK ? to - at : CHUNK;
        ssize_t got = pread(mem, m.chunk, want, (off_t)at);
        if (got <= 0)
            return found;
        for (int s = 0; s < SPELLINGS; s++)
            found += count_in(m.chunk, (size_t)got, &what[s]) -
                     is_between(at, at + want, what[s].bytes, what[s].n);
    }
    return found;
}

/* ASan's own shadow is as large as the address space, and holds no text. */
static bool
is_shadow(uintptr_t from, uintptr_t to)
{
    return to - from > (uintptr_t)1 << 34 || (from >= 0x7fff7000 && to <= 0x10007fff8000);
}

/* How often the word stands in memory that can be written. */
static size_t
remembered(void)
{
    char line[512];
    size_t found = 0;
    struct spelling what[SPELLINGS];
    int mem = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    FILE *maps = fopen("/proc/self/maps", "re");
    if (mem < 0 || !maps)
        fail("its own memory cannot be read");
    spell(what);
    while (fgets(line, sizeof line, maps)) {
        char *rest;
        uintptr_t from = strtoull(line, &rest, 16), to = strtoull(rest + 1, &rest, 16);
        if (rest[1] == 'r' && rest[2] == 'w' && !is_shadow(from, to))
            found += count_between(mem, from, to, what);
    }
    explicit_bzero(what, sizeof what);
    explicit_bzero(m.chunk, CHUNK);
    fclose(maps);
    close(mem);
    return found;
}

/* ---- what it does ---- */

static void
put(SDL_Event e)
{
    if (m.n < QUEUE)
        m.queue[(m.head + m.n++) % QUEUE] = e;
}

static void
put_finger(uint32_t type, int finger, int x, int y)
{
    int w, h;
    stage_size(m.k.stage, &w, &h);
    put((SDL_Event){.tfinger = {.type = type, .fingerId = finger, .x = ((float)x + 0.5F) / (float)w,
                                .y = ((float)y + 0.5F) / (float)h}});
}

static void
tap(int finger, int x, int y)
{
    put_finger(SDL_FINGERDOWN, finger, x, y);
    put_finger(SDL_FINGERUP, finger, x, y);
    m.touches++;
}

static void
tap_hit(const struct hit *h)
{
    tap((int)chance(8) == 0, h->at.x + (int)chance((uint64_t)h->at.w),
        h->at.y + (int)chance((uint64_t)h->at.h));
}

static void
press_key(SDL_Keycode key)
{
    put((SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = key}}});
    m.touches++;
}

static void
type_some(void)
{
    static const char *const texts[] = {"क", "्", "ि", "9", " ", "a", "@", "़", "‍", "।", "₹", "ZZ",
                                        "\xff", "upi://pay?pa=x@y", "1912", "\n", "𝟗", "घ"};
    SDL_Event e = {.text = {.type = SDL_TEXTINPUT}};
    snprintf(e.text.text, sizeof e.text.text, "%s", texts[chance(sizeof texts / sizeof *texts)]);
    put(e);
    m.touches++;
}

static void
play(void)
{
    static const SDL_Keycode keys[] = {SDLK_BACKSPACE, SDLK_RETURN, SDLK_LEFT, SDLK_RIGHT, SDLK_UP,
                                       SDLK_DOWN, SDLK_ESCAPE, SDLK_TAB, SDLK_KP_ENTER, SDLK_F4};
    const struct hits *hits = &m.k.ui->hits;
    int w, h, finger = (int)chance(3);
    stage_size(m.k.stage, &w, &h);
    int x = (int)chance((uint64_t)w), y = (int)chance((uint64_t)h);
    uint64_t what = chance(100);
    if (what < 60 && hits->n)
        tap_hit(&hits->list[chance(hits->n)]);
    else if (what < 72)
        tap(finger, x, y);
    else if (what < 76)
        put_finger(SDL_FINGERDOWN, finger, x, y);
    else if (what < 80)
        put_finger(SDL_FINGERMOTION, finger, x, y);
    else if (what < 84)
        put_finger(SDL_FINGERUP, finger, x, y);
    else if (what < 91)
        press_key(keys[chance(sizeof keys / sizeof *keys)]);
    else if (what < 95)
        type_some();
    else if (what < 98)
        m.now_ms += (int64_t)chance(3000); /* a finger that rests */
    else if (what < 99)
        put((SDL_Event){.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_FOCUS_LOST}});
    else
        m.now_ms += (int64_t)chance(70000);
}

static const struct hit *
find_hit(enum action act, int arg)
{
    const struct hits *hits = &m.k.ui->hits;
    for (size_t i = hits->n; i-- > 0;)
        if (hits->list[i].act == act && hits->list[i].arg == arg)
            return &hits->list[i];
    return NULL;
}

static const struct hit *
find_key(const char *types)
{
    const struct hits *hits = &m.k.ui->hits;
    for (size_t i = 0; i < hits->n; i++) {
        const struct key *k = keyboard_key(m.k.ui->keyboard, hits->list[i].arg);
        if (hits->list[i].act == ACT_KEY && k && k->does == KEY_TYPES &&
            strcmp(k->types, types) == 0)
            return &hits->list[i];
    }
    return NULL;
}

/* From the first screen to the keyboard. */
static void
go(void)
{
    const struct hit *h = find_hit(ACT_GO, SCREEN_VERIFY);
    if (m.k.ui->screen == SCREEN_VERIFY) {
        m.mood = TYPES;
        m.letter = 0;
    } else if (h) {
        tap(0, h->at.x + h->at.w / 2, h->at.y + h->at.h / 2);
    } else {
        m.mood = PLAYS; /* a picture without the way there: later */
    }
}

static void
type_letter(void)
{
    const struct hit *h = m.letter < LETTERS ? find_key(word[m.letter]) : NULL;
    m.letter++;
    if (h)
        tap(0, h->at.x + h->at.w / 2, h->at.y + h->at.h / 2);
    if (m.letter <= LETTERS)
        return;
    m.mood = PLAYS;
    if (!m.seen && remembered() == 0)
        fail("the word that was just typed is not found: the search is blind");
    m.seen = true;
}

static void
act(void)
{
    if (m.touches >= m.until && m.mood == PLAYS) {
        m.mood = RESTS;
        m.rest_ms = m.now_ms;
    }
    switch (m.mood) {
    case GOES: go(); break;
    case TYPES: type_letter(); break;
    case PLAYS:
        for (uint64_t n = 1 + chance(BATCH); n > 0; n--)
            play();
        break;
    case RESTS: break;
    }
}

/* It has walked away: everything must be gone. */
static void
look_back(void)
{
    if (m.now_ms - m.rest_ms > REST_MS)
        fail("nothing was wiped");
    if (m.k.ui->screen != SCREEN_ATTRACT || m.now_ms - m.rest_ms < 1000)
        return;
    if (m.k.ui->editor.n || m.k.answered || m.k.model.result.answer)
        fail("the first screen, and something is still there");
    if (remembered())
        fail("the word is still in memory");
    m.wipes++;
    m.mood = GOES;
    m.until = m.touches + PLAY_LEAST + (long)chance(PLAY_MORE);
    if (m.touches >= m.want)
        raise(SIGINT);
}

/* ---- in the place of SDL's events and of the clock ---- */

int64_t __wrap_clock_mono_ms(void);
int __wrap_SDL_PollEvent(SDL_Event *e);
int __wrap_SDL_WaitEventTimeout(SDL_Event *e, int ms);
int __real_SDL_PollEvent(SDL_Event *e);

int64_t
__wrap_clock_mono_ms(void)
{
    return m.now_ms;
}

int
__wrap_SDL_PollEvent(SDL_Event *e)
{
    if (m.n == 0)
        return __real_SDL_PollEvent(e);
    *e = m.queue[m.head];
    m.head = (m.head + 1) % QUEUE;
    m.n--;
    m.now_ms += (int64_t)chance(40);
    return 1;
}

int
__wrap_SDL_WaitEventTimeout(SDL_Event *e, int ms)
{
    if (m.mood == RESTS && speech_busy(m.k.speech)) { /* a page is read to its end, in real time */
        SDL_Delay(ms < 20 ? (Uint32)ms : 20);
        return __wrap_SDL_PollEvent(e);
    }
    if (m.mood == RESTS)
        look_back();
    if (m.n == 0)
        act();
    if (m.n == 0 || (ms > 0 && chance(4) == 0)) {
        m.now_ms += m.mood == RESTS ? ms : (int64_t)chance((uint64_t)ms + 1);
        return 0;
    }
    return __wrap_SDL_PollEvent(e);
}

int
main(int argc, char **argv)
{
    struct options o = {.lang = "hi", .w = 540, .h = 960};
    struct err err = {0};
    if (argc != 3) {
        fprintf(stderr, "monkey TOUCHES SEED; the data folder in $SATARK_DATA\n");
        return 2;
    }
    m.want = strtol(argv[1], NULL, 10);
    m.random = strtoull(argv[2], NULL, 10) * 2654435761U + 1;
    m.now_ms = 1000;
    m.chunk = malloc(CHUNK);
    m.until = PLAY_LEAST;
    m.mood = GOES;
    if (!m.chunk || !kiosk_open(&o, &m.k, &err)) {
        fprintf(stderr, "monkey: %s\n", err.msg);
        return 1;
    }
    bool ok = kiosk_run(&m.k, &err);
    if (!ok || m.touches < m.want)
        fail(ok ? "the kiosk was left" : err.msg);
    kiosk_close(&m.k);
    free(m.chunk);
    printf("%ld touches and keys, %ld wipes, nothing left in memory\n", m.touches, m.wipes);
    return 0;
}
