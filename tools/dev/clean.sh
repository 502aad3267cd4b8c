#!/bin/sh
# Removes what a build put into its folder: clean.sh BUILD. A folder that holds no build is left alone.
set -eu
build=$1
[ -d "$build" ] || exit 0
if [ ! -f "$build/deps.ok" ] && [ ! -f "$build/flags" ] && [ "$(ls -A "$build")" != node ]; then
    echo "make clean: $build does not look like a build folder of schemac; remove it by hand" >&2
    exit 1
fi
# node packages are kept: they are downloads, not build products.
find "$build" -mindepth 1 -maxdepth 1 ! -name node -exec rm -rf {} +
rmdir "$build" 2>/dev/null || true
