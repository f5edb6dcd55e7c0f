"use strict";
const token = new URLSearchParams(location.search).get("token") || "";
history.replaceState(null, "", "/");
const state = document.getElementById("state");
const undo = document.getElementById("undo");
const answered = [];

async function ask(path, body) {
  const sent = { headers: { "X-Desk-Token": token } };
  if (body) {
    sent.method = "POST";
    sent.body = JSON.stringify(body);
    sent.headers["Content-Type"] = "application/json";
  }
  const answer = await fetch(path, sent);
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.why);
  return told;
}

function element(name, words, kind) {
  const made = document.createElement(name);
  made.textContent = words;
  if (kind) made.className = kind;
  return made;
}

function row(task) {
  const item = document.createElement("li");
  item.tabIndex = -1;
  item.append(element("div", task.kind, "kind"), element("p", task.what));
  item.append(element("div", task.story ? `${task.story} · ${task.where}` : task.where, "where"));
  if (task.asks) item.append(form(task, item));
  return item;
}

function form(task, item) {
  const made = document.createElement("form");
  const label = element("label", `${task.asks} `);
  const field = document.createElement("input");
  field.placeholder = task.hint;
  label.append(field);
  const show = element("button", "Show the change");
  const change = document.createElement("pre");
  change.hidden = true;
  made.append(label, ...task.choices.map((words) => choice(words, field, made)), show, change);
  let digest = "";
  field.addEventListener("input", () => { digest = ""; change.hidden = true; show.textContent = "Show the change"; });
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      if (!digest) {
        const told = await ask("/offer", { number: task.number, answer: field.value });
        digest = told.digest;
        change.textContent = told.diff.join("\n");
        change.hidden = false;
        show.textContent = "Write it";
        state.textContent = "This is the change. Enter writes it.";
      } else {
        const told = await ask("/write", { number: task.number, answer: field.value, digest });
        move(1);
        answered.push(item);
        answer(item, true);
        undo.disabled = false;
        state.textContent = `Written to ${told.written}.`;
        field.dispatchEvent(new Event("input"));
      }
    } catch (error) {
      digest = "";
      show.textContent = "Show the change";
      state.textContent = error.message;
    }
  });
  return made;
}

function choice(words, field, made) {
  const button = element("button", words);
  button.type = "button";
  button.addEventListener("click", () => {
    field.value = words;
    field.dispatchEvent(new Event("input"));
    made.requestSubmit();
    field.focus();
  });
  return button;
}

function answer(item, is) {
  item.classList.toggle("done", is);
  item.querySelector("form").hidden = is;
}

function move(by) {
  const rows = [...document.querySelectorAll("#tasks > li")];
  const at = rows.findIndex((one) => one.contains(document.activeElement));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next) (next.querySelector("form:not([hidden]) input") || next).focus();
}

async function takeBack() {
  try {
    const told = await ask("/undo", {});
    undo.disabled = !told.left;
    const item = answered.pop();
    answer(item, false);
    item.querySelector("input").focus();
    state.textContent = `Taken back from ${told.undone}.`;
  } catch (error) {
    state.textContent = error.message;
  }
}

undo.addEventListener("click", takeBack);
document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
  if (event.key === "j") { move(1); event.preventDefault(); }
  if (event.key === "k") { move(-1); event.preventDefault(); }
  if (event.key === "u") takeBack();
});

ask("/tasks").then((tasks) => {
  document.getElementById("tasks").append(...tasks.map(row));
  state.textContent = tasks.length === 1 ? "1 thing waits." : `${tasks.length} things wait.`;
}, (error) => { state.textContent = error.message; });
