/* Paper shows all of a long answer, over as many pages as it needs. A text box cannot do that, so each has a mirror for print. */

export function readyForPaper(form) {
  addEventListener("beforeprint", () => mirror(form));
  matchMedia("print").addEventListener("change", ({ matches }) => matches && mirror(form));
}

function mirror(form) {
  for (const control of form.querySelectorAll("textarea, input[type=text]")) {
    let written = control.nextElementSibling;
    if (!written?.classList.contains("written")) {
      written = Object.assign(document.createElement("div"), { className: "written", dir: "auto" });
      written.style.setProperty("--rows", control.rows ?? 1);
      control.after(written);
    }
    written.textContent = control.value;
  }
  form.classList.add("mirrored");
}
