/* Saved copies: a file with the answers of one sheet. Version 1 has those of one filling under "answers"; other fillings are under "earlier",
   which older pages ignore. */

export const KIND = "worksheet answers";
export const VERSION = 1;

/** Today in the reader's time zone, as 2026-11-26. */
export const today = () => new Date().toLocaleDateString("sv"); // Swedish dates are ISO 8601

/** An object by name from [name, entry]; a name may be "__proto__". */
export const answersByName = (entries) => Object.fromEntries(Array.from(entries, ([name, { label, value, text }]) => [name, { label, value, text }]));

export function download(content, type, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Saves `entries`, those of a filling, and `others`, filling → name → entry. */
export function saveCopy({ sheet, title, filling, entries, others }) {
  const earlier = [...others].map(([begun, stored]) => ({ begun, answers: answersByName(stored) }));
  const copy = { kind: KIND, version: VERSION, sheet, title, saved: today(), begun: filling, answers: answersByName(entries), ...(earlier.length && { earlier }) };
  download(JSON.stringify(copy, null, 1), "application/json", `${sheet}-${today()}.json`);
}
