#!/bin/bash
# Installs what schemac needs to be built and tested, on Debian 12 and 13 (and whatever else has apt and new enough
# packages), or says what is missing:
#   install-deps.sh [--check] [--build] [--web] [--servers[=MAJORS]]
#     --check      only look: exit 1 and name what is missing
#     --build      only what `make all` needs, not what the tests need
#     --web        also Node.js and the packages of `make check-web` (in $BUILD/node/web)
#     --servers    also Node.js and PostgreSQL 18 as npm package (in $BUILD/node/servers/18); --servers=13,18 for others
#
# Does nothing when all is there. libpg_query should be 18, which reads all of PostgreSQL 18; Debian 12 has 15, Debian 13 has
# 17. There the library and its headers are taken out of the package of the suite `forky` of the mirror that the machine's own
# apt sources name, verified by apt as any package, and put into PG_QUERY_PREFIX (/usr/local/lib/libpg_query), beside what the
# system has. Where that is not possible, 17 does: that of the system, on Debian 12 the two packages of `trixie`. The apt
# sources stay as they are. A PostgreSQL server is installed as a set of programs: no cluster is made, no service is started.
# Exit codes: 0 all is there, 1 something is missing, 64 usage.
set -u
cd "$(dirname "$0")/../.." || exit 1

BUILD=${BUILD:-build}
CC=${CC:-gcc}
PG_QUERY_PREFIX=${PG_QUERY_PREFIX-/usr/local/lib/libpg_query}
APT_UPDATED=
WORK=
missing=() # package names, as Debian calls them
reasons=() # what was looked for

say() { printf 'install-deps: %s\n' "$*" >&2; }

usage() {
    sed -n '2,/^set -u/{/^#/s/^# \{0,1\}//p}' "$0"
}

# ---- what is there ------------------------------------------------------------------------------

# need PACKAGE REASON: remembers that REASON is missing and PACKAGE brings it.
need() {
    missing+=("$1")
    reasons+=("$2")
}

has_command() { command -v "$1" >/dev/null 2>&1; }

find_server() {
    local dir
    has_command initdb && has_command postgres && return 0
    for dir in /usr/lib/postgresql/*/bin "${SCHEMAC_TEST_PG_BIN:-/nonexistent}" "$(pg_config --bindir 2>/dev/null)"; do
        [ -x "$dir/initdb" ] && [ -x "$dir/postgres" ] && return 0
    done
    return 1
}

look_for_headers() {
    local answer
    if ! has_command "$CC" && ! has_command gcc; then
        need libpg-query-dev 'libpg_query 17 or newer'
        return
    fi
    has_command "$CC" || CC=gcc
    # One run of the preprocessor answers for all headers that have no .pc file.
    answer=$("$CC" -E -P -x c $(prefix_flags) - 2>/dev/null <<'C'
#if __has_include(<stdio.h>)
have_libc
#endif
#if __has_include(<pg_query.h>) && __has_include(<pg_query/postgres/postgres.h>) && __has_include(<stdio.h>)
#include <pg_query.h>
have_pg_query PG_VERSION_NUM
#endif
C
    )
    [[ $answer == *have_libc* ]] || need libc6-dev 'the C library headers'
    if [[ $answer =~ have_pg_query\ ([0-9]+) ]] && [ "${BASH_REMATCH[1]}" -ge 170000 ] && has_archive; then
        parser=$((BASH_REMATCH[1] / 10000))
        return
    fi
    need libpg-query-dev 'libpg_query 17 or newer (headers and libpg_query.a)'
}

# The same choice as in the Makefile: the library in PG_QUERY_PREFIX if there is one, else that of the system.
in_prefix() { [ -n "$PG_QUERY_PREFIX" ] && [ -e "$PG_QUERY_PREFIX/lib/libpg_query.a" ]; }

prefix_flags() { ! in_prefix || printf -- '-isystem %s/include' "$PG_QUERY_PREFIX"; }

has_archive() { in_prefix || [[ $("$CC" -print-file-name=libpg_query.a) == */* ]]; }

look_for_libraries() {
    local pair
    if ! has_command pkg-config; then
        need pkgconf 'pkg-config'
    fi
    for pair in libpq:libpq-dev "${LUA_PC:-lua5.4}:liblua5.4-dev" jansson:libjansson-dev \
        yaml-0.1:libyaml-dev libmd:libmd-dev $([ -n "$only_build" ] || echo cmocka:libcmocka-dev); do
        pkg-config --exists "${pair%%:*}" 2>/dev/null || need "${pair##*:}" "${pair%%:*} (pkg-config)"
    done
}

