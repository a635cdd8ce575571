#!/usr/bin/env python3
"""`extract --format brat|spacy|webannotation` says in code points what the stream says in bytes, of every story and of a
text with emoji, combining marks, CRLF, a control character and bytes that are no UTF-8. $WHOWHOM names the program."""
import glob
import json
import os
import re
import sys
import tempfile

import stages
from stages import claim, of_type, records

HOSTILE = (b"\xef\xbb\xbfThe day \xf0\x9f\x98\x80 began\twell.\r\n\r\n"
           b"Rene\xcc\x81e Dacre, 44, met Asa Quill on 3 May 2021. \xff\xc3 The \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 crew "
           b"of Zo\xc3\xab Marr did not.\r\n\x07 Mr Quill denied that he phoned Ms Marr.\r\n"
           b"A review of the fire by the Levant Trust is\r\nto follow. The death of Asa Quill is to be investigated.\r\n")
WRAPPED = ("The inquiry has heard for nine days now how Mrs Odile\nHarrow wrote to the council of the town, and how Mr Asa\n"
           "Quill, who had met her before, went to see the\nchief of the Levant Trust. It sits again in the week\nto come.\n")


def decode(data):
    return re.sub("[\udc80-\udcff]", "\ufffd", data.decode("utf-8", "surrogateescape"))


def extract(data, *words):
    return stages.run("extract", *words, data=data).stdout


class Text:
    """One text, and what each format says of it."""

    def __init__(self, name, data, stream, standoff, document, annotations):
        self.name, self.data, self.stream = name, data, stream
        self.standoff, self.document, self.annotations = standoff, document, annotations
        self.spans = [(len(decode(data[:m["start"]])), len(decode(data[:m["end"]])), m["kind"], m["form"])
                      for m in of_type(stream, "mention")]


def read_all(texts):
    """Each format in one run over all texts."""
    with tempfile.TemporaryDirectory() as top:
        for name, data in texts.items():
            stages.write(os.path.join(top, name + ".txt"), data)
        files = [name + ".txt" for name in texts]
        out = {f: stages.run("extract", "--format", f, *files, cwd=top).stdout for f in ("jsonl", "spacy", "webannotation")}
        stages.run("extract", "--format", "brat", "--output", "brat", *files, cwd=top)
        standoff = {name: stages.read(os.path.join(top, "brat", name + ".ann")).decode("utf-8") for name in texts}
        for name, data in texts.items():
            claim(stages.read(os.path.join(top, "brat", name + ".txt")).decode("utf-8") == decode(data), f"{name}: brat's text")
    documents = {d["meta"]["id"]: d for d in map(json.loads, out["spacy"].splitlines())}
    stream, annotations = records(out["jsonl"]), list(map(json.loads, out["webannotation"].splitlines()))
    return [Text(name, data, [r for r in stream if name + ".txt" in (r.get("doc"), r.get("id"))], standoff[name],
                 documents[name + ".txt"], [a for a in annotations if a["target"]["source"] == name + ".txt"])
            for name, data in texts.items()]


KINDS = {"Person": "person", "Organization": "institution", "Location": "place", "Date": "date", "Age": "age",
         "Matter": "matter", "PERSON": "person", "ORG": "institution", "LOC": "place", "DATE": "date", "AGE": "age",
         "MATTER": "matter"}


def read_brat(standoff):
    lines = [line.split("\t") for line in standoff.split("\n")[:-1]]
    found = {}
    for line in lines:
        if line[0][0] == "T":
            label, pieces = line[1].split(" ", 1)
            found[line[0]] = [KINDS[label], [tuple(map(int, p.split(" "))) for p in pieces.split(";")], line[2], "name"]
    for line in lines:
        if line[0][0] == "A" and line[1].startswith("Form "):
            _, mention, form = line[1].split(" ")
            found[mention][3] = form
    return found, lines


