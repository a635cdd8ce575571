// readers.mjs FILE.cyjs FILE.graphml FILE.gexf: opens each with a library that we did not write; prints
// "format<TAB>reader<TAB>nodes<TAB>edges" a line.
import {readFileSync} from "node:fs";
import cytoscape from "cytoscape";
import graphology from "graphology";
import graphml from "graphology-graphml";
import gexf from "graphology-gexf";

const [cyjs, graphmlFile, gexfFile] = process.argv.slice(2);
const text = (path) => readFileSync(path, "utf8");
const tell = (...words) => console.log(words.join("\t"));

const network = cytoscape({headless: true, elements: JSON.parse(text(cyjs)).elements});
network.edges().forEach((edge) => {
    if (!(edge.data("weight") > 0) || !Array.isArray(edge.data("evidence"))) throw new Error(`edge ${edge.id()}`);
});
tell("cytoscape", "Cytoscape.js", network.nodes().length, network.edges().length);

const {MultiGraph} = graphology;
for (const [format, reader, path] of [["graphml", graphml, graphmlFile], ["gexf", gexf, gexfFile]]) {
    const graph = reader.parse(MultiGraph, text(path), {addMissingNodes: false});
    graph.forEachNode((node, data) => {
        if (!data.name || !data.kind) throw new Error(`${format} node ${node}: ${JSON.stringify(data)}`);
    });
    tell(format, "graphology", graph.order, graph.size);
}
