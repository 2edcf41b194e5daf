#include "paper/paper.h"

struct str
paper_page(const struct paper *p, struct arena *a, struct str page, struct str pages)
{
    return lang_format(p->lang, a, "letter.page",
                       LANG_ARGS({"page", page}, {"pages", pages}));
}
