"""A small finished site, as the templates write one: three sheets in two parts, two countries.

The forms in `forms/` are what authors write: every block (`every-block`), text that is hostile to any
typesetter (`hostile`), and a sheet with little on it (`short`).
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import markdown

import worksheet

HERE = Path(__file__).parent
PRACTICE = "Practice at the Harbour"
ADDRESS = "https://threads.example/"

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img" aria-label="A line draws a gate">'
    '<path d="M6 70C20 70 20 26 34 26S48 70 48 70" fill="none" stroke="currentColor" stroke-width="3"/>'
    '<path class="accent" d="M48 70C62 70 76 40 90 40" fill="none" stroke="var(--thread)" stroke-width="3"/></svg>'
)

SHEETS = {
    "every-block": (
        "Fact or guess?",
        "letters/write-home/",
        "See what you know and what you fear.",
        "10",
    ),
    "hostile": (
        'Quotes "and" \\ # $ [all] {that}',
        "letters/write-often/",
        "To break a typesetter: #[$].",
        "5",
    ),
    "short": ("Which of these do I hear?", "habits/", "Notice what is there.", "2"),
}
PARTS = (("Part 1 · Habits", ["short"]), ("Part 2 · Letters", ["every-block", "hostile"]))

COUNTRIES = {
    "Ireland": [("In danger right now, call", "112"), ("Samaritans", "116 123")],
    "United States": [("In danger right now, call", "911"), ("Lifeline", "988")],
}


def page(address: str, title: str, main: str, language: str = "en", head: str = "") -> str:
    card = address.strip("/").replace("/", "-") or "index"
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>
<link rel="canonical" href="{ADDRESS}{address}"><meta property="og:site_name" content="Held Threads">
<meta property="og:image" content="{ADDRESS}assets/cards/{card}.png">{head}</head>
<body data-thread="2"><main id="main">{main}</main></body></html>
"""


def sheet(slug: str, form: str) -> str:
    title, owner, purpose, minutes = SHEETS[slug]
    main = f"""<article data-kind="worksheet" data-sheet="{slug}">
<header class="head"><p class="sheet-for place">Goes with <a href="../../{owner}">Write Home</a></p>
<h1>{escape(title)}</h1><p class="sheet-purpose lede">{escape(purpose)}</p>
<p class="sheet-minutes facts">About {minutes} minutes</p>
<p class="sheet-empty">Leave any box empty. Nobody marks it.</p>
<div class="sheet-picture">{DRAWING}</div></header>
<ul class="sheet-pdfs pdfs"><li><a href="{slug}-a4.pdf">A4</a></li></ul>
<form class="sheet" data-sheet="{slug}" autocomplete="off">
{form}
</form>
<div class="sheet-tools" hidden></div>
<footer class="sheet-foot"><p class="sheet-practice">{PRACTICE}</p>
<p class="sheet-urgent"><strong>In danger, or thinking of ending your life?</strong> Ireland&nbsp;<strong>116&nbsp;123</strong> · \
United&nbsp;States&nbsp;<strong>988</strong> · other countries: <a href="../../help-now/">threads.example/help-now</a></p>
<p class="sheet-disclaimer">Not a substitute for therapy.</p></footer></article>"""
    return page(f"worksheets/{slug}/", title, main)


def index() -> str:
    parts = "".join(
        f"<section class=sheets><h2>{title}</h2><ol>"
        + "".join(f'<li><h3><a href="{slug}/">{escape(SHEETS[slug][0])}</a></h3></li>' for slug in slugs)
        + "</ol></section>"
        for title, slugs in PARTS
    )
    book = '<section><h2>All in one</h2><a href="workbook-a4.pdf">A4</a></section>'
    return page("worksheets/", "Worksheets", f"<article><h1>Worksheets</h1>{book}{parts}</article>")


def help_now() -> str:
    countries = "".join(
        f'<section class="country" id="{name.lower().replace(" ", "-")}"><h2>{name}</h2><ul>'
        + "".join(
            f'<li><strong>{line}</strong> <a href="tel:{call.replace(" ", "")}">{call}</a></li>'
            for line, call in lines
        )
        + '</ul><p class="facts">Checked on 1 November 2026.</p></section>'
        for name, lines in COUNTRIES.items()
    )
    return page("help-now/", "Help now", f"<h1>Help now</h1><p>Somebody answers.</p>{countries}")


def article() -> str:
    main = f"""<article class="reading" data-kind="letter" data-number="8" data-count="13">
<header><nav class="place"><ol><li><a href="../">Part 2</a></li> <li>Letter 8 of 13</li></ol></nav><h1>Write Home</h1></header>
<div class="drawing">{DRAWING}</div><p>Words.</p></article>"""
    return page("letters/write-home/", "Write Home", main)


def form_of(slug: str) -> str:
    """The Markdown of a sheet."""
    return (HERE / "forms" / f"{slug}.md").read_text("utf-8")


def rendered(form: str) -> str:
    """Markdown, or HTML, as the pages have it."""
    return markdown.markdown(form, extensions=worksheet.extensions())


def write(site: Path, forms: dict[str, str] | None = None) -> Path:
    """Write the site; `forms` replaces the form of a sheet."""
    pages = {
        "worksheets": index(),
        "help-now": help_now(),
        "letters/write-home": article(),
    }
    for slug in SHEETS:
        form = (forms or {}).get(slug) or form_of(slug)
        pages[f"worksheets/{slug}"] = sheet(slug, rendered(form))
    for address, text in pages.items():
        folder = site / address
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(text, "utf-8")
    return site
