/* The list of sheets on the page of all sheets: their links and titles. `section` is the element around it. */

const itemOf = (section, sheet) => section.querySelector(`li[data-sheet="${CSS.escape(sheet)}"]`);

/** The link to a sheet; undefined for one that is no longer on this site. */
export const linkTo = (section, sheet) => itemOf(section, sheet)?.querySelector("a");

/** The title of a sheet, or what its file's name says of it. */
export const titleOf = (section, sheet) => linkTo(section, sheet)?.textContent ?? sheet.replaceAll("-", " ").replace(/^./u, (letter) => letter.toUpperCase());

/** The names of each sheet: the present one, then former ones. */
export const allNames = (section) => [...section.querySelectorAll("li[data-sheet]")].map(({ dataset: { sheet, was } }) => [sheet, ...was?.split(" ") ?? []]);

/** The present name of a sheet, given any of its names. */
export const presentName = (section, sheet) => allNames(section).find((names) => names.includes(sheet))?.[0] ?? sheet;

/** The page that a link leads to, as a document. Fails without a network. */
export async function fetchPage({ href }) {
  const response = await fetch(href);
  if (!response.ok) throw new Error(response.statusText);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}
