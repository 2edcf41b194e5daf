/* cli/vet.h - what may stand on the screen as the office's own word: every number, link, UPI ID,
 * address and sender in it is on the list as official, by the same reading as a check. */
#ifndef CLI_VET_H
#define CLI_VET_H

#include "cli/checker.h"
#include "office/warning_plan.h"

struct vet {
    struct checker checker;
    struct warning_vet vet; /* for the office's room */
};

/* Opens the list. Close with vet_close; after a failure nothing is open. */
bool vet_open(struct cli *c, struct vet *out);
void vet_close(struct vet *v);

/* NULL, or what is expected instead of what `text` names. */
const char *vet_judge(struct vet *v, struct str text, struct arena *a);

/* Every field of w that differs from *was (NULL: new): ERR_INPUT names the first wrong one. */
bool vet_warning(struct cli *c, struct vet *v, const struct warning *w, const struct warning *was);

#endif
