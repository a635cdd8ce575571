#!/usr/bin/env python3
"""The gold articles as a stream that extract might have written: every mention, no entity.

usage: score.py GOLD... -- "gold_stream.py GOLD... | whowhom resolve"

So resolve is measured alone. What extract would say beyond spans (titles, sentences, subjects, classes) is guessed
here from the text by rough means; gold entities are looked at only to tell whose an age and what a matter is.
Standard input is read and left aside.
"""
import json
import os
import re
import sys

GOLD = os.environ.get("WHOWHOM_GOLD", os.path.join(os.path.dirname(__file__), "../../../shared/gold"))
sys.path.insert(0, os.path.join(GOLD, "tools"))
import gold  # noqa: E402

TITLE = re.compile(
    r"((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Rev|President|Senator|Councillor|"
    r"Cllr|Captain|Capt|Sgt|Det|Insp|Inspector|Supt|DC|DS|DI|DCI|PC|Con|Constable|Detective|Chief|Sheriff|Recorder|"
    r"Commissioner|Mayor|Baroness|Father|Sister|Brother)\.?\s)+)$")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z])|\n+")
SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sgt|Det|Insp|Jan|Feb|Co|No|v|[A-Z])\.\s*$")
FAMILY_FIRST = re.compile(r"([A-Z][a-z]{0,5}) ([A-Z][a-z]{1,6}-[a-z]{1,6})$")
PLURAL = re.compile(r"\b(?:families|men|women|pair|couple|partners|shareholders|victims|residents|staff|brothers)$")
CLASSES = {
    "police": "police force constabulary detectives officers investigators deputies sheriff's",
    "oversight": "watchdog regulator ombudsman inspectorate commission agency supervisor",
    "court": "court judge jury tribunal", "prosecution": "prosecutors prosecutor", "party": "party",
    "company": "company firm refiner drugmaker business bank owners builder",
    "government": "ministry department government", "council": "council",
    "media": "newspaper paper broadcaster station",
    "charity": "charity", "health": "hospital trust", "education": "university school college",
    "inquiry": "inquiry panel committee",
}
NAMED = {
    "oversight": r"Ombuds|Commission|Authority|Regulat|Inspectorate|IOPC|Office for|Supervis|Of[a-z]+m$",
    "police": r"Police|Constabulary|Garda|Sheriff|Yard|\bMet\b",
    "court": r"Court", "media": r"Times|Herald|Gazette|BBC",
    "company": r"\b(?:Ltd|plc|Inc|Co|Corp|Bank|Pharma|Group|Homes|Metals|Water)\b", "party": r"Party",
    "government": r"Ministry|Department", "council": r"Council", "charity": r"Foundation|Trust|Charity",
    "health": r"Hospital|NHS", "education": r"University|School|College", "inquiry": r"Inquiry|Committee|Panel",
}


def sentences(text):
    starts = [0]
    for match in SENTENCE.finditer(text):
        if not SHORT.search(text[:match.start() + 1][-8:]):
            starts.append(match.end())
    return starts


def class_of(mention):
    words = mention["text"].lower().split()
    if mention["form"] == "name":
        return next((name for name, shape in NAMED.items() if re.search(shape, mention["text"])), "")
    return next((name for name, heads in CLASSES.items() if words[-1] in heads.split()), "")


def is_subject(before, after):
    opens = re.search(r"(?:^|[.;:,“\"]\s*|\b(?:and|but|that|when|after|said|The|the|Mr|Ms|Mrs)\s)$", before)
    return bool(opens and re.match(r"(?:,[^,.]{1,60},)?\s+(?!and\b|of\b|in\b|to\b)[a-z]+", after))


def gender(mention):
    word = mention["text"].lower()
    if mention["form"] == "pronoun":
        return {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": "pl", "them": "pl"}.get(word, "")
    return "pl" if mention["form"] == "nominal" and PLURAL.search(word) else ""


def mention_record(document, number, mention, starts, text):
    begin = len(document["text"].encode()[:mention["start"]].decode())
    end = begin + len(mention["text"])
    title = TITLE.search(text[:begin])
    record = {
        "type": "mention", "id": f"{document['id']}-{number}", "doc": document["id"], "kind": mention["kind"],
        "form": mention["form"], "start": mention["start"], "end": mention["end"], "text": mention["text"],
        "sentence": sum(start <= begin for start in starts) - 1, "value": mention.get("value"),
    }
    if mention["kind"] == "person":
        record["title"] = title.group(1).strip() if title else None
        record["gender"] = gender(mention)
        family_first = FAMILY_FIRST.match(mention["text"])
        if family_first:
            record["surname"], record["given"] = family_first.groups()
    if mention["kind"] == "institution" and mention["form"] != "pronoun":
        record["role"] = class_of(mention)
    if mention["kind"] in ("person", "institution"):
        record["subject"] = is_subject(text[:begin], text[end:]) or None
    record["rule"] = "gold"
    return record


def tie(document, records):
    """Ages to the nearest name of their person; acronyms in parentheses to the name before."""
    names = [(m, r) for m, r in zip(document["mentions"], records) if m["form"] == "name"]
    for mention, record in zip(document["mentions"], records):
        if mention["kind"] == "age" and mention.get("entity"):
            own = [r for m, r in names if m.get("entity") == mention["entity"] and m["kind"] == "person"]
            if own:
                record["of"] = min(own, key=lambda r: abs(r["start"] - record["start"]))["id"]
        if mention["kind"] == "matter":
            record["about"] = [near(names, who, record) for who in mention.get("about", []) if near(names, who, record)]
    data = document["text"].encode()
    for left, right in zip(records, records[1:]):
        if left["kind"] == right["kind"] == "institution" and data[left["end"]:right["start"]] == b" (":
            right["alias_of"] = left["id"]


def near(names, entity, record):
    own = [r for m, r in names if m.get("entity") == entity]
    return min(own, key=lambda r: abs(r["start"] - record["start"]))["id"] if own else None


def main():
    print(json.dumps({"type": "stream", "format": 1, "by": ["gold"]}))
    for path in sys.argv[1:]:
        document = gold.compile_file(path)
        text = document["text"]
        print(json.dumps({"type": "document", "id": document["id"], "date": document["date"],
                          "bytes": len(text.encode())}))
        starts = sentences(text)
        records = [mention_record(document, n, m, starts, text) for n, m in enumerate(document["mentions"])]
        tie(document, records)
        for record in records:
            print(json.dumps({k: v for k, v in record.items() if v not in (None, "", [])}, ensure_ascii=False))


if __name__ == "__main__":
    main()
