#!/usr/bin/env python3
"""Every format that `whowhom graph` writes is opened by readers that we did not write, and what they count and
read is what GraphML, read by networkx, says: nodes, edges, ends, names, kinds, statuses, weights, quotes.

usage: formats.py [--table] [--node] [--gephi] [FILE...]   resolved streams; those beside this file when none is named

networkx, igraph, xmllint and Python's csv and json are always there; Graphviz, jq and followthemoney ($FTM_PYTHON) are asked
where they are, and named where they are not. --node and --gephi ask the readers that fetch.py fetches, too; status 77 where
they can't be had. --table prints what each
reader read and, behind the stroke, how much was written: nodes, edges, attributes. $WHOWHOM names the program.
"""
import csv
import glob
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import igraph
import networkx

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import fetch  # noqa: E402
import stages  # noqa: E402
from stages import claim  # noqa: E402

PROGRAM = stages.program()
BUILD = os.path.dirname(os.path.abspath(PROGRAM))
FTM_PYTHON = os.environ.get("FTM_PYTHON") or (sys.executable if importlib.util.find_spec("followthemoney") else None)
GEXF = "{http://gexf.net/1.3}"
table, absent = {}, set()
csv.field_size_limit(1 << 27)


class Truth:
    """What is written, as JSON lines say it: `nodes` and `data` (of edges) by id, and `edges`, the ends by id."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        own = ("type", "id", "source", "target")
        self.nodes = {one["id"]: {name: value for name, value in one.items() if name not in own}
                      for one in lines if one["type"] == "node"}
        links = [one for one in lines if one["type"] == "edge"]
        self.edges = {one["id"]: (one["source"], one["target"]) for one in links}
        self.data = {one["id"]: {name: value for name, value in one.items() if name not in own} for one in links}
        self.values = sum(map(len, self.nodes.values())) + sum(map(len, self.data.values()))


def write(stream, ending, folder, *options):
    path = os.path.join(folder, "network" + ending)
    done = subprocess.run([PROGRAM, "graph", "--status", "all", "--nodes", "all", *options, "-o", path, stream],
                          check=False, capture_output=True, timeout=120)
    claim(done.returncode == 0, f"{ending} of {stream} is written: {done.stderr[-400:]!r}")
    return path


def row(what, reader):
    return table.setdefault((what, reader), {"streams": 0, "nodes": [0, 0], "edges": [0, 0], "attributes": [0, 0]})


def note(what, reader, **read_and_written):
    for name, (read, written) in read_and_written.items():
        row(what, reader)[name][0] += read
        row(what, reader)[name][1] += written


def count(what, stream, reader, nodes, edges, truth):
    claim(nodes == len(truth.nodes) and edges == len(truth.edges),
          f"{what} of {stream}: {reader} reads {nodes} nodes and {edges} edges, not {len(truth.nodes)} and {len(truth.edges)}")
    row(what, reader)["streams"] += 1
    note(what, reader, nodes=(nodes, len(truth.nodes)), edges=(edges, len(truth.edges)))


def count_attributes(what, stream, reader, read, written):
    claim(read == written, f"{what} of {stream}: {reader} reads {read} attributes of {written}")
    note(what, reader, attributes=(read, written))


def plain(value):
    """A value as it is in JSON, where GraphML has a text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, (list, dict)) else value


def squeezed(value):
    """A text without what some formats can't hold or write otherwise: white space, control characters, U+FFFD, and JSON's
    escapes of them."""
    text = re.sub(r"\\\\u00([01][0-9a-f]|7f)|\\\\[bfnrt]|\\\\ufffe", "", str(value))
    return re.sub(r"[\s\x00-\x20\x7f\ufffd\ufffe]+", "", text)


def is_same(value, other):
    """Whether `other`, as a reader gives it, is `value`, as the truth says."""
    if other is None:
        return False
    if isinstance(value, (list, dict)):
        one, two = value, json.loads(other) if isinstance(other, str) and is_json(other) else other
        return one == two or squeezed(plain(one)) == squeezed(plain(two))
    if isinstance(value, bool):
        return str(value).lower() == str(other).lower()
    if isinstance(value, (int, float)):
        return abs(float(other) - float(value)) <= 1e-6 * abs(value)  # Gephi's places are single floats
    return squeezed(value) == squeezed(other)


