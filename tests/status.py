#!/usr/bin/env python3
"""Status: what a text does not tell as a fact is not drawn as one.

usage: status.py FILE.tsv...

Lines are STATUS, KIND, SOURCE, TARGET, TEXT (fixtures/status/README.md). Of each text the relations of its kind are looked at: one that
is asserted where the text asserts nothing, and none asserted where it does; and of the facts it is counted which give no relation at all.
Passes while nothing of that is more often than the head of the file says.
"""
import collections
import json
import re
import sys

import stages

LIMITS = re.compile(r"# told as facts at most (\d+); facts taken back at most (\d+); facts not found at most (\d+)$")


def read(path):
    limits, rows = None, []
    with open(path, encoding="utf-8") as file:
        for line in (line.rstrip("\n") for line in file):
            limits = LIMITS.match(line) or limits
            if line and not line.startswith("#"):
                rows.append(line.split("\t"))
    if not limits or any(len(row) != 5 for row in rows):
        raise stages.Failure(f"{path}: no limits at its head, or a line without its five fields")
    return [int(limit) for limit in limits.groups()], rows


def statuses(rows):
    """Of each row the statuses of the relations of its kind."""
    texts = "".join(json.dumps({"id": str(i), "text": row[4]}) + "\n" for i, row in enumerate(rows))
    found = collections.defaultdict(set)
    for record in stages.records(stages.run("extract", "--jsonl", data=texts.encode()).stdout):
        if record["type"] == "relation" and record["kind"] == rows[int(record["doc"])][1]:
            found[int(record["doc"])].add(record.get("status", "asserted"))
    return [found[i] for i in range(len(rows))]


def main():
    for path in sys.argv[1:]:
        limits, rows = read(path)
        wrong = [[], [], []]  # told as a fact, taken back, not found
        for row, found in zip(rows, statuses(rows)):
            fact = row[0] == "asserted"
            if found and fact != ("asserted" in found):
                wrong[fact].append((row, found))
            elif fact and not found:
                wrong[2].append((row, found))
        counts = [len(one) for one in wrong]
        print(f"{path}: {len(rows)} sentences, told as facts {counts[0]}, facts taken back {counts[1]}, facts not found {counts[2]}")
        if any(count > limit for count, limit in zip(counts, limits)):
            for row, found in sum(wrong, []):
                print(f"  {row[0]}, found {', '.join(sorted(found)) or 'nothing'}: {row[4]}")
        stages.claim(all(count <= limit for count, limit in zip(counts, limits)), f"{path}: at most {limits}")
    sys.exit(1 if stages.failed else 0)


if __name__ == "__main__":
    main()
