#include "kiosk/speech.h"

#include "base/log.h"
#include "kiosk/recorded.h"
#include "kiosk/voice.h"
#include "text/spoken.h"

#include <SDL.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    RING = SPEECH_RATE, /* a second ahead: espeak-ng waits for us, not we for it */
    BLOCK = 1024,       /* samples the device asks for at once: 46 ms */
    CHUNK = 2048,
    DEAF_MS = 3000,  /* a device that takes nothing for so long is gone */
    LINGER_MS = 2000 /* to open it takes longer than to speak */
};

/* What is to be said next. */
struct job {
    bool wanted;
    char lang[3];
    int16_t *samples; /* ready sound, */
    size_t n_samples;
    char *text; /* then sentences, as espeak-ng is to read them; either may be missing */
    size_t n;
    struct sentence {
        size_t end;       /* in the text; it begins where the one before ends */
        const char *file; /* somebody has spoken it; else NULL. Borrowed from the recordings */
    } * sentences;
    size_t n_sentences;
};

struct speech {
    struct arena arena; /* of `program` */
    const char *program;
    struct recorded recorded;
    pthread_t thread;
    pthread_mutex_t lock; /* over all below */
    pthread_cond_t wake;  /* a job has come, or the ring has room */
    struct job next;
    unsigned long turn; /* of the job that may be heard: a stop or another job takes the next */
    bool busy, quit;
    pid_t child;
    int16_t ring[RING];
    size_t head, n; /* samples in the ring: from head, n of them */
};

/* ---- buffers that are overwritten ---- */

static void
job_wipe(struct job *j)
{
    if (j->text)
        explicit_bzero(j->text, j->n);
    if (j->samples)
        explicit_bzero(j->samples, j->n_samples * sizeof *j->samples);
    free(j->text);
    free(j->samples);
    free(j->sentences);
    *j = (struct job){0};
}

static void *
copy(const void *from, size_t size)
{
    void *to = malloc(size ? size : 1);
    if (!to)
        BUG("out of memory");
    return memcpy(to, from, size);
}

/* ---- the device's thread ---- */

static void
take_sound(void *ctx, Uint8 *out, int len)
{
    struct speech *s = ctx;
    int16_t *to = (int16_t *)(void *)out;
    size_t want = (size_t)len / sizeof *to;
    pthread_mutex_lock(&s->lock);
    size_t have = s->n < want ? s->n : want;
    for (size_t i = 0; i < have; i++) {
        to[i] = s->ring[s->head];
        s->ring[s->head] = 0;
        s->head = (s->head + 1) % RING;
    }
    s->n -= have;
    pthread_cond_broadcast(&s->wake);
    pthread_mutex_unlock(&s->lock);
    memset(to + have, 0, (want - have) * sizeof *to);
}

static SDL_AudioDeviceID
open_device(struct speech *s)
{
    SDL_AudioSpec want = {.freq = SPEECH_RATE,
                          .format = AUDIO_S16SYS,
                          .channels = 1,
                          .samples = BLOCK,
                          .callback = take_sound,
                          .userdata = s};
    return SDL_OpenAudioDevice(NULL, 0, &want, NULL, 0);
}

/* ---- the speaking thread ---- */

static struct timespec
in_ms(int ms)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += ms / 1000;
    t.tv_nsec += ms % 1000 * 1000000L;
    if (t.tv_nsec >= 1000000000L) {
        t.tv_nsec -= 1000000000L;
        t.tv_sec++;
    }
    return t;
}

/* With the lock: waits until the ring holds at most `most`. False when this turn is over or nobody
 * listens. */
static bool
wait_for_room(struct speech *s, unsigned long turn, size_t most)
{
    while (s->turn == turn && s->n > most) {
        struct timespec until = in_ms(DEAF_MS);
        size_t before = s->n;
        if (pthread_cond_timedwait(&s->wake, &s->lock, &until) != 0 && s->n == before)
            return false;
    }
    return s->turn == turn;
}

