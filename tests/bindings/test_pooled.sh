#!/bin/bash
# The C bindings through pgbouncer, which gives each transaction whatever server process is free: several threads, more than
# there are server processes, do everything without prepared statements. Skipped where pgbouncer is not installed. needs: server
set -eu
cd "$(dirname "$0")/../.."
here=tests/bindings
PATH=$PATH:/usr/sbin

# The second half: what runs under `schemac scratch`, with the program that the first half made.
if [ "${1:-}" = --with-server ]; then
    pool=$PGHOST/pool
    owner=$(stat -c %U "$PGHOST")
    psql -q -v ON_ERROR_STOP=1 -f "$here/lists.sql" >/dev/null
    mkdir "$pool"
    cat >"$pool/pgbouncer.ini" <<END
[databases]
* = host=$PGHOST port=$PGPORT user=$PGUSER
[pgbouncer]
unix_socket_dir = $pool
listen_port = 6432
auth_type = any
pool_mode = transaction
default_pool_size = 2
END
    run=()
    # It refuses root, as the server does.
    if [ "$(id -u)" -eq 0 ]; then
        chown "$owner" "$pool" "$pool/pgbouncer.ini"
        run=(-u "$owner")
    fi
    pgbouncer -q "${run[@]}" "$pool/pgbouncer.ini" >"$2/log" 2>&1 &
    bouncer=$!
    trap 'kill "$bouncer"' EXIT
    for _ in {1..200}; do
        [ -S "$pool/.s.PGSQL.6432" ] && break
        sleep 0.05
    done
    DATABASE_URL="host=$pool port=6432 dbname=$PGDATABASE" "$2/threads" pooled || {
        cat "$2/log"
        exit 1
    }
    exit
fi

. "$here/common.sh"
if ! has pgbouncer; then
    echo 'pgbouncer is not installed (Debian package pgbouncer)'
    exit 77
fi

generate() { "$SCHEMAC" emit c "$here/lists.sql" --out "$work/out"; }

build() {
    compile_all "$work/out" "$work/obj" "$here/threads.c" &&
        "$CC" "${SANITIZED[@]}" -o "$work/threads" "$work"/obj/*.o "${PQ_LIBS[@]}" -pthread
}

step 'generate' generate
[ "$failed" -eq 0 ] || finish
step "compile with $CC" build
[ "$failed" -ne 0 ] || step 'through pgbouncer' "$SCHEMAC" scratch -- bash "$0" --with-server "$work"
finish
