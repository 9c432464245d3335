"""Folders below `docs/` for generated files other than pages."""

DATA = "data"
"""Folder of the data files, below `docs/`."""

FEEDS = "feeds"
"""Folder of the feeds."""

SEARCH = "search"
"""Folder of the search indexes."""

SCHEMAS = f"{DATA}/schema"
"""Folder of the JSON Schemas of the data files."""
