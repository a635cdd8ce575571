#!/usr/bin/env python3
"""Every format that `whowhom graph` writes is opened by readers that we did not write, and what they count and
read is what GraphML, read by networkx, says: nodes, edges, ends, names, kinds, statuses, weights, quotes.

usage: formats.py [--table] [FILE...]   resolved streams; those beside this file when none is named

networkx, igraph, xmllint and Python's csv and json are always there; Graphviz, jq, Node (with `npm ci` in
tests/graph) and followthemoney are asked where they are, and named where they are not. $WHOWHOM names the program.
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
import stages  # noqa: E402
from stages import claim  # noqa: E402

PROGRAM = os.environ.get("WHOWHOM") or os.path.join(HERE, "../../build/dev/whowhom")
FTM_PYTHON = os.environ.get("FTM_PYTHON") or (sys.executable if importlib.util.find_spec("followthemoney") else None)
GEXF = "{http://gexf.net/1.3}"
table, absent = {}, set()
csv.field_size_limit(1 << 27)


class Truth:
    """What the GraphML says, read by networkx."""

    def __init__(self, path):
        graph = networkx.read_graphml(path)
        self.nodes = {node: dict(data) for node, data in graph.nodes(data=True)}
        self.edges = {}
        for one in xml.parse(path).iter("{http://graphml.graphdrawing.org/xmlns}edge"):
            self.edges[one.get("id")] = (one.get("source"), one.get("target"))
        self.data = {}
        for source, target, data in graph.edges(data=True):
            key = data.get("id")
            if key is None:  # networkx puts the id into the key of a multigraph
                continue
            self.data[key] = data
        if graph.is_multigraph():
            for source, target, key, data in graph.edges(keys=True, data=True):
                self.data[key] = data


def write(stream, ending, folder, *options):
    path = os.path.join(folder, "network" + ending)
    done = subprocess.run([PROGRAM, "graph", "--status", "all", "--nodes", "all", *options, "-o", path, stream],
                          check=False, capture_output=True, timeout=120)
    claim(done.returncode == 0, f"{ending} of {stream} is written: {done.stderr[-400:]!r}")
    return path


def count(what, stream, reader, nodes, edges, truth):
    claim(nodes == len(truth.nodes) and edges == len(truth.edges),
          f"{what} of {stream}: {reader} reads {nodes} nodes and {edges} edges, not {len(truth.nodes)} and {len(truth.edges)}")
    row = table.setdefault((what, reader), [0, 0, 0])
    for i, number in enumerate((1, nodes, edges)):
        row[i] += number


def plain(value):
    """A value as it is in JSON, where GraphML has a text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, (list, dict)) else value


def same_attributes(what, stream, ours, theirs, left_out=()):
    """That every attribute of the truth is there with its value. Texts may differ where XML can't hold a character."""
    for item, data in ours.items():
        for name, value in data.items():
            if name in left_out or name == "id":
                continue
            other = theirs.get(item, {}).get(name)
            if isinstance(other, (list, dict)):
                try:
                    value = json.loads(value)
                except (TypeError, ValueError):
                    pass
            if isinstance(value, float) or isinstance(other, float):
                same = other is not None and abs(float(other) - float(value)) < 1e-9
            elif isinstance(value, (list, dict)) or isinstance(value, (int, bool)) and not isinstance(other, str):
                same = other == value or "\ufffd" in str(value) or "�" in plain(value)
            else:
                one, two = (re.sub(r"[\s\x00-\x20\x7f\ufffd\ufffe]+", "", str(side).lower() if isinstance(side, bool) else str(side))
                            for side in (value, other))
                same = one.lower() == two.lower() if isinstance(value, bool) else one == two
                if not same and "\\u00" in one:  # an escape of JSON within a text
                    same = True
            claim(same, f"{what} of {stream}: {item} {name} is {other!r}, not {value!r}")


def graphml(stream, path, truth):
    graph = igraph.Graph.Read_GraphML(path)
    count("graphml", stream, "igraph", graph.vcount(), graph.ecount(), truth)
    subprocess.run(["xmllint", "--noout", path], check=True)
    count("graphml", stream, "networkx", len(truth.nodes), len(truth.data), truth)


def schema(name, path, folder, stream):
    done = subprocess.run(["xmllint", "--noout", "--relaxng", os.path.join(HERE, name), path], check=False, capture_output=True)
    claim(done.returncode == 0, f"{path} of {stream} keeps to {name}: {done.stderr[-300:]!r}")


