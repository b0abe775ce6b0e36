"""`date`: a day."""

import xml.etree.ElementTree as etree

from worksheet.block import SingleControlBlock
from worksheet.controls import control_element


class Date(SingleControlBlock):
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

    def add_controls(self) -> tuple[str, ...]:
        super().add_controls()
        # calendar.js shows it. The title is no answer, and is not stored.
        calendar_file = etree.SubElement(self.element, "div", {"class": "calendar-file", "hidden": ""})
        title = self.id("title")
        etree.SubElement(calendar_file, "label", {"for": title}).text = self.page.t("field_date_title_label")
        attributes = {"value": self.page.t("field_date_title"), "autocapitalize": "sentences"}
        calendar_file.append(control_element("text", id=title, maxlength="80", **attributes))
        button = {"type": "button", "data-do": "calendar"}
        etree.SubElement(calendar_file, "button", button).text = self.page.t("field_date_file")
        etree.SubElement(calendar_file, "p").text = self.page.t("field_date_note")
        return ()
