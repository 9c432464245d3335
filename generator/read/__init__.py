"""Read files into articles: plain text, Markdown, saved web pages and JSON Lines, with their sidecars."""

from __future__ import annotations

from generator.read.corrections import correct_articles
from generator.read.seeds import ReadOptions, ReadSeeds, read_seeds

__all__ = ["ReadOptions", "ReadSeeds", "correct_articles", "read_seeds"]
