/* draw/selftest.h - is the Hindi on this machine right? */
#ifndef DRAW_SELFTEST_H
#define DRAW_SELFTEST_H

#include "base/err.h"
#include "draw/runs.h"

/* Checks that both scripts are in their fonts and that Devanagari is shaped. */
bool selftest_run(const struct letters *l, struct err *err);

#endif
