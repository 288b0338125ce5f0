// Search in all languages, and the list of things beside the picture, for the keyboard and for screen readers.
const LISTED = 250;
const searchable = new Map();
let listed = [], active = -1;

function textsOf(node) {
  let texts = searchable.get(node.id);
  if (!texts) {
    texts = [node.thing ?? node.id, ...Object.values(node.labels), ...(node.aliases ?? [])].map(folded);
    searchable.set(node.id, texts);
  }
  return texts;
}
function rank(node, wanted) {
  let best = 3;
  for (const text of textsOf(node)) {
    if (text === wanted) return 0;
    if (text.startsWith(wanted)) best = Math.min(best, 1);
    else if (text.includes(wanted)) best = Math.min(best, 2);
  }
  return best;
}
function matches() {
  const wanted = folded(byId("find").value.trim());
  const candidates = shown.things.filter((node) => node.role === undefined);
  const ranked = candidates.map((node) => [wanted ? rank(node, wanted) : 0, node]).filter(([place]) => place < 3);
  return ranked.sort((a, b) => a[0] - b[0] || compare(label(a[1]), label(b[1]))).map(([, node]) => node);
}
let collator = new Intl.Collator("en");
const compare = (a, b) => collator.compare(a, b);

function thingList() {
  const found = matches();
  listed = found.slice(0, LISTED);
  active = -1;
  byId("things").replaceChildren(...listed.map((node, place) => {
    const item = element("li", label(node));
    item.id = `thing-${place}`;
    item.setAttribute("role", "option");
    item.style.borderLeftColor = fillOf(node)[1];
    if (node.inside && isThing(nodesById.get(node.inside))) item.append(element("span", ` · ${label(nodesById.get(node.inside))}`, "small"));
    item.addEventListener("click", () => { activate(place); choose(node.id, { center: true }); });
    return item;
  }));
  const text = !found.length ? word("found-none") : found.length > LISTED ? filled("found-many", { n: number(LISTED), all: number(found.length) }) : filled("found-n", { n: number(found.length) });
  byId("found").textContent = text;
  markThings();
}
function markThings() {
  [...byId("things").children].forEach((item, place) => item.setAttribute("aria-selected", String(listed[place].id === state.pick)));
}
function activate(place) {
  const items = byId("things").children;
  items[active]?.classList.remove("active");
  active = Math.max(0, Math.min(items.length - 1, place));
  if (!items.length) return;
  items[active].classList.add("active");
  items[active].scrollIntoView({ block: "nearest" });
  byId("things").setAttribute("aria-activedescendant", items[active].id);
}
function listKeys(event) {
  const moves = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: listed.length - 1, PageDown: active + 10, PageUp: active - 10 };
  if (event.key in moves) { event.preventDefault(); return activate(moves[event.key]); }
  if (event.key === "Enter" && listed[active]) { event.preventDefault(); return choose(listed[active].id, { center: true, focus: true }); }
  if (event.key === "Escape") { choose(""); byId("find").focus(); }
}
function findKeys(event) {
  if (event.key === "ArrowDown") { event.preventDefault(); byId("things").focus(); activate(0); }
  if (event.key === "Enter" && listed.length) choose(listed[0].id, { center: true, focus: true });
  if (event.key === "Escape") { byId("find").value = ""; thingList(); choose(""); }
}
