// The judging screen: a figure and its cell light up together, and keys go from doubt to doubt. Links do it without this.
"use strict";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

// A name in the address is c-… for a cell, r-… for its record: both are lit and brought into their panes.
const light = (name) => {
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  const found = /^([cr])-(.+)$/.exec(name);
  if (!found) return;
  for (const side of ["c", "r"]) {
    const one = document.getElementById(`${side}-${found[2]}`);
    if (!one) continue;
    const shown = one.closest("td, th, li, p, .record") && one.tagName === "SPAN" && !one.classList.contains("record") ? one.closest(".record, td, th, li, p") : one;
    shown.classList.add("lit");
    const hidden = shown.closest("details:not([open])");
    if (hidden) hidden.open = true;
    bring(shown);
  }
};

// Scroll only the panes, never the page under the reader's eyes where the place is in view already.
const bring = (one) => {
  const pane = one.closest(".judging-documents");
  if (pane && pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY !== "visible") {
    const box = one.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    pane.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior: calm });
    const inner = one.closest(".table-scroll");
    if (inner) inner.scrollBy({ left: box.left - inner.getBoundingClientRect().left - inner.clientWidth / 3, behavior: calm });
  } else {
    one.scrollIntoView({ block: "nearest", behavior: calm });
  }
};

const lit = () => light(decodeURIComponent(location.hash.slice(1)));
window.addEventListener("hashchange", lit);
document.addEventListener("DOMContentLoaded", lit);

// Keys, which can be switched off; the choice is kept in this browser.
const kept = "judging-shortcuts";
const on = () => localStorage.getItem(kept) !== "off";

const go = (marks, step) => {
  if (!marks.length) return;
  // The address first: what is lit follows it a moment later, and keys may be quicker.
  const named = marks.findIndex((one) => `#${one.id}` === location.hash);
  const here = named >= 0 ? named : marks.findIndex((one) => one.classList.contains("lit"));
  const next = marks[here < 0 ? (step > 0 ? 0 : marks.length - 1) : (here + step + marks.length) % marks.length];
  location.hash = next.id;
  light(next.id);
  const inside = next.querySelector("a, button, input");
  if (inside) inside.focus({ preventScroll: true });
};

const shortcuts = {
  n: () => go([...document.querySelectorAll("[data-doubtful]")], 1),
  p: () => go([...document.querySelectorAll("[data-doubtful]")], -1),
  m: () => go([...document.querySelectorAll(".matter")], 1),
  h: () => {
    const link = document.querySelector(".record.lit .history");
    if (link) link.click();
  },
  s: () => {
    location.hash = "sign-off";
  },
  "?": () => {
    const list = document.querySelector(".shortcuts");
    list.open = true;
    list.querySelector("summary").focus();
  },
};

document.addEventListener("keydown", (event) => {
  if (!on() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const deed = shortcuts[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});

document.addEventListener("DOMContentLoaded", () => {
  const box = document.getElementById("shortcuts-on");
  if (!box) return;
  box.closest(".needs-script").classList.add("has-script");
  box.checked = on();
  box.addEventListener("change", () => localStorage.setItem(kept, box.checked ? "on" : "off"));
});

// A history that opened in place is closed again.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-empties]");
  if (button) button.closest("tr").replaceChildren();
});
