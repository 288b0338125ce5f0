"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const words = {
  en: { asOf: "As of", search: "Find", language: "Language", fit: "Whole picture", table: "All edges", hint: "Select a box to see what it rests on, what rests on it, and the sources. Drag to move, scroll to zoom.", restsOn: "Rests on", usedBy: "What rests on it", sources: "Sources", from: "From", relation: "Relation", to: "To", source: "Source", none: "Nothing in this picture.", targets: "targets", requires: "requires", part: "has the part", chips: "chips", systems: "systems", software: "software", infrastructure: "infrastructure", models: "models", data: "data", applications: "applications", goals: "goals" },
  zh: { asOf: "截至", search: "查找", language: "语言", fit: "显示全图", table: "全部关系", hint: "选择一个方框，查看它依赖什么、什么依赖它以及来源。拖动可移动，滚动可缩放。", restsOn: "依赖", usedBy: "被依赖", sources: "来源", from: "起点", relation: "关系", to: "终点", source: "来源", none: "此图中没有。", targets: "旨在", requires: "需要", part: "包含", chips: "芯片", systems: "系统", software: "软件", infrastructure: "基础设施", models: "模型", data: "数据", applications: "应用", goals: "目标" },
  de: { asOf: "Stand", search: "Suchen", language: "Sprache", fit: "Ganzes Bild", table: "Alle Kanten", hint: "Ein Kasten zeigt, worauf er beruht, was auf ihm beruht, und die Quellen. Ziehen verschiebt, Scrollen zoomt.", restsOn: "Beruht auf", usedBy: "Was darauf beruht", sources: "Quellen", from: "Von", relation: "Beziehung", to: "Zu", source: "Quelle", none: "Nichts in diesem Bild.", targets: "zielt auf", requires: "benötigt", part: "umfasst", chips: "Chips", systems: "Systeme", software: "Software", infrastructure: "Infrastruktur", models: "Modelle", data: "Daten", applications: "Anwendungen", goals: "Ziele" },
};
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const outgoing = new Map(), incoming = new Map();
for (const edge of data.edges) {
  (outgoing.get(edge.from) ?? outgoing.set(edge.from, []).get(edge.from)).push(edge);
  (incoming.get(edge.to) ?? incoming.set(edge.to, []).get(edge.to)).push(edge);
}
const byId = (id) => document.getElementById(id);
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};
const fragment = new URLSearchParams(location.hash.slice(1));
let language = words[fragment.get("lang")] ? fragment.get("lang") : "en";
let selected = nodes.has(fragment.get("id")) ? fragment.get("id") : null;
const word = (name) => words[language][name] ?? name;
const label = (id) => nodes.get(id).labels[language];
const drawn = {
  nodes: new vis.DataSet(data.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, shape: "box", color: node.color, label: node.labels[language] }))),
  edges: new vis.DataSet(data.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, color: edge.color, dashes: edge.dashes }))),
};
const network = new vis.Network(byId("picture"), drawn, {
  physics: data.options.physics, interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, navigationButtons: false },
  nodes: { font: { size: 14, color: "#111111", face: "system-ui, Noto Sans CJK SC, sans-serif" }, widthConstraint: { maximum: 230 }, margin: 6, borderWidth: 1.5 },
  edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.4 }, width: 1.1 },
});
network.on("beforeDrawing", (context) => {
  const top = Math.min(...data.nodes.map((node) => node.y)) - 70;
  context.font = "600 22px system-ui, Noto Sans CJK SC, sans-serif";
  context.fillStyle = "#333333";
  context.textAlign = "center";
  const seen = new Map(data.nodes.map((node) => [node.column, node.x]));
  for (const [column, x] of seen) context.fillText(data.columns[column][language], x, top);
});
network.on("selectNode", (event) => choose(event.nodes[0]));
network.on("deselectNode", () => choose(null));

