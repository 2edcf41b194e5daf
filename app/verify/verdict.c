#include "verify/verdict.h"

_Static_assert(REASON_NOTHING_TO_CHECK <= 64 && REASON_NOTHING_TO_CHECK + 1 == REASON_CODES,
               "reason codes are kept in one 64-bit set");

#define R(code) ((uint64_t)1 << REASON_##code)

/* Someone to ring who is nobody official's. */
#define NUMBERS (R(PERSONAL_NUMBER) | R(UNLISTED_NUMBER))
/* Somewhere to go, or to pay, outside the list. */
#define LINKS      (R(UNKNOWN_LINK) | R(SHORT_LINK) | R(CHAT_LINK) | R(IP_LINK))
#define PAYEES     (R(PAY_TO_VPA) | R(SCAN_QR))
#define CONTACTS   (NUMBERS | LINKS | PAYEES)
#define THREATS    (R(CUT_THREAT) | R(BLOCK_THREAT))
#define LOOKALIKES (R(LOOKALIKE_LINK) | R(LOOKALIKE_VPA))
/* Money that is to go where no office would have it. */
#define MONEY (R(PAY_PERSON) | R(FEE_FIRST) | R(WRONG_TRANSFER) | R(KIN_TROUBLE))
/* Red flags that genuine messages about a complaint or a visit carry too. */
#define FAINT \
    (NUMBERS | R(URGENT) | R(NO_ACCOUNT) | R(IDENTITY_UNPROVEN) | R(FALSE_HELPLINE) | R(WORDING))
/* What no office does, whoever asks. */
#define NEVER_DONE \
    (R(CUT_HOUR_IMPOSSIBLE) | R(ASKS_SECRET) | R(VERIFY_PAYMENT) | R(APK) | R(REMOTE_APP))
#define UNPROVEN                                                                              \
    (R(UNCOVERED_DEMAND) | R(NOT_LISTED) | R(PARTIAL_NUMBER) | R(CALLER_ID) | R(SUPERSEDED) | \
     R(SENSITIVE))
#define RED_FLAGS                                                                                  \
    (CONTACTS | THREATS | LOOKALIKES | R(CUT_HOUR_IMPOSSIBLE) | R(CUT_DAY_IMPOSSIBLE) |            \
     R(NO_NOTICE) | R(NEVER_THREATENS) | R(WRONG_SENDER) | R(NOT_UPDATED) | R(REPORTED) | R(APK) | \
     R(REMOTE_APP) | R(ASKS_SECRET) | R(VERIFY_PAYMENT) | R(LURE) | R(MOBILE_SENDER) |             \
     R(HIDDEN_TEXT) | R(TEMPLATE_ALTERED) | R(FORWARD) | MONEY | R(SECRECY) | R(OFFICER) |         \
     R(FALSE_HELPLINE) | R(SUPPLY_HINT) | R(BIG_PROMISE) | R(WORDING))
#define LISTED       (R(OFFICIAL_NUMBER) | R(OFFICIAL_LINK) | R(OFFICIAL_VPA))
#define LISTED_NAMES (LISTED | R(OFFICIAL_HEADER) | R(OFFICIAL_APP) | R(OFFICIAL_EMAIL))

