#!/usr/bin/env python3
"""What is asked of a network on the command line: filters, ego, path, top, dossier, timeline, explain, diff. The
expectations are read off streams/harbour.jsonl by hand. $WHOWHOM names the program."""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import stages  # noqa: E402
from stages import claim  # noqa: E402

PROGRAM = os.environ.get("WHOWHOM") or os.path.join(HERE, "../../build/dev/whowhom")
HARBOUR, TWINS = (os.path.join(HERE, "streams", name) for name in ("harbour.jsonl", "twins.jsonl"))


def run(*words, status=0):
    done = subprocess.run([PROGRAM, *words], capture_output=True, check=False, text=True, timeout=60)
    claim(done.returncode == status, f"{' '.join(words)} is status {status} (is {done.returncode}): {done.stderr[-300:]}")
    return done.stdout, done.stderr


def graph(*words):
    out, _ = run("graph", "--format", "jsonl", *words, HARBOUR)
    lines = [json.loads(line) for line in out.splitlines()]
    names = {one["id"]: one["name"] for one in lines if one["type"] == "node"}
    return set(names.values()), [(names[one["source"]], one["label"], names[one["target"]], one["weight"])
                                 for one in lines if one["type"] == "edge"], lines


def filters():
    _, edges, _ = graph("--kind", "investigated")
    claim(("Harbour Board", "investigated", "the berth contracts", 1) in edges and all(one[1] in ("investigated", "about") for one in edges),
          f"--kind draws that kind: {edges}")
    _, edges, _ = graph("--status", "planned,negated")
    claim({one[1] for one in edges} == {"contacted (planned)", "contacted (negated)"}, f"--status draws those: {edges}")
    _, edges, _ = graph("--since", "2014-06", "--until", "2014-06-30")
    claim([one[:3] for one in edges] == [("Daniel Okafor", "contacted", "Jane Lowe")], f"--since and --until: {edges}")
    _, edges, _ = graph("--until", "2013")
    claim(not edges, f"nothing before 2014: {edges}")
    _, edges, _ = graph("--min-weight", "2")
    claim([one[3] for one in edges if one[1] == "contacted"] == [2], f"--min-weight: {edges}")
    names, _, _ = graph("--top", "2")
    claim(len(names) == 2 and "Daniel Okafor" in names, f"--top: {names}")
    for words in (("--since", "yesterday"), ("--top", "x"), ("--format", "pdf"), ("-o", "x.pdf"), ("--measure", "beauty"), ("--path", "A"),
                  ("--format", "gephi-csv"), ("--ego", "Nobody Known")):
        _, said = run("graph", *words, HARBOUR, status=2)
        claim(said.count("\n") == 1, f"{words} is told in a line: {said}")


def measures():
    _, _, lines = graph("--measure", "none")
    claim(not any({"pagerank", "community", "component", "betweenness", "x"} & set(one) for one in lines), "--measure none measures nothing")
    _, _, lines = graph("--without", "layout,pagerank")
    claim(all("community" in one and "x" not in one and "pagerank" not in one for one in lines if one["type"] == "node"),
          "--without leaves out what it names alone")
    first, _ = run("graph", "--format", "svg", HARBOUR)
    again, _ = run("graph", "--format", "svg", HARBOUR)
    claim(first == again, "the layout is the same on every run")


def around():
    names, edges, _ = graph("--ego", "okafor")
    claim(names == {"Daniel Okafor", "Jane Lowe", "Lowe?"}, f"--ego finds an alias, and who is near: {names}")
    names, _, _ = graph("--ego", "Harbour Board", "--depth", "2")
    claim(names == {"Harbour Board", "the berth contracts", "Quay Dredging Ltd"}, f"--depth: {names}")
    out, _ = run("graph", "--path", "Harbour Board", "Quay Dredging", HARBOUR)
    claim(out.startswith("Harbour Board -> the berth contracts: investigated") and "opened an inquiry" in out and "about" in out,
          f"--path tells each hop with its quote: {out}")
    out, said = run("graph", "--path", "Harbour Board", "Jane Lowe", HARBOUR)
    claim(not out and "no path" in said, f"where there is none it says so: {said}")
    _, said = run("dossier", "lowe", "--input", HARBOUR, status=2)
    claim("may be any of" in said and "Jane Lowe" in said and "Peter Lowe" in said, f"an ambiguous name lists its candidates: {said}")


