"""Worksheets: every control has a label of its own, and no two share a name that they should not."""

from __future__ import annotations

from collections import Counter

from bs4 import BeautifulSoup, Tag

from tests.site.folder import Site, said
from tests.site.words import Words

CONTROLS = "main form [data-answer]"


def _label(page: BeautifulSoup, control: Tag) -> str:
    found = control.find_parent("label") or page.find("label", attrs={"for": str(control.get("id"))})
    return said(found if isinstance(found, Tag) else None)


def dropped_label(site: Site, words: Words) -> list[str]:
    found = []
    for path in words.worksheets:
        address = words.address(path)
        page = site.pages[address]
        controls = page.select(CONTROLS)
        if not controls:
            found.append(f"/{address} has nothing to fill in")
        for control in controls:
            if not _label(page, control):
                found.append(f"/{address}: {control.get('name')} has no label")
        for group in page.select("fieldset"):
            if not said(group.find("legend", recursive=False)):  # type: ignore[arg-type]  # a tag's name finds tags
                found.append(f"/{address}: {group.get('data-field')} has no legend")
        found += [
            f"/{address}: {table.get('data-field')} has no caption"
            for table in page.select("[data-block=grid]")
            if not said(table.caption)
        ]
    return found


def doubled_name(site: Site, words: Words) -> list[str]:
    """A name belongs to one control; one of a scale to the eleven of that scale, each with a value of its own."""
    found = []
    for path in words.worksheets:
        address = words.address(path)
        page = site.pages[address]
        names = Counter(
            str(control.get("name")) for control in page.select(CONTROLS) if control.get("type") != "radio"
        )
        for scale in page.select("[data-block=rate]"):
            radios = scale.select("input[type=radio]")
            names.update({str(radio.get("name")) for radio in radios})
            if len({radio.get("name") for radio in radios}) != 1:
                found.append(
                    f"/{address}: {scale.get('data-field')} has radio buttons of {len({radio.get('name') for radio in radios})} names"
                )
            if [radio.get("value") for radio in radios] != [str(value) for value in range(11)]:
                found.append(f"/{address}: {scale.get('data-field')} does not go from 0 to 10")
        found += [
            f"/{address}: the name {name} is used {count} times"
            for name, count in names.items()
            if count > 1 or name in ("", "None")
        ]
        labels = Counter(
            _label(page, control)
            for control in page.select(
                "main form [data-block=line] textarea, main form [data-block=write] textarea"
            )
        )
        found += [
            f"/{address}: “{label}” is asked {count} times" for label, count in labels.items() if count > 1
        ]
    return found
