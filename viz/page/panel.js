// The side panel: what is stated of the selected thing or edge, with dates, confidence and sources.
const about = (node) => [node.kind && word(`kind-${node.kind}`), node.layer && word(`layer-${node.layer}`), node.country && nameOf(node.country)].filter(Boolean).join(" · ");
const VOCABULARY = { criticality: "criticality", role: "supply-role", "share-scope": "share-scope", "share-measure": "share-measure", measure: "restriction-kind", reach: "reach" };

function value(name, text) {
  if (["affected", "item", "inherited"].includes(name)) return nameOf(text);
  if (name === "items") return filled("items-n", { n: number(text) });
  if (name === "share") return `${number(text)} %`;
  const prefix = VOCABULARY[name];
  const found = prefix && (data.words[`${prefix}-${text}`] ?? data.words[`responsibility-role-${text}`]);
  return found ? found[state.lang] : text;
}
function detailsOf(edge) {
  // The countries that a measure leaves out are one detail: alone among the others they would read as affected.
  const details = edge.details ?? [], exempt = details.filter(([name]) => name === "exempt").map(([, text]) => nameOf(text));
  const others = details.filter(([name]) => name !== "exempt");
  return exempt.length ? [...others, ["exempt", exempt.join(", ")]] : others;
}
const detailText = (edge) => detailsOf(edge).map(([name, text]) => {
  if (name === "exempt") return `${word("exempt")} ${text}`;
  if (name === "group") return filled("of-group", { group: text });
  if (name === "at-least" || name === "year") return name === "year" ? text : filled("at-least", { n: text });
  return value(name, text);
}).join(", ");
const dates = (edge) => (edge.since || edge.until ? `${edge.since ?? "…"} – ${edge.until ?? ""}`.trim() : "");
function status(edge) {
  if (!edge.status) return "";
  return word(data.words[`restriction-status-${edge.status}`] ? `restriction-status-${edge.status}` : `supply-status-${edge.status}`);
}
const review = (edge) => (edge.verdict ? `${word(`verdict-${edge.verdict}`)} (${edge.checked})` : edge.statement ? word("not-reviewed") : "");
const MARKS = { supported: "●", partly: "◐", "not-found": "○", wrong: "✗" };
function reviewMark(edge) {
  // One small sign for each statement; what it means is said on hover, in the panel of the statement and in the table.
  if (!edge.verdict) return "";
  const mark = element("span", ` ${MARKS[edge.verdict]}`, "said");
  mark.title = `${word("review")}: ${review(edge)}`;
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", mark.title);
  return mark;
}
function safeLink(url, text) {
  // Only what a browser opens as a page: an address from a table could be a script.
  if (!/^https?:\/\//i.test(url ?? "")) return element("span", text);
  const link = element("a", text);
  link.href = url;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  return link;
}
function citation(id) {
  const source = data.sources[id];
  if (!source) return element("span", id);
  const part = element("span");
  const published = source.published ? ` (${source.published})` : "";
  part.append(`${source.publisher ?? ""}: `, safeLink(source.url, source.title || id), published, " ", element("span", source.kind ? word(`source-kind-${source.kind}`) : "", "badge"));
  return part;
}
function noteOf(about, name) {
  const made = element(name, about.note, name === "div" ? "said" : undefined);
  made.lang = "en";
  return made;
}
function statementItem(edge, end) {
  const item = element("li");
  const other = nodesById.get(edge[end]);
  item.append(button(label(other), () => choose(other.id, { center: true })));
  const words = [detailText(edge), status(edge), dates(edge)].filter(Boolean).join("; ");
  if (words) item.append(element("span", ` — ${words}`, "said"));
  if (edge.confidence) item.append(" ", element("span", word(`confidence-${edge.confidence}`), `badge ${edge.confidence}`));
  item.append(reviewMark(edge));
  if (edge.note) item.append(noteOf(edge, "div"));
  item.append(sourceNumbers(edge.sources ?? []));
  return item;
}
let cited = [];
function sourceNumbers(ids) {
  const part = element("span", undefined, "said");
  for (const id of ids) {
    if (!cited.includes(id)) cited.push(id);
    const mark = safeLink(data.sources[id]?.url, `[${cited.indexOf(id) + 1}]`);
    mark.title = data.sources[id]?.title ?? id;
    part.append(" ", mark);
  }
  return part;
}
function facts(pairs) {
  const list = element("dl");
  for (const [name, text] of pairs) if (text) list.append(element("dt", name), element("dd", text));
  return list;
}
function nodeFacts(node) {
  const others = ["en", "zh", "de"].filter((lang) => lang !== state.lang && node.labels[lang] !== label(node));
  const details = (node.details ?? []).map(([name, text]) => [word(name), text || word("yes")]);
  return facts([...others.map((lang) => [lang, node.labels[lang]]), [word("also-called"), (node.aliases ?? []).join("; ")], ["id", node.thing ?? ""], ...details]);
}
function side2(title, edges, end) {
  if (!edges.length) return [];
  const list = element("ul");
  list.append(...edges.map((edge) => statementItem(edge, end)));
  return [element("h3", `${title} (${number(edges.length)})`), list];
}
function byRelation(edges, end, prefix) {
  const groups = new Map();
  for (const edge of edges) add(groups, edge.relation, edge);
  return [...groups].flatMap(([relation, list]) => side2(word(`${prefix}-${relation}`), list, end));
}
function placeOf(node) {
  if (!members.has(node.id)) return [];
  const open = state.open.has(node.id);
  const parts = [button(filled(open ? "close-n" : "open-n", { n: number(members.get(node.id).length) }), () => toggle(node.id), "")];
  if (node.role === "group") {
    const list = element("ul");
    for (const member of members.get(node.id).slice(0, 200)) { const item = element("li"); item.append(button(label(member), () => choose(member.id, { center: true }))); list.append(item); }
    parts.push(list);
  }
  return parts;
}
function elsewhere(node) {
  const others = (placesOf.get(node.thing) ?? []).filter((other) => other !== node);
  if (!others.length) return [];
  const list = element("ul");
  for (const other of others) {
    const item = element("li"), shownIn = other.inside ? nameOf(other.inside) : label(other);
    item.append(button(shownIn, () => choose(other.id, { center: true })));
    list.append(item);
  }
  return [element("h3", word("also-shown")), list];
}
function nodePanel(node) {
  const all = [outgoing.get(node.id) ?? [], incoming.get(node.id) ?? []];
  const [out, into] = all.map((edges) => edges.filter(validOn)), [outThen, intoThen] = all.map((edges) => edges.filter((edge) => !validOn(edge)));
  const parts = [heading(label(node)), element("p", about(node), "said")];
  if (node.note) parts.push(noteOf(node, "p"));
  parts.push(nodeFacts(node), ...placeOf(node), ...byRelation(out, "to", "out"), ...byRelation(into, "from", "in"));
  const then = [...byRelation(outThen, "to", "out"), ...byRelation(intoThen, "from", "in")];
  if (then.length) {
    const past = element("section", undefined, "then");
    past.append(element("h3", filled("not-valid", { day: state.day })), ...then);
    parts.push(past);
  }
  if (!all[0].length && !all[1].length && isThing(node)) parts.push(element("p", word("no-statements"), "said"));
  parts.push(...elsewhere(node));
  sourceNumbers(node.sources ?? []);
  return parts;
}
function edgePanel(edge) {
  const from = nodesById.get(edge.from), to = nodesById.get(edge.to);
  const ends = element("p");
  ends.append(button(label(from), () => choose(from.id, { center: true })), ` — ${word(`rel-${edge.relation}`)} → `, button(label(to), () => choose(to.id, { center: true })));
  const details = detailsOf(edge).map(([name, text]) => [word(name), value(name, text)]);
  const parts = [heading(word("statement")), ends, facts([...details, [word("status"), status(edge)], [word("valid"), dates(edge)],
    [word("confidence"), edge.confidence ? word(`confidence-${edge.confidence}`) : ""], [word("review"), review(edge)], ["id", edge.statement ?? ""]])];
  if (edge.note) parts.push(noteOf(edge, "p"));
  const merged = shown.edges.find((each) => each.id === edge.id && each.all.length > 1);
  if (merged) parts.push(...side2(word("together"), merged.all.slice(0, 200), "to"));
  sourceNumbers(edge.sources ?? []);
  return parts;
}
function heading(text) {
  const made = element("h2", text);
  made.id = "details-title";
  return made;
}
function sourceList() {
  if (!cited.length) return [];
  const list = element("ol");
  for (const id of cited) { const item = element("li"); item.append(citation(id)); list.append(item); }
  return [element("h3", word("sources")), list];
}
function panel(focus = false) {
  cited = [];
  const node = nodesById.get(state.pick), edge = edgesById.get(state.pick);
  const parts = node ? nodePanel(node) : edge ? edgePanel(edge) : [heading(word("details")), element("p", word("hint"))];
  byId("details").replaceChildren(...parts, ...sourceList());
  byId("details").scrollTop = 0;
  if (focus) byId("details").focus();
  if (node) say(`${label(node)}. ${about(node)}. ${filled("statements-n", { n: number((outgoing.get(node.id) ?? []).length + (incoming.get(node.id) ?? []).length) })}`);
}
function say(text) { byId("status").textContent = text; }
