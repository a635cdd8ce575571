#!/usr/bin/env python3
"""Documentation is executed.

usage: readme.py README.md...

In every ```console block a line that starts with `$ ` is a command, `> ` goes on with it, and the lines below are what it must print
(both outputs). A line `...` stands for any lines. Commands run in the root, with whowhom on the PATH.
"""
import os
import re
import subprocess
import sys

import stages


def blocks(path):
    """(line, command, expected lines) of each command of the file."""
    found, inside = [], False
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate((line.rstrip("\n") for line in file), 1):
            if line.startswith("```"):
                inside = line.strip() == "```console"
            elif inside and line.startswith("$ "):
                found.append((number, line[2:], []))
            elif inside and line.startswith("> ") and found and not found[-1][2]:
                found[-1] = (found[-1][0], found[-1][1] + "\n" + line[2:], [])
            elif inside and found:
                found[-1][2].append(line)
    return found


def pattern(expected):
    lines = [r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"[ \t]*\n" for line in expected]
    return "".join(lines) + r"\n*\Z"


def main(paths):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    environment["PATH"] = os.path.dirname(os.path.abspath(stages.program())) + ":" + environment["PATH"]
    count = failed = 0
    for path in paths:
        for number, command, expected in blocks(path):
            count += 1
            done = subprocess.run(["bash", "-c", command], cwd=stages.ROOT, env=environment, check=False,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            got = done.stdout.decode("utf-8", "replace")
            while expected and not expected[-1].strip():
                expected.pop()
            if not re.match(pattern(expected), got if got.endswith("\n") or not got else got + "\n"):
                failed += 1
                print(f"{path}:{number}: $ {command}\n--- should print\n" + "\n".join(expected)
                      + f"\n--- prints\n{got}")
    print(f"{count} commands, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
