/* UPI IDs, e-mail addresses, SMS senders and apps. */
#include "verify/entities_table.h"
#include "verify/header.h"
#include "verify/lone.h"

static const struct row rows[] = {
    {"a sign alone", "@", ""},
    {"no handle", "kesco@", ""},
    {"listed UPI ID", "kesco.bill@sbi", "vpa kesco.bill@sbi official"},
    {"borrowed name", "kesco.bill@ybl", "vpa kesco.bill@ybl lookalike ~kesco"},
    {"glued", "kescobill@paytm.Pay now", "vpa kescobill@paytm lookalike ~kesco"},
    {"a person's", "ram.kumar@okaxis", "vpa ram.kumar@okaxis unknown"},
    {"a listed one in Cyrillic is another", "kеsco.bill@sbi",
     "vpa kesco.bill@sbi lookalike ~kesco.bill@sbi"},
    {"a space before the sign", "kesco @ ybl", "vpa kesco@ybl obscured lookalike ~kesco"},
    {"twin: chat with the sign", "Im @ home now", ""},
    {"UPI string with an amount", "upi://pay?pa=kesco@ybl&pn=KESCO&am=10.00&cu=INR",
     "vpa kesco@ybl upistring lookalike ~kesco; amount 1000 tiny inside unknown"},
    {"twin: chat with the sign", "Im @ home now", ""},
    {"UPI string without", "upi://pay?pa=kesco.bill@sbi", "vpa kesco.bill@sbi upistring official"},
    {"twin: chat with the sign", "Im @ home now", ""},
    {"UPI string without payee", "upi://pay?am=10",
     "vpa upi://pay?am=10 upistring unknown; amount 1000 tiny inside unknown"},
    {"UPI string with a payee nobody can read", "upi://pay?pa=rahul@123&pn=kesco.co.in",
     "vpa upi://pay?pa=rahul@123&pn=kesco.co.in upistring lookalike ~kesco"},

    {"e-mail, not UPI", "name@bank.co.in", "email name@bank.co.in unknown"},
    {"listed e-mail", "help@kesco.co.in", "email help@kesco.co.in official"},
    {"an official domain's address", "billing@kesco.co.in", "email billing@kesco.co.in official"},
    {"borrowed at a free service", "kesco@gmail.com", "email kesco@gmail.com lookalike ~kesco"},

    {"header with operator and suffix", "VM-UPPCLT-S", "header UPPCLT official"},
    {"header in a message", "SMS from JD-UPPCLT only", "header UPPCLT official"},
    {"bare header alone", "UPPCLT", "header UPPCLT official"},
    {"bare header alone, small letters", "uppclt", "header UPPCLT name official"},
    {"a space for the dash", "VM UPPCLT-S", "header UPPCLT name official"},
    {"no dash at all", "VMUPPCLT", "header UPPCLT name official"},
    {"twin: two words in capitals", "NO LIGHT", ""},
    {"1 for L", "VM-UPPC1T", "header UPPC1T lookalike ~uppcl"},
    {"I for L", "VM-UPPCIT", "header UPPCIT lookalike ~uppcl"},
    {"twin: the brand's own letters", "VM-UPPCLX", "header UPPCLX unknown"},
    {"somebody else's", "AD-HDFCBK", "header HDFCBK unknown"},
    {"twin: English with a dash", "RE-CHECK your bill", ""},
    {"signature", "Thank you -UPPCL", ""},

    {"marks set apart", "VM - UPPCLT - S", "header UPPCLT official"},
    {"other marks", "VM_UPPCLT", "header UPPCLT official"},
    {"dots", "VM.UPPCLT", "header UPPCLT official"},
    {"spaces for both hyphens", "VM UPPCLT S", "header UPPCLT name official"},
    {"a header and what it did", "UPPCLT se aaya", "header UPPCLT name official"},
    {"the same with its dash", "VM-UPPCLT-S से आया", "header UPPCLT official"},
    {"three little words", "kya UPPCLT sahi hai?", "header UPPCLT name official"},
    {"read out letter by letter", "यूपीपीसीएलटी", "header UPPCLT name official"},
    {"the same, and what it did", "यूपीपीसीएलटी से आया", "header UPPCLT name official"},
    {"twin: one letter more", "यूपीपीसीएलएक्स", ""},
    {"twin: not on the list", "MPCZ se aaya", ""},
    {"little words and a dot alone", "se . se", ""},
    {"twin: somebody came", "PRADIP se aaya", ""},
    {"twin: four little words", "ye UPPCLT se kya aaya", ""},
    {"a digit inside is not taken for a letter", "UP4Y", ""},

    {"the sign spelled", "kesco at the rate ybl", "vpa kesco@ybl obscured lookalike ~kesco"},
    {"in brackets", "9123450072 (at) paytm", "vpa 9123450072@paytm obscured unknown"},
    {"in Hindi letters", "kesco एट द रेट ybl", "vpa kesco@ybl obscured lookalike ~kesco"},
    {"only at, before what can be nothing else", "kesco at ybl",
     "vpa kesco@ybl obscured lookalike ~kesco"},
    {"twin: at a bank", "ramesh at sbi", ""},

    {"listed app alone", "UPAY", "app upay name official"},
    {"listed app in a message", "UPAY app se bill bhare", "app upay official"},
    {"by its sound in Hindi letters", "उपाय ऐप", "app upay official"},
    {"the same alone", "उपाय", "app upay name official"},
    {"the same asked about", "उपाय से आया", "app upay name official"},
    {"twin: another sound", "उपमा ऐप", "app उपमा unknown"},
    {"twin: the sound in Latin letters is another name", "upaay app", "app upaay unknown"},
    {"two words", "UPPCL Smart app", "app uppcl smart official"},
    {"to download", "download UPAY from play store", "app upay name official"},
    {"a DISCOM's app in general", "UPPCL ऐप डाउनलोड करें", "app uppcl unknown ~uppcl"},
    {"screen sharing", "install AnyDesk app", "app anydesk remote unknown"},
    {"screen sharing without its space", "quicksupport install",
     "app quick support remote unknown"},
    {"a screen sharer alone", "anydesk", "app anydesk remote unknown"},
    {"with a hyphen", "any-desk", "app anydesk remote unknown"},
    {"letter by letter", "a n y d e s k", "app anydesk remote unknown"},
    {"misspelt", "anidesk", "app anydesk remote unknown"},
    {"misspelt in two words", "quik suport", "app quick support remote unknown"},
    {"a digit for a letter", "an1desk app", "app anydesk remote unknown"},
    {"misspelt, to install", "teamveiwer install karo", "app teamviewer remote unknown"},
    {"in two words, to install", "install quick support on your phone",
     "app quick support remote unknown"},
    {"in two words with capitals", "Our team will look at it on Quick Support today",
     "app quick support remote unknown; time today today unknown"},
    {"twin: two everyday words", "quick support from our team was very good", ""},
    {"twin: a word that is only like one", "supreme", ""},
    {"twin: another app", "airtel thanks app", "app thanks unknown"},
    {"a file to install", "kesco.apk install kare", "app kesco.apk apk lookalike ~kesco"},
    {"a file by any name", "E-Challan.apk", "app e-challan.apk apk unknown"},
    {"an unknown word alone is no name", "hello", ""},
    {"aap is you", "mast bhai aur aap", ""},
    {"a file with its dot apart", "Bijli_Bill . a p k", "app bijli_bill.apk apk unknown"},
    {"twin: an application is none", "new connection application 123", ""},
    {"twin: an app without name", "the app is slow", ""},
};

