#!/usr/bin/env bash
# lint.sh format|tidy|analyze|size [BUILD-DIRECTORY]: whether the sources keep the house's form: .clang-format, .clang-tidy, and files
# under 500 lines. Status 77 (skipped) when the tool is not there, or formats otherwise than the one we use.
set -euo pipefail
export LC_ALL=C
what=$1 build=${2:-build/dev}
sources() { find main.c record rules extract resolve graph tests \( -name '*.c' -o -name '*.h' \) "$@" | sort; }

case $what in
format)
    clang-format --version 2>/dev/null | grep -q 'version 14\.' || { echo "clang-format 14 is not here"; exit 77; }
    sources | xargs clang-format --dry-run -Werror 2>&1 | { grep -E 'error:' || true; } | sed 's/:[0-9]*: error.*//' | cut -d: -f1 |
        uniq -c | { ! grep . ; } || { echo "lines to format in these files: clang-format -i FILE"; exit 1; }
    ;;
tidy | analyze)
    # the analyzer takes longer than all the rest: `cmake --build build/dev --target analyze` runs it too
    checks=()
    [ "$what" = analyze ] || checks=(--checks='-clang-analyzer-*')
    command -v clang-tidy >/dev/null || { echo "clang-tidy is not here"; exit 77; }
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    sources -name '*.c' | grep -v -e '^tests/' | xargs -P "$(nproc)" -n 4 clang-tidy --quiet "${checks[@]}" -p "$build" >"$log" 2>/dev/null || {
        grep -E '(error|warning):|note:.*threshold' "$log" | sed "s|^$PWD/||; s|$build/see/[a-z]*/||" | sort -u | head -60
        exit 1
    }
    ;;
size)
    sources | xargs -n 1 wc -l | awk '$1 > 500 { print; failed = 1 } END { exit failed }' ||
        { echo "lines; files stay under 500"; exit 1; }
    ;;
esac
