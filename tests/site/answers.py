"""Does a sheet keep what is written into it? Asked of a browser, since no file can tell."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.site.look import watching

# Fills every control with something of its own and says so to the page, as typing does.
FILL = """() => {
  const form = document.querySelector("main form");
  const done = new Set();
  for (const control of form.elements) {
    if (!control.name || done.has(control.name)) continue;
    if (control.type === "radio" || control.type === "checkbox") control.checked = true;
    else control.value = `Answer to ${control.name}`;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    done.add(control.name);
  }
  return done.size;
}"""
LOST = """() => {
  const lost = [];
  const groups = Map.groupBy([...document.querySelector("main form").elements].filter((one) => one.name), (one) => one.name);
  for (const [name, [first]] of groups) {
    const kept = first.type === "radio" || first.type === "checkbox" ? first.checked : first.value === `Answer to ${name}`;
    if (!kept) lost.push(name);
  }
  return lost;
}"""


def lost_answer(browser: Browser, address: str) -> list[str]:
    """Every field of the sheet at `address` is filled in, the page is left and opened again."""
    with watching(browser) as seen:
        seen.page.goto(address)
        asked = seen.page.evaluate(FILL)
        seen.page.goto("about:blank")
        seen.page.goto(address)
        seen.page.locator(".sheet-unkept").wait_for(state="detached")  # what is kept has been read
        lost = [f"the answer to {name} is lost" for name in seen.page.evaluate(LOST)]
        return lost if asked else [f"{address} asks nothing"]
