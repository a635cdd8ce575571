#!/usr/bin/env python3
"""The lists are in order, and what they say of time holds together.

usage: lists.py

Every list and alias file: lines in LC_ALL=C order and none twice, but for generated ones; no form twice in a line.
Aliases: years that a body can have (from before to, renamed alone), and a successor (next=) that is a body of the file
by its first name and not the body itself.
"""
import glob
import os
import re
import sys

import stages
from stages import claim

GENERATED = ("city.txt", "city-big.txt", "role.txt", "surname.txt")  # in their generators' order
YEAR = re.compile(r"(1[6-9]|20)\d\d")


def entries(path):
    with open(path, encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line and not line.startswith("#")]


def attributes(line):
    return dict(pair.split("=", 1) for pair in line.partition("\t")[2].split() if "=" in pair)


def check_order(path):
    name, lines = os.path.basename(path), entries(path)
    for before, line in zip(lines, lines[1:]) if name not in GENERATED else ():
        claim(before.encode() < line.encode(), f"{name}: {before!r} stands before {line!r}")
    for line in lines if not name.startswith("verb-") else ():  # a verb's forms may be alike
        forms = line.partition("\t")[0].split("|")
        claim(len(set(forms)) == len(forms), f"{name}: a form twice in {line!r}")


def check_years(path):
    lines = entries(path)
    first = {line.partition("\t")[0].split("|")[0] for line in lines}
    dated = 0
    for line in lines:
        has = attributes(line)
        years = [has[key] for key in ("from", "to", "renamed") if key in has]
        dated += bool(years)
        claim(all(YEAR.fullmatch(year) for year in years), f"a year in {line!r}")
        claim(int(has.get("from", 0)) <= int(has.get("to", 9999)), f"over before it began: {line!r}")
        claim("renamed" not in has or len(years) == 1, f"renamed and ended: {line!r}")
        after = has.get("next", "").replace("_", " ")
        itself = line.startswith((after + "|", after + "\t"))
        claim(not after or (after in first and not itself), f"no successor {after!r}: {line!r}")
    claim(dated > 300, f"only {dated} bodies with years")


def main():
    for folder in ("list", "alias"):
        for path in sorted(glob.glob(os.path.join(stages.ROOT, "rules", folder, "*.txt"))):
            check_order(path)
    check_years(os.path.join(stages.ROOT, "rules/alias/institution.txt"))
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
