/* A log begins with two rows, and grows by one at a time: those that are written in are always shown. */

const FIRST = 2;

export function showRows(sheet) {
  for (const grid of sheet.querySelectorAll(".field[data-add]")) {
    const rows = [...grid.querySelectorAll("tbody tr:not(.example)")];
    const written = rows.findLastIndex((row) => [...row.querySelectorAll("textarea")].some((box) => box.value));
    const shown = Math.max(FIRST, written + 1, Number(grid.dataset.rows ?? 0));
    rows.forEach((row, index) => { row.hidden = index >= shown; });
    grid.querySelector(".add-row").hidden = shown >= rows.length;
  }
}

export function addRow(button) {
  const grid = button.closest(".field");
  const next = grid.querySelector("tbody tr:not(.example)[hidden]");
  grid.dataset.rows = [...grid.querySelectorAll("tbody tr:not(.example)")].indexOf(next) + 1;
  showRows(grid.parentNode);
  next.querySelector("textarea").focus();
}
