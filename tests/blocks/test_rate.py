"""`rate`: what the author writes, what the reader gets."""

from collections.abc import Callable

Gives = Callable[[str, str], None]


def test_a_scale_goes_from_0_to_10(gives: Gives) -> None:
    gives(
        """
/// rate | How strong was it?
    low: not at all
    high: overwhelming
Go by the worst moment.
///
""",
        """
<fieldset aria-describedby="h-how-strong-was-it" aria-labelledby="l-how-strong-was-it" class="field" data-block="rate" data-clear="Clear this number" data-field="how-strong-was-it" role="radiogroup">
<legend id="l-how-strong-was-it">How strong was it?</legend>
<div class="hint" id="h-how-strong-was-it">
<p>Go by the worst moment.</p>
</div>
<div class="scale">
<span class="low" id="low-how-strong-was-it">not at all</span>
<label>
<input aria-describedby="low-how-strong-was-it" aria-label="0" data-answer="how-strong-was-it" id="f-how-strong-was-it-0" name="how-strong-was-it" type="radio" value="0" />
<span aria-hidden="true">0</span>
</label>
<label>
<input aria-label="1" data-answer="how-strong-was-it" id="f-how-strong-was-it-1" name="how-strong-was-it" type="radio" value="1" />
<span aria-hidden="true">1</span>
</label>
<label>
<input aria-label="2" data-answer="how-strong-was-it" id="f-how-strong-was-it-2" name="how-strong-was-it" type="radio" value="2" />
<span aria-hidden="true">2</span>
</label>
<label>
<input aria-label="3" data-answer="how-strong-was-it" id="f-how-strong-was-it-3" name="how-strong-was-it" type="radio" value="3" />
<span aria-hidden="true">3</span>
</label>
<label>
<input aria-label="4" data-answer="how-strong-was-it" id="f-how-strong-was-it-4" name="how-strong-was-it" type="radio" value="4" />
<span aria-hidden="true">4</span>
</label>
<label>
<input aria-label="5" data-answer="how-strong-was-it" id="f-how-strong-was-it-5" name="how-strong-was-it" type="radio" value="5" />
<span aria-hidden="true">5</span>
</label>
<label>
<input aria-label="6" data-answer="how-strong-was-it" id="f-how-strong-was-it-6" name="how-strong-was-it" type="radio" value="6" />
<span aria-hidden="true">6</span>
</label>
<label>
<input aria-label="7" data-answer="how-strong-was-it" id="f-how-strong-was-it-7" name="how-strong-was-it" type="radio" value="7" />
<span aria-hidden="true">7</span>
</label>
<label>
<input aria-label="8" data-answer="how-strong-was-it" id="f-how-strong-was-it-8" name="how-strong-was-it" type="radio" value="8" />
<span aria-hidden="true">8</span>
</label>
<label>
<input aria-label="9" data-answer="how-strong-was-it" id="f-how-strong-was-it-9" name="how-strong-was-it" type="radio" value="9" />
<span aria-hidden="true">9</span>
</label>
<label>
<input aria-describedby="high-how-strong-was-it" aria-label="10" data-answer="how-strong-was-it" id="f-how-strong-was-it-10" name="how-strong-was-it" type="radio" value="10" />
<span aria-hidden="true">10</span>
</label>
<span class="high" id="high-how-strong-was-it">overwhelming</span>
</div>
</fieldset>
""",
    )


def test_a_scale_without_words_at_its_ends(gives: Gives) -> None:
    gives(
        """
/// rate | How strong?
///
""",
        """
<fieldset aria-labelledby="l-how-strong" class="field" data-block="rate" data-clear="Clear this number" data-field="how-strong" role="radiogroup">
<legend id="l-how-strong">How strong?</legend>
<div class="scale">
<label>
<input aria-label="0" data-answer="how-strong" id="f-how-strong-0" name="how-strong" type="radio" value="0" />
<span aria-hidden="true">0</span>
</label>
<label>
<input aria-label="1" data-answer="how-strong" id="f-how-strong-1" name="how-strong" type="radio" value="1" />
<span aria-hidden="true">1</span>
</label>
<label>
<input aria-label="2" data-answer="how-strong" id="f-how-strong-2" name="how-strong" type="radio" value="2" />
<span aria-hidden="true">2</span>
</label>
<label>
<input aria-label="3" data-answer="how-strong" id="f-how-strong-3" name="how-strong" type="radio" value="3" />
<span aria-hidden="true">3</span>
</label>
<label>
<input aria-label="4" data-answer="how-strong" id="f-how-strong-4" name="how-strong" type="radio" value="4" />
<span aria-hidden="true">4</span>
</label>
<label>
<input aria-label="5" data-answer="how-strong" id="f-how-strong-5" name="how-strong" type="radio" value="5" />
<span aria-hidden="true">5</span>
</label>
<label>
<input aria-label="6" data-answer="how-strong" id="f-how-strong-6" name="how-strong" type="radio" value="6" />
<span aria-hidden="true">6</span>
</label>
<label>
<input aria-label="7" data-answer="how-strong" id="f-how-strong-7" name="how-strong" type="radio" value="7" />
<span aria-hidden="true">7</span>
</label>
<label>
<input aria-label="8" data-answer="how-strong" id="f-how-strong-8" name="how-strong" type="radio" value="8" />
<span aria-hidden="true">8</span>
</label>
<label>
<input aria-label="9" data-answer="how-strong" id="f-how-strong-9" name="how-strong" type="radio" value="9" />
<span aria-hidden="true">9</span>
</label>
<label>
<input aria-label="10" data-answer="how-strong" id="f-how-strong-10" name="how-strong" type="radio" value="10" />
<span aria-hidden="true">10</span>
</label>
</div>
</fieldset>
""",
    )
