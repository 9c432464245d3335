"""Records that templates read."""
