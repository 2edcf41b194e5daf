/* What is said of a real answer, by the real espeak-ng: for each verdict, in both languages, sound
 * that is not silence, with the digits of the telephone number one by one; and the process alone:
 * silent text, a lost programme, a stop in the middle. */
#include "kiosk/speech.h"

#include "base/clock.h"
#include "kiosk/recorded.h"
#include "kiosk/tone.h"
#include "kiosk/view.h"
#include "kiosk/voice.h"
#include "text/spoken.h"
#include "ui/ui.h"
#include "draw/stage.h"

#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

enum { LOUD = 300, WIDTH = 1080, HEIGHT = 1920 };

struct room {
    struct arena arena;
    struct str program;
    struct lang *langs[2];
};

static const char *const codes[] = {"hi", "en"};

static int
open_room(void **state)
{
    struct room *r = calloc(1, sizeof *r);
    struct err err;
    *state = r;
    if (!r || !voice_find(&r->arena, &r->program)) {
        fprintf(stderr, "espeak-ng is missing: run scripts/setup\n");
        return -1;
    }
    for (int i = 0; i < 2; i++)
        if (!lang_open(str_of(getenv("SATARK_ASSETS")), codes[i], &r->langs[i], &err))
            return -1;
    return 0;
}

static int
close_room(void **state)
{
    struct room *r = *state;
    lang_close(r->langs[0]);
    lang_close(r->langs[1]);
    arena_wipe(&r->arena);
    free(r);
    return 0;
}

/* ---- what espeak-ng makes of a text ---- */

static double
loudness(const struct room *r, const char *lang, struct str text, double *seconds)
{
    struct voice v;
    int16_t chunk[4096];
    double sum = 0, all = 0;
    size_t n;
    assert_true(voice_start(r->program.p, lang, text, &v));
    assert_true(voice_begin(&v));
    while ((n = voice_read(&v, chunk, ARRAY_LEN(chunk))) > 0)
        for (size_t i = 0; i < n; i++, all++)
            sum += (double)chunk[i] * chunk[i];
    voice_end(&v);
    *seconds = all / SPEECH_RATE;
    return all > 0 ? sqrt(sum / all) : 0;
}

/* Its phonemes, without stress, pauses and the language switches: what is left differs from place
 * to place in a sentence by nothing else. */
static struct str
phonemes(struct arena *a, const char *lang, struct str text)
{
    char path[] = "/tmp/satark-speech-XXXXXX", line[4096];
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n);
    close(fd);
    struct str command = arena_fmt(a, "espeak-ng -v %s -b 1 -x -q -f %s", lang, path),
               out = {"", 0};
    FILE *f = popen(command.p, "r");
    assert_non_null(f);
    while (fgets(line, sizeof line, f)) {
        size_t n = 0;
        for (size_t i = 0; line[i]; i++)
            if (!strchr("',_:;|!#", line[i]))
                line[n++] = line[i] == '\n' ? ' ' : line[i];
        out = arena_fmt(a, "%.*s%.*s", (int)out.n, out.p, (int)n, line);
    }
    pclose(f);
    unlink(path);
    return out;
}

/* The digits of `number` stand in the trace as words of their own, one after the other. */
static bool
digits_are_said(struct arena *a, const char *lang, struct str trace, const char *number)
{
    struct str alone[10];
    for (int d = 0; d < 10; d++) {
        char digit = (char)('0' + d);
        alone[d] = str_trim(phonemes(a, lang, (struct str){&digit, 1}));
    }
    for (size_t start = 0; start < trace.n; start++) {
        size_t at = start;
        const char *c = number;
        for (; *c; c++) {
            struct str word = alone[*c - '0'];
            while (at < trace.n && trace.p[at] == ' ')
                at++;
            if (!str_eq(str_sub(trace, at, at + word.n), word) ||
                (at + word.n < trace.n && trace.p[at + word.n] != ' '))
                break;
            at += word.n;
        }
        if (!*c)
            return true;
    }
    return false;
}

/* ---- real answers ---- */

static const struct {
    const char *why, *text;
    enum verdict verdict;
    const char *number; /* that is to be heard digit by digit */
} answers[] = {
    {"a fraud with a personal number", "आज रात 9:30 बजे बिजली काट दी जाएगी तुरंत 8260303942 पर कॉल करें",
     VERDICT_SCAM, "8260303942"},
    {"suspicious: the helpline is named", "बिजली अधिकारी से 9415012345 पर बात करें",
     VERDICT_SUSPICIOUS, "1912"},
    {"official, of Bhopal", "0755-2551222", VERDICT_OFFICIAL, "07552551222"},
    {"a number nobody knows", "9415012345", VERDICT_UNVERIFIED, "9415012345"},
};

