// A scenario beside its baseline: what becomes of each target, who is left to supply it, and the proof.
function comparison() {
  const { counts, rows } = data.chart;
  const summary = element("p");
  for (const [outcome, count] of counts) {
    const fills = data.encoding.outcomes[outcome];
    summary.append(...(fills ? [box(...fills[side()])] : []), ` ${word(`outcome-${outcome}`)}: ${number(count)}   `);
  }
  if (!rows.length) return chartFrame(summary, element("p", word("no-change")));
  const table = element("table"), body = element("tbody");
  body.append(...rows.map(comparisonRow));
  table.append(headRow(["item", "change", "before", "after", "why"].map((name) => word(`column-${name}`))), body);
  return chartFrame(summary, table);
}
function comparisonRow(row) {
  const line = element("tr"), name = element("th");
  name.scope = "row";
  name.append(button(row.labels[state.lang], () => choose(row.node, { center: true, focus: true })));
  const change = element("td"), standing = row.standing ? ` (${word(`standing-${row.standing}`)})` : "";
  change.append(box(...data.encoding.outcomes[row.change][side()]), ` ${word(`outcome-${row.change}`)}${standing}`);
  line.append(name, change, handed(row, "before"), handed(row, "after"), proofCell(row.why, row.node));
  return line;
}
function handed(row, when) {
  const suppliers = row[when], cell = element("td", suppliers.map((labels) => labels[state.lang]).join(", "));
  if (!suppliers.length && nodesById.get(row.node)?.layer !== "goals") cell.textContent = word("no-suppliers");
  return cell;
}
function proofCell(steps, node) {
  const cell = element("td"), part = element("details"), list = element("ul", undefined, "proof");
  for (const [level, labels, sources] of steps) {
    const item = element("li", labels[state.lang]);
    item.style.marginLeft = `${level * 1.1}rem`;
    sources.forEach((id, place) => { const mark = safeLink(data.sources[id]?.url, `[${place + 1}]`); mark.title = `${data.sources[id]?.publisher ?? ""}: ${data.sources[id]?.title ?? id}`; item.append(" ", mark); });
    list.append(item);
  }
  if (!steps.length) { cell.append(element("code", `aisupply why ${node}`)); return cell; }
  part.append(element("summary", filled("steps-n", { n: number(steps.length) })), list);
  cell.append(part);
  return cell;
}
