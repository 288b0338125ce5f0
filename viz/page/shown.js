// Which nodes and edges are shown: filters, the day, and what has been opened.
const LARGE = 1500;
const validOn = (edge) => !state.day || ((!edge.first || edge.first <= state.day) && (!edge.last || edge.last >= state.day));
const chosen = (facet, value) => !state.only[facet].size || state.only[facet].has(value ?? "");
const isThing = (node) => node.role === undefined;

function allowed(node) {
  if (!isThing(node)) return true;
  return chosen("kind", node.kind) && chosen("layer", node.layer) && chosen("country", node.country);
}
function admitted(edge, ends) {
  return validOn(edge) && chosen("relation", edge.relation) && chosen("confidence", edge.confidence)
    && chosen("status", edge.status) && ends.has(edge.from) && ends.has(edge.to);
}
function isOut(node) {
  // Shown at its own place: everything it stands in has been opened, and it is not itself an opened group.
  for (let here = node; here.inside; here = nodesById.get(here.inside)) if (!state.open.has(here.inside)) return false;
  return !(node.role === "group" && state.open.has(node.id));
}
function standsFor(node) {
  let here = node;
  while (!isOut(here) && here.inside) here = nodesById.get(here.inside);
  return here;
}

let shown = { nodes: [], edges: [], statements: [], things: [] };
function findShown() {
  const passing = new Set(data.nodes.filter(allowed).map((node) => node.id));
  const statements = data.edges.filter((edge) => admitted(edge, passing));
  const touched = new Set(statements.flatMap((edge) => [edge.from, edge.to]));
  const connected = (node) => touched.has(node.id) || !(outgoing.has(node.id) || incoming.has(node.id));
  const things = data.nodes.filter((node) => node.role !== "group" && passing.has(node.id) && connected(node));
  const nodes = new Map(), inside = new Map();
  for (const thing of things) {
    const drawn = standsFor(thing);
    nodes.set(drawn.id, drawn);
    if (drawn !== thing) inside.set(drawn.id, (inside.get(drawn.id) ?? 0) + 1);
  }
  const edges = new Map();
  for (const edge of statements) {
    const from = standsFor(nodesById.get(edge.from)).id, to = standsFor(nodesById.get(edge.to)).id;
    if (from === to) continue;
    const key = JSON.stringify([from, to, edge.relation]);
    const merged = edges.get(key);
    if (merged) merged.all.push(edge); else edges.set(key, { id: edge.id, from, to, relation: edge.relation, all: [edge] });
  }
  shown = { nodes: [...nodes.values()], inside, edges: [...edges.values()], statements, things };
  return shown;
}
const reveal = (node) => { for (let here = node; here?.inside; here = nodesById.get(here.inside)) state.open.add(here.inside); };

// The box of a node as it is drawn: vis-network counts rounded corners twice.
const RADIUS = { pill: 22 }, CORNER = 3;
function frameOf(node) {
  const at = network.getBoundingBox(node.id), corner = shown.nodes.length > LARGE || node.role === "choice" ? 0 : (RADIUS[node.shape] ?? CORNER);
  return { left: at.left + corner, right: at.right - corner, top: at.top + corner, bottom: at.bottom - corner };
}

// Opened things make room beneath themselves: whatever stands lower in the same column moves down.
const INDENT = 18, INNER_ROW = 90, WIDEST = 212;
function depthOf(node) {
  let depth = 0;
  for (let here = node; here.inside && nodesById.get(here.inside).role !== "group"; here = nodesById.get(here.inside)) depth += 1;
  return depth;
}
function places() {
  const at = new Map(shown.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  const columns = new Map();
  const rootOf = (node) => { let here = node; while (here.inside && nodesById.get(here.inside).role !== "group") here = nodesById.get(here.inside); return here; };
  for (const node of shown.nodes) if (rootOf(node) === node) add(columns, node.x, node);
  if (!shown.nodes.some((node) => rootOf(node) !== node)) return at;
  const guests = new Map();
  for (const node of shown.nodes) if (node.inside && nodesById.get(node.inside).role !== "group") add(guests, node.inside, node);
  for (const column of columns.values()) {
    let lower = 0;
    const seat = (node, depth) => {
      at.set(node.id, { x: node.x + depth * INDENT, y: at.get(node.id).y + lower });
      for (const guest of guests.get(node.id) ?? []) { lower += INNER_ROW; at.set(guest.id, { x: node.x, y: node.y }); seat(guest, depth + 1); }
    };
    for (const node of column.sort((a, b) => a.y - b.y)) seat(node, 0);
  }
  return at;
}
