/* cli/robust.h - how the verifier holds when messages are mistyped, cut short or disguised. */
#ifndef CLI_ROBUST_H
#define CLI_ROBUST_H

#include "cli/checker.h"

/* The frauds of the files, as read. */
struct scams {
    struct str *texts, *senders;
    size_t n, cap, cap_senders;
};
void scams_add(struct scams *s, struct str text, struct str sender, struct arena *a);

/* Prints the recall after each mutation; then answers `rounds` scams, each changed in up to three
 * ways, and prints the first that were called official. Returns how many were. */
size_t robust_report(struct cli *c, const struct scams *s, const struct checker *k,
                     unsigned long rounds);

#endif
