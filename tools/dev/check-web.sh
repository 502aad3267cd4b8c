#!/bin/bash
# Parses the Mermaid diagrams of the committed documentation with Mermaid itself (see tests/web/check-mermaid.mjs).
set -u
cd "$(dirname "$0")/../.." || exit 1
root=$PWD
BUILD=${BUILD:-build}
tools/dev/install-deps.sh --build --web || exit 1
folders=()
for folder in generated/*/docs; do
    [ ! -d "$folder" ] || folders+=("$folder")
done
cd "$BUILD/node/web" || exit 1
output=$(node "$root/tests/web/check-mermaid.mjs" --root "$root" "${folders[@]}")
rc=$?
printf '%s\n' "$output"
if [ -n "${TALLY:-}" ]; then
    printf '%s\n' "$output" |
        sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/check-web\t\1\t\2\t0/p' >>"$TALLY"
fi
exit $rc