static bool
put_sound(struct speech *s, unsigned long turn, const int16_t *samples, size_t n)
{
    pthread_mutex_lock(&s->lock);
    bool ok = wait_for_room(s, turn, RING - n);
    for (size_t i = 0; ok && i < n; i++)
        s->ring[(s->head + s->n++) % RING] = samples[i];
    pthread_mutex_unlock(&s->lock);
    return ok;
}

static bool
put_ready(struct speech *s, unsigned long turn, const int16_t *samples, size_t n)
{
    for (size_t at = 0; at < n; at += CHUNK)
        if (!put_sound(s, turn, samples + at, n - at < CHUNK ? n - at : CHUNK))
            return false;
    return true;
}

/* Names the process to whoever stops it; false if this turn is over already. */
static bool
name_child(struct speech *s, unsigned long turn, pid_t pid)
{
    pthread_mutex_lock(&s->lock);
    bool ok = s->turn == turn;
    s->child = pid;
    pthread_mutex_unlock(&s->lock);
    return ok;
}

/* False when this turn is over. */
static bool
put_voice(struct speech *s, unsigned long turn, struct voice *v)
{
    int16_t chunk[CHUNK];
    size_t n;
    bool on = name_child(s, turn, v->pid);
    if (on && voice_begin(v))
        while ((n = voice_read(v, chunk, CHUNK)) > 0 && put_sound(s, turn, chunk, n))
            ;
    explicit_bzero(chunk, sizeof chunk);
    on = name_child(s, turn, 0); /* before its number is free for another process */
    voice_end(v);
    return on;
}

static bool
say_text(struct speech *s, const struct job *j, unsigned long turn, size_t from, size_t to)
{
    struct voice v;
    return to == from ||
           (voice_start(s->program, j->lang, (struct str){j->text + from, to - from}, &v) &&
            put_voice(s, turn, &v));
}

/* False where the file is no sound; *on, when this turn is over. */
static bool
say_file(struct speech *s, unsigned long turn, const char *file, bool *on)
{
    int16_t *samples;
    size_t n;
    if (!file || !recorded_load(file, &samples, &n))
        return false;
    *on = put_ready(s, turn, samples, n);
    free(samples);
    return true;
}

/* Sentences that nobody has spoken go to espeak-ng together. */
static void
say_sentences(struct speech *s, const struct job *j, unsigned long turn)
{
    size_t from = 0, at = 0;
    bool on = true;
    for (size_t i = 0; on && i < j->n_sentences; i++) {
        const struct sentence *x = &j->sentences[i];
        if (x->file) {
            on = say_text(s, j, turn, from, at);
            if (on && (say_file(s, turn, x->file, &on) || !on))
                from = x->end;
            else
                from = at;
        }
        at = x->end;
    }
    if (on)
        say_text(s, j, turn, from, at);
}

static void
do_job(struct speech *s, const struct job *j, unsigned long turn, SDL_AudioDeviceID *device)
{
    if (!*device)
        *device = open_device(s);
    if (!*device)
        return;
    SDL_PauseAudioDevice(*device, 0);
    if (put_ready(s, turn, j->samples, j->n_samples))
        say_sentences(s, j, turn);
    pthread_mutex_lock(&s->lock);
    wait_for_room(s, turn, 0);
    pthread_mutex_unlock(&s->lock);
}

/* With the lock: nothing of what was to be heard remains. */
static void
forget_sound(struct speech *s)
{
    explicit_bzero(s->ring, sizeof s->ring);
    s->head = s->n = 0;
}

static void
finish(struct speech *s, unsigned long turn)
{
    SDL_Event over = {.type = SDL_USEREVENT};
    pthread_mutex_lock(&s->lock);
    bool mine = s->turn == turn;
    if (mine) {
        s->busy = false;
        forget_sound(s);
    }
    pthread_mutex_unlock(&s->lock);
    if (mine)
        SDL_PushEvent(&over);
}

