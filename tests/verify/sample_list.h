/* A small list for the tests of the verifier: what the registry would give, as arrays. */
#ifndef TESTS_VERIFY_SAMPLE_LIST_H
#define TESTS_VERIFY_SAMPLE_LIST_H

#include "base/fact.h"

#include <stdio.h>

#define Z(z) {(z), sizeof(z) - 1}

static const struct phrase sample_phrases[] = {
    {CONCEPT_THREAT, 0.9, Z("बिजली|कनेक्शन|electricity ... काट|कट ... जाएगी|जाएगा")},
    {CONCEPT_THREAT, 0.9, Z("electricity|power ... disconnect*")},
    {CONCEPT_THREAT, 0.4, Z("may ... be disconnect*")},
    {CONCEPT_THREAT, 0.8, Z("account ... blocked")},
    {CONCEPT_DEADLINE, 0.9, Z("immediately")},
    {CONCEPT_DEADLINE, 0.9, Z("तुरंत")},
    {CONCEPT_CALL, 0.9, Z("call|contact ... <phone>|officer")},
    {CONCEPT_CALL, 0.9, Z("<phone> ... संपर्क|कॉल|call करें|करो")},
    {CONCEPT_CLICK, 0.8, Z("click|open ... link|here|<link>")},
    {CONCEPT_CLICK, 0.8, Z("लिंक ... खोल*|क्लिक")},
    {CONCEPT_PAY, 0.8, Z("pay ... <amount>|<vpa>|bill|now")},
    {CONCEPT_VERIFY_PAY, 0.8, Z("pay ... <amount> ... verify")},
    {CONCEPT_INSTALL, 0.95, Z("install ... apk")},
    {CONCEPT_INSTALL, 0.7, Z("download|install ... app|<app>")},
    {CONCEPT_SECRET, 0.9, Z("share|tell|send ... otp|pin")},
    {CONCEPT_SECRET, 0.9, Z("otp ... बताएं|बताओ")},
    {CONCEPT_SECRET, 0.6, Z("send ... password")},
    {CONCEPT_SECRET, 0.2, Z("otp")},
    {CONCEPT_LURE, 0.8, Z("won ... prize|<amount>")},
    {CONCEPT_IDENTITY, 0.8, Z("electricity officer|office|department")},
    {CONCEPT_NOT_UPDATED, 0.8, Z("bill ... not update*")},
    {CONCEPT_BILL, 0.9, Z("बिजली|electricity|power")},
    {CONCEPT_BILL, 0.5, Z("dear consumer")},
    {CONCEPT_ADVISORY, 0.9, Z("beware")},
    {CONCEPT_ADVISORY, 0.5, Z("सावधान")},
    {CONCEPT_STORY, 0.8, Z("मुझे|mujhe ... मैसेज|message ... आया")},
    {CONCEPT_STORY, 0.5, Z("is this genuine|real")},
    {CONCEPT_NEGATION, 0.5, Z("not|cannot")},
    {CONCEPT_NEGATION, 1.0, Z("never|dont")},
    {CONCEPT_NEGATION, 1.0, Z("do not")},
    {CONCEPT_NEGATION, 1.0, Z("नहीं|न|मत")},
    {CONCEPT_OUTAGE, 0.8, Z("maintenance")},
    {CONCEPT_YOURS, 0.8, Z("@your light|bijli")},
    {CONCEPT_PROMO, 0.8, Z("sale")},
    {CONCEPT_FEE, 0.8, Z("fee <amount>")},
    {CONCEPT_PAYEE, 0.9, Z("give money to lineman|me")},
    {CONCEPT_RETURN, 0.9, Z("by mistake ... return")},
    {CONCEPT_KIN, 0.9, Z("mama ... lost")},
    {CONCEPT_SECRECY, 0.9, Z("tell nobody")},
    {CONCEPT_IDENTITY, 0.8, Z("police")},
    {CONCEPT_CRIME, 0.9, Z("police case")},
    {CONCEPT_OFFICER, 0.9, Z("electricity officer")},
    {CONCEPT_HELPLINE, 0.8, Z("helpline <phone>")},
    {CONCEPT_COUNTER, 0.8, Z("come to counter")},
    {CONCEPT_DELIVERY, 0.8, Z("delivery boy")},
    {CONCEPT_WORDS, 1.0, Z("@your your|apka|आपकी")},
};

