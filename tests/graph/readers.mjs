// readers.mjs FILE.cyjs FILE.graphml FILE.gexf ...: opens each with a library that we did not write; prints a line of
// JSON for each: {"format", "reader", "nodes": {id: {...}}, "edges": {id: {...}}}.
import {readFileSync} from "node:fs";
import cytoscape from "cytoscape";
import graphology from "graphology";
import graphml from "graphology-graphml";
import gexf from "graphology-gexf";

const {MultiGraph} = graphology;
const text = (path) => readFileSync(path, "utf8");
const tell = (format, reader, nodes, edges) =>
    console.log(JSON.stringify({format, reader, nodes: Object.fromEntries(nodes), edges: Object.fromEntries(edges)}));

function withCytoscape(path) {
    const network = cytoscape({headless: true, elements: JSON.parse(text(path)).elements});
    const all = (items) => items.map((item) => [item.id(), item.data()]);
    tell("cytoscape", "Cytoscape.js", all(network.nodes()), all(network.edges()));
}
function withGraphology(format, reader, path) {
    const graph = reader.parse(MultiGraph, text(path), {addMissingNodes: false});
    tell(format, "graphology", graph.mapNodes((node, data) => [node, format === "gexf" ? {...data, y: -data.y} : data]),
        graph.mapEdges((edge, data, source, target) => [edge, {...data, source, target}]));
}
const files = process.argv.slice(2);
for (let i = 0; i < files.length; i += 3) {
    withCytoscape(files[i]);
    withGraphology("graphml", graphml, files[i + 1]);
    withGraphology("gexf", gexf, files[i + 2]);
}
