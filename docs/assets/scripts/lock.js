/* A file locked with a passphrase: a line of JSON that says how, and below it what was locked, in base64.

   key       PBKDF2, SHA-256, 600,000 rounds (OWASP Password Storage Cheat Sheet, 2023), a random salt of 16 bytes
   cipher    AES-GCM, 256 bits, a random iv of 12 bytes (NIST SP 800-38D); the line of JSON is authenticated with it

   A wrong passphrase, and a file of which any byte has changed, are refused. */

const KIND = "locked worksheets";
const ROUNDS = 600000;
const MOST_ROUNDS = 10000000; // a file must not be able to stop the browser
const bytesOf = (text) => new TextEncoder().encode(text);

function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function keyOf(passphrase, salt, iterations) {
  const words = await crypto.subtle.importKey("raw", bytesOf(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, words, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export const isLocked = (text) => text.startsWith(`{"kind":"${KIND}"`);

export async function lock(text, passphrase) {
  const [salt, iv] = [16, 12].map((length) => crypto.getRandomValues(new Uint8Array(length)));
  const head = JSON.stringify({
    kind: KIND, version: 1,
    key: { name: "PBKDF2", hash: "SHA-256", iterations: ROUNDS, salt: toBase64(salt) },
    cipher: { name: "AES-GCM", length: 256, iv: toBase64(iv) },
  });
  const key = await keyOf(passphrase, salt, ROUNDS);
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(head) }, key, bytesOf(text));
  return `${head}\n${toBase64(new Uint8Array(locked))}\n`;
}

/** What was locked. Throws for a wrong passphrase and for a file that is not as it was written. */
export async function unlock(text, passphrase) {
  const [head, body, end, ...more] = text.split("\n");
  const { key: how, cipher } = JSON.parse(head);
  const locked = fromBase64(body);
  // Base64 has spare bits, in which a change would go unseen.
  if (end !== "" || more.length || toBase64(locked) !== body) throw new Error("changed");
  if (!(how.iterations >= ROUNDS && how.iterations <= MOST_ROUNDS)) throw new Error("rounds");
  const key = await keyOf(passphrase, fromBase64(how.salt), how.iterations);
  const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(cipher.iv), additionalData: bytesOf(head) }, key, locked);
  return new TextDecoder().decode(opened);
}
