"""The quality of names, measured on public gold articles outside the repository."""
