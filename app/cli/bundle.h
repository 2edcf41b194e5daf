/* cli/bundle.h - the verbs of `satark bundle`; cmd_bundle.c holds their table.
 *
 * argv[0] is the verb. */
#ifndef CLI_BUNDLE_H
#define CLI_BUNDLE_H

#include "cli/cli.h"

/* bundle_keys.c */
int verb_keygen(struct cli *c, int argc, char **argv);
int verb_sign(struct cli *c, int argc, char **argv);
int verb_trust(struct cli *c, int argc, char **argv); /* bundle_trust.c */

/* Adds the signature of the secret key in file `key` to the bundle, as `satark bundle sign` does;
 * asks for its password where it has one and `password_file` is NULL. */
bool bundle_sign_with(struct cli *c, const char *folder, const char *key,
                      const char *password_file);

/* bundle_make.c */
int verb_make(struct cli *c, int argc, char **argv);
int verb_inspect(struct cli *c, int argc, char **argv);

/* bundle_apply.c */
int verb_apply(struct cli *c, int argc, char **argv);

/* bundle_receipt.c */
int verb_receipt(struct cli *c, int argc, char **argv);

#endif
