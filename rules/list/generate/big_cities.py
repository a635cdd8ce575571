#!/usr/bin/python3
"""Makes rules/list/city-big.txt from city.txt: the cities that are meant by their name alone, though people bear it too.

Use: rules/list/generate/big_cities.py >rules/list/city-big.txt
A city of BIG_ENGLISH people where English is much spoken, of BIG elsewhere. Left out: names that are English words, and given
names of people but for cities of SURE people or more; UNSURE stays out at any size."""

import os

LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
BIG, BIG_ENGLISH, SURE = 250000, 60000, 600000
ENGLISH = {"GB", "US", "IE", "CA", "AU", "NZ", "IN", "ZA", "NG", "KE", "GH", "UG", "PK", "JM", "TT", "SG", "ZW"}
UNSURE = {"phoenix", "santiago", "medina", "bursa", "victoria", "san jose", "jackson", "lincoln", "madison", "charlotte",
          "aurora", "florence", "carmel", "imam", "ali", "nelson", "austin", "mission", "orange", "mobile", "reading", "bath",
          "nice", "split", "tours", "man", "miramar", "savannah", "chandler", "mason", "grant", "taylor", "marion", "logan",
          "clinton", "warren", "joliet", "dexter", "wells", "sale", "perm", "natal"}
HEAD = """\
# Big cities that are meant by their name alone, though families bear it too.
# Source: city.txt (GeoNames), chosen by generate/big_cities.py. Licence: GeoNames, Creative Commons Attribution 4.0."""


def rows(name):
    """The entries of a list: the forms, and the attributes as a dictionary."""
    with open(os.path.join(LISTS, name), encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and line.strip():
                forms, _, rest = line.rstrip("\n").partition("\t")
                yield forms.split("|"), dict(pair.split("=", 1) for pair in rest.split())


def names(name):
    return {form.lower() for forms, _ in rows(name) for form in forms}


def main():
    words = names("word.txt")
    given = names("given-female.txt") | names("given-male.txt") | names("given-unisex.txt")
    print(HEAD)
    for forms, attributes in rows("city.txt"):
        people = int(attributes.get("pop", "0"))
        least = BIG_ENGLISH if attributes.get("country") in ENGLISH else BIG
        wanted = [form for form in forms if form.lower() not in UNSURE and people >= least and
                  (people >= SURE or form.lower() not in words | given)]
        if wanted:
            print("|".join(wanted))


main()