static void
make_data(struct arena *a, struct sources *out)
{
    struct err err;
    struct str dir = arena_fmt(a, "/tmp/satark-speech-data-%d", (int)getpid());
    struct str from = str_of(getenv("SATARK_ASSETS"));
    assert_int_equal(system(arena_fmt(a,
                                      "rm -rf %s; '%.*s/../satark' init --data %s --discom kesco "
                                      ">/dev/null",
                                      dir.p, (int)from.n, from.p, dir.p)
                                .p),
                     0);
    if (!sources_open(dir, out, &err))
        fail_msg("%s", err.msg);
    system(arena_fmt(a, "rm -rf %s", dir.p).p);
}

/* Everything that the result's picture gives a voice to read, in one text. */
static struct str
spoken_of(struct arena *a, const struct sources *s, const struct lang *lang, int l,
          const char *text, enum verdict *verdict)
{
    struct ui *ui = calloc(1, sizeof *ui);
    struct ui_model m = {0};
    struct view view = {0};
    struct answer answer;
    struct arena session = {0}, frame = {0};
    struct draw_list list = {.arena = &frame};
    struct stage *stage;
    struct err err;
    struct stage_options o = {.w = 64, .h = 64, .offscreen = true};
    struct check c = sources_check(s, clock_now());
    assert_true(stage_open(&o, str_of(getenv("SATARK_ASSETS")), &stage, &err));
    struct typesetter t = stage_typesetter(stage);
    ui_init(ui, 0);
    ui->screen = SCREEN_RESULT;
    assert_true(view_fill(&view, s, lang, clock_now(), &m, &err));
    check_run(&c, str_of(text), STR(""), VIA_UNKNOWN, &session, &answer);
    view_result(s->list, lang, str_of(text), &answer, clock_now(), &session, &m.result);
    ui_build(ui, &m, &t, WIDTH, HEIGHT, &list);
    struct str out = {"", 0};
    for (size_t i = 0; i < ui->spoken.n; i++) {
        struct str said = spoken_text(a, (enum spoken_lang)l, ui->spoken.part[i]);
        out = arena_fmt(a, "%.*s%.*s\n\n", (int)out.n, out.p, (int)said.n, said.p);
    }
    *verdict = answer.verdict;
    stage_close(stage);
    view_free(&view);
    arena_wipe(&session);
    arena_wipe(&frame);
    free(ui);
    return out;
}

static void
verdicts_are_heard(void **state)
{
    struct room *r = *state;
    struct sources sources;
    struct arena a = {0};
    make_data(&a, &sources);
    for (size_t i = 0; i < ARRAY_LEN(answers); i++)
        for (int l = 0; l < 2; l++) {
            enum verdict verdict;
            double seconds;
            struct str text = spoken_of(&a, &sources, r->langs[l], l, answers[i].text, &verdict);
            if (verdict != answers[i].verdict)
                fail_msg("%s: another verdict, %d", answers[i].why, (int)verdict);
            double loud = loudness(r, codes[l], text, &seconds);
            if (loud < LOUD || seconds < 5)
                fail_msg("%s, %s: loudness %.0f in %.1f s", answers[i].why, codes[l], loud,
                         seconds);
            struct str trace = phonemes(&a, codes[l], text);
            if (!digits_are_said(&a, codes[l], trace, answers[i].number))
                fail_msg("%s, %s: %s is not said digit by digit in “%.*s”", answers[i].why,
                         codes[l], answers[i].number, (int)trace.n, trace.p);
        }
    sources_close(&sources);
    arena_wipe(&a);
}

/* The comparison itself: a number said as a number is no row of digits. */
static void
a_count_is_not_taken_for_digits(void **state)
{
    struct arena a = {0};
    (void)state;
    for (int l = 0; l < 2; l++) {
        assert_false(digits_are_said(&a, codes[l], phonemes(&a, codes[l], STR("1912")), "1912"));
        assert_true(
            digits_are_said(&a, codes[l], phonemes(&a, codes[l], STR("x 1 9 1 2 x")), "1912"));
    }
    arena_wipe(&a);
}

/* ---- the process ---- */

static void
a_lost_programme_is_no_error(void **state)
{
    struct voice v;
    (void)state;
    assert_false(voice_start("/nowhere/espeak-ng", "hi", STR("कुछ"), &v));
    assert_int_equal(v.pid, 0);
    assert_true(voice_start("/bin/true", "hi", STR("कुछ"), &v)); /* says nothing */
    assert_false(voice_begin(&v));
    voice_end(&v);
    assert_int_equal(v.pid, 0);
}

