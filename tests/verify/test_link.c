/* Links as people write and break them, and what the list and the brands say of their hosts. */
#include "verify/entities_table.h"

static const struct row forms[] = {
    {"nothing behind the scheme", "http://", ""},
    {"one label", "http://localhost/x", ""},
    {"a dot alone", " . ", ""},

    {"whole", "https://consumer.uppcl.org/wss/pay", "link consumer.uppcl.org"},
    {"bare", "consumer.uppcl.org", "link consumer.uppcl.org"},
    {"capitals", "KESCO.CO.IN", "link kesco.co.in"},
    {"port", "https://kesco.co.in:8080/x", "link kesco.co.in"},
    {"dot at the end", "https://kesco.co.in.", "link kesco.co.in"},
    {"Hindi glued behind", "kesco.co.inपर जाएँ", "link kesco.co.in"},
    {"percent in the host", "https://%6b%65sco.co.in/", "link kesco.co.in"},
    {"backslashes", "http:\\\\kesco.co.in\\pay", "link kesco.co.in"},
    {"defanged", "hxxps://kesco[.]co[.]in", "link kesco.co.in obscured"},
    {"spelled dots", "kesco dot co dot in", "link kesco.co.in obscured"},
    {"dots set apart", "consumer . uppcl . org", "link consumer.uppcl.org obscured"},
    {"dots lost", "consumer uppcl org", "link consumer.uppcl.org obscured"},
    {"Cyrillic e resolves elsewhere", "https://kеsco.co.in", "link xn--ksco-v4d.co.in punycode"},
    {"Hindi host", "बिजली.भारत", "link xn--81b5at4ch.xn--h2brj9c punycode"},
    {"user name that looks like a host", "https://kesco.co.in@evil.site/x",
     "link evil.site userinfo"},
    {"a backslash ends the host", "https://evil.site\\@kesco.co.in",
     "link evil.site; link kesco.co.in inside"},
    {"IPv4", "http://192.168.1.1/pay", "link 192.168.1.1 ip"},
    {"IPv4 as one decimal", "http://3232235777/", "link 192.168.1.1 ip"},
    {"IPv4 in hexadecimal", "http://0xC0A80101/", "link 192.168.1.1 ip"},
    {"IPv6", "http://[2001:db8::1]/a", "link 2001:db8::1 ip"},
    {"the number in a chat link", "wa.me/918260303942",
     "link wa.me chat; phone 8260303942 mobile inside"},
    {"the target of a redirect", "https://kesco.co.in/r?u=http://evil.site/a",
     "link kesco.co.in; link evil.site inside"},
    {"encoded target", "https://evil.com/?url=https%3A%2F%2Fkesco.co.in%2Fpay",
     "link evil.com; link kesco.co.in inside"},
    {"spelled in Hindi", "केस्को डॉट कॉम", "link kesco.com obscured"},
    {"an ending in Hindi letters", "kesco डॉट को डॉट इन", "link kesco.co.in obscured"},
    {"a new ending, behind another link", "kesco.co.in paynow.live", "link kesco.co.in; link paynow.live"},
    {"twin: that ending as a word", "watch it.Live now", ""},
    {"twin: the sentence goes on", "good night.live long", ""},
    {"four single digits are no address", "1.9.3.0", "phone 1930 short"},
    {"a file to install", "http://evil.com/app/kesco.apk", "link evil.com apk"},

    {"a sentence without space", "Bill is paid.Please ignore", ""},
    {"twin: a brand before a real ending", "kesco.in par bill bhare", "link kesco.in"},
    {"sir.in", "Thank you sir.in 2 days", ""},
    {"office.is", "office.is closed", ""},
    {"my.name", "my.name is", ""},
    {"disconnected.please", "disconnected.please call", ""},
    {"a place and the word in", "Me at cherthala.in case you come", ""},
    {"twin: the same as a host", "visit cherthala.in", "link cherthala.in"},
    {"chat's farewell", "hv a nice day gn.tc.", ""},
    {"click as a word", "watch the models.Click here", ""},
    {"twin: click as an ending", "watch models.click today", "link models.click; time today today"},
    {"a degree", "for B.Tech/MCA only", ""},
    {"initials", "e.g. this i.e. that", ""},
    {"a clock", "9.30 pm", "time 21:30 night clock"},
};

