// Search in the header: a dialog over the static index that is made after the build (Pagefind).
// Nothing is fetched before it is opened; without a script the link leads to the archive.
"use strict";

(() => {
  const link = document.querySelector(".search-link");
  if (!link || !window.HTMLDialogElement) return;

  const base = new URL(link.dataset.index, location.href);
  const told = JSON.parse(document.body.dataset.words); // the site's own words, in its language
  const FILTERS = ["outlet", "speaker", "place", "year", "disputed"].map((key) => [key, told[key]]);
  const SHOWN = 8;
  const COUNTED = 40; // hits read to see whether they have the words; beyond that "more than n"
  const NAMES = 4; // pages of people and outlets offered before the stories
  const SHORTEST = 2; // letters: one alone would find every word that begins with it
  const ENDINGS = /\S*\u2063(?:<\/mark>)?\s*/gu; // what stands only in the index (generator: search.py)
  const RUN = /[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/gu;
  const MONTHS = told.months.toLowerCase().split(", ");
  const MANY = 300; // choices in one filter; beyond that the words narrow it down
  let engine, names = [], headlines = [], dialog, input, list, status, filters, more, older = [], serial = 0, shown = SHOWN;

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  function build() {
    document.head.append(make("link", { rel: "stylesheet", href: link.dataset.style }));
    input = make("input", { type: "search", id: "search-words", autocomplete: "off", placeholder: told.placeholder });
    input.setAttribute("aria-describedby", "search-status");
    list = make("ol", { className: "hits" });
    status = make("p", { id: "search-status", className: "search-status" });
    status.setAttribute("role", "status");
    filters = make("div", { className: "search-choices" });
    more = make("details", { className: "search-filters" }, make("summary", { textContent: told.filters }), filters);
    more.addEventListener("toggle", () => { if (more.open) offer(); });
    const close = make("button", { type: "button", className: "search-close", textContent: told.close });
    close.addEventListener("click", () => dialog.close());
    const label = make("label", { htmlFor: "search-words", textContent: told.find });
    dialog = make("dialog", { className: "search" },
      make("form", { method: "dialog" }, make("div", { className: "search-head" }, label, input, close), more),
      status, list);
    dialog.setAttribute("aria-label", told.find);
    document.body.append(dialog);
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("keydown", move);
    dialog.addEventListener("close", () => link.focus());
    input.addEventListener("input", () => { shown = SHOWN; search(); });
    dialog.addEventListener("close", () => remember(""));
  }

  // A search has an address: it can be shared, and opens where the page is opened with it.
  function remember(words) {
    const address = new URL(location.href);
    if (words) address.searchParams.set("search", words); else address.searchParams.delete("search");
    history.replaceState(history.state, "", address);
  }

  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // Words without what stands around and between their letters: "O’Reilly" and "U.S." are "oreilly" and "us".
  const bare = (words) => plain(words).replace(/(?<=\p{L})['’.](?=\p{L})/gu, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  // "5 May 2018", "5.5.2018", "May 2018", "2018-05" -> a filter, and the words that are left.
  function dated(words) {
    const day = /(?:(\d{1,2})\.?\s+)?(?<!\p{L})(\p{L}{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})\b/iu.exec(words);
    const month = day ? MONTHS.findIndex((name) => name.startsWith(day[2].toLowerCase())) + 1 : 0;
    const two = (number) => String(number).padStart(2, "0");
    let found = month ? [day[0], `${day[4]}-${two(month)}`, day[1] || day[3]] : null;
    const iso = /\b(\d{4}-\d\d)(?:-(\d\d))?\b/.exec(words);
    const dotted = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/.exec(words);
    if (!found && iso) found = [iso[0], iso[1], iso[2]];
    if (!found && dotted) found = [dotted[0], `${dotted[3]}-${two(dotted[2])}`, dotted[1]];
    if (!found) return [words, {}];
    const filter = found[2] ? { day: `${found[1]}-${two(found[2])}` } : { month: found[1] };
    const left = words.replace(found[0], " ").trim();
    return [left.length > SHORTEST || left.search(RUN) >= 0 ? left : "", filter]; // "in May 2018" asks for no "in"
  }

  function named(words) {
    const parts = bare(words);
    if (!parts.length || plain(words).length < SHORTEST) return [];
    const begins = ([name]) => { const own = bare(name); return parts.every((part) => own.some((word) => word.startsWith(part))); };
    const whole = ([name, , kind]) => (kind === "threads" ? 2 : bare(name).join(" ") === parts.join(" ") ? 0 : 1);
    return names.filter(begins).sort((a, b) => whole(a) - whole(b) || parseInt(b[3], 10) - parseInt(a[3], 10)).slice(0, NAMES);
  }

  // Whether two words differ in one letter: changed, missing, added, or two that changed places.
  // Of a short word not the first: "cable" is no "table".
  function near(one, other) {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    if (one.length < 6 && one[0] !== other[0]) return false;
    let k = 0;
    while (k < one.length && one[k] === other[k]) k += 1;
    const [a, b] = [one.slice(k), other.slice(k)];
    return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)
      || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  }

  // Words of names and headlines, of five letters or more, that are nearly the words asked for; null where every word is known or none is near.
  function mended(words) {
    const known = new Set([...names, ...headlines].flatMap(([name]) => bare(name)).filter((word) => word.length > 4));
    const parts = bare(words);
    const better = parts.map((part) => part.length < 4 || known.has(part) ? part : [...known].find((word) => near(part, word)) || part);
    return better.join(" ") === parts.join(" ") ? null : better.join(" ");
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
    const rows = (file) => fetch(new URL(`../data/${file}.json`, base)).then((answer) => answer.json()).catch(() => []);
    names = await rows("names");
    headlines = (await rows("states")).map(([, title]) => [title]);
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
      const select = make("select", { name: key }, make("option", { value: "", textContent: told.any }),
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
    const asked = input.value.trim(), [words, dates] = dated(asked.replace(/[“”„«»]/gu, '"')), wanted = { ...chosen(), ...dates };
    remember(asked);
    if ((words.length < SHORTEST && words.search(RUN) < 0) && !Object.keys(wanted).length) { list.replaceChildren(); status.textContent = ""; return; }
    if (!engine) return;
    let found = await engine.debouncedSearch(words || null, { filters: wanted }, 120), instead = null;
    if (!found || mine !== serial) return;
    const people = named(words);
    if (words && (instead = !people.length && mended(words))) {
      const other = await engine.search(instead, { filters: wanted });
      const whole = await holding(found, plain(words));
      if (mine !== serial) return;
      if (!whole && other.results.length) found = other; else instead = null;
    }
    const [hits, rest] = await holders(found.results, instead || words);
    if (mine !== serial) return;
    const n = hits.length, pages = instead ? named(instead) : people;
    const counted = rest ? told.over.replace("{n}", n) : `${n} ${n === 1 ? told.story : told.stories}`;
    status.textContent = (instead ? `${told.instead.replace("{words}", instead)} ` : "") + (n ? counted : told.nothing);
    const focused = list.contains(document.activeElement) && document.activeElement.href;
    list.replaceChildren(...pages.map(page), ...hits.slice(0, shown).map((data) => hit(data, words)));
    if (focused) ([...list.querySelectorAll("a.hit")].find((link) => link.href === focused) || input).focus();
    if (n > shown) list.append(make("li", {}, further(shown)));
    joinOlder();
  }

  // The hits that have the words, and whether more were found than were read. Without words a filter decides, not the text.
  async function holders(results, words) {
    const most = Math.max(COUNTED, shown + 1), hits = [];
    let read = 0;
    while (read < results.length && (read < most || hits.length <= shown)) {
      const some = await Promise.all(results.slice(read, read + most).map((result) => result.data()));
      hits.push(...some.filter((data) => said(data, words)));
      read += some.length;
    }
    return [hits, read < results.length];
  }

  // Pagefind offers the nearest word where it knows none: whether the first hit has the words themselves.
  async function holding(found, words) {
    if (!found.results.length) return false;
    const text = begun(await found.results[0].data());
    return bare(words).every((word) => text.includes(` ${word}`));
  }

  // The words of a hit, each behind a space, those with a hyphen also without: "email" is in "e-mail".
  function begun(data) {
    const text = `${data.meta.title} ${data.content}`;
    return ` ${[text, ...(text.match(/\p{L}+(?:-\p{L}+)+/gu) || []).map((word) => word.replaceAll("-", ""))].flatMap(bare).join(" ")}`;
  }

  // A part of the index that lacks a word offers a shorter one for it ("go" for "good"): those are no hits.
  function said(data, words) {
    const text = begun(data);
    return words.search(RUN) >= 0 || bare(words).every((word) => text.includes(` ${word.slice(0, Math.max(4, word.length - 3))}`));
  }

  function page([name, href, kind, note]) {
    const title = make("a", { className: "hit", href: new URL(`../${href}`, base) }, make("bdi", { textContent: name }));
    return make("li", {}, title, make("p", { className: "hit-facts", textContent: `${told[kind] || kind} · ${note}` }));
  }

  function further(from) {
    const button = make("button", { type: "button", textContent: told.more });
    button.addEventListener("click", async () => {
      shown += SHOWN;
      await search();
      list.querySelectorAll("a.hit")[from]?.focus();
    });
    return button;
  }

  // Marks Chinese and Japanese words where they stand, and leaves out what is there to find them.
  function shownWords(excerpt, words) {
    const runs = words.match(RUN) || [];
    return runs.reduce((text, run) => text.replaceAll(run, `<mark>${run}</mark>`), excerpt.replace(ENDINGS, ""));
  }

  function hit(data, asked) {
    const best = data.sub_results?.find((part) => part.anchor) || data;
    const title = make("a", { className: "hit", href: best.url, textContent: data.meta.title });
    const section = told.sections[best.anchor?.id] || "";
    const words = make("p", { className: "hit-words" });
    words.innerHTML = shownWords(best.excerpt, asked); // Pagefind escapes the page's text and adds only <mark>
    const facts = [data.meta.date, data.meta.sources, section].filter(Boolean);
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
      status.replaceChildren(`${told.unavailable} `, make("a", { href: link.href, textContent: told.browse }));
    }
  }

  const given = new URLSearchParams(location.search).get("search");
  if (given) { build(); input.value = given; open(); }

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
