// The report: one of its documents is shown when its anchor is called, else the overview; and the filter by reason.
"use strict";

for (const group of document.querySelectorAll("#reasons .filters")) {
  group.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-only]");
    if (!chip) return;
    chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
    const wanted = new Set([...group.querySelectorAll("[aria-pressed=true]")].map((other) => other.dataset.only));
    for (const element of document.querySelectorAll("#overview [data-reasons]")) {
      const has = element.dataset.reasons.split(" ").some((reason) => wanted.has(reason));
      element.hidden = wanted.size > 0 && !has;
      if (element.tagName === "DETAILS") element.open = wanted.size > 0 && has;
    }
  });
}

addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  close();
  if (target && target.matches(".cut")) tell(target);
  if (target && target.matches("[data-document]")) scrollTo(0, 0);
});