static const struct row hosts[] = {
    {"official", "https://consumer.uppcl.org/wss", "link consumer.uppcl.org official"},
    {"under an official domain", "www.kesco.co.in", "link www.kesco.co.in official"},
    {"a host row covers itself", "uppcl.sem.jio.com", "link uppcl.sem.jio.com official"},
    {"and nothing under it", "sub.uppcl.sem.jio.com", "link sub.uppcl.sem.jio.com unknown"},
    {"nor beside it", "foo.jio.com", "link foo.jio.com unknown"},
    {"beside a listed domain: its owner's, not vouched for", "foo.uppcl.org",
     "link foo.uppcl.org own unknown"},

    {"0 for o", "kesc0.co.in", "link kesc0.co.in lookalike ~kesco.co.in"},
    {"1 for l", "uppc1.org", "link uppc1.org lookalike ~uppcl.org"},
    {"a letter doubled", "kessco.co.in", "link kessco.co.in lookalike ~kesco.co.in"},
    {"words added", "kesco-bill-update.in", "link kesco-bill-update.in lookalike ~kesco"},
    {"words glued", "kescobill.com", "link kescobill.com lookalike ~kesco"},
    {"another ending", "uppcl.com", "link uppcl.com lookalike ~uppcl"},
    {"the domain in front", "kesco.co.in.bill-pay.site",
     "link kesco.co.in.bill-pay.site lookalike ~kesco.co.in"},
    {"a department's domain with hyphens", "cybercrime-gov.in",
     "link cybercrime-gov.in lookalike ~cybercrime.gov.in"},
    {"Cyrillic e", "kеsco.co.in", "link xn--ksco-v4d.co.in punycode lookalike ~kesco.co.in"},
    {"free pages", "kesco.blogspot.com", "link kesco.blogspot.com pages lookalike ~kesco"},
    {"in the user name", "https://kesco.co.in@evil.site/x",
     "link evil.site userinfo lookalike ~kesco.co.in"},
    {"government between hyphens", "indiapost-gov.help",
     "link indiapost-gov.help lookalike ~gov.in"},
    {"government as a label", "rto.gov.co", "link rto.gov.co lookalike ~gov.in"},
    {"government without its dot", "aadhaar.govin.site",
     "link aadhaar.govin.site lookalike ~gov.in"},
    {"the government's computer centre", "parivahan-nic.in",
     "link parivahan-nic.in lookalike ~gov.in"},
    {"a brand says more than the government", "uppcl.gov-in.org",
     "link uppcl.gov-in.org lookalike ~uppcl"},
    {"twin: the British government", "www.gov.uk", "link www.gov.uk unknown"},
    {"twin: the Nepalese government", "moha.gov.np", "link moha.gov.np unknown"},
    {"twin: the American government", "usa.gov", "link usa.gov unknown"},
    {"twin: a registry's own page", "nic.xyz", "link nic.xyz unknown"},
    {"twin: letters inside a word", "govindsweets.in", "link govindsweets.in unknown"},

    {"a dot lost", "kescoco.in", "link kescoco.in lookalike ~kesco.co.in"},
    {"the last dot lost", "kesco.coin", "link kesco.coin lookalike ~kesco.co.in"},
    {"a dot too many", "uppcl.or.g", "link uppcl.or.g lookalike ~uppcl.org"},
    {"the dot between host and domain lost", "https://consumeruppcl.org/pay",
     "link consumeruppcl.org lookalike ~consumer.uppcl.org"},
    {"twin: no ending, no official domain", "sample.coin", ""},
    {"two letters swapped in a short name", "mpzw.co.in", "link mpzw.co.in lookalike ~mpwz.co.in"},
    {"one doubled", "mpwwz.co.in", "link mpwwz.co.in lookalike ~mpwz.co.in"},
    {"glued on both sides", "payuppclbill.in", "link payuppclbill.in lookalike ~uppcl"},
    {"a name with its ending, glued", "kescocoin.site", "link kescocoin.site lookalike ~kesco"},
    {"twin: on the list as genuine", "uppclonline.com", "link uppclonline.com unknown"},

    {"a file to install from an official host", "https://kesco.co.in/app.apk",
     "link kesco.co.in apk unknown"},
    {"a user name", "https://me@kesco.co.in/x", "link kesco.co.in userinfo unknown"},
    {"an odd port", "https://kesco.co.in:8081/x", "link kesco.co.in unknown"},
    {"twin: the usual port", "https://kesco.co.in:443/x", "link kesco.co.in official"},
    {"a stranger behind an official redirect", "https://kesco.co.in/r?url=http://evil.site/a",
     "link kesco.co.in unknown; link evil.site inside lookalike ~kesco.co.in"},
    {"twin: a gateway behind it", "https://kesco.co.in/r?url=http://billdesk.com/a",
     "link kesco.co.in official; link billdesk.com payment inside unknown"},
    {"an official domain in a stranger's path", "https://evil.com/kesco.co.in/pay",
     "link evil.com lookalike ~kesco.co.in"},
    {"and in the query", "https://evil.com?kesco.co.in", "link evil.com lookalike ~kesco.co.in"},
    {"twin: a search for it", "https://evil.com/search?q=kesco.co.in",
     "link evil.com unknown; link kesco.co.in inside official"},
    {"in the path only: weak", "https://evil.com/kesco/pay", "link evil.com unknown ~kesco"},

    {"twin: a shop one letter away", "tesco.com", "link tesco.com unknown"},
    {"twin: another utility", "upcl.org", "link upcl.org unknown"},
    {"twin: Jodhpur beside Jaipur", "jdvvnl.in", "link jdvvnl.in unknown"},
    {"short brand, exact", "mpcz.xyz", "link mpcz.xyz lookalike ~mpcz"},
    {"twin: short brand, one letter more", "mpcza.com", "link mpcza.com unknown"},
    {"twin: merely about electricity", "bijli-bill-pay.com", "link bijli-bill-pay.com unknown"},
    {"a state's own domain", "uppcl.up.gov.in", "link uppcl.up.gov.in gov unknown"},

    {"a hyphen inside the name", "bijli-mitra.com", "link bijli-mitra.com lookalike ~bijlimitra.com"},
    {"a letter missing", "ksco.co.in", "link ksco.co.in lookalike ~kesco.co.in"},
    {"twin: a real DISCOM one letter away", "mpez.co.in", "link mpez.co.in unknown"},
    {"twin: another real one", "upcl.org", "link upcl.org unknown"},
    {"a backslash before the sign: both hosts count", "http://kesco.co.in\\@evil.com/x",
     "link kesco.co.in unknown; link evil.com inside lookalike ~kesco.co.in"},
    {"a comma for a dot", "consumer.uppcl,org", "link consumer.uppcl.org obscured official"},
    {"one dot lost", "Dear consumer uppcl.org", "link consumer.uppcl.org obscured official"},
    {"spaces behind the dots", "kesco. co. in", "link kesco.co.in obscured official"},
    {"dots set apart, and the host goes on", "kesco . co . in . pay . top",
     "link kesco.co.in.pay.top obscured lookalike ~kesco.co.in"},
    {"the last labels behind a space", "kesco.co.in .pay.top",
     "link kesco.co.in.pay.top obscured lookalike ~kesco.co.in"},
    {"dots lost, and the host goes on", "kesco co in paynow live", ""},
    {"the same of another", "uppcl org in verify online", ""},
    {"twin: where somebody is", "kesco in kanpur", ""},
    {"twin: two words before", "fraud at kesco.co.in", "link kesco.co.in official"},
    {"twin: the host goes on in words", "kesco co in bill pay site", ""},
    {"twin: the host goes on behind a dot", "consumer uppcl org.evil-pay.com",
     "link org.evil-pay.com unknown"},
    {"shortener", "bit.ly/3xYz", "link bit.ly shortener unknown"},
    {"chat link to an official number", "https://wa.me/917552551222",
     "link wa.me chat official; phone 7552551222 mobile inside official"},
    {"chat link to a reported number", "wa.me/918260303942",
     "link wa.me chat reported; phone 8260303942 mobile inside reported"},
    {"payment gateway", "billdesk.com/x", "link billdesk.com payment unknown"},
};

static void
written_forms(void **state)
{
    (void)state;
    check_rows(forms, ARRAY_LEN(forms), false);
}

static void
whose_host(void **state)
{
    (void)state;
    check_rows(hosts, ARRAY_LEN(hosts), true);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(written_forms),
                                       cmocka_unit_test(whose_host)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
