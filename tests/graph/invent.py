#!/usr/bin/env python3
"""invent.py NODES EDGES [SEED] > stream.jsonl: a resolved stream with an invented network of that size: a few people
whom many know, the rest in circles; for the report's browser test and for bench/graph.sh."""
import json
import random
import sys

GIVEN = "Ida Tom Ruth Sam Nell Omar Priya Jonas Wen Marta Kofi Elin Hugh Asha Lars Bea Ivo Tess Amir Joan".split()
FAMILY = ("Colby Varley Penhallow Okoro Marsh Tindall Whitlock Osei Brandt Quill Harrow Lindqvist Dacre Fenwick Sato "
          "Moreau Pike Ballard Novak Croft").split()
BODIES = "Board Council Inspectorate Trust Authority Commission Office Agency".split()
PLACES = "Wexcombe Thornby Saltmouth Eastlow Marrick Dunholme Pennick Harside".split()


def main(nodes, edges, seed=1):
    draw = random.Random(seed)
    say = lambda **fields: sys.stdout.write(json.dumps(fields, separators=(",", ":")) + "\n")
    articles = max(1, edges // 20)
    say(type="stream", format=1, by=["invent.py"], rules="0123456789abcdef")
    for i in range(articles):
        say(type="document", id=f"article-{i}.txt", date=f"{2010 + i % 12}-{1 + i % 12:02}-{1 + i % 28:02}",
            title=f"Inquiry {i} goes on", bytes=4000)
    for i in range(nodes):
        kind = "person" if i % 4 else "institution"
        name = (f"{PLACES[i % 8]} {BODIES[i // 8 % 8]}" if i % 4 == 0 else f"{GIVEN[i % 20]} {FAMILY[i // 20 % 20]}")
        round_number = i // (64 if i % 4 == 0 else 400)
        name += f" {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[round_number % 26]}{round_number // 26 or ''}" if round_number else ""
        say(type="entity", id=f"e{i}", kind=kind, name=name, mentions=3, documents=[f"article-{i % articles}.txt"],
            aliases=[{"name": name.split()[-1], "rule": "surname"}])
    for i in range(edges):
        near = draw.random() < 0.7
        source = min(int(draw.paretovariate(0.9)) - 1, nodes - 1) if draw.random() < 0.25 else draw.randrange(nodes)
        target = (source + draw.randrange(1, 6)) % nodes if near else draw.randrange(nodes)
        inquiry = source % 4 == 0
        say(type="relation", id=f"r{i}", doc=f"article-{i % articles}.txt", kind="investigated" if inquiry else "contacted",
            status=draw.choices(["asserted", "planned", "denied", "alleged"], [85, 6, 5, 4])[0],
            date=draw.choice([f"{draw.randrange(2010, 2022)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}", f"{draw.randrange(2010, 2022)}", ""]),
            start=i % 50 * 80, end=i % 50 * 80 + 70, text=f"In report {i} the one is said to have been in touch with the other.",
            rule="contacted.invented", source=f"e{source}", target=f"e{target}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
