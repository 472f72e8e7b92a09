// Documents: filters by reason and role, the note on a cut, keys. Text is only ever set as text, never as markup.
"use strict";

const detail = document.getElementById("detail");
const roomy = matchMedia("(min-width: 60rem)").matches;
let chosen = null;

function line(className, text, tag = "p") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function close() {
  if (chosen) chosen.classList.remove("chosen");
  chosen = null;
  detail.hidden = true;
}

function tell(cut) {
  close();
  chosen = cut;
  cut.classList.add("chosen");
  const family = [...cut.classList].find((name) => name.startsWith("f-"));
  detail.className = "detail " + family;
  const { reason, rule, score, similarity, original } = cut.dataset;
  const entry = document.getElementById("rule-" + rule);
  const sure = similarity ? "similarity " + similarity : "score " + score;
  detail.replaceChildren(line("name", reason.replaceAll("_", " ") + " · " + rule + " · " + sure));
  if (entry) detail.append(line("why", entry.querySelector("dd").textContent));
  const source = original && document.getElementById(original);
  if (source) {
    const there = line("", "go to the original", "a");
    there.href = "#" + original;
    const where = line("", "");
    where.append(there);
    const words = (source.querySelector("bdi") || source).textContent;
    detail.append(line("", words.length > 240 ? words.slice(0, 240) + " …" : words, "q"), where);
  }
  const end = line("", "×", "button");
  end.setAttribute("aria-label", "close");
  end.addEventListener("click", close);
  detail.append(end);
  detail.hidden = false;
}

function visible(selector) {
  return [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
}

function step(by) {
  const cuts = visible(".cut");
  if (!cuts.length) return;
  const at = cuts.indexOf(chosen || document.activeElement);
  const next = cuts[at < 0 ? (by > 0 ? 0 : cuts.length - 1) : (at + by + cuts.length) % cuts.length];
  next.focus();
  next.scrollIntoView({ block: "center" });
  tell(next);
}

function filter(article) {
  const wanted = { reason: new Set(), role: new Set() };
  for (const chip of article.querySelectorAll("[data-filter][aria-pressed=true]")) wanted[chip.dataset.filter].add(chip.dataset.value);
  const any = wanted.reason.size + wanted.role.size;
  let shown = 0;
  const lines = article.querySelectorAll(".line");
  for (const element of lines) {
    const has = (kind, words) => (words || "").split(" ").some((word) => wanted[kind].has(word));
    element.hidden = any > 0 && !has("reason", element.dataset.reasons) && !has("role", element.dataset.roles);
    shown += !element.hidden;
  }
  article.querySelector(".found").textContent = any ? shown + " of " + lines.length + " lines" : "";
}

function show(article, view) {
  for (const chip of article.querySelectorAll("[data-view]")) chip.setAttribute("aria-pressed", chip.dataset.view === view);
  article.classList.remove("view-both", "view-raw", "view-clean");
  article.classList.add("view-" + view);
}

for (const article of document.querySelectorAll("[data-document]")) {
  show(article, roomy ? "both" : "raw");
  article.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-filter]");
    const view = event.target.closest("[data-view]");
    const cut = event.target.closest(".cut");
    if (chip) {
      chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
      filter(article);
    } else if (view) show(article, view.dataset.view);
    else if (cut) tell(cut);
  });
  article.addEventListener("focusin", (event) => event.target.matches(".cut:focus-visible") && tell(event.target));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "Escape") close();
  else if (event.key === "o" && chosen && chosen.dataset.original) location.hash = chosen.dataset.original;
});
