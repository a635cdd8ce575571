#!/usr/bin/env python3
"""Frames: sentences with marked mentions, and the relations that each states.

usage: frames.py FILE.txt...

A block is separated by empty lines: a comment (`# message / active past`), the sentence with its mentions marked
`[kind:words]`, and a line for each relation: `contacted SOURCE -> TARGET [status=S] [date=EDTF] [mutual]`, with
`_` where nobody is named; `?` before a relation neither asks nor forbids it. A block without one states none.
A sentence counts when exactly its relations come out. Passes at 95 %.
"""
import collections
import re
import sys

import stages

SHARE = 0.95
RELATION = re.compile(r"(\??)(contacted|investigated) (.+?) -> (.+?)((?: (?:status|date)=\S+| mutual)*)$")


class Frame:
    def __init__(self, label):
        self.label, self.sentence, self.line = label, None, 0
        self.wanted, self.optional = [], []

    def add(self, match):
        options = dict(re.findall(r"(status|date)=(\S+)", match[5]))
        relation = (match[2], match[3], match[4], options.get("status", "asserted"), "mutual" in match[5].split(),
                    options.get("date"))
        (self.optional if match[1] else self.wanted).append(relation)


def read(path):
    frames, frame = [], None
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate((line.rstrip("\n") for line in file), 1):
            match = RELATION.match(line)
            if not line.strip():
                frame = None
            elif frame is None or (line.startswith("#") and frame.sentence is None):
                frame = Frame(line.lstrip("# ") if line.startswith("#") else "")
                frames.append(frame)
                if not line.startswith("#"):
                    frame.sentence, frame.line = line, number
            elif match and frame.sentence:
                frame.add(match)
            elif frame.sentence is None:
                frame.sentence, frame.line = line, number
            elif line not in ("none", "_"):
                sys.exit(f"{path}:{number}: neither a relation nor the start of a block: {line}")
    return [frame for frame in frames if frame.sentence]


def is_same(wanted, found):
    """Whether a relation found is the one wanted; a mutual one may stand either way round."""
    kind, source, target, status, mutual, date = wanted
    ends = [(found[1], found[2])] + ([(found[2], found[1])] if mutual and found[4] else [])
    return ((kind, status, mutual) == (found[0], found[3], found[4]) and (source, target) in ends
            and date in (None, found[5]))


def is_near(wanted, found):
    return wanted[:1] == found[:1] and {wanted[1], wanted[2]} == {found[1], found[2]}


def is_right(frame, found):
    left = list(found)
    for wanted in frame.wanted:
        same = [one for one in left if is_same(wanted, one)]
        if not same:
            return False
        left.remove(same[0])
    return all(any(is_near(optional, one) for optional in frame.optional) for one in left)


def relations(frames):
    """The relations found in each frame's sentence, by its number."""
    data = "".join(frame.sentence + "\n" for frame in frames).encode()
    stream = stages.records(stages.run("extract", "--marked", "--split", "line", data=data).stdout)
    said = {record["id"]: record["text"] for record in stages.of_type(stream, "mention")}
    found = collections.defaultdict(list)
    for record in stages.of_type(stream, "relation"):
        number = int(record["doc"].rsplit(":", 1)[1]) - 1
        found[number].append((record["kind"], said.get(record.get("source_mention"), "_"),
                              said.get(record.get("target_mention"), "_"), record.get("status", "asserted"),
                              bool(record.get("mutual")), record.get("date"), record.get("rule")))
    return found


def told(relation):
    kind, source, target, status, mutual, *more = relation
    words = f"{kind} {source} -> {target}" + (f" status={status}" if status != "asserted" else "")
    return words + (" mutual" if mutual else "") + (f"  ({more[1]})" if len(more) > 1 else "")


def main(paths):
    frames = [frame for path in paths for frame in read(path)]
    found, right = relations(frames), 0
    for number, frame in enumerate(frames):
        if is_right(frame, found[number]):
            right += 1
            continue
        print(f"line {frame.line}, {frame.label}: {frame.sentence}")
        for wanted in frame.wanted:
            print("    wanted", told(wanted[:5]))
        for one in found[number]:
            print("    found ", told(one))
    share = right / len(frames) if frames else 0
    print(f"{right} of {len(frames)} frames right, {100 * share:.1f} % (passes at {100 * SHARE:.0f} %)")
    return 0 if share >= SHARE else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
