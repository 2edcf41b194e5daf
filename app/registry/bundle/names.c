#include "registry/bundle/bundle.h"

const char *
bundle_signature_name(size_t number)
{
    static const char *const names[SIGNERS_MAX] = {
        MANIFEST_NAME ".minisig",
        MANIFEST_NAME ".2.minisig",
        MANIFEST_NAME ".3.minisig",
        MANIFEST_NAME ".4.minisig",
    };
    return number < ARRAY_LEN(names) ? names[number] : NULL;
}
