// Charts that are no graphs: a heat map as a table, a time line as SVG, both read out by screen readers.
const CHARTS = { Matrix: [() => matrix(), "matrix-help"], TimeLine: [() => timeLine(), "time-help"], Comparison: [() => comparison(), "compare-help"] };
function chart() {
  const place = byId("chart");
  place.hidden = !data.chart;
  if (!data.chart) return;
  const [make, help] = CHARTS[data.chart.type];
  const title = element("h2", data.chart.titles[state.lang]);
  title.id = "chart-title";
  place.replaceChildren(title, element("p", word(help), "small"), make());
}
function chartFrame(...parts) {
  const frame = element("div", undefined, "frame");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-labelledby", "chart-title");
  frame.append(...parts);
  return frame;
}
function headRow(titles) {
  const head = element("tr"), top = element("thead");
  for (const text of titles) { const cell = element("th", text); cell.scope = "col"; head.append(cell); }
  top.append(head);
  return top;
}
const rounded = (value) => number(Math.round(value * 10) / 10);
function matrix() {
  const { rows, columns, cells } = data.chart;
  const shares = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const table = element("table", undefined, "matrix"), body = element("tbody");
  for (const row of rows) body.append(matrixRow(row, columns, shares));
  table.append(headRow([word("column-item"), word("column-hhi"), ...columns.map(([, labels]) => labels[state.lang])]), body);
  return chartFrame(table);
}
function matrixRow(row, columns, shares) {
  const line = element("tr"), name = element("th");
  name.scope = "row";
  const item = placesOf.get(row.item)?.[0];
  name.append(item ? button(row.labels[state.lang], () => choose(item.id, { center: true, focus: true })) : row.labels[state.lang], element("div", aboutMarket(row), "about"));
  const low = Math.round(row.low), high = Math.round(row.high);
  line.append(name, element("td", low === high ? number(low) : `${number(low)}–${number(high)}`));
  for (const [country] of columns) {
    const cell = shares.get(`${row.id} ${country}`), field = element("td", undefined, cell ? `share heat${Math.min(5, Math.ceil(cell.value / 20))}` : "share");
    if (cell) field.append(button(rounded(cell.value), () => sharePanel(row, cell), ""));
    line.append(field);
  }
  return line;
}
const aboutMarket = (row) => row.about.map(([name, text]) => value(name, text)).join(", ");
function sharePanel(row, cell) {
  cited = [];
  const parts = [heading(`${row.labels[state.lang]}: ${nameOf(cell.column)}`), element("p", `${rounded(cell.value)} % — ${aboutMarket(row)}`), facts([["id", cell.statements.join(", ")]])];
  sourceNumbers(cell.sources);
  byId("details").replaceChildren(...parts, ...sourceList());
  byId("details").focus();
}

const YEAR = 110, LANE_LABEL = 150, BAR = 13;
function timeLine() {
  const { spans, lanes, first_year: first, last_year: last } = data.chart;
  const x = (day) => LANE_LABEL + ((new Date(day) - new Date(`${first}-01-01`)) / 31556952000) * YEAR;
  const end = LANE_LABEL + (last - first + 1) * YEAR;
  const parts = [];
  let top = 26;
  for (const [lane, labels] of lanes) {
    const rows = packed(spans.filter((span) => span.lane === lane), x, end);
    parts.push(drawing("line", { x1: 0, x2: end, y1: top, y2: top, stroke: ink(), "stroke-opacity": 0.3 }), drawing("text", { x: 6, y: top + 16, "font-size": 13, "font-weight": 600 }, labels[state.lang]));
    rows.forEach((row, place) => row.forEach((span) => parts.push(spanBar(span, x, end, top + 5 + place * (BAR + 3)))));
    top += Math.max(1, rows.length) * (BAR + 3) + 12;
  }
  const picture = drawing("svg", { class: "time", width: end, height: top, viewBox: `0 0 ${end} ${top}`, role: "group", "aria-labelledby": "chart-title" });
  for (let year = first; year <= last; year += 1) {
    const at = x(`${year}-01-01`);
    picture.append(drawing("line", { x1: at, x2: at, y1: 20, y2: top, stroke: ink(), "stroke-opacity": 0.15 }), drawing("text", { x: at + 3, y: 15, "font-size": 12 }, String(year)));
  }
  const today = x(data.asOf);
  picture.append(drawing("line", { x1: today, x2: today, y1: 20, y2: top, stroke: "#b3004b", "stroke-dasharray": "4 3" }), ...parts);
  return chartFrame(picture, measureLegend());
}
function packed(spans, x, end) {
  // Bars that would overlap stand in rows of their own.
  const rows = [];
  for (const span of spans) {
    const from = x(span.first_day), row = rows.find((each) => each.end + 4 <= from) ?? rows[rows.push(Object.assign([], { end: 0 })) - 1];
    row.end = Math.max(span.last_day ? x(span.last_day) : end, from + 90);
    row.push(span);
  }
  return rows;
}
function spanBar(span, x, end, top) {
  const from = x(span.first_day), to = Math.max(from + 5, Math.min(end, span.last_day ? x(span.last_day) : end));
  const fills = (data.encoding.measures[span.kind] ?? data.encoding.otherLayer)[side()];
  const text = `${nameOf(span.node)}: ${word(`restriction-kind-${span.kind}`)}, ${status(span)}, ${span.first_day} – ${span.last_day ?? ""}`;
  const bar = drawing("g", { tabindex: 0, role: "button", "aria-label": text });
  const pale = ["in-force", "superseded"].includes(span.status) ? 1 : 0.45;
  bar.append(drawing("rect", { x: from, y: top, width: to - from, height: BAR, rx: 2, fill: fills[0], stroke: fills[1], "fill-opacity": pale, ...(pale < 1 ? { "stroke-dasharray": "3 2" } : {}) }));
  bar.append(drawing("title", {}, text));
  const room = Math.floor((end - from) / 6.6);
  if (room > 8) bar.append(drawing("text", { x: from + 4, y: top + BAR - 3, "font-size": 10.5, "pointer-events": "none" }, clipped(nameOf(span.node), Math.min(room, Math.max(14, Math.floor((to - from) / 6))))));
  const act = () => choose(span.node, { center: true, focus: true });
  bar.addEventListener("click", act);
  bar.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } });
  return bar;
}
function measureLegend() {
  const list = element("p", undefined, "small");
  for (const kind of new Set(data.chart.spans.map((span) => span.kind))) {
    list.append(box(...(data.encoding.measures[kind] ?? data.encoding.otherLayer)[side()]), ` ${word(`restriction-kind-${kind}`)}   `);
  }
  return list;
}
