/* Lists of dates in the page's language. */

import { formatDate } from "./dialogs.js";

/** date → text, with the time where several are on the same day. */
export function formatDates(dates) {
  const texts = dates.map((date) => date && formatDate(date));
  const withTime = (date) => new Date(date).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  return new Map(dates.map((date, index) => [date, texts[index] && texts.filter((other) => other === texts[index]).length > 1 ? withTime(date) : texts[index]]));
}
