"""A small site in which authors write as they know it from elsewhere: one article and its sheet as in Material and Word, another
pair as in GitHub, Notion, Obsidian, Google Docs and WordPress."""

from __future__ import annotations

from pathlib import Path

from commands import check
from tests.generator.test_media import SHOWN
from tests.library import tiny_site
from tests.library.tiny_site import FRIEND, MKDOCS, REST, SHEET, WALK, Change, before
from tests.shared import once
from tests.tools import build, succeeded

TEXT = """\
!!! note "Before you go"
    Take a coat.

    And a hat.

???+ tip “If it rains”
    Stay in.

`Esc` ends it, and \\$2 or \\$3 are its price.

It was ~~far~~ near.[^1] One line \\
and the next.

- [ ] shoes
- [x] keys

4. four
5. five

1) one
2) two

a. first
b. second

She said "wait" -- it's *"late"* ... `"code"`, "*then*".

I like it :material-heart: so\u2028much.

•\ttea
o\tgreen
•\u00a0bread
§\tbutter
-\u00a0jam

We \ufb01nd the won\u00adder\u200bful well\u2010known way.
\u00a0
It is near.

\uf0b7\tplums
\uf0b7 pears

Take:
- bread
- tea

As a table:
| what | how much |
|---|---|
| rice | a cup |

1. Boil the water.

    It sings.
2. Pour it.

> They said:
> - stay
> - rest

!!! note "For the road"
    Pack:
    - apples
    - nuts

[^1]: Ten minutes.
"""

ON_SHEET = """\
!!! note "Before"
    Take a coat.

A step.[^1] :material-heart:

4. four

b) second

![Two chairs](../assets/pictures/chairs.jpg "By the window")

![A breath](../assets/media/breath.mp3)

[^1]: Ten.

    Or twelve.
/// line | Right below the note
///
"""

OTHER = """\
<!-- HIDDEN by its author,
also over two lines -->
See https://tea.example/a_b_(c). Or www.tea.example, ada@tea.example; not `https://code.example`. %%HIDDEN%%

- oat
  - rye
    - barley

      More barley.
  - spelt
- rice

  More rice.

1. one
   a. inner
2. two

Read [why][Why] and [why].

![A line][line]

> [!WARNING]
> Hot.

> [!tip]- In short
> Sip.

| l | c | r |
|:--|:-:|--:|
| 1<br>2 | ==marked== | H~2~O |
| short |

Press ++ctrl+p++ \\& go^2^, ^^new^^ <u>under</u>, \\<b\\>.

Set down
--------

A sentence.
---

1998. That was the year.

[caption id="x" width="300"]![A line](../assets/pictures/line.svg) Words under it[/caption]

[why]: {}walk.md#why "Its reason"
[line]: ../assets/pictures/line.svg
"""


def _write(project: Path) -> None:
    walk, settings = SHOWN[WALK], SHOWN[MKDOCS]
    assert isinstance(walk, tuple) and isinstance(settings, tuple)
    changes: dict[str, Change] = {
        MKDOCS: [settings, ("language: en", "language: en-GB")],
        WALK: [before(TEXT), walk],
        SHEET: [
            ("## Two minutes", f"{ON_SHEET}\n## Two minutes"),
            ("purpose: ", 'purpose: It\'s a "quiet" walk. '),
        ],
        FRIEND: ("They wait.", "They wait.\n\n/// try | Now\nWrite one line.\n///"),
        REST: ("---\n\n## Why", f"---\n\n# A rest\n\n{OTHER.format('')}\n## Why"),
        "docs/worksheets/my-rest.md": ("## Two minutes", f"{OTHER.format('../habits/')}\n## Two minutes"),
        tiny_site.BIB: ("On walking", "Who can't walk?"),
        tiny_site.HELPLINES: ("hours: 24/7", "hours: 24/7, note: If you can't speak press 55."),
    }
    tiny_site.buildable(project, {**SHOWN, **changes})
    assert list(map(str, check.find_problems(project)[1])) == []
    succeeded(build(project, project / "site"))


def built() -> Path:
    """The site; built once in a run."""
    return once("dialects", _write) / "site"