/* With the lock: waits for a job or the end. The device, if open, stays so for the next sentence
 * that comes soon; false when it has stood idle long enough. */
static bool
wait_for_job(struct speech *s, bool device)
{
    struct timespec until = in_ms(LINGER_MS);
    while (!s->quit && !s->next.wanted) {
        if (!device)
            pthread_cond_wait(&s->wake, &s->lock);
        else if (pthread_cond_timedwait(&s->wake, &s->lock, &until) != 0)
            return false;
    }
    return true;
}

/* Takes the next job and its turn; false when there is none yet. */
static bool
take_job(struct speech *s, bool device, struct job *job, unsigned long *turn)
{
    pthread_mutex_lock(&s->lock);
    bool come = wait_for_job(s, device);
    *job = s->next;
    *turn = s->turn;
    s->next = (struct job){0};
    pthread_mutex_unlock(&s->lock);
    return come;
}

static void *
run(void *ctx)
{
    struct speech *s = ctx;
    SDL_AudioDeviceID device = 0;
    struct job job;
    unsigned long turn;
    for (;;) {
        bool come = take_job(s, device != 0, &job, &turn);
        if (come && job.wanted) {
            do_job(s, &job, turn, &device);
            job_wipe(&job);
            finish(s, turn);
            continue;
        }
        if (device)
            SDL_CloseAudioDevice(device);
        device = 0;
        if (come) {           /* to the end, not to a job */
            SDL_TLSCleanup(); /* its last error: SDL did not make this thread */
            return NULL;
        }
    }
}

/* ---- for the kiosk ---- */

/* ALSA tells standard error at length that a machine has no sound card, which is no error here. SDL
 * loads it and offers no way to say so. */
static void
ignore(const char *file, int line, const char *function, int err, const char *fmt, ...)
{
    (void)file, (void)line, (void)function, (void)err, (void)fmt;
}

static void
hush_alsa(void)
{
    typedef void handler(const char *, int, const char *, int, const char *, ...);
    void *alsa = dlopen("libasound.so.2", RTLD_LAZY | RTLD_LOCAL);
    void *symbol = alsa ? dlsym(alsa, "snd_lib_error_set_handler") : NULL;
    int (*set)(handler *);
    memcpy(&set, &symbol, sizeof set); /* ISO C has no cast from data to function */
    if (symbol)
        set(ignore);
}

/* Sound alone: SDL_InitSubSystem would also start a message bus, which takes longer than all the
 * rest. */
static bool
try_device(struct speech *s)
{
    const char *driver = getenv("SDL_AUDIODRIVER");
    hush_alsa();
    if (SDL_AudioInit(driver && *driver ? driver : NULL) != 0)
        return false;
    SDL_AudioDeviceID device = open_device(s);
    if (device)
        SDL_CloseAudioDevice(device);
    else
        SDL_AudioQuit();
    return device != 0;
}

/* Once at the start: is there a device that opens? A computer without one is nothing to complain
 * about, but ALSA does so on standard error, which is therefore shut meanwhile. */
static bool
has_device(struct speech *s)
{
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool shut = kept >= 0 && nowhere >= 0 && dup2(nowhere, STDERR_FILENO) >= 0;
    bool has = try_device(s);
    if (shut)
        dup2(kept, STDERR_FILENO);
    if (kept >= 0)
        close(kept);
    if (nowhere >= 0)
        close(nowhere);
    return has;
}

/* The thread leaves every signal to the kiosk's own, and a child that has gone is no signal. */
static bool
start_thread(struct speech *s)
{
    sigset_t all, before;
    pthread_condattr_t attr;
    sigfillset(&all);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_mutex_init(&s->lock, NULL);
    pthread_cond_init(&s->wake, &attr);
    pthread_condattr_destroy(&attr);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool ok = pthread_create(&s->thread, NULL, run, s) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return ok;
}

