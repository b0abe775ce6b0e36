/* The country of the reader's browser comes first among those to call in. Nothing leaves the device for it. */

function mine() {
  const { region } = new Intl.Locale(navigator.language);
  const name = region && new Intl.DisplayNames([document.documentElement.lang], { type: "region" }).of(region);
  const found = [...document.querySelectorAll(".country")].find((country) => country.querySelector("h2").textContent === name);
  found?.parentElement.prepend(found);
}

try {
  mine();
} catch {
  /* an older browser: the list stays as it is */
}
