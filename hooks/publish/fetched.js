/* Replaces fetch for file: URLs, which may not be fetched but may be run as scripts: each file that our scripts fetch is there
   once more as a script below assets/fetched/, which sets its bytes in base64. */

globalThis.fetch = (address) => new Promise((resolve, reject) => {
  const base = new URL(document.documentElement.dataset.base, document.baseURI);
  const path = new URL(address, document.baseURI).href.slice(base.href.length);
  const script = document.createElement("script");
  script.src = new URL(`assets/fetched/${path}.js`, base);
  script.onerror = () => reject(new TypeError(`${path} is not in this folder`));
  script.onload = () => resolve(new Response(Uint8Array.from(atob(script.dataset.bytes), (letter) => letter.charCodeAt(0))));
  document.head.append(script);
});
