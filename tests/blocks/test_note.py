"""`note`, `example`, `try`, `danger`: what the author writes, what the reader gets."""

from tests.blocks.conftest import Gives


def test_a_note_stands_apart_with_its_title(gives: Gives) -> None:
    gives(
        """
/// note | Before you *begin*
Any **Markdown**.

- and lists
///
""",
        """
<div class="admonition note">
<p class="admonition-title">Before you <em>begin</em>
</p>
<p>Any <strong>Markdown</strong>.</p>
<ul>
<li>and lists</li>
</ul>
</div>
""",
    )


def test_the_other_notes_are_written_alike(gives: Gives) -> None:
    gives(
        """
/// example | One
A
///

/// try | Two
B
///

/// danger | Three
C
///
""",
        """
<div class="admonition example">
<p class="admonition-title">One</p>
<p>A</p>
</div>
<div class="admonition try">
<p class="admonition-title">Two</p>
<p>B</p>
</div>
<div class="admonition danger">
<p class="admonition-title">Three</p>
<p>C</p>
</div>
""",
    )
