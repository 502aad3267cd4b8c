# Reads one-line apt sources; prints each `deb` entry of suite `from` with component main as an entry of suite `to`,
# component main. The options in brackets (arch, signed-by, trusted) stay.
#   awk -v from=bookworm -v to=trixie -f apt-suite-list.awk FILE

/^[[:space:]]*deb[[:space:]]/ {
    line = $0
    sub(/[[:space:]]#.*$/, "", line)
    sub(/^[[:space:]]*deb[[:space:]]+/, "", line)
    options = ""
    if (line ~ /^\[/) {
        end = index(line, "]")
        options = substr(line, 1, end) " "
        line = substr(line, end + 1)
        sub(/^[[:space:]]+/, "", line)
    }
    n = split(line, part, /[[:space:]]+/)
    main = 0
    for (i = 3; i <= n; i++)
        if (part[i] == "main")
            main = 1
    suite = part[2]
    sub(/\/$/, "", suite)
    if (suite == from && main)
        print "deb " options part[1] " " to " main"
}
