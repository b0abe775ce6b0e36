/* Paper shows all of a long answer, over as many pages as it needs. A text box cannot do that, so each has a mirror for print. */

import { day } from "./dialogs.js";

export function readyForPaper(sheet) {
  addEventListener("beforeprint", () => mirror(sheet));
  matchMedia("print").addEventListener("change", ({ matches }) => matches && mirror(sheet));
}

function mirror(sheet) {
  for (const control of sheet.querySelectorAll("form.sheet :is(textarea, input[type=text], input[type=date])")) {
    let written = control.nextElementSibling;
    if (!written?.classList.contains("written")) {
      written = Object.assign(document.createElement("div"), { className: "written", dir: "auto" });
      written.style.setProperty("--rows", control.rows ?? 1);
      control.after(written);
    }
    written.textContent = control.type === "date" && control.value ? day(`${control.value}T12:00`) : control.value;
  }
  sheet.querySelector("form.sheet").classList.add("mirrored");
}