/* clang-format off */
static const struct verdict_row rows[] = {
    /* What the list itself knows. */
    {.name = "reported", .all = R(REPORTED), .none = R(ADVISORY), .verdict = VERDICT_SCAM},
    {.name = "look-alike", .any = LOOKALIKES, .none = R(ADVISORY), .verdict = VERDICT_SCAM},
    {.name = "a warning that names a fraud", .any = R(REPORTED) | LOOKALIKES,
     .verdict = VERDICT_SUSPICIOUS},

    /* A warning about fraud speaks fraud's words; without a stranger to turn to it harms nobody. */
    {.name = "warning without contacts", .all = R(ADVISORY),
     .none = CONTACTS | NEVER_DONE, .unless = SITUATION_WORDED, .verdict = VERDICT_UNVERIFIED},
    {.name = "warning said twice", .all = R(ADVISORY), .none = CONTACTS,
     .when = SITUATION_WARNING, .verdict = VERDICT_UNVERIFIED},

    /* Contradictions that no wording talks away. */
    {.name = "a bill that cuts at an impossible hour", .all = R(CUT_HOUR_IMPOSSIBLE),
     .any = R(BILL_DETAILS) | LISTED, .none = R(ADVISORY) | R(STORY) | R(OUTAGE) | CONTACTS,
     .unless = SITUATION_WORDED, .verdict = VERDICT_SUSPICIOUS},
    {.name = "bill not updated, and cut", .all = R(NOT_UPDATED) | R(CUT_THREAT),
     .none = R(ADVISORY) | R(STORY) | R(BILL_DETAILS) | R(AT_COUNTER) | CONTACTS | R(URGENT),
     .unless = SITUATION_WORDED, .verdict = VERDICT_SUSPICIOUS},
    {.name = "not updated, in few words", .all = R(NOT_UPDATED) | R(NO_ACCOUNT),
     .none = R(BILL_DETAILS) | R(AT_COUNTER) | R(ADVISORY) | R(STORY) | LISTED, .when = SITUATION_SHORT,
     .unless = SITUATION_HARMLESS | SITUATION_WORDED, .verdict = VERDICT_SUSPICIOUS},
    {.name = "not updated, ring someone",
     .all = R(NOT_UPDATED) | R(TOLD_TO_CALL) | R(NO_ACCOUNT),
     .none = R(AT_COUNTER) | R(ADVISORY) | R(STORY) | R(OUTAGE),
     .unless = SITUATION_HARMLESS | SITUATION_WORDED, .verdict = VERDICT_SUSPICIOUS},

    /* The model's word for a harmless one, against red flags without a stranger behind them. What no
     * office ever does weighs more: there it takes talk about it, or wording beyond doubt. */
    {.name = "harmless talk of fraud", .any = R(STORY) | R(ADVISORY) | R(OUTAGE),
     .none = CONTACTS | R(HIDDEN_TEXT) | R(MOBILE_SENDER), .when = SITUATION_PLAIN,
     .verdict = VERDICT_UNVERIFIED},
    {.name = "harmless wording, no stranger", .any = RED_FLAGS,
     .none = CONTACTS | NEVER_DONE | R(SUPPLY_HINT) | R(HIDDEN_TEXT) | R(MOBILE_SENDER) |
             R(TEMPLATE_ALTERED),
     .when = SITUATION_PLAIN, .verdict = VERDICT_UNVERIFIED},
    {.name = "harmless beyond doubt", .any = RED_FLAGS,
     .none = CONTACTS | R(HIDDEN_TEXT) | R(MOBILE_SENDER) | R(TEMPLATE_ALTERED),
     .when = SITUATION_HARMLESS, .verdict = VERDICT_UNVERIFIED},

    /* Demands no office ever makes; where the wording is not a fraud's, only a doubt (below). */
    {.name = "app file to fetch", .all = R(APK), .any = CONTACTS, .none = R(ADVISORY),
     .verdict = VERDICT_SCAM},
    {.name = "remote control", .all = R(REMOTE_APP), .none = R(ADVISORY),
     .unless = SITUATION_UNSURE, .verdict = VERDICT_SCAM},
    {.name = "app file", .all = R(APK), .none = R(ADVISORY), .unless = SITUATION_UNWORDED,
     .verdict = VERDICT_SCAM},
    {.name = "verification payment", .all = R(VERIFY_PAYMENT), .none = R(ADVISORY),
     .unless = SITUATION_UNSURE, .verdict = VERDICT_SCAM},
    {.name = "secret under pressure", .all = R(ASKS_SECRET),
     .any = CONTACTS | THREATS | R(URGENT) | R(LURE) | R(NOT_UPDATED) | R(CUT_NOTICE) |
            R(IDENTITY_UNPROVEN) | R(MOBILE_SENDER),
     .none = R(ADVISORY) | R(STORY), .unless = SITUATION_UNSURE, .verdict = VERDICT_SCAM},

    /* Threats to cut the supply. */
    {.name = "impossible hour and a stranger", .all = R(CUT_HOUR_IMPOSSIBLE), .any = CONTACTS,
     .none = R(ADVISORY), .unless = SITUATION_UNWORDED, .verdict = VERDICT_SCAM},
    {.name = "cut and a mobile number", .all = R(CUT_THREAT) | R(PERSONAL_NUMBER),
     .none = R(BILL_DETAILS) | R(ADVISORY) | R(AT_COUNTER), .unless = SITUATION_UNWORDED,
     .verdict = VERDICT_SCAM},
    {.name = "cut and a hidden number", .all = R(CUT_THREAT) | R(UNLISTED_NUMBER) | R(URGENT),
     .any = R(PARTIAL_NUMBER) | R(NO_ACCOUNT), .none = R(BILL_DETAILS) | R(ADVISORY),
     .verdict = VERDICT_SCAM},
    {.name = "cut and a strange link or payee", .all = R(CUT_THREAT), .any = LINKS | PAYEES,
     .none = R(BILL_DETAILS) | R(ADVISORY), .verdict = VERDICT_SCAM},
    {.name = "cut, mobile sender, no account",
     .all = R(CUT_THREAT) | R(MOBILE_SENDER) | R(NO_ACCOUNT), .none = R(ADVISORY),
     .verdict = VERDICT_SCAM},

    /* Threats to block an account or a SIM. */
    {.name = "block, hurry and a mobile number",
     .all = R(BLOCK_THREAT) | R(PERSONAL_NUMBER) | R(URGENT), .none = R(ADVISORY) | R(STORY),
     .verdict = VERDICT_SCAM},
    {.name = "cut and money to a person", .all = R(CUT_THREAT) | R(PAY_PERSON),
     .none = R(BILL_DETAILS) | R(ADVISORY), .verdict = VERDICT_SCAM},
    {.name = "accused, and money or silence", .all = R(BLOCK_THREAT),
     .any = R(PAY_PERSON) | R(SECRECY) | R(PAY_TO_VPA), .none = R(ADVISORY) | R(STORY),
     .verdict = VERDICT_SCAM},
    {.name = "text with something foreign in it", .all = R(TEMPLATE_ALTERED),
     .any = CONTACTS, .verdict = VERDICT_SCAM},

    /* The model's word for a fraud: beside a red flag about the supply proof enough, else a doubt. */
    {.name = "supply, a red flag, and worded as frauds are", .all = R(WORDING),
     .any = RED_FLAGS & ~FAINT,
     .none = R(ADVISORY) | R(BILL_DETAILS) | R(AT_COUNTER) | R(TEMPLATE) | R(OUTAGE),
     .when = SITUATION_SURE | SITUATION_SUPPLY, .unless = SITUATION_SHORT,
     .verdict = VERDICT_SCAM},
    {.name = "supply, and certainly worded as frauds are", .all = R(WORDING),
     .any = RED_FLAGS & ~R(WORDING), .none = R(ADVISORY) | R(TEMPLATE) | R(NOTICE),
     .when = SITUATION_CERTAIN | SITUATION_SUPPLY, .unless = SITUATION_SHORT,
     .verdict = VERDICT_SCAM},
    {.name = "a red flag, and certainly worded as frauds are", .all = R(WORDING),
     .any = RED_FLAGS & ~FAINT, .none = R(ADVISORY) | R(TEMPLATE) | R(BILL_DETAILS) | R(STORY),
     .when = SITUATION_CERTAIN, .unless = SITUATION_SHORT, .verdict = VERDICT_SCAM},
    {.name = "worded as frauds are", .all = R(WORDING), .none = R(TEMPLATE) | R(BILL_DETAILS),
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "a bill surely worded as frauds are", .all = R(WORDING), .none = R(TEMPLATE),
     .when = SITUATION_SURE, .verdict = VERDICT_SUSPICIOUS},

    /* Someone tells or asks: not accused on their own words, but warned of what was asked of them. */
    {.name = "a tale of money or secrets asked", .all = R(STORY),
     .any = MONEY | R(ASKS_SECRET) | R(SECRECY), .none = R(ADVISORY),
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "story", .all = R(STORY), .none = R(CUT_HOUR_IMPOSSIBLE), .verdict = VERDICT_UNVERIFIED},

    /* Red flags without proof; not even those where the wording is harmless. */
    {.name = "harmless wording", .any = RED_FLAGS,
     .none = PAYEES | NEVER_DONE | R(OFFICER) | R(SUPPLY_HINT) | R(SHORT_LINK) | R(HIDDEN_TEXT) | R(MOBILE_SENDER) |
             R(TEMPLATE_ALTERED),
     .when = SITUATION_PLAIN, .verdict = VERDICT_UNVERIFIED},
    {.name = "what no office does", .any = NEVER_DONE, .none = R(ADVISORY),
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "warning and a stranger", .all = R(ADVISORY), .any = THREATS | R(ASKS_SECRET) |
     R(APK) | R(REMOTE_APP) | R(VERIFY_PAYMENT) | R(LURE), .verdict = VERDICT_SUSPICIOUS},
    {.name = "warning", .all = R(ADVISORY), .verdict = VERDICT_UNVERIFIED},
    {.name = "cut with a bill's details", .all = R(CUT_THREAT) | R(BILL_DETAILS),
     .none = CONTACTS | R(URGENT) | R(MOBILE_SENDER), .verdict = VERDICT_UNVERIFIED},
    {.name = "cut, but come to the office", .all = R(CUT_THREAT) | R(AT_COUNTER) | R(NOTICE),
     .none = LINKS | PAYEES | MONEY | R(CUT_HOUR_IMPOSSIBLE), .verdict = VERDICT_UNVERIFIED},
    {.name = "cut", .all = R(CUT_THREAT), .verdict = VERDICT_SUSPICIOUS},
    {.name = "block and a stranger", .all = R(BLOCK_THREAT), .any = CONTACTS,
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "block in a hurry", .all = R(BLOCK_THREAT) | R(URGENT), .verdict = VERDICT_SUSPICIOUS},
    {.name = "not updated and a stranger", .all = R(NOT_UPDATED), .any = CONTACTS | R(URGENT),
     .none = R(BILL_DETAILS) | R(AT_COUNTER), .verdict = VERDICT_SUSPICIOUS},
    {.name = "lure and a stranger", .all = R(LURE), .any = CONTACTS, .verdict = VERDICT_SUSPICIOUS},
    {.name = "notice and a mobile number", .all = R(CUT_NOTICE) | R(PERSONAL_NUMBER),
     .none = R(BILL_DETAILS), .verdict = VERDICT_SUSPICIOUS},
    {.name = "notice, hurry, strange link", .all = R(CUT_NOTICE) | R(URGENT), .any = LINKS | PAYEES,
     .none = R(BILL_DETAILS), .verdict = VERDICT_SUSPICIOUS},
    {.name = "bill without details", .all = R(NO_ACCOUNT), .any = LINKS | PAYEES,
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "bill, hurry and a mobile number",
     .all = R(NO_ACCOUNT) | R(PERSONAL_NUMBER) | R(URGENT), .verdict = VERDICT_SUSPICIOUS},
    {.name = "an office on a mobile number",
     .all = R(NO_ACCOUNT) | R(PERSONAL_NUMBER) | R(IDENTITY_UNPROVEN),
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "pay a stranger's UPI ID for a bill", .all = R(PAY_TO_VPA) | R(IDENTITY_UNPROVEN),
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "electricity, and pay a stranger's UPI ID", .all = R(PAY_TO_VPA),
     .when = SITUATION_SUPPLY, .unless = SITUATION_PLAIN, .verdict = VERDICT_SUSPICIOUS},
    {.name = "money where no office would have it", .any = MONEY, .none = R(AT_COUNTER), .verdict = VERDICT_SUSPICIOUS},
    {.name = "text that is not quite the registered one", .all = R(TEMPLATE_ALTERED),
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "promises what nobody gives", .all = R(BIG_PROMISE), .verdict = VERDICT_SUSPICIOUS},
    {.name = "silence", .all = R(SECRECY), .verdict = VERDICT_SUSPICIOUS},
    {.name = "false helpline", .all = R(FALSE_HELPLINE), .none = R(BILL_DETAILS),
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "electricity officer and a stranger", .all = R(OFFICER), .any = CONTACTS,
     .verdict = VERDICT_SUSPICIOUS},
    {.name = "electricity officer in a hurry", .all = R(OFFICER) | R(TOLD_TO_CALL),
     .any = R(URGENT) | R(NOT_UPDATED) | R(SUPPLY_HINT), .verdict = VERDICT_SUSPICIOUS},
    {.name = "threat half said", .all = R(SUPPLY_HINT),
     .none = R(BILL_DETAILS) | R(AT_COUNTER) | LISTED, .verdict = VERDICT_SUSPICIOUS},
    {.name = "bare address", .all = R(IP_LINK), .verdict = VERDICT_SUSPICIOUS},
    {.name = "bill from a mobile", .all = R(MOBILE_SENDER), .any = CONTACTS | R(CUT_NOTICE) |
     R(URGENT), .verdict = VERDICT_SUSPICIOUS},
    {.name = "disguised letters", .all = R(HIDDEN_TEXT),
     .any = CONTACTS | THREATS | R(IDENTITY_UNPROVEN) | R(URGENT) | R(LURE) | R(NO_ACCOUNT) |
            R(CUT_NOTICE) | R(SENSITIVE),
     .verdict = VERDICT_SUSPICIOUS},

    /* Once right, now replaced: never official, and the successor is named. */
    {.name = "superseded", .all = R(SUPERSEDED), .verdict = VERDICT_UNVERIFIED},

    /* Positive proof for everything in it, and no red flag. Free words cannot be proven: whoever
     * borrows a listed number may add any demand to it, so only names asked about and registered
     * texts are vouched for. */
    {.name = "look-up", .any = LISTED_NAMES, .none = RED_FLAGS | (UNPROVEN & ~R(CALLER_ID)),
     .when = SITUATION_SINGLE, .unless = SITUATION_CUT | SITUATION_WORDED, .verdict = VERDICT_OFFICIAL},
    {.name = "registered text", .all = R(TEMPLATE), .any = LISTED,
     .none = RED_FLAGS | UNPROVEN | R(STORY), .unless = SITUATION_CUT | SITUATION_DOUBTFUL,
     .verdict = VERDICT_OFFICIAL},
    {.name = "a listed name asked about", .any = LISTED, .none = RED_FLAGS | UNPROVEN | R(STORY),
     .when = SITUATION_SHORT | SITUATION_ASKED, .unless = SITUATION_CUT | SITUATION_WORDED,
     .verdict = VERDICT_OFFICIAL},

    {.name = "nothing to confirm", .verdict = VERDICT_UNVERIFIED},
};
/* clang-format on */

