#include "text/forget.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uclean.h>

static void *
take(const void *unused, size_t n)
{
    (void)unused;
    return malloc(n);
}

static void
give_back(const void *unused, void *block)
{
    (void)unused;
    if (block)
        explicit_bzero(block, malloc_usable_size(block));
    free(block);
}

/* realloc would leave the old block as it is when it moves. */
static void *
take_again(const void *unused, void *block, size_t n)
{
    size_t had = block ? malloc_usable_size(block) : 0;
    void *other = malloc(n);
    if (!other || !block)
        return other;
    memcpy(other, block, had < n ? had : n);
    give_back(unused, block);
    return other;
}

bool
icu_forgets(struct err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, take, take_again, give_back, &status);
    if (U_SUCCESS(status))
        return true;
    return err_env(err, "ICU does not let its memory be wiped (%s): reinstall libicu72",
                   u_errorName(status));
}
