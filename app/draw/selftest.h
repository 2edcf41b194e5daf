/* draw/selftest.h - is the Hindi on this machine right? */
#ifndef DRAW_SELFTEST_H
#define DRAW_SELFTEST_H

#include "base/err.h"
#include "draw/runs.h"

/* The size it draws in: so large that a pixel of rounding decides nothing. */
enum { SELFTEST_PX = 64 };

/* Checks that both scripts are in their fonts and that Devanagari is shaped. */
bool selftest_run(const struct letters *l, struct err *err);

#endif
