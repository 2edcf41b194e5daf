/* verify/types.h - what a check finds and says. Types only; the screens include this and no more.
 *
 * Everything lives in the arena given to check_run. Spans are byte offsets [at, end) in the text as
 * it was given. */
#ifndef VERIFY_TYPES_H
#define VERIFY_TYPES_H

#include "base/fact.h"

#include <stdint.h>

struct span {
    size_t at, end;
};

enum verdict { VERDICT_OFFICIAL, VERDICT_UNVERIFIED, VERDICT_SUSPICIOUS, VERDICT_SCAM };

/* What the list says of an entity. */
enum entity_status {
    STATUS_UNKNOWN, /* not on the list: says nothing */
    STATUS_OFFICIAL,
    STATUS_SUPERSEDED,
    STATUS_LOOKALIKE, /* not on the list, dressed up as something that is */
    STATUS_REPORTED,
    STATUSES
};

/* What the extractor sees in the entity itself, without the list. */
enum entity_trait {
    /* numbers */
    TRAIT_MOBILE = 1u << 0,       /* 10 digits from 6..9: a personal number unless listed */
    TRAIT_LANDLINE = 1u << 1,     /* with STD code */
    TRAIT_TOLL_FREE = 1u << 2,    /* 1800, 1860 */
    TRAIT_SHORT_CODE = 1u << 3,   /* 1912, 1930, 112 */
    TRAIT_TELEMARKETER = 1u << 4, /* 140 */
    TRAIT_GOV_SERVICE = 1u << 5,  /* 1600 */
    TRAIT_FOREIGN = 1u << 6,      /* another country's code */
    TRAIT_PARTIAL = 1u << 7,      /* digits are missing: still being typed */
    TRAIT_MASKED = 1u << 8,       /* 82603xxxxx: cannot be looked up */
    TRAIT_OBSCURED = 1u << 9,     /* broken up or with letters for digits, to evade filters */
    /* links */
    TRAIT_SHORTENER = 1u << 10,
    TRAIT_CHAT = 1u << 11,     /* wa.me, t.me */
    TRAIT_PAGES = 1u << 12,    /* free pages and forms */
    TRAIT_PAYMENT = 1u << 13,  /* a known payment gateway */
    TRAIT_IP_HOST = 1u << 14,
    TRAIT_PUNYCODE = 1u << 15, /* or letters of mixed scripts */
    TRAIT_USERINFO = 1u << 16, /* https://kesco.co.in@evil.site */
    TRAIT_APK = 1u << 17,      /* a file to install */
    TRAIT_GOV_DOMAIN = 1u << 18, /* gov.in, nic.in: not open to the public */
    /* UPI */
    TRAIT_UPI_STRING = 1u << 19, /* upi://pay?... */
    /* times */
    TRAIT_NIGHT = 1u << 20,    /* 18:00 to 08:00, or said so */
    TRAIT_TODAY = 1u << 21,    /* today, tonight */
    TRAIT_SOON = 1u << 22,     /* at once, within hours */
    TRAIT_CLOCK = 1u << 23,    /* names an hour */
    /* amounts */
    TRAIT_TINY = 1u << 24,     /* ₹1 to ₹10 */
    /* apps */
    TRAIT_REMOTE = 1u << 25,   /* screen sharing */
    /* headers */
    TRAIT_SENDER = 1u << 26,   /* it is the sender given beside the text, not in it */
    /* any */
    TRAIT_INSIDE = 1u << 27,   /* part of the entity before it: the number in a chat link, the
                                  target of a redirect, the amount of a upi:// string */
    TRAIT_NAME_ONLY = 1u << 28, /* a name by itself: goes unless the list or a brand knows it */
    TRAIT_OWN_SITE = 1u << 29, /* a host beside an official one: uppcl.org where apps.uppcl.org is
                                  listed; neither a stranger nor vouched for */
    /* numbers, again */
    TRAIT_FORWARDING = 1u << 30 /* a code to dial that hands one's calls, and the codes read out in
                                   them, to another number: *401*9163448207# */
};

