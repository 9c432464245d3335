"""Charts, maps and networks."""