function remember() {
  const state = new URLSearchParams({ lang: language });
  if (selected) state.set("id", selected);
  history.replaceState(null, "", "#" + state);
}
function choose(id, focus = false) {
  selected = id;
  const near = new Set(id ? [id, ...(outgoing.get(id) ?? []).map((e) => e.to), ...(incoming.get(id) ?? []).map((e) => e.from)] : []);
  drawn.nodes.update(data.nodes.map((node) => ({ id: node.id, opacity: !id || near.has(node.id) ? 1 : 0.18 })));
  drawn.edges.update(data.edges.map((edge) => ({ id: edge.id, color: { color: edge.color.color, opacity: !id ? edge.color.opacity : edge.from === id || edge.to === id ? 1 : 0.05 } })));
  if (id) network.selectNodes([id]);
  if (id && focus) network.focus(id, { scale: 0.9, animation: false });
  details();
  remember();
}
function citationList(sources) {
  const list = element("ul");
  for (const source of sources) list.append(element("li", `${data.citations[source]} [${source}]`));
  return list;
}
function edgeList(title, edges, end) {
  const part = element("div");
  part.append(element("h3", title));
  if (!edges.length) part.append(element("p", word("none")));
  const list = element("ul");
  for (const edge of edges) {
    const item = element("li", `${word(edge.relation)}: `);
    const link = element("button", label(edge[end]));
    link.addEventListener("click", () => choose(edge[end], true));
    item.append(link, element("span", edge.sources.length ? ` [${edge.sources.join(", ")}]` : ""));
    list.append(item);
  }
  part.append(list);
  return part;
}
function details() {
  const place = byId("details");
  place.replaceChildren();
  if (!selected) return place.append(element("p", word("hint")));
  const node = nodes.get(selected);
  place.append(element("h2", label(selected)), element("p", `${node.id} · ${word(node.layer)} · ${node.kind}`));
  if (node.note) place.append(element("p", node.note));
  const out = outgoing.get(selected) ?? [], into = incoming.get(selected) ?? [];
  place.append(edgeList(word("restsOn"), out, "to"), edgeList(word("usedBy"), into, "from"), element("h3", word("sources")));
  place.append(citationList([...new Set([...node.sources, ...[...out, ...into].flatMap((edge) => edge.sources)])]));
}
function legend() {
  const items = [];
  for (const [layer, [fill, border]] of Object.entries(data.layers)) {
    const mark = element("span", undefined, "box");
    mark.style.background = fill;
    mark.style.borderColor = border;
    const item = element("li");
    item.append(mark, word(layer));
    items.push(item);
  }
  for (const [relation, colour] of Object.entries(data.relations)) {
    const mark = element("span", undefined, data.dashed.includes(relation) ? "edge dashed" : "edge");
    mark.style.borderColor = colour;
    const item = element("li");
    item.append(mark, word(relation));
    items.push(item);
  }
  byId("legend").replaceChildren(...items);
}
function table() {
  byId("head").replaceChildren(...["from", "relation", "to", "source"].map((name) => element("th", word(name))));
  byId("rows").replaceChildren(...data.edges.map((edge) => {
    const row = element("tr");
    row.append(element("td", label(edge.from)), element("td", word(edge.relation)), element("td", label(edge.to)), element("td", edge.sources.map((s) => data.citations[s]).join("; ")));
    return row;
  }));
}
function speak() {
  document.documentElement.lang = language;
  document.title = data.titles[language];
  byId("title").textContent = data.titles[language];
  for (const [id, name] of [["as-of-label", "asOf"], ["search-label", "search"], ["language-label", "language"], ["fit", "fit"], ["table-title", "table"]]) byId(id).textContent = word(name);
  byId("language").value = language;
  drawn.nodes.update(data.nodes.map((node) => ({ id: node.id, label: node.labels[language] })));
  byId("names").replaceChildren(...data.nodes.map((node) => Object.assign(element("option"), { value: node.labels[language] })));
  legend();
  table();
  details();
}
byId("language").addEventListener("change", (event) => { language = event.target.value; speak(); remember(); });
byId("fit").addEventListener("click", () => { choose(null); network.unselectAll(); network.fit(); });
byId("controls").addEventListener("submit", (event) => event.preventDefault());
byId("search").addEventListener("change", (event) => {
  const wanted = event.target.value.trim().toLocaleLowerCase();
  if (!wanted) return;
  const texts = (node) => [node.id, ...Object.values(node.labels)].map((text) => text.toLocaleLowerCase());
  const found = data.nodes.find((node) => texts(node).includes(wanted)) ?? data.nodes.find((node) => texts(node).some((text) => text.includes(wanted)));
  if (found) choose(found.id, true);
});
speak();
network.once("afterDrawing", () => { network.fit(); choose(selected, true); document.body.dataset.drawn = "yes"; });
