// The drawing: vis-network with places computed beforehand and physics off.
const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
let network = null, positions = new Map(), relaxed = false;
const KEYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function drawingOptions() {
  const many = shown.nodes.length > LARGE;
  return {
    ...data.options.layout, autoResize: true, physics: false, layout: { improvedLayout: false },
    interaction: { hover: true, keyboard: false, hideEdgesOnDrag: many, hideEdgesOnZoom: many, tooltipDelay: 3600000, selectConnectedEdges: false },
    nodes: { font: { size: 14, face: "system-ui, Noto Sans CJK SC, sans-serif" }, widthConstraint: { maximum: WIDEST }, margin: 6, labelHighlightBold: false },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, selectionWidth: 2, hoverWidth: 1,
      smooth: many ? false : data.columns.length ? { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.4 } : { enabled: true, type: "continuous", roundness: 0.2 } },
  };
}
function draw() {
  findShown();
  if (!relaxed) positions = places();
  const looks = shown.nodes.map((node) => nodeLook(node, positions.get(node.id) ?? node));
  const lines = shown.edges.map(edgeLook);
  if (network === null) begin(looks, lines); else change(looks, lines);
  byId("empty").hidden = shown.nodes.length > 0;
}
function begin(looks, lines) {
  drawn.nodes.add(looks);
  drawn.edges.add(lines);
  network = new vis.Network(byId("picture"), drawn, drawingOptions());
  network.on("beforeDrawing", headings);
  network.on("click", (event) => choose(event.nodes[0] ?? (event.edges.length ? event.edges[0] : "")));
  network.on("doubleClick", (event) => { if (event.nodes.length) toggle(event.nodes[0]); });
  network.on("hoverNode", (event) => tip(nodesById.get(event.node), event.event));
  network.on("blurNode", () => { byId("tip").hidden = true; });
  for (const name of ["dragEnd", "zoom"]) network.on(name, () => { byId("tip").hidden = true; keepCamera(); });
}
function change(looks, lines) {
  const keep = new Set(looks.map((look) => look.id)), keepLines = new Set(lines.map((line) => line.id));
  drawn.edges.remove(drawn.edges.getIds().filter((id) => !keepLines.has(id)));
  drawn.nodes.remove(drawn.nodes.getIds().filter((id) => !keep.has(id)));
  network.setOptions(drawingOptions());
  drawn.nodes.update(looks);
  drawn.edges.update(lines);
}
function headings(context) {
  if (!data.columns.length || !shown.nodes.length) return;
  const top = Math.min(...[...positions.values()].map((at) => at.y)) - 60;
  const seen = new Map();
  for (const node of shown.nodes) if (!node.inside || nodesById.get(node.inside).role === "group") add(seen, node.column, positions.get(node.id).x);
  const size = Math.max(24, 13 / network.getScale());
  context.font = `600 ${size}px system-ui, Noto Sans CJK SC, sans-serif`;
  context.fillStyle = ink();
  context.textAlign = "center";
  for (const [column, xs] of seen) {
    const room = Math.max(...xs) - Math.min(...xs) + 290;
    context.fillText(data.columns[column][state.lang], (Math.min(...xs) + Math.max(...xs)) / 2, top, room);
  }
}
function tip(node, event) {
  const place = byId("tip"), frame = byId("stage").getBoundingClientRect();
  place.replaceChildren(element("strong", clipped(label(node), 400)), element("br"), element("span", about(node)));
  place.hidden = false;
  place.style.left = `${Math.max(4, Math.min(event.clientX - frame.left + 14, frame.width - 250))}px`;
  place.style.top = `${Math.max(4, event.clientY - frame.top + 14)}px`;
}
function dim() {
  if (isLarge()) return;
  const near = new Set();
  const picked = edgesById.get(state.pick) ?? null;
  for (const edge of shown.edges) if (state.pick && touches(edge)) { near.add(edge.from); near.add(edge.to); }
  if (state.pick && !picked) near.add(standsFor(nodesById.get(state.pick)).id);
  drawn.nodes.update(shown.nodes.map((node) => ({ id: node.id, opacity: !state.pick || near.has(node.id) ? 1 : 0.22 })));
  drawn.edges.update(shown.edges.map(edgeLook));
}
function choose(id, { center = false, focus = false } = {}) {
  state.pick = id;
  const node = nodesById.get(id);
  if (node && !isOut(node) && node.role !== "group") { reveal(node); draw(); tableRows(); }
  dim();
  const place = node ? standsFor(node).id : null;
  if (place && drawn.nodes.get(place)) network.selectNodes([place], false); else if (network.getSelectedNodes().length || network.getSelectedEdges().length) network.unselectAll();
  if (place && center && drawn.nodes.get(place)) look(place);
  document.body.toggleAttribute("data-picked", Boolean(id));
  panel(focus);
  markThings();
  keepState();
}
const READABLE = 0.7;
function look(id, keep = true) {
  network.moveTo({ position: network.getPosition(id), scale: Math.max(network.getScale(), READABLE), animation: false });
  if (keep) keepCamera();
}
function toggle(id) {
  if (!members.has(id)) return;
  if (state.open.has(id)) state.open.delete(id); else state.open.add(id);
  draw();
  dim();
  tableRows();
  panel();
  keepState();
  say(filled(state.open.has(id) ? "opened" : "closed", { thing: nameOf(id), n: number(members.get(id).length) }));
}
function keepCamera() {
  const at = network.getViewPosition();
  state.camera = [Math.round(at.x), Math.round(at.y), Number(network.getScale().toPrecision(3))];
  keepState();
}
function fitAll() {
  network.fit({ animation: false });
  if (!data.columns.length) return;
  // The headings stand above the boxes, which is all that vis-network fits.
  const at = network.getViewPosition(), scale = Math.min(1.2, network.getScale() * 0.93);
  network.moveTo({ position: { x: at.x, y: at.y - 26 / scale }, scale, animation: false });
}
function wholePicture() {
  fitAll();
  state.camera = null;
  keepState();
}
function relax() {
  relaxed = !relaxed;
  byId("relax").setAttribute("aria-pressed", String(relaxed));
  if (!relaxed) { network.setOptions({ physics: false }); draw(); dim(); return; }
  network.setOptions({ physics: { enabled: true, solver: "forceAtlas2Based", forceAtlas2Based: { avoidOverlap: 0.6, springLength: 160 }, stabilization: { enabled: true, iterations: 120, fit: false } } });
  const still = () => { network.setOptions({ physics: false }); positions = new Map(Object.entries(network.getPositions())); };
  network.once("stabilizationIterationsDone", still);
  network.stabilize(120);
}
function pictureKeys(event) {
  const step = KEYS[event.key];
  if (event.key === "Escape") return choose("");
  if (event.key === "Enter" && members.has(state.pick)) return toggle(state.pick);
  if (event.key === "+" || event.key === "-") {
    network.moveTo({ scale: network.getScale() * (event.key === "+" ? 1.25 : 0.8), animation: false });
    return keepCamera();
  }
  if (!step) return;
  event.preventDefault();
  if (event.shiftKey || !nodesById.has(state.pick)) {
    const at = network.getViewPosition(), stride = 120 / network.getScale();
    network.moveTo({ position: { x: at.x + step[0] * stride, y: at.y + step[1] * stride }, animation: false });
    return keepCamera();
  }
  const there = nearest(step);
  if (there) choose(there, { center: true });
}
function nearest([dx, dy]) {
  // The closest node in a direction; what lies aside counts double.
  const here = positions.get(standsFor(nodesById.get(state.pick)).id);
  let best = null, least = Infinity;
  for (const node of shown.nodes) {
    const at = positions.get(node.id), along = (at.x - here.x) * dx + (at.y - here.y) * dy;
    const far = along + 2 * Math.abs((at.x - here.x) * dy + (at.y - here.y) * dx);
    if (along > 1 && far < least) { best = node.id; least = far; }
  }
  return best;
}
