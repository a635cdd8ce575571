#!/usr/bin/env python3
"""The same articles in any order and any pieces, with and without a store, give the same entities.

usage: case.py [ARTICLES] [ORDERS]      (60 and 3; the full claim is `case.py 200 10`)

Also: the same article twice changes nothing, a retracted article leaves no trace, a run that dies leaves the store as
it was, two runs at once both arrive.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import stages
from stages import Failure, claim

GIVEN = "Ann Ben Cleo Dan Edith Finn Greta Hugo".split()
SURNAMES = "Smith Clark Obiora-Eze Tarrowby Wrenfield Achebe".split()
BODIES = [("Tidal Energy Board", "TEB"), ("Kelp Growers Society", "KGS"), ("Orrin Bank plc", "Orrin Bank"),
          ("Quillan Trust", "Quillan Trust")]


def article(number, rand):
    """The lines of one invented article: a few people, some with ages and roles, and bodies by long or short name."""
    doc, at = f"d{number:03}", 0
    date = f"20{10 + number % 12}-{1 + number % 9:02}-11"
    records = [{"type": "document", "id": doc, "date": date}]

    def mention(kind, text, **more):
        nonlocal at
        record = {"type": "mention", "id": f"{doc}-{len(records)}", "doc": doc, "kind": kind, "form": "name", "start": at,
                  "end": at + len(text), "text": text, "sentence": len(records), "rule": "case", **more}
        at += len(text) + 30
        records.append(record)
        return record["id"]

    for _ in range(rand.randint(2, 4)):
        given, surname = rand.choice(GIVEN), rand.choice(SURNAMES)
        role = {"role": rand.choice(["harbour master", "nurse"])} if rand.random() < 0.2 else {}
        who = mention("person", f"{given} {surname}", given=given, surname=surname, **role)
        if rand.random() < 0.3:
            years = str(rand.choice([22, 23, 24, 61, 62]))
            mention("age", years, value=years, of=who)
        if rand.random() < 0.5:
            mention("person", surname, surname=surname)
    for name, short in rand.sample(BODIES, 2):
        mention("institution", name if rand.random() < 0.7 else short)
    if len(records) > 4:
        records.append({"type": "relation", "id": f"{doc}-r", "doc": doc, "kind": "contacted", "source_mention": records[1]["id"],
                        "target_mention": records[3]["id"], "start": 0, "end": 1, "rule": "case"})
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def resolve(*words, data=b""):
    return stages.run("resolve", *words, data=data).stdout


def outcome(data):
    """What a run says: each entity's record, each mention's entity, each relation's ends."""
    found = {}
    for record in stages.records(data):
        if record["type"] == "entity":
            found[record["id"]] = json.dumps(record, sort_keys=True)
        elif record["type"] in ("mention", "relation"):
            found[record["id"]] = (record.get("entity"), record.get("source"), record.get("target"))
    return found


def entities(data):
    return {name: value for name, value in outcome(data).items() if isinstance(value, str)}


def pieces(articles, rand):
    """The articles in a new order, cut into one to five pieces."""
    articles = rand.sample(articles, len(articles))
    cuts = sorted(rand.sample(range(1, len(articles)), rand.randint(0, 4)))
    return [b"".join(articles[a:b]) for a, b in zip([0, *cuts], [*cuts, len(articles)])]


def through_tree(parts):
    """Each piece by itself, then two by two until one is left."""
    streams = [resolve("--scope", "document", data=part) for part in parts]
    while len(streams) > 1:
        streams = [resolve("--scope", "corpus", data=b"".join(streams[i:i + 2])) for i in range(0, len(streams), 2)]
    return resolve("--scope", "corpus", data=streams[0])


def without_parts(data):
    found = {}
    for record in stages.records(data):
        record.pop("parts", None)
        if record["type"] == "entity":
            found[record["id"]] = json.dumps(record, sort_keys=True)
        elif record["type"] in ("mention", "relation"):
            found[record["id"]] = (record.get("entity"), record.get("source"), record.get("target"))
    return found


def check_store(folder, articles, wanted):
    store = os.path.join(folder, "life.db")
    half = len(articles) // 2
    resolve("--store", store, data=b"".join(articles[:half]))
    before = entities(resolve("--store", store, "--report", "entities"))
    resolve("--store", store, data=b"".join(articles[:half]))
    claim(entities(resolve("--store", store, "--report", "entities")) == before, "the same articles twice change nothing")
    full = open("/dev/full", "wb")
    dead = subprocess.run([stages.program(), "resolve", "--store", store], input=b"".join(articles[half:]), stdout=full,
                          stderr=subprocess.DEVNULL, check=False)
    claim(dead.returncode == 3, "a run whose output can't be written says so")
    claim(entities(resolve("--store", store, "--report", "entities")) == before, "a run that dies leaves the store alone")
    third = half + (len(articles) - half) // 2
    runs = [subprocess.Popen([stages.program(), "resolve", "--store", store], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
            for _ in range(2)]
    for run, part in zip(runs, (articles[half:third], articles[third:])):
        run.stdin.write(b"".join(part))
        run.stdin.close()
    claim([run.wait() for run in runs] == [0, 0], "two runs at once both arrive")
    claim(entities(resolve("--store", store, "--report", "entities")) == wanted, "what two runs at once brought is all there")
    resolve("--store", store, *(word for number in range(half, len(articles)) for word in ("--retract", f"d{number:03}")))
    claim(entities(resolve("--store", store, "--report", "entities")) == before, "what is retracted leaves no trace")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    orders = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    rand = random.Random(7)
    articles = [article(number, rand) for number in range(count)]
    whole = resolve(data=b"".join(articles))
    claim(len(entities(whole)) > 20, "there are entities to compare")
    with tempfile.TemporaryDirectory() as folder:
        for order in range(orders):
            parts = pieces(articles, rand)
            claim(outcome(resolve(data=b"".join(parts))) == outcome(whole), f"order {order} changes nothing")
            claim(without_parts(through_tree(parts)) == outcome(whole), f"order {order} in a tree of pieces changes nothing")
            store = os.path.join(folder, f"{order}.db")
            for part in parts:
                resolve("--store", store, data=part)
            claim(entities(resolve("--store", store, "--report", "entities")) == entities(whole),
                  f"order {order} through a store changes nothing")
        check_store(folder, articles, entities(whole))
    if stages.failed:
        raise Failure(f"{stages.failed} claims do not hold")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(str(failure))
