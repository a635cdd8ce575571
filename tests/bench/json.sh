#!/usr/bin/env bash
# json.sh [FILE.jsonl]: compares JSON readers on the lines of FILE, or of the stories' streams, 40 times over.
# Needs libcjson-dev besides the build's own packages. (jansson and json-c
# have names that clash with record/json.h.)
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages="yajl nettle libutf8proc libcjson"
# shellcheck disable=SC2046,SC2086 # lists of words
gcc -std=c17 -O2 -D_GNU_SOURCE -I. -DUTF8PROC_EXPORTS tests/bench/json.c record/*.c -o "$work/json" \
    $(pkg-config --cflags --libs $packages)
for _ in $(seq 40); do cat "${1:-/dev/null}" $([ $# = 0 ] && echo fixtures/pipe/*/2.extracted.jsonl); done >"$work/lines"
"$work/json" "$work/lines"
