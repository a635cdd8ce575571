"use strict";
// The report answers: search, filters, a timeline, and what is known of the node or edge that is chosen. All texts
// come from articles and are set as text, never as markup.
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const {nodes, edges} = data;
const documents = new Map(data.documents.map((one) => [one.id, one]));
const figure = document.getElementById("picture"), detail = document.getElementById("detail");
const tools = document.getElementById("tools"), picture = figure.querySelector("svg");
const SVG = "http://www.w3.org/2000/svg";

const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
        else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== ""));
    return element;
};
const draw = (name, properties = {}) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(properties)) element.setAttribute(key, value);
    return element;
};
const bdi = (text) => make("bdi", {}, String(text));

for (const element of figure.querySelectorAll("[data-n]")) nodes[element.dataset.n].element = element;
for (const element of figure.querySelectorAll("[data-e]")) edges[element.dataset.e].element = element;
nodes.forEach((node, number) => {
    node.number = number;
    node.edges = [];
    node.text = node.element.querySelector("text");
    const [x, y] = node.element.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    node.at = {x, y};
    node.reach = Number(node.text.getAttribute("y")) - 14;
    node.words = [node.name, ...(node.aliases || [])].map(fold);
});
edges.forEach((edge, number) => {
    edge.number = number;
    edge.rows = [];
    nodes[edge.from].edges.push(edge);
    if (edge.to !== edge.from) nodes[edge.to].edges.push(edge);
});
function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// --- The view ---------------------------------------------------------------------------------------------------
const whole = picture.viewBox.baseVal;
const home = {x: whole.x, y: whole.y, width: whole.width, height: whole.height};
let view = {...home}, labelling = 0, printing = false, chosen = null;
const ranked = [...nodes].sort((a, b) => b.degree - a.degree || a.number - b.number);

