"""A package for each block. `worksheet.registry` finds them; nothing lists their names.

    blocks/<name>/__init__.py   the block as authors write it; its docstring is their manual
    blocks/<name>/paper.typ     draw(b, blocks, spacing): the field on paper
    blocks/<name>/style.css     the field on the page, in addition to `field.css`

A note, which is not filled in, has only the first. What several blocks share is in `worksheet`.
"""
