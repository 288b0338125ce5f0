"use strict";
// Suggestions while a search is typed; without this script the search works as a form.
(() => {
  const field = document.getElementById("q");
  const list = document.getElementById("suggestions");
  if (!field || !list) return;
  let latest = 0;
  let waiting;

  const show = (found) => {
    list.replaceChildren(
      ...found.map(({ id, label, kind }) => {
        const option = document.createElement("option");
        option.value = label;
        option.label = `${kind} · ${id}`;
        return option;
      }),
    );
  };

  const ask = async () => {
    const mine = ++latest;
    const text = field.value.trim();
    if (!text) return show([]);
    try {
      const answer = await fetch(`/suggest?q=${encodeURIComponent(text)}`);
      if (answer.ok && mine === latest) show(await answer.json());
    } catch {
      // Without a connection there are no suggestions; the form still says what is wrong.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
})();
