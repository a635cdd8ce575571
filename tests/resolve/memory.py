#!/usr/bin/env python3
"""Whether resolve's memory is that of the entities in each document, not of their mentions.

usage: memory.py

The same people in the same documents, spoken of four times as often, must not take a tenth more at the peak.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import stages  # noqa: E402
from stages import claim  # noqa: E402

BENCH = os.path.join(stages.ROOT, "tests/bench")
DOCUMENTS = 2000


def peak(folder, mentions):
    path = os.path.join(folder, "stream.jsonl")
    with open(path, "wb") as file:
        subprocess.run([sys.executable, f"{BENCH}/mentions.py", str(mentions), "1", str(DOCUMENTS)], stdout=file, check=True)
    quiet = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=0:detect_leaks=0"}
    done = subprocess.run([sys.executable, f"{BENCH}/measure.py", "1", path, stages.program(), "resolve"],
                          stdout=subprocess.PIPE, check=True, env=quiet)
    return int(done.stdout.split()[1])


def main():
    with tempfile.TemporaryDirectory() as folder:
        once, often = peak(folder, 60000), peak(folder, 240000)
    claim(once > 20000, f"something was read: {once} KiB")
    claim(often < once * 1.1, f"four times the mentions take no more memory: {once} and {often} KiB")
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
