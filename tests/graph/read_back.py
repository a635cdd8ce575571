#!/usr/bin/env python3
"""What `whowhom graph` writes is read back alike by networkx, igraph and xmllint, holds the profile's promises, and is
the same bytes twice. $WHOWHOM names the program."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import igraph
import networkx

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import stages  # noqa: E402
from stages import claim  # noqa: E402

PROGRAM = os.environ.get("WHOWHOM") or os.path.join(HERE, "../../build/dev/whowhom")


def read_back(name, path):
    subprocess.run(["xmllint", "--noout", path], check=True)
    nodes = networkx.read_graphml(path)
    graph = igraph.Graph.Read_GraphML(path)
    edges = list(nodes.edges(data=True))
    claim(graph.vcount() == len(nodes) and graph.ecount() == len(edges), f"{name}: igraph and networkx count alike")
    if len(nodes):
        claim(sorted(graph.vs["name"]) == sorted(nodes.nodes[n]["name"] for n in nodes), f"{name}: the same names")
    claim(len({nodes.nodes[n]["name"] for n in nodes}) == len(nodes), f"{name}: every name is one node's")
    for _, _, data in edges:
        evidence = json.loads(data["evidence"])
        claim(all({"quote", "rule"} <= set(one) for one in evidence), f"{name}: quotes and rules: {evidence}")
        claim(isinstance(data["weight"], int) and data["weight"] > 0, f"{name}: weights are whole and above 0")
        claim(isinstance(data["mutual"], bool), f"{name}: mutual is a truth value")
    for _, data in nodes.nodes(data=True):
        claim("\n" not in data["label"], f"{name}: labels are one line")
        json.loads(data.get("aliases", "[]"))
    return nodes


def promises(name, path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    claim(all(re.fullmatch(r"[A-Za-z0-9-]+", one) for one in re.findall(r' id="([^"]*)"', text)), f"{name}: plain ids")
    claim(not re.search(r'attr\.name="id"', text), f"{name}: no attribute is called id")
    claim(text.rfind("<key ") < text.find("<graph "), f"{name}: keys come first")
    claim("<edge " not in text or text.rfind("<node ") < text.find("<edge "), f"{name}: nodes come before edges")
    claim(not re.search(r'[">](nan|inf|-inf|-nan)["<]', text, re.I), f"{name}: finite numbers only")
    return text


def main():
    with tempfile.TemporaryDirectory() as folder:
        one, two = os.path.join(folder, "1.graphml"), os.path.join(folder, "2.graphml")
        for path in sorted(glob.glob(os.path.join(HERE, "streams/*.jsonl"))):
            for options in ((), ("--status", "all", "--nodes", "all"), ("--parallel",), ("--strict", "--connected"),
                            ("--graphml-strict",)):
                name = " ".join([os.path.basename(path), *options])
                done = subprocess.run([PROGRAM, "graph", *options, "-o", one, path], check=False, capture_output=True,
                                      timeout=60)
                claim(done.returncode in (0, 1), f"{name}: status {done.returncode}")
                subprocess.run([PROGRAM, "graph", *options, "-o", two, path], check=False, capture_output=True)
                read_back(name, one)
                claim(promises(name, one) == promises(name, two), f"{name}: the same bytes twice")
        claim(sorted(os.listdir(folder)) == ["1.graphml", "2.graphml"], "no temporary file is left")
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
