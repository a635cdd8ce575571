#!/usr/bin/env bash
# graph.sh [PROGRAM [NODES RELATIONS]]: seconds and peak memory for a large invented network: read, built,
# measured (what is cheap) and written as GraphML. The aim: 100,000 nodes and 500,000 edges in 30 s and 1.5 GiB.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-build/release/whowhom}
nodes=${2:-100000} relations=${3:-690000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 tests/graph/invent.py "$nodes" "$relations" >"$folder/stream.jsonl"
python3 tests/bench/measure.py 1 "$folder/stream.jsonl" "$program" graph --status all -o "$folder/network.graphml" |
    awk '{ printf "%.1f s, %.2f GiB", $1, $2 / 1048576 }'
printf '; %s nodes, %s edges, %s MB\n' "$(grep -c '<node ' "$folder/network.graphml")" \
    "$(grep -c '<edge ' "$folder/network.graphml")" "$(($(wc -c <"$folder/network.graphml") / 1000000))"
