/* registry/contact.h - whether a text for the screen tells people where to turn. Pure.
 *
 * Rough on purpose: what it takes for a contact by mistake costs head office one more signature. */
#ifndef REGISTRY_CONTACT_H
#define REGISTRY_CONTACT_H

#include "base/str.h"

/* A number of seven digits or more, in the digits of any script read in India, however grouped,
 * also over the end of a line; an address of a page, of a person (name@...), or of a host (letters,
 * a dot, letters). A number in words, or in several cells, is not found. */
bool contact_in(struct str text);

#endif
