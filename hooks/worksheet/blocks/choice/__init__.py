"""`choice`: one of several."""

import xml.etree.ElementTree as etree

from worksheet.blocks.check import Check


class Choice(Check):
    """A list to choose one thing from.

    You write a list, one choice a line, as in `check`:

        /// choice | When did it begin?
        - Before the message
        - After the message
        - I can't tell
        ///

    A long choice may go on in the next line. A hint may stand above the list. `name` keeps the answer
    together with the list when you may change the label later.

    The reader gets the label over the choices, picks one, and can take it back; on paper each has a
    box. The answer is kept by the words of the choice: when you reword it later, it is shown under
    "earlier answers".
    """

    NAME = "choice"
    WIDGET = "radio"

    def add_controls(self) -> tuple[str, ...]:
        self.mark_radio_group()
        names = super().add_controls()
        self.add_clear_button(self.page.t("field_choice_clear"))
        return names

    def build_choice(self, name: str) -> etree.Element:
        return self.answer_control("radio", value=name)
