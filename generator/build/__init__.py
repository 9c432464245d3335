"""The build: the order of the stages, what is skipped, and what is reported."""
