#!/usr/bin/env python3
"""Folder-per-case fixtures.

usage: fixtures.py FOLDER          compare what comes out with what should
       fixtures.py --bless [FOLDER...]   write what comes out as what should (all folders)

  fixtures/extract/<claim>/  input.txt -> extract -> expected.jsonl: mentions and relations, chosen fields
  fixtures/resolve/<claim>/  input.marked (marked.py tells how; or input.jsonl, a stream; or input.txt) -> resolve ->
                             expected.jsonl: entities, and the entity of each mention, with the sieve that put it there
                             also `not` (explain says what keeps two apart) and `contradictions` (that report)
  fixtures/pipe/<story>/     1.text.txt -> 2.extracted.jsonl -> 3.resolved.jsonl -> 4.graph.graphml, each the next
                             one's input, compared byte for byte save for the rule set's hash; network.svg, where it is,
                             is drawn of the third; the first line of README.md is `date: YYYY-MM-DD`

A file `date` in a folder holds the publication date, a file `options` more arguments of extract. A folder
whose name ends in `.known` shows a fault that is known: its test fails when the fault has healed.
"""
import difflib
import glob
import json
import os
import re
import sys

import marked
import stages
from stages import Failure, ROOT, read, write


class Differs(Failure):
    """What comes out is not what should."""


def extract_words(folder):
    words = []
    if os.path.exists(f"{folder}/date"):
        words += ["--date", read(f"{folder}/date").decode().strip()]
    if os.path.exists(f"{folder}/options"):
        words += read(f"{folder}/options").decode().split()
    return words


def lines(objects):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects).encode()


def chosen(record, names, **more):
    """The fields of `record` that a fixture shows, `type` first, without those that are absent or false."""
    fields = {"type": record["type"], **{name: record.get(name) for name in names}, **more}
    return {name: value for name, value in fields.items() if value not in (None, "", False, [])}


def extracted(folder):
    data = read(f"{folder}/input.txt")
    stream = stages.records(stages.run("extract", *extract_words(folder), data=data).stdout)
    if "--split" not in extract_words(folder) and "--jsonl" not in extract_words(folder):
        stages.check_quotes(stream, {record["id"]: data for record in stages.of_type(stream, "document")})
    said = {record["id"]: record["text"] for record in stages.of_type(stream, "mention")}
    out = []
    for record in stream:
        if record["type"] == "mention":
            start, end = record["start"], record["end"]
            row = chosen(record, ("kind", "form", "text"), value=record.get("value"), anchor=record.get("anchor"),
                         alternative=record.get("alternative"), at=record.get("at"), birth=record.get("birth"),
                         of=said.get(record.get("of")), about=[said.get(one) for one in record.get("about", [])])
            out.append({**row, "start": start, "end": end})
        elif record["type"] == "relation":
            out.append(chosen(record, ("kind",), source=said.get(record.get("source_mention")),
                              target=said.get(record.get("target_mention")), status=record.get("status"),
                              date=record.get("date"), tense=record.get("tense"), mutual=record.get("mutual")))
        elif record["type"] == "refused":
            out.append(chosen(record, ("doc", "line", "reason")))
    return {"expected.jsonl": lines(out)}


def resolve_input(folder):
    """What resolve reads in a folder, and its options."""
    if os.path.exists(f"{folder}/input.marked"):
        data = marked.stream(read(f"{folder}/input.marked").decode())
    elif os.path.exists(f"{folder}/input.jsonl"):
        data = read(f"{folder}/input.jsonl")
    else:
        data = stages.run("extract", *extract_words(folder), data=read(f"{folder}/input.txt")).stdout
    return data, ["--decisions", f"{folder}/decisions"] if os.path.exists(f"{folder}/decisions") else []


def resolved(folder):
    data, words = resolve_input(folder)
    stream = stages.records(stages.run("resolve", *words, data=data).stdout)
    entities = stages.of_type(stream, "entity")
    names = {entity["id"]: entity["name"] for entity in entities}
    out = []
    for entity in entities:
        aliases = [one["name"] if isinstance(one, dict) else one for one in entity.get("aliases", [])]
        out.append(chosen(entity, ("kind", "name"), aliases=aliases, age=entity.get("age"),
                          about=[names.get(one) for one in entity.get("about", [])],
                          candidates=[names.get(one) for one in entity.get("candidates", [])]))
    for record in stages.of_type(stream, "mention"):
        if record["kind"] not in ("date", "age"):
            number = [entity["id"] for entity in entities].index(record["entity"]) if record.get("entity") else None
            out.append({"type": "mention", "text": record["text"], "start": record["start"],
                        "entity": names.get(record.get("entity")), "number": number,
                        "by": record.get("resolved_by")})
    if os.path.exists(f"{folder}/not"):
        check_apart(folder, words, data)
    if os.path.exists(f"{folder}/contradictions"):
        told = stages.run("resolve", *words, "--report", "contradictions", data=data).stdout
        return {"expected.jsonl": lines(out), "contradictions": told}
    return {"expected.jsonl": lines(out)}