def is_json(text):
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def same_attributes(what, reader, stream, ours, theirs, left_out=()):
    """That every attribute of the truth is there with its value."""
    read = written = 0
    for item, data in ours.items():
        for name, value in data.items():
            if name in left_out or name == "id":
                continue
            other = theirs.get(item, {}).get(name)
            same = is_same(value, other)
            claim(same, f"{what} of {stream}: to {reader} {item} {name} is {other!r}, not {value!r}")
            written += 1
            read += same
    note(what, reader, attributes=(read, written))


def same(what, reader, stream, truth, nodes, edges, without=((), ())):
    """That a reader has every node and edge (by id, with `source` and `target`), and what is told of them."""
    count(what, stream, reader, len(nodes), len(edges), truth)
    same_attributes(what, reader, stream, truth.nodes, nodes, without[0])
    same_attributes(what, reader, stream, truth.data, edges, without[1])
    for one, ends in truth.edges.items():
        read = edges.get(one, {})
        claim(ends == (read.get("source"), read.get("target")), f"{what} of {stream}: to {reader} {one} joins {read}")


def schema(name, path, stream):
    done = subprocess.run(["xmllint", "--noout", "--huge", "--relaxng", os.path.join(HERE, name), path], check=False, capture_output=True)
    claim(done.returncode == 0, f"{path} of {stream} keeps to {name}: {done.stderr[-300:]!r}")


def xpath(path, *names):
    """How many elements of these names xmllint counts."""
    words = ", '\t', ".join(f"count(//*[local-name()='{name}'])" for name in names)
    told = subprocess.run(["xmllint", "--xpath", f"concat({words}, '')", path], check=True, capture_output=True, text=True)
    return list(map(int, told.stdout.split()))


def graphml(stream, path, truth):
    graph = igraph.Graph.Read_GraphML(path)
    same("graphml", "igraph", stream, truth, {one["id"]: one.attributes() for one in graph.vs},
         {one["id"]: {**one.attributes(), "source": graph.vs[one.source]["id"], "target": graph.vs[one.target]["id"]} for one in graph.es})
    graph = networkx.read_graphml(path)
    links = graph.edges(keys=True, data=True) if graph.is_multigraph() else [(*ends, data.get("id"), data) for *ends, data in graph.edges(data=True)]
    same("graphml", "networkx", stream, truth, dict(graph.nodes(data=True)),
         {key: {**data, "source": source, "target": target} for source, target, key, data in links})
    nodes, edges, values = xpath(path, "node", "edge", "data")
    count("graphml", stream, "xmllint", nodes, edges, truth)
    count_attributes("graphml", stream, "xmllint", values, truth.values)


def gexf(stream, path, truth):
    schema("gexf.rng", path, stream)
    root = xml.parse(path).getroot()
    nodes, edges = list(root.iter(GEXF + "node")), list(root.iter(GEXF + "edge"))
    values = lambda one: {value.get("for"): value.get("value") for value in one.iter(GEXF + "attvalue")}
    same("gexf", "expat", stream, truth, {one.get("id"): {**values(one), "label": one.get("label")} for one in nodes},
         {one.get("id"): {**values(one), **one.attrib, "kind": values(one).get("kind")} for one in edges}, (("x", "y"), ()))
    # networkx reads 1.2, in which an edge's kind is called type and times are the same
    with open(path, encoding="utf-8") as file:
        text = file.read().replace("http://gexf.net/1.3/viz", "http://www.gexf.net/1.2draft/viz")
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    older = path + "-1.2.gexf"
    with open(older, "w", encoding="utf-8") as file:
        file.write(text)
    graph = networkx.read_gexf(older)
    read = {node: {**data, **{at: data["viz"]["position"][at] * (-1 if at == "y" else 1) for at in "xy" if "position" in data["viz"]}}
            for node, data in graph.nodes(data=True)}
    same("gexf", "networkx (as 1.2)", stream, truth, read,
         {data["id"]: {**data, "source": source, "target": target} for source, target, data in graph.edges(data=True)})


