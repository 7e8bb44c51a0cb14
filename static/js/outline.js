// Outlining a table: dragging over cells, or over a page, fills in the form; the fields show what they say. Without this
// the fields are written by hand.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("outline-form");
  if (!form) return;
  const field = (name) => form.elements.namedItem(name);

  // Cells: the letters as a number, so that cells can be compared.
  const placed = (name) => {
    const found = /^([A-Za-z]+)([0-9]+)$/.exec((name || "").trim());
    if (!found) return null;
    const column = [...found[1].toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return { column, row: Number(found[2]) };
  };
  const letters = (column) => (column > 0 ? letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26)) : "");
  const sheets = [...document.querySelectorAll("[data-outline-sheet]")];
  const chosenSheet = () => (field("sheet") ? field("sheet").value : sheets[0] && sheets[0].dataset.outlineSheet);
  const showCells = () => {
    const one = placed(field("first").value);
    const other = placed(field("last").value);
    for (const sheet of sheets) {
      for (const cell of sheet.querySelectorAll("[data-cell]")) {
        const at = placed(cell.dataset.cell);
        const inside = one && other && sheet.dataset.outlineSheet === chosenSheet() &&
          at.row >= Math.min(one.row, other.row) && at.row <= Math.max(one.row, other.row) &&
          at.column >= Math.min(one.column, other.column) && at.column <= Math.max(one.column, other.column);
        cell.classList.toggle("cell-outlined", Boolean(inside));
      }
    }
  };
  if (field("first")) {
    let from = null;
    const spread = (cell) => {
      const at = placed(cell.dataset.cell);
      return { row: at.row + (cell.rowSpan || 1) - 1, column: at.column + (cell.colSpan || 1) - 1 };
    };
    const choose = (cell) => {
      const ends = [placed(from.dataset.cell), spread(from), placed(cell.dataset.cell), spread(cell)];
      const edge = (pick, what) => pick(...ends.map((end) => end[what]));
      field("first").value = letters(edge(Math.min, "column")) + edge(Math.min, "row");
      field("last").value = letters(edge(Math.max, "column")) + edge(Math.max, "row");
      if (field("sheet")) field("sheet").value = cell.closest("[data-outline-sheet]").dataset.outlineSheet;
      showCells();
    };
    for (const sheet of sheets) {
      sheet.addEventListener("pointerdown", (event) => {
        const cell = event.target.closest("[data-cell]");
        if (!cell || event.pointerType === "touch") return;
        event.preventDefault();
        from = cell;
        choose(cell);
      });
      sheet.addEventListener("pointerover", (event) => {
        const cell = event.target.closest("[data-cell]");
        if (from && cell && from.closest("table") === cell.closest("table")) choose(cell);
      });
    }
    window.addEventListener("pointerup", () => { from = null; });
    form.addEventListener("input", showCells);
    showCells();
  }

  // A box on a page, in points.
  const pages = [...document.querySelectorAll("[data-outline-page]")];
  const edges = ["left", "top", "right", "bottom"];
  const showBox = () => {
    const [left, top, right, bottom] = edges.map((name) => Number(field(name).value) || 0);
    for (const page of pages) {
      const box = page.querySelector(".outline-box");
      const here = page.dataset.outlinePage === field("page").value;
      box.setAttribute("x", here ? Math.min(left, right) : 0);
      box.setAttribute("y", here ? Math.min(top, bottom) : 0);
      box.setAttribute("width", here ? Math.abs(right - left) : 0);
      box.setAttribute("height", here ? Math.abs(bottom - top) : 0);
    }
  };
  if (field("left")) {
    for (const page of pages) {
      let start = null;
      const drawing = page.querySelector("svg");
      const point = (event) => {
        const frame = drawing.getBoundingClientRect();
        const size = drawing.viewBox.baseVal;
        const within = (value, most) => Math.round(Math.max(0, Math.min(value, most)) * 10) / 10;
        return {
          x: within(((event.clientX - frame.left) / frame.width) * size.width, size.width),
          y: within(((event.clientY - frame.top) / frame.height) * size.height, size.height),
        };
      };
      page.addEventListener("pointerdown", (event) => {
        if (event.pointerType === "touch") return;
        event.preventDefault();
        start = point(event);
        page.setPointerCapture(event.pointerId);
      });
      page.addEventListener("pointermove", (event) => {
        if (!start) return;
        const end = point(event);
        field("page").value = page.dataset.outlinePage;
        field("left").value = Math.min(start.x, end.x);
        field("top").value = Math.min(start.y, end.y);
        field("right").value = Math.max(start.x, end.x);
        field("bottom").value = Math.max(start.y, end.y);
        showBox();
      });
      page.addEventListener("pointerup", () => { start = null; });
    }
    form.addEventListener("input", showBox);
    showBox();
  }
});