def brat(of):
    name, spans, stream, text = of.name, of.spans, of.stream, decode(of.data)
    found, lines = read_brat(of.standoff)
    for kind, pieces, quote, _ in found.values():
        said = " ".join(text[start:end] for start, end in pieces)
        claim(re.sub(r"[\x00-\x1f]", " ", said) == quote, f"{name}: brat quotes {quote!r}, text has {said!r}")
        claim(not re.search("[\r\n]", said), f"{name}: a piece holds a line's end: {said!r}")
    got = [(pieces[0][0], pieces[-1][1], kind, form) for kind, pieces, _, form in found.values()]
    claim(got == spans, f"{name}: brat's mentions {got} are the stream's {spans}")
    number = {m["id"]: f"T{i}" for i, m in enumerate(of_type(stream, "mention"), 1)}
    told = sorted(line[1] for line in lines if re.match(r"(Contacted|Investigated|NobodyNamed) ", line[1]))
    meant = sorted(f"{r['kind'].capitalize()} Arg1:{number[r['source_mention']]} Arg2:{number[r['target_mention']]}"
                   if "source_mention" in r else f"NobodyNamed {number[r['target_mention']]} {r['kind']}"
                   for r in of_type(stream, "relation"))
    claim(told == meant, f"{name}: brat's relations {told} are the stream's {meant}")
    statuses = sorted(line[1].split(" ")[2] for line in lines if line[1].startswith("Status "))
    claim(statuses == sorted(r["status"] for r in of_type(stream, "relation")), f"{name}: statuses {statuses}")
    values = [line[2] for line in lines if re.match(r"Reference T\d+ ", line[1])]
    claim(values == [m["value"] for m in of_type(stream, "mention") if "value" in m], f"{name}: values {values}")
    notes = [line[2] for line in lines if re.match(r"AnnotatorNotes T\d+$", line[1])
             and "; trigger " not in line[2]]
    claim(notes == ["rule " + m["rule"] for m in of_type(stream, "mention")], f"{name}: notes {notes}")
    return found, told


def spacy(of):
    name, spans, stream, document = of.name, of.spans, of.stream, of.document
    claim(document["text"] == decode(of.data), f"{name}: the text is the document's")
    both = [("name", e) for e in document["ents"]] + [(e["form"], e) for e in document["spans"]["references"]]
    got = sorted((e["start"], e["end"], KINDS[e["label"]], form) for form, e in both)
    claim(got == sorted(spans), f"{name}: spaCy's mentions {got} are the stream's {sorted(spans)}")
    got = [(r["label"].lower(), r["status"], r.get("head_span", {}).get("id"), r["child_span"]["id"]) for r in document["relations"]]
    meant = [(r["kind"], r["status"], r.get("source_mention"), r["target_mention"]) for r in of_type(stream, "relation")]
    claim(got == meant, f"{name}: spaCy's relations {got} are the stream's {meant}")
    claim(document["meta"]["sha256"] == of_type(stream, "document")[0]["sha256"], f"{name}: meta names the document")
    try:
        import spacy as library
    except ImportError:
        return
    doc = library.blank("en")(document["text"])
    for e in document["ents"]:
        claim(doc.char_span(e["start"], e["end"], label=e["label"], alignment_mode="expand") is not None, f"{name}: {e}")


