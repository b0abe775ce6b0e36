"""A table on paper, with a worked example and rows to write in."""

from dataclasses import dataclass, field

from worksheet.paper import Control, HtmlElement, PageReader, PaperField, Runs, common_attributes


@dataclass
class PaperGrid(PaperField):
    """`head` has the columns, `examples` filled rows, `rows` is the number of blank ones; `add` marks a log, to which a
    reader adds rows."""

    head: list[Runs] = field(default_factory=list)
    examples: list[list[Runs]] = field(default_factory=list)
    rows: int = 0
    add: bool = False

    def prompts(self) -> list[Runs | str]:
        return [*self.head]


def parse_grid(node: HtmlElement, page: PageReader) -> PaperGrid:
    caption = page.text(node.find(".//caption/span"))
    grid = PaperGrid(**common_attributes(node, page), controls=[], add="data-add" in node.attrib)
    grid.head = [page.runs(cell) for cell in node.iterfind(".//thead//th")]
    for row in node.iterfind(".//tbody/tr"):
        controls = row.xpath(".//*[@data-answer]")
        if not controls:
            grid.examples.append([page.runs(cell) for cell in row.iterfind("td")])
            continue
        grid.rows += 1
        row_name = page.text(row.find(".//span"))
        for control in controls:
            label = f"{caption}: {row_name}, {page.text(control.getparent().find('label'))}"
            grid.controls.append(Control(control.get("data-answer"), label, "cell"))
    if len(grid.controls) != grid.rows * len(grid.head):
        raise page.error(f'the grid "{caption}" has rows that do not fit its head.')
    return grid
