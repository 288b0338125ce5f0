// What one sees, as a file: the picture as PNG or SVG, the rows as CSV; each says what it is and as of when.
function save(content, type, ending) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = `aisupply-${data.name}-${data.asOf}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(filled("saved", { file: link.download }));
}
const imprint = () => `${word("as-of")} ${data.asOf} · aisupply · CC BY 4.0`;
function savePng() {
  const canvas = byId("picture").querySelector("canvas"), ratio = canvas.width / canvas.clientWidth;
  const whole = element("canvas"), head = 62 * ratio;
  whole.width = canvas.width;
  whole.height = canvas.height + head;
  const context = whole.getContext("2d");
  context.fillStyle = paper();
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(canvas, 0, head);
  context.fillStyle = ink();
  context.font = `600 ${18 * ratio}px system-ui, Noto Sans CJK SC, sans-serif`;
  context.fillText(data.titles[state.lang], 12 * ratio, 26 * ratio, whole.width - 24 * ratio);
  context.font = `${13 * ratio}px system-ui, Noto Sans CJK SC, sans-serif`;
  context.fillText(imprint(), 12 * ratio, 48 * ratio);
  whole.toBlob((blob) => save(blob, "image/png", "png"));
}
function svgText(x, y, lines, size, anchor, weight = 400) {
  const text = drawing("text", { x, y, "font-size": size, "text-anchor": anchor, "font-weight": weight, fill: ink() });
  lines.forEach((line, place) => text.append(drawing("tspan", { x, dy: place ? size * 1.2 : 0 }, line)));
  return text;
}
function svgLines(text, most = 30) {
  const lines = [""];
  const tokens = text.split("\n").flatMap((part, place) => [...(place ? ["\n"] : []), ...part.match(/[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+|\s+/g) ?? []]);
  let used = 0;
  for (const token of tokens) {
    const size = [...token].reduce((sum, each) => sum + width(each), 0);
    if (token === "\n" || used + size > most) { lines.push(token.trim()); used = size; } else { lines[lines.length - 1] += token; used += size; }
  }
  return lines;
}
function svgEdge(edge) {
  const from = frameOf(nodesById.get(edge.from)), to = frameOf(nodesById.get(edge.to)), line = data.encoding.relations[edge.relation];
  const middle = (each) => [(each.left + each.right) / 2, (each.top + each.bottom) / 2];
  const [[x1, y1], [x2, y2]] = [middle(from), middle(to)], way = x2 >= x1 ? 1 : -1;
  const start = x1 + way * (from.right - from.left) / 2, end = x2 - way * (to.right - to.left) / 2, bend = Math.max(30, Math.abs(end - start) * 0.4) * way;
  const path = `M${start} ${y1} C${start + bend} ${y1} ${end - bend} ${y2} ${end} ${y2}`;
  const part = drawing("g", { opacity: 0.6 });
  part.append(drawing("path", { d: path, fill: "none", stroke: line[side()], "stroke-width": line.width, "stroke-dasharray": line.dashes.join(" ") }),
    drawing("path", { d: `M${end} ${y2} l${-way * 8} -4 v8 Z`, fill: line[side()] }));
  return part;
}
function svgNode(node) {
  const at = frameOf(node), [fill, border] = fillOf(node), part = drawing("g", {});
  const paint = { fill, stroke: border, "stroke-width": 1.5 }, wide = at.right - at.left, high = at.bottom - at.top;
  if (node.role === "choice") part.append(drawing("ellipse", { cx: at.left + wide / 2, cy: at.top + high / 2, rx: wide / 2, ry: high / 2, ...paint }));
  else part.append(drawing("rect", { x: at.left, y: at.top, width: wide, height: high, rx: node.shape === "pill" ? 20 : 3, "stroke-dasharray": (BORDERS[node.shape] ?? []).join(" "), ...paint }));
  const lines = isLarge() && node.role !== "group" ? [] : svgLines(caption(node));
  part.append(svgText(at.left + wide / 2, at.top + high / 2 - (lines.length - 1) * 8 + 5, lines, 13, "middle"), drawing("title", {}, label(node)));
  return part;
}
function saveSvg() {
  const boxes = shown.nodes.map(frameOf);
  const left = Math.min(0, ...boxes.map((at) => at.left)) - 40, top = Math.min(0, ...boxes.map((at) => at.top)) - 150;
  const wide = Math.max(600, ...boxes.map((at) => at.right)) - left + 40, high = Math.max(100, ...boxes.map((at) => at.bottom)) - top + 40;
  const picture = drawing("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${wide} ${high}`, width: wide, height: high, "font-family": "system-ui, 'Noto Sans CJK SC', sans-serif" });
  picture.append(drawing("title", {}, data.titles[state.lang]), drawing("rect", { x: left, y: top, width: wide, height: high, fill: paper() }));
  picture.append(svgText(left + 20, top + 36, [data.titles[state.lang]], 26, "start", 600), svgText(left + 20, top + 62, [imprint()], 15, "start"));
  const columns = new Map();
  for (const node of shown.nodes) if (!node.inside) add(columns, node.column, positions.get(node.id)?.x ?? node.x);
  if (data.columns.length) for (const [column, xs] of columns) picture.append(svgText((Math.min(...xs) + Math.max(...xs)) / 2, top + 105, [data.columns[column][state.lang]], 18, "middle", 600));
  picture.append(...shown.edges.map(svgEdge), ...shown.nodes.map(svgNode));
  save(new XMLSerializer().serializeToString(picture), "image/svg+xml", "svg");
}
function csvCell(text) {
  // A cell that begins like a formula would be run by a spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function saveCsv() {
  const head = ["statement", "from_id", ...COLUMNS.map(([name]) => name), "to_id", "as_of"];
  const idOf = (id) => nodesById.get(id).thing ?? id;
  const lines = rowsNow().map((edge) => [edge.statement ?? "", idOf(edge.from), ...COLUMNS.map(([, text]) => text(edge)), idOf(edge.to), data.asOf]);
  save("\ufeff" + [head, ...lines].map((line) => line.map(csvCell).join(",")).join("\n") + "\n", "text/csv;charset=utf-8", "csv");
}
