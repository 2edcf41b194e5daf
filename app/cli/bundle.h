/* cli/bundle.h - the verbs of `satark bundle`; cmd_bundle.c holds their table.
 *
 * argv[0] is the verb. */
#ifndef CLI_BUNDLE_H
#define CLI_BUNDLE_H

#include "cli/cli.h"
#include "registry/bundle/minisig.h"

/* bundle_keys.c */
int verb_keygen(struct cli *c, int argc, char **argv);
int verb_sign(struct cli *c, int argc, char **argv);

/* Adds the signature of the secret key in file `key` to the bundle, as `satark bundle sign` does;
 * asks for its password where it has one and `password_file` is NULL. ERR_ENV where a file of the
 * bundle is not what its manifest names, or the list in it is not the one at `reviewed` (or NULL).
 */
bool bundle_sign_with(struct cli *c, const char *folder, const char *key, const char *password_file,
                      const char *reviewed);

/* "NAME: list 7 of kesco" */
struct manifest;
void bundle_say_list(struct cli *c, const char *name, const struct manifest *m);

/* bundle_trust.c */
int verb_trust(struct cli *c, int argc, char **argv);

/* A public key: a .pub file, or the line of it that begins with RW. */
bool bundle_public_read(struct cli *c, const char *word, struct minisig_public *out);

/* bundle_make.c */
int verb_make(struct cli *c, int argc, char **argv);
int verb_inspect(struct cli *c, int argc, char **argv);

/* bundle_apply.c */
int verb_apply(struct cli *c, int argc, char **argv);

/* bundle_receipt.c */
int verb_receipt(struct cli *c, int argc, char **argv);

#endif
