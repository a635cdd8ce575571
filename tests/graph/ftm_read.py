"""Reads a file of followthemoney lines with followthemoney itself, refusing what it refuses; prints how many nodes,
edges and values there are."""
import json
import sys

from followthemoney import model

nodes = edges = values_kept = 0
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        data = json.loads(line)
        model.get(data["schema"]).validate(data)
        entity = model.get_proxy(data, cleaned=False)
        for name, values in data["properties"].items():
            kept = entity.get(name)
            values_kept += len(kept)
            if len(kept) != len(set(values)):
                sys.exit(f"{data['schema']}.{name}: of {values} followthemoney keeps {kept}")
        if data["schema"] == "UnknownLink" or "organizer" in data["properties"]:
            edges += 1
        elif data["schema"] != "Article":
            nodes += 1
print(nodes, edges, values_kept)
