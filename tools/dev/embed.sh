#!/bin/sh
# Writes a C file on stdout that holds the bytes of the given files, sorted by path:
#   embed.sh HEADER FILE...
# HEADER declares EmbeddedFile, embedded_templates and embedded_templates_count. Paths are kept as given, relative to
# the repository. A NUL follows each text (not counted in its size), so that text files can be used as C strings.
set -eu
LC_ALL=C
export LC_ALL

header=$1
shift
printf '/* Made by tools/dev/embed.sh; do not edit. */\n#include "%s"\n\n' "$header"
if [ $# -eq 0 ]; then
    printf 'const EmbeddedFile embedded_templates[] = {{0, 0, 0}};\nconst size_t embedded_templates_count = 0;\n'
    exit 0
fi

sorted=$(printf '%s\n' "$@" | sort)
n=0
for file in $sorted; do
    printf 'static const unsigned char file_%d[] = {\n' "$n"
    od -An -v -tu1 "$file" | awk '{ gsub(/ +/, ","); sub(/^,/, ""); print $0 "," }'
    printf '0};\n\n'
    n=$((n + 1))
done

printf 'const EmbeddedFile embedded_templates[] = {\n'
n=0
for file in $sorted; do
    printf '    {"%s", file_%d, sizeof file_%d - 1},\n' "$file" "$n" "$n"
    n=$((n + 1))
done
printf '};\nconst size_t embedded_templates_count = %d;\n' "$n"