// Labels keep their size on the screen; where two would meet, that of the node with more ties stays.
function label() {
    labelling = 0;
    const scale = Math.min(picture.clientWidth / view.width, picture.clientHeight / view.height) || 1;
    const size = scale < 1 ? Math.max(12, 10 / Math.max(scale, 0.05)) : 12 / Math.min(scale, 1.6), taken = new Map(), cell = size * 4;
    picture.style.fontSize = `${size}px`;
    for (const node of ranked) {
        if (node.element.classList.contains("gone")) continue;
        if (chosen && node.element.classList.contains("dim")) {
            node.element.classList.add("quiet");
            continue;
        }
        const half = node.text.textContent.length * size * 0.29, top = node.at.y + node.reach;
        const box = [node.at.x - half, top, node.at.x + half, top + size * 1.25], cells = [];
        let free = true;
        for (let x = Math.floor(box[0] / cell); x <= box[2] / cell; x++)
            for (let y = Math.floor(box[1] / cell); y <= box[3] / cell; y++) cells.push(`${x} ${y}`);
        for (const key of cells)
            for (const other of taken.get(key) || [])
                if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) free = false;
        node.text.setAttribute("y", node.reach + size * 1.05);
        node.element.classList.toggle("quiet", !free);
        if (free) for (const key of cells) taken.set(key, [...(taken.get(key) || []), box]);
    }
}
function show() {
    if (printing) return; // a browser may tell of a resize while it lays the page out for paper
    picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    if (!labelling) labelling = requestAnimationFrame(label);
}
function zoom(factor, at = {x: view.x + view.width / 2, y: view.y + view.height / 2}) {
    const width = Math.min(Math.max(view.width * factor, 80), home.width * 4), real = width / view.width;
    view = {x: at.x - (at.x - view.x) * real, y: at.y - (at.y - view.y) * real, width, height: view.height * real};
    show();
}
function place(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    return {x: point.x, y: point.y};
}
// Brings nodes into view: nothing moves when all are there and near enough to be read; else they fill the picture.
function look(near) {
    const xs = near.map((node) => node.at.x), ys = near.map((node) => node.at.y);
    const left = Math.min(...xs) - 130, right = Math.max(...xs) + 130, top = Math.min(...ys) - 80, bottom = Math.max(...ys) + 80;
    const isSeen = left >= view.x && right <= view.x + view.width && top >= view.y && bottom <= view.y + view.height;
    if (isSeen && (nodes.length <= 60 || view.width < 2.5 * (right - left))) return;
    const shape = picture.clientWidth / picture.clientHeight || 1;
    const width = Math.min(Math.max(right - left, (bottom - top) * shape, 600), Math.max(home.width, home.height * shape)), height = width / shape;
    view = {x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height};
    show();
}
const around = (node) => [node, ...node.edges.flatMap((edge) => [nodes[edge.from], nodes[edge.to]])];
let held = null;
picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, place(event));
}, {passive: false});
picture.addEventListener("pointerdown", (event) => { held = {at: place(event), moved: false, x: event.clientX, y: event.clientY}; });
picture.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) return;
    if (!held.moved && Math.hypot(event.clientX - held.x, event.clientY - held.y) < 4) return;
    if (!held.moved) picture.setPointerCapture(event.pointerId);
    held.moved = true;
    const now = place(event);
    view.x += held.at.x - now.x;
    view.y += held.at.y - now.y;
    show();
});
picture.addEventListener("click", (event) => {
    const moved = held && held.moved;
    held = null;
    if (moved) return;
    const node = event.target.closest("[data-n]"), edge = event.target.closest("[data-e]");
    if (node) choose(nodes[node.dataset.n]);
    else if (edge) choose(edges[edge.dataset.e]);
    else choose(null);
});
picture.addEventListener("keydown", (event) => {
    const step = view.width / 10, keys = {ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step]};
    if (keys[event.key]) {
        view.x += keys[event.key][0];
        view.y += keys[event.key][1];
        show();
    } else if (event.key === "+" || event.key === "=") zoom(0.8);
    else if (event.key === "-") zoom(1.25);
    else if (event.key === "0") reset();
    else if ((event.key === "Enter" || event.key === " ") && event.target.dataset.n) choose(nodes[event.target.dataset.n], true);
    else return;
    event.preventDefault();
});
document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
    if (event.key === "/" && !/input/i.test(event.target.tagName)) {
        event.preventDefault();
        find.focus();
    }
});
function reset() {
    view = {...home};
    show();
}
figure.append(make("div", {class: "zoom"},
    make("button", {type: "button", "aria-label": "Zoom in", onclick: () => zoom(0.8)}, "+"),
    make("button", {type: "button", "aria-label": "Zoom out", onclick: () => zoom(1.25)}, "−"),
    make("button", {type: "button", onclick: reset}, "All"),
    make("button", {type: "button", onclick: () => {
        const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)").matches;
        const now = root.dataset.theme || (dark ? "dark" : "light");
        root.dataset.theme = now === "dark" ? "light" : "dark";
    }}, "Dark / light")));

// --- What is chosen ---------------------------------------------------------------------------------------------
const isNode = (one) => one && one.edges !== undefined;

function choose(one, move = false) {
    for (const old of document.querySelectorAll(".chosen, .near")) old.classList.remove("chosen", "near");
    chosen = one;
    detail.replaceChildren(...(!one ? [] : isNode(one) ? dossier(one) : statement(one)));
    if (one) {
        one.element.classList.add("chosen");
        for (const row of one.rows || []) row.classList.add("chosen");
        detail.scrollTop = 0;
        if (move) detail.focus();
    }
    emphasise();
    show();
}
// Dims what neither the choice nor the search concerns.
function emphasise() {
    const wanted = fold(find.value.trim()), near = new Set(), lines = new Set();
    if (isNode(chosen)) {
        near.add(chosen);
        for (const edge of chosen.edges) {
            near.add(nodes[edge.from]).add(nodes[edge.to]);
            lines.add(edge);
        }
    } else if (chosen) {
        near.add(nodes[chosen.from]).add(nodes[chosen.to]);
        lines.add(chosen);
    } else if (wanted) for (const node of nodes) if (node.words.some((word) => word.includes(wanted))) near.add(node);
    for (const node of nodes) {
        node.element.classList.toggle("dim", near.size > 0 && !near.has(node));
        node.element.classList.toggle("near", near.size < 40 && near.has(node));
    }
    for (const edge of edges) edge.element.classList.toggle("dim", near.size > 0 && !lines.has(edge));
}
const go = (node) => make("button", {type: "button", onclick: () => {
    choose(node, true);
    look(around(node));
}}, bdi(node.name));

