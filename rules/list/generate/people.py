#!/usr/bin/python3
"""Makes rules/list/surname.txt from surnames.txt beside this file.

Use: rules/list/generate/people.py >rules/list/surname.txt
word=1 marks names that are a word of word.txt, place=1 those that are a country, a region, or a big city of city.txt
(smaller ones count where English is spoken). Spellings that rules/list.c takes for one become one line."""

import os
import re
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
LISTS = os.path.join(HERE, "..")
BIG = 300000  # a city of so many people is well known by its name alone
BIG_ENGLISH = 60000
ENGLISH = {"GB", "US", "IE", "CA", "AU", "NZ"}
HEAD = """\
# Family names of many cultures. word=1: also an English word (word.txt); place=1: also a well-known place.
# Source: own compilation (generate/surnames.txt), marked by generate/people.py. Licence: MIT."""


def fold(name):
    """The name without accents, in lower case, hyphens as spaces and without dots, as rules/list.c looks it up."""
    plain = unicodedata.normalize("NFKD", name).replace("’", "'")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\s-]+", " ", plain.replace(".", "")).strip().lower()


def read_list(name):
    """The entries of a list: the forms, and the attributes as a dictionary."""
    with open(os.path.join(LISTS, name), encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            forms, _, rest = line.rstrip("\n").partition("\t")
            yield forms.split("|"), dict(pair.split("=", 1) for pair in rest.split())


def well_known_places():
    """The folded names of countries, regions and big cities."""
    places = set()
    for name in ("country.txt", "region.txt"):
        for forms, _ in read_list(name):
            places.update(fold(form) for form in forms)
    for forms, attributes in read_list("city.txt"):
        least = BIG_ENGLISH if attributes.get("country") in ENGLISH else BIG
        if int(attributes.get("pop", "0")) >= least:
            places.update(fold(form) for form in forms)
    return places


def surnames():
    """The names of surnames.txt, one of each folded spelling; there `_` stands for a space."""
    names = {}
    with open(os.path.join(HERE, "surnames.txt"), encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                for name in line.split():
                    names.setdefault(fold(name.replace("_", " ")), name.replace("_", " "))
    return names


def main():
    words = {forms[0] for forms, _ in read_list("word.txt")}
    places = well_known_places()
    rows = []
    for folded, name in surnames().items():
        marks = ["word=1"] * (name.lower() in words) + ["place=1"] * (folded in places)
        rows.append(name + ("\t" + " ".join(marks) if marks else ""))
    print(HEAD)
    print("\n".join(sorted(rows, key=lambda row: row.encode())))


main()
