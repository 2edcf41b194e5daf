/* ui/screens/questions.h - the part of the questions that the result shows. Private to ui/screens. */
#ifndef UI_SCREENS_QUESTIONS_H
#define UI_SCREENS_QUESTIONS_H

#include "ui/screens/parts.h"

/* All answers, each to be touched and changed; nothing when nothing was asked. */
void block_answers(struct column *c, const struct fit *fit);

#endif
