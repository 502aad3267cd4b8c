#!/bin/bash
# The manual page of PROGRAM in the language of man(7), made of what its help says: man-page.sh PROGRAM
set -euo pipefail
program=$1

# Standard input as text that stands as it is: lines that look like requests and dashes, too.
as_it_is() {
    printf '.nf\n'
    sed -e 's/\\/\\e/g' -e 's/-/\\-/g' -e "s/^[.']/\\\\\&&/"
    printf '.fi\n'
}

commands() {
    "$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'
}

printf '.TH SCHEMAC 1 "" "%s" "User commands"\n' "$("$program" version | head -n 1)"
printf '.SH NAME\n'
"$program" --help | sed -n '1s/^schemac: /schemac \\- /p'
printf '.SH SYNOPSIS\n.B schemac\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n.SH DESCRIPTION\n'
"$program" --help | sed '1,/^Usage:/d' | sed '1{/^$/d}' | as_it_is
printf '.SH COMMANDS\n'
for command in $(commands); do
    printf '.SS schemac %s\n' "$command"
    # The options of every command stand above.
    "$program" help "$command" | sed '/^Options of every command:/,$d' | as_it_is
done