static void
names(void **state)
{
    (void)state;
    check_rows(rows, ARRAY_LEN(rows), true);
}

static void
senders(void **state)
{
    static const struct {
        const char *why, *sender, *is;
    } given[] = {
        {"nothing", "", NULL},
        {"a name from the address book", "Bijli Vibhag Kanpur", NULL},
        {"header", "VM-UPPCLT-S", "header UPPCLT sender"},
        {"header, small letters", "jd-uppclt", "header UPPCLT sender"},
        {"header alone", "UPPCLT", "header UPPCLT sender"},
        {"mobile", "+91 82603 03942", "phone 8260303942 mobile sender"},
        {"promotional digits", "AD-650001", "header 650001 sender"},
        {"e-mail", "help@kesco.co.in", "email help@kesco.co.in sender"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(given); i++) {
        struct arena a = {0};
        struct buf b = {0};
        struct entity e;
        bool is = entity_of_sender(str_of(given[i].sender), &a, &e);
        if (is)
            describe(&e, false, &b);
        if (is != (given[i].is != NULL) || (is && !str_eq(buf_str(&b), str_of(given[i].is))))
            fail_msg("%s: %s gives %s", given[i].why, given[i].sender, b.p ? b.p : "none");
        buf_free(&b);
        arena_wipe(&a);
    }
}

static void
headers_explained(void **state)
{
    static const struct {
        const char *why, *header, *name, *operator_en, *circle_en, *kind_en;
    } given[] = {
        {"nothing", "", NULL, NULL, NULL, NULL},
        {"no header", "bijli vibhag", NULL, NULL, NULL, NULL},
        {"all of it", "VM-UPPCLT-S", "UPPCLT", "Vodafone Idea", "Mumbai", "service"},
        {"without suffix", "JE-UPPCLT", "UPPCLT", "Jio", "UP (East)", NULL},
        {"small letters", "ad-uppclt-p", "uppclt", "Airtel", "Delhi", "promotional"},
        {"a space for the dash", "BZ UPPCLT-G", "UPPCLT", "BSNL", "Maharashtra", "government"},
        {"without prefix", "UPPCLT-T", "UPPCLT", NULL, NULL, "transactional"},
        {"letters nobody has", "QQ-UPPCLT", "UPPCLT", NULL, NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(given); i++) {
        struct header_form f;
        bool is = header_explain(str_of(given[i].header), &f);
        bool right = is == (given[i].name != NULL) &&
                     str_eq(str_of(f.operator.en), str_of(given[i].operator_en)) &&
                     str_eq(str_of(f.circle.en), str_of(given[i].circle_en)) &&
                     str_eq(str_of(f.kind.en), str_of(given[i].kind_en)) &&
                     (!is || str_eq(f.name, str_of(given[i].name)));
        if (!right)
            fail_msg("%s: %s", given[i].why, given[i].header);
    }
}

static void
letters_read_out(void **state)
{
    static const struct {
        const char *why, *word, *letters;
    } given[] = {
        {"nothing", "", NULL},
        {"two letters", "यूपी", NULL},
        {"a DISCOM", "जेवीवीएनएल", "jvvnl"},
        {"one name begins another", "एमपीसीजेड", "mpcz"},
        {"z or j and d", "जेडीवीवीएनएल", "jdvvnl"},
        {"with nukta", "एमपीडब्ल्यूज़ेड", "mpwz"},
        {"a word", "बिजली", NULL},
        {"a word behind letters", "यूपीपीसीएलबिजली", NULL},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(given); i++) {
        struct arena a = {0};
        struct folded in;
        struct str letters = {0};
        fold(str_of(given[i].word), &a, &in);
        bool is = lone_spells(in.text, &a, &letters);
        if (is != (given[i].letters != NULL) || !str_eq(letters, str_of(given[i].letters)))
            fail_msg("%s: %s gives %.*s", given[i].why, given[i].word, (int)letters.n, letters.p);
        arena_wipe(&a);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names), cmocka_unit_test(senders),
                                       cmocka_unit_test(headers_explained),
                                       cmocka_unit_test(letters_read_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
