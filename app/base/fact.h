/* base/fact.h - the words in which the signed list speaks and the verifier listens.
 *
 * Types only. The registry fills them, the verifier reads them, and neither knows the other. */
#ifndef BASE_FACT_H
#define BASE_FACT_H

#include "base/str.h"

#include <stdint.h>

/* What a message can hold that can be looked up or compared. */
enum entity_kind {
    ENTITY_PHONE,  /* key: national digits without the trunk 0: 8260303942, 7552551222, 1912 */
    ENTITY_LINK,   /* key: host, lower case, ASCII (IDNA): consumer.uppcl.org */
    ENTITY_VPA,    /* key: UPI ID, lower case: name@handle */
    ENTITY_HEADER, /* key: SMS sender name without operator prefix and suffix, upper case: UPPCLT */
    ENTITY_EMAIL,  /* key: address, lower case */
    ENTITY_APP,    /* key: app name, lower case, single spaces: upay */
    ENTITY_ACCOUNT,
    ENTITY_AMOUNT, /* key: paise in decimal */
    ENTITY_TIME,   /* key: "HH:MM" 24-hour, or "today", "now", ... */
    ENTITY_KINDS
};

/* How a channel is reached; one entity kind may be several channels (a number by WhatsApp). */
enum channel_kind {
    CHANNEL_PHONE,
    CHANNEL_WHATSAPP,
    CHANNEL_DOMAIN, /* the host and everything under it */
    CHANNEL_HOST,   /* this host only */
    CHANNEL_URL,    /* a page: the payment page behind the QR */
    CHANNEL_SMS_HEADER,
    CHANNEL_APP,
    CHANNEL_VPA,
    CHANNEL_EMAIL,
    CHANNEL_KINDS
};

enum fact_state {
    FACT_OFFICIAL,
    FACT_SUPERSEDED, /* once official; `successor` says what replaced it */
    FACT_REPORTED    /* on the list of reported frauds */
};

/* How sure the list is of a row; shown to staff. */
enum confidence {
    CONFIDENCE_CONFIRMED,  /* the DISCOM has vouched for it */
    CONFIDENCE_SEED,       /* the founding articles */
    CONFIDENCE_REPORTED,   /* press or public code */
    CONFIDENCE_TO_CONFIRM, /* sample data until the DISCOM confirms it */
    CONFIDENCE_LEVELS
};

/* Longest texts a list may hold, in bytes with the NUL; the build refuses longer ones. */
enum { FACT_ID_MAX = 16, FACT_VALUE_MAX = 256, FACT_TEXT_MAX = 320, FACT_NAME_MAX = 160 };

/* One row of the list about one number, link, UPI ID, header, app or address. */
struct fact {
    enum fact_state state;
    enum channel_kind channel;
    enum confidence confidence;
    char owner[FACT_ID_MAX]; /* DISCOM's id, "*" for national; empty when reported */
    char owner_hi[FACT_NAME_MAX], owner_en[FACT_NAME_MAX];
    char region_hi[FACT_NAME_MAX], region_en[FACT_NAME_MAX];
    char value[FACT_VALUE_MAX]; /* as people write it: 0755-2551222 */
    char purpose_hi[FACT_TEXT_MAX], purpose_en[FACT_TEXT_MAX];
    char successor[FACT_VALUE_MAX]; /* when superseded */
    char source[FACT_TEXT_MAX];
};

/* Asks the list about one key. True with *out filled when there is a row. Where a key has several
 * rows, the home DISCOM's comes first, then WhatsApp before plain phone. A row that says reported
 * never hides one that says official. For links the caller asks host by host, from the full host
 * up to the registrable domain; a CHANNEL_DOMAIN row covers the hosts under it, others do not. */
struct lookup {
    bool (*find)(void *ctx, enum entity_kind kind, struct str key, struct fact *out);
    void *ctx;
};

