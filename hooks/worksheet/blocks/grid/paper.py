"""A table on paper, with a worked example and rows to write in."""

from dataclasses import dataclass, field

from worksheet.paper import Control, HtmlElement, PageReader, PaperField, Runs, common


@dataclass
class PaperGrid(PaperField):
    """`head`: the columns; `examples`: filled rows of cells; `rows`: how many blank ones follow; `add`: a log, to which a
    reader adds rows."""

    head: list[Runs] = field(default_factory=list)
    examples: list[list[Runs]] = field(default_factory=list)
    rows: int = 0
    add: bool = False

    def asked(self) -> list[Runs | str]:
        return [*self.head]


def read(node: HtmlElement, page: PageReader) -> PaperGrid:
    caption = page.text(node.find(".//caption"))
    made = PaperGrid(**common(node, page), controls=[], add="data-add" in node.attrib)
    made.head = [page.runs(cell) for cell in node.iterfind(".//thead//th")]
    for row in node.iterfind(".//tbody/tr"):
        controls = row.xpath(".//*[@data-answer]")
        if not controls:
            made.examples.append([page.runs(cell) for cell in row.iterfind("td")])
            continue
        made.rows += 1
        name = page.text(row.find(".//span"))
        for control in controls:
            spoken = f"{caption}: {name}, {page.text(control.getparent().find('label'))}"
            made.controls.append(Control(control.get("data-answer"), spoken, "cell"))
    if len(made.controls) != made.rows * len(made.head):
        raise page.error(f'the grid "{caption}" has rows that do not fit its head.')
    return made
