"""A message that is not sent, on paper: lines for a pen, in a PDF to fill in too, where it would be kept."""

from worksheet.paper import one_control

read = one_control("text")
