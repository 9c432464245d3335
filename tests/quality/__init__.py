"""How good the names are, measured on public gold articles that live outside the repository."""