function quotes(edge) {
    return edge.evidence.map((one, index) => {
        const beside = edge.around[index] || {}, about = documents.get(one.doc) || {};
        const web = /^https?:\/\//.test(about.url || "");
        return make("div", {},
            make("blockquote", {},
                beside.before ? make("span", {class: "around"}, bdi(beside.before)) : "",
                beside.before || beside.after ? make("mark", {}, bdi(one.quote)) : bdi(one.quote || ""),
                beside.after ? make("span", {class: "around"}, bdi(beside.after)) : ""),
            make("p", {class: "where"},
                web ? make("a", {href: about.url, rel: "noreferrer noopener", target: "_blank"}, bdi(about.title || one.doc)) : bdi(about.title || one.doc || ""),
                about.date ? `, ${about.date}` : "", beside.line ? `, line ${beside.line}` : "",
                one.start !== undefined ? `, bytes ${one.start}–${one.end}` : "", one.rule ? `, rule ${one.rule}` : ""));
    });
}
function article(edge, here) {
    const other = here && edge.from === here.number ? nodes[edge.to] : nodes[edge.from];
    const arrow = edge.mutual ? "↔" : here && edge.from === here.number ? "→" : "←";
    return make("article", {},
        make("p", {}, here ? `${arrow} ` : "",
            make("button", {type: "button", onclick: () => choose(edge, true)}, edge.label), " ", here ? go(other) : ""),
        make("p", {class: "where"}, [edge.date || "undated", edge.channel, edge.stage, edge.place,
            `${edge.weight} independent report${edge.weight === 1 ? "" : "s"}`].filter(Boolean).join(" · ")),
        edge.status !== "asserted" ? make("p", {class: "doubt"}, `The text does not assert this: ${edge.status}.`) : "",
        ...quotes(edge));
}
const when = (edge) => edge.date_start || edge.date_end || "9999";
function dossier(node) {
    const facts = [["kind", node.kind], ["role", node.role], ["age", node.age ?? node.age_range], ["born", node.birth],
        ["also", (node.aliases || []).join("; ")], ["may be", (node.candidates || []).join("; ")], ["mentions", node.mentions],
        ["articles", node.documents], ["first seen", node.first], ["last seen", node.last], ["ties", node.degree]];
    const list = make("dl");
    for (const [name, value] of facts)
        if (value !== undefined && value !== "") list.append(make("dt", {}, name), make("dd", {}, bdi(value)));
    const told = [...node.edges].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
    return [make("h2", {}, bdi(node.name)), node.unresolved ? make("p", {class: "doubt"}, "The text leaves open who is meant.") : "",
        list, ...told.map((edge) => article(edge, node))].filter(Boolean);
}
function statement(edge) {
    return [make("h2", {}, bdi(nodes[edge.from].name), ` ${edge.mutual ? "↔" : "→"} `, bdi(nodes[edge.to].name)),
        make("p", {}, go(nodes[edge.from]), "  ", go(nodes[edge.to])), article(edge, null)];
}

// --- Filters ----------------------------------------------------------------------------------------------------
const KINDS = ["person", "institution", "matter", "place"], TIES = ["contacted", "investigated", "about"];
const STATES = ["asserted", "alleged", "planned", "requested", "conditional", "attempted", "denied", "negated"];
const hidden = {nodes: new Set(), kinds: new Set(), statuses: new Set()};
const known = (kind, list) => (list.includes(kind) ? kind : "other");

