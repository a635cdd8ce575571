"""Marked text -> a stream that extract might have written, so that a fixture of resolve shows one claim and no more.

  = harbour-1 2024-05-16                      a document: its id and date
  [Tobias Wren](person s) rang Mr [Stoke](person title=Mr). [He](person o) rang [her](person o not_of=2).
  > contacted 3 2                             a relation between the third and the second mention of the document;
  > contacted 3 2 status=denied date=2024     ... with fields of its own

A mark is `[text](kind words...)`: `n` makes it a nominal, `o` a pronoun, `s` a subject; `name=value` sets a field,
`_` standing for a space. `of`, `alias_of`, `not_of`, `speaker`, `body` and `about` count the document's mentions from 1.
"""
import json
import re

MARK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
END = re.compile(r"(?:[.!?][”\"]*|:)\s+$|\n")
GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": "pl", "them": "pl", "their": "pl"}


def mention_of(doc, number, text, words, start, sentence):
    record = {"type": "mention", "id": f"{doc}-m{number}", "doc": doc, "kind": words[0], "form": "name",
              "start": start, "end": start + len(text.encode()), "text": text, "sentence": sentence}
    for word in words[1:]:
        name, _, value = word.partition("=")
        if not value:
            record.update({"n": {"form": "nominal"}, "o": {"form": "pronoun"}, "s": {"subject": True}}[name])
        elif name in ("of", "alias_of", "not_of", "speaker", "body"):
            record[name] = f"{doc}-m{value}"
        elif name == "about":
            record[name] = [f"{doc}-m{one}" for one in value.split(",")]
        else:
            record[name] = value.replace("_", " ")
    if record["form"] == "pronoun" and text.lower() in GENDERS:
        record.setdefault("gender", GENDERS[text.lower()])
    return {**record, "rule": "marked"}


def document(doc, date, marked):
    """The records of one document."""
    records, plain, sentence, at = [], "", 0, 0
    for match in [*MARK.finditer(marked), None]:
        for piece in re.split(r"(?<=[ \n])", marked[at:match.start() if match else len(marked)]):
            plain += piece
            sentence += bool(plain.strip() and END.search(plain[-4:]) and piece[-1:].isspace())
        if match:
            records.append(mention_of(doc, len(records) + 1, match[1], match[2].split(), len(plain.encode()), sentence))
            plain += match[1]
            at = match.end()
    return [{"type": "document", "id": doc, "date": date, "bytes": len(plain.encode())}, *records]


def relation_of(doc, number, words):
    ends = dict(zip(("source_mention", "target_mention"), (f"{doc}-m{one}" for one in words[1:3] if one != "_")))
    own = {name: value.replace("_", " ") for name, value in (word.split("=", 1) for word in words[3:])}
    return {"type": "relation", "id": f"{doc}-r{number}", "doc": doc, "kind": words[0], **ends,
            **{"status": "asserted", "start": 0, "end": 1, "text": "-", "rule": "marked", **own}}


def stream(text):
    """The whole stream, as bytes."""
    records = [{"type": "stream", "format": 1, "by": ["marked"]}]
    for part in re.split(r"^= ", text, flags=re.M)[1:]:
        head, _, body = part.partition("\n")
        doc, date = (head.split() + [""])[:2]
        lines = body.splitlines(keepends=True)
        records += document(doc, date, "".join(line for line in lines if not line.startswith("> ")))
        ties = [line.split()[1:] for line in lines if line.startswith("> ")]
        records += [relation_of(doc, number, words) for number, words in enumerate(ties, 1)]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()
