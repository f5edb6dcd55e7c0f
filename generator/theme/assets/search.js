// Search in the header: a dialog over the static index that is made after the build (Pagefind).
// Nothing is fetched before it is opened; without a script the link leads to the archive.
"use strict";

(() => {
  const link = document.querySelector(".search-link");
  if (!link || !window.HTMLDialogElement) return;

  const base = new URL(link.dataset.index, location.href);
  const FILTERS = [
    ["outlet", "Outlet"], ["speaker", "Speaker"], ["place", "Place"], ["year", "Year"],
    ["disputed", "Disputed points"],
  ];
  const SHOWN = 8;
  const MANY = 300; // choices in one filter; beyond that the words narrow it down
  let engine, dialog, input, list, status, filters, more, older = [], serial = 0, shown = SHOWN;

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  function build() {
    document.head.append(make("link", { rel: "stylesheet", href: link.dataset.style }));
    input = make("input", { type: "search", id: "search-words", autocomplete: "off", placeholder: "Words, a name, a place" });
    input.setAttribute("aria-describedby", "search-status");
    list = make("ol", { className: "hits" });
    status = make("p", { id: "search-status", className: "search-status" });
    status.setAttribute("role", "status");
    filters = make("div", { className: "search-choices" });
    more = make("details", { className: "search-filters" }, make("summary", { textContent: "Filters" }), filters);
    more.addEventListener("toggle", () => { if (more.open) offer(); });
    const close = make("button", { type: "button", className: "search-close", textContent: "Close" });
    close.addEventListener("click", () => dialog.close());
    const label = make("label", { htmlFor: "search-words", textContent: "Find a story" });
    dialog = make("dialog", { className: "search" },
      make("form", { method: "dialog" }, make("div", { className: "search-head" }, label, input, close), more),
      status, list);
    dialog.setAttribute("aria-label", "Find a story");
    document.body.append(dialog);
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("keydown", move);
    dialog.addEventListener("close", () => link.focus());
    input.addEventListener("input", () => { shown = SHOWN; search(); });
  }

  // The newest year answers first; older ones join once its answer stands there.
  async function start() {
    const [newest, ...rest] = await (await fetch(new URL("parts.json", base))).json();
    if (!newest) throw new Error("nothing to search");
    const found = await import(new URL(`${newest}/pagefind.js`, base));
    await found.options({ excerptLength: 32, baseUrl: new URL("..", base).pathname });
    await found.init();
    older = rest;
    engine = found;
    await search();
    if (more.open) offer();
  }

  async function joinOlder() {
    const parts = older.splice(0);
    for (const part of parts) await engine.mergeIndex(new URL(part, base).pathname);
    if (parts.length) await search();
  }

  // What can be chosen is a large file of its own: it is fetched when the filters are opened.
  async function offer() {
    if (!engine) return;
    await joinOlder();
    const found = await engine.filters();
    const boxes = FILTERS.filter(([key]) => found[key]).map(([key, name]) => {
      const choices = Object.entries(found[key]).sort(key === "year" ? ([a], [b]) => b.localeCompare(a) : ([a, n], [b, m]) => m - n || a.localeCompare(b));
      const select = make("select", { name: key }, make("option", { value: "", textContent: "any" }),
        ...choices.slice(0, MANY).map(([value, count]) => make("option", { value, textContent: `${value} (${count})` })));
      select.addEventListener("change", () => { shown = SHOWN; search(); });
      return make("label", {}, name, select);
    });
    const kept = chosen();
    filters.replaceChildren(...boxes);
    for (const select of filters.querySelectorAll("select")) select.value = kept[select.name] || "";
  }

  const chosen = () => Object.fromEntries(
    [...filters.querySelectorAll("select")].filter((s) => s.value).map((s) => [s.name, s.value]));

  async function search() {
    const mine = ++serial;
    const words = input.value.trim(), wanted = chosen();
    if (!words && !Object.keys(wanted).length) { list.replaceChildren(); status.textContent = ""; return; }
    if (!engine) return;
    const found = await engine.debouncedSearch(words || null, { filters: wanted }, 120);
    if (!found || mine !== serial) return;
    const hits = await Promise.all(found.results.slice(0, shown).map((result) => result.data()));
    if (mine !== serial) return;
    const n = found.results.length;
    status.textContent = n ? `${n} ${n === 1 ? "story" : "stories"}` : "No story has these words";
    list.replaceChildren(...hits.map(hit));
    if (n > shown) list.append(make("li", {}, further(shown)));
    joinOlder();
  }

  function further(from) {
    const button = make("button", { type: "button", textContent: "More" });
    button.addEventListener("click", async () => {
      shown += SHOWN;
      await search();
      list.querySelectorAll("a.hit")[from]?.focus();
    });
    return button;
  }

  function hit(data) {
    const best = data.sub_results?.find((part) => part.anchor) || data;
    const title = make("a", { className: "hit", href: best.url, textContent: data.meta.title });
    const words = make("p", { className: "hit-words" });
    words.innerHTML = best.excerpt; // Pagefind escapes the page's text and adds only <mark>
    const facts = [data.meta.date, data.meta.sources, best.anchor ? best.title : ""].filter(Boolean);
    return make("li", {}, title, words, make("p", { className: "hit-facts", textContent: facts.join(" · ") }));
  }

  function move(event) {
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); link.focus(); return; } // a filled field would only be emptied
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.target instanceof HTMLSelectElement) return;
    const stops = [input, ...list.querySelectorAll("a.hit, button")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  async function open(event) {
    event?.preventDefault();
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    if (engine) return;
    try {
      await start();
    } catch {
      status.replaceChildren("Search is not available here. ", make("a", { href: link.href, textContent: "Browse the archive" }));
    }
  }

  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-keyshortcuts", "/");
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  link.addEventListener("keydown", (event) => { if (event.key === " ") open(event); });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) open(event);
  });
})();
