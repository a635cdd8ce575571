#!/usr/bin/env python3
"""Precision and recall on the gold articles beside the repository: printed, compared with the last values
(tests/score.last), and held above a floor (tests/score.floor).

usage: score.py          fails where F1 is more than 0.01 below the floor
       score.py --save   makes today's values the last ones

Both files: a figure a line, `name F1 precision recall` and `name F1`.
"""
import glob
import json
import os
import subprocess
import sys

import stages

GOLD = os.path.join(stages.ROOT, "../shared/gold")
SLACK = 0.01
FILES = {"last": os.path.join(stages.ROOT, "tests/score.last"), "floor": os.path.join(stages.ROOT, "tests/score.floor")}


def figures():
    program = stages.program()
    done = subprocess.run([sys.executable, f"{GOLD}/tools/score.py", "--json", *sorted(glob.glob(f"{GOLD}/articles/*.gold")),
                           "--", f"'{program}' extract --jsonl | '{program}' resolve"],
                          stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    return {name: (one["f1"], one["precision"], one["recall"]) for name, one in found.items() if "f1" in one} | {
        name: (one["accuracy"],) for name, one in found.items() if "accuracy" in one and one["accuracy"] is not None}


def saved(which):
    if not os.path.exists(FILES[which]):
        return {}
    with open(FILES[which], encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    return {name: float(value) for name, value, *_ in rows}


def save(now):
    with open(FILES["last"], "w", encoding="utf-8") as file:
        for name, values in now.items():
            file.write("\t".join([name, *(f"{value:.4f}" for value in values)]) + "\n")


def main(words):
    now, last, floor = figures(), saved("last"), saved("floor")
    low = []
    for name, values in now.items():
        line = f"{name:22}" + " ".join(f"{label} {value:.3f}" for label, value in zip(("F1", "P", "R"), values))
        if name in last and abs(values[0] - last[name]) >= 0.0005:
            line += f"  {values[0] - last[name]:+.3f} since the last"
        if name in floor and values[0] < floor[name] - SLACK:
            low.append(name)
            line += f"  BELOW the floor {floor[name]:.3f}"
        print(line)
    gone = sorted(set(floor) - set(now))
    if gone:
        print("no figure for the floor of:", ", ".join(gone))
    if words == ["--save"]:
        save(now)
    return 1 if low or gone else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
