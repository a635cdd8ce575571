#!/usr/bin/env python3
"""The store of a case beyond what case.py claims: decisions about mentions of articles that lie in it, its version, a slow
reader, an article that it doesn't hold; and one's own aliases in resolve.

usage: store.py
"""
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

import marked
import stages
from stages import claim, of_type, records

FIRST = "= a 2024-05-16\n[Ann Marr](person s) rang the quay. [Marr](person s) then rang Hull.\n"
SECOND = "= b 2024-05-17\n[Ines Tull](person s) rang [Ann Marr](person).\n"


def resolve(*words, text="", **options):
    return stages.run("resolve", *words, data=marked.stream(text) if text else b"", **options)


def entities(store):
    """Each entity's mentions, by name; of two of one name their sum stands apart."""
    done = resolve("--store", store, "--report", "entities")
    return sorted((one["name"], one["mentions"]) for one in of_type(records(done.stdout), "entity"))


def decisions(folder, text):
    path = os.path.join(folder, "decisions")
    stages.write(path, text.encode())
    return path


def mentions_of_stored_articles(folder):
    store = os.path.join(folder, "decided.db")
    resolve("--store", store, text=FIRST)
    claim(entities(store) == [("Ann Marr", 2)], "the surname alone is hers")
    done = resolve("--store", store, "--decisions", decisions(folder, "not a-m1 a-m2  # her mother\n"), text=SECOND)
    claim(entities(store) == [("Ann Marr", 2), ("Ines Tull", 1), ("Marr", 1)],
          "a mention of a stored article is parted by a decision")
    claim(b"a-m2" not in done.stdout and b"\"Marr\"" not in done.stdout, "the stored article is not written again")
    resolve("--store", store, text=FIRST.replace("= a", "= c"))
    claim(("Marr", 1) in entities(store), "the decision is kept without its file")
    resolve("--store", store, "--decisions", decisions(folder, "same a-m2 b-m1\n"), text="= d 2024-05-18\nNobody.\n")
    claim(("Ines Tull", 2) in entities(store), "two mentions of two stored articles are one by a decision")
    resolve("--store", store, "--retract", "a")
    claim(("Ines Tull", 1) in entities(store), "a decision about an article that is retracted is about nothing")


def versions(folder):
    store = os.path.join(folder, "old.db")
    resolve("--store", store, text=FIRST)
    with sqlite3.connect(store) as case:
        claim(case.execute("PRAGMA user_version").fetchone()[0] > 0, "the tables have a version")
        case.executescript("PRAGMA user_version = 0; DROP TABLE source")
    claim(entities(store) == [("Ann Marr", 2)], "a store from before there were versions is brought up to date")
    with sqlite3.connect(store) as case:
        case.execute("PRAGMA user_version = 99")
    done = resolve("--store", store, text=SECOND, check=False)
    claim(done.returncode == 2 and b"99" in done.stderr, "a store of a later version is refused")
    with sqlite3.connect(store) as case:
        claim(case.execute("SELECT count(*) FROM document").fetchone()[0] == 1, "and left alone")


def unknown_article(folder):
    store = os.path.join(folder, "known.db")
    resolve("--store", store, text=FIRST)
    done = resolve("--store", store, "--retract", "a", "--retract", "nobody", check=False)
    claim(done.returncode == 2 and b"nobody" in done.stderr, "an article that is not there can't be retracted")
    claim(entities(store) == [("Ann Marr", 2)], "and then nothing is retracted")


def slow_reader(folder):
    store = os.path.join(folder, "slow.db")
    many = "= big 2024-05-16\n" + "[Ann Marr](person s) rang the quay. " * 3000 + "\n"
    slow = subprocess.Popen([stages.program(), "resolve", "--store", store], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE)
    slow.stdin.write(marked.stream(many))
    slow.stdin.close()
    slow.stdout.read(100)  # it writes, and then waits for us
    began = time.monotonic()
    resolve("--store", store, text=SECOND)
    claim(time.monotonic() - began < 20, "a slow reader keeps no other run out")
    slow.stdout.read()
    slow.stdout.close()
    claim(slow.wait() == 0 and ("Ines Tull", 1) in entities(store), "both runs are in the store")


def own_aliases(folder):
    text = "= a 2024-05-16\nThe [Kelp Wardens](institution) rang. [The Weedies](institution) left.\n"
    row = "Kelp Wardens|The Weedies\tclass=oversight\n".encode()
    for place in ("rules/alias", "config/whowhom/rules/alias"):
        os.makedirs(os.path.join(folder, place))
        stages.write(os.path.join(folder, place, "institution.txt"), row)

    def bodies(*words, **env):
        return len(of_type(records(resolve(*words, text=text, env=stages.surroundings(**env)).stdout), "entity"))

    claim(bodies() == 2, "nobody knows the nickname of a body")
    claim(bodies("--rules", os.path.join(folder, "rules")) == 1, "one's own alias counts with --rules")
    claim(bodies(XDG_CONFIG_HOME=os.path.join(folder, "config")) == 1, "and from the configuration folder")


def contradictions(folder):
    store = os.path.join(folder, "denied.db")
    resolve("--store", store, text=SECOND + "> contacted 1 2 text=Tull_rang_Marr.\n")
    done = resolve("--store", store, "--report", "contradictions",
                   text="= c 2024-05-18\n[Ines Tull](person s) did not ring [Ann Marr](person).\n> contacted 1 2 status=negated\n")
    claim(b"Tull rang Marr." in done.stdout, "what today's article denies an article of the store asserts")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for proof in (mentions_of_stored_articles, versions, unknown_article, slow_reader, own_aliases, contradictions):
            proof(folder)
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
