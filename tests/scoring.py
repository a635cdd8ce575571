#!/usr/bin/env python3
"""`whowhom score`: each folder of fixtures/score holds an article, its gold in brat's standoff, a stream with faults put into it
and the table that a reader worked out by hand; what `extract --format brat` writes scores 1 against itself; and where the
gold articles are, the counts are those of the scorer beside them. $WHOWHOM names the program."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import stages
from stages import claim

GOLD = os.path.join(stages.ROOT, "../shared/gold")
KINDS = ("person", "institution", "place", "date", "age", "contacted", "investigated")


def score(stream, *words, cwd=stages.ROOT):
    return stages.run("score", *words, data=stream, cwd=cwd).stdout.decode()


def rows(table):
    """{kind: (precision, recall, f1, gold, found)}"""
    found = [line.split() for line in table.splitlines() if re.match(r"[a-z]+ +\d\.", line)]
    return {row[0]: tuple(map(float, row[1:])) for row in found}


def fixtures():
    folders = sorted(glob.glob(os.path.join(stages.ROOT, "fixtures/score/*")))
    claim(folders, "there are fixtures")
    for folder in folders:
        stream = stages.read(f"{folder}/stream.jsonl")
        said = score(stream, "--errors", "article.ann", cwd=folder)
        claim(said == stages.read(f"{folder}/expected.txt").decode(), f"{folder}:\n{said}")
        plain = score(stream, "article.ann", cwd=folder)
        claim(said.endswith(plain) and plain.startswith("kind "), f"without --errors the table alone: {plain}")
        with tempfile.TemporaryDirectory() as other:    # of another name, found by its text
            for end in ("ann", "txt"):
                stages.write(f"{other}/moved.{end}", stages.read(f"{folder}/article.{end}"))
            claim(rows(score(stream, "moved.ann", cwd=other)) == rows(plain), f"{folder}: a text is found by its bytes")


def round_trip():
    texts = sorted(glob.glob(os.path.join(stages.ROOT, "fixtures/pipe/*/1.text.txt")))
    with tempfile.TemporaryDirectory() as top:
        for text in texts:
            stages.write(os.path.join(top, text.split("/")[-2] + ".txt"), "\U0001f6a2 caf\u00e9\n".encode() + stages.read(text))
        names = sorted(os.listdir(top))
        stages.run("extract", "--format", "brat", "--output", "out", *names, cwd=top)
        stream = stages.run("extract", *names, cwd=top).stdout
        standoff = sorted(glob.glob(os.path.join(top, "out/*.ann")))
        claim(len(standoff) == len(texts), f"{standoff}")
        found = rows(score(stream, *standoff, cwd=top))
        for kind in KINDS:
            claim(found[kind][:3] == (1, 1, 1) and found[kind][3] > 0, f"{kind}: a stream against itself is right: {found[kind]}")


def refusals():
    with tempfile.TemporaryDirectory() as top:
        stages.write(f"{top}/alone.ann", b"")
        stages.write(f"{top}/broken.ann", b"T1\tPerson 0 3\tAsa\nT2\tPerson 9 4\tx\n")
        stages.write(f"{top}/broken.txt", b"Asa Quill waited.\n")
        stages.write(f"{top}/beyond.ann", b"T1\tPerson 400 500\tAsa\n")
        stages.write(f"{top}/beyond.txt", b"Asa Quill waited.\n")
        stages.write(f"{top}/part.jsonl", b'{"id":"a","text":"Asa","mentions":[],"scope":{"mentions":["person"]}}\n')
        stages.write(f"{top}/none.jsonl", b'{"id":"a"}\n')
        for words, says in ((("alone.ann",), "alone.txt"), (("broken.ann",), "broken.ann:2: "), (("beyond.ann",), "beyond.ann:1: "),
                            (("part.jsonl",), "only in part"), (("none.jsonl",), "none.jsonl:1: "), ((), "name the gold"),
                            (("--table", "x"), "unknown option")):
            done = stages.run("score", *words, cwd=top, check=False)
            claim(done.returncode == 2 and says in done.stderr.decode() and not done.stdout, f"{words}: {done}")
        done = stages.run("score", f"{stages.ROOT}/fixtures/score/reviewed/article.ann", check=False)
        claim(b"is not in the stream" in done.stderr and rows(done.stdout.decode())["person"] == (0, 0, 0, 6, 0),
              f"what the stream lacks is missed, and said: {done}")


def scorer_beside():
    """The same counts as ../shared's score.py; ratios to its four digits."""
    paths = sorted(glob.glob(f"{GOLD}/articles/*.gold"))
    if not paths:
        return "no gold articles here"
    gold = subprocess.run([sys.executable, f"{GOLD}/tools/gold.py", "compile", *paths], stdout=subprocess.PIPE, check=True).stdout
    with tempfile.TemporaryDirectory() as top:
        stages.write(f"{top}/gold.jsonl", gold)
        articles = "".join(json.dumps({key: one[key] for key in ("id", "date", "text")}) + "\n"
                           for one in map(json.loads, gold.decode().splitlines()))
        stream = stages.run("resolve", data=stages.run("extract", "--jsonl", data=articles.encode()).stdout).stdout
        stages.write(f"{top}/stream.jsonl", stream)
        ours = rows(score(stream, f"{top}/gold.jsonl"))
        theirs = json.loads(subprocess.run([sys.executable, f"{GOLD}/tools/score.py", "--json", *paths, "--",
                                            f"cat >/dev/null; cat {top}/stream.jsonl"], stdout=subprocess.PIPE, check=True).stdout)
    for kind in KINDS:
        one = theirs[kind]
        wanted = (one["precision"], one["recall"], one["f1"], one["gold"], one["predicted"])
        claim(all(abs(a - b) < 0.00056 for a, b in zip(ours[kind], wanted)), f"{kind}: {ours[kind]}, score.py says {wanted}")
    return f"{len(paths)} gold articles as score.py"


def main():
    fixtures()
    round_trip()
    refusals()
    print(f"{scorer_beside()}; {stages.failed} claims do not hold")
    return 1 if stages.failed else 0


sys.exit(main())
