// What a script can add; every page works without it.
"use strict";

const root = document.documentElement;
const told = JSON.parse(document.body.dataset.words);

function schemeButton() {
  const button = document.querySelector("[data-scheme-toggle]");
  if (!button) return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const now = () => root.dataset.scheme || (dark.matches ? "dark" : "light");
  const tell = () => button.setAttribute("aria-label", now() === "dark" ? told.to_light : told.to_dark);
  button.hidden = false;
  tell();
  button.addEventListener("click", () => {
    root.dataset.scheme = now() === "dark" ? "light" : "dark";
    try { localStorage.setItem("scheme", root.dataset.scheme); } catch {}
    tell();
  });
}

// Who said it, the outlet and its day, as the page has them around the quotation.
function creditOf(quote) {
  const cite = quote.querySelector(".cite a");
  const source = document.querySelector(`#source-${cite?.textContent} .meta`) || quote;
  const told = [
    quote.closest(".speaker")?.querySelector("h3") || document.querySelector("h1"),
    source.querySelector(".outlet, .note bdi"),
    source.querySelector("time"),
  ];
  return told.filter(Boolean).map((element) => element.textContent.trim()).join(", ");
}

function copyButtons() {
  if (!navigator.clipboard) return;
  for (const quote of document.querySelectorAll("figure.quote")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = told.copy;
    button.addEventListener("click", async () => {
      const words = quote.querySelector("[data-span]").textContent.trim();
      const address = location.href.split("#")[0] + "#" + quote.id;
      await navigator.clipboard.writeText(`${words}\n— ${creditOf(quote)}. ${address}`);
      button.textContent = told.copied;
      setTimeout(() => { button.textContent = told.copy; }, 2000);
    });
    quote.append(button);
  }
}

// A tooltip that is in the way goes with Esc and comes back with the next hover or focus.
function dismissTips() {
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const cite of document.querySelectorAll(".cite:hover, .cite:focus-within")) {
      cite.classList.add("dismissed");
      const back = () => cite.classList.remove("dismissed");
      cite.addEventListener("mouseleave", back, { once: true });
      cite.addEventListener("focusout", back, { once: true });
    }
  });
}

// On a narrow screen the place in the navigation may be out of sight.
function showPlace() {
  const here = document.querySelector(".md-tabs [aria-current]");
  if (here) here.scrollIntoView({ block: "nearest", inline: "center" });
}

// What came to the site since the last visit: what was there then is kept in this browser only.
// `before` is the state of the visit before today's, `now` that of the newest.
async function newSince() {
  const cards = [...document.querySelectorAll("[data-state]")];
  const place = document.querySelector("[data-states]");
  if (!cards.length) return;
  let kept = {}, rows = [];
  try { kept = JSON.parse(localStorage.getItem("seen")) || {}; } catch {}
  if (place) {
    rows = await fetch(place.dataset.states).then((answer) => answer.json()).catch(() => []);
    if (!rows.length) return;
    const today = new Date().toISOString().slice(0, 10);
    if (kept.day !== today) kept = { day: today, before: kept.now };
    kept.now = Object.fromEntries(rows.map(([id, , state]) => [id, state]));
    try { localStorage.setItem("seen", JSON.stringify(kept)); } catch {}
  }
  const { before, now = {} } = kept;
  if (!before) return;
  const change = (id, state) => !(id in now) || before[id] === state ? "" : id in before ? "changed" : "new";
  for (const card of cards) {
    const word = change(card.dataset.story, card.dataset.state);
    if (word) card.querySelector(".meta")?.append(" · ", made("span", { className: "new", textContent: told[`${word}_since`] }));
  }
  const found = rows.map(([id, title, state]) => [change(id, state), id, title]).filter(([word]) => word);
  if (place) place.append(found.length ? listed(found) : told.nothing_since);
}

function listed(found) {
  const number = (word) => found.filter(([each]) => each === word).length;
  const counts = ["new", "changed"].filter(number).map((word) => `${number(word)} ${told[word]}`);
  const rows = found.map(([word, id, title]) => made("li", {}, made("a", { href: `stories/${id}/`, textContent: title }), ` ${told[word]}`));
  return made("details", {}, made("summary", { textContent: told.since.replace("{counts}", counts.join(", ")) }), made("ul", {}, ...rows));
}

function made(tag, attributes = {}, ...children) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
}

showPlace();
newSince();
schemeButton();
copyButtons();
dismissTips();
