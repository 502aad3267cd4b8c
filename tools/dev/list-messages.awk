# Lists what the readers may print: file:line, a tab, and the text of a message, hint, detail or note, one for each string
# literal of a call that reports (neighbouring literals are one). Codes such as "unknown-table" are left out.
#
#   awk -f list-messages.awk tools/sqlread/*.c
#
# A function that hands a text on to diag_add() has to be in the list below; tests/cmd/test_messages.sh uses this.

BEGIN {
    split("diag_add diag_error diag_warning diag_hint diag_detail reader_fail reader_fail_second reader_wait " \
          "resolve_error pl_fail refuse_parameter refuse_option report_unfollowed reader_warn_unknown_member reader_refuse_member", list, " ")
    for (i in list)
        reports[list[i]] = 1
    # Texts that are chosen first and printed later.
    split("related_message missing_hint reason trouble", list, " ")
    for (i in list)
        holds[list[i]] = 1
    # Functions that return a part of a message.
    parts = "^static const char \\*(needs_not_null|cannot_replace|returns_nothing)\\("
}

FNR == 1 { depth = 0; inside = 0; text = ""; comment = 0; word = ""; assigned = 0; part = 0 }
$0 ~ parts { part = 1 }
/^}/ { part = 0 }

function flush() {
    if (text != "" && text ~ /[A-Za-z]/ && text !~ /^[a-z]+(-[a-z]+)*$/)
        printf "%s:%d\t%s\n", FILENAME, text_line, text
    text = ""
}

{
    rest = $0
    while (rest != "") {
        if (comment) {
            if (!match(rest, /\*\//))
                break
            rest = substr(rest, RSTART + RLENGTH)
            comment = 0
            continue
        }
        if (match(rest, /^[ \t]+/)) {
            rest = substr(rest, RLENGTH + 1)
            continue
        }
        if (match(rest, /^\/\*/)) {
            comment = 1
            rest = substr(rest, 3)
            continue
        }
        if (match(rest, /^"([^"\\]|\\.)*"/)) {
            if (inside || assigned || part) {
                if (text == "")
                    text_line = FNR
                text = text substr(rest, 2, RLENGTH - 2)
            }
            rest = substr(rest, RLENGTH + 1)
            continue
        }
        flush()
        if (match(rest, /^'([^'\\]|\\.)*'/)) {
            rest = substr(rest, RLENGTH + 1)
            continue
        }
        if (match(rest, /^[A-Za-z_][A-Za-z_0-9]*/)) {
            word = substr(rest, 1, RLENGTH)
            rest = substr(rest, RLENGTH + 1)
            continue
        }
        c = substr(rest, 1, 1)
        rest = substr(rest, 2)
        if (c == "(") {
            depth++
            if (!inside && word in reports)
                inside = depth
        } else if (c == ")") {
            if (inside == depth)
                inside = 0
            depth--
        } else if (c == "=" && substr(rest, 1, 1) != "=" && word in holds) {
            assigned = 1
        } else if (c == ";") {
            assigned = 0
        }
        word = ""
    }
}

END { flush() }
