/* What every test of the canvas needs: the staged assets, and letters without a stage. */
#ifndef TESTS_DRAW_SETUP_H
#define TESTS_DRAW_SETUP_H

#include "draw/runs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static inline struct str
assets(void)
{
    const char *set = getenv("SATARK_ASSETS");
    if (!set)
        fail_msg("SATARK_ASSETS is not set; run the tests with ctest");
    return str_of(set);
}

static inline struct letters
letters_open(void)
{
    struct letters l = {.widths = widths_new()};
    struct err err = {0};
    if (!fonts_open(assets(), &l.fonts, &err))
        fail_msg("%s", err.msg);
    return l;
}

static inline void
letters_close(struct letters *l)
{
    fonts_close(l->fonts);
    widths_free(l->widths);
}

#endif
