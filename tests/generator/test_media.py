"""Photos, recordings and files to take along: what an owner puts into docs/assets is shown, cut to size and told."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from commands import check
from pages import photos
from pages.figures import transcript
from publish.finish import publish_photos
from tests.library import tiny_site
from tests.library.tiny_site import FRIEND, MKDOCS, WALK, Change
from tests.shared import CACHE, once

GPS = 0x8825
WORDS = """\
WEBVTT

NOTE made by hand

1
00:00:00.000 --> 00:00:02.000
<v Ada>Breathe in &amp; wait.

00:00:02.100 --> 00:00:04.000
And out.

00:00:09.000 --> 00:00:10.000
Now again.
"""


def photo(size: tuple[int, int], kind: str = "JPEG", orientation: int = 1) -> bytes:
    """What a camera saves: large, lying on its side, and with the place where it was taken."""
    image = Image.effect_noise((60, 60), 60).resize(size).convert("RGB")
    image.paste((200, 30, 30), (0, 0, size[0] // 4, size[1] // 4))
    exif = Image.Exif()
    exif[photos.EXIF_ORIENTATION] = orientation
    exif[GPS] = {1: "N", 2: (51.0, 30.0, 0.0)}
    exif[0x0110] = "Camera 3000"
    out = io.BytesIO()
    image.save(out, kind, exif=exif.tobytes())
    return out.getvalue()


SHOWN: dict[str, Change] = {
    WALK: (
        "It is good",
        '![Two chairs](../assets/pictures/chairs.jpg "By the window")\n\n![Small](../assets/pictures/cup.png){ width=120 }\n\n'
        "![A breath](../assets/media/breath.mp3)\n\n![A film](../assets/media/film.mp4)\n\n"
        "Fill in [the form](../assets/files/form.pdf). It is good",
    ),
    MKDOCS: ("therapist: Ada Byron,", "therapist: Ada Byron, photo: assets/pictures/chairs.jpg,"),
    "docs/assets/pictures/chairs.jpg": photo((3000, 2000), orientation=6),
    "docs/assets/pictures/cup.png": photo((240, 480), "PNG"),
    "docs/assets/media/breath.mp3": b"ID3\x03" + bytes(200),
    "docs/assets/media/breath.vtt": WORDS,
    "docs/assets/media/film.mp4": b"\0\0\0\x18ftypmp42" + bytes(200),
    "docs/assets/media/film.vtt": WORDS,
    "docs/assets/files/form.pdf": b"%PDF-1.7\n%%EOF\n",
}


def write(project: Path) -> None:
    tiny_site.buildable(project, SHOWN)
    (project / CACHE).mkdir()
    assert check.find_problems(project)[1] == []
    assert tiny_site.build_pages(project) == 0


@pytest.fixture(scope="module")
def site() -> Path:
    return once("media", write) / "site"


@pytest.fixture
def walk(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / "habits/walk/index.html").read_text("utf-8"), "lxml")


def test_a_photo_is_upright_cut_and_says_nothing_of_the_camera(site: Path, walk: BeautifulSoup) -> None:
    file = site / "assets/pictures/chairs.jpg"
    raw = file.read_bytes()
    with Image.open(file) as made:
        assert made.size == (1200, 1800) and made.format == "JPEG"
        assert dict(made.getexif()) == {} and "icc_profile" not in made.info
        red = made.convert("RGB").getpixel(
            (1100, 100)
        )  # the corner that was at the top left is at the top right
        assert isinstance(red, tuple) and red[0] > 150 > red[1]
    assert b"Camera" not in raw and b"Exif" not in raw
    image = walk.select_one("figure.photo img[alt='Two chairs']")
    assert image and (image["width"], image["height"], image["loading"]) == ("1200", "1800", "lazy")
    caption = walk.select_one("figure.photo figcaption")
    assert caption and caption.get_text() == "By the window"


def test_a_picture_may_say_how_wide_it_is(walk: BeautifulSoup) -> None:
    image = walk.select_one("img[alt=Small]")
    assert image and (image["width"], image["height"]) == ("120", "240")


def test_a_recording_plays_from_the_site_and_has_its_words(site: Path, walk: BeautifulSoup) -> None:
    audio, video = walk.select_one("figure.recording audio"), walk.select_one("figure.recording video")
    assert audio and audio["src"] == "../../assets/media/breath.mp3" and audio["aria-label"] == "A breath"
    assert video and audio["preload"] == video["preload"] == "none"
    track = video.select_one("track[kind=captions]")
    assert track and (site / "habits/walk" / str(track["src"])).resolve().is_file()
    said = [paragraph.get_text() for paragraph in walk.select("figure.recording details p")]
    assert said == ["Ada: Breathe in & wait. And out.", "Now again."] * 2
    policy = walk.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy and "media-src 'self'" in str(policy["content"])


def test_a_file_to_take_along_is_linked(site: Path, walk: BeautifulSoup) -> None:
    (link,) = walk.select("a[href$='form.pdf']")
    assert (site / "habits/walk" / str(link["href"])).resolve().is_file()


def test_the_photo_of_the_practice_stands_where_a_talk_is_offered(site: Path) -> None:
    book = BeautifulSoup((site / "book/index.html").read_text("utf-8"), "lxml")
    image = book.select_one("main figure.photo img")
    assert image and image["alt"] == "Ada Byron" and image["width"] == "1200"
    assert book.select('link[href*="styles/rare."]'), "an upright photo would fill the screen"


def test_a_second_build_takes_what_the_first_has_made(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = shutil.copytree(site.parent / "docs/assets/pictures", tmp_path / "assets/pictures")
    monkeypatch.setattr(photos, "prepare_photo", lambda raw: pytest.fail("it is made again"))
    publish_photos(tmp_path, site.parent / CACHE / "press")
    for name in ("chairs.jpg", "cup.png"):
        assert (again / name).read_bytes() == (site / "assets/pictures" / name).read_bytes()


def test_other_code_makes_photos_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when it learns to leave something out: a photo from before is not published once more."""
    (file := tmp_path / "assets/pictures/cup.png").parent.mkdir(parents=True)
    (code := tmp_path / "photos.py").write_bytes(Path(photos.__file__).read_bytes() + b"\n")
    for path, made in ((photos.__file__, b"before"), (str(code), b"after")):
        file.write_bytes(b"raw")
        monkeypatch.setattr(photos, "__file__", path)
        monkeypatch.setattr(photos, "prepare_photo", lambda raw, made=made: made)
        publish_photos(tmp_path, tmp_path / "cache")
        assert file.read_bytes() == made


