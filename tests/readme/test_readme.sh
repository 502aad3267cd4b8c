#!/bin/bash
# The example of README.md is real: its SQL blocks (```sql NAME) become files, its console blocks are run, and what they
# print must be what the page says. BLESS=1 is of no use here: the page is written by hand.
set -eu
cd "$(dirname "$0")/../.."
readme=$PWD/README.md
schemac=$(realpath "${SCHEMAC:-build/schemac}")
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-readme.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
PATH=$(dirname "$schemac"):$PATH
export NO_COLOR=1

awk '/^```sql [a-z]+\.sql$/ { file = $2; next } /^```$/ { file = "" } file != "" { print > file }' "$readme"
awk '/^```console$/ { n++; inside = 1; next } /^```$/ { inside = 0 } inside { print > ("console." n) }' "$readme"

failed=0
for expected in console.*; do
    command=$(sed -n '1s/^\$ //p' "$expected")
    {
        printf '$ %s\n' "$command"
        bash -c "$command" 2>&1 || true
    } >actual
    if ! diff -u --label "README.md ($command)" --label "what it prints" "$expected" actual; then
        failed=$((failed + 1))
    fi
done
count=$(find . -name 'console.*' | wc -l)
echo "$((count - failed)) passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$count" -gt 0 ]
