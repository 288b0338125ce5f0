"use strict";
// One language at a time, kept in the address: #de, or #de-goals for a section. Without scripts all three stand below each other.
const articles = [...document.querySelectorAll("article")];
const links = [...document.querySelectorAll("#languages a")];
function show(language) {
  document.documentElement.lang = language;
  for (const article of articles) article.hidden = article.lang !== language;
  for (const link of links) link.toggleAttribute("aria-current", link.lang === language);
  document.title = articles.find((article) => article.lang === language).querySelector("h1").textContent;
}
function follow() {
  const wanted = /^#(en|zh|de)(-|$)/.exec(location.hash)?.[1];
  if (!wanted) return;
  show(wanted);
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
show("en");
follow();
addEventListener("hashchange", follow);
