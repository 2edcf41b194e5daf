/* cli/notice_words.h - the notices that offices need most, in both languages. */
#ifndef CLI_NOTICE_WORDS_H
#define CLI_NOTICE_WORDS_H

#include "office/office.h"

struct notice_template {
    const char *name, *about; /* "gateway-suspended"; one line, English */
    enum service service;
    enum service_state state;
    const char *why_hi, *why_en, *also_hi, *also_en;
};

const struct notice_template *notice_templates(size_t *n);

/* What to use instead, by the name of a service: "counters". False for any other word. */
bool notice_instead(struct str word, struct str *hi, struct str *en);

#endif
