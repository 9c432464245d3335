"""Timed runs, and what they run on; nothing of the program imports this."""
