"""All that knows MkDocs. A move to another generator rewrites this folder and `events.py`."""
