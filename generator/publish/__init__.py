"""SitePlan -> files: render, compare, write only where bytes change, delete stale files.

The entry point is `publish_site.publish`. This module imports nothing, so that a single module of the folder can be
loaded without the templates and the indexer.
"""