struct entity {
    enum entity_kind kind;
    struct span span;
    struct str text;    /* the bytes as typed */
    struct str key;     /* see enum entity_kind */
    unsigned traits;    /* enum entity_trait */
    enum entity_status status;
    struct fact fact;   /* when official, superseded or reported */
    struct str resembles; /* when a look-alike: the official name it borrows */
    int minutes;        /* ENTITY_TIME with TRAIT_CLOCK: minutes since midnight, else -1 */
    int until_minutes;  /* the end of an interval, else -1 */
    int64_t paise;      /* ENTITY_AMOUNT */
};

/* Reasons, by a name that scripts and translations use: see reasons.h for the table. */
enum reason_code {
    /* against */
    REASON_CUT_HOUR_IMPOSSIBLE, /* the DISCOM does not cut at that hour */
    REASON_CUT_DAY_IMPOSSIBLE,  /* nor on that day */
    REASON_NO_NOTICE,           /* s.56 notice of 15 days is missing from a threat */
    REASON_NEVER_THREATENS,     /* this DISCOM never threatens in a message */
    REASON_WRONG_SENDER,        /* a body that does not bill (Energy Department) */
    REASON_CUT_THREAT,          /* the supply will be cut */
    REASON_BLOCK_THREAT,        /* an account, card or SIM will be blocked, an arrest made */
    REASON_NOT_UPDATED,         /* "previous month bill was not update" */
    REASON_PERSONAL_NUMBER,     /* told to ring a mobile number that is nobody official's */
    REASON_UNLISTED_NUMBER,     /* told to ring another number outside the list, or a hidden one */
    REASON_TOLD_TO_CALL,        /* told to ring an office or officer, no number named */
    REASON_REPORTED,            /* on the list of reported frauds */
    REASON_LOOKALIKE_LINK,
    REASON_LOOKALIKE_VPA,
    REASON_UNKNOWN_LINK,        /* a link outside the list, with a demand to act */
    REASON_SHORT_LINK,          /* hides where it goes */
    REASON_CHAT_LINK,
    REASON_IP_LINK,
    REASON_APK,
    REASON_REMOTE_APP,          /* hands the phone over: screen sharing, call forwarding */
    REASON_ASKS_SECRET,
    REASON_VERIFY_PAYMENT,      /* ₹1..₹10 "to verify" */
    REASON_PAY_TO_VPA,          /* pay to a UPI ID that is not on the list */
    REASON_SCAN_QR,
    REASON_LURE,
    REASON_URGENT,
    REASON_NO_ACCOUNT,          /* neither account number nor amount */
    REASON_IDENTITY_UNPROVEN,   /* speaks for a company or bank without one listed channel */
    REASON_MOBILE_SENDER,       /* a bill from a 10-digit mobile */
    REASON_HEADER_MISMATCH,     /* the sender's header is not the DISCOM it speaks for */
    REASON_HIDDEN_TEXT,         /* invisible or disguised letters */
    REASON_FORWARD,
    REASON_SUPERSEDED,          /* once official; use the successor */
    REASON_TEMPLATE_ALTERED,    /* a registered text with something foreign in it */
    REASON_PAY_PERSON,          /* money to staff, to "me", to a mobile number */
    REASON_FEE_FIRST,           /* a fee before the promised thing comes */
    REASON_WRONG_TRANSFER,      /* money "sent by mistake" is to be returned */
    REASON_KIN_TROUBLE,         /* a relative on a strange number needs money */
    REASON_SECRECY,             /* tell nobody, stay on the call */
    REASON_OFFICER,             /* "electricity officer": no such person rings consumers */
    REASON_FALSE_HELPLINE,      /* gives out another number as a listed DISCOM's own */
    REASON_SUPPLY_HINT,         /* "your supply ... tonight": a threat half said */
    REASON_BIG_PROMISE,         /* promises what nobody gives: crores won, money doubled */
    REASON_WORDING,             /* reads like reported frauds, by the statistical model */
    /* for */
    REASON_OFFICIAL_NUMBER,
    REASON_OFFICIAL_LINK,
    REASON_OFFICIAL_VPA,
    REASON_OFFICIAL_HEADER,
    REASON_OFFICIAL_APP,
    REASON_OFFICIAL_EMAIL,
    REASON_TEMPLATE,            /* a registered text, whole */
    REASON_ADVISORY,            /* it warns about fraud */
    REASON_STORY,               /* someone asks or tells about a message */
    REASON_BILL_DETAILS,        /* account number and amount are there, as in a real bill */
    REASON_OUTAGE,              /* announces work on the line for some hours */
    REASON_AT_COUNTER,          /* sends people to the office or counter, where it can be asked */
    REASON_NOTICE,              /* reads like a bill, a receipt or an answer to a complaint */
    /* neither */
    REASON_CUT_NOTICE,          /* an unpaid bill may lead to disconnection: real bills say so too */
    REASON_NOT_LISTED,          /* on no list: that proves nothing */
    REASON_PARTIAL_NUMBER,
    REASON_SENSITIVE,           /* speaks of an OTP, a PIN, a tiny sum, verifying: never official */
    REASON_HEADER_ALONE,        /* a header can be abused: not proof of the message */
    REASON_UNCOVERED_DEMAND,    /* asks for something without a listed channel to do it by */
    REASON_CALLER_ID,           /* a number shown on a call can be faked */
    REASON_NOTHING_TO_CHECK,    /* the last: no row of the verdict asks for it */
    REASON_CODES
};