def words():
    out, _ = run("dossier", "Mr Okafor", "-i", HARBOUR)
    claim(out.startswith("Daniel Okafor\n") and "age: 47" in out and "also: Okafor" in out, f"a dossier has its head: {out[:300]}")
    claim('"On 13 June 2014 Mr Okafor rang Ms Lowe."' in out and "[a.txt, bytes 0-39, rule contacted.test]" in out, "its quotes and places")
    claim("[negated] Jane Lowe contacted Daniel Okafor" in out, f"what is denied says so first: {out}")
    out, _ = run("timeline", "Okafor", "Jane Lowe", "--format", "tsv", "-i", HARBOUR)
    rows = list(csv.DictReader(io.StringIO(out), delimiter="\t", quoting=csv.QUOTE_NONE))
    firsts = [row["first"] for row in rows if row["first"]]
    claim(len(rows) == 5 and firsts == sorted(firsts) and rows[-1]["date"] == "", f"a timeline is in order, the undated last: {out}")
    claim(rows[0]["quote"] == "On 13 June 2014 Mr Okafor rang Ms Lowe." and rows[0]["document"] == "a.txt", "with quotes")
    out, _ = run("timeline", "--format", "markdown", "-i", HARBOUR)
    claim(out.count("\n  > ") == out.count("- **") > 0, "Markdown has a quote for each")
    out, _ = run("timeline", "Quay Dredging Ltd", "-i", HARBOUR)
    claim("(nobody named) investigated Quay Dredging Ltd" in out and "the berth contracts" in out, f"what concerns a matter of theirs is told: {out}")
    _, _, lines = graph()
    edge = next(one for one in lines if one.get("weight") == 2)
    out, _ = run("explain", "edge", edge["id"], "-i", HARBOUR)
    claim(out.count("rule contacted.test") == edge["reports"], f"explain edge tells each report: {out}")
    claim(out.count("    status: ") == edge["reports"], f"and its facets: {out}")
    story = f"{stages.ROOT}/fixtures/pipe/harbour-inquiry/3.resolved.jsonl"
    said = next(one for one in map(json.loads, open(story)) if one["type"] == "relation" and one.get("source_mention") and one["status"] == "asserted")
    out, _ = run("explain", "edge", said["id"], "-i", story)
    claim("    source: \"" in out and f"    trigger: {said['trigger']}\n" in out, f"and what its rule caught: {out}")
    out, _ = run("explain", "edge", "r1", "-i", HARBOUR)
    claim(edge["id"] in out, f"a relation's id finds its edge: {out}")
    run("explain", "edge", "r99", "-i", HARBOUR, status=2)
    out, _ = run("explain", "node", "Jane Lowe", "-i", HARBOUR)
    claim("joined by" in out, f"explain node tells its mentions: {out}")
    for command in ("dossier", "timeline", "explain", "diff"):
        run(command, "--frobnicate", status=2)
        run(command, "--help")
    run("dossier", status=2)
    run("dossier", "A", "-i", "/nowhere", status=2)


def difference():
    with open(HARBOUR, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    for one in lines:
        if one["type"] == "entity" and one["name"] == "Daniel Okafor":
            one["age"] = "48"
    lines = [one for one in lines if one.get("status") != "negated"]
    lines.append({"type": "entity", "id": "e50", "kind": "person", "name": "Ruth Penhallow", "mentions": 1, "documents": ["a.txt"]})
    with tempfile.TemporaryDirectory() as folder:
        new, old_graphml, changed = (os.path.join(folder, name) for name in ("new.jsonl", "old.graphml", "change.graphml"))
        with open(new, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(one) + "\n" for one in lines)
        out, _ = run("diff", HARBOUR, new)
        claim("+ Ruth Penhallow, person" in out and "    age: 47 -> 48" in out and "- Jane Lowe -> Daniel Okafor: contacted (negated)" in out,
              f"diff tells what came, went and changed: {out}")
        claim("nodes: 1 added, 0 removed, 1 changed" in out and "edges: 0 added, 1 removed, 0 changed" in out, f"and counts: {out}")
        run("graph", "--status", "all", "-o", old_graphml, HARBOUR)
        again, _ = run("diff", old_graphml, new)
        claim(again == out, f"GraphML and stream are compared alike: {again}")
        out, _ = run("diff", "--format", "json", HARBOUR, new)
        data = json.loads(out)
        claim([one["name"] for one in data["nodes"]["added"]] == ["Ruth Penhallow"] and len(data["edges"]["removed"]) == 1, f"as JSON: {out}")
        gone = data["edges"]["removed"][0]
        claim((gone["source_name"], gone["target_name"]) == ("Jane Lowe", "Daniel Okafor") and gone["evidence"][0]["quote"] == "She did not ring him.",
              f"with names and quotes: {gone}")
        run("diff", HARBOUR, new, "-o", changed)
        import networkx
        network = networkx.read_graphml(changed)
        claim(sorted(data["change"] for _, data in network.nodes(data=True)).count("same") == len(network) - 2, "as GraphML to colour by")
        run("diff", HARBOUR, "/etc/hostname", status=2)
        run("diff", HARBOUR, status=2)


def main():
    filters()
    measures()
    around()
    words()
    difference()
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
