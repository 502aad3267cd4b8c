# Reads deb822 apt sources; prints each stanza of a Debian archive of suite `from` with component main, made over into
# one of suite `to`, component main. All other fields stay (URIs, Signed-By with an embedded key as well, Trusted).
#   awk -v from=bookworm -v to=trixie -f apt-suite-sources.awk FILE

function flush_stanza(    i, name, text, wanted) {
    if (count > 0 && value["enabled"] !~ /^[[:space:]]*(no|false|off|0)[[:space:]]*$/) {
        wanted = has_word(value["types"], "deb") && has_word(value["suites"], from) && \
            has_word(value["components"], "main")
        if (wanted) {
            print "Types: deb"
            print "Suites: " to
            print "Components: main"
            for (i = 1; i <= count; i++) {
                name = order[i]
                if (name !~ /^(types|suites|components|enabled)$/)
                    printf "%s", lines[name]
            }
            print ""
        }
    }
    count = 0
    split("", value)
    split("", lines)
    split("", order)
    field = ""
}

function has_word(list, word,    i, n, words) {
    n = split(list, words, /[[:space:]]+/)
    for (i = 1; i <= n; i++)
        if (words[i] == word)
            return 1
    return 0
}

/^#/ { next }
/^[[:space:]]*$/ { flush_stanza(); next }
/^[[:space:]]/ {
    if (field != "") {
        value[field] = value[field] " " $0
        lines[field] = lines[field] $0 "\n"
    }
    next
}
{
    colon = index($0, ":")
    if (colon == 0)
        next
    field = tolower(substr($0, 1, colon - 1))
    if (!(field in lines))
        order[++count] = field
    value[field] = substr($0, colon + 1)
    lines[field] = $0 "\n"
}
END { flush_stanza() }
