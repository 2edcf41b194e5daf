/* text/forget.h - ICU forgets what it was given.
 *
 * It copies long names and texts to blocks of its own (UTS46 above 27 letters) and frees them as
 * they are. */
#ifndef TEXT_FORGET_H
#define TEXT_FORGET_H

#include "base/err.h"

/* From now on every block that ICU gives back is overwritten first (u_setMemoryFunctions, uclean.h).
 * For the whole process; called before its first text. ERR_ENV where ICU refuses. */
bool icu_forgets(struct err *err);

#endif
