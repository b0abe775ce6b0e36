/* Moves the country of the browser's locale to the top of the list of helplines. Nothing is sent anywhere. */

function moveHomeCountryFirst() {
  const { region } = new Intl.Locale(navigator.language);
  const name = region && new Intl.DisplayNames([document.documentElement.lang], { type: "region" }).of(region);
  const section = [...document.querySelectorAll(".country")].find((country) => country.querySelector("h2").textContent === name);
  section?.parentElement.prepend(section, section.nextElementSibling);
}

try {
  moveHomeCountryFirst();
} catch {
  /* older browsers: the list keeps its order */
}
