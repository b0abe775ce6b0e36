"""What to write in place of raw HTML, which nothing checks: by its element."""

from __future__ import annotations

NOTE = 'Write !!! note "Title", with its text indented by four spaces below'
INSTEAD = {
    "br": "End the line with \\ (or with two spaces)",
    "hr": "Write --- on a line of its own",
    "img": "Write ![what it shows](picture.jpg), and { width=300 } behind it for its size",
    "a": "Write [text](page.md)",
    "iframe": "Write a link to it: a frame would tell that host who reads here",
    "embed": "Write a link to it",
    "object": "Write a link to it",
    "audio": "Put the file into docs/assets/media, and write ![what it is](../assets/media/name.mp3)",
    "video": "Put the file into docs/assets/media, and write ![what it is](../assets/media/name.mp4)",
    "script": "Remove it: no page runs what its author wrote into it",
    "style": "Remove it; the look stands in docs/assets/styles",
    "table": "Write a table with bars: | One | Two |",
    "b": "Write **bold**",
    "strong": "Write **bold**",
    "i": "Write *slanted*",
    "em": "Write *slanted*",
    "u": "Write **bold** or *slanted*",
    "del": "Write ~~struck~~",
    "s": "Write ~~struck~~",
    "sub": "Write it in words",
    "sup": "Write it in words; a note of your own is [^1] here, and [^1]: … on a line below",
    "kbd": "Write the names of keys in words",
    "mark": "Write **bold**",
    "p": "Leave an empty line between paragraphs",
    "center": "Remove it: nothing is centered here",
} | dict.fromkeys(
    ("details", "summary"), 'Write ??? note "Title", with the text indented by four spaces below'
)
INSTEAD |= dict.fromkeys(("div", "span", "section", "aside"), f"Remove it. {NOTE}")
INSTEAD |= dict.fromkeys(("ul", "ol", "li"), "Begin each line of a list with a hyphen")
INSTEAD |= dict.fromkeys(("tr", "td", "th", "thead", "tbody"), "Write a table with bars: | One | Two |")
INSTEAD |= {f"h{level}": f"Write {'#' * level} and the heading" for level in range(2, 5)}