function key(sample, isEdge, isPlain) {
    const svg = draw("svg", {class: `key ${isPlain ? "other" : known(sample.kind, isEdge ? TIES : KINDS)}`, viewBox: isEdge ? "0 -7 26 14" : "-13 -13 26 26", "aria-hidden": "true"});
    const shape = sample.element.querySelector(isEdge ? ".line" : ".shape").cloneNode(false);
    if (isEdge) {
        shape.setAttribute("d", "M1 0H25");
        shape.setAttribute("stroke-width", 2.5);
        if (!isPlain && sample.kind !== "about" && sample.kind !== "at") shape.removeAttribute("stroke-dasharray");
    } else shape.setAttribute("transform", `scale(${11 / sample.reach})`);
    svg.append(shape);
    return svg;
}

function boxes(title, values, set, sampleOf) {
    if (values.length < 1) return "";
    const group = make("fieldset", {}, make("legend", {}, title));
    for (const value of values) {
        const input = make("input", {type: "checkbox", checked: true, value, "data-filter": title});
        input.addEventListener("change", () => {
            if (input.checked) set.delete(value);
            else set.add(value);
            filter();
        });
        group.append(make("label", {}, input, sampleOf ? sampleOf(value) : "", value));
    }
    return group;
}
// The different values, the known ones first and in their order.
function different(list, name, order) {
    const rank = (value) => (order.includes(value) ? order.indexOf(value) : order.length);
    return [...new Set(list.map((one) => one[name]).filter(Boolean))].sort((a, b) => rank(a) - rank(b));
}

// Months in which something is told to have happened, as bars between two sliders.
const months = [];
const month = (date) => date.slice(0, 7);
function timeline() {
    const dated = edges.filter((edge) => edge.date_start && edge.date_end);
    if (dated.length < 2) return "";
    const first = month(dated.map((edge) => edge.date_start).sort()[0]), last = month(dated.map((edge) => edge.date_end).sort().pop());
    let [year, number] = first.split("-").map(Number);
    for (let now = first; now <= last && months.length < 2400; now = `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`) {
        months.push(now);
        if (++number > 12) [year, number] = [year + 1, 1];
    }
    const counts = months.map(() => 0);
    for (const edge of dated) counts[Math.max(0, months.indexOf(month(edge.date_start)))] += 1;
    const most = Math.max(...counts), bars = draw("svg", {viewBox: `0 0 ${months.length} 10`, preserveAspectRatio: "none", "aria-hidden": "true"});
    const columns = counts.map((count, i) => {
        const high = count ? 2 + (8 * count) / most : 0;
        return bars.appendChild(draw("rect", {class: "bar", x: i + 0.05, y: 10 - high, width: 0.9, height: high}));
    });
    const slider = (value, name) => make("input", {type: "range", min: 0, max: months.length - 1, value, "aria-label": name});
    const from = slider(0, "From month"), to = slider(months.length - 1, "To month"), told = make("output");
    const undated = make("input", {type: "checkbox", checked: true});
    const change = () => {
        if (Number(from.value) > Number(to.value)) [from.value, to.value] = [to.value, from.value];
        span = {from: months[from.value], to: months[to.value], all: from.value === "0" && Number(to.value) === months.length - 1, undated: undated.checked};
        told.value = `${span.from} – ${span.to}`;
        columns.forEach((column, i) => column.classList.toggle("out", i < from.value || i > to.value));
        filter();
    };
    for (const input of [from, to, undated]) input.addEventListener("input", change);
    told.value = `${months[0]} – ${months[months.length - 1]}`;
    return make("div", {id: "timeline"}, make("div", {class: "bars"}, bars, from, to), told, make("label", {}, undated, "undated"));
}
let span = {all: true, undated: true};

function isShown(edge) {
    if (hidden.kinds.has(edge.kind) || hidden.statuses.has(edge.status)) return false;
    if (hidden.nodes.has(nodes[edge.from].kind) || hidden.nodes.has(nodes[edge.to].kind)) return false;
    if (!edge.date_start && !edge.date_end) return span.undated;
    return span.all || (month(edge.date_start || "0000") <= span.to && month(edge.date_end || "9999") >= span.from);
}
function filter() {
    const tied = new Set();
    const narrowed = !span.all || !span.undated || hidden.kinds.size > 0 || hidden.statuses.size > 0;
    for (const edge of edges) {
        const shown = isShown(edge);
        edge.element.classList.toggle("gone", !shown);
        for (const row of edge.rows) row.classList.toggle("gone", !shown);
        if (shown) tied.add(edge.from).add(edge.to);
    }
    for (const node of nodes) {
        const gone = hidden.nodes.has(node.kind) || ((narrowed || node.edges.length > 0) && !tied.has(node.number));
        node.element.classList.toggle("gone", gone);
        for (const row of node.rows) row.classList.toggle("gone", gone);
    }
    show();
}

