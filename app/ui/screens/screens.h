/* ui/screens/screens.h - one file a screen; each draws itself into the frame, whole. */
#ifndef UI_SCREENS_SCREENS_H
#define UI_SCREENS_SCREENS_H

#include "ui/frame.h"

void screen_attract(struct frame *f);
void screen_verify(struct frame *f);
void screen_result(struct frame *f);
void screen_pay(struct frame *f);
void screen_directory(struct frame *f);
void screen_staff(struct frame *f);
void screen_lostmoney(struct frame *f);
void screen_questions(struct frame *f);
void screen_report(struct frame *f);

/* Over any screen: the code of a directory row or of an official entry, large. */
void overlay_qr(struct frame *f, struct str title, struct str purpose, struct str payload);
/* Over any screen: the seconds left, "more time", "finish". */
void overlay_countdown(struct frame *f);

#endif
