/*
 * What the files share that look into the bodies of routines.
 */
#ifndef SCHEMAC_SQLREAD_BODIES_H
#define SCHEMAC_SQLREAD_BODIES_H

#include "sqlread/reader.h"

/* SELECT, INSERT, UPDATE, DELETE, MERGE: what the resolver knows. */
bool statement_is_query(const Node *statement);

/* In a text that is not ours to parse, names count wherever they stand: a soft dependency for each that is there. */
void depend_on_words(Reader *reader, Object *object, const Place *place, const char *text);

/* The body of a PL/pgSQL routine: dependencies are added, unknown names reported. `place` is that of the text. */
void finish_plpgsql(Reader *reader, Object *object, const Place *place);

/* True when the body of some routine may make a relation of this name, or a trigger gives it to a transition table. */
bool reader_may_make(Reader *reader, const char *name);

#endif
