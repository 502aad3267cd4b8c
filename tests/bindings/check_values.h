/* check_values.h - values that several parts of the check program write. */
#ifndef SCHEMAC_TESTS_BINDINGS_CHECK_VALUES_H
#define SCHEMAC_TESTS_BINDINGS_CHECK_VALUES_H

#include "check.h"
#include "db.h"

#include <string.h>

/* An address; zero, which no server takes, if the text is none. */
static inline db_inet inet(const char *text)
{
    db_inet value = {0};

    return db_inet_parse(text, &value) ? value : (db_inet){0};
}

/* Whether an address is written so. */
static inline bool is_inet(db_inet value, const char *text)
{
    char written[50];

    db_inet_format(value, written);
    return strcmp(written, text) == 0;
}

/*
 * The columns of every_type but the key: all; those that have a binary form; those that COPY can take as text, for which
 * money has none that is the same everywhere.
 */
// clang-format off
#define COLUMNS(X) \
    BINARY_COLUMNS(X) X(point) X(lsn) X(c1) X(reg) X(xid8) X(tv) X(tq)
#define BINARY_COLUMNS(X) PLAIN_COLUMNS(X) X(m) X(am)
#define PRINTED_COLUMNS(X) \
    PLAIN_COLUMNS(X) X(point) X(lsn) X(c1) X(reg) X(xid8) X(tv) X(tq)
#define PLAIN_COLUMNS(X) \
    X(b) X(i2) X(i4) X(i8) X(f4) X(f8) X(n) X(n2) X(t) X(tc) X(vc) X(ch) X(ci) X(nm) X(by) X(u) X(j) X(jb) X(d) X(tm) \
    X(tm3) X(ts) X(tstz) X(tstz0) X(iv) X(iv2) X(en) X(tmz) X(ip) X(net) X(mac) X(bits) X(vbits) \
    X(oid_) X(rng) X(spn) X(pr) X(ab) X(ai2) X(ai4) X(ai8) X(af4) X(af8) X(an) \
    X(an2) X(at) X(avc) X(ach) X(aci) X(anm) X(aby) X(au) X(aj) X(ajb) X(ad) X(atm) X(ats) X(atstz) X(aiv) X(aen) \
    X(ainet) X(apr) X(nst) X(nrng) X(mrng) X(mspn) X(mac8) X(anst) X(arng) X(aspn) X(amac) X(abits) X(atmz) \
    X(aoid) X(anet)
// clang-format on

/* The rows of every_type through COPY and insert_many, each column alone, too, if asked for, and out again. */
void check_copied(Check *check, const db_every_type_rows *rows, bool each_alone);

#endif
