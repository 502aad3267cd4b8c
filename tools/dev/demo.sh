#!/bin/sh
# The demonstration of `make demo`. Placeholder until the pipeline is there.
echo 'make demo: the demonstration is not written yet; `make check` shows what works' >&2
exit 1
