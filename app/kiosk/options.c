#include "kiosk/options.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

enum { SIZE_LEAST = 480, SIZE_MOST = 8192, RENDER_W = 1080, RENDER_H = 1920 };

static bool
take_int(const char *flag, const char *value, long least, long most, int *out, struct err *err)
{
    char *end;
    long n = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || n < least || n > most)
        return err_input(err, "%s %s: expected a whole number from %ld to %ld", flag, value, least,
                         most);
    *out = (int)n;
    return true;
}

static bool
take_size(const char *value, struct options *o, struct err *err)
{
    struct str w, h = str_of(value);
    unsigned long width, height;
    if (!str_cut(&h, 'x', &w) || !h.p || !str_to_uint(w, SIZE_MOST, &width) ||
        !str_to_uint(h, SIZE_MOST, &height) || width < SIZE_LEAST || height < SIZE_LEAST)
        return err_input(err, "--size %s: expected WIDTHxHEIGHT from %d to %d, such as 1080x1920",
                         value, SIZE_LEAST, SIZE_MOST);
    o->w = (int)width;
    o->h = (int)height;
    return true;
}

static bool
take_seconds(const char *value, struct options *o, struct err *err)
{
    char *end;
    o->exit_after = strtod(value, &end);
    if (*value == '\0' || *end != '\0' || !(o->exit_after > 0 && o->exit_after < 1e7))
        return err_input(err, "--exit-after %s: expected seconds, such as 10", value);
    return true;
}

static bool
take_lang(const char *value, struct options *o, struct err *err)
{
    if (strcmp(value, "hi") != 0 && strcmp(value, "en") != 0)
        return err_input(err, "--lang %s: expected hi or en", value);
    o->lang = value;
    return true;
}

static bool
take_rotate(const char *value, struct options *o, struct err *err)
{
    if (!take_int("--rotate", value, 0, 270, &o->rotate, err))
        return false;
    if (o->rotate % 90 != 0)
        return err_input(err, "--rotate %s: expected 0, 90, 180 or 270", value);
    return true;
}

/* One flag with a value. *known is false for a flag that does not exist. */
static bool
take_valued(const char *flag, const char *value, struct options *o, bool *known, struct err *err)
{
    const struct {
        const char *flag;
        const char **text;
    } texts[] = {{"--data", &o->data},     {"--render", &o->render}, {"--out", &o->out},
                 {"--text", &o->text},     {"--sender", &o->sender}, {"--stats", &o->stats},
                 {"--areas", &o->areas},   {"--texts", &o->texts},   {"--answers", &o->answers},
                 {"--warning", &o->warning}, {"--spoken", &o->spoken}};
    *known = true;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        if (strcmp(flag, texts[i].flag) == 0) {
            *texts[i].text = value;
            return true;
        }
    }
    if (strcmp(flag, "--size") == 0)
        return take_size(value, o, err);
    if (strcmp(flag, "--lang") == 0)
        return take_lang(value, o, err);
    if (strcmp(flag, "--dpi") == 0)
        return take_int(flag, value, 20, 1200, &o->dpi, err);
    if (strcmp(flag, "--rotate") == 0)
        return take_rotate(value, o, err);
    if (strcmp(flag, "--exit-after") == 0)
        return take_seconds(value, o, err);
    *known = false;
    return true;
}

static bool
take_switch(const char *flag, struct options *o)
{
    const struct {
        const char *flag;
        bool *set;
    } switches[] = {{"--windowed", &o->windowed}, {"--large", &o->large}, {"--low", &o->low},
                    {"--help", &o->help}, {"--version", &o->version}};
    for (size_t i = 0; i < ARRAY_LEN(switches); i++) {
        if (strcmp(flag, switches[i].flag) == 0) {
            *switches[i].set = true;
            return true;
        }
    }
    return false;
}

bool
options_parse(int argc, char **argv, struct options *out, struct err *err)
{
    struct options o = {.lang = "hi"};
    for (int i = 1; i < argc; i++) {
        bool known;
        if (take_switch(argv[i], &o))
            continue;
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (!take_valued(argv[i], value, &o, &known, err))
            return false;
        if (!known)
            return err_input(err, "unknown flag %s; see satark-kiosk --help", argv[i]);
        if (++i >= argc)
            return err_input(err, "%s needs a value; see satark-kiosk --help", argv[i - 1]);
    }
    if ((o.render == NULL) != (o.out == NULL))
        return err_input(err, "--render SCREEN and --out FILE.png go together");
    if ((o.areas || o.texts || o.spoken) && !o.render)
        return err_input(err, "%s FILE goes with --render SCREEN",
                         o.areas ? "--areas" : o.texts ? "--texts" : "--spoken");
    if (o.warning && !o.render)
        return err_input(err, "--warning ID goes with --render attract");
    if (o.render && !o.w) {
        o.w = RENDER_W;
        o.h = RENDER_H;
    }
    *out = o;
    return true;
}

void
options_help(void)
{
    puts("satark-kiosk - the public's touch screen\n\n"
         "  --data DIR            data folder (else $SATARK_DATA, else /var/lib/satark)\n"
         "  --windowed            in a window instead of full screen\n"
         "  --size WxH            size of the window or picture\n"
         "  --lang hi|en          language it starts in\n"
         "  --dpi N               dots per inch of the panel: keys become 20 mm where they fit\n"
         "  --rotate 0|90|180|270 for a panel hung on its side, clockwise\n"
         "  --render SCREEN --out FILE.png [--text T] [--sender S]\n"
         "                        draw one screen without a window and exit; SCREEN: attract,\n"
         "                        urgent, verify, inscript, number, latin, result, pay,\n"
         "                        staff, staff-panel,\n"
         "                        directory, sites, counters, lostmoney, questions\n"
         "  --answers A,B,...     with --render questions: yes, no or dontknow to each question\n"
         "  --large --low         begin with large text, with lower buttons (portrait); for\n"
         "                        pictures: the public has buttons for both\n"
         "  --warning ID          with --render attract: this warning, due or not\n"
         "  --areas FILE          with --render: the touch areas, one JSON object a line\n"
         "  --texts FILE          with --render: the texts drawn, size, text and place a line\n"
         "  --spoken FILE         with --render: what is read aloud, of attract that of all slides;\n"
         "                        name of a recording and sentence a line (share/voice/hi/NAME.wav)\n"
         "  --exit-after SECONDS  leave by itself\n"
         "  --stats FILE          write figures on exit, as JSON\n\n"
         "Exit code 75: staff asked for a restart; start it again (systemd: Restart=on-failure).\n"
         "Leave with Ctrl-C in the terminal; with --windowed close the window.\n"
         "Example: satark-kiosk --windowed --size 540x960");
}
