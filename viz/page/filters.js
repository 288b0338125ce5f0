// Filters with counts: values of one kind are alternatives, kinds of filters narrow each other down.
const FACET_WORDS = { kind: "kind-", layer: "layer-", relation: "rel-", confidence: "confidence-" };
const OF_NODES = ["kind", "layer", "country"];

function facetValue(facet, value) {
  if (!value) return word("unstated");
  if (facet === "country") return nameOf(value);
  if (facet === "status") return status({ status: value });
  return word(FACET_WORDS[facet] + value);
}
function counted(facet) {
  // Things are counted once however often they are drawn; statements as they are valid on the chosen day.
  const counts = new Map();
  const count = (value, what) => { const seen = counts.get(value) ?? counts.set(value, new Set()).get(value); seen.add(what); };
  if (OF_NODES.includes(facet)) for (const node of data.nodes) { if (isThing(node)) count(node[facet] ?? "", node.thing ?? node.id); }
  else for (const edge of data.edges) if (validOn(edge)) count(edge[facet] ?? "", edge.id);
  return [...counts].map(([value, seen]) => [value, seen.size]).sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
}
function facetPart(facet, wasOpen) {
  const values = counted(facet);
  if (values.length < 2) return null;
  const part = element("details"), list = element("div", undefined, "values");
  part.id = `facet-${facet}`;
  part.open = wasOpen || state.only[facet].size > 0;
  part.append(element("summary", word(`facet-${facet}`)), list);
  for (const [value, count] of values) {
    const line = element("label"), check = element("input");
    check.type = "checkbox";
    check.value = value;
    check.checked = state.only[facet].has(value);
    check.addEventListener("change", () => { if (check.checked) state.only[facet].add(value); else state.only[facet].delete(value); refilter(); });
    line.append(check, element("span", facetValue(facet, value)), element("span", number(count), "count"));
    list.append(line);
  }
  return part;
}
function facets() {
  const open = new Set([...byId("facets").children].filter((part) => part.open).map((part) => part.id));
  byId("facets").replaceChildren(...FACETS.map((facet) => facetPart(facet, open.has(`facet-${facet}`))).filter(Boolean));
  byId("day").value = state.day;
}
function refilter() {
  draw();
  dim();
  thingList();
  tableRows();
  panel();
  keepState();
  say(filled("shown-n", { things: number(shown.things.length), n: number(shown.statements.length) }));
}
function setDay(day) {
  state.day = day;
  facets();
  refilter();
}
function resetFilters() {
  for (const facet of FACETS) state.only[facet].clear();
  state.text = "";
  byId("table-filter").value = "";
  setDay(data.asOf);
}
