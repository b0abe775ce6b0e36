"""A line on paper."""

from worksheet.paper import one_control

read = one_control("line")