def check_apart(folder, words, data):
    """Each line of the file `not` is two ids and what keeps them apart, as explain says it."""
    for line in read(f"{folder}/not").decode().splitlines():
        one, other, why = line.split(" ", 2)
        said = stages.run("explain", "not", one, other, *words, data=data).stdout.decode()
        if f" are two: {why}\n" not in said:
            raise Failure(f"explain not {one} {other} does not say: {why}\n{said}")


def story(folder):
    head = read(f"{folder}/README.md").split(b"\n", 1)[0].decode()
    date = re.fullmatch(r"date: (\d{4}-\d\d-\d\d)", head)
    if not date:
        raise Failure(f"{folder}/README.md does not begin with `date: YYYY-MM-DD`")
    two, three = f"{folder}/2.extracted.jsonl", f"{folder}/3.resolved.jsonl"
    text = f"{folder}/1.text.txt"
    extract = stages.run("extract", "--date", date[1], os.path.relpath(text, ROOT)).stdout
    stages.check_quotes(stages.records(extract),
                        {record["id"]: read(text) for record in stages.of_type(stages.records(extract), "document")})
    # the next stage reads the file where it stands, so that one changed stage fails alone; when blessing, what came out
    resolve = stages.run("resolve", data=extract if blessing or not os.path.exists(two) else read(two)).stdout
    resolved_before = resolve if blessing or not os.path.exists(three) else read(three)
    found = {"2.extracted.jsonl": extract, "3.resolved.jsonl": resolve,
             "4.graph.graphml": stages.run("graph", data=resolved_before).stdout}
    if os.path.exists(os.path.join(folder, "network.svg")):  # the picture in the README
        found["network.svg"] = stages.run("graph", "--connected", "--format", "svg", data=resolved_before).stdout
    return found


def without_hash(data):
    """The rule set's hash changes with every rule; that alone is no difference."""
    return re.sub(rb'^(\{"type":"stream"[^\n]*"rules":")[0-9a-f]*"', rb'\1"', data, flags=re.M)


STEPS = {"extract": extracted, "resolve": resolved, "pipe": story}
blessing = False


def outcome(folder):
    return STEPS[os.path.basename(os.path.dirname(folder))](folder)


def compare(folder):
    for name, got in outcome(folder).items():
        path = f"{folder}/{name}"
        if not os.path.exists(path):
            raise Failure(f"no {name} here: look at what comes out, then bless it: cmake --build build/dev --target bless")
        want = read(path)
        if without_hash(want) != without_hash(got):
            diff = difflib.unified_diff(want.decode().splitlines(), got.decode("utf-8", "replace").splitlines(),
                                        f"{name} (should be)", f"{name} (is)", lineterm="", n=1)
            raise Differs("\n".join(line[:300] for line in list(diff)[:60]))


def bless(folder):
    for name, got in outcome(folder).items():
        path = f"{folder}/{name}"
        if not os.path.exists(path) or without_hash(read(path)) != without_hash(got):
            write(path, got)
            print("blessed", os.path.relpath(path, ROOT))


def folders():
    return sorted(folder.rstrip("/") for kind in STEPS for folder in glob.glob(f"{ROOT}/fixtures/{kind}/*/"))


def main(words):
    global blessing
    if words[:1] == ["--bless"]:
        blessing = True
        for folder in [os.path.abspath(word) for word in words[1:]] or folders():
            if not folder.endswith(".known"):
                bless(folder)
        return 0
    folder = os.path.abspath(words[0])
    known = folder.endswith(".known")
    if known and not os.path.exists(f"{folder}/expected.jsonl"):
        print("A known fault needs an expected.jsonl: what should come out.")
        return 1
    try:
        compare(folder)
    except Failure as failure:
        print(failure)
        return 0 if known and isinstance(failure, Differs) else 1
    if known:
        print("This known fault has healed: take `.known` off the folder's name.")
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