def cytoscape(stream, path, truth):
    with open(path, encoding="utf-8") as file:
        elements = json.load(file)["elements"]
    graph = networkx.cytoscape_graph({"data": [], "directed": True, "multigraph": True, "elements": {
        "nodes": [{"data": {**one["data"], "value": one["data"]["id"]}} for one in elements["nodes"]],
        "edges": [{"data": {**one["data"], "key": one["data"]["id"]}} for one in elements["edges"]]}})
    same("cytoscape", "networkx", stream, truth, dict(graph.nodes(data=True)),
         {key: {**data, "source": source, "target": target} for source, target, key, data in graph.edges(keys=True, data=True)})


def node_link(stream, path, truth):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    try:
        graph = networkx.node_link_graph(data, edges="edges")
    except TypeError:  # before 3.4
        graph = networkx.node_link_graph({**data, "links": data["edges"]})
    same("node-link", "networkx", stream, truth, dict(graph.nodes(data=True)),
         {key: {**data, "source": source, "target": target} for source, target, key, data in graph.edges(keys=True, data=True)})


def jsonl(stream, path, truth):
    if not shutil.which("jq"):
        absent.add("jq")
        return
    told = subprocess.run(["jq", "-s", '[map(select(.type=="node"))|length, (map(length-2)|add)], [map(select(.type=="edge"))|length, (map(length-4)|add)]|map(. // 0)[]',
                           path], capture_output=True, check=True)
    nodes, node_values, edges, edge_values = map(int, told.stdout.split())
    count("jsonl", stream, "jq", nodes, edges, truth)
    count_attributes("jsonl", stream, "jq", node_values + edge_values, truth.values)


def rows(path, change=lambda value: value):
    """The rows of a table, without the apostrophe by which a text that reads as a formula is kept from being one."""
    with open(path, encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, strict=True))
    for line in found:
        for name, value in line.items():
            claim(not re.match(r"[=@]|[+-](?![0-9.])", value), f"{path}: {name} is a formula: {value!r}")
            line[name] = change(value[1:] if re.match(r"'[=@+-]", value) else value)
    return found


def gephi_csv(stream, path, truth):
    undouble = lambda value: value.replace("\\\\", "\\")
    nodes, edges = rows(path[:-4] + "-nodes.csv", undouble), rows(path[:-4] + "-edges.csv", undouble)
    same("gephi-csv", "Python csv", stream, truth, {one["Id"]: {**one, "label": one["Label"]} for one in nodes},
         {one["Id"]: {**one, "label": one["Label"], "weight": one["Weight"], "kind": one["interaction"], "source": one["Source"],
                      "target": one["Target"]} for one in edges})
    for name in ("nodes", "edges"):  # Gephi takes any other for an escape, and drops the row where it stands before a quote
        text = open(f"{path[:-4]}-{name}.csv", encoding="utf-8").read()
        claim(not re.sub(r"\\\\|\\u[0-9a-f]{4}", "", text).count("\\"), f"gephi-csv of {stream}: each backslash is doubled or JSON's \\u")
    claim(all(one["Type"] == "Directed" for one in edges), f"gephi-csv of {stream}: directed")


def neo4j_csv(stream, path, truth):
    untyped = lambda one: {key.split(":")[0] or key: value for key, value in one.items()}
    nodes, edges = rows(path[:-4] + "-nodes.csv"), rows(path[:-4] + "-edges.csv")
    same("neo4j-csv", "Python csv", stream, truth, {one[":ID"]: untyped(one) for one in nodes},
         {one["edge_id"]: {**untyped(one), "source": one[":START_ID"], "target": one[":END_ID"]} for one in edges})
    for one in edges:
        claim(re.fullmatch(r"[A-Z0-9_]+", one[":TYPE"]), f"neo4j-csv of {stream}: type {one[':TYPE']}")
        claim(one["status"] == "asserted" or one[":TYPE"].endswith("_" + one["status"].upper()),
              f"neo4j-csv of {stream}: {one['status']} shows in the type {one[':TYPE']}")


