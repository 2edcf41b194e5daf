/* ui/screens/questions.h - what the question screen and the result share. Private to ui/screens. */
#ifndef UI_SCREENS_QUESTIONS_H
#define UI_SCREENS_QUESTIONS_H

#include "ui/screens/parts.h"

/* The i-th answer as a line: "मोबाइल नंबर — हाँ". */
struct str answered(const struct frame *f, size_t i);

/* All answers, each to be touched and changed; nothing when nothing was asked. */
void block_answers(struct column *c, const struct fit *fit);

#endif