bool
speech_open(struct str assets, struct speech **out)
{
    struct speech *s = calloc(1, sizeof *s);
    struct str program;
    *out = NULL;
    if (!s)
        BUG("out of memory");
    if (voice_find(&s->arena, &program) && has_device(s)) {
        s->program = program.p;
        recorded_find(&s->recorded, assets);
        if (start_thread(s)) {
            *out = s;
            return true;
        }
        SDL_AudioQuit();
    }
    recorded_free(&s->recorded);
    arena_wipe(&s->arena);
    free(s);
    return false;
}

/* With the lock: ends what is being said; nothing of it is heard any more. */
static void
hush(struct speech *s)
{
    s->turn++;
    s->busy = false;
    job_wipe(&s->next);
    forget_sound(s);
    if (s->child)
        kill(s->child, SIGKILL);
    pthread_cond_broadcast(&s->wake);
}

void
speech_close(struct speech *s)
{
    if (!s)
        return;
    pthread_mutex_lock(&s->lock);
    hush(s);
    s->quit = true;
    pthread_mutex_unlock(&s->lock);
    pthread_join(s->thread, NULL);
    pthread_cond_destroy(&s->wake);
    pthread_mutex_destroy(&s->lock);
    SDL_AudioQuit();
    recorded_free(&s->recorded);
    arena_wipe(&s->arena);
    free(s);
}

static void
begin(struct speech *s, struct job job)
{
    job.wanted = true;
    pthread_mutex_lock(&s->lock);
    hush(s);
    s->next = job;
    s->busy = true;
    pthread_mutex_unlock(&s->lock);
}

/* The sentences as espeak-ng is to read them, each a paragraph: a pause stands between. */
static void
set_sentences(const struct speech *s, struct job *j, const struct str *styled, size_t n)
{
    struct arena a = {0};
    struct str text = {"", 0};
    enum spoken_lang in = strcmp(j->lang, "en") == 0 ? SPOKEN_ENGLISH : SPOKEN_HINDI;
    j->sentences = calloc(n + 1, sizeof *j->sentences);
    if (!j->sentences)
        BUG("out of memory");
    for (size_t i = 0; i < n; i++) {
        struct str said = spoken_text(&a, in, styled[i]);
        const char *file = recorded_file(&s->recorded, j->lang, styled[i]);
        if (!said.n)
            continue;
        text = arena_fmt(&a, "%.*s%.*s\n\n", (int)text.n, text.p, (int)said.n, said.p);
        j->sentences[j->n_sentences++] = (struct sentence){text.n, file};
    }
    j->text = copy(text.p, text.n);
    j->n = text.n;
    arena_wipe(&a);
}

bool
speech_say_after(struct speech *s, const int16_t *samples, size_t n_samples, const char *lang,
                 const struct str *styled, size_t n)
{
    struct job job = {.n_samples = n_samples,
                      .samples = copy(samples, n_samples * sizeof *samples)};
    str_copy(job.lang, sizeof job.lang, str_of(lang));
    set_sentences(s, &job, styled, n);
    bool something = job.n || n_samples;
    if (something)
        begin(s, job);
    else
        job_wipe(&job);
    return something;
}

bool
speech_say_all(struct speech *s, const char *lang, const struct str *styled, size_t n)
{
    static const int16_t none[1];
    return speech_say_after(s, none, 0, lang, styled, n);
}

bool
speech_say(struct speech *s, const char *lang, struct str styled)
{
    return speech_say_all(s, lang, &styled, 1);
}

void
speech_stop(struct speech *s)
{
    if (!s)
        return;
    pthread_mutex_lock(&s->lock);
    hush(s);
    pthread_mutex_unlock(&s->lock);
}

bool
speech_busy(struct speech *s)
{
    if (!s)
        return false;
    pthread_mutex_lock(&s->lock);
    bool busy = s->busy;
    pthread_mutex_unlock(&s->lock);
    return busy;
}
