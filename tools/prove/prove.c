#include "prove/prove.h"

#include "migrate/apply.h"
#include "prove/facts.h"
#include "prove/fill.h"
#include "prove/kept.h"
#include "prove/load.h"

/* A server with one schema on it. */
typedef struct ProveSide {
    Scratch *server;
    Session *session;
    TextVec roles; /* that the schema uses and does not create */
} ProveSide;

typedef struct Proof {
    Arena *arena;
    const ProveInput *input;
    ProveResult *result;
    DiagList *diags;
    ProveSide from;
    ProveSide to;
    ProveFactVec facts; /* of TO */
    KeptRows *rows;
    long clock;
} Proof;

/* Tells what has been done since the last time. */
static void tell(Proof *proof, const char *what)
{
    long now = apply_clock();

    if (proof->input->progress != NULL)
        proof->input->progress(proof->input->data, what, now - proof->clock);
    proof->clock = now;
}

static bool start_side(Proof *proof, ProveSide *side)
{
    static const char *const SETTINGS[] = {"client_min_messages=error",
                                           "max_locks_per_transaction=1024"};
    const ScratchOptions options = {.pg_bin = proof->input->pg_bin,
                                    .settings = SETTINGS,
                                    .setting_count = sizeof(SETTINGS) / sizeof(*SETTINGS)};

    side->server = scratch_start(proof->arena, &options, proof->diags);
    if (side->server == NULL)
        return false;
    side->session = session_open(
        proof->arena, scratch_conninfo(side->server, proof->arena, "postgres"), proof->diags);
    if (side->session != NULL)
        side->session->lost_hint =
            "the throwaway server ended: look for what ended it, and try again";
    return side->session != NULL;
}

static void stop_side(ProveSide *side)
{
    session_close(side->session);
    scratch_stop(side->server);
}

static bool load_side(Proof *proof, ProveSide *side, const SqlScript *script, const char *label,
                      const char *what)
{
    if (!load_script(side->session, script, &side->roles)) {
        diag_add(proof->diags, SEVERITY_NOTE, "not-loaded", span_none(),
                 "%s could not be loaded into a server, so nothing can be proven about it", label);
        return false;
    }
    tell(proof, what);
    return true;
}

/* Both schemas, the roles that either expects from outside, and rows. */
static bool prepare(Proof *proof)
{
    const ProveInput *input = proof->input;

    if (!start_side(proof, &proof->from) || !start_side(proof, &proof->to))
        return false;
    tell(proof, "started two servers");
    if (!load_side(proof, &proof->from, input->from, "FROM", "loaded FROM") ||
        !load_side(proof, &proof->to, input->to, "TO", "loaded TO") ||
        !load_roles(proof->from.session, &proof->to.roles) ||
        !load_roles(proof->to.session, &proof->from.roles) ||
        !facts_read(proof->to.session, proof->arena, &proof->facts) ||
        !fill_tables(proof->from.session, proof->to.session, input->plan, proof->arena,
                     proof->result))
        return false;
    proof->rows = kept_read(proof->from.session, proof->arena, proof->input->plan);
    tell(proof, "put rows into the tables of FROM");
    return proof->rows != NULL;
}

static bool compare(Proof *proof)
{
    ProveFactVec reached = {0};

    if (!facts_read(proof->from.session, proof->arena, &reached))
        return false;
    facts_compare(proof->arena, &reached, &proof->facts, &proof->result->differences);
    proof->result->facts = proof->facts.count;
    if (!kept_check(proof->from.session, proof->arena, proof->rows, proof->input->plan,
                    proof->result))
        return false;
    tell(proof, "compared catalogs and rows");
    return true;
}

void prove_run(Arena *arena, const ProveInput *input, ProveResult *result, DiagList *diags)
{
    Proof proof = {
        .arena = arena, .input = input, .result = result, .diags = diags, .clock = apply_clock()};

    *result =
        (ProveResult){.from_statements = input->from->count, .to_statements = input->to->count};
    if (prepare(&proof)) {
        result->applied = load_plan(proof.from.session, input->plan, &result->plan_statements,
                                    &result->transactions);
        tell(&proof, "carried out the plan");
        result->complete = !result->applied || compare(&proof);
    }
    stop_side(&proof.from);
    stop_side(&proof.to);
}

bool prove_holds(const ProveResult *result)
{
    return result->complete && result->applied && result->differences.count == 0 &&
           result->losses.count == 0;
}
