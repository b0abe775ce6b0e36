"""What the author wrote, read a second time: with YAML and a few patterns, and without the library under test."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from library.page_kinds import CLOSE
from tests.tools import LOADER, read_yaml, strings


class _Loader(LOADER):  # type: ignore[misc, valid-type]
    """mkdocs.yml may hold tags of MkDocs's own; none of them matters here."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _flat(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    inner = nav.values() if isinstance(nav, dict) else nav
    return [path for item in inner for path in _flat(item)]


class Words:
    def __init__(self, project: Path) -> None:
        self.docs = project / "docs"
        self.config: dict[str, Any] = yaml.load((project / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)  # noqa: S506
        self.order = _flat(self.config["nav"])
        self.base = str(self.config["site_url"])
        self.language = str(self.config["theme"]["language"])
        self.strings = strings(self.language.partition("-")[0])

    @staticmethod
    def address(path: str) -> str:
        """ "walks/rain.md" is shown at "walks/rain/", "walks/index.md" at "walks/"."""
        return re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/").removeprefix("/")

    def text(self, path: str) -> str:
        return (self.docs / path).read_text("utf-8-sig")

    @cached_property
    def meta(self) -> dict[str, dict[str, Any]]:
        """Front matter by path, in nav's order."""
        return {path: read_yaml(self.text(path).split("---\n")[1]) or {} for path in self.order}

    def body(self, path: str) -> str:
        return self.text(path).split("---\n", 2)[2]

    @cached_property
    def series(self) -> dict[str, list[str]]:
        """The members of each series, by the path of its overview."""
        overviews = [path for path in self.order if "series" in self.meta[path]]
        return {
            path: [
                other
                for other in self.order
                if other != path and other.startswith(path.removesuffix("index.md"))
            ]
            for path in overviews
        }

    @cached_property
    def articles(self) -> list[str]:
        return [path for members in self.series.values() for path in members]

    def named(self, path: str) -> list[str]:
        """The page of this name, where the site has it: none of these is a must."""
        return [path] if path in self.order else []

    @cached_property
    def worksheets(self) -> list[str]:
        return [
            path for path in self.order if path.startswith("worksheets/") and path != "worksheets/index.md"
        ]

    def is_log(self, path: str) -> bool:
        """Whether a reader may add rows to a table of this sheet."""
        return re.search(r"(?m)^ {4,}add: *(?:yes|true|on) *$", self.body(path), re.IGNORECASE) is not None

    @cached_property
    def readings(self) -> list[str]:
        """What is read in turn and is no part of a series: from the first overview to the close, or the last that is read on."""
        read = [
            path
            for path in self.order
            if self.series_of(path) or path.startswith("articles/") or path == CLOSE
        ]
        inside = self.order[self.order.index(read[0]) : self.order.index(read[-1]) + 1] if read else []
        return [path for path in inside if not self.series_of(path)]

    @cached_property
    def chain(self) -> list[str]:
        """All that is read from first to last: the cover, each part, the close, and what follows."""
        return [
            "index.md",
            *(path for overview, members in self.series.items() for path in (overview, *members)),
            *self.readings,
        ]

    def string(self, key: str, *, count: int) -> str:
        """What the interface says of so many, in the site's language."""
        return self.strings[f"{key}_{'one' if count == 1 else 'other'}"].format(count=count)

    @cached_property
    def moved(self) -> dict[str, str]:
        """The address of each page by those that it had before."""
        found = {}
        for path, meta in self.meta.items():
            former = [*(meta.get("redirects") or []), *(f"worksheets/{old}" for old in meta.get("was") or [])]
            found |= {old.strip("/").removesuffix(".md") + "/": self.address(path) for old in former}
        return found

    def series_of(self, path: str) -> str | None:
        return next(
            (overview for overview, members in self.series.items() if path == overview or path in members),
            None,
        )

    def title(self, path: str) -> str:
        title = str(self.meta[path]["title"])
        owner = self.meta[path].get("for", path)
        overview = self.series_of(owner if owner.endswith(".md") else f"{owner}.md")
        return title.replace("{count}", str(len(self.series[overview]))) if overview else title

    def place(self, path: str) -> list[str]:
        """What must be said of where a page stands: ["Part 2", "Step 4 of 13"]."""
        overview = self.series_of(path)
        if overview is None:
            return []
        series = self.meta[overview]["series"]
        members = self.series[overview]
        part = [self.strings["part"].format(number=series["part"])]
        if path == overview:
            return part
        one, number = series["one"].capitalize(), members.index(path) + 1
        return [*part, self.strings["member"].format(one=one, number=number, count=len(members))]

    @cached_property
    def helps(self) -> list[tuple[str, str]]:
        """(step, feeling) for each that is named. (`helps: all` is one link to the earlier part, on the step alone.)"""
        slugs = {Path(path).stem: path for path in self.articles}
        return [
            (path, slugs[slug])
            for path in self.articles
            if path not in self.helps_all
            for slug in self.meta[path].get("helps") or []
        ]

    @cached_property
    def helps_all(self) -> list[str]:
        return [path for path in self.articles if self.meta[path].get("helps") == "all"]

    @cached_property
    def meetings(self) -> list[tuple[str, str]]:
        """(step, feeling) for each pair on the map: by name, and where a step helps with all that came before it."""
        of_all = [
            (step, path)
            for step in self.helps_all
            for part in self.earlier(step)
            for path in self.series[part]
        ]
        return list(dict.fromkeys([*self.helps, *of_all]))

    def earlier(self, path: str) -> list[str]:
        """The overviews of the parts before this page's."""
        overviews = list(self.series)
        return overviews[: overviews.index(self.series_of(path) or "")]

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The article of each worksheet."""
        return {sheet: str(self.meta[sheet]["for"]) for sheet in self.worksheets}

    @cached_property
    def cited(self) -> dict[str, list[str]]:
        """The keys that each page cites, in order, each once."""
        return {
            path: list(dict.fromkeys(re.findall(r"\[\^([\w-]+)\](?!:)", self.body(path))))
            for path in self.order
        }

    @cached_property
    def countries(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = read_yaml((self.docs / "data/helplines.yml").read_text("utf-8"))
        return found

    @cached_property
    def own_numbers(self) -> set[str]:
        """What the author links to as it stands: "tel:+15550100"."""
        texts = (str(self.config["extra"]), *map(self.body, self.order))
        return {number for text in texts for number in re.findall(r"(?:tel|sms):[^\s)'\"]+", text)}

    def first_call(self, country: dict[str, Any]) -> list[str]:
        """The number of the first line for everyone in all of a country, if there is one."""
        calls = (
            line["call"]
            for line in country["lines"]
            if "call" in line and "everyone" in line["for"] and "region" not in line
        )
        return list(calls)[:1]

    def lacks_numbers(self, paper: str) -> list[str]:
        """The countries whose emergency number or first line for everyone is missing from the foot of a page on paper."""
        # From one middle dot to the next stand countries, and the numbers that are theirs.
        entries = " ".join(paper.split()).replace("?", "·").split(" · ")
        first = {
            country.get("short", country["name"]): ", ".join(
                [*([country["emergency"]["call"]] if "emergency" in country else []), calls[0]]
            )
            for country in self.countries
            if (calls := self.first_call(country))
        }
        return [
            f"{country} {number}"
            for country, number in first.items()
            if not any(country in entry and entry.endswith(f" {number}") for entry in entries)
        ]
