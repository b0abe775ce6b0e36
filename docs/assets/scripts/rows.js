/* A log begins with two rows, and grows by one at a time: those that are written in are always shown. */

const FIRST = 2;
const rowsOf = (grid) => [...grid.querySelectorAll("tbody tr:not(.example)")];

export function showRows(sheet) {
  for (const grid of sheet.querySelectorAll(".field[data-add]")) {
    const rows = rowsOf(grid);
    const written = rows.findLastIndex((row) => [...row.querySelectorAll("textarea")].some((box) => box.value));
    const shown = Math.max(FIRST, written + 1, Number(grid.dataset.rows ?? 0));
    rows.forEach((row, index) => { row.hidden = index >= shown; });
    grid.querySelector(".add-row").hidden = shown >= rows.length;
  }
}

export function addRow(button) {
  const grid = button.closest(".field");
  const next = rowsOf(grid).findIndex((row) => row.hidden);
  grid.dataset.rows = next + 1;
  showRows(grid.parentNode);
  rowsOf(grid)[next].querySelector("textarea").focus();
}
