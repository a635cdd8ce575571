#!/usr/bin/env python3
"""Prints the processor seconds that a command takes (the best of TIMES; so that a busy machine doesn't tell) and its
peak memory in KiB.

usage: measure.py TIMES INPUT COMMAND...
"""
import os
import subprocess
import sys


def once(path, command):
    with open(path, "rb") as file:
        child = subprocess.Popen(command, stdin=file, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"measure.py: {' '.join(command)} failed with wait status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


runs = [once(sys.argv[2], sys.argv[3:]) for _ in range(int(sys.argv[1]))]
print(f"{min(seconds for seconds, _ in runs):.4f}", max(memory for _, memory in runs))
