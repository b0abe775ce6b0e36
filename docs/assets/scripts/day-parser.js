/* Reads a day from a text that somebody typed: a PDF has no calendar field. */

const STYLES = [undefined, "short", "long"].flatMap((weekday) => ["short", "long"].map((month) => ({ weekday, month, day: "numeric", year: "numeric", timeZone: "UTC" })));

/** "December 1st, 2026" as "december 1 2026". */
const normalize = (text) => text.toLowerCase().replace(/(\d)(st|nd|rd|th)\b/, "$1").replace(/\bsept\b/, "sep").replace(/[.,\s]+/g, " ").trim();

/** "2026-12-01"; undefined for a day that no calendar has. */
function toIso(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** The day in digits, in the order of the reader's region where both are possible. A year of two digits is of this century. */
function parseDigits([first, second, shortYear]) {
  const year = shortYear < 100 ? shortYear + 2000 : shortYear;
  const parts = new Intl.DateTimeFormat(navigator.language).formatToParts().map(({ type }) => type);
  const isMonthFirst = parts.indexOf("month") < parts.indexOf("day");
  return (isMonthFirst ? toIso(year, first, second) : undefined) ?? toIso(year, second, first) ?? toIso(year, first, second);
}

/** The day in words, if one of these languages writes it so. */
function parseWords(text, day, year) {
  const locales = [document.documentElement.lang, navigator.language, "en-US", "en-GB"];
  const options = locales.flatMap((locale) => STYLES.map((style) => [locale, style]));
  const months = [...Array(12).keys()].map((index) => toIso(year, index + 1, day)).filter(Boolean);
  return months.find((iso) => options.some(([locale, style]) => normalize(new Date(iso).toLocaleDateString(locale, style)) === normalize(text)));
}

/** The day that a text says, as "2026-12-01"; undefined if it says anything else, as "in week 3". */
export function parseDay(text) {
  const digits = /^\s*(\d\d?)[./-]\s*(\d\d?)[./-]\s*(\d{4}|[0-4]\d)\s*$/.exec(text);
  if (digits) return parseDigits(digits.slice(1).map(Number));
  const numbers = text.match(/\d+/g)?.map(Number).sort((one, other) => one - other) ?? [];
  return numbers.length === 2 && numbers[1] > 999 && numbers[1] < 10000 ? parseWords(text, ...numbers) : undefined;
}
