"""The text of an article as words and sentences."""
