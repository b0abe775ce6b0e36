"""Material's drawings: of all that the theme has, what an author may set into a line."""

from importlib.util import find_spec
from pathlib import Path

# Found, not imported: who checks words needs no theme.
_found = find_spec("material")
ICONS = (
    Path(_found.submodule_search_locations[0] if _found and _found.submodule_search_locations else ".")
    / "templates/.icons"
)
