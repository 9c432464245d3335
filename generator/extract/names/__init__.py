"""Names in an article."""
