/* Runs this site's modules where a browser fetches none, from a file on a disk (file://). Their texts are carried along by name, in the
   element #modules or in what stands before this script; each becomes an address that this page alone knows (blob:), and where a
   module names another, the name gives way to that address. `data-run` of <html> names those to begin with. */

const texts = globalThis.carried ?? JSON.parse(document.getElementById("modules").textContent);
const made = new Map();

function address(name) {
  if (!made.has(name)) {
    const text = texts[name].replace(/"\.\.?\/(?:[^"\n]*\/)?([^"/\n]+\.js)"/g, (said, other) => (other in texts ? `"${address(other)}"` : said));
    made.set(name, URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  }
  return made.get(name);
}

for (const one of document.querySelectorAll("[data-script]")) one.dataset.script = address(one.dataset.script.split("/").at(-1));
for (const name of document.documentElement.dataset.run.split(" ")) import(address(name));
