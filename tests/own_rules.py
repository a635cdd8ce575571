#!/usr/bin/env python3
"""Rules and words of one's own: added, replacing by id, kept in a configuration folder; and `whowhom rules` told about them.

usage: own_rules.py
"""
import os
import sys
import tempfile

import stages
from stages import claim, of_type, records

TEXT = b"On Monday Mr Pavel Grint hallooed Ms Una Teasel from the quay at Hull.\n"
HALLOOED = """layer relations
rule hallooed.active
why {why}
match (?<source> {{person}} ) \\s {verb} \\s (?<target> {{person}} )
emit {kind} source target
yes [source:Pavel Grint] {verb} [target:Una Teasel].
yes [source:Grint] {verb} [target:Teasel] twice.
no Grint called [person:Una Teasel].
no The gulls {verb} [person:Una Teasel].
"""


def rule(verb="hallooed", kind="hallooed", why="Shouting across water."):
    return HALLOOED.format(verb=verb, kind=kind, why=why)


def folder(root, name, **files):
    path = os.path.join(root, name)
    os.makedirs(path)
    for file, text in files.items():
        stages.write(os.path.join(path, file + ".rules"), text.encode())
    return path


def kinds(*words, env=None):
    done = stages.run("extract", *words, data=TEXT, env=env or stages.surroundings())
    return sorted(record["kind"] for record in of_type(records(done.stdout), "relation"))


def added_and_replaced(root):
    first = folder(root, "first", a=rule())
    second = folder(root, "second", a=rule(kind="greeted"))
    claim(not kinds(), "the shipped rules know nobody who halloos")
    claim(kinds("--rules", first) == ["hallooed"], "--rules adds a rule")
    claim(kinds("--rules", first, "--rules", second) == ["greeted"], "a later folder replaces the rule of the same id")
    claim(kinds("--rules", second, "--rules", first) == ["hallooed"], "the order of the folders decides")
    twice = folder(root, "twice", a=rule(), b=rule())
    done = stages.run("extract", "--rules", twice, data=TEXT, check=False)
    claim(done.returncode == 2 and b"b.rules:2:" in done.stderr,
          f"one folder has an id once; the second place is named: {done.stderr!r}")
    listed = stages.run("rules", "list", "--rules", first, "--rules", second, env=stages.surroundings()).stdout
    rows = [line for line in listed.splitlines() if line.startswith(b"hallooed.active\t")]
    claim(len(rows) == 1 and b"second" in rows[0], f"rules list shows the one that holds: {rows}")


def shipped_rule_replaced(root):
    data = b"Mr Pavel Grint contacted Ms Una Teasel.\n"
    found = stages.run("extract", data=data, env=stages.surroundings()).stdout
    ids = {record["rule"] for record in of_type(records(found), "relation")}
    claim(len(ids) == 1, f"one shipped rule reads it: {ids}")
    own = folder(root, "shipped", a=rule().replace("hallooed.active", ids.pop()))
    found = stages.run("extract", "--rules", own, data=data, env=stages.surroundings()).stdout
    claim(not of_type(records(found), "relation"), "a shipped rule is replaced by its id")


def configuration(root):
    own = folder(root, "config/whowhom/rules", a=rule())
    config = own[:-len("/whowhom/rules")]
    home = os.path.join(root, "home")
    folder(root, "home/.config/whowhom/rules", a=rule(kind="greeted"))
    claim(kinds(env=stages.surroundings(XDG_CONFIG_HOME=config)) == ["hallooed"], "$XDG_CONFIG_HOME/whowhom/rules is read")
    claim(kinds(env=stages.surroundings(HOME=home)) == ["greeted"], "$HOME/.config/whowhom/rules is read")
    claim(kinds(env=stages.surroundings(HOME=home, XDG_CONFIG_HOME="")) == ["greeted"], "an empty XDG_CONFIG_HOME is none")
    claim(kinds(env=stages.surroundings(HOME=home, XDG_CONFIG_HOME=config)) == ["hallooed"], "XDG_CONFIG_HOME goes before HOME")
    claim(kinds("--rules", os.path.join(home, ".config/whowhom/rules"), env=stages.surroundings(XDG_CONFIG_HOME=config)) == ["greeted"],
          "--rules replaces what the configuration has")
    for variables in ({}, {"HOME": ""}, {"HOME": "/nowhere"}, {"XDG_CONFIG_HOME": "/nowhere"}, {"XDG_CONFIG_HOME": "config"}):
        claim(not kinds(env=stages.surroundings(**variables)), f"{variables} changes nothing")
    bad = folder(root, "bad/whowhom/rules", a="layer nowhere\n")
    done = stages.run("extract", data=TEXT, check=False, env=stages.surroundings(XDG_CONFIG_HOME=bad[:-len("/whowhom/rules")]))
    claim(done.returncode == 2 and b"a.rules:1:" in done.stderr, f"a fault there is named: {done.stderr!r}")