def web(of):
    name, spans, stream, text, found = of.name, of.spans, of.stream, decode(of.data), of.annotations
    for annotation in found:
        claim(annotation["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and annotation["type"] == "Annotation", str(annotation))
        place, quote = annotation["target"]["selector"]
        start, end = place["start"], place["end"]
        claim(place["type"] == "TextPositionSelector" and quote["type"] == "TextQuoteSelector", str(annotation))
        claim(text[start:end] == quote["exact"] and text[:start].endswith(quote["prefix"])
              and text[end:].startswith(quote["suffix"]), f"{name}: {quote} stands at {start}-{end}")
    mentions = [a for a in found if a["motivation"] == "classifying"]
    got = [(a["target"]["selector"][0]["start"], a["target"]["selector"][0]["end"],
            next(b["value"] for b in a["body"] if b.get("purpose") == "tagging"), a["whowhom:form"]) for a in mentions]
    claim(got == spans, f"{name}: the annotations {got} are the stream's mentions {spans}")
    got = [(a["id"][12:], a["whowhom:kind"], a["whowhom:status"], a["whowhom:target"][12:]) for a in found[len(mentions):]]
    meant = [(r["id"], r["kind"], r["status"], r["target_mention"]) for r in of_type(stream, "relation")]
    claim(got == meant, f"{name}: the linking annotations {got} are the stream's relations {meant}")


def folder():
    """--output: a pair of files a document, names that no two share, nothing overwritten."""
    ids = ["a.txt", "b", "x/y.txt", "x-y", "-", "../up", "\u00e9" * 400, "n\nl"]
    lines = "".join(json.dumps({"id": i, "text": f"Asa Quill met Odile Harrow. {n}"}) + "\n" for n, i in enumerate(ids))
    with tempfile.TemporaryDirectory() as top:
        target = os.path.join(top, "out")
        words = ("extract", "--jsonl", "--format", "brat", "--output", target)
        stages.run(*words, data=lines.encode())
        names = sorted(os.listdir(target))
        claim(os.listdir(top) == ["out"], "nothing is written beside the folder")
        claim(len([n for n in names if n.endswith(".ann")]) == len(ids) and len(names) == 2 * len(ids) + 1, f"{names}")
        claim({"a.ann", "a.txt", "b.ann", "b.txt", "annotation.conf"} <= set(names), f"plain names stay: {names}")
        for name in names:
            if name.endswith(".txt"):
                text = decode(stages.read(os.path.join(target, name)))
                found, _ = read_brat(stages.read(os.path.join(target, name[:-4] + ".ann")).decode())
                claim(text.startswith("Asa Quill met") and len(found) == 2, f"{name}: {text}")
        stages.write(os.path.join(target, "a.ann"), b"reviewed\n")
        again = stages.run(*words, "--strict", data=lines.encode(), check=False)
        claim(again.returncode == 1 and b"File exists" in again.stderr, f"what is there is refused: {again}")
        claim(stages.read(os.path.join(target, "a.ann")) == b"reviewed\n", "a reviewer's file is not overwritten")
        whole = stages.read(os.path.join(target, "b.ann"))
        os.remove(os.path.join(target, "b.ann"))  # a run that was killed between the two: text first
        stages.run(*words, data=lines.encode(), check=False)
        claim(stages.read(os.path.join(target, "b.ann")) == whole, "a text that is there alone gets its annotations")
        claim(not [name for name in os.listdir(target) if name.endswith(".part")], "nothing half is left")


def several():
    """To standard output a form feed and the id stand before each document but the first."""
    both = b"Asa Quill met Odile Harrow.\n\f\nZo\xc3\xab Marr met Asa Quill.\n"
    pieces = extract(both, "--split", "form-feed", "--format", "brat").decode().split("\f")
    claim(len(pieces) == 2 and pieces[1].startswith("-:"), f"two documents: {pieces}")
    claim(pieces[1].split("\n")[1].startswith("T1\tPerson 0 8\tZo\u00eb Marr"), f"each counts from its own start: {pieces[1]}")


def refusals():
    for words, says in ((("--format", "conll"), b"no such format"), (("--output", "/tmp"), b"--output goes with")):
        done = stages.run("extract", *words, check=False)
        claim(done.returncode == 2 and says in done.stderr, f"{words}: {done}")


def main():
    texts = {path.split("/")[-2]: stages.read(path) for path in sorted(glob.glob(os.path.join(stages.ROOT, "fixtures/pipe/*/1.text.txt")))}
    claim(texts, "there are stories")
    texts.update(hostile=HOSTILE, wrapped=WRAPPED.encode(), empty=b"")
    pieces = relations = 0
    for of in read_all(texts):
        found, told = brat(of)
        pieces += sum(len(mention[1]) > 1 for mention in found.values())
        relations += len(told)
        spacy(of)
        web(of)
    claim(pieces > 0, "a mention goes over a line's end")
    folder()
    several()
    refusals()
    print(f"{len(texts)} texts, {relations} relations, {pieces} mentions in pieces; {stages.failed} claims do not hold")
    return 1 if stages.failed else 0


sys.exit(main())
