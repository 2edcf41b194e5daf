/* registry/contact.h - whether a text for the screen tells people where to turn. Pure.
 *
 * Rough on purpose: what it takes for a contact by mistake costs head office one more signature. */
#ifndef REGISTRY_CONTACT_H
#define REGISTRY_CONTACT_H

#include "base/str.h"

/* A number of seven digits or more, in ASCII, Devanagari or full-width digits, however grouped;
 * an address of a page, of a person (name@...), or of a host (letters, a dot, letters). */
bool contact_in(struct str text);

#endif
