"""A preview gives the bytes of a build, whenever it is asked; elsewhere they are the same by faults/test_world.py."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

import press
from tests.press import small


def test_a_preview_gives_the_bytes_of_the_build(
    pressed: Path, tmp_path: Path, translate: Callable[..., str]
) -> None:
    for address in ("worksheets/every-block/every-block-pen-letter.pdf", "worksheets/workbook-a4.pdf"):
        assert (
            press.render(pressed, address, tmp_path, translate=translate) == (pressed / address).read_bytes()
        )


def test_a_preview_asked_for_many_at_once(
    pressed: Path, tmp_path: Path, translate: Callable[..., str]
) -> None:
    """While it warms up, with nothing in its cache."""
    addresses = [f"worksheets/{slug}/{slug}{end}.pdf" for slug in small.SHEETS for end in ("-a4", "-large")]

    def ask(address: str) -> bytes | None:
        return press.render(pressed, address, tmp_path, translate=translate)

    with ThreadPoolExecutor(len(addresses) + 1) as people:
        warming = people.submit(press.warm, pressed, tmp_path, translate=translate)
        made = list(people.map(ask, addresses))
        warming.result()
    assert made == [(pressed / address).read_bytes() for address in addresses]


def test_warming_up_leaves_what_is_wrong_to_who_asks(tmp_path: Path, translate: Callable[..., str]) -> None:
    site = small.write(tmp_path / "site", {"every-block": "<canvas></canvas>"})
    press.warm(site, tmp_path / "cache", translate=translate)
    with pytest.raises(press.PressError, match=r"every-block\.md"):
        press.render(
            site, "worksheets/every-block/every-block-a4.pdf", tmp_path / "cache", translate=translate
        )
    press.warm(tmp_path / "nowhere", tmp_path / "cache", translate=translate)


def test_an_address_of_nobody_is_none(pressed: Path, tmp_path: Path, translate: Callable[..., str]) -> None:
    for address in ("worksheets/short/short.pdf", "worksheets/no/no-a4.pdf", "../short-a4.pdf", ""):
        assert press.render(pressed, address, tmp_path, translate=translate) is None


def created(data: bytes, folder: Path) -> str:
    (folder / "dated.pdf").write_bytes(data)
    with pikepdf.open(folder / "dated.pdf") as pdf:
        return str(pdf.docinfo["/CreationDate"])


def test_the_date_is_never_today(
    pressed: Path, tmp_path: Path, translate: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "worksheets/short/short-a4.pdf"
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    plain = press.render(pressed, address, tmp_path, translate=translate)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    dated = press.render(pressed, address, tmp_path, translate=translate)
    assert plain and dated
    assert created(plain, tmp_path) == "D:20260101000000Z"
    assert created(dated, tmp_path) == "D:19700102000000Z"
