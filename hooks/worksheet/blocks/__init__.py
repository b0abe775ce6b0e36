"""One folder a block. `worksheet.registry` finds them; nothing lists their names.

    blocks/<name>/__init__.py   the block as authors write it; its docstring is their manual
    blocks/<name>/paper.typ     draw(b, blocks, spacing): the field on paper
    blocks/<name>/style.css     the field on the page, as far as `field.css` does not say it

A note, which nobody fills in, has only the first. What several blocks share stands beside this folder.
"""
