#!/usr/bin/env bash
# fuzz.sh PROGRAM FINDINGS SECONDS: a smoke run of a libFuzzer target, starting from the saved findings and the
# fixtures. Status 77 (skipped) when the fuzz preset is not built.
set -euo pipefail
program=$1 findings=$2 seconds=$3
[ -x "$program" ] || { echo "not built: cmake --preset fuzz && cmake --build build/fuzz"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/new" "$work/seeds"
largest=4096 leaks=1
case "$program" in
*record*) kind='*.jsonl' ;;
*rules*) kind='*.rules' ;;
*) # patterns compiled at their first use look like leaks, and looking for those takes seconds a run
    kind='*.txt' largest=1024 leaks=0 ;;
esac
number=0
while read -r file; do
    head -c "$largest" "$file" >"$work/seeds/$((number += 1))"
done < <(find fixtures rules -path rules/list -prune -o -name "$kind" -size -40k -print | LC_ALL=C sort | head -200)
dirs=("$work/new" "$work/seeds")
[ -d "$findings" ] && dirs+=("$findings")
if ! "$program" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len="$largest" -detect_leaks="$leaks" -print_final_stats=0 \
    -artifact_prefix="$work/" "${dirs[@]}" >"$work/log" 2>&1; then
    grep -v -E '^#[0-9]+\s+(NEW|REDUCE|pulse|INITED)' "$work/log" | tail -60
    for finding in "$work"/crash-* "$work"/timeout-* "$work"/oom-* "$work"/leak-*; do
        [ -e "$finding" ] && { echo "$(basename "$finding"), for $findings/:"; base64 "$finding"; }
    done
    exit 1
fi
tail -1 "$work/log"
