/* Encrypts a text with a passphrase: a line of JSON with the parameters, and below it the ciphertext in base64.

   key       PBKDF2, SHA-256, 600,000 iterations (OWASP Password Storage Cheat Sheet, 2023), a random salt of 16 bytes
   cipher    AES-GCM, 256 bits, a random iv of 12 bytes (NIST SP 800-38D); the line of JSON is its additional authenticated data

   A wrong passphrase, and a file of which any byte has changed, are refused. */

const KIND = "locked worksheets";
const ITERATIONS = 600000;
const MAX_ITERATIONS = 10000000; // a file must not be able to stop the browser
const toBytes = (text) => new TextEncoder().encode(text);

function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function deriveKey(passphrase, salt, iterations) {
  const material = await crypto.subtle.importKey("raw", toBytes(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const algorithm = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(algorithm, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export const isEncrypted = (text) => text.startsWith(`{"kind":"${KIND}"`);

export async function encrypt(text, passphrase) {
  const [salt, iv] = [16, 12].map((length) => crypto.getRandomValues(new Uint8Array(length)));
  const header = JSON.stringify({
    kind: KIND, version: 1,
    key: { name: "PBKDF2", hash: "SHA-256", iterations: ITERATIONS, salt: toBase64(salt) },
    cipher: { name: "AES-GCM", length: 256, iv: toBase64(iv) },
  });
  const key = await deriveKey(passphrase, salt, ITERATIONS);
  const ciphertext = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: toBytes(header) }, key, toBytes(text));
  return `${header}\n${toBase64(new Uint8Array(ciphertext))}\n`;
}

/** The text that was encrypted. Throws for a wrong passphrase and for a file that has changed. */
export async function decrypt(file, passphrase) {
  const [header, body, end, ...more] = file.split("\n");
  const { key: parameters, cipher } = JSON.parse(header);
  const ciphertext = fromBase64(body);
  // Base64 has unused bits, in which a change would not be noticed.
  if (end !== "" || more.length || toBase64(ciphertext) !== body) throw new Error("changed");
  if (!(parameters.iterations >= ITERATIONS && parameters.iterations <= MAX_ITERATIONS)) throw new Error("iterations");
  const key = await deriveKey(passphrase, fromBase64(parameters.salt), parameters.iterations);
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(cipher.iv), additionalData: toBytes(header) }, key, ciphertext);
  return new TextDecoder().decode(text);
}
