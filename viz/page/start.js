// The interface in the chosen language and colours, what the buttons do, and the first drawing.
const LABELS = {
  "skip-link": "skip", "language-label": "language", "theme-label": "theme", "find-label": "find", "filters-label": "filters",
  "day-label": "valid-on", "any-day": "any-day", reset: "reset", fit: "fit", relax: "relax", "table-title": "table",
  "table-filter-label": "table-filter", about: "about", "picture-help": "picture-help", empty: "empty",
};
function speak() {
  collator = new Intl.Collator(state.lang, { numeric: true });
  document.documentElement.lang = state.lang;
  document.title = data.titles[state.lang];
  byId("title").textContent = data.titles[state.lang];
  byId("sees").textContent = data.sees[state.lang];
  for (const [id, name] of Object.entries(LABELS)) byId(id).textContent = word(name);
  byId("open-all").textContent = word(state.open.size ? "close-all" : "open-all");
  byId("open-all").hidden = !members.size;
  for (const option of byId("theme").options) option.textContent = word(`theme-${option.value}`);
  byId("find").placeholder = word("find-hint");
  byId("language").value = state.lang;
  byId("theme").value = state.theme;
  byId("table-filter").value = state.text;
  age();
}
function age() {
  const days = Math.floor((Date.now() - new Date(data.asOf)) / 86400000);
  byId("age").textContent = `${word("as-of")} ${data.asOf}` + (days > 0 ? `. ${filled("age", { n: number(days) })}` : "") + (days > 60 ? ` ${word("stale")}` : "");
  byId("age").classList.toggle("old", days > 60);
}
function colour() {
  document.documentElement.toggleAttribute("data-dark", isDark());
}
function everything() {
  colour();
  speak();
  document.body.toggleAttribute("data-picked", Boolean(state.pick));
  draw();
  legend();
  facets();
  tableHead();
  tableRows();
  chart();
  thingList();
  choose(state.pick);
}
function openAll() {
  const opening = !state.open.size;
  state.open = new Set(opening ? members.keys() : []);
  speak();
  refilter();
  wholePicture();
}
function wire() {
  const on = (id, event, act) => byId(id).addEventListener(event, act);
  on("language", "change", (event) => { state.lang = event.target.value; everything(); });
  on("theme", "change", (event) => { state.theme = event.target.value; everything(); });
  on("fit", "click", wholePicture);
  on("open-all", "click", openAll);
  on("relax", "click", relax);
  on("png", "click", savePng);
  on("svg", "click", saveSvg);
  on("csv", "click", saveCsv);
  on("find", "input", thingList);
  on("find", "keydown", findKeys);
  on("things", "keydown", listKeys);
  on("things", "focus", () => { if (active < 0) activate(Math.max(0, listed.findIndex((node) => node.id === state.pick))); });
  on("picture", "keydown", pictureKeys);
  on("day", "change", (event) => setDay(event.target.value));
  on("any-day", "click", () => setDay(""));
  on("reset", "click", resetFilters);
  on("table-filter", "input", (event) => { state.text = event.target.value; tableRows(); keepState(); });
  on("all-rows", "click", () => { everyRow = true; tableRows(); });
  on("details", "keydown", (event) => { if (event.key === "Escape") { choose(""); byId("things").focus(); } });
  darkWanted.addEventListener("change", everything);
  addEventListener("hashchange", () => { readState(); everything(); aim(); });
  addEventListener("beforeprint", () => { everyRow = true; tableRows(); });
}
function aim() {
  if (state.camera) network.moveTo({ position: { x: state.camera[0], y: state.camera[1] }, scale: state.camera[2], animation: false });
  else fitAll();
  if (!state.camera && nodesById.has(state.pick)) look(standsFor(nodesById.get(state.pick)).id, false);
}
readState();
byId("filters").open = matchMedia("(min-width: 1001px)").matches;
everything();
wire();
network.once("afterDrawing", () => { document.body.dataset.drawn = "yes"; performance.mark("drawn"); });
aim();
