/*
 * What CREATE TRIGGER may say (trigger_rules.c). Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_TRIGGERS_H
#define SCHEMAC_SQLREAD_TRIGGERS_H

#include "kinds/write.h"
#include "sqlread/reader.h"

/* READ_FAILED, with an error, for a trigger that the server refuses on this relation. */
ReadResult trigger_check(Reader *reader, const CreateTrigStmt *create, const Object *relation);

/* An error where WHEN of a BEFORE trigger uses a generated column of NEW; to be called when the columns are finished. */
void trigger_check_early(Reader *reader, const Object *trigger, const Draft *draft);

#endif