const struct verdict_row *
verdict_rows(size_t *n)
{
    *n = ARRAY_LEN(rows);
    return rows;
}

static bool
holds(const struct verdict_row *row, uint64_t codes, unsigned situation)
{
    return (codes & row->all) == row->all && (!row->any || codes & row->any) &&
           !(codes & row->none) && (situation & row->when) == row->when &&
           !(situation & row->unless);
}

static bool
is_single(const struct entities *e, const struct claims *c)
{
    size_t in_text = 0;
    for (size_t i = 0; i < e->n; i++)
        in_text += !(e->list[i].traits & TRAIT_SENDER);
    return c->n_words <= 1 && in_text == 1;
}

static size_t
times_said(const struct claims *c, enum concept which, double weight)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        n += c->list[i].concept == which && c->list[i].weight >= weight;
    return n;
}

/* So few words that they hold the name asked about and little else. */
enum { SHORT_WORDS = 7 };

#define UNSURE (SITUATION_UNSURE | SITUATION_DOUBTFUL)

static const unsigned by_wording[] = {
    [WORDING_NONE] = 0,
    [WORDING_HARMLESS] =
        SITUATION_HARMLESS | SITUATION_PLAIN | SITUATION_UNWORDED | SITUATION_UNSURE,
    [WORDING_PLAIN] = SITUATION_PLAIN | SITUATION_UNWORDED | UNSURE,
    [WORDING_OPEN] = SITUATION_UNWORDED | UNSURE,
    [WORDING_STRONG] = SITUATION_WORDED | UNSURE,
    [WORDING_SURE] = SITUATION_WORDED | SITUATION_SURE | SITUATION_DOUBTFUL,
    [WORDING_CERTAIN] = SITUATION_WORDED | SITUATION_SURE | SITUATION_CERTAIN | SITUATION_DOUBTFUL,
};

