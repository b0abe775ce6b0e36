/* Saves a day as a file for the reader's own calendar (iCalendar, RFC 5545), made on this device. It holds the day and the reader's title,
   and nothing that points to this site. */

import { download } from "./copies.js";

/** Escapes what has a meaning in the format; a line end would begin another property. */
const escape = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/[\r\n]+/g, " ");

/** Folds a line: at most 75 bytes, continued after a space (3.1). */
function fold(line) {
  const lines = [""];
  for (const letter of line) {
    const next = lines[lines.length - 1] + letter;
    if (new TextEncoder().encode(next).length > 74) lines.push(letter);
    else lines[lines.length - 1] = next;
  }
  return lines.join("\r\n ");
}

/** A UID must not reveal anything (RFC 7986, 5.3). */
const randomUid = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const formatUtc = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

/** An all-day event on "2026-12-01" that does not block the day (TRANSPARENT). */
function calendarFile(day, title) {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar file//EN", "BEGIN:VEVENT", `UID:${randomUid()}`, `DTSTAMP:${formatUtc(new Date())}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`, `SUMMARY:${escape(title)}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
  ];
  return lines.map(fold).join("\r\n");
}

/** Saves the day of the field around a button, if one is chosen. */
export function saveCalendarFile(button) {
  const field = button.closest(".field");
  const day = field.querySelector("[type=date]").value;
  const titleInput = field.querySelector(".calendar-file [type=text]");
  if (day) download(calendarFile(day, titleInput.value.trim() || titleInput.defaultValue), "text/calendar", `${day}.ics`);
}
