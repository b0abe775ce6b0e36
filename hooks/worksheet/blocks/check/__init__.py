"""`check`: a list of boxes to tick."""

import xml.etree.ElementTree as etree

from worksheet.choices import ChoiceListBlock


class Check(ChoiceListBlock):
    """A list of boxes; any number of them may be ticked.

    You write a list, one choice a line:

        /// check | Which of these did you notice?
        - Racing heart
        - Wanting to send *one more* message
        ///

    A long choice may go on in the next line. A hint may stand above the list. `name` keeps answers
    together with the list when you may change the label later.

    The reader gets the label over the choices, each with its box. Ticks are kept by the words of
    the choice: when you reword one later, an old tick is shown under "earlier answers".
    """

    NAME = "check"
    WIDGET = "check"

    def build_choice(self, name: str) -> etree.Element:
        return self.answer_control("checkbox", name)
