"""A box on paper: its lines, or a place to type."""

from worksheet.paper import one_control

read = one_control("text")
