/* ui/keyname.h - what a key is called when it is read aloud: a mark by its name, an icon by what it
 * does. */
#ifndef UI_KEYNAME_H
#define UI_KEYNAME_H

#include "ui/frame.h"

/* Never empty for a key that has a letter on the layer shown. */
struct str key_name(const struct frame *f, const struct key *k);

#endif
