/*
 * What the deparser of libpg_query writes otherwise than a person would. Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_DEPARSE_WORDS_H
#define SCHEMAC_SQLREAD_DEPARSE_WORDS_H

/* Turns the casts `::pg_catalog.json` of a deparsed statement into `::json`, in place. */
void deparse_words(char *text);

#endif
