"""Finished pages → blocks: what stands on the page, literally, and what the press takes from it."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from lxml import html
from PIL import Image

from pages.figures import inline_svg
from press import preflight, typst_engine
from press.errors import Origin
from press.pdf import layout_data
from press.read import sheets, svg
from press.read.blocks import BlockReader
from press.read.finished_page import FinishedSite
from press.read.helplines import read_help_page
from press.read.inline import runs, text_of
from press.read.model import Admonition, Heading, Listing, Paragraph, Picture, Recording, Rule, Run, Table
from press.read.sheets import Sheet
from tests.press import judges, small
from worksheet.paper import PaperField

DRAWN = small.DRAWING.replace("<svg", '<svg role="img" aria-label="A line draws a gate"', 1)
PICTURE = {"cups.jpg": b"dots"}
BASE = "https://small.example/worksheets/x/"


def read(markup: str) -> list[object]:
    page = SimpleNamespace(full_address=BASE, source="docs/worksheets/x.md", read_file=PICTURE.__getitem__)
    return BlockReader(page).blocks(html.fragment_fromstring(markup, create_parent="form"))  # type: ignore[arg-type]


def test_words_keep_their_style_and_links_their_address() -> None:
    node = html.fragment_fromstring(
        '<p>One\n <strong>two</strong>  <em>three</em> <a href="../y/">four</a></p>'
    )
    assert runs(node, BASE) == [
        Run("One "),
        Run("two", strong=True),
        Run(" "),
        Run("three", emph=True),
        Run(" "),
        Run("four", href="https://small.example/worksheets/y/"),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Word<sup><button>1</button></sup></p>",
        '<p>Word<span popover id="c">All sources</span></p>',
        "<p>Wo\u00adrd\u200b</p>",
        "<p>\n  Word\n</p>",
    ],
)
def test_what_means_nothing_on_paper_is_left_out(markup: str) -> None:
    assert read(markup) == [Paragraph([Run("Word")])]


def test_text_blocks() -> None:
    found = read(
        "<h2>A</h2><ul><li>one</li><li><p>two</p></li></ul><table><tr><th>h</th></tr><tr><td>c</td></tr></table>"
    )
    assert found == [
        Heading(2, [Run("A")]),
        Listing(False, [[Paragraph([Run("one")])], [Paragraph([Run("two")])]], anchors=["", ""]),
        Table([[Run("h", strong=False)]], [[[Run("c")]]]),
    ]


def test_a_note_keeps_its_tone() -> None:
    (note,) = read('<div class="admonition danger"><p class="admonition-title">Stop</p><p>Go.</p></div>')
    assert note == Admonition("danger", [Run("Stop")], [Paragraph([Run("Go.")])])


def test_a_photo_stands_where_it_was_shown() -> None:
    found = read(
        '<p>Two <img src="cups.jpg" alt="cups" width="300" height="200"> here</p>'
        '<figure class="picture"><img src="cups.jpg" alt=""><figcaption>Mine</figcaption></figure>'
        '<ul><li>one <img src="cups.jpg" alt="c"></li></ul>'
    )
    words, inline, figure, listing = found
    assert words == Paragraph([Run("Two here")])
    assert (inline.alt, inline.width) == ("cups", 300)
    assert base64.b64encode(b"dots").decode() in inline.svg
    assert (figure.alt, figure.caption) == ("", [Run("Mine")])
    assert isinstance(listing, Listing) and [block.kind for block in listing.items[0]] == [
        "paragraph",
        "picture",
    ]


def test_a_drawing_within_a_line_stands_below_it() -> None:
    drawing = '<span class="diagram"><svg viewBox="0 0 9 9" role="img" aria-label="A line"><path d="M1 1"/></svg></span>'
    words, below = read(f'<p>A <a href="a">{drawing}</a> here</p>')
    assert words.kind == "paragraph" and (below.kind, below.alt) == ("picture", "A line")


def test_a_recording_is_its_link_and_its_words() -> None:
    """On paper; the words that are folded away on the page stand open there."""
    sound, link, words = read(
        '<figure class="recording"><audio src="a.mp3" aria-label="Sea"></audio><p class="facts"><a href="a.mp3">Sea, to keep</a></p>'
        "<details><summary>In words</summary><p>Waves.</p></details></figure>"
    )
    assert link == Paragraph([Run("Sea, to keep", href=f"{BASE}a.mp3")])
    assert words == Admonition("note", [Run("In words")], [Paragraph([Run("Waves.")])], folded=True)
    assert sound == Recording(f"{BASE}a.mp3", "Sea")
    assert [block["kind"] for block in layout_data.paper_data([sound, link, words])] == [
        "paragraph",
        "admonition",
    ]


def test_lists_count_as_they_were_written() -> None:
    four, letters, boxes = read(
        '<ol start="4"><li>four</li></ol><ol type="a"><li>a</li></ol>'
        '<ul><li class="box">open</li><li class="box done"><span class="unseen">Done: </span>shut</li></ul>'
    )
    assert (four.ordered, four.start, letters.numbering) == (True, 4, "a.")
    assert (boxes.boxes, text_of(boxes.items[1][0].runs)) == (["open", "done"], "Done: shut")


def test_footnotes_are_read_to_the_end() -> None:
    words, rule, notes = read(
        '<p>So<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">†1</a></sup> it <del>was</del> is.</p>'
        '<div class="footnote"><hr><ol><li id="fn:1"><p>Why.&#160;<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
    )
    assert Run("1", raised=True, cites=f"{BASE}#fn:1") in words.runs
    assert Run("was", struck=True) in words.runs
    assert (text_of(notes.items[0][0].runs), notes.anchors) == ("Why.", ["fn:1"])
    assert rule == Rule()


def test_a_picture_keeps_its_words() -> None:
    (found,) = read(f"<figure>{DRAWN}<figcaption>A gate</figcaption></figure>")
    assert isinstance(found, Picture)
    assert found.alt == "A line draws a gate" and found.caption == [Run("A gate")]
    assert 'viewBox="0 0 96 96"' in found.svg


def sheet(site: Path, slug: str) -> Sheet:
    return sheets.read_sheet(FinishedSite(site), slug)


def test_the_fields_of_a_sheet(tmp_path: Path) -> None:
    page = sheet(small.write(tmp_path), "every-block")
    found = {field.label[0].text: field for field in page.blocks if isinstance(field, PaperField)}
    write = found["What just happened?"]
    assert (write.lines, len(write.hint)) == (3, 1)
    assert [text_of(item) for item in found["Which of these did you notice?"].items][:2] == [
        "Racing heart",
        "Wanting to send one more message",
    ]
    choice = found["When did it begin?"]
    assert [control.value for control in choice.controls] == ["before-the-message", "after-it"]
    assert {control.group for control in choice.controls} == {"When did it begin?"}
    rate = found["How strong was it?"]
    assert rate.values == [str(n) for n in range(11)]
    assert (rate.low, rate.high) == ("not at all", "overwhelming")
    grid = found["Fact or guess?"]
    assert (grid.rows, len(grid.examples), len(grid.controls)) == (4, 1, 12)
    assert grid.controls[3].label == "Fact or guess?: Row 2, What I told myself"
    back = found["I will come back to this sheet on"]
    assert [control.name for control in back.controls] == ["i-will-come-back-to-this-sheet-on"]
    kept_nowhere = [found["The message that stays here"], found["I put my phone away until"]]
    assert [field.controls for field in kept_nowhere] == [[], []]


def test_what_stands_around_the_form(tmp_path: Path) -> None:
    page = sheet(small.write(tmp_path), "every-block")
    assert page.title == "Fact or guess?"
    assert page.address == "https://small.example/worksheets/every-block/"
    assert text_of(page.belongs_to).endswith("A Walk")
    assert text_of(page.minutes) == "About 10 minutes"
    assert page.page.author == small.PRACTICE
    assert page.foot.urgent[-1].href == "https://small.example/help-now/"
    assert page.picture is not None and "M6 70C20" in page.picture.svg


def test_order_and_parts_come_from_the_list_of_sheets(tmp_path: Path) -> None:
    site = FinishedSite(small.write(tmp_path))
    assert [[s.slug for s in part.sheets] for part in sheets.read_parts(site)] == [
        ["every-block", "short"],
        ["hostile", "dear-me"],
    ]
    last = sheets.read_sheet(site, "dear-me")
    assert (last.part, last.number, last.count) == (2, 2, 2)


def test_helplines_by_country(tmp_path: Path) -> None:
    title, countries = read_help_page(FinishedSite(small.write(tmp_path)))
    assert title == "Help now"
    assert [country.name for country in countries] == ["Ireland", "United States"]
    (samaritans,) = countries[0].blocks[0].items[1]
    assert "Call 116\xa0123" in text_of(samaritans.runs), "a number stays on one line"


def test_loose_words_are_one_paragraph() -> None:
    (found,) = read("<ul><li>One <em>two</em> <kbd>three</kbd> four<ul><li>within</li></ul>after</li></ul>")
    assert isinstance(found, Listing)
    first, within, after = found.items[0]
    assert [text_of(first.runs), text_of(after.runs)] == ["One two three four", "after"]
    assert isinstance(within, Listing)


def test_lines_of_code_stay_lines() -> None:
    (found,) = read("<pre><code>one  two\nthree\n</code></pre>")
    assert isinstance(found, Paragraph)
    assert [run.text for run in found.runs] == ["one  two", "\n", "three"]


def test_cells_of_a_table_stay_apart(make: Callable[[str], bytes], tmp_path: Path) -> None:
    """A cell in two styles is one cell, an empty one is one too."""
    (tmp_path / "table.pdf").write_bytes(
        make("| Left | Right |\n|---|---|\n| **bold** and plain | |\n| under it | last |")
    )
    with pikepdf.open(tmp_path / "table.pdf") as pdf:
        tags = [str(e.S) for e in elements(pdf.Root.StructTreeRoot)]
    assert (tags.count("/TR"), tags.count("/TD"), tags.count("/TH")) == (3, 4, 2)


def test_an_item_without_a_box_has_none_on_paper(make: Callable[[str], bytes], tmp_path: Path) -> None:
    box = '<li class="box">shoes</li><li>keys</li>'
    (tmp_path / "list.pdf").write_bytes(make(f"<ul>{box}</ul><ol start=3>{box}</ol>"))
    printed = " ".join(judges.text_of(tmp_path / "list.pdf").split())
    assert "shoes • keys" in printed and "shoes 4. keys" in printed


def elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = root.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_a_drawing_of_gradients_cuts_and_copies_is_drawn_as_on_the_page() -> None:
    """A square that turns from black to white, cut at half its height, and used again by its name beside it."""
    holder = html.fromstring(
        '<p><svg viewBox="0 0 40 20"><defs><linearGradient id="g"><stop offset="0" stop-color="#000"/>'
        '<stop offset="1" stop-color="#fff"/></linearGradient><clipPath id="c"><rect width="20" height="10"/></clipPath></defs>'
        '<rect id="r" width="20" height="20" fill="url(#g)" clip-path="url(#c)"/><use xlink:href="#r" x="20"/></svg></p>'
    )
    drawing = svg.find_drawing(holder)
    assert drawing
    given = {"drawing.svg": drawing.svg.encode()}
    made = typst_engine.compile(
        typst_engine.compiler(preflight.DRAWING, given), Origin("docs/a.md"), format="png", ppi=72.0
    )
    with Image.open(io.BytesIO(made)) as picture:
        lights = picture.convert("L")
        wide, high = lights.size

        def light(across: float, down: float) -> int:
            return int(lights.getpixel((int(wide * across), int(high * down))))

        assert light(0.05, 0.25) < 60 < light(0.25, 0.25) < 200 < light(0.45, 0.25)
        assert light(0.05, 0.75) == 255, "what is cut away is drawn"
        assert abs(light(0.55, 0.25) - light(0.05, 0.25)) < 20, "what is used again is lost"


def test_what_a_drawing_program_writes_for_itself_is_left_out(tmp_path: Path) -> None:
    """Elements and attributes of other vocabularies mean nothing to a browser, nor to paper."""
    file = tmp_path / "layers.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ink="http://ink.example/"'
        ' xmlns:rdf="http://rdf.example/" viewBox="0 0 9 9" ink:version="1"><ink:view ink:zoom="2" /><metadata><rdf:RDF>'
        '<ink:Work rdf:about=""><rdf:type/></ink:Work></rdf:RDF></metadata><ink:guide/><g ink:label="Layer 1">'
        '<path id="one" d="M0 0h5"/><use xlink:href="#one"/></g><text>10:15</text></svg>',
        "utf-8",
    )
    shown = inline_svg(file, "Two lines")
    assert shown == (
        '<svg role="img" aria-label="Two lines" viewBox="0 0 9 9"><metadata></metadata>'
        '<g><path id="one" d="M0 0h5"/><use xlink:href="#one"/></g><text>10:15</text></svg>'
    )
    for markup in (shown, file.read_text("utf-8")):
        drawing = svg.find_drawing(html.fragment_fromstring(f"<div>{markup}</div>"))
        assert drawing and "ink:" not in drawing.svg and 'href="#one"' in drawing.svg
