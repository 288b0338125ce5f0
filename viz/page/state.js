"use strict";
// What the page knows (the data island) and what the reader chose (kept in the address, so that a link shows the same).
const data = JSON.parse(document.getElementById("data").textContent);
const FACETS = ["kind", "layer", "country", "relation", "confidence", "status"];
const state = { lang: "en", theme: "auto", pick: "", only: {}, day: data.asOf, open: new Set(), text: "", sort: "", camera: null };
const byId = (id) => document.getElementById(id);
const nodesById = new Map(data.nodes.map((node) => [node.id, node]));
const edgesById = new Map(data.edges.map((edge) => [edge.id, edge]));
const outgoing = new Map(), incoming = new Map(), members = new Map(), placesOf = new Map();
const add = (map, key, value) => { const list = map.get(key); if (list) list.push(value); else map.set(key, [value]); };
for (const edge of data.edges) { add(outgoing, edge.from, edge); add(incoming, edge.to, edge); }
for (const node of data.nodes) {
  if (node.inside) add(members, node.inside, node);
  if (node.thing) add(placesOf, node.thing, node);
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}
function drawing(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
function button(text, act, className = "link") {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
const word = (name) => data.words[name]?.[state.lang] ?? String(name).replaceAll("-", " ");
const filled = (name, values) => word(name).replace(/\{(\w+)\}/g, (_, key) => values[key]);
const label = (node) => node.labels[state.lang];
const nameOf = (id) => (nodesById.get(id) ?? placesOf.get(id)?.[0])?.labels[state.lang] ?? data.names[id]?.[state.lang] ?? id;
const number = (value) => Number(value).toLocaleString(state.lang);
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

function readState() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const one = (name, allowed, otherwise) => (allowed.includes(wanted.get(name)) ? wanted.get(name) : otherwise);
  const preferred = (navigator.language || "en").slice(0, 2);
  state.lang = one("lang", ["en", "zh", "de"], ["zh", "de"].includes(preferred) && !wanted.size ? preferred : "en");
  state.theme = one("theme", ["auto", "light", "dark"], "auto");
  const pick = wanted.get("id") ?? "";
  state.pick = nodesById.has(pick) || edgesById.has(pick) ? pick : (placesOf.get(pick)?.[0].id ?? "");
  for (const facet of FACETS) state.only[facet] = new Set((wanted.get(facet) ?? "").split("|").filter(Boolean));
  const day = wanted.get("on");
  state.day = day === "any" ? "" : /^\d{4}-\d{2}-\d{2}$/.test(day ?? "") ? day : data.asOf;
  const open = (wanted.get("open") ?? "").split("|").filter(Boolean);
  state.open = new Set(open.includes("*") ? [...members.keys()] : open.filter((id) => members.has(id)));
  state.text = wanted.get("rows") ?? "";
  state.sort = wanted.get("sort") ?? "";
  const camera = (wanted.get("at") ?? "").split(",").map(Number);
  state.camera = camera.length === 3 && camera.every(Number.isFinite) && camera[2] > 0 ? camera : null;
}
function keepState() {
  const kept = new URLSearchParams({ lang: state.lang });
  if (state.theme !== "auto") kept.set("theme", state.theme);
  if (state.pick) kept.set("id", state.pick);
  for (const facet of FACETS) if (state.only[facet].size) kept.set(facet, [...state.only[facet]].sort().join("|"));
  if (state.day !== data.asOf) kept.set("on", state.day || "any");
  if (state.open.size) kept.set("open", state.open.size === members.size ? "*" : [...state.open].sort().join("|"));
  if (state.text) kept.set("rows", state.text);
  if (state.sort) kept.set("sort", state.sort);
  if (state.camera) kept.set("at", state.camera.join(","));
  // A frame without an origin of its own may not write its address; there is nothing to share from there.
  try { history.replaceState(null, "", "#" + kept); } catch { /* see above */ }
}
