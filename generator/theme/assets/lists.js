// A filter over a long list: its words stand in the address, so that what was found can be shared.
"use strict";

(() => {
  const box = document.querySelector(".filter");
  if (!box) return;
  const MOST = 50;
  const told = JSON.parse(document.body.dataset.words);
  const kind = box.dataset.kind.replace(/\/$/, "");
  const source = new URL(box.dataset.names, location.href);
  const base = new URL("..", source);
  const list = document.querySelector(".filtered"), turn = document.querySelector(".turn");
  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };
  const input = make("input", { type: "search", autocomplete: "off" });
  const order = make("select", {}, ...(kind ? [["", told.alphabetical], ["most", told.most]] : [["", told.newest]])
    .map(([value, textContent]) => make("option", { value, textContent })));
  const types = make("select");
  const found = make("div", { hidden: true }), status = make("p", { className: "meta" });
  status.setAttribute("role", "status");
  let rows = null;

  const wanted = () => new URLSearchParams(Object.entries({ q: input.value.trim(), sort: order.value, type: types.value }).filter(([, value]) => value));
  const number = (row) => parseInt(row[3].replace(/[.,]/g, ""), 10) || 0;

  async function show() {
    const asked = wanted();
    history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
    list.hidden = asked.size > 0;
    if (turn) turn.hidden = asked.size > 0;
    found.hidden = !asked.size;
    if (!asked.size) return;
    rows ??= (await (await fetch(source)).json()).filter((row) => !kind || row[2] === kind);
    offer();
    const words = plain(asked.get("q") || "").split(/\s+/).filter(Boolean);
    let hits = rows.filter((row) => words.every((word) => plain(`${row[0]} ${kind ? "" : row[3]}`).includes(word)));
    if (asked.get("type")) hits = hits.filter((row) => row[2] === asked.get("type"));
    if (asked.get("sort") === "most") hits.sort((a, b) => number(b) - number(a));
    status.textContent = told[hits.length > MOST ? "found_first" : "found"].replace("{n}", hits.length).replace("{most}", MOST);
    found.replaceChildren(status, make("ul", { className: "index" }, ...hits.slice(0, MOST).map(([name, href, , note]) =>
      make("li", {}, make("a", { href: new URL(href, base) }, make("bdi", { textContent: name })), " ", make("span", { className: "meta", textContent: note })))));
  }

  function offer() {
    if (kind || types.options.length > 1) return;
    const chosen = types.value;
    types.replaceChildren(...["", ...new Set(rows.map((row) => row[2]).sort())].map((value) => make("option", { value, textContent: value || told.any_type })));
    types.value = chosen;
  }

  const given = new URLSearchParams(location.search);
  input.value = given.get("q") || "";
  order.value = given.get("sort") || "";
  types.append(make("option", { value: "", textContent: told.any_type }));
  if (given.get("type")) types.append(make("option", { value: given.get("type"), textContent: given.get("type"), selected: true }));
  types.addEventListener("focus", async () => { rows ??= await (await fetch(source)).json(); offer(); });
  for (const control of [input, order, types]) control.addEventListener("input", show);
  box.append(make("label", {}, `${told.filter} `, input));
  box.append(kind ? make("label", {}, `${told.order} `, order) : make("label", {}, `${told.type} `, types));
  list.before(found);
  if (wanted().size) show();
})();
