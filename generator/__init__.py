"""Turns a folder of news articles into a static briefing site, every statement linked to its sentence."""

__version__ = "0.1.0"

TOOL = "briefing-generator"
"""Name of the tool, the first word of the mark of a generated page."""