def ftm(stream, path, truth):
    with open(path, encoding="utf-8") as file:
        entities = [json.loads(line) for line in file]
    nodes = [one for one in entities if one["schema"] not in ("UnknownLink", "Article") and "organizer" not in one["properties"]]
    edges = [one for one in entities if one["schema"] == "UnknownLink" or "organizer" in one["properties"]]
    ids = {one["id"] for one in entities}
    claim(len(ids) == len(entities), f"ftm of {stream}: an id is one entity's")
    for one in entities:
        claim(re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", one["id"]), f"ftm of {stream}: id {one['id']}")
        for values in one["properties"].values():
            claim(values and all(isinstance(value, str) and value for value in values), f"ftm of {stream}: lists of strings")
        for name in ("subject", "object", "organizer", "involved"):
            claim(set(one["properties"].get(name, [])) <= ids, f"ftm of {stream}: {name} is an entity")
    count("ftm", stream, "our check of its rules", len(nodes), len(edges), truth)
    if not FTM_PYTHON:
        absent.add("followthemoney")
        return
    answer = subprocess.run([FTM_PYTHON, os.path.join(HERE, "ftm_read.py"), path], capture_output=True, check=False, text=True)
    claim(answer.returncode == 0, f"ftm of {stream}: {answer.stderr[-500:]}{answer.stdout[:500]}")
    if answer.returncode == 0:
        read = list(map(int, answer.stdout.split()))
        count("ftm", stream, "followthemoney", *read[:2], truth)
        count_attributes("ftm", stream, "followthemoney", read[2],
                         sum(len(set(values)) for one in entities for values in one["properties"].values()))


def dot(stream, path, truth):
    if not shutil.which("dot"):
        absent.add("Graphviz")
        return
    done = subprocess.run(["dot", "-Tjson", path], capture_output=True, check=False, timeout=120)
    claim(done.returncode == 0 and not done.stderr, f"dot of {stream}: {done.stderr[:300]!r}")
    graph = json.loads(done.stdout.decode("utf-8", "replace"))
    objects, links = graph.get("objects", []), graph.get("edges", [])
    plain_of = lambda text: text.replace("\\\\", "\\")
    count("dot", stream, "Graphviz", len(objects), len(links), truth)
    same_attributes("dot", "Graphviz", stream, {node: {"label": data["label"], "kind": data["kind"]} for node, data in truth.nodes.items()},
                    {one["name"]: {"label": plain_of(one["label"]), "kind": one["class"]} for one in objects})
    kept = ("label", "kind", "weight", "date")
    same_attributes("dot", "Graphviz", stream, {one: {name: data[name] for name in kept if name in data} for one, data in truth.data.items()},
                    {one["id"]: {**one, "label": plain_of(one["label"]), "kind": one["class"]} for one in links})
    drawn = subprocess.run(["dot", "-Tsvg", path], capture_output=True, check=False, timeout=120)
    claim(drawn.returncode == 0, f"dot of {stream}: -Tsvg")


def svg(stream, path, truth):
    subprocess.run(["xmllint", "--noout", path], check=True)
    groups = [one for one in xml.parse(path).iter("{http://www.w3.org/2000/svg}g")]
    nodes = [one for one in groups if one.get("class", "").startswith("node ")]
    count("svg", stream, "xmllint", len(nodes), sum(one.get("class", "").startswith("edge ") for one in groups), truth)
    ties = sum(data["kind"] in ("about", "at") for data in truth.data.values())
    heads = {one.get("data-e") for one in groups for path in one if path.get("class") == "head"}
    claim(len(heads) == len(truth.edges) - ties - sum(a == b for a, b in truth.edges.values()),
          f"svg of {stream}: every relation has a direction whatever its status: {len(heads)} heads")
    titles = [one.findtext("{http://www.w3.org/2000/svg}title") for one in nodes]
    same_attributes("svg", "xmllint", stream, {node: {"label": data["label"]} for node, data in truth.nodes.items()},
                    dict(zip(truth.nodes, [{"label": title} for title in titles])))


def html(stream, path, truth):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    claim(data, f"html of {stream}: has its data")
    network = json.loads(data.group(1))
    ids = [one["id"] for one in network["nodes"]]
    same("html", "Python json", stream, truth, {one["id"]: one for one in network["nodes"]},
         {one["id"]: {**one, "source": ids[one["from"]], "target": ids[one["to"]]} for one in network["edges"]})
    claim(not re.search(r'(?:src|href)="(?!#)', text), f"html of {stream}: asks for nothing")
    claim("default-src 'none'" in text, f"html of {stream}: may ask for nothing")


def told(words, written, most, read_line):
    """What a reader in another language says, started once for all networks: a line of JSON for each of `most` files of each."""
    done = subprocess.run(words, capture_output=True, check=False, text=True, timeout=300)
    lines = done.stdout.splitlines()
    claim(done.returncode == 0 and len(lines) == most * len(written), f"{words[0]}: {done.stderr[-600:]}")
    for number, line in enumerate(lines):
        stream, truth, _ = written[number // most]
        read_line(json.loads(line), stream, truth)


def node_line(one, stream, truth):
    same(one["format"], one["reader"], stream, truth, one["nodes"], one["edges"])


def gephi_line(one, stream, truth):
    what = "gephi-csv" if "," in one["file"] else one["file"].rsplit(".", 1)[1]
    issues = [issue for issue in one["issues"] if issue != "INFO: GEXF version 1.3"]
    claim(not issues, f"{what} of {stream}: Gephi has nothing to say: {issues[:5]}")
    for data in one["edges"].values():
        claim(data["directed"] and data["type"] == data["label"], f"{what} of {stream}: Gephi keeps direction and kind: {data}")
        data.setdefault("kind", data["interaction"])
    for data in [*one["nodes"].values(), *one["edges"].values()] if what == "gephi-csv" else ():  # the apostrophe stays
        data.update({name: value[1:] for name, value in data.items() if re.match(r"'[=@+-]", str(value))})
    for data in one["nodes"].values() if what == "gexf" else ():
        data["y"] = -data["y"]
    same(what, "Gephi's importer", stream, truth, one["nodes"], one["edges"])


def node_reads(written):
    """What Node's readers make of it; False where they are not here."""
    if not fetch.node_modules(BUILD):
        return False
    told(["node", os.path.join(HERE, "readers.mjs"), *(paths[name] for _, _, paths in written for name in ("cytoscape", "graphml", "gexf"))],
         written, 3, node_line)
    return True


def gephi_reads(written):
    """What Gephi's importer makes of it; False where it is not here."""
    jars = fetch.gephi_jars(BUILD)
    if not jars:
        return False
    files = []
    for _, _, paths in written:
        tables = paths["gephi-csv"][:-4]
        files += [paths["graphml"], paths["gexf"], f"{tables}-nodes.csv,{tables}-edges.csv"]
    told(["java", "-cp", os.path.join(jars, "*"), os.path.join(HERE, "gephi/GephiReads.java"), *files], written, 3, gephi_line)
    return True


FETCHED = {"--node": node_reads, "--gephi": gephi_reads}
FORMATS = {"graphml": (".graphml", graphml), "gexf": (".gexf", gexf), "cytoscape": (".cyjs", cytoscape),
           "node-link": (".json", node_link), "jsonl": (".jsonl", jsonl), "gephi-csv": (".csv", gephi_csv),
           "neo4j-csv": (".neo4j.csv", neo4j_csv), "ftm": (".ftm", ftm), "dot": (".dot", dot), "svg": (".svg", svg),
           "html": (".html", html)}


def print_table():
    print("| format | reader | networks | nodes | edges | attributes |\n|---|---|---|---|---|---|")
    for (what, reader), numbers in sorted(table.items()):
        cells = [f"{numbers[name][0]} / {numbers[name][1]}" if numbers[name][1] else "–" for name in ("nodes", "edges", "attributes")]
        print(f"| {what} | {reader} | {numbers['streams']} | {' | '.join(cells)} |")


def main(words):
    streams = [word for word in words if not word.startswith("--")] or sorted(glob.glob(os.path.join(HERE, "streams/*.jsonl")))
    written = []
    with tempfile.TemporaryDirectory() as whole:
        for number, stream in enumerate(streams):
            folder = os.path.join(whole, str(number))
            os.mkdir(folder)
            schema("graphml.rng", write(stream, ".strict.graphml", folder, "--graphml-strict"), stream)
            truth = Truth(write(stream, ".jsonl", folder))
            paths = {}
            for name, (ending, read) in FORMATS.items():
                paths[name] = write(stream, ending, folder)
                read(stream, paths[name], truth)
            written.append((stream, truth, paths))
        for option, reads in FETCHED.items():
            if option in words and not reads(written):
                print("skipped: this reader could not be fetched")
                return 77
    if "--table" in words:
        print_table()
    for name in sorted(absent):
        print("not asked, since it is not here:", name)
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
