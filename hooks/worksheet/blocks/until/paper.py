"""A time of the day on paper: a line."""

from worksheet.paper import one_control

read = one_control("line")
