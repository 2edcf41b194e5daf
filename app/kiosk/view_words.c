#include "kiosk/view_words.h"

#include "base/files.h"
#include "base/paths.h"

enum { BYTES_MAX = 16 * 1024 * 1024 };

static const char debian_list[] = "/usr/share/hunspell/hi_IN.dic";

bool
view_words_read(struct roman *out, struct err *err)
{
    struct arena a = {0};
    struct err none;
    struct str assets, bytes;
    bool ok = paths_assets(&a, &assets, err);
    if (ok) {
        struct str path = paths_join(&a, assets, "words/hindi.csv");
        ok = files_read(path.p, BYTES_MAX, &a, &bytes, err) &&
             roman_read_table(out, path, bytes, err);
    }
    if (files_read(debian_list, BYTES_MAX, &a, &bytes, &none))
        roman_read_list(out, bytes);
    roman_sort(out);
    arena_wipe(&a);
    return ok;
}