def gexf(stream, path, truth):
    schema("gexf.rng", path, None, stream)
    root = xml.parse(path).getroot()
    nodes, edges = list(root.iter(GEXF + "node")), list(root.iter(GEXF + "edge"))
    count("gexf", stream, "xmllint", len(nodes), len(edges), truth)
    # networkx reads 1.2, in which an edge's kind is called type and times are the same
    with open(path, encoding="utf-8") as file:
        text = file.read().replace("http://gexf.net/1.3/viz", "http://www.gexf.net/1.2draft/viz")
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    older = path + "-1.2.gexf"
    with open(older, "w", encoding="utf-8") as file:
        file.write(text)
    graph = networkx.read_gexf(older)
    count("gexf", stream, "networkx (as 1.2)", len(graph), graph.number_of_edges(), truth)
    read = {node.get("id"): {value.get("for"): value.get("value") for value in node.iter(GEXF + "attvalue")} for node in nodes}
    for one in nodes:
        read[one.get("id")]["label"] = one.get("label")
    same_attributes("gexf", stream, truth.nodes, read, ("x", "y"))
    read = {edge.get("id"): {value.get("for"): value.get("value") for value in edge.iter(GEXF + "attvalue")} for edge in edges}
    for one in edges:
        read[one.get("id")].update(label=one.get("label"), weight=one.get("weight"))
        claim((one.get("source"), one.get("target")) == truth.edges[one.get("id")], f"gexf of {stream}: ends")
    same_attributes("gexf", stream, truth.data, read)


def cytoscape(stream, path, truth):
    with open(path, encoding="utf-8") as file:
        elements = json.load(file)["elements"]
    graph = networkx.cytoscape_graph({"data": [], "directed": True, "multigraph": True, "elements": {
        "nodes": [{"data": {**one["data"], "value": one["data"]["id"]}} for one in elements["nodes"]],
        "edges": [{"data": {**one["data"], "key": one["data"]["id"]}} for one in elements["edges"]]}})
    count("cytoscape", stream, "networkx", len(graph), graph.number_of_edges(), truth)
    same_attributes("cytoscape", stream, truth.nodes, {one["data"]["id"]: one["data"] for one in elements["nodes"]})
    same_attributes("cytoscape", stream, truth.data, {one["data"]["id"]: one["data"] for one in elements["edges"]})


def node_link(stream, path, truth):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    try:
        graph = networkx.node_link_graph(data, edges="edges")
    except TypeError:  # before 3.4
        graph = networkx.node_link_graph({**data, "links": data["edges"]})
    count("node-link", stream, "networkx", len(graph), graph.number_of_edges(), truth)
    same_attributes("node-link", stream, truth.nodes, dict(graph.nodes(data=True)))
    same_attributes("node-link", stream, truth.data, {key: data for _, _, key, data in graph.edges(keys=True, data=True)})


def jsonl(stream, path, truth):
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    nodes = {one["id"]: one for one in lines if one["type"] == "node"}
    edges = {one["id"]: one for one in lines if one["type"] == "edge"}
    count("jsonl", stream, "Python json", len(nodes), len(edges), truth)
    same_attributes("jsonl", stream, truth.nodes, nodes)
    same_attributes("jsonl", stream, truth.data, edges)
    if shutil.which("jq"):
        answer = subprocess.run(["jq", "-s", '[map(select(.type=="node"))|length, (.[0]|0)] | .[0]', path], capture_output=True, check=True)
        edge_answer = subprocess.run(["jq", "-s", 'map(select(.type=="edge"))|length', path], capture_output=True, check=True)
        count("jsonl", stream, "jq", int(answer.stdout), int(edge_answer.stdout), truth)


def rows(path):
    """The rows of a table, without the apostrophe by which a text that reads as a formula is kept from being one."""
    with open(path, encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, strict=True))
    for row in found:
        for name, value in row.items():
            claim(not re.match(r"[=@]|[+-](?![0-9.])", value), f"{path}: {name} is a formula: {value!r}")
            row[name] = value[1:] if re.match(r"'[=@+-]", value) else value
    return found


def gephi_csv(stream, path, truth):
    nodes, edges = rows(path[:-4] + "-nodes.csv"), rows(path[:-4] + "-edges.csv")
    count("gephi-csv", stream, "Python csv", len(nodes), len(edges), truth)
    same_attributes("gephi-csv", stream, truth.nodes, {one["Id"]: {**one, "label": one["Label"]} for one in nodes})
    same_attributes("gephi-csv", stream, truth.data,
                    {one["Id"]: {**one, "label": one["Label"], "weight": one["Weight"]} for one in edges}, ("kind",))
    claim(all(one["Type"] == "Directed" for one in edges), f"gephi-csv of {stream}: directed")


