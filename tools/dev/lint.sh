#!/bin/bash
# The style checks of make lint. Each prints one line, and what it found when it failed; the totals come last.
# The Makefile passes DEPS_CFLAGS, PG_QUERY_CFLAGS, PG_QUERY_INCLUDE and BUILD.
set -u
cd "$(dirname "$0")/../.." || exit 1
export LC_ALL=C

MAX_LINES=800
passed=0
failed=0

# check NAME FUNCTION: FUNCTION prints what is wrong and returns non-zero.
check() {
    local out
    if out=$("$2" 2>&1); then
        passed=$((passed + 1))
        printf '  lint %-38s ok\n' "$1"
        [ -z "$out" ] || printf '%s\n' "$out" | sed 's/^/    /'
    else
        failed=$((failed + 1))
        printf '  lint %-38s FAILED\n' "$1"
        printf '%s\n' "$out" | head -n 60 | sed 's/^/    /'
    fi
}

# Files below the folders $2... with one of the endings in $1 (`c h sh`), without test data.
list() {
    local endings=$1 ending first=1 root
    local -a name=() roots=()
    shift
    for root in "$@"; do
        [ ! -e "$root" ] || roots+=("$root")
    done
    [ ${#roots[@]} -gt 0 ] || return 0
    for ending in $endings; do
        [ -n "$first" ] || name+=(-o)
        first=
        name+=(-name "*.$ending")
    done
    find "${roots[@]}" -type f \( "${name[@]}" \) ! -path '*/golden/*' ! -path '*/corpus/*' \
        ! -path '*/node_modules/*' | sort
}

mapfile -t C_FILES < <(list 'c h' tools tests)
mapfile -t TOOL_FILES < <(list 'c h' tools | grep -v '^tools/dev/')
mapfile -t HEADERS < <(list h tools tests)

format() { tools/dev/clang-format.sh --dry-run -Werror; }

includes() {
    [ ${#TOOL_FILES[@]} -eq 0 ] || tools/dev/check-includes.sh "${TOOL_FILES[@]}"
}

# Each header is compiled alone: it includes what it needs and declares what it says.
headers_with() {
    local header rc=0 one
    local -a flags
    for header in "${HEADERS[@]}"; do
        read -ra flags <<<"$DEPS_CFLAGS"
        case $header in tools/sqlread/*) read -ra one <<<"$PG_QUERY_CFLAGS"; flags+=("${one[@]}") ;; esac
        case $header in tools/base/banned.h | tools/sqlread/*) ;; *) flags+=(-include tools/base/banned.h) ;; esac
        case $header in tests/*) flags+=(-I. -Itests) ;; esac
        printf '#include "%s"\nextern int lint_translation_unit;\n' "${header#tools/}" |
            "$1" -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wstrict-prototypes -Werror -fsyntax-only -Itools -I. \
                "${flags[@]}" -x c - || {
            printf '%s: error: does not compile alone with %s\n' "$header" "$1"
            rc=1
        }
    done
    return $rc
}
headers_gcc() { headers_with gcc; }
headers_clang() { headers_with clang; }

# The compiler refuses most of these through base/banned.h; sqlread, the tests and the dev tools are compiled without it.
banned() {
    local words='strcpy|strcat|strncpy|strncat|sprintf|vsprintf|strtok|gets|atoi|atol|atoll|setjmp|longjmp|alloca'
    local file rc=0
    for file in "${C_FILES[@]}"; do
        case $file in tools/base/banned.h) continue ;; esac
        # The preprocessor takes the comments out and keeps the lines.
        if gcc -fpreprocessed -dD -E -P -x c "$file" 2>/dev/null |
            grep -oE "(^|[^A-Za-z0-9_])($words)[[:space:]]*\(" | sort -u | sed "s#^#$file: error: banned: #" | grep .; then
            rc=1
        fi
        case $file in tools/main.c | tools/dev/* | tests/*) continue ;; esac
        if gcc -fpreprocessed -dD -E -P -x c "$file" 2>/dev/null | grep -qE '(^|[^A-Za-z0-9_])exit[[:space:]]*\('; then
            echo "$file: error: exit() outside main.c"
            rc=1
        fi
    done
    return $rc
}

length() {
    local rc=0 file lines
    for file in "${C_FILES[@]}"; do
        lines=$(wc -l <"$file")
        if [ "$lines" -gt $MAX_LINES ]; then
            echo "$file: error: $lines lines, $MAX_LINES at most: split it"
            rc=1
        fi
    done
    return $rc
}

# The comparison is generic: no kind of object is known to tools/diff by name.
diff_generic() {
    local kinds pattern
    [ -f tools/model/kinds.def ] && [ -d tools/diff ] || return 0
    kinds=$(sed -nE 's/^[[:space:]]*KIND[A-Z_]*\([[:space:]]*"?([A-Za-z_]+)"?.*/\1/p' tools/model/kinds.def |
        tr '[:upper:]' '[:lower:]' | sort -u | tr '\n' '|')
    pattern=${kinds%|}
    if [ -z "$pattern" ]; then
        echo 'tools/model/kinds.def: error: no KIND(...) line found'
        return 1
    fi
    ! grep -rniE "\"($pattern)\"|\\b(KIND|OBJECT|OBJ)_($pattern)\\b" tools/diff
}

shell_syntax() {
    local file rc=0 line
    for file in $(list sh tools tests schema) .ci/run; do
        [ -f "$file" ] || continue
        read -r line <"$file"
        case $line in
            '#!'*bash*) bash -n "$file" || rc=1 ;;
            '#!'*sh*) sh -n "$file" || rc=1 ;;
            *) echo "$file: error: no #! line"; rc=1 ;;
        esac
    done
    return $rc
}

white_space() {
    local -a files
    mapfile -t files < <(list 'c h def sh awk lua yaml yml sql md mjs json' tools tests templates schema docs;
        ls README.md CHANGELOG.md LICENSE .ci/run 2>/dev/null)
    [ ${#files[@]} -gt 0 ] || return 0
    if grep -nE '[[:blank:]]+$' "${files[@]}" | sed 's/$/   <- white space at the end of the line/' | grep .; then
        return 1
    fi
    ! grep -nP '\t' "${files[@]}" | grep -v '/package-lock.json:' | sed 's/$/   <- tab/' | grep .
}

[ -f tools/base/banned.h ] || echo '  (no tools/base/banned.h)'
check 'layout (clang-format)' format
check 'includes point left' includes
check 'headers alone, gcc' headers_gcc
check 'headers alone, clang' headers_clang
check 'banned functions' banned
check 'file length' length
check 'diff knows no kind' diff_generic
check 'shell syntax' shell_syntax
check 'tabs and trailing white space' white_space

if [ -n "${TALLY:-}" ]; then
    printf 'lint\t%d\t%d\t0\n' "$passed" "$failed" >>"$TALLY"
    printf 'lint: %d passed, %d failed\n' "$passed" "$failed"
else
    printf '%d passed, %d failed\n' "$passed" "$failed"
fi
[ "$failed" -eq 0 ]
