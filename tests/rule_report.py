#!/usr/bin/env python3
"""How often each rule fires on the gold articles and on text that was not used to write it.

usage: rule_report.py [--lone]

Prints, tab-separated: rule, matches and mentions or relations on the gold articles, articles it fires in, matches on
the public slices, matches on the quiet texts; then the counts over all rules. With --lone only the rules that fire in
one article and in no other text, with what they found there. Reads ../shared/gold; WHOWHOM names the program.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

import stages

GOLD = os.path.join(stages.ROOT, "..", "shared", "gold")


def compiled(path):
    """The gold articles as documents, a line each."""
    done = subprocess.run([sys.executable, f"{GOLD}/tools/gold.py", "compile", *sorted(glob.glob(f"{GOLD}/articles/*.gold"))],
                          stdout=subprocess.PIPE, check=True)
    stages.write(path, done.stdout)
    return path


def counts(*words):
    """Of each rule: matches, what came of them, documents."""
    table = {}
    for line in stages.run("rules", "stats", *words).stdout.decode().splitlines():
        parts = line.split("\t")
        if parts[0] == "rule":
            table[parts[1]] = tuple(int(part) for part in parts[2:5])
    return table


def found_by(path, rule):
    """Where a rule fired in `path`: document and words, of mentions and relations alone."""
    with open(path, "rb") as file:
        stream = stages.records(stages.run("extract", "--jsonl", data=file.read()).stdout)
    return [(record.get("doc"), record["text"]) for record in stream if record.get("rule") == rule and "text" in record]


def main(words):
    with tempfile.TemporaryDirectory() as folder:
        articles = compiled(os.path.join(folder, "gold.jsonl"))
        gold = counts("--jsonl", articles)
        public = counts("--jsonl", *sorted(glob.glob(f"{GOLD}/public/*.jsonl")))
        quiet = counts(*sorted(glob.glob(os.path.join(stages.ROOT, "fixtures/quiet/*.txt"))))
        lone = [rule for rule in gold if gold[rule][2] == 1 and not public[rule][0] and not quiet[rule][0]]
        for rule in lone if "--lone" in words else gold:
            print(rule, *gold[rule], public[rule][0], quiet[rule][0], sep="\t")
            if "--lone" in words:
                for where, text in found_by(articles, rule)[:2]:
                    print("", where, json.dumps(text, ensure_ascii=False), sep="\t")
    other = [rule for rule in gold if public[rule][0] or quiet[rule][0]]
    print(f"{len(gold)} rules: {sum(1 for rule in gold if gold[rule][0])} fire on the gold articles,",
          f"{sum(1 for rule in gold if public[rule][0])} on the public slices,",
          f"{len(other)} on public slices or quiet texts; {len(lone)} on one article alone,",
          f"{sum(1 for rule in gold if not gold[rule][0] and rule not in other)} nowhere")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
