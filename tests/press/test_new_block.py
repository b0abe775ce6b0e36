"""A block is a folder: one that stands somewhere else goes onto the page, onto paper and through the checker."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.tools import ROOT, environment, run

BLOCK = {
    "__init__.py": '''
from worksheet.block import SingleControlBlock
from worksheet.options import NAME_OPTION, type_ranged_integer

class Weather(SingleControlBlock):
    """The weather within: one line."""

    NAME = "weather"
    EXAMPLE = "How is it in there?"
    OPTIONS = {"name": NAME_OPTION, "days": (1, type_ranged_integer(1, 7))}
''',
    "paper.typ": '#import "/fields.typ": one-line\n\n#let draw(b, blocks, spacing) = { [Weather: ]; one-line(b, blocks, spacing) }\n',
    "style.css": '[data-block="weather"] { font-style: italic; }\n',
}
TRY = """
import json, sys
from pathlib import Path

import worksheet.blocks

worksheet.blocks.__path__.append(sys.argv[1])
import worksheet
import markdown
import press
from tests.blocks.answer_names import answer_names
from tests.press import judges, small
from tests.press.conftest import strings_in
from worksheet import registry

text = "/// weather | Inside, *today*\\n    days: 2\\nA hint.\\n///"
folder = Path(sys.argv[2])
site = small.write(folder / "site", {"short": text})
made = folder / "short.pdf"
made.write_bytes(press.render(site, "worksheets/short/short-a4.pdf", folder / "cache", translate=strings_in("en")))
print(json.dumps({
    "right": [message for _, message in worksheet.check(text)],
    "wrong": [message for _, message in worksheet.check(text.replace("2", "8").replace("days", "day"))],
    "known": [message for _, message in worksheet.check("/// wether | Inside\\n///")],
    "answers": answer_names(text),
    "page": markdown.markdown(text, extensions=worksheet.markdown_extensions()),
    "styles": registry.style_sheet(),
    "pdf": judges.text_of(made),
    "widgets": [place.name for place in judges.widgets(made)],
}))
"""


def test_a_folder_is_all_that_a_new_block_takes(tmp_path: Path) -> None:
    folder = tmp_path / "blocks" / "weather"
    folder.mkdir(parents=True)
    for name, text in BLOCK.items():
        (folder / name).write_text(text, "utf-8")
    done = run(
        [sys.executable, "-c", TRY, str(folder.parent), str(tmp_path)],
        env=environment(PYTHONPATH=f"{ROOT / 'hooks'}:{ROOT}"),
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["right"] == []
    assert told["wrong"] == ['"weather" has no option "day". Did you mean "days"?']
    assert told["known"] == ['there is no block "wether". Did you mean "weather"?']
    assert told["answers"] == ["inside-today"]
    assert 'data-block="weather" data-field="inside-today"' in told["page"]
    assert BLOCK["style.css"].strip() in told["styles"]
    assert "Weather: Inside, today" in " ".join(told["pdf"].split())
    assert told["widgets"] == ["inside-today"]