def test_a_photo_keeps_its_format() -> None:
    assert photos.prepare_photo(photo((100, 80), "WEBP"))[:4] == b"RIFF"


def test_what_can_not_be_shown_is_said(tmp_path: Path) -> None:
    pictures, media = "docs/assets/pictures", "docs/assets/media"
    changes: dict[str, Change] = {
        WALK: tiny_site.before(
            "![One](../assets/pictures/torn.jpg)",
            "![Two](../assets/pictures/two.jpg)",
            "![A breath](../assets/media/breath.mp3)",
            "Hear ![A wave](../assets/media/wave.mp3) now.",
            "See [it](../assets/files/form.pdf).",
        ),
        FRIEND: ("They wait.", "They wait.\n\n![Tea](tea.mp3)"),
        "docs/letters/tea.mp3": b"ID3",
        f"{media}/breath.mp3": b"ID3" + bytes(99),
        f"{media}/wave.mp3": b"ID3" + bytes(99),
        f"{media}/wave.vtt": WORDS,
        f"{pictures}/three.jpg": b"RIFF....WAVE",
        f"{pictures}/torn.jpg": photo((900, 900))[:20000],
        f"{pictures}/two.jpg": photo((40, 30), "PNG"),
    }
    found = check.find_problems(tiny_site.write(tmp_path, changes))[1]
    assert [str(problem) for problem in found] == [
        f"{media}/breath.mp3:1: people who can't hear this recording need captions. Put them beside it as breath.vtt (WebVTT, which any captioning tool can save).",
        f"{pictures}/three.jpg:1: the file's content does not match its extension (.jpg). Save the picture again as .jpg.",
        f"{pictures}/torn.jpg:1: this picture is damaged: only part of it can be shown. Save it again, or copy it again from the original.",
        f"{pictures}/two.jpg:1: the file's content does not match its extension (.jpg): it is PNG. Save the picture again as .jpg.",
        f"{WALK}:15: ![A wave](../assets/media/wave.mp3): put a recording on a line of its own, with an empty line above and below.",
        f"{WALK}:17: [it](../assets/files/form.pdf): there is no file docs/assets/files/form.pdf. Put it there, or remove the link.",
        "docs/letters/tea.mp3:1: recordings belong in docs/assets/media/. Move it there.",
    ]


def test_captions_of_windows_are_read_too(tmp_path: Path) -> None:
    file = tmp_path / "one.vtt"
    file.write_bytes(("\ufeff" + WORDS.replace("\n", "\r\n")).encode())
    assert transcript(file) == ["Ada: Breathe in & wait. And out.", "Now again."]


def test_each_voice_of_a_caption_is_named(tmp_path: Path) -> None:
    file = tmp_path / "two.vtt"
    file.write_text(
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Ada>Breathe in.</v>\n<v.loud Bo>And out.</v>\n\n"
        "00:00:02.000 --> 00:00:03.000\nAgain.\n\n00:00:06.000 --> 00:00:07.000\nNow\n<v Ada>rest.\n",
        "utf-8",
    )
    assert transcript(file) == ["Ada: Breathe in.", "Bo: And out. Again.", "Now", "Ada: rest."]


@pytest.mark.parametrize("orientation", range(10))  # 1 to 8 are defined
def test_a_page_keeps_the_room_that_a_photo_takes(orientation: int, tmp_path: Path) -> None:
    file = tmp_path / "chairs.jpg"
    file.write_bytes(photo((60, 40), orientation=orientation))
    with Image.open(io.BytesIO(photos.prepare_photo(file.read_bytes()))) as published:
        assert published.size == photos.published_size(file)
