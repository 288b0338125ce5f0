// How things look: the encoding comes from the palette, this file only applies it.
const darkWanted = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => state.theme === "dark" || (state.theme === "auto" && darkWanted.matches);
const side = () => (isDark() ? "dark" : "light");
const ink = () => (isDark() ? "#f5f5f5" : "#111111");
const paper = () => (isDark() ? "#16181b" : "#ffffff");

function fillOf(node) {
  const { encoding } = data;
  if (node.outcome) return encoding.outcomes[node.outcome][side()];
  if (node.role === "group") return encoding.group[side()];
  if (node.role === "choice") return encoding.choice[side()];
  return (encoding.layers[node.layer] ?? encoding.otherLayer)[side()];
}
const width = (character) => (character.codePointAt(0) > 0x2e7f ? 2 : 1);
function clipped(text, most = 52) {
  let used = 0, kept = "";
  for (const character of text) {
    used += width(character);
    if (used > most) return kept.trimEnd() + "…";
    kept += character;
  }
  return kept;
}
function caption(node) {
  const more = shown.inside.get(node.id);
  const text = clipped(label(node), depthOf(node) ? 40 : 52);
  if (!more) return text;
  return node.role === "group" ? `${text}\n${number(more)}` : `${text} ▸${number(more)}`;
}
const BORDERS = { dashed: [7, 4], dotted: [2, 3] };
const isLarge = () => shown.nodes.length > LARGE;
function nodeLook(node, at) {
  const [fill, border] = fillOf(node);
  const look = { id: node.id, x: at.x, y: at.y, opacity: 1, color: { background: fill, border, highlight: { background: fill, border: ink() } } };
  if (isLarge() && node.role !== "group") return { ...look, shape: "dot", size: 9, label: undefined };
  const font = { color: node.outcome === "removed" ? paper() : ink(), size: node.role === "group" ? 22 : 17 };
  const open = state.open.has(node.id);
  return { ...look, shape: node.role === "choice" ? "ellipse" : "box", label: caption(node), font,
    borderWidth: open || node.role === "group" ? 3 : 1.5, widthConstraint: { maximum: WIDEST - 2 * INDENT * depthOf(node) },
    shapeProperties: { borderDashes: BORDERS[node.shape] ?? false, borderRadius: RADIUS[node.shape] ?? CORNER } };
}
function edgeLook(edge) {
  const line = data.encoding.relations[edge.relation];
  const near = state.pick && touches(edge);
  const level = data.columns.length && positions.get(edge.from)?.x === positions.get(edge.to)?.x;
  // Between boxes of one column a line would run behind those in between: it goes around them.
  const around = level && !isLarge() ? { smooth: { enabled: true, type: "curvedCW", roundness: 0.22 } } : {};
  return { ...around, id: edge.id, from: edge.from, to: edge.to, dashes: line.dashes.length ? line.dashes : false,
    width: line.width * (edge.all.length > 1 ? Math.min(4, 1 + Math.log2(edge.all.length) / 2) : 1) * (near ? 2 : 1),
    color: { color: line[side()], highlight: line[side()], hover: line[side()], opacity: !state.pick || isLarge() ? 0.5 : near ? 1 : 0.07 } };
}
function touches(edge) {
  if (edge.all.some((each) => each.id === state.pick)) return true;
  const node = nodesById.get(state.pick);
  return Boolean(node) && [edge.from, edge.to].includes(standsFor(node).id);
}

function box(fill, border, shape) {
  const mark = drawing("svg", { width: 22, height: 14, "aria-hidden": "true" });
  const paint = { fill, stroke: border, "stroke-width": 1.5 };
  const dashes = BORDERS[shape] ? { "stroke-dasharray": BORDERS[shape].map((each) => each / 1.6).join(" ") } : {};
  if (shape === "pill") mark.append(drawing("rect", { x: 1, y: 1, width: 20, height: 12, rx: 6, ...paint }));
  else if (shape === "ellipse") mark.append(drawing("ellipse", { cx: 11, cy: 7, rx: 10, ry: 6, ...paint }));
  else mark.append(drawing("rect", { x: 1, y: 1, width: 20, height: 12, rx: 2, ...paint, ...dashes }));
  return mark;
}
function stroke(colour, dashes, thick) {
  const mark = drawing("svg", { width: 34, height: 12, "aria-hidden": "true" });
  mark.append(drawing("line", { x1: 1, y1: 6, x2: 26, y2: 6, stroke: colour, "stroke-width": Math.max(2, thick), "stroke-dasharray": dashes.join(" ") }),
    drawing("path", { d: "M25 2 L33 6 L25 10 Z", fill: colour }));
  return mark;
}
function legend() {
  const items = [];
  const entry = (mark, text) => { const item = element("li"); item.append(mark, text); items.push(item); };
  for (const [layer, fills] of Object.entries(data.encoding.layers)) entry(box(...fills[side()]), word(`layer-${layer}`));
  const shapes = new Set(data.nodes.filter(isThing).map((node) => node.shape));
  for (const shape of ["pill", "dotted", "dashed"]) if (shapes.has(shape)) entry(box("none", ink(), shape), word(`shape-${shape}`));
  for (const [role, fills] of [["choice", data.encoding.choice], ["group", data.encoding.group]]) {
    if (data.nodes.some((node) => node.role === role)) entry(box(...fills[side()], role === "choice" ? "ellipse" : ""), word(`role-${role}`));
  }
  for (const outcome of Object.keys(data.encoding.outcomes)) {
    if (data.nodes.some((node) => node.outcome === outcome)) entry(box(...data.encoding.outcomes[outcome][side()]), word(`outcome-${outcome}`));
  }
  for (const [relation, line] of Object.entries(data.encoding.relations)) entry(stroke(line[side()], line.dashes, line.width), word(`rel-${relation}`));
  byId("legend").replaceChildren(...items);
  byId("legend").setAttribute("aria-label", word("legend"));
}
