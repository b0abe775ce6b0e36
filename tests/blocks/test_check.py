"""`check`: what the author writes, what the reader gets."""

import pytest

from tests.blocks.conftest import Gives


@pytest.mark.parametrize(("first", "second"), [("-", "-"), ("*", "1."), ("1.", "2."), ("1)", "2)")])
def test_choices_are_boxes_under_one_label(first: str, second: str, gives: Gives) -> None:
    gives(
        f"""
/// check | Which did you notice?
{first} Racing heart
{second} [ ] Wanting to send *one more* message
///
""",
        """
<fieldset class="field" data-block="check" data-field="which-did-you-notice">
<legend>Which did you notice?</legend>
<ul>
<li>
<label>
<input data-answer="which-did-you-notice.racing-heart" id="f-which-did-you-notice-racing-heart" name="which-did-you-notice.racing-heart" type="checkbox" />
<span>Racing heart</span>
</label>
</li>
<li>
<label>
<input data-answer="which-did-you-notice.wanting-to-send-one-more-message" id="f-which-did-you-notice-wanting-to-send-one-more-message" name="which-did-you-notice.wanting-to-send-one-more-message" type="checkbox" />
<span>Wanting to send <em>one more</em> message</span>
</label>
</li>
</ul>
</fieldset>
""",
    )


@pytest.mark.parametrize("apart", ["\n", ""])
def test_a_hint_stands_above_the_choices_and_a_choice_may_go_on_in_the_next_line(
    apart: str, gives: Gives
) -> None:
    """With empty lines between them, or straight above."""
    gives(
        f"""
/// check | Which?
    name: signs
Tick *any*.
{apart}- Racing heart,
  all night
{apart}* Cold
hands
///
""",
        """
<fieldset aria-describedby="h-signs" class="field" data-block="check" data-field="signs">
<legend>Which?</legend>
<div class="hint" id="h-signs">
<p>Tick <em>any</em>.</p>
</div>
<ul>
<li>
<label>
<input data-answer="signs.racing-heart-all-night" id="f-signs-racing-heart-all-night" name="signs.racing-heart-all-night" type="checkbox" />
<span>Racing heart, all night</span>
</label>
</li>
<li>
<label>
<input data-answer="signs.cold-hands" id="f-signs-cold-hands" name="signs.cold-hands" type="checkbox" />
<span>Cold hands</span>
</label>
</li>
</ul>
</fieldset>
""",
    )
