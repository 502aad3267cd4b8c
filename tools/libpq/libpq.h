/*
 * libpq, loaded when a command first asks for a server. It brings some thirty libraries (TLS, Kerberos, LDAP …), which take
 * longer to load than most schemas take to be read; and what needs no server works where libpq is not installed.
 */
#ifndef SCHEMAC_LIBPQ_LIBPQ_H
#define SCHEMAC_LIBPQ_LIBPQ_H

#include "base/diag.h"

#include <libpq-fe.h>

/* Every function of libpq that is called, in order of the alphabet. */
#define LIBPQ_FUNCTIONS(X)       \
    X(PQclear)                   \
    X(PQcmdStatus)               \
    X(PQconnectdb)               \
    X(PQconnectdbParams)         \
    X(PQconnectionNeedsPassword) \
    X(PQconnectionUsedPassword)  \
    X(PQconninfoFree)            \
    X(PQconninfoParse)           \
    X(PQdescribePrepared)        \
    X(PQerrorMessage)            \
    X(PQexec)                    \
    X(PQexecParams)              \
    X(PQfinish)                  \
    X(PQfmod)                    \
    X(PQfname)                   \
    X(PQfreemem)                 \
    X(PQftable)                  \
    X(PQftablecol)               \
    X(PQftype)                   \
    X(PQgetCopyData)             \
    X(PQgetResult)               \
    X(PQgetisnull)               \
    X(PQgetvalue)                \
    X(PQnfields)                 \
    X(PQnparams)                 \
    X(PQntuples)                 \
    X(PQparamtype)               \
    X(PQping)                    \
    X(PQpingParams)              \
    X(PQprepare)                 \
    X(PQputCopyData)             \
    X(PQputCopyEnd)              \
    X(PQresultErrorField)        \
    X(PQresultStatus)            \
    X(PQsendQuery)               \
    X(PQserverVersion)           \
    X(PQsetNoticeProcessor)      \
    X(PQsetNoticeReceiver)       \
    X(PQstatus)                  \
    X(PQtransactionStatus)

/* Their addresses, as libpq.PQexec. */
typedef struct Libpq {
#define LIBPQ_MEMBER(name) __typeof__(&(name)) name;
    LIBPQ_FUNCTIONS(LIBPQ_MEMBER)
#undef LIBPQ_MEMBER
} Libpq;

/* Written by libpq_load() alone; all NULL before. */
extern Libpq libpq;

/*
 * Loads libpq unless it is there, for the rest of the process. To be called by whoever connects or asks whether a server
 * answers, before threads begin. False after an error that says what to install.
 */
bool libpq_load(DiagList *diags);

#endif
