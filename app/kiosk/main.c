/* satark-kiosk - the public's screen. */
#include "base/guard.h"
#include "kiosk/kiosk.h"
#include "kiosk/staff.h"

#include <malloc.h>
#include <stdio.h>

enum { LARGE_BLOCK = 1024 * 1024 };

static int
fail(const struct err *err)
{
    fprintf(stderr, "satark-kiosk: %s\n", err->msg);
    return err->kind == ERR_INPUT ? 2 : 1;
}

int
main(int argc, char **argv)
{
    struct options o;
    struct kiosk k;
    struct err err = {0};

    guard_no_core_dump();
    mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK); /* a fade's two frames go back to the system at once */
    if (!options_parse(argc, argv, &o, &err))
        return fail(&err);
    if (o.help || o.version) {
        if (o.help)
            options_help();
        else
            printf("satark-kiosk %s\n", SATARK_VERSION);
        return 0;
    }
    if (!kiosk_open(&o, &k, &err))
        return fail(&err);
    bool ok = o.render ? kiosk_render(&k, &err) : kiosk_run(&k, &err);
    bool restart = k.restart;
    kiosk_close(&k);
    return !ok ? fail(&err) : restart ? STAFF_RESTART_CODE : 0;
}
