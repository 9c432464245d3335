"""Data files, feeds and linked data."""
