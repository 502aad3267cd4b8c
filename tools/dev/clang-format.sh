#!/bin/bash
# clang-format over all C files of ours: clang-format.sh -i | --dry-run -Werror
# Releases lay some lines out differently. 14 (Debian 12) is the reference: with another release, differences found by
# --dry-run are shown but are no error.
set -u
REFERENCE=14
cd "$(dirname "$0")/../.." || exit 1

tool=clang-format
if command -v "clang-format-$REFERENCE" >/dev/null 2>&1; then
    tool=clang-format-$REFERENCE
fi
release=$("$tool" --version 2>/dev/null | sed -nE 's/.*version ([0-9]+).*/\1/p')
if [ -z "$release" ]; then
    echo 'clang-format is missing (see make deps)' >&2
    exit 1
fi
roots=()
for folder in tools tests schema; do
    [ ! -d "$folder" ] || roots+=("$folder")
done
mapfile -d '' files < <(find "${roots[@]}" \( -name '*.c' -o -name '*.h' \) ! -path '*/golden/*' -print0 | sort -z)
[ ${#files[@]} -gt 0 ] || exit 0
"$tool" "$@" "${files[@]}"
rc=$?
if [ $rc -ne 0 ] && [ "$release" != $REFERENCE ]; then
    echo "note: this is clang-format $release; the layout is defined by release $REFERENCE, so this is no error" >&2
    exit 0
fi
exit $rc
