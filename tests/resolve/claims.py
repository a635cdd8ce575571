#!/usr/bin/env python3
"""Whether every sieve and every veto of resolve has a fixture that names it.

usage: claims.py

A sieve's id must stand in some fixture's outcome (`resolved_by`, or the rule of an alias); what keeps two apart must stand
in some fixture's file `not`; what contradicts itself in some fixture's `contradictions`. All are read from the sources, so that a new one without a fixture fails here.
"""
import glob
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import fixtures  # noqa: E402
import stages  # noqa: E402
from stages import claim, read  # noqa: E402

ROOM = os.path.join(stages.ROOT, "resolve")
FOLDERS = glob.glob(f"{stages.ROOT}/fixtures/resolve/*/")
SIEVE = re.compile(r'"((?:resolve|decision)\.[a-z-]+)"')
VETO = re.compile(r'(?:char veto_\w+\[\] =|veto =|return|story_part\([^;"]*)\s*"([^"]{20,})"')
CLASH = re.compile(r"""(?:write_clashes\(report, |\{'\w', )"([^"]+)"|(asserted in one place, denied in another)""")
NO_SIEVE = {"resolve.group"}  # makes the id of a relation's copy


def source(*names):
    return "".join(read(path).decode() for name in names for path in sorted(glob.glob(f"{ROOM}/{name}")))


def outcome(folder):
    data, words = fixtures.resolve_input(folder)
    return stages.run("resolve", *words, data=data).stdout.decode()


def main():
    sieves = set(SIEVE.findall(source("*.c"))) - NO_SIEVE
    seen = {name for folder in FOLDERS for name in SIEVE.findall(outcome(folder))}
    claim(len(sieves) > 20, "the sieves are found in the sources")
    for name in sorted(sieves - seen):
        claim(False, f"a fixture shows {name}")
    vetoes = set(VETO.findall(source("veto.c", "join.c", "decision.c", "explain.c")))
    told = "".join(read(f"{folder}/not").decode() for folder in FOLDERS if os.path.exists(f"{folder}/not"))
    claim(len(vetoes) > 9, "the vetoes are found in the sources")
    for veto in sorted(veto for veto in vetoes if veto not in told):
        claim(False, f"a fixture's file `not` says: {veto}")
    clashes = {one or other for one, other in CLASH.findall(source("contradiction.c"))}
    told = "".join(read(path).decode() for path in glob.glob(f"{stages.ROOT}/fixtures/resolve/*/contradictions"))
    claim(len(clashes) > 5, "the contradictions are found in the sources")
    for clash in sorted(clash for clash in clashes if clash not in told):
        claim(False, f"a fixture's file `contradictions` says: {clash}")
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
