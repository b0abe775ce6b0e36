"""One folder a block. `worksheet.registry` finds them; nothing lists their names.

    blocks/<name>/__init__.py   the block as authors write it; its docstring is their manual
    blocks/<name>/paper.py      read(node, page): the field on the finished page, as the press knows it
    blocks/<name>/paper.typ     draw(b, blocks, room): the field on paper
    blocks/<name>/style.css     the field on the page, as far as `field.css` does not say it

A block that is no field (a note) has only the first, and its styles where it needs them.
"""
