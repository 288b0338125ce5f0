// The same rows as a table: sortable, filterable, complete in print.
const ROWS_AT_FIRST = 100;
let everyRow = false;
const COLUMNS = [
  ["from", (edge) => label(nodesById.get(edge.from))],
  ["relation", (edge) => word(`rel-${edge.relation}`)],
  ["to", (edge) => label(nodesById.get(edge.to))],
  ["what", detailText],
  ["status", status],
  ["valid", dates],
  ["confidence", (edge) => (edge.confidence ? word(`confidence-${edge.confidence}`) : "")],
  ["review", review],
  ["note", (edge) => edge.note ?? ""],
  ["sources", (edge) => (edge.sources ?? []).map((id) => data.sources[id]).filter(Boolean).map((source) => `${source.publisher ?? ""}: ${source.title ?? ""}${source.published ? ` (${source.published})` : ""}`).join("; ")],
];
function rowsNow() {
  const wanted = folded(state.text.trim());
  let rows = shown.statements.filter((edge) => nodesById.get(edge.from).role === undefined || nodesById.get(edge.to).role === undefined);
  if (wanted) rows = rows.filter((edge) => COLUMNS.some(([, text]) => folded(text(edge)).includes(wanted)));
  const column = COLUMNS.find(([name]) => name === state.sort.replace(/^-/, ""));
  if (!column) return rows;
  const texts = new Map(rows.map((edge) => [edge, column[1](edge)]));
  const way = state.sort.startsWith("-") ? -1 : 1;
  return [...rows].sort((a, b) => way * compare(texts.get(a), texts.get(b)));
}
function tableHead() {
  byId("head").replaceChildren(...COLUMNS.map(([name]) => {
    const head = element("th");
    head.scope = "col";
    const down = state.sort === name, up = state.sort === `-${name}`;
    head.setAttribute("aria-sort", down ? "ascending" : up ? "descending" : "none");
    head.append(button(word(`column-${name}`) + (down ? " ▲" : up ? " ▼" : ""), () => sortBy(down ? `-${name}` : up ? "" : name), ""));
    return head;
  }));
}
function sortBy(name) {
  state.sort = name;
  tableHead();
  tableRows();
  keepState();
  [...byId("head").querySelectorAll("button")].find((each, place) => COLUMNS[place][0] === name.replace(/^-/, ""))?.focus();
}
function tableRows() {
  const rows = rowsNow(), part = everyRow ? rows : rows.slice(0, ROWS_AT_FIRST);
  byId("body").replaceChildren(...part.map(tableRow));
  if (!rows.length) {
    const cell = element("td", word("no-rows"));
    cell.colSpan = COLUMNS.length;
    const row = element("tr");
    row.append(cell);
    byId("body").append(row);
  }
  byId("table-count").textContent = filled("rows-n", { n: number(part.length), all: number(rows.length) });
  byId("all-rows").hidden = part.length === rows.length;
  byId("all-rows").textContent = filled("all-rows", { n: number(rows.length) });
}
function tableRow(edge) {
  const row = element("tr");
  for (const [name, text] of COLUMNS) {
    const cell = element(name === "from" ? "th" : "td");
    if (name === "from") cell.scope = "row";
    if (name === "from" || name === "to") cell.append(button(text(edge), () => choose(edge[name], { center: true })));
    else if (name === "relation") cell.append(button(text(edge), () => choose(edge.id)));
    else if (name === "sources") (edge.sources ?? []).forEach((id, place) => cell.append(place ? "; " : "", citation(id)));
    else cell.textContent = text(edge);
    row.append(cell);
  }
  return row;
}
