"""`line`: what the author writes, what the reader gets."""

from tests.blocks.conftest import Gives


def test_a_line_with_a_hint(gives: Gives) -> None:
    gives(
        """
/// line | ¿Qué pasó?
One word is enough.
///
""",
        """
<div class="field" data-block="line" data-field="qué-pasó">
<label for="f-qué-pasó">¿Qué pasó?</label>
<div class="hint" id="h-qué-pasó">
<p>One word is enough.</p>
</div>
<textarea aria-describedby="h-qué-pasó" data-answer="qué-pasó" id="f-qué-pasó" name="qué-pasó" rows="1">
</textarea>
</div>
""",
    )


def test_a_name_of_ones_own_has_letters_digits_hyphens_and_underscores(gives: Gives) -> None:
    gives(
        """
/// line | My word
    name: My_word-2
///
""",
        """
<div class="field" data-block="line" data-field="My_word-2">
<label for="f-My_word-2">My word</label>
<textarea data-answer="My_word-2" id="f-My_word-2" name="My_word-2" rows="1">
</textarea>
</div>
""",
    )
