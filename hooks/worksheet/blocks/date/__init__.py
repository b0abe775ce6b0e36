"""`date`: a day."""

import xml.etree.ElementTree as etree

from worksheet.block import OneControl
from worksheet.controls import control


class Date(OneControl):
    """A day, as in "I will come back to this sheet on …".

    You write:

        /// date | I will come back to this sheet on
        ///

    `name` keeps the answer together with the day when you may change the label later. Text inside is
    a hint, in Markdown.

    The reader gets a calendar to choose from, and can have the day as a file for their own calendar:
    it is made on the device, under a title that they may change first. On paper it is a line.
    """

    NAME = "date"
    KIND = "date"
    EXAMPLE = "I will come back to this sheet on"

    def close(self, element: etree.Element) -> tuple[str, ...]:
        super().close(element)
        # Shown by the script that makes the file. Its title is no answer, and is not kept.
        offer = etree.SubElement(element, "div", {"class": "calendar-file", "hidden": ""})
        title = self.id("title")
        etree.SubElement(offer, "label", {"for": title}).text = self.page.t("field_date_title_label")
        words = {"value": self.page.t("field_date_title"), "autocapitalize": "sentences"}
        offer.append(control("text", id=title, maxlength="80", **words))
        button = {"type": "button", "data-do": "calendar"}
        etree.SubElement(offer, "button", button).text = self.page.t("field_date_file")
        etree.SubElement(offer, "p").text = self.page.t("field_date_note")
        return ()
