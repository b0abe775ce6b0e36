/* Days as the page's language writes them. */

import { day } from "./dialogs.js";

/** Several, with their time where two fall on one day. */
export function days(dates) {
  const shown = dates.map((date) => date && day(date));
  const exact = (date) => new Date(date).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  return new Map(dates.map((date, index) => [date, shown[index] && shown.filter((other) => other === shown[index]).length > 1 ? exact(date) : shown[index]]));
}
