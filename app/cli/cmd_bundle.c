/* satark bundle - the list on its way: keys, signatures, and the folder on the stick. */
#include "cli/bundle.h"

static const struct {
    const char *name;
    int (*run)(struct cli *c, int argc, char **argv);
} verbs[] = {
    {"keygen", verb_keygen},
    {"make", verb_make},
    {"sign", verb_sign},
    {"inspect", verb_inspect},
    {"trust", verb_trust},
    {"apply", verb_apply},
    {"receipt", verb_receipt},
};

static int
no_such_verb(struct cli *c, const char *found)
{
    const char *names[ARRAY_LEN(verbs)];
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        names[i] = verbs[i].name;
    return cli_no_such_verb(c, &command_bundle, names, ARRAY_LEN(verbs), found);
}

static int
run(struct cli *c, int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        if (strcmp(verb, verbs[i].name) == 0)
            return verbs[i].run(c, argc - 1, argv + 1);
    return no_such_verb(c, verb);
}

const struct command command_bundle = {
    .name = "bundle",
    .usage = "keygen|make|sign|inspect|trust|apply|receipt ...",
    .summary = "signs the list and carries it to the kiosks",
    .help = "  keygen --out NAME [--no-password | --password-file FILE]\n"
            "      makes a key: NAME.key, secret, for head office; NAME.pub, for every kiosk.\n"
            "      Asks for a password twice unless told otherwise\n"
            "      Example: satark bundle keygen --out head-office-1\n"
            "  make --list FILE --discom ID --out DIR [--delta-from FILE]... [--key FILE]...\n"
            "       [--password-file FILE] [--min-version V] [--add-key FILE.pub]...\n"
            "       [--retire ID]... [--reset-floor N]\n"
            "      packs a list that satark registry build made into the new folder DIR, with the\n"
            "      difference to older lists, and signs it with the keys given\n"
            "      Example: satark bundle make --list list-125.db --discom kesco --out stick/satark\n"
            "  sign DIR --key FILE [--password-file FILE] [--list FILE]\n"
            "      adds this key's signature to the bundle in folder DIR; with --list only if\n"
            "      the list in it is FILE, the one you have read\n"
            "      Example: satark bundle sign stick/satark --key head-office-1.key\n"
            "  inspect DIR [--json]\n"
            "      what the bundle in folder DIR is, and who has signed it\n"
            "      Example: satark bundle inspect stick/satark\n"
            "  trust [FILE.pub|RW...]... [--remove ID[,ID]] [--floor N] [--list|--json]\n"
            "      on a kiosk, by the engineer's hand: lists signed by these keys are taken.\n"
            "      Without a word shows the keys. --floor: the lowest number of a list that is\n"
            "      taken, where a new kiosk is too far behind or a number was mistyped.\n"
            "      Run it as the user that the kiosk runs as\n"
            "      Example: satark bundle trust head-office-1.pub head-office-2.pub\n"
            "  apply DIR [--json]\n"
            "      takes the bundle in folder DIR if everything about it is right; says in Hindi\n"
            "      and English why not otherwise, and the list in place stays\n"
            "      Example: satark bundle apply /media/usb/satark\n"
            "  receipt DIR\n"
            "      writes satark-receipt-KIOSK.json into DIR for head office: the list here, its\n"
            "      age, the last updates, space on the disk; nothing about the public\n"
            "      Example: satark bundle receipt /media/stick\n\n"
            "Keys and signatures are minisign's (jedisct1.github.io/minisign): its programme\n"
            "makes and checks them as well. A password is at most 1024 bytes; its FILE may be - for\n"
            "standard input, a line for each key that has one.\n\n"
            "Example: satark bundle sign stick/satark --key head-office-1.key",
    .run = run,
};