static const struct rule sample_rules[] = {
    {Z("kesco"), Z("supply_cut_hours"), Z("11:00-16:00"), Z("केस्को दिन में ही काटता है"),
     Z("KESCO cuts supply by day only"), Z("test"), CONFIDENCE_REPORTED},
    {Z("kesco"), Z("no_cut_hours"), Z("18:00-08:00"), Z("रात में नहीं"), Z("not at night"),
     Z("test"), CONFIDENCE_REPORTED},
    {Z("kesco"), Z("no_cut_days"), Z("sunday;holiday"), Z("रविवार को नहीं"), Z("not on Sundays"),
     Z("test"), CONFIDENCE_REPORTED},
    {Z("*"), Z("notice_days"), Z("15"), Z("15 दिन का नोटिस"), Z("15 days' notice"), Z("test"),
     CONFIDENCE_REPORTED},
    {Z("jvvnl"), Z("not_the_sender"), Z("ऊर्जा विभाग"), Z("बिल डिस्कॉम का काम है"),
     Z("bills are the DISCOM's work"), Z("test"), CONFIDENCE_SEED},
    {Z("mpwz"), Z("names"), Z("paschim kshetra;पश्चिम क्षेत्र"), Z("नाम"), Z("names"), Z("test"),
     CONFIDENCE_TO_CONFIRM},
    {Z("mpwz"), Z("threat"), Z("never"), Z("कंपनी धमकी नहीं देती"), Z("the company never threatens"),
     Z("test"), CONFIDENCE_SEED},
};

static const struct sms_template sample_templates[] = {
    {Z("kesco"), Z("UPPCLT"), Z("Dear user, your bill no {#var#} is ready, see kesco.co.in for it")},
    {Z("kesco"), Z("UPPCLT"), Z("Dear user, your complaint {#var#} is noted, call 1912 to know more")},
};
static const struct brand sample_brands[] = {
    {Z("kesco"), Z("kesco"), false},
    {Z("kesco.co.in"), Z("kesco"), true},
};
static const struct known_host sample_hosts[] = {{Z("bit.ly"), HOST_SHORTENER}};
static const struct str sample_remote[] = {Z("anydesk")};

static const struct knowledge sample_knowledge = {
    .home = Z("kesco"),
    .home_name_hi = Z("केस्को"),
    .home_name_en = Z("KESCO"),
    .helpline = Z("1912"),
    .phrases = sample_phrases,
    .n_phrases = ARRAY_LEN(sample_phrases),
    .rules = sample_rules,
    .n_rules = ARRAY_LEN(sample_rules),
    .templates = sample_templates,
    .n_templates = ARRAY_LEN(sample_templates),
    .brands = sample_brands,
    .n_brands = ARRAY_LEN(sample_brands),
    .hosts = sample_hosts,
    .n_hosts = ARRAY_LEN(sample_hosts),
    .apps_remote = sample_remote,
    .n_apps_remote = ARRAY_LEN(sample_remote),
};

static const struct {
    enum entity_kind kind;
    const char *key;
    enum fact_state state;
    enum channel_kind channel;
    const char *owner, *successor;
} sample_facts[] = {
    {ENTITY_PHONE, "1912", FACT_OFFICIAL, CHANNEL_PHONE, "*", ""},
    {ENTITY_PHONE, "7552551222", FACT_OFFICIAL, CHANNEL_WHATSAPP, "mpcz", ""},
    {ENTITY_PHONE, "155260", FACT_SUPERSEDED, CHANNEL_PHONE, "*", "1930"},
    {ENTITY_PHONE, "9000066666", FACT_REPORTED, CHANNEL_PHONE, "", ""},
    {ENTITY_LINK, "kesco.co.in", FACT_OFFICIAL, CHANNEL_DOMAIN, "kesco", ""},
    {ENTITY_HEADER, "UPPCLT", FACT_OFFICIAL, CHANNEL_SMS_HEADER, "kesco", ""},
};

static inline bool
sample_find(void *ctx, enum entity_kind kind, struct str key, struct fact *out)
{
    (void)ctx;
    for (size_t i = 0; i < ARRAY_LEN(sample_facts); i++) {
        if (sample_facts[i].kind != kind || !str_eq(key, str_of(sample_facts[i].key)))
            continue;
        *out = (struct fact){.state = sample_facts[i].state, .channel = sample_facts[i].channel};
        snprintf(out->owner, sizeof out->owner, "%s", sample_facts[i].owner);
        snprintf(out->owner_hi, sizeof out->owner_hi, "कंपनी %s", sample_facts[i].owner);
        snprintf(out->owner_en, sizeof out->owner_en, "company %s", sample_facts[i].owner);
        snprintf(out->value, sizeof out->value, "%s", sample_facts[i].key);
        snprintf(out->successor, sizeof out->successor, "%s", sample_facts[i].successor);
        return true;
    }
    return false;
}

static const struct lookup sample_lookup = {.find = sample_find, .ctx = NULL};

#endif
