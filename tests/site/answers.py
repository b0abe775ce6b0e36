"""Does a sheet keep what is written into it? Asked of a browser, since no file can tell."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.site.look import watching

# What is written into a control, and whether it is there: each its own, so that a mix-up shows.
WITH = """
const answer = ({ type, name }) => ({ date: "2027-01-02", time: "07:30" })[type] ?? `Answer to ${name}`;
const ticked = ({ type }) => type === "radio" || type === "checkbox";
const controls = () => [...document.querySelector("main form").elements].filter((one) => one.name);
const first = () => [...Map.groupBy(controls(), (one) => one.name).values()].map(([one]) => one);
"""
# Fills every control with something of its own and says so to the page, as typing does.
FILL = f"""() => {{ {WITH}
  for (const control of first()) {{
    if (ticked(control)) control.checked = true;
    else control.value = answer(control);
    control.dispatchEvent(new Event("input", {{ bubbles: true }}));
    control.dispatchEvent(new Event("change", {{ bubbles: true }}));
  }}
  return first().length;
}}"""
LOST = f"""() => {{ {WITH}
  return first().filter((one) => (ticked(one) ? !one.checked : one.value !== answer(one))).map((one) => one.name);
}}"""


def lost_answer(browser: Browser, *addresses: str) -> list[str]:
    """Every field of the sheets at `addresses` is filled in by one reader, each page is left and opened again."""
    lost = []
    with watching(browser) as seen:
        for address in addresses:
            seen.page.goto(address)
            seen.page.locator(".sheet-unkept").wait_for(state="detached")  # the script is at work
            if not seen.page.evaluate(FILL):
                lost.append(f"{address} asks nothing")
            seen.page.goto("about:blank")
        for address in addresses:
            seen.page.goto(address)
            seen.page.locator(".sheet-unkept").wait_for(state="detached")  # what is kept has been read
            lost += [f"{address}: the answer to {name} is lost" for name in seen.page.evaluate(LOST)]
    return lost
