/* text/lang.h - the product's own sentences, by a short id, in one language.
 *
 * A catalogue is the compiled form (.mo, GNU gettext manual 11.3) of assets/lang/<lang>.po, whose
 * msgid is an id such as "verify.title". Opened once, read for the life of the program.
 *
 * In a sentence <b>bold</b>, <m>marked</m> and <y>yellow</y> set a style, {name} is an argument.
 * lang_format turns the tags into single style bytes, so that nothing a person typed can set a
 * style: arguments lose their control bytes on the way in. */
#ifndef TEXT_LANG_H
#define TEXT_LANG_H

#include "base/arena.h"
#include "base/err.h"

enum { STYLE_END = 0x01, STYLE_BOLD = 0x02, STYLE_MARK = 0x03, STYLE_YELLOW = 0x04 };

struct lang;

/* `code` is "hi" or "en"; `assets` the folder of base/paths.h. */
bool lang_open(struct str assets, const char *code, struct lang **out, struct err *err);
void lang_close(struct lang *l);
const char *lang_code(const struct lang *l);

/* The sentence, tags and all; the id itself if it is missing (a test finds every such id). */
struct str lang_get(const struct lang *l, const char *id);
bool lang_has(const struct lang *l, const char *id);

struct lang_arg {
    const char *name;
    struct str value;
};

/* Arguments and how many: lang_format(l, a, "cli.more", LANG_ARGS({"n", STR("2")})). */
#define LANG_ARGS(...)                      \
    (const struct lang_arg[]){__VA_ARGS__}, \
        sizeof((const struct lang_arg[]){__VA_ARGS__}) / sizeof(struct lang_arg)

/* The sentence with its arguments, in `a`. An argument the sentence does not name is unused; a
 * {name} nobody gave stays as it is. */
struct str lang_format(const struct lang *l, struct arena *a, const char *id,
                       const struct lang_arg *args, size_t n);

/* What the rooms say in English when something goes wrong, in `code`: assets/lang/errors.<code>.po. */
bool lang_open_errors(struct str assets, const char *code, struct lang **out, struct err *err);

/* The complaint in the language of that catalogue; false where it has none for it (text/retold.h). */
bool lang_retell(const struct lang *errors, struct arena *a, struct str said, struct str *out);

/* Without style bytes: for JSON, speech and the terminal. */
struct str lang_plain(struct arena *a, struct str styled);

/* "22 नवम्बर 2026", "22 November 2026"; "रविवार, 22 नवम्बर"; "रात 9:30 बजे", "9:30 pm", on the hour
 * "सुबह 10 बजे", "10 am". Minute 1440 is midnight. */
struct civil;
struct str lang_date(const struct lang *l, struct arena *a, struct civil c);
struct str lang_day(const struct lang *l, struct arena *a, struct civil c);
/* "22 नवम्बर" */
struct str lang_short_date(const struct lang *l, struct arena *a, struct civil c);
struct str lang_time(const struct lang *l, struct arena *a, int minute_of_day);

#endif
