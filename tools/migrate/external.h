/*
 * External layers: what a platform brings along, loaded into development databases. Internal to migrate/.
 */
#ifndef SCHEMAC_MIGRATE_EXTERNAL_H
#define SCHEMAC_MIGRATE_EXTERNAL_H

#include "migrate/ledger.h"

typedef enum LayerState {
    LAYER_LOADED,   /* just now */
    LAYER_RECORDED, /* by an earlier run */
    LAYER_FOUND,    /* the database has it from elsewhere */
    LAYER_TO_LOAD,  /* dry run */
} LayerState;

typedef struct LayerResult {
    const char *name;
    LayerState state;
    const char *schema; /* LAYER_FOUND: what gave it away */
    size_t files;
} LayerResult;

typedef VEC(LayerResult) LayerResultVec;

const char *layer_state_name(LayerState state);

/* Loads the layers that the database lacks, in the order given. The session holds the runner's lock. */
bool external_load(Session *session, const MigrateOptions *options, LayerResultVec *results);

#endif
