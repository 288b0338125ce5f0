"use strict";
// YASGUI on our endpoint, with our prefixes, terms and questions; nothing here reaches another host.
(() => {
  const Yasgui = window.Yasgui;
  const data = JSON.parse(document.getElementById("editor-data").textContent);
  const endpoint = new URL("/sparql", location.href).href;
  const namespaces = Object.entries(data.prefixes);

  // A link that somebody shares may name another server; the query is asked here all the same.
  const shared = new URLSearchParams(location.hash.slice(1));
  if (shared.has("endpoint")) {
    shared.set("endpoint", endpoint);
    history.replaceState(null, "", `#${shared}`);
  }

  // The completers of the editor ask a service on the web; ours know the ontology.
  const terms = { property: data.properties, class: data.classes };
  Object.keys(Yasgui.Yasqe.Autocompleters).forEach((name) => {
    if (name !== "variables") delete Yasgui.Yasqe.Autocompleters[name];
  });
  const completers = ["variables"];
  for (const [kind, names] of Object.entries(terms)) {
    const name = `aisupply-${kind}`;
    completers.push(name);
    Yasgui.Yasqe.Autocompleters[name] = {
      name,
      bulk: false,
      autoShow: true,
      persistenceId: null,
      isValidCompletionPosition: (yasqe) => /^ais:/.test(yasqe.getCompleteToken().string),
      get: async (_yasqe, token) => {
        const begun = (token?.string || "").replace(/^ais:/, "").toLowerCase();
        return names.filter((each) => each.toLowerCase().startsWith(begun)).map((each) => `ais:${each}`);
      },
      preProcessToken: (_yasqe, token) => token,
      postProcessSuggestion: (_yasqe, _token, suggestion) => suggestion,
    };
  }

  Yasgui.Yasqe.defaults.autocompleters = completers;
  Yasgui.Yasqe.defaults.value = data.sample;

  const editor = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    persistenceId: "aisupply",
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    yasqe: { autocompleters: completers, createShortLink: null },
    yasr: { prefixes: data.prefixes },
  });

  const tab = () => editor.getTab();
  // What was kept of an earlier visit may name an earlier address of this server.
  for (const each of Object.values(editor._tabs)) each.setEndpoint(endpoint);

  // Our addresses lead to this server, whichever it is, not to the one that they are redirected to on the web.
  const base = "https://w3id.org/aisupply/";
  const lead = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link && link.href.startsWith(base)) link.href = new URL(`/${link.href.slice(base.length)}`, location.href).href;
  };
  for (const kind of ["pointerover", "focusin"]) document.getElementById("yasgui").addEventListener(kind, lead);

  const choice = document.getElementById("example");
  choice.form.hidden = false;
  choice.addEventListener("change", () => {
    if (data.examples[choice.value]) tab().setQuery(data.examples[choice.value]);
  });
  document.documentElement.dataset.editor = String(namespaces.length);
})();
