#!/bin/bash
# Every message of the readers is shown by a case of tests/golden/diagnostics: none was written that nobody has seen.
# A message is found when its fixed words stand in one printed line, in their order.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-messages.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Three cannot have a case: the library's deparser knows every expression that its parser reads so far, how long a chain is
# too long depends on the compiler, and the program always follows \i.
awk -f tools/dev/list-messages.awk tools/sqlread/*.c | grep -v \
    -e 'an expression of this statement cannot be written back as SQL' \
    -e 'is at the end of too long a chain of objects' -e 'define it before the objects that use it' \
    -e 'the file .* is not included' -e 'name it beside this one' >"$work/messages"
# Source lines are quoted in the goldens, too: only what schemac says itself counts.
cat tests/golden/diagnostics/*.err tests/golden/cmd/*.txt tests/queries/*/*.txt |
    grep -E '(^|: )(error|warning|note): |^  (hint|detail|note): ' >"$work/printed"

awk -F '\t' '
    NR == FNR { printed[++lines] = $0; next }
    {
        count = split(unescape($2), part, /%[-0-9.*]*(zu|[a-z])?/)
        for (i = 1; i <= lines && !shown($2); i++)
            ;
        total++
        if (i > lines) {
            print "no case shows: " $1 ": " $2
            missing++
        }
    }
    function unescape(text) { gsub(/\\"/, "\"", text); gsub(/\\\\/, "\\", text); return text }
    function shown(text,    rest, j, at) {
        rest = printed[i]
        for (j = 1; j <= count; j++) {
            if (part[j] == "")
                continue
            at = index(rest, part[j])
            if (at == 0)
                return 0
            rest = substr(rest, at + length(part[j]))
        }
        return 1
    }
    END {
        printf "%d messages, %d without a case\n", total, missing
        exit total == 0 || missing > 0
    }' "$work/printed" "$work/messages"