static void
a_killed_voice_ends(void **state)
{
    const struct room *r = *state;
    int16_t chunk[256];
    struct voice v;
    assert_true(voice_start(r->program.p, "hi", STR("1 2 3 4 5 6 7 8 9"), &v));
    pid_t pid = v.pid;
    assert_true(voice_begin(&v));
    kill(pid, SIGKILL);
    while (voice_read(&v, chunk, ARRAY_LEN(chunk)) > 0)
        ;
    voice_end(&v);
    assert_int_equal(kill(pid, 0), -1); /* no zombie either */
}

static void
wait_until(struct speech *s, bool busy)
{
    for (int i = 0; i < 1500 && speech_busy(s) != busy; i++)
        usleep(10000);
    assert_int_equal(speech_busy(s), busy);
}

/* Through SDL's driver that plays nowhere: sentences begin, stop, follow each other, and end. */
static void
sentences_begin_and_end(void **state)
{
    struct speech *s;
    (void)state;
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    assert_true(speech_open(str_of(getenv("SATARK_ASSETS")), &s));
    assert_false(speech_busy(s));
    assert_false(speech_say(s, "hi", STR(" \n")));
    assert_true(speech_say(s, "hi", STR("हाँ")));
    wait_until(s, false);
    for (int i = 0; i < 20; i++) { /* each silences the one before */
        assert_true(speech_say(s, i % 2 ? "hi" : "en", STR("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15")));
        assert_true(speech_busy(s));
        usleep((useconds_t)(i * 3000));
    }
    speech_stop(s);
    assert_false(speech_busy(s));
    int16_t beep[2000] = {0};
    assert_true(speech_say_after(s, beep, ARRAY_LEN(beep), "hi", NULL, 0));
    wait_until(s, false);
    assert_true(speech_say_after(s, beep, ARRAY_LEN(beep), "hi", &STR("हाँ"), 1));
    wait_until(s, false);
    assert_true(speech_say(s, "en", STR("closed in the middle of a sentence")));
    usleep(50000);
    speech_close(s);
    speech_close(NULL);
    setenv("SDL_AUDIODRIVER", "nothing-such", 1);
    assert_false(speech_open(str_of(getenv("SATARK_ASSETS")), &s));
    assert_null(s);
}

/* ---- sentences somebody has spoken ---- */

enum { MARK = 12345 }; /* a sample that espeak-ng does not write thousands of */

static void
put_little(FILE *f, unsigned value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        fputc((int)(value >> 8 * i & 0xFF), f);
}

/* Half a second of MARK. */
static void
write_wav(const char *path, unsigned rate, unsigned channels)
{
    FILE *f = fopen(path, "wb");
    unsigned samples = rate / 2 * channels;
    assert_non_null(f);
    fputs("RIFF", f);
    put_little(f, 36 + samples * 2, 4);
    fputs("WAVEfmt ", f);
    put_little(f, 16, 4);
    put_little(f, 1, 2);
    put_little(f, channels, 2);
    put_little(f, rate, 4);
    put_little(f, rate * channels * 2, 4);
    put_little(f, channels * 2, 2);
    put_little(f, 16, 2);
    fputs("data", f);
    put_little(f, samples * 2, 4);
    for (unsigned i = 0; i < samples; i++)
        put_little(f, MARK, 2);
    fclose(f);
}

static void
write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

/* A folder of assets with the catalogues and the recordings of this test. */
static struct str
make_assets(struct arena *a)
{
    char slide[RECORDED_NAME + 1];
    struct str dir = arena_fmt(a, "/tmp/satark-voice-%d", (int)getpid());
    assert_int_equal(system(arena_fmt(a, "rm -rf %s; mkdir -p %s/voice/hi; cp -r '%s/lang' %s",
                                      dir.p, dir.p, getenv("SATARK_ASSETS"), dir.p)
                                .p),
                     0);
    recorded_name(STR("यह संदेश नकली है"), slide);
    write_wav(arena_fmt(a, "%s/voice/hi/verdict.scam.wav", dir.p).p, 22050, 1);
    write_wav(arena_fmt(a, "%s/voice/hi/%s.wav", dir.p, slide).p, 44100, 2);
    write_text(arena_fmt(a, "%s/voice/hi/verdict.official.wav", dir.p).p, "RIFF but no more");
    write_text(arena_fmt(a, "%s/voice/hi/verdict.unverified.wav", dir.p).p, "");
    write_text(arena_fmt(a, "%s/voice/hi/no.such.id.wav", dir.p).p, "");
    write_text(arena_fmt(a, "%s/voice/hi/README", dir.p).p, "");
    return dir;
}

