/* Saved copies: a file that holds the answers of one sheet. Version 1 has those of one filling under "answers"; the fillings that
   were put by stand beside them, where pages of before do not look. */

export const KIND = "worksheet answers";
export const VERSION = 1;

/** The reader's own day, as 2026-11-26. */
export const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};

/** [name, entry] → an object by name. A name may be "__proto__". */
export function byName(entries) {
  const answers = Object.create(null);
  for (const [name, { label, value, text }] of entries) answers[name] = { label, value, text };
  return answers;
}

/** Hands the browser a file. */
export function hand(content, type, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Saves `entries`, of a filling, and of `others`, filling → name → entry. */
export function save({ sheet, title, filling, entries, others }) {
  const earlier = [...others].map(([begun, kept]) => ({ begun, answers: byName(kept) }));
  const copy = { kind: KIND, version: VERSION, sheet, title, saved: today(), begun: filling, answers: byName(entries), ...(earlier.length && { earlier }) };
  hand(JSON.stringify(copy, null, 1), "application/json", `${sheet}-${today()}.json`);
}