struct reason {
    enum reason_code code;
    double weight;             /* strength; the list is sorted by it */
    const struct span *spans;  /* the words it rests on */
    size_t n_spans;
    const struct entity *entity; /* the one it speaks of, or NULL */
    const struct rule *rule;     /* the DISCOM's rule it quotes, or NULL */
    bool told;                 /* rests on what the person answered, not on words of the text */
    int64_t as_of;               /* the stale list's date, with which it is said; else 0 */
};

/* What is asked of who cannot type the message, and what they said: verify/questions.h. */
enum question {
    QUESTION_THREAT, /* frightens with today's disconnection, a block, the police */
    QUESTION_MOBILE, /* sends to a mobile number */
    QUESTION_SECRET, /* wants an OTP, a PIN, a card number; an app installed, the screen shared */
    QUESTION_MONEY,  /* wants money for a stranger, or before anything is given */
    QUESTION_LINK,   /* wants a link opened that is not the company's */
    QUESTION_LURE,   /* promises a prize, refund, discount or job */
    QUESTION_OWN,    /* has one's own account number or amount in it */
    QUESTION_ACT,    /* wants anything done at all */
    QUESTIONS
};
enum reply { REPLY_NONE, REPLY_YES, REPLY_NO, REPLY_UNSURE, REPLIES };
enum { QUESTIONS_MOST = 6 };
struct replies {
    uint8_t to[QUESTIONS];          /* enum reply; REPLY_NONE: not asked */
    uint8_t asked[QUESTIONS_MOST];  /* enum question, in the order of asking */
    uint8_t n;
};

/* What kind of fraud the evidence speaks of: verify/fraud.h. */
enum fraud_kind {
    FRAUD_NONE,
    FRAUD_CUT,     /* the supply will be cut */
    FRAUD_UPDATE,  /* the bill is "not updated" */
    FRAUD_LINK,    /* a false link */
    FRAUD_APP,     /* an app, an APK, screen sharing, call forwarding */
    FRAUD_SECRET,  /* an OTP, a PIN */
    FRAUD_PAYMENT, /* a small "verification" payment, money to a stranger's UPI ID or QR, a fee */
    FRAUD_PRIZE,   /* a prize, refund, discount, job */
    FRAUD_BLOCK,   /* an account or SIM will be blocked, an arrest made */
    FRAUD_OTHER,
    FRAUD_KINDS
};

struct answer {
    enum verdict verdict;
    enum fraud_kind fraud;     /* FRAUD_NONE unless scam or suspicious */
    double score;              /* probability of fraud, 0 to 1 */
    double wording;            /* the model's log-odds of fraud, 0 without a model */
    const struct reason *reasons; /* strongest first, at most four */
    size_t n_reasons;
    const struct entity *entities;
    size_t n_entities;
    bool single;               /* the text is one number, link, ID or name and nothing else */
    int64_t as_of;             /* a stale list's date (unix time): it was official then; else 0 */
    bool cut;                  /* there was more than could be looked at: never official */
};

#endif
