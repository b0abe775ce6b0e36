/* The appearance of text in a field of a PDF. Text is set in the form's font if that has all its letters. Any other (Greek, Chinese, Arabic,
   an emoji) is drawn by the browser with the fonts of this device and embedded as an image in the color of the text, so that every viewer
   shows it. The field's value is the text in either case. */

const INSET = 2; // pt between a field's edge and its text, as in PDF viewers
const LINE_HEIGHT = 1.25;
const MIN_SIZE = 8; // pt; text that does not fit at this size is cut off, and the reader is told
const DOTS_PER_PT = 6; // 432 dpi
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufeff]/u;

const BYTES = Uint8Array.from({ length: 256 }, (_, code) => code);
/** Windows code page 1252, letter → code, without control characters. */
const CODES = new Map([...new TextDecoder("windows-1252").decode(BYTES)].map((letter, code) => [letter, code]).filter(([letter]) => !/\p{Cc}/u.test(letter)));

/** A letter's code in WinAnsiEncoding, if it has one. */
export const winAnsiCode = (letter) => CODES.get(letter);

/** The letters of a word as readers see them: an emoji of several characters, or one with its accents, is not divided. */
const graphemes = (word) => (Intl.Segmenter ? Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment) : [...word]);

/** Breaks text into lines of at most `width`, between words where possible; of a text that has more lines than `room`, only that many, and some. */
function wrapLines(text, width, measure, room) {
  const lines = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.match(/[^ ]* ?/g)) {
      if (lines.length > room) return lines;
      if (measure((line + word).trimEnd()) <= width) {
        line += word;
        continue;
      }
      if (line) lines.push(line.trimEnd());
      line = "";
      for (const letter of graphemes(word)) {
        if (line && measure(line + letter) > width) {
          if (lines.push(line) > room) return lines;
          line = "";
        }
        line += letter;
      }
    }
    if (lines.push(line.trimEnd()) > room) break;
  }
  return lines;
}

/** The largest size at which a text fits its box: {size, lines, isCut}. */
function fitText(text, { width, height, size, isMultiline }, measureAt) {
  for (; ; size -= 0.5) {
    const room = (height - 2 * INSET) / (size * LINE_HEIGHT);
    const lines = isMultiline ? wrapLines(text, width - 2 * INSET, measureAt(size), room) : [text.replaceAll("\n", " ")];
    const fits = isMultiline ? lines.length <= room : measureAt(size)(text) <= width - 2 * INSET;
    if (fits || size <= MIN_SIZE) return { size, lines, isCut: !fits };
  }
}

/** The baseline of the first line, in pt from the bottom. */
const firstBaseline = ({ isMultiline, height }, size) => (isMultiline ? height - INSET - size : (height - size) / 2 + size * 0.22);

/** {content, isCut}: operators that show a text in the form's font; undefined if it lacks a letter. `widths` are thousandths of an em by code. */
export function typesetText(text, box, { font, color, widths }) {
  const toCodes = (line) => [...line].map(winAnsiCode);
  if (toCodes(text.replaceAll("\n", "")).includes(undefined)) return undefined;
  const measureAt = (size) => (line) => toCodes(line).reduce((sum, code) => sum + (widths[code] ?? 500), 0) * size / 1000;
  const { size, lines, isCut } = fitText(text, box, measureAt);
  const operators = lines.map((line) => `<${toCodes(line).map((code) => code.toString(16).padStart(2, "0")).join("")}> Tj T*`).join("\n");
  const content = `/Tx BMC q 1 1 ${box.width - 2} ${box.height - 2} re W n BT /${font} ${size} Tf ${color} ${size * LINE_HEIGHT} TL ${INSET} ${firstBaseline(box, size).toFixed(2)} Td\n${operators}\nET Q EMC`;
  return { content, isCut };
}

/** Draws a text as a bitmap, {width, height, bits, isCut}, one bit a pixel, 1 for ink; undefined if the browser alters what is read from a
    canvas, as some do against fingerprinting. */
export function drawText(text, box) {
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.ceil(box.width * DOTS_PER_PT), height: Math.ceil(box.height * DOTS_PER_PT) });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context.getImageData(0, 0, 16, 16).data.some(Boolean)) return undefined;
  const fontAt = (size) => `${size * DOTS_PER_PT}px Atkinson, sans-serif`;
  const measureAt = (size) => {
    context.font = fontAt(size);
    return (line) => context.measureText(line).width / DOTS_PER_PT;
  };
  const { size, lines, isCut } = fitText(text, box, measureAt);
  context.font = fontAt(size);
  lines.forEach((line, index) => {
    const isRtl = RIGHT_TO_LEFT.test(line);
    context.direction = isRtl ? "rtl" : "ltr";
    context.textAlign = isRtl ? "right" : "left";
    context.fillText(line, (isRtl ? box.width - INSET : INSET) * DOTS_PER_PT, (box.height - firstBaseline(box, size) + index * size * LINE_HEIGHT) * DOTS_PER_PT);
  });
  const { width, height } = canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (data[(y * width + x) * 4 + 3] > 110) bits[y * rowBytes + (x >> 3)] |= 128 >> (x & 7);
  }
  return { width, height, bits, isCut };
}
