"""The site's logo as PNG for home screens: right sizes, light, the owner's own, the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from press import plan, workers
from press.jobs import PressContext
from press.read.finished_page import FinishedSite

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><style>.a{fill:#0000ff}
@media (prefers-color-scheme: dark){.a{fill:#ffff00}}</style><circle class="a" cx="5" cy="5" r="5"/></svg>"""


def write_icons(folder: Path, logo: str, cache: Path) -> None:
    for job in plan.icon_jobs(PressContext(FinishedSite(folder), str), logo):
        for name, content in workers.make_and_cache(job, cache).items():
            (folder / name).write_bytes(content)


def made(folder: Path, cache: Path) -> dict[str, bytes]:
    (folder / "assets").mkdir(parents=True)
    (folder / "assets/logo.svg").write_text(LOGO)
    write_icons(folder, "assets/logo.svg", cache)
    return {name: (folder / name).read_bytes() for name in plan.ICONS}


def test_they_show_the_logo_of_the_owner_by_day(tmp_path: Path) -> None:
    made(tmp_path / "site", tmp_path / "cache")
    for name, (size, _) in plan.ICONS.items():
        with Image.open(tmp_path / "site" / name) as picture:
            assert picture.size == (size, size)
            dots = picture.convert("RGBA")
        middle, corner = dots.getpixel((size // 2, size // 2)), dots.getpixel((1, 1))
        assert middle == (0, 0, 255, 255)
        assert corner == (250, 246, 238, 255)  # paper: no system fills it otherwise


@pytest.mark.parametrize(
    ("suffix", "mode"), [("png", "RGB"), ("jpg", "RGB"), ("jpg", "CMYK"), ("webp", "RGB")]
)
def test_a_logo_that_is_a_picture_keeps_its_colors(suffix: str, mode: str, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    Image.new("RGB", (64, 64), (200, 10, 90)).convert(mode).save(tmp_path / f"assets/dot.{suffix}")
    write_icons(tmp_path, f"assets/dot.{suffix}", tmp_path / "cache")
    with Image.open(tmp_path / "assets/icon-512.png") as picture:
        dot = picture.convert("RGB").getpixel((256, 256))
    assert isinstance(dot, tuple)
    assert all(abs(is_now - was) < 6 for is_now, was in zip(dot, (200, 10, 90), strict=True))


def test_of_a_maskable_one_nothing_is_cut_off(tmp_path: Path) -> None:
    made(tmp_path / "site", tmp_path / "cache")
    with Image.open(tmp_path / "site/assets/icon-maskable.png") as picture:
        dots = picture.convert("RGB")
    edge = dots.size[0] * 0.1  # outside the circle of 80 %, along its middle
    assert dots.getpixel((int(edge), dots.size[1] // 2)) == (250, 246, 238)


def test_the_same_bytes_from_the_cache_and_anew(tmp_path: Path) -> None:
    first = made(tmp_path / "one", tmp_path / "cache")
    assert first == made(tmp_path / "two", tmp_path / "cache") == made(tmp_path / "three", tmp_path / "other")


def test_the_manifest_and_the_pages_name_them(built_site: Path) -> None:
    listed = json.loads((built_site / "manifest.webmanifest").read_text("utf-8"))["icons"]
    sizes = {(icon["sizes"], icon["purpose"]) for icon in listed}
    assert sizes == {("any", "any"), ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    assert all((built_site / icon["src"]).stat().st_size < 12_000 for icon in listed)
    assert 'rel="apple-touch-icon" href="assets/icon-touch.' in (built_site / "index.html").read_text("utf-8")
