/* What ICU gives back is overwritten. The linker's --wrap stands this test before free(). */
#include "text/forget.h"

#include "base/str.h"

#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unicode/uidna.h>

#include <cmocka.h>

/* Of the blocks given back through text/forget.c. */
static size_t blocks, unwiped;

void __wrap_free(void *block);
void __real_free(void *block);

void
__wrap_free(void *block)
{
    const unsigned char *bytes = block;
    bool clean = true;
    for (size_t i = 0, n = block ? malloc_usable_size(block) : 0; i < n; i++)
        clean = clean && bytes[i] == 0;
    blocks += block != NULL;
    unwiped += !clean;
    __real_free(block);
}

static void
names_of_any_length_are_wiped(void **state)
{
    (void)state;
    struct err err = {0};
    UErrorCode status = U_ZERO_ERROR;
    char out[512];
    assert_true(icu_forgets(&err));
    UIDNA *idna = uidna_openUTS46(UIDNA_DEFAULT, &status);
    assert_true(U_SUCCESS(status));
    for (size_t n = 1; n <= 60; n++) {
        char name[256] = "";
        UIDNAInfo info = UIDNA_INFO_INITIALIZER;
        for (size_t i = 0; i < n; i++)
            memcpy(name + i * 3, "घ", 3);
        status = U_ZERO_ERROR;
        uidna_nameToASCII_UTF8(idna, name, (int32_t)n * 3, out, sizeof out, &info, &status);
    }
    uidna_close(idna);
    assert_true(blocks > 30); /* else ICU does not ask text/forget.c, and nothing was seen */
    assert_int_equal(unwiped, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_of_any_length_are_wiped)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
