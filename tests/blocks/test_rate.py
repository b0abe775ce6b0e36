"""`rate`: what the author writes, what the reader gets."""

from tests.blocks.conftest import Gives


def buttons(name: str, **ends: str) -> str:
    """A button for each number, of which the first and the last may be described by the words beside them."""
    described = {0: ends.get("low"), 10: ends.get("high")}
    return "\n".join(
        "<label>\n<input "
        + (f'aria-describedby="{described[value]}" ' if described.get(value) else "")
        + f'aria-label="{value}" data-answer="{name}" id="f-{name}-{value}" name="{name}" type="radio" value="{value}" />\n'
        f'<span aria-hidden="true">{value}</span>\n</label>'
        for value in range(11)
    )


def test_a_scale_goes_from_0_to_10(gives: Gives) -> None:
    gives(
        """
/// rate | How strong was it?
    low: not at all
    high: overwhelming
Go by the worst moment.
///
""",
        f"""
<fieldset aria-describedby="h-how-strong-was-it" aria-labelledby="l-how-strong-was-it" class="field" data-block="rate" data-field="how-strong-was-it" role="radiogroup">
<legend id="l-how-strong-was-it">How strong was it?</legend>
<div class="hint" id="h-how-strong-was-it">
<p>Go by the worst moment.</p>
</div>
<div class="scale">
<span class="low" id="low-how-strong-was-it">not at all</span>
{buttons("how-strong-was-it", low="low-how-strong-was-it", high="high-how-strong-was-it")}
<span class="high" id="high-how-strong-was-it">overwhelming</span>
</div>
<button class="clear" data-do="clear" hidden="" type="button">Clear this number</button>
</fieldset>
""",
    )


def test_a_scale_without_words_at_its_ends(gives: Gives) -> None:
    gives(
        """
/// rate | How strong?
///
""",
        f"""
<fieldset aria-labelledby="l-how-strong" class="field" data-block="rate" data-field="how-strong" role="radiogroup">
<legend id="l-how-strong">How strong?</legend>
<div class="scale">
{buttons("how-strong")}
</div>
<button class="clear" data-do="clear" hidden="" type="button">Clear this number</button>
</fieldset>
""",
    )
