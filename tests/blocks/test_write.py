"""`write`: what the author writes, what the reader gets."""

from tests.blocks.conftest import Gives


def test_a_box_has_a_label_a_hint_and_room(gives: Gives) -> None:
    gives(
        """
/// write | What *exactly* happened?
    lines: 5
Only what a [camera](https://example.org) would have seen.
///
""",
        """
<div class="field" data-block="write" data-field="what-exactly-happened" data-lines="5">
<label for="f-what-exactly-happened">What <em>exactly</em> happened?</label>
<div class="hint" id="h-what-exactly-happened">
<p>Only what a <a href="https://example.org">camera</a> would have seen.</p>
</div>
<textarea aria-describedby="h-what-exactly-happened" data-answer="what-exactly-happened" id="f-what-exactly-happened" name="what-exactly-happened" rows="5">
</textarea>
</div>
""",
    )


def test_a_box_without_hint_has_four_lines_and_may_have_a_name_of_its_own(gives: Gives) -> None:
    gives(
        """
/// write | What happened?
    name: the-scene
///
""",
        """
<div class="field" data-block="write" data-field="the-scene" data-lines="4">
<label for="f-the-scene">What happened?</label>
<textarea data-answer="the-scene" id="f-the-scene" name="the-scene" rows="4">
</textarea>
</div>
""",
    )