def neo4j_csv(stream, path, truth):
    nodes, edges = rows(path[:-4] + "-nodes.csv"), rows(path[:-4] + "-edges.csv")
    untyped = [{key.split(":")[0] or key: value for key, value in one.items()} for one in nodes]
    count("neo4j-csv", stream, "Python csv", len(nodes), len(edges), truth)
    same_attributes("neo4j-csv", stream, truth.nodes, {one[":ID"]: one for one in untyped})
    untyped = [{key.split(":")[0] or key: value for key, value in one.items()} for one in edges]
    same_attributes("neo4j-csv", stream, truth.data, {one["edge_id"]: one for one in untyped})
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
        count("ftm", stream, "followthemoney", *map(int, answer.stdout.split()), truth)


def dot(stream, path, truth):
    if not shutil.which("dot"):
        absent.add("Graphviz")
        return
    done = subprocess.run(["dot", "-Tjson", path], capture_output=True, check=False, timeout=120)
    claim(done.returncode == 0 and not done.stderr, f"dot of {stream}: {done.stderr[:300]!r}")
    graph = json.loads(done.stdout.decode("utf-8", "replace"))
    count("dot", stream, "Graphviz", len(graph.get("objects", [])), len(graph.get("edges", [])), truth)
    names = {one["name"]: one["label"] for one in graph.get("objects", [])}
    claim(set(names) == set(truth.nodes), f"dot of {stream}: the same nodes")
    for node, label in names.items():
        claim(label.replace("\\\\", "\\") == truth.nodes[node]["label"],
              f"dot of {stream}: {label!r} is not {truth.nodes[node]['label']!r}")
    drawn = subprocess.run(["dot", "-Tsvg", path], capture_output=True, check=False, timeout=120)
    claim(drawn.returncode == 0, f"dot of {stream}: -Tsvg")


def svg(stream, path, truth):
    subprocess.run(["xmllint", "--noout", path], check=True)
    classes = [one.get("class", "") for one in xml.parse(path).iter("{http://www.w3.org/2000/svg}g")]
    count("svg", stream, "xmllint", sum(one.startswith("node ") for one in classes),
          sum(one.startswith("edge ") for one in classes), truth)


def html(stream, path, truth):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    claim(data, f"html of {stream}: has its data")
    network = json.loads(data.group(1))
    count("html", stream, "Python json", len(network["nodes"]), len(network["edges"]), truth)
    claim(not re.search(r'(?:src|href)="(?!#)', text), f"html of {stream}: asks for nothing")
    claim("default-src 'none'" in text, f"html of {stream}: may ask for nothing")


def node_readers(stream, paths, truth):
    if not shutil.which("node") or not os.path.isdir(os.path.join(HERE, "node_modules")):
        absent.add("Node with tests/graph/node_modules (npm ci)")
        return
    done = subprocess.run(["node", os.path.join(HERE, "readers.mjs"), paths["cytoscape"], paths["graphml"], paths["gexf"]],
                          capture_output=True, check=False, text=True, timeout=120)
    claim(done.returncode == 0, f"Node readers of {stream}: {done.stderr[-600:]}")
    for line in done.stdout.splitlines():
        what, reader, nodes, edges = line.split("\t")
        count(what, stream, reader, int(nodes), int(edges), truth)


FORMATS = {"graphml": (".graphml", graphml), "gexf": (".gexf", gexf), "cytoscape": (".cyjs", cytoscape),
           "node-link": (".json", node_link), "jsonl": (".jsonl", jsonl), "gephi-csv": (".csv", gephi_csv),
           "neo4j-csv": (".neo4j.csv", neo4j_csv), "ftm": (".ftm", ftm), "dot": (".dot", dot), "svg": (".svg", svg),
           "html": (".html", html)}


def main(words):
    show = "--table" in words
    streams = [word for word in words if word != "--table"] or sorted(glob.glob(os.path.join(HERE, "streams/*.jsonl")))
    with tempfile.TemporaryDirectory() as folder:
        for stream in streams:
            strict = write(stream, ".strict.graphml", folder, "--graphml-strict")
            schema("graphml.rng", strict, folder, stream)
            truth = Truth(write(stream, ".graphml", folder))
            paths = {}
            for name, (ending, read) in FORMATS.items():
                paths[name] = write(stream, ending, folder)
                read(stream, paths[name], truth)
            node_readers(stream, paths, truth)
    if show:
        for (what, reader), row in table.items():
            print(f"| {what} | {reader} | {row[0]} | {row[1]} | {row[2]} |")
    for name in sorted(absent):
        print("not asked, since it is not here:", name)
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
