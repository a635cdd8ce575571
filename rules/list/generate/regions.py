#!/usr/bin/env python3
"""Adds to region.txt the parts of countries that ISO 3166-2 names and no list of places has yet.

usage: regions.py [ISO_3166-2.JSON] > region.txt.new

Source: Debian package iso-codes (/usr/share/iso-codes/json/iso_3166-2.json), LGPL-2.1-or-later. Reads the lists
beside it. A name of one word that is also a common word, a given name or a surname is left out, and so are numbers,
points of the compass and saints (parishes that bear a person's name). Run it twice and nothing more comes.
"""
import json
import os
import re
import sys
import unicodedata

LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
PLACES = ("country", "region", "city", "town", "district", "place-feature")
SHARED = ("word", "surname", "given-female", "given-male", "given-unisex", "nationality", "not-person")
SKIPPED = re.compile(r"^(Saint|San|Santa|Sankt|Sint|Sveti|Sveta|São|Santo) |\d|^(Central|Capital|Centre|Center)( |$)"
                     r"|^(Western?|Eastern?|Northern?|Southern?|North[ -]?\w*|South[ -]?\w*)( |$)"
                     r"|^(Upper|Lower|Middle|Metro\w*)( |$)")


def folded(name):
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("ʻ", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("-", " ")


def lines(name):
    with open(os.path.join(LISTS, name + ".txt"), encoding="utf-8") as file:
        return file.read().splitlines()


def forms(*names):
    return {folded(form) for name in names for line in lines(name) if not line.startswith("#")
            for form in line.split("\t")[0].split("|")}


def named(name):
    """The plain name: without brackets, "City of" behind a comma, and what only says the kind."""
    name = re.sub(r"\s*[\[(].*", "", name).replace("’", "'")
    name = re.sub(r", (City|County|Province|District|Municipality|Republic) of$", "", name)
    return re.sub(r" (City and County|Metropolitan District|Municipality|District|Province|Region|Rural Municipality"
                  r"|novads|Sheng|Shi"
                  r"|apskritis|miestas|rajonas|suyu|eparchía)$", "", name)


def main(words):
    with open(words[0] if words else "/usr/share/iso-codes/json/iso_3166-2.json", encoding="utf-8") as file:
        parts = json.load(file)["3166-2"]
    have, shared, common = forms(*PLACES), forms(*SHARED), forms("word")
    added = {}
    for part in parts:
        name = named(part["name"])
        key = folded(name)
        if (len(name) < 5 or key in have or SKIPPED.search(name) or re.search(r"[/,*]|oblast|kraj\b|voblasc|'$|'-| (City|Church)$", name) or not name[0].isupper()
                or not key.isascii() or key in shared or all(word in common for word in key.split())
                or len(key.split()) > 5):
            continue
        added.setdefault(key, f"{name}\tcountry={part['code'][:2]}")
    old = lines("region")
    head = [line for line in old if line.startswith("#")]
    rest = [line for line in old if not line.startswith("#")] + list(added.values())
    print("\n".join(head + sorted(rest, key=str.encode)))


if __name__ == "__main__":
    main(sys.argv[1:])
