#!/usr/bin/env python3
"""Quiet text: nothing may be found in it beyond what is allowed.

usage: quiet.py FILE.txt

Beside FILE.txt, FILE.allowed lists mentions that may be found, `kind<TAB>text` a line. Relations are never
allowed. Without that file no mention is. traps.txt is one sentence a line: no relations, any mentions.
"""
import os
import sys

import stages


def main(path):
    traps = os.path.basename(path) == "traps.txt"
    text = stages.read(path)
    stream = stages.records(stages.run("extract", *(["--split", "line"] if traps else []), data=text).stdout)
    documents = sum(bool(line.strip()) for line in text.split(b"\n")) if traps else 1
    if len(stages.of_type(stream, "document")) != documents or stages.of_type(stream, "refused"):
        print(f"{documents} documents were given, not all were read")
        return 1
    beside = os.path.splitext(path)[0] + ".allowed"
    allowed = set()
    if os.path.exists(beside):
        with open(beside, encoding="utf-8") as file:
            allowed = {tuple(line.rstrip("\n").split("\t")) for line in file if "\t" in line}
    found = [f"relation\t{record['kind']} by {record['rule']}\t{record['text']}"
             for record in stages.of_type(stream, "relation")]
    if not traps:
        found += [f"mention\t{record['kind']}\t{record['text']}\t{record['start']}\t{record['rule']}"
                  for record in stages.of_type(stream, "mention") if (record["kind"], record["text"]) not in allowed]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
