// The review desk: shows one cut after the other and sends each decision. Text is never made into markup here.
"use strict";

const cards = [...document.querySelectorAll(".card[data-key]")];
const end = document.getElementById("end");
const trouble = document.getElementById("trouble");
let at = 0;
let decided = 0;
let sending = false;

function show(index) {
  at = Math.max(0, Math.min(cards.length, index));
  cards.forEach((card, i) => { card.hidden = i !== at; });
  end.hidden = at < cards.length;
  document.getElementById("choices").hidden = at === cards.length && !cards.length;
  document.getElementById("place").textContent = at < cards.length ? "cut " + (at + 1) + " of " + cards.length : decided + " decided";
  document.getElementById("progress").value = at;
  trouble.hidden = true;
  const mark = cards[at] && cards[at].querySelector("mark");
  if (mark) mark.scrollIntoView({ block: "center" });
}

async function decide(decision) {
  const card = cards[at];
  if (!card || sending) return;
  sending = true;
  try {
    const answer = await fetch("decide", { method: "POST", body: JSON.stringify({ key: card.dataset.key, decision }) });
    if (!answer.ok) throw new Error(await answer.text());
    decided = (await answer.json()).decided;
    const verdict = card.querySelector(".verdict");
    verdict.textContent = "you said: " + (decision === "keep" ? "restore" : decision.replaceAll("_", " ")) + "; deciding again replaces it";
    verdict.hidden = false;
    show(at + 1);
  } catch (error) {
    trouble.textContent = "Not written: " + error.message + ". Is `cleaner review` still running?";
    trouble.hidden = false;
  } finally {
    sending = false;
  }
}

document.getElementById("choices").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.step) show(at + Number(button.dataset.step));
  else decide(button.dataset.decision);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const numbered = /^[1-9]$/.test(event.key) && document.querySelector('[data-key-number="' + event.key + '"]');
  if (event.key === "a") decide("accept");
  else if (event.key === "r") decide("keep");
  else if (numbered) decide(numbered.dataset.decision);
  else if (event.key === "ArrowRight") show(at + 1);
  else if (event.key === "ArrowLeft" || event.key === "u") show(at - 1);
});

show(0);