/* What a piece of a message does; the phrases for each are data. */
enum concept {
    CONCEPT_THREAT,      /* supply, connection or account will be cut, blocked, closed */
    CONCEPT_DEADLINE,    /* tonight, today, within hours, immediately */
    CONCEPT_CALL,        /* ring or message this number or officer */
    CONCEPT_PAY,         /* pay now, scan, send */
    CONCEPT_VERIFY_PAY,  /* pay ₹1..₹10 "to verify" */
    CONCEPT_CLICK,       /* open this link */
    CONCEPT_INSTALL,     /* install an app or APK, screen sharing */
    CONCEPT_SCAN,        /* scan this QR */
    CONCEPT_SECRET,      /* tell OTP, PIN, password, card number */
    CONCEPT_LURE,        /* refund, subsidy, prize, job, loan */
    CONCEPT_IDENTITY,    /* claims to be the DISCOM, its officer, the department, bank, police */
    CONCEPT_NOT_UPDATED, /* "previous month bill was not update" */
    CONCEPT_BILL,        /* talks of an electricity bill or supply at all */
    CONCEPT_FORWARD,     /* pass it on to others */
    CONCEPT_ADVISORY,    /* warns about fraud: "never share your OTP" */
    CONCEPT_STORY,       /* someone tells of a message or asks about one */
    CONCEPT_NEGATION,    /* not, never, न, नहीं, मत */
    CONCEPT_COURTESY,    /* a bill's ordinary words: due date, ignore if paid, thank you */
    CONCEPT_OUTAGE,      /* announced work: maintenance, a shutdown of some hours */
    CONCEPT_YOURS,       /* "your supply", "आपकी बिजली": speaks to a consumer */
    CONCEPT_RETURN,      /* money sent by mistake, to be given back */
    CONCEPT_KIN,         /* a relative or friend on a new number, or in trouble */
    CONCEPT_SECRECY,     /* tell nobody, stay on the call */
    CONCEPT_STOP,        /* supply and stopping in one breath, who does what left open */
    CONCEPT_OFFICER,     /* "electricity officer", as only frauds call themselves */
    CONCEPT_HELPLINE,    /* a number given out as the helpline or complaint desk */
    CONCEPT_PAYEE,       /* money to a person: staff, "me", a mobile number */
    CONCEPT_FEE,         /* a fee, tax or deposit before the promised thing comes */
    CONCEPT_CRIME,       /* accuses of a crime, names police or courts */
    CONCEPT_COUNTER,     /* come to the office or counter */
    CONCEPT_NEWS,        /* tells of frauds, arrests and losses as news */
    CONCEPT_DELIVERY,    /* a parcel, meal or ride at the door */
    CONCEPT_PROMO,       /* sells: cashback, percent off, packs, terms apply */
    CONCEPT_RECEIPT,     /* tells what was done: debited, registered, delivered, thank you for paying */
    CONCEPT_WORDS,       /* no concept: a group of words with a name, see struct phrase */
    CONCEPTS
};

/* Words that carry a concept. The pattern is written in folded text, one word after another:
 *   word    that word                     stem*   any word that begins so
 *   a|b     either                        ...     up to three other words in between
 *                                         ......  up to ten, over the end of a sentence too
 *   @name   any word of a group: a row of concept `words`, "@name word|stem*|..."
 *   <phone> <link> <vpa> <header> <email> <app> <account> <amount> <time>
 *           something of that kind        <number>  bare digits
 * A word in Devanagari is met by its sound, so that बिजली covers bijli and bijlee; a word in Latin
 * letters by its spelling, with doubled letters and one slip in long words forgiven.
 * `weight` is how strongly it speaks for the concept, 0 to 1. */
struct phrase {
    enum concept concept;
    double weight;
    struct str pattern;
};

/* One rule of a DISCOM (supply_cut_hours, no_cut_days, notice_days, ...) in its own words. */
struct rule {
    struct str discom, name, value, say_hi, say_en, source;
    enum confidence confidence;
};

/* A registered SMS text; {#var#} stands for anything up to 30 characters. */
struct sms_template {
    struct str discom, header, text;
};

/* A name that frauds borrow: a DISCOM's short name, or the registrable domain of an official
 * channel, both lower case; with the channel to point people to. */
struct brand {
    struct str name;   /* kesco, uppcl, consumer.uppcl.org */
    struct str owner;  /* DISCOM's id */
    bool is_domain;
};

/* A host that says something by itself: mostly one whose owner lets anyone publish behind it. */
enum host_class {
    HOST_SHORTENER, /* bit.ly */
    HOST_CHAT,      /* wa.me, t.me */
    HOST_PAGES,     /* free pages and forms */
    HOST_PAYMENT,   /* a payment gateway official pages redirect to */
    HOST_GENUINE    /* somebody's own real site with a name near ours: no look-alike, nor vouched for */
};
struct known_host {
    struct str host;
    enum host_class class;
};

/* A linear model over hashed pieces of a message, made by `satark train`; verify/model.h reads it.
 * Without one n_weights is 0. */
enum { MODEL_WEIGHTS_MAX = 1 << 17, MODEL_BANDS = 4 };
struct model {
    const int8_t *weights; /* by hash, times `scale`; n_weights is a power of two */
    size_t n_weights;
    double scale, bias;
    /* Log-odds up to which a message is harmless beyond doubt, and rather harmless; from which it is
     * a red flag, proof beside a strong one, and beside any. */
    double harmless, plain, strong, sure, certain;
    /* Probability of fraud by verdict (its number): slope and offset on the log-odds, kept within
     * the verdict's own band, so that a graver verdict never has the lower score. */
    struct {
        double slope, offset, low, high;
    } bands[MODEL_BANDS];
};

/* Everything the verifier knows beyond single look-ups; read from the list once a generation. */
struct knowledge {
    struct str home; /* this office's DISCOM id, "kesco" */
    struct str home_name_hi, home_name_en; /* केस्को, KESCO */
    struct str helpline; /* 1912 */
    const struct phrase *phrases;
    size_t n_phrases;
    const struct rule *rules;
    size_t n_rules;
    const struct sms_template *templates;
    size_t n_templates;
    const struct brand *brands;
    size_t n_brands;
    const struct known_host *hosts;
    size_t n_hosts;
    const struct str *apps_remote; /* screen-sharing apps: anydesk, teamviewer, ... */
    size_t n_apps_remote;
    const struct str *apps; /* official apps by their keys: upay, urjas */
    size_t n_apps;
    struct model model;
};

#endif
