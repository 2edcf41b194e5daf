/* Machines on which Hindi would be drawn wrongly, or not at all, are found before the first frame. */
#include "setup.h"

#include "draw/selftest.h"
#include "draw/stage.h"

#include <sys/stat.h>
#include <unistd.h>

static void
copy_file(const char *from, const char *to)
{
    char buffer[1 << 16];
    size_t n;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_non_null(in);
    assert_non_null(out);
    while ((n = fread(buffer, 1, sizeof buffer, in)) > 0)
        fwrite(buffer, 1, n, out);
    fclose(in);
    fclose(out);
}

static const char *const font_files[] = {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
                                         "NotoSansDevanagari-Regular.ttf",
                                         "NotoSansDevanagari-Bold.ttf"};

/* An assets folder with the real icons and copies of the fonts. */
static void
make_assets(char dir[static 64])
{
    char from[4096], to[4096];
    snprintf(dir, 64, "/tmp/satark-assets-XXXXXX");
    assert_non_null(mkdtemp(dir));
    snprintf(from, sizeof from, "%s/icons", assets().p);
    snprintf(to, sizeof to, "%s/icons", dir);
    assert_int_equal(symlink(from, to), 0);
    snprintf(to, sizeof to, "%s/fonts", dir);
    assert_int_equal(mkdir(to, 0700), 0);
    for (size_t i = 0; i < ARRAY_LEN(font_files); i++) {
        snprintf(from, sizeof from, "%s/fonts/%s", assets().p, font_files[i]);
        snprintf(to, sizeof to, "%s/fonts/%s", dir, font_files[i]);
        copy_file(from, to);
    }
}

static void
remove_assets(const char *dir)
{
    char path[4096];
    for (size_t i = 0; i < ARRAY_LEN(font_files); i++) {
        snprintf(path, sizeof path, "%s/fonts/%s", dir, font_files[i]);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/fonts", dir);
    rmdir(path);
    snprintf(path, sizeof path, "%s/icons", dir);
    unlink(path);
    rmdir(dir);
}

struct broken_row {
    const char *why, *file; /* the font that is replaced */
    const char *by;         /* by this one of the four, or NULL: the file is gone; "": it is empty;
                               "junk": no font */
    bool opens;             /* the stage opens and the self-test finds it */
};

static const struct broken_row broken[] = {
    {"a Latin font under the Devanagari name", "NotoSansDevanagari-Regular.ttf",
     "NotoSans-Regular.ttf", true},
    {"a Latin bold font under the Devanagari name", "NotoSansDevanagari-Bold.ttf",
     "NotoSans-Bold.ttf", true},
    {"a Devanagari font under the Latin name", "NotoSans-Bold.ttf",
     "NotoSansDevanagari-Bold.ttf", true},
    {"the package is not installed", "NotoSansDevanagari-Regular.ttf", NULL, false},
    {"an empty file", "NotoSans-Regular.ttf", "", false},
    {"no font at all", "NotoSansDevanagari-Bold.ttf", "junk", false},
};

static void
break_font(const char *dir, const struct broken_row *row)
{
    char path[4096], other[4096];
    snprintf(path, sizeof path, "%s/fonts/%s", dir, row->file);
    unlink(path);
    if (!row->by)
        return;
    if (!*row->by || strcmp(row->by, "junk") == 0) {
        FILE *f = fopen(path, "wb");
        assert_non_null(f);
        fputs(row->by, f);
        fclose(f);
        return;
    }
    snprintf(other, sizeof other, "%s/fonts/%s", assets().p, row->by);
    copy_file(other, path);
}

static void
test_broken_fonts_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(broken); i++) {
        const struct stage_options o = {.w = 100, .h = 100, .offscreen = true};
        struct stage *s = NULL;
        struct err err = {0};
        char dir[64];
        make_assets(dir);
        break_font(dir, &broken[i]);
        bool opened = stage_open(&o, str_of(dir), &s, &err);
        if (opened != broken[i].opens)
            fail_msg("%s: %s", broken[i].why, opened ? "opened" : err.msg);
        if (opened)
            assert_false(stage_self_test(s, &err));
        assert_int_equal(err.kind, ERR_ENV);
        if (!strstr(err.msg, broken[i].file) || !strstr(err.msg, "fonts-noto-core"))
            fail_msg("%s: %s", broken[i].why, err.msg);
        stage_close(s);
        remove_assets(dir);
    }
}

static void
test_self_test_passes_here(void **state)
{
    (void)state;
    const struct stage_options o = {.w = 100, .h = 100, .offscreen = true};
    struct stage *s = NULL;
    struct err err = {0};
    if (!stage_open(&o, assets(), &s, &err) || !stage_self_test(s, &err))
        fail_msg("%s", err.msg);
    stage_close(s);
}

/* The right fonts, but HarfBuzz told the wrong script: each is drawn without any complaint. */
static void
test_wrong_shaping_is_found(void **state)
{
    (void)state;
    static const char *const scripts[] = {"Zyyy", "Latn", "Dev2"};
    static const enum face faces[] = {FACE_DEVANAGARI, FACE_DEVANAGARI_BOLD};
    for (size_t i = 0; i < ARRAY_LEN(scripts) * ARRAY_LEN(faces); i++) {
        struct letters l = letters_open();
        struct err err = {0};
        enum face face = faces[i % ARRAY_LEN(faces)];
        TTF_Font *font = fonts_get(l.fonts, face, SELFTEST_PX);
        assert_int_equal(TTF_SetFontScriptName(font, scripts[i / ARRAY_LEN(faces)]), 0);
        assert_false(selftest_run(&l, &err));
        assert_int_equal(err.kind, ERR_ENV);
        assert_non_null(strstr(err.msg, face_file(face)));
        letters_close(&l);
    }
}

struct open_row {
    const char *why;
    struct stage_options o;
    const char *assets, *says;
    enum err_kind kind;
};

static const struct open_row refused[] = {
    {"a folder that is not there", {.w = 9, .h = 9, .offscreen = true}, "/nonexistent",
     "/nonexistent/icons/", ERR_ENV},
    {"a picture without a size", {.offscreen = true}, NULL, "size", ERR_INPUT},
    {"a slanting panel", {.w = 9, .h = 9, .offscreen = true, .rotate = 45}, NULL, "45", ERR_INPUT},
};

static void
test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        struct stage *s = NULL;
        struct err err = {0};
        struct str from = refused[i].assets ? str_of(refused[i].assets) : assets();
        assert_false(stage_open(&refused[i].o, from, &s, &err));
        assert_null(s);
        assert_int_equal(err.kind, refused[i].kind);
        if (!strstr(err.msg, refused[i].says))
            fail_msg("%s: %s", refused[i].why, err.msg);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_broken_fonts_are_found),
        cmocka_unit_test(test_self_test_passes_here),
        cmocka_unit_test(test_wrong_shaping_is_found),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
