#!/usr/bin/env python3
"""The port case: real news text in, a network out that networkx, igraph and xmllint read, and that holds
what the articles say. Needs ../shared/corpus, which is no part of the repository."""
import json
import os
import subprocess
import sys
import tempfile

import igraph
import networkx

import stages
from stages import claim

TEXT = os.path.join(stages.ROOT, "../shared/corpus/port-case.txt")
AGES = {"Stephen Port": 47, "Anthony Walgate": 23, "Gabriel Kovari": 22, "Daniel Whitworth": 21, "Jack Taylor": 25}


def network(*options):
    stream = stages.run("extract", "--date", "2022-06-23", data=stages.read(TEXT)).stdout
    data = stages.run("graph", *options, data=stages.run("resolve", data=stream).stdout).stdout
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write(data)
        file.flush()
        subprocess.run(["xmllint", "--noout", file.name], check=True)
        read_back = networkx.read_graphml(file.name)
        other = igraph.Graph.Read_GraphML(file.name)
        claim((other.vcount(), other.ecount()) == (read_back.number_of_nodes(), read_back.number_of_edges()),
              "igraph and networkx read the same network")
    return read_back


def node(graph, kind, name):
    """The one node of this kind that bears the name, as its name or an alias."""
    found = [one for one, fields in graph.nodes(data=True) if fields.get("kind") == kind and name in names(fields)]
    claim(len(found) == 1, f"{name} is one {kind} ({len(found)} are)")
    return found[0] if found else None


def names(fields):
    return [fields.get("name"), fields.get("label"), *json.loads(fields.get("aliases") or "[]")]


def edges(graph, kind, source, targets):
    return [fields for a, b, fields in graph.edges(data=True)
            if fields.get("kind") == kind and a == source and b in targets]


def main():
    graph = network("--status", "asserted,planned")
    for name, age in AGES.items():
        one = node(graph, "person", name)
        if one:
            got = graph.nodes[one].get("age")
            claim(str(got) == str(age), f"{name} is {age} ({got})")
            surname = name.split()[1]
            others = [fields.get("name") for other, fields in graph.nodes(data=True)
                      if other != one and fields.get("kind") == "person" and str(fields.get("name")).endswith(surname)]
            claim(not others, f"{name} is one node, apart from {others}")
    police = node(graph, "institution", "Metropolitan Police")
    if police:
        for alias in ("Met Police", "the Met", "Scotland Yard", "MPS"):
            claim(alias in names(graph.nodes[police]), f"the Metropolitan Police are {alias} too: {names(graph.nodes[police])}")
    office = node(graph, "institution", "Independent Office for Police Conduct")
    claim(office and "IOPC" in names(graph.nodes[office]), "the IOPC is the Independent Office for Police Conduct")

    port, walgate = node(graph, "person", "Stephen Port"), node(graph, "person", "Anthony Walgate")
    dates = [fields.get("date") or fields.get("date_start") for fields in edges(graph, "contacted", port, {walgate})]
    claim(any("2014-06-13" in str(date) for date in dates), f"Port contacted Walgate on 2014-06-13 ({dates})")
    whitworth, waumsley = node(graph, "person", "Daniel Whitworth"), node(graph, "person", "Ricky Waumsley")
    claim(edges(graph, "contacted", whitworth, {waumsley}), "Whitworth contacted Waumsley")
    handling = {one for one, fields in graph.nodes(data=True) if fields.get("kind") == "matter"
                and "handling" in str(fields.get("name")).lower()}
    planned = [fields.get("status") for fields in edges(graph, "investigated", office, {police} | handling)]
    claim("planned" in planned, f"the IOPC is to investigate the Metropolitan Police or its handling of the deaths ({planned})")
    return 1 if stages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
