/* The field for a passphrase in a dialog. It can be shown: nobody can open a file that was locked with a typing error. */

/** Shows the passphrase that is typed in the paragraph of a button, or hides it again. */
export function togglePassphrase(button) {
  const input = button.closest("p").querySelector("input");
  const isShown = input.type === "password";
  input.type = isShown ? "text" : "password";
  button.setAttribute("aria-pressed", isShown);
}

/** The field in a dialog, hidden and with this text. */
export function preparePassphrase(dialog, value = "") {
  const button = dialog.querySelector("[data-do=show-passphrase]");
  button.setAttribute("aria-pressed", false);
  return Object.assign(button.closest("p").querySelector("input"), { type: "password", value });
}
