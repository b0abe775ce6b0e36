"""A day on paper: a line to write it on."""

from worksheet.paper import one_control

read = one_control("line")