void
verdict_decide(const struct entities *e, const struct claims *c, const struct evidences *ev,
               unsigned given, enum wording wording, struct judgement *out)
{
    uint64_t codes = 0;
    for (size_t i = 0; i < ev->n; i++)
        if (ev->list[i].code != REASON_NOTHING_TO_CHECK)
            codes |= (uint64_t)1 << ev->list[i].code;
    *out = (struct judgement){.single = is_single(e, c)};
    unsigned situation =
        given | (out->single ? SITUATION_SINGLE : 0u) |
        (c->n_words <= SHORT_WORDS ? SITUATION_SHORT : 0u) |
        (times_said(c, CONCEPT_BILL, 0) ? SITUATION_SUPPLY : 0u) |
        (times_said(c, CONCEPT_ADVISORY, CLAIM_CERTAIN) > 1 ? SITUATION_WARNING : 0u) |
        by_wording[wording];
    const struct verdict_row *row = rows;
    while (!holds(row, codes, situation)) /* the last row always holds */
        row++;
    out->verdict = row->verdict;
    out->row = row->name;
}

static const char *const names[] = {
    [VERDICT_OFFICIAL] = "official",
    [VERDICT_UNVERIFIED] = "unverified",
    [VERDICT_SUSPICIOUS] = "suspicious",
    [VERDICT_SCAM] = "scam",
};

const char *
verdict_name(enum verdict v)
{
    return names[v];
}

bool
verdict_parse(struct str name, enum verdict *out)
{
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(name, str_of(names[i]))) {
            *out = (enum verdict)i;
            return true;
        }
    return false;
}
