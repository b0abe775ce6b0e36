"""What authors know from elsewhere, on paper: photos, recordings, lists, boxes, footnotes, folds."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from tests.press import checks, judges, small
from tests.press.small import PrintedFrom

BODY = """
<p>So<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">†1</a></sup> it <del>was</del> is.</p>

<p><del><a href="../">gone</a></del> <a href="../"><ins>new</ins></a> <ins><del>both</del></ins> <u><a href="../">under</a></u></p>

<ol start="4"><li>four</li><li>five</li></ol>

<ol type="a"><li>letter</li></ol>

<ul><li class="box">open</li><li class="box done"><span class="unseen">Done: </span>shut</li></ul>

<figure class="photo"><img src="../../assets/pictures/cups.{0}" alt="Two cups" width="200" height="133"><figcaption>A photo</figcaption></figure>

<p>A tall one <img src="../../assets/pictures/tall.{0}" alt="" width="200" height="1800"> here.</p>

<figure class="recording"><audio controls src="../../assets/media/sea.mp3" aria-label="Sea"></audio><p class="facts"><a href="../../assets/media/sea.mp3">Sea, to keep</a></p><details><summary>In words</summary><p>Waves.</p></details></figure>

<details class="tip"><summary>A fold</summary><p>Open here.</p></details>

/// line | My word
///

<div class="footnote"><hr><ol><li id="fn:1"><p>Why.&#160;<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>
"""


def photo(kind: str, size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, {"jpg": "JPEG"}.get(kind, kind.upper()))
    return out.getvalue()


@pytest.mark.parametrize("edition", ["-a4", "-large"])
@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_it_is_all_on_paper(printed_from: PrintedFrom, tmp_path: Path, kind: str, edition: str) -> None:
    site = small.write(tmp_path / "site", {"short": BODY.format(kind)})
    pictures = site / "assets" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    (pictures / f"cups.{kind}").write_bytes(photo(kind, (300, 200)))
    (pictures / f"tall.{kind}").write_bytes(photo(kind, (200, 1800)))
    pdf = printed_from(site, f"worksheets/short/short{edition}.pdf")
    assert judges.page_faults(pdf) == []
    checks.stays_within(pdf)
    with pypdfium2.PdfDocument(pdf) as opened:
        images = [
            shown for page in opened for shown in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=9)
        ]
        assert len(images) >= 2
    text = " ".join(judges.text_of(pdf).split())
    for words in (
        "4. four",
        "a. letter",
        "Done: shut",
        "A photo",
        "Sea, to keep",
        "Waves.",
        "Open here.",
        "Why.",
    ):
        assert words in text
