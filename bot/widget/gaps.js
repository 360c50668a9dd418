/** The operator's page of gaps. The token stays in its field: nothing stores it. */

import { h } from "./dom.js";

const notice = document.getElementById("notice");
const region = document.getElementById("gaps");
const field = (id) => document.getElementById(id).value;
const plain = (name) => name.replaceAll("_", " ");

async function gaps() {
  const address = new URL(`../v1/gaps?days=${field("days")}`, import.meta.url);
  const response = await fetch(address, { headers: { Authorization: `Bearer ${field("token")}` } });
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail || body.title);
  return body;
}

function row({ code, facet, reason, times, words }) {
  const texts = words.length ? h("ul", {}, words.map((text) => h("li", {}, text))) : null;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, code || "no code"),
    [plain(facet), plain(reason), String(times), texts].map((content) => h("td", {}, content)),
  );
}

function show({ since, gaps: rows }) {
  region.hidden = !rows.length;
  notice.textContent = rows.length ? `${rows.length} gaps since ${since}.` : `No gaps since ${since}.`;
  const heads = ["Code", "Asked for", "Why", "Times", "Words, redacted"];
  region.replaceChildren(
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, rows.map(row)),
    ),
  );
}

document.getElementById("access").addEventListener("submit", (event) => {
  event.preventDefault();
  notice.textContent = "Loading…";
  gaps()
    .then(show)
    .catch((error) => {
      region.hidden = true;
      notice.textContent = error.message;
    });
});