// --- Search -----------------------------------------------------------------------------------------------------
const find = make("input", {type: "search", placeholder: "Find a name or alias  ( / )", "aria-label": "Find a name or alias"});
const found = make("ul", {"aria-label": "Found"});
function pick(node) {
    found.replaceChildren();
    choose(node, true);
    look(around(node));
}
function search() {
    const wanted = fold(find.value.trim());
    const fitting = !wanted ? [] : ranked.filter((node) => node.words.some((word) => word.includes(wanted))).slice(0, 12);
    found.replaceChildren(...fitting.map((node) => make("li", {}, make("button", {type: "button", onclick: () => pick(node)}, bdi(node.name)))));
    if (chosen) choose(null);
    else emphasise();
    return fitting;
}
find.addEventListener("input", search);
find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
        const [first] = search();
        if (first) pick(first);
    } else if (event.key === "ArrowDown" && found.querySelector("button")) {
        event.preventDefault();
        found.querySelector("button").focus();
    } else if (event.key === "Escape") {
        find.value = "";
        search();
    }
});
found.addEventListener("keydown", (event) => {
    const buttons = [...found.querySelectorAll("button")], at = buttons.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        (buttons[at + (event.key === "ArrowDown" ? 1 : -1)] || find).focus();
    }
});

// --- Beginning --------------------------------------------------------------------------------------------------
nodes.forEach((node) => { node.rows = []; });
for (const row of document.querySelectorAll("#evidence tr[data-e], #who tr[data-n]")) {
    const one = row.dataset.e !== undefined ? edges[row.dataset.e] : nodes[row.dataset.n];
    one.rows.push(row);
    const target = row.cells[row.dataset.e !== undefined ? 2 : 0];
    target.replaceChildren(make("button", {type: "button", onclick: () => {
        choose(one, true);
        look(isNode(one) ? around(one) : [nodes[one.from], nodes[one.to]]);
        figure.scrollIntoView({block: "nearest"});
    }}, ...target.childNodes));
}
const sample = (list, name, isEdge, isPlain) => (value) => {
    const fitting = list.filter((one) => one[name] === value); // an `about` edge is dotted whatever its status
    return key(fitting.find((one) => !isPlain || one.kind === "contacted" || one.kind === "investigated") || fitting[0], isEdge, isPlain);
};
tools.append(...[make("div", {class: "find"}, find, found),
    boxes("Show", different(nodes, "kind", KINDS), hidden.nodes, sample(nodes, "kind", false)),
    boxes("Relations", different(edges, "kind", TIES), hidden.kinds, sample(edges, "kind", true)),
    boxes("Status", different(edges, "status", STATES), hidden.statuses, sample(edges, "status", true, true)),
    timeline()].filter(Boolean));
picture.classList.add("live");
for (const node of nodes) {
    node.element.setAttribute("role", "button");
    node.element.setAttribute("tabindex", nodes.length <= 200 ? "0" : "-1");
    node.element.setAttribute("aria-label", `${node.name}, ${node.kind}, ${node.degree} ties`);
}
addEventListener("resize", show);
// On paper the whole picture stands as it was laid out, with every label.
addEventListener("beforeprint", () => {
    printing = true;
    cancelAnimationFrame(labelling);
    labelling = 0;
    picture.setAttribute("viewBox", `${home.x} ${home.y} ${home.width} ${home.height}`);
    picture.style.fontSize = "12px";
    for (const node of nodes) {
        node.text.setAttribute("y", node.reach + 14);
        node.element.classList.remove("quiet");
    }
});
addEventListener("afterprint", () => {
    printing = false;
    show();
});
show();
})();
