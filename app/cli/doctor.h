/* cli/doctor.h - what is wrong with this kiosk, and what to do: facts, and a table that judges
 * them.
 *
 * Facts are read in doctor_facts.c and judged in doctor_judge.c, which is pure: a test gives it
 * every state that a kiosk may be in. */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

#include "cli/cli.h"
#include "office/pin.h"
#include "registry/registry.h"

#include <stdint.h>

/* What stands in a why_* is empty where nothing is wrong. */
struct facts {
    int64_t now;
    const char *data; /* the data folder */

    bool list_opens, list_fell_back;
    const char *list_why; /* it does not open, or the one before serves, or it is damaged */
    struct registry_info list;
    int64_t list_bytes;

    const char *trust_why; /* it cannot be read */
    int n_keys, n_roots;
    const char *last_outcome; /* of the last list brought: "taken", "forged"; empty: none yet */
    int64_t last_at;

    int64_t newest_file; /* of the data folder, unix time; 0: none */
    bool has_clock_chip;

    int64_t disk_free; /* bytes for the owner of the folder; -1: not known */

    const char *font_missing; /* the first of those that are not there, or empty */
    bool has_hindi_words;     /* hunspell-hi */

    bool has_display;       /* an X or Wayland server */
    int n_cards, n_screens; /* graphics cards, and screens connected to them */

    int n_touch, n_touchpads;

    int n_sound;
    bool has_voice; /* espeak-ng */

    bool folder_exists, folder_readable;
    const char *folder_owner; /* a name, or a number */
    const char *foreign_file; /* one of ours that belongs to somebody else, or empty */
    const char *open_file;    /* the folder or a file that anybody may change, or empty */

    bool office_opens, office_writable;
    const char *office_why; /* it does not open, cannot be written, or is damaged */

    int n_kiosks;           /* running */
    bool has_unit;          /* satark-kiosk.service is installed */
    const char *kiosk_user; /* who it runs as, where that is not the folder's owner; or empty */

    bool pin_reads, pin_is_set, pin_is_locked;
};

/* Reads everything. `root`, for tests, stands before every path of the system, "" otherwise.
 * Texts are in c->arena. Nothing that is missing is an error: it is a fact. */
void facts_read(struct cli *c, const char *root, struct facts *out);

/* Touch screens, and pads that are no screens, in the text of /proc/bus/input/devices. */
void facts_count_touch(struct str devices, int *screens, int *pads);

enum finding { FINDING_OK, FINDING_WARNING, FINDING_WRONG };

/* An argument of the sentence. */
struct finding_arg {
    const char *name; /* NULL: no more of them */
    enum { ARG_TEXT, ARG_NUMBER, ARG_DATE, ARG_MIB, ARG_REFUSAL } kind;
    const char *text; /* of ARG_REFUSAL the name of why a list was not taken: "forged" */
    int64_t number; /* of ARG_MIB bytes */
};

enum { DIAGNOSIS_ARGS = 3 };

struct diagnosis {
    enum finding finding;
    const char *id; /* of the sentence: what is so, and what to do */
    struct finding_arg args[DIAGNOSIS_ARGS];
};

/* One line of the screen. `name` is the id of its heading: "doctor.list". */
struct doctor_check {
    const char *name;
    struct diagnosis (*judge)(const struct facts *f);
};

/* In the order of the screen. */
const struct doctor_check *doctor_checks(size_t *n);

#endif
