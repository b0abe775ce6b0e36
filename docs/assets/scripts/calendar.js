/* A day as a file for the reader's own calendar (iCalendar, RFC 5545), made on this device: the day, the title that the reader left
   or wrote, and nothing of this site: no name, no address, no place. */

import { hand } from "./copies.js";

/** Commas, semicolons and backslashes mean something in the format; a line end would begin another line of it. */
const escape = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/[\r\n]+/g, " ");

/** A line is at most 75 bytes long, and goes on after a space (3.1). */
function folded(line) {
  const lines = [""];
  for (const letter of line) {
    const next = lines.at(-1) + letter;
    if (new TextEncoder().encode(next).length > 74) lines.push(letter);
    else lines[lines.length - 1] = next;
  }
  return lines.join("\r\n ");
}

/** Known to no one else, as a UID has to be (RFC 7986, 5.3). */
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const utc = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

/** A whole day, "2026-12-01", that leaves its owner free (TRANSPARENT). */
export function calendarOf(day, title) {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar file//EN", "BEGIN:VEVENT", `UID:${random()}`, `DTSTAMP:${utc(new Date())}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`, `SUMMARY:${escape(title)}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
  ];
  return lines.map(folded).join("\r\n");
}

/** Hands the browser the file of the field around a button; does nothing while no day is chosen. */
export function saveDay(button) {
  const field = button.closest(".field");
  const day = field.querySelector("[type=date]").value;
  const words = field.querySelector(".calendar-file [type=text]");
  if (day) hand(calendarOf(day, words.value.trim() || words.defaultValue), "text/calendar", `${day}.ics`);
}
