/* Every character that staff may write has a shape in the screen's own two fonts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/paths.h"
#include "office/plain.h"

#include <SDL2/SDL_ttf.h>

static TTF_Font *
open_font(struct arena *a, const char *name)
{
    struct str assets;
    struct err err = {0};
    if (!paths_assets(a, &assets, &err))
        fail_msg("%s", err.msg);
    TTF_Font *f = TTF_OpenFont(paths_join(a, assets, name).p, 20);
    if (!f)
        fail_msg("%s: %s", name, TTF_GetError());
    return f;
}

static void
test_every_letter(void **state)
{
    static const char *const latin[] = {"fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf"};
    static const char *const hindi[] = {"fonts/NotoSansDevanagari-Regular.ttf",
                                        "fonts/NotoSansDevanagari-Bold.ttf"};
    (void)state;
    assert_int_equal(TTF_Init(), 0);
    for (size_t k = 0; k < ARRAY_LEN(latin); k++) {
        struct arena a = {0};
        TTF_Font *l = open_font(&a, latin[k]), *h = open_font(&a, hindi[k]);
        size_t seen = 0;
        for (uint32_t cp = 0; cp < 0x20000; cp++) {
            if (!plain_has_shape(cp))
                continue;
            seen++;
            if (!TTF_GlyphIsProvided32(l, cp) && !TTF_GlyphIsProvided32(h, cp))
                fail_msg("U+%04X has no shape in %s", cp, latin[k]);
        }
        assert_true(seen > 400);
        TTF_CloseFont(l);
        TTF_CloseFont(h);
        arena_wipe(&a);
    }
    TTF_Quit();
    assert_false(plain_has_shape(0x1F600));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_letter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
