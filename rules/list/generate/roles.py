#!/usr/bin/python3
"""Makes rules/list/role.txt: what people are, from WordNet and roles.txt beside this file.

Use: rules/list/generate/roles.py >rules/list/role.txt
Of WordNet's nouns for persons (Debian package wordnet-base) those count that stand below one of ROOTS, are a common
English word (word.txt), no relation (kin.txt) and named in the keep lines of roles.txt: WordNet gives them their class.
The other lines of roles.txt come first: `class: role|variant key=value; ...`."""

import os

HERE = os.path.dirname(os.path.abspath(__file__))
LISTS = os.path.join(HERE, "..")
NOUNS = os.environ.get("WORDNET", "/usr/share/wordnet/data.noun")
PERSON = 18  # WordNet's number of the file noun.person
# Synsets by their first word, and the class of what stands below them; the first that fits counts.
ROOTS = [("athlete", "sport"), ("wrongdoer", "crime"), ("lawman", "police"), ("lawyer", "law"),
         ("health_professional", "health"),
         ("journalist", "media"), ("broadcaster", "media"), ("writer", "culture"), ("entertainer", "culture"),
         ("artist", "culture"), ("clergyman", "religion"), ("serviceman", "military"), ("scientist", "science"),
         ("educator", "education"), ("politician", "politics"), ("legislator", "politics"), ("capitalist", "company"),
         ("businessperson", "company"), ("merchant", "company"), ("financier", "company"), ("administrator", "company"),
         ("official", "office"), ("skilled_worker", "work"), ("professional", "work"), ("employee", "work"),
         ("worker", "work"), ("expert", "work"), ("spokesperson", "media"), ("adviser", "work"),
         ("negotiator", "politics"),
         ("reformer", "politics"), ("traveler", "people"), ("leader", "work"), ("creator", "culture"),
         ("enemy", "people"),
         ("investigator", "police"), ("contestant", "sport"), ("communicator", "people"), ("defender", "people")]
IRREGULAR = {"thief": "thieves", "chief": "chiefs", "housewife": "housewives", "midwife": "midwives",
             "passer-by": "passers-by", "passerby": "passersby", "paparazzo": "paparazzi", "alumnus": "alumni"}
HEAD = """\
# What people are by trade, office, or part in an affair: singular|plural. class= the field; sex= fixed sex;
# office=1: an office.
# Source: own compilation (generate/roles.txt) and WordNet 3.0 noun.person (Debian package wordnet-base),
# made by generate/roles.py.
# Licence: MIT; WordNet's own licence, permissive (/usr/share/doc/wordnet-base/copyright)."""


def plural(word):
    """The plural of an English noun, which is that of its last word."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if " of " in word or "-in-" in word:
        head, joint, rest = word.partition(" of " if " of " in word else "-in-")
        return plural(head) + joint + rest
    for end, many in (("woman", "women"), ("man", "men"), ("person", "people")):
        if word.endswith(end):
            return word[: -len(end)] + many
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def sex_of(word):
    """The sex that the word itself fixes, as an attribute, or nothing."""
    if word.endswith("woman") or word.endswith(("actress", "heiress", "waitress", "stewardess", "hostess", "mistress")):
        return ["sex=f"]
    if word.endswith("man") and not word.endswith(("human", "woman", "shaman", "ombudsman", "german")):
        return ["sex=m"]
    return []


def read_synsets():
    """WordNet's nouns for persons: offset -> (words, offsets of the synsets below)."""
    synsets = {}
    with open(NOUNS, encoding="ascii") as lines:
        for line in lines:
            fields = line.split("|")[0].split()
            if line.startswith("  ") or int(fields[1]) != PERSON:
                continue
            count = int(fields[3], 16)
            words = fields[4 : 4 + 2 * count : 2]
            pointers = fields[5 + 2 * count :]
            below = [pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] == "~"]
            synsets[fields[0]] = (words, below)
    return synsets


def below(synsets, root):
    """The words of `root` and of all the synsets below it."""
    left, seen = [offset for offset, (words, _) in synsets.items() if words[0] == root], set()
    while left:
        offset = left.pop()
        if offset in synsets and offset not in seen:
            seen.add(offset)
            yield from synsets[offset][0]
            left.extend(synsets[offset][1])


def read_curated():
    """The lines of roles.txt: rows by their first form, and the words of WordNet to keep."""
    rows, kept = {}, set()
    with open(os.path.join(HERE, "roles.txt"), encoding="utf-8") as lines:
        for line in lines:
            class_name, colon, rest = line.strip().partition(": ")
            if line.startswith("#") or not colon:
                continue
            if class_name == "keep":
                kept.update(rest.split())
                continue
            for entry in rest.split(";"):
                words = entry.split()
                marks = [word for word in words if "=" in word]
                forms = " ".join(word for word in words if "=" not in word).split("|")
                rows.setdefault(forms[0], (forms, [f"class={class_name}"], marks))
    return rows, kept


def first_fields(name):
    """All the forms of a list."""
    with open(os.path.join(LISTS, name), encoding="utf-8") as lines:
        entries = [line.rstrip("\n").split("\t")[0] for line in lines if not line.startswith("#")]
    return {form for entry in entries for form in entry.split("|")}


def main():
    rows, kept = read_curated()
    taken = {form for forms, _, _ in rows.values() for form in forms} | first_fields("kin.txt")
    words, synsets = first_fields("word.txt"), read_synsets()
    for root, class_name in ROOTS:
        for word in below(synsets, root):
            if word in words and word in kept and word not in taken:
                taken.add(word)
                rows[word] = ([word], [f"class={class_name}"], [])
    used = {form for forms, _, _ in rows.values() for form in forms}
    print(HEAD)
    lines = []
    for forms, classes, marks in rows.values():
        more = [plural(form) for form in forms]
        forms = list(dict.fromkeys(forms + [form for form in more if form not in used]))
        sex = [] if any(mark.startswith("sex=") for mark in marks) else sex_of(forms[0])
        lines.append("|".join(forms) + "\t" + " ".join(classes + sex + marks))
    print("\n".join(sorted(set(lines), key=lambda line: line.encode())))


main()
