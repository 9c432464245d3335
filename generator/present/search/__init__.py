"""The search of the site: what it indexes, suggests and filters by."""