look_for_test_tools() {
    local runtime
    has_command clang || need clang clang
    # Sanitizers and libFuzzer of clang are a package of their own.
    if has_command clang; then
        runtime=$(clang -print-file-name="libclang_rt.fuzzer-$(uname -m).a" 2>/dev/null)
        [[ $runtime == */* && -e $runtime ]] ||
            [ -e "$(clang -print-runtime-dir 2>/dev/null)/libclang_rt.fuzzer.a" ] ||
            need libclang-rt-dev 'clang run-time libraries (sanitizers, libFuzzer)'
    else
        need libclang-rt-dev 'clang run-time libraries (sanitizers, libFuzzer)'
    fi
    has_command clang-format || need clang-format clang-format
    has_command valgrind || need valgrind valgrind
    # Without the symbols of the dynamic loader valgrind refuses to start anything.
    if is_debian_like && ! has_loader_symbols; then
        need libc6-dbg 'symbols of the C library (for valgrind)'
    fi
    find_server || need postgresql 'a PostgreSQL server (initdb, postgres)'
    # Other people's servers, the npm packages among them, come without it.
    has_command psql || need postgresql-client psql
    has_command setpriv || has_command runuser || need util-linux 'setpriv or runuser'
}

has_loader_symbols() {
    [ -d /usr/lib/debug/.build-id ] || [ -d /usr/lib/debug/lib ]
}

is_debian_like() { has_command apt-get && has_command dpkg; }

look() {
    missing=()
    reasons=()
    parser=0
    has_command "$CC" || need gcc 'a C compiler (gcc)'
    if ! has_command gcc && [ "$CC" != gcc ] && [ -z "$only_build" ]; then
        need gcc gcc
    fi
    has_command make || need make make
    look_for_libraries
    look_for_headers
    [ -n "$only_build" ] || look_for_test_tools
    if [ -n "$want_node" ]; then
        has_command node || need nodejs 'Node.js 18 or newer'
        has_command npm || need npm npm
    fi
}

report_missing() {
    local i
    printf 'schemac: missing on this machine:\n' >&2
    for i in "${!missing[@]}"; do
        printf '  %-60s Debian package %s\n' "${reasons[$i]}" "${missing[$i]}" >&2
    done
}

# ---- apt ----------------------------------------------------------------------------------------

work_folder() {
    if [ -z "$WORK" ]; then
        WORK=$(mktemp -d "${TMPDIR:-/tmp}/schemac-deps.XXXXXX") || exit 1
        chmod 755 "$WORK" # for the user that apt downloads as
    fi
}

apt_update() {
    [ -z "$APT_UPDATED" ] || return 0
    APT_UPDATED=1
    apt-get update -qq >&2 || say 'apt-get update failed; going on with the package lists that are there'
}

apt_install() {
    say "installing: $*"
    # A machine that has just started is often still busy with upgrades of its own.
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 \
        -o DPkg::Lock::Timeout=300 "$@" >"$WORK/apt.log" 2>&1 </dev/null && return 0
    tail -n 30 "$WORK/apt.log" >&2
    return 1
}

# candidate_version PACKAGE APT-OPTION...
candidate_version() {
    apt-cache "${@:2}" policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: //p' | grep -v '^(none)$'
}

# Prints the machine's own sources of suite $1 (component main) as sources of suite $2: deb822 text, or one-line
# entries. $3 says which: `sources` or `list`. Everything else in them (URI, Signed-By, options) is kept.
sources_as_suite() {
    local format=$3 file
    local -a files=()
    [ "$format" = list ] && files+=(/etc/apt/sources.list)
    for file in /etc/apt/sources.list.d/*."$format"; do
        files+=("$file")
    done
    for file in "${files[@]}"; do
        [ -r "$file" ] || continue
        awk -v from="$1" -v to="$2" -f "tools/dev/apt-suite-$format.awk" "$file"
    done
}

# Loads the package lists of suite $1 with the options in `own` and says whether they have libpg_query $2. Sources of
# others may call a suite bookworm as well and have no such suite: that they fail does not matter.
update_suite() {
    local version
    apt-get "${own[@]}" update -qq >"$WORK/update.log" 2>&1
    version=$(candidate_version libpg-query-dev "${own[@]}")
    [ -n "$version" ] && dpkg --compare-versions "$version" ge "$2"
}

# Sets `own`: options that make apt see nothing but suite $1 of the machine's own mirror, with lists of its own, which are
# loaded. That suite has to have libpg_query $2. A mirror may stand still: signatures count, not the days since then.
use_suite() {
    local suite sources=$WORK/$1.d lists=$WORK/$1.lists
    mkdir -p "$sources" "$lists/partial" "$WORK/archives/partial"
    for suite in bookworm trixie oldstable stable; do
        sources_as_suite $suite "$1" sources >"$sources/own.sources"
        [ -s "$sources/own.sources" ] || rm "$sources/own.sources"
        sources_as_suite $suite "$1" list >"$sources/own.list"
        [ -s "$sources/own.list" ] || rm "$sources/own.list"
        [ -z "$(ls "$sources")" ] || break
    done
    if [ -z "$(ls "$sources")" ]; then
        say "no apt source of this machine has suite bookworm or trixie, component main: cannot tell where $1 is"
        return 1
    fi
    own=(-o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$sources"
        -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null
        -o Dir::State::Lists="$lists" -o Dir::Cache::Archives="$WORK/archives" -o Acquire::Check-Valid-Until=false
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Default-Release=)
    update_suite "$1" "$2" && return 0
    # An old keyring may not know the keys of a newer suite; the update of this very release does.
    say "$1 could not be verified or reached; updating debian-archive-keyring and trying again"
    apt_update
    apt_install debian-archive-keyring || return 1
    update_suite "$1" "$2" && return 0
    cat "$WORK/update.log" >&2
    return 1
}

# Downloads package $1 with the options in `own` into $WORK/$2.
download() {
    mkdir -p "$WORK/$2"
    chown _apt "$WORK/$2" 2>/dev/null # apt downloads as a user of its own
    (cd "$WORK/$2" && apt-get "${own[@]}" download -qq "$1") >&2
}

# Whether everything in archive $1 finds what it calls in this system's C library.
links_here() {
    printf 'int main(void) { return 0; }\n' >"$WORK/link.c"
    "$CC" -o "$WORK/link" "$WORK/link.c" -Wl,--whole-archive "$1" -Wl,--no-whole-archive -lm -lpthread \
        >"$WORK/link.log" 2>&1 && "$WORK/link"
}

# libpg_query 18 into PG_QUERY_PREFIX. The package of forky cannot be installed here, since it wants a newer C library;
# but of that the static library calls no more than libpg_query-libc.c can stand in for.
install_prefix_libpg_query() {
    local -a own=()
    local stage=$WORK/stage library=$WORK/stage/lib/libpg_query.a
    [ -n "$PG_QUERY_PREFIX" ] || return 1
    has_command "$CC" || CC=gcc
    say "libpg_query 18 from the suite forky of this machine's mirror, into $PG_QUERY_PREFIX"
    use_suite forky 18 && download libpg-query-dev forky || return 1
    mkdir -p "$stage/lib"
    dpkg-deb -x "$WORK"/forky/libpg-query-dev_*.deb "$WORK/unpacked" || return 1
    mv "$WORK/unpacked/usr/include" "$stage/" && mv "$WORK"/unpacked/usr/lib/*/libpg_query.a "$library" &&
        mv "$WORK/unpacked/usr/share/doc/libpg-query-dev/copyright" "$stage/" || return 1
    if ! links_here "$library"; then
        "$CC" -O2 -c -o "$WORK/libc.o" tools/dev/libpg_query-libc.c && ar q "$library" "$WORK/libc.o" || return 1
        if ! links_here "$library"; then
            cat "$WORK/link.log" >&2
            return 1
        fi
    fi
    rm -rf "$PG_QUERY_PREFIX"
    mkdir -p "$(dirname "$PG_QUERY_PREFIX")" && mv "$stage" "$PG_QUERY_PREFIX"
}

# libpg_query 17 for Debian 12.
install_trixie_libpg_query() {
    local -a own=()
    local runtime
    say 'libpg_query 17 from the suite trixie of the same mirror'
    use_suite trixie 17 && download libpg-query-dev trixie || return 1
    # The name of the run-time package holds its version; the development package knows it.
    runtime=$(dpkg-deb -f "$WORK"/trixie/libpg-query-dev_*.deb Depends | grep -oE 'libpg-query[0-9][^ ,(]*' | head -n 1)
    if [ -z "$runtime" ]; then
        say 'libpg-query-dev of trixie names no run-time package'
        return 1
    fi
    download "$runtime" trixie || return 1
    say "installing: $runtime and libpg-query-dev of trixie"
    if ! dpkg -i "$WORK"/trixie/*.deb >"$WORK/dpkg.log" 2>&1; then
        cat "$WORK/dpkg.log" >&2
        return 1
    fi
}

# Without 18 nothing is missing for the build: what then cannot be read has to be said, though.
say_what_17_lacks() {
    say 'going on with libpg_query 17: what is new in PostgreSQL 18 will be a syntax error (virtual generated columns,'
    say 'WITHOUT OVERLAPS and PERIOD, NOT ENFORCED, named NOT NULL constraints of tables, RETURNING WITH)'
}

install_libpg_query() {
    local version
    apt_update
    version=$(candidate_version libpg-query-dev)
    if [ -n "$version" ] && dpkg --compare-versions "$version" ge 18; then
        apt_install libpg-query-dev && return 0
    fi
    install_prefix_libpg_query && return 0
    say_what_17_lacks
    [ "$parser" -lt 17 ] || return 0
    if [ -n "$version" ] && dpkg --compare-versions "$version" ge 17; then
        apt_install libpg-query-dev
    elif grep -qsx 'VERSION_CODENAME=bookworm' /etc/os-release; then
        install_trixie_libpg_query
    else
        say "libpg-query-dev is ${version:-not available} here, 17 or newer is needed"
        return 1
    fi
}

# The server programs only. The package makes a cluster and starts it unless createcluster.conf says otherwise, and
# starts the clusters that are there unless policy-rc.d says no; both are put back afterwards.
install_server() {
    local package conf=/etc/postgresql-common/createcluster.conf policy=/usr/sbin/policy-rc.d rc
    apt_update
    package=$(apt-cache depends postgresql 2>/dev/null | grep -oE 'postgresql-[0-9]+$' | head -n 1)
    if [ -z "$package" ]; then
        say 'apt knows no package postgresql'
        return 1
    fi
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
        UNDO_POLICY=$policy
    fi
    apt_install postgresql-common
    rc=$?
    if [ $rc -eq 0 ] && [ -f "$conf" ]; then
        cp -p "$conf" "$WORK/createcluster.conf"
        UNDO_CONF=$conf
        printf '\ncreate_main_cluster = false\n' >>"$conf"
    fi
    [ $rc -ne 0 ] || apt_install "$package"
    rc=$?
    undo
    return $rc
}

UNDO_POLICY=
UNDO_CONF=
undo() {
    [ -z "$UNDO_CONF" ] || cp -p "$WORK/createcluster.conf" "$UNDO_CONF"
    [ -z "$UNDO_POLICY" ] || rm -f "$UNDO_POLICY"
    UNDO_CONF=
    UNDO_POLICY=
}

at_exit() {
    undo
    [ -z "$WORK" ] || rm -rf "$WORK"
}

install_missing() {
    local package plain=() server='' ok=0
    # After `su` without a dash the programs that dpkg calls are not in PATH; and packages are for all users.
    PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
    umask 022
    work_folder
    for package in "${missing[@]}"; do
        case $package in
            postgresql) server=1 ;;
            libpg-query-dev) ;;
            *) plain+=("$package") ;;
        esac
    done
    if [ ${#plain[@]} -gt 0 ]; then
        apt_update
        apt_install "${plain[@]}" || ok=1
    fi
    if [ "$parser" -lt 18 ]; then
        install_libpg_query || ok=1
    fi
    if [ -n "$server" ]; then
        install_server || ok=1
    fi
    return $ok
}

# ---- main ---------------------------------------------------------------------------------------

only_check='' only_build='' want_node='' web='' servers=''
for arg in "$@"; do
    case $arg in
        --check) only_check=1 ;;
        --build) only_build=1 ;;
        --web) web=1 want_node=1 ;;
        --servers) servers=${SERVERS:-18} want_node=1 ;;
        --servers=*) servers=${arg#--servers=} want_node=1 ;;
        -h | --help) usage; exit 0 ;;
        *) say "unknown argument $arg (see --help)"; exit 64 ;;
    esac
done
trap at_exit EXIT
trap 'exit 130' INT TERM HUP

look
if [ ${#missing[@]} -gt 0 ]; then
    if [ -n "$only_check" ]; then
        report_missing
        say 'run `make deps` as root to install them (Debian 12 or 13), or install their like by hand'
        exit 1
    fi
    if ! is_debian_like; then
        report_missing
        say 'this is not a Debian system: please install these, or their like under other names, by hand'
        exit 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        report_missing
        say 'not root: run `sudo tools/dev/install-deps.sh`, or ask an administrator for these packages'
        exit 1
    fi
    install_missing
    look
    if [ ${#missing[@]} -gt 0 ]; then
        report_missing
        say 'these could not be installed, see the messages above'
        exit 1
    fi
elif [ "$parser" -lt 18 ] && [ -z "$only_check" ]; then
    if is_debian_like && [ "$(id -u)" -eq 0 ]; then
        install_missing
        look
    else
        say_what_17_lacks
    fi
fi

if [ -n "$only_check" ]; then
    exit 0
fi
if [ -n "$web" ]; then
    tools/dev/node-packages.sh tests/web "$BUILD/node/web" || exit 1
fi
for major in ${servers//,/ }; do
    if [ ! -f "tools/dev/servers/$major/package.json" ]; then
        say "no PostgreSQL $major here; there are: $(cd tools/dev/servers && echo *)"
        exit 64
    fi
    tools/dev/node-packages.sh "tools/dev/servers/$major" "$BUILD/node/servers/$major" || exit 1
done
exit 0
