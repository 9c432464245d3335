"""Template data: the records that templates read."""
