#!/usr/bin/env python3
"""`whowhom verify` proves every bundled story; and where a byte of a source, a quote, an entity or a rule's name is
changed it exits with 1 and names exactly what no longer holds. $WHOWHOM names the program."""
import glob
import json
import os
import re
import sys
import tempfile

import stages
from stages import claim, of_type, records

STORIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../fixtures/pipe/*/1.text.txt")


def read(*words, cwd, data=b""):
    extracted = stages.run("extract", *words, data=data, cwd=cwd).stdout
    return stages.run("resolve", data=extracted).stdout


def verify(stream, *words, cwd):
    done = stages.run("verify", *words, data=stream, cwd=cwd, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def proven(name, stream, *words, cwd):
    status, said, complaint = verify(stream, *words, cwd=cwd)
    claim(status == 0 and said.endswith("all proven\n") and not complaint, f"{name} is proven ({status}): {said[-400:]}{complaint}")
    counts = list(map(int, re.findall(r"\d+", said.splitlines()[-1])))
    found = records(stream)
    claim(counts == [len(of_type(found, kind)) for kind in ("document", "mention", "relation")], f"{name}: all are counted: {said}")


def stories(folder):
    paths = sorted(glob.glob(STORIES))
    for path in paths:
        stages.write(os.path.join(folder, path.split("/")[-2] + ".txt"), open(path, "rb").read())
    names = sorted(os.listdir(folder))
    stream = read(*names, cwd=folder)
    proven("all stories", stream, cwd=folder)
    proven("all stories below --source", stream, "--source", folder, cwd="/")
    return names, stream


def changed_byte(folder, names, stream):
    relation = of_type(records(stream), "relation")[0]
    path = os.path.join(folder, relation["doc"])
    text = bytearray(open(path, "rb").read())
    good = bytes(text)
    at = relation["end"] - 1
    text[at:at + 1] = b"#"
    stages.write(path, bytes(text))
    status, said, _ = verify(stream, cwd=folder)
    lines = said.splitlines()[:-1]
    claim(status == 1, f"a changed byte is status 1 (is {status})")
    claim(all(line.startswith(relation["doc"] + ":") for line in lines), f"only {relation['doc']} is named: {lines}")
    claim(any("hash differs" in line for line in lines), f"its hash differs: {lines}")
    broken = {one["id"] for one in records(stream) if one.get("doc") == relation["doc"] and one["type"] in ("mention", "relation")
              and one["start"] <= at < one["end"]}
    told = {re.search(r" ([mr][0-9a-f]{16}) ", line).group(1) for line in lines if "does not stand" in line}
    claim(told == broken, f"exactly what holds the byte is named: {told} is not {broken}")
    stages.write(path, good)
    os.rename(path, path + ".gone")
    status, said, _ = verify(stream, cwd=folder)
    claim(status == 1 and said.count("is not there") == 1 and len(said.splitlines()) == 2, f"a missing article is told once: {said}")
    os.rename(path + ".gone", path)


def changed_stream(folder, stream):
    def with_change(kind, change):
        lines, done = [], False
        for line in stream.decode().splitlines():
            one = json.loads(line)
            if one["type"] == kind and not done:
                done = change(one)
            lines.append(json.dumps(one, ensure_ascii=False))
        return ("\n".join(lines) + "\n").encode()

    def set_field(name, value):
        def change(one):
            if name not in one:
                return False
            one[name] = value
            return True
        return change

    for name, kind, change, what in (
            ("a quote", "mention", set_field("text", "Nobody"), "does not stand at its bytes"),
            ("an id", "mention", set_field("id", "m0000000000000000"), "does not fire there"),
            ("an entity", "mention", set_field("entity", "e0"), "its entity does not hold it"),
            ("an end", "relation", set_field("source", "e0"), "is not the entity of its mention"),
            ("a mention", "relation", set_field("source_mention", "m0"), "is not in the stream"),
            ("an offset", "relation", set_field("end", 10 ** 15), "does not stand at its bytes")):
        status, said, _ = verify(with_change(kind, change), cwd=folder)
        claim(status == 1 and what in said, f"{name} changed in the stream is found ({status}): {said[-300:]}")
    status, said, _ = verify(stream[:-30], cwd=folder)
    claim(status == 1, f"a truncated stream is status 1 (is {status})")


def pieces(folder, names):
    text = b"".join(open(os.path.join(folder, name), "rb").read() for name in names[:2])
    stages.write(os.path.join(folder, "both"), text)
    proven("pieces by line", read("--split", "line", "both", cwd=folder), cwd=folder)
    lines = b"".join(json.dumps({"id": f"n{i}", "date": "2024-02-03", "text": open(os.path.join(folder, name)).read()}).encode() + b"\n"
                     for i, name in enumerate(names))
    stages.write(os.path.join(folder, "lines.jsonl"), lines)
    proven("lines of JSON", read("--jsonl", "lines.jsonl", cwd=folder), "--source", "lines.jsonl", cwd=folder)
    proven("standard input", read(cwd=folder, data=text), "--source", "both", cwd=folder)


def main():
    with tempfile.TemporaryDirectory() as folder:
        names, stream = stories(folder)
        if of_type(records(stream), "relation"):
            changed_byte(folder, names, stream)
            changed_stream(folder, stream)
        else:
            claim(False, "the stories have relations")
        pieces(folder, names)
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
