#!/usr/bin/python3
"""Makes rules/list/city.txt from the cities of GeoNames (Debian package libtimezonemap-data, population >= 15000).

Use: rules/list/generate/places.py >rules/list/city.txt
Beside each city stand the names of places_exonyms.py. word=1 marks names that are also an English word, a given name or
a surname; single words that are both an English word and small are dropped outside the English-speaking countries."""

import os
import re
import sys
import unicodedata

from places_exonyms import EXONYMS

CITIES = os.environ.get("CITIES", "/usr/share/libtimezonemap/ui/cities15000.txt")
LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
SMALL = 100000
ENGLISH = {"GB", "US", "IE", "CA", "AU", "NZ"}
SURE = 1000000  # a city of so many people is meant by its name, but for UNSURE
UNSURE = {"phoenix", "houston", "dallas", "santiago", "medina", "bursa", "victoria", "san jose"}
KNOWN = {"oxford", "cologne", "riyadh", "geneva", "derry", "limerick", "ghent"}
# Names that news uses as something else nearly always.
NEVER = {"man", "police", "university", "central", "center", "of", "parole", "independence", "justice", "best", "most",
         "same", "split screen", "data", "ho", "wa", "bar", "born", "une", "ver", "mon", "tan", "tam", "sabha", "gay",
         "young", "columbia city", "enterprise", "commerce", "universal city", "industry", "opportunity", "council",
         "general", "san", "santa", "al", "el", "los", "las", "imam", "ali", "union", "liberty"}
HEAD = """\
# Cities of the world with 15000 people or more: country= ISO 3166-1, pop= people; word=1: also a word or a person's name.
# Source: GeoNames cities15000 (Debian package libtimezonemap-data) and exonyms of our own, made by generate/places.py.
# Licence: GeoNames, Creative Commons Attribution 4.0 (https://www.geonames.org)."""


def fold(name):
    """The name without accents, in lower case, hyphens as spaces and without dots, as rules/list.c looks it up."""
    plain = unicodedata.normalize("NFKD", name).replace("’", "'").replace("`", "'")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\s-]+", " ", plain.replace(".", "")).strip().lower()


def list_names(path):
    """The names of a list file, folded; none when there is no such file."""
    if not os.path.exists(path):
        return set()
    with open(path, encoding="utf-8") as lines:
        names = [line.split("\t")[0].rstrip("\n").split("|") for line in lines if not line.startswith("#")]
    return {fold(name) for variants in names for name in variants}


def tidy(name):
    """The name as news writes it: without what stands in brackets; empty for the quarters of a numbered city."""
    if "Kreis" in name or re.search(r"\d", name):
        return ""
    name = re.sub(r"\s*\(.*?\)", "", name).replace("`", "'").replace("’", "'").replace('"', "'").strip()
    name = name.split(" / ")[0].split(",")[0]
    return name[:1].upper() + name[1:]


def read_cities():
    """(country, folded name) -> [people, [names]], the biggest city of that name and country."""
    cities = {}
    with open(CITIES, encoding="utf-8") as lines:
        for line in lines:
            field = line.rstrip("\n").split("\t")
            name, ascii_name, country, people = tidy(field[1]), tidy(field[2]), field[8], int(field[14])
            if len(name) < 3 or "|" in name:
                continue
            key = (country, fold(field[1]))
            names = [name] if fold(name) == fold(ascii_name) or not ascii_name else [name, ascii_name]
            if key not in cities or cities[key][0] < people:
                cities[key] = [people, names]
    return cities


def add_exonyms(cities):
    """Joins the concepts of EXONYMS with the cities that they name."""
    for line in EXONYMS.strip().split("\n"):
        country, names = line.split(" ", 1)
        names = names.split("|")
        people = 0
        for name in names:
            people = max(people, cities.pop((country, fold(name)), [0])[0])
        shown = [name for name in names if not re.search(r"[()/\"]", name)]
        cities[(country, fold(names[0]))] = [people, shown]


def merge(cities):
    """Of cities that share a name, the name goes to the biggest."""
    taken, merged = set(), []
    for (country, _), (people, names) in sorted(cities.items(), key=lambda item: (-item[1][0], item[0])):
        left = [name for number, name in enumerate(names)
                if fold(name) not in taken and fold(name) not in {fold(n) for n in names[:number]}]
        taken.update(fold(name) for name in left)
        if left:
            merged.append((country, people, left))
    return merged


def main():
    words = list_names(os.path.join(LISTS, "word.txt")) | list_names(os.path.join(LISTS, "function-word.txt"))
    given = set().union(*(list_names(os.path.join(LISTS, f"given-{kind}.txt")) for kind in ("female", "male", "unisex")))
    people_names = given | list_names(os.path.join(LISTS, "surname.txt"))
    countries = list_names(os.path.join(LISTS, "country.txt"))
    entries = []
    for country, people, names in merge(read_and_extend()):
        folded = [fold(name) for name in names]
        if folded[0] in NEVER or folded[0] in countries:
            continue
        doubtful = any(name in words or name in people_names for name in folded)
        if folded[0] in words | given and people < SMALL and country not in ENGLISH:
            continue
        if (people >= SURE and folded[0] not in UNSURE) or folded[0] in KNOWN:
            doubtful = False
        attributes = f"country={country}" + (f" pop={people}" if people else "") + (" word=1" if doubtful else "")
        entries.append("|".join(names) + "\t" + attributes)
    print(HEAD)
    print("\n".join(sorted(entries, key=lambda line: line.encode())))


def read_and_extend():
    cities = read_cities()
    add_exonyms(cities)
    return cities


if __name__ == "__main__":
    sys.exit(main())
