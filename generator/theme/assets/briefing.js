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

function copyButtons() {
  if (!navigator.clipboard) return;
  for (const quote of document.querySelectorAll("[data-credit]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = told.copy;
    button.addEventListener("click", async () => {
      const words = quote.querySelector("[data-span]").textContent.trim();
      const address = location.href.split("#")[0] + "#" + quote.id;
      await navigator.clipboard.writeText(`${words}\n— ${quote.dataset.credit}. ${address}`);
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

// What is new since the last visit, for whoever comes back: dates are kept in this browser only.
function newSince() {
  const dated = [...document.querySelectorAll("[data-updated]")];
  if (!dated.length) return;
  let before = null;
  try {
    const today = new Date().toISOString().slice(0, 10);
    const kept = JSON.parse(localStorage.getItem("visits") || "{}");
    before = kept.last === today ? kept.before : kept.last;
    localStorage.setItem("visits", JSON.stringify({ last: today, before }));
  } catch {}
  if (!before) return;
  for (const story of dated.filter((each) => each.dataset.updated.slice(0, 10) > before)) {
    const mark = document.createElement("span");
    mark.className = "new";
    mark.textContent = told.new;
    story.querySelector(".meta")?.append(" · ", mark);
  }
}

showPlace();
newSince();
schemeButton();
copyButtons();
dismissTips();