def examples_are_asked_for(root):
    text = rule()
    whole = folder(root, "whole", a=text)
    done = stages.run("rules", "check", "--rules", whole, "hallooed.active", check=False, env=stages.surroundings())
    claim(done.returncode == 0 and b"1 rules, 4 examples, 0 faults" in done.stdout, f"a whole rule passes: {done.stdout!r}")
    for kind, count in (("yes", b"1 yes and 2 no"), ("no", b"2 yes and 1 no")):
        lines = text.splitlines(True)
        lines.remove(next(line for line in lines if line.startswith(kind + " ")))
        few = folder(root, "few-" + kind, a="".join(lines))
        done = stages.run("rules", "check", "--rules", few, "hallooed.active", check=False, env=stages.surroundings())
        claim(done.returncode == 1 and count in done.stdout, f"fewer than two {kind} are a fault: {done.stdout!r}")
    silent = folder(root, "silent", a="".join(line for line in text.splitlines(True) if not line.startswith("why")))
    done = stages.run("rules", "check", "--rules", silent, check=False, env=stages.surroundings())
    claim(done.returncode == 2 and b"a.rules:2:" in done.stderr and b"why" in done.stderr, f"a missing why is an error: {done.stderr!r}")


def stats(root):
    own = folder(root, "stats", a=rule())
    article = os.path.join(root, "article.txt")
    stages.write(article, TEXT + b"\n" + TEXT)
    rows = [line.split("\t") for line in
            stages.run("rules", "stats", "--rules", own, article, article, env=stages.surroundings()).stdout.decode().splitlines()]
    claim(["rule", "hallooed.active", "4", "4", "2"] in rows, "stats counts matches, what came of them, and documents")
    claim(["entry", "city", "Hull", "4"] in rows, "stats counts the entries of lists")
    claim(rows[-1][:2] == ["documents", "2"], f"stats counts documents: {rows[-1]}")
    never = stages.run("rules", "stats", "--never", "--rules", own, article, env=stages.surroundings()).stdout.decode().splitlines()
    claim("rule\thallooed.active\t2\t2\t1" not in never, "a rule that fires is none that never does")
    claim("entry\tcity\tOslo\t0" in never and "entry\tcity\tHull\t2" not in never, "--never lists the entries that don't occur")
    silent = {row[1] for row in rows if row[0] == "rule" and row[2] == "0"}
    claim(silent and silent == {line.split("\t")[1] for line in never if line.startswith("rule\t")},
          "--never lists the rules that don't fire")
    lines = b'{"id":"a","text":"Mr Pavel Grint hallooed Ms Una Teasel."}\nnonsense\n'
    rows = stages.run("rules", "stats", "--jsonl", "--rules", own, "-", data=lines, env=stages.surroundings()).stdout.decode().splitlines()
    claim(rows[-1] == "documents\t1\t1 refused", f"stats reads JSON Lines and counts what it refuses: {rows[-1]}")
    for words in (("rules", "stats"), ("rules", "stats", "/nowhere.txt"), ("rules", "diff", "-", own),
                  ("rules", "diff", "-", "/nowhere", article)):
        claim(stages.run(*words, check=False).returncode == 2, f"{' '.join(words)} is status 2")


def difference(root):
    old = folder(root, "old", a=rule())
    new = folder(root, "new", a=rule(kind="greeted"))
    article = os.path.join(root, "differ.txt")
    stages.write(article, TEXT)

    def diff(*words):
        return stages.run("rules", "diff", *words, article, env=stages.surroundings()).stdout.decode().splitlines()
    claim(diff(old, old) == ["1 documents: 0 gained, 0 lost"], "the same rules differ in nothing")
    rows = diff("-", old)
    claim(rows[0].startswith(f"+ {article}:0-") and '"Pavel Grint" -> "Una Teasel" (asserted) (hallooed.active)' in rows[0],
          f"what new rules gain is told with its place and rule: {rows}")
    claim(rows[1].strip() == TEXT.decode().strip() and rows[-1] == "1 documents: 1 gained, 0 lost", f"and its sentence: {rows}")
    claim(diff(old, "-")[0][0] == "-", "the other way round it is lost")
    rows = diff(old, new)
    claim(sorted(row[0] for row in rows[:-1]) == [" ", " ", "+", "-"] and rows[-1] == "1 documents: 1 gained, 1 lost",
          f"a change of kind is a gain and a loss: {rows}")


def words_of_ones_own(root):
    data = b"Ms Ruth Adlam besought her deputy, Mr Piers Quant, to phone Ms Una Teasel.\n"

    def phoned(*words):
        done = stages.run("extract", *words, data=data, env=stages.surroundings())
        return [record["rule"] for record in of_type(records(done.stdout), "relation")]
    own = os.path.join(root, "words")
    os.makedirs(os.path.join(own, "list"))
    listed = os.path.join(own, "list", "word-class.txt")
    stages.write(listed, b"besought\tclass=governs\n")
    claim(not phoned() and phoned("--rules", own) == ["contacted.active"], "a word added to a class of words is heard")
    stages.write(listed, b"besought\tclass=govern\n")
    done = stages.run("extract", "--rules", own, data=data, check=False, env=stages.surroundings())
    claim(done.returncode == 2 and b'word-class.txt: "besought": no class is called "govern"' in done.stderr,
          f"a class that is none is named: {done.stderr!r}")


def main():
    with tempfile.TemporaryDirectory() as root:
        for test in (added_and_replaced, shipped_rule_replaced, configuration, examples_are_asked_for, words_of_ones_own, stats, difference):
            test(root)
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
