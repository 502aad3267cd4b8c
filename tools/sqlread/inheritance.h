/*
 * What the two halves of inheritance share: passing members on while statements are read, and copying what was resolved
 * at the end. Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_INHERITANCE_H
#define SCHEMAC_SQLREAD_INHERITANCE_H

#include "sqlread/reader.h"

/* The pointer to what a key, index, foreign key or trigger is a part of; NULL for other kinds. */
Object **inheritance_whole_of(Object *object);

#endif
