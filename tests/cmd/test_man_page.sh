#!/bin/bash
# The manual page: every line of the help stands in it, and groff understands it all.
set -euo pipefail
cd "$(dirname "$0")/../.."
SCHEMAC=${SCHEMAC:-build/schemac}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools/dev/man-page.sh "$SCHEMAC" >"$work/schemac.1"

# What a reader sees: the help of all commands, line by line.
{
    "$SCHEMAC" --help | sed '1,/^Usage:/d'
    for command in $("$SCHEMAC" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'); do
        "$SCHEMAC" help "$command" | sed '/^Options of every command:/,$d'
    done
} | grep -v '^$' >"$work/expected"
[ "$(wc -l <"$work/expected")" -gt 200 ]
sed -n '/^\.nf$/,/^\.fi$/p' "$work/schemac.1" | grep -vE '^(\.nf|\.fi|)$' |
    sed -e 's/^\\&//' -e 's/\\-/-/g' -e 's/\\e/\\/g' >"$work/shown"
diff "$work/expected" "$work/shown"

# No line is taken for a request that is none.
! grep -E "^[.']" "$work/schemac.1" | grep -vE '^\.(TH|SH|SS|B|I|nf|fi)( |$)'
if command -v groff >/dev/null; then
    groff -man -ww -Tutf8 "$work/schemac.1" 2>&1 >/dev/null | tee "$work/warnings"
    [ ! -s "$work/warnings" ]
fi
