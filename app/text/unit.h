/* text/unit.h - what folding works on between reading and writing: one code point and where it
 * came from. Types only, for text/fold.c and its helpers. */
#ifndef TEXT_UNIT_H
#define TEXT_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum unit_kind { UNIT_OTHER, UNIT_LATIN, UNIT_DIGIT, UNIT_DEVANAGARI, UNIT_FOREIGN, UNIT_MARK };

/* What stood, unseen, in front of a unit. */
enum hidden { HIDDEN_NOTHING, HIDDEN_JOINER, HIDDEN_MARK, HIDDEN_DROP };

struct unit {
    uint32_t cp;
    uint32_t from, to; /* original bytes */
    unsigned char kind;
    unsigned char hidden;
    char latin;  /* the Latin letter a foreign one looks like, or 0 */
    bool strong; /* LOOK_STRONG */
};

#endif
