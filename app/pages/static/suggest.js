"use strict";
// Suggestions while a name is typed, in the search and in every field that takes a name; without this script
// they are plain fields.
(() => {
  const list = document.getElementById("suggestions");
  if (!list) return;
  let latest = 0;
  let waiting;

  // The search takes names; the other fields take ids, which mean one thing only.
  const show = (found, named) => {
    list.replaceChildren(
      ...found.map(({ id, label, kind }) => {
        const option = document.createElement("option");
        option.value = named ? label : id;
        option.label = named ? `${kind} · ${id}` : `${label} · ${kind}`;
        return option;
      }),
    );
  };

  const ask = async (field) => {
    const mine = ++latest;
    const text = field.value.trim();
    const named = field.id === "q";
    if (!text) return show([], named);
    try {
      const answer = await fetch(`/suggest?q=${encodeURIComponent(text)}`);
      if (answer.ok && mine === latest) show(await answer.json(), named);
    } catch {
      // Without a connection there are no suggestions; the form still says what is wrong.
    }
  };

  for (const field of document.querySelectorAll('input[list="suggestions"]')) {
    field.addEventListener("focus", () => show([], true));
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => ask(field), 120);
    });
  }
})();
