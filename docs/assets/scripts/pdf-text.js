/* How typed text looks in a field of a PDF. Letters that the form's own font has are set in it. For any other (Greek, Chinese,
   Arabic, an emoji) the browser draws the whole text with the fonts of this device, and the drawing goes in as a picture in the
   color of the text, so that every viewer shows it. The words themselves are in the file in either case. */

const INSET = 2; // points between a field's edge and its text, as viewers leave them
const LEADING = 1.25;
const SMALLEST = 8; // points; what does not fit its box even so ends at its edge, and the reader is told
const DENSITY = 6; // dots for a point: 432 to an inch
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufeff]/u;

const WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"; // 0x80 to 0x9f in Windows' code page 1252, without its five gaps
const CODES = new Map([...WINDOWS].map((letter) => [letter, 0]));
[0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f]
  .forEach((code, index) => CODES.set([...WINDOWS][index], code));

/** A letter's code in the form's font; undefined when it has none. */
export function codeOf(letter) {
  const code = letter.codePointAt(0);
  return CODES.get(letter) ?? ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) ? code : undefined);
}

/** Lines no wider than `wide`, broken between words where that is possible. */
function wrap(text, wide, measure) {
  const lines = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(/(?<= )/)) {
      if (measure((line + word).trimEnd()) <= wide) {
        line += word;
        continue;
      }
      if (line) lines.push(line.trimEnd());
      line = "";
      for (const letter of word) {
        if (line && measure(line + letter) > wide) {
          lines.push(line);
          line = "";
        }
        line += letter;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The largest size at which a text fits its box, its lines, and whether its end is cut off. */
function fit(text, { wide, tall, size, many }, measureAt) {
  for (; ; size -= 0.5) {
    const lines = many ? wrap(text, wide - 2 * INSET, measureAt(size)) : [text];
    const fits = many ? lines.length * size * LEADING <= tall - 2 * INSET : measureAt(size)(text) <= wide - 2 * INSET;
    if (fits || size <= SMALLEST) return { size, lines, cut: !fits };
  }
}

const top = ({ many, tall }, size) => (many ? tall - INSET - size : (tall - size) / 2 + size * 0.22);

/** {content, cut}: operators that set a text in the form's font; undefined when it lacks a letter. `widths` are thousandths by code. */
export function set(text, box, { font, ink, widths }) {
  const codes = (line) => [...line].map(codeOf);
  if (codes(text.replaceAll("\n", "")).includes(undefined)) return undefined;
  const measureAt = (size) => (line) => codes(line).reduce((sum, code) => sum + (widths[code] ?? 500), 0) * size / 1000;
  const { size, lines, cut } = fit(text, box, measureAt);
  const shown = lines.map((line) => `<${codes(line).map((code) => code.toString(16).padStart(2, "0")).join("")}> Tj T*`).join("\n");
  const content = `/Tx BMC q 1 1 ${box.wide - 2} ${box.tall - 2} re W n BT /${font} ${size} Tf ${ink} ${size * LEADING} TL ${INSET} ${top(box, size).toFixed(2)} Td\n${shown}\nET Q EMC`;
  return { content, cut };
}

/** The same as a picture: {width, height, bits, cut}, one bit a dot, 1 for ink; undefined where a browser scrambles what it has drawn so
    that nobody can tell devices apart by it. */
export function draw(text, box) {
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.ceil(box.wide * DENSITY), height: Math.ceil(box.tall * DENSITY) });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen.getImageData(0, 0, 16, 16).data.some(Boolean)) return undefined;
  const face = (size) => `${size * DENSITY}px Atkinson, sans-serif`;
  const measureAt = (size) => {
    pen.font = face(size);
    return (line) => pen.measureText(line).width / DENSITY;
  };
  const { size, lines, cut } = fit(text, box, measureAt);
  pen.font = face(size);
  lines.forEach((line, index) => {
    const back = RIGHT_TO_LEFT.test(line);
    pen.direction = back ? "rtl" : "ltr";
    pen.textAlign = back ? "right" : "left";
    pen.fillText(line, (back ? box.wide - INSET : INSET) * DENSITY, (box.tall - top(box, size) + index * size * LEADING) * DENSITY);
  });
  const { width, height } = canvas;
  const { data } = pen.getImageData(0, 0, width, height);
  const row = Math.ceil(width / 8);
  const bits = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (data[(y * width + x) * 4 + 3] > 110) bits[y * row + (x >> 3)] |= 128 >> (x & 7);
  }
  return { width, height, bits, cut };
}
