/* ui/screens/pay.h - the payment page's two forms. Private to ui/screens. */
#ifndef UI_SCREENS_PAY_H
#define UI_SCREENS_PAY_H

#include "ui/screens/parts.h"

/* Payment is suspended, or the list has no payment page: why, and the other ways. Draws no code. */
void screen_pay_closed(struct frame *f);

#endif
