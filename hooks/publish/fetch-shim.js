/* Replaces fetch() on file: pages, which can't fetch files but can run scripts: each file that our scripts fetch is also there
   as a script in assets/fetched/, which sets its bytes in base64. */

globalThis.fetch = (url) => new Promise((resolve, reject) => {
  const base = new URL(document.documentElement.dataset.base, document.baseURI);
  const path = new URL(url, document.baseURI).href.split("#")[0].slice(base.href.length);
  const script = document.createElement("script");
  script.src = new URL(`assets/fetched/${path}.js`, base);
  script.onerror = () => reject(new TypeError(`${path} is not in this folder`));
  script.onload = () => resolve(new Response(Uint8Array.from(atob(script.dataset.bytes), (letter) => letter.charCodeAt(0))));
  document.head.append(script);
});
