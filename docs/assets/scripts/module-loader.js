/* Runs this site's modules on file: pages, where browsers load none. Their texts, by name, are in the element #modules or in the global
   `moduleTexts`; each gets a blob: URL, and module names in them are replaced by these URLs. `data-run` of <html> lists what to run. */

const texts = globalThis.moduleTexts ?? JSON.parse(document.getElementById("modules").textContent);
const urls = new Map();

function moduleUrl(name) {
  if (!urls.has(name)) {
    const text = texts[name].replace(/"\.\.?\/(?:[^"\n]*\/)?([^"/\n]+\.js)"/g, (match, imported) => (imported in texts ? `"${moduleUrl(imported)}"` : match));
    urls.set(name, URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  }
  return urls.get(name);
}

for (const element of document.querySelectorAll("[data-script]")) element.dataset.script = moduleUrl(element.dataset.script.split("/").pop());
for (const name of document.documentElement.dataset.run.split(" ")) import(moduleUrl(name));