static size_t
count_marks(const char *path, double *loud)
{
    FILE *f = fopen(path, "rb");
    int16_t x;
    size_t n = 0, all = 0;
    double sum = 0;
    while (f && fread(&x, sizeof x, 1, f) == 1) {
        n += abs(x - MARK) < 100;
        sum += (double)x * x;
        all++;
    }
    if (f)
        fclose(f);
    *loud = all ? sqrt(sum / (double)all) : 0;
    return n;
}

static void
recordings_come_first(void **state)
{
    static const struct {
        const char *why, *lang, *text;
        bool recorded;
    } rows[] = {
        {"by the id of the sentence", "hi", "verdict.scam", true},
        {"another language", "en", "verdict.scam", false},
        {"another sentence", "hi", "verdict.suspicious", false},
        {"a file that is no sound: espeak-ng says it", "hi", "verdict.official", false},
        {"an empty file", "hi", "verdict.unverified", false},
        {"a slide by the name of its words, at twice the rate, in two channels", "hi",
         "\x02यह संदेश\x01\nनकली है", true},
    };
    struct room *r = *state;
    struct arena a = {0};
    struct str assets = make_assets(&a), out = arena_fmt(&a, "%s/out", assets.p);
    struct speech *s;
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", out.p, 1);
    assert_true(speech_open(assets, &s));
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct lang *l = r->langs[strcmp(rows[i].lang, "en") == 0];
        struct str text = str_of(rows[i].text);
        if (lang_has(l, rows[i].text))
            text = lang_format(l, &a, rows[i].text, NULL, 0);
        double loud;
        unlink(out.p);
        speech_close(s);
        assert_true(speech_open(assets, &s));
        assert_true(speech_say(s, rows[i].lang, text));
        wait_until(s, false);
        speech_close(s);
        size_t marks = count_marks(out.p, &loud);
        if ((marks > SPEECH_RATE / 3) != rows[i].recorded || loud < LOUD)
            fail_msg("%s: %zu samples of the recording, loudness %.0f", rows[i].why, marks, loud);
        assert_true(speech_open(assets, &s));
    }
    struct str parts[] = {STR("पहले"), lang_format(r->langs[0], &a, "verdict.scam", NULL, 0),
                          lang_format(r->langs[0], &a, "verdict.official", NULL, 0), STR("अंत")};
    assert_true(speech_say_all(s, "hi", parts, ARRAY_LEN(parts))); /* in turns */
    wait_until(s, false);
    speech_close(s);
    system(arena_fmt(&a, "rm -rf %s", assets.p).p);
    arena_wipe(&a);
}

/* ---- a verdict by its tone ---- */

/* How often the sound changes its sign in [from, to): twice its pitch. */
static int
crossings(const int16_t *s, size_t from, size_t to)
{
    int n = 0;
    for (size_t i = from + 1; i < to; i++)
        n += (s[i - 1] < 0) != (s[i] < 0);
    return n;
}

/* Pitch of the first and of the last tenth of a second. */
static void
each_verdict_has_its_tone(void **state)
{
    static const enum verdict all[] = {VERDICT_SCAM, VERDICT_SUSPICIOUS, VERDICT_UNVERIFIED,
                                       VERDICT_OFFICIAL};
    enum { TENTH = SPEECH_RATE / 10, EDGE = SPEECH_RATE / 50 };
    static int16_t s[TONE_MOST];
    int first[4], last[4];
    size_t lengths[4];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        size_t n = lengths[i] = tone_of(all[i], s);
        int most = 0;
        assert_in_range(n, SPEECH_RATE / 5, SPEECH_RATE); /* short */
        for (size_t k = 0; k < n; k++)
            most = abs(s[k]) > most ? abs(s[k]) : most;
        assert_in_range(most, 2000, 6000);                   /* quiet, and heard */
        assert_true(abs(s[0]) < 100 && abs(s[n - 1]) < 100); /* no click */
        first[i] = crossings(s, EDGE, EDGE + TENTH);
        last[i] = crossings(s, n - EDGE - TENTH, n - EDGE);
    }
    assert_true(first[0] > last[0] * 5 / 4);   /* a fraud falls */
    assert_true(abs(first[1] - last[1]) <= 2); /* a doubt stays */
    assert_true(abs(first[2] - last[2]) <= 2);
    assert_true(last[3] > first[3] * 5 / 4); /* official rises */
    assert_true(first[1] > first[2] * 5 / 4 && lengths[1] != lengths[2]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_are_heard),
        cmocka_unit_test(a_count_is_not_taken_for_digits),
        cmocka_unit_test(a_lost_programme_is_no_error),
        cmocka_unit_test(a_killed_voice_ends),
        cmocka_unit_test(sentences_begin_and_end),
        cmocka_unit_test(recordings_come_first),
        cmocka_unit_test(each_verdict_has_its_tone),
    };
    return cmocka_run_group_tests(tests, open_room, close_room);
}
