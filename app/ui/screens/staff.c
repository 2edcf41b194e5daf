#include "ui/screens/staff.h"

#include "ui/screens/parts.h"
#include "ui/screens/screens.h"
#include "ui/theme.h"

struct str
staff_say(const struct frame *f, const char *id, long long n)
{
    struct lang_arg args[] = {{"n", digits(f, n)}};
    return say_with(f, id, args, 1);
}

struct str
staff_kiosk(const struct frame *f, const char *id)
{
    struct lang_arg args[] = {{"id", f->m->staff_panel.kiosk},
                              {"version", f->m->staff_panel.version}};
    return say_with(f, id, args, ARRAY_LEN(args));
}

void
screen_staff(struct frame *f)
{
    switch (f->ui->staff.page) {
    case STAFF_PIN:
        staff_pin_page(f);
        break;
    case STAFF_PANEL:
        staff_panel_page(f);
        break;
    case STAFF_TOUCH:
        staff_test_page(f);
        break;
    }
}
