"""Ids that last: the ledger, slugs, and ids of articles and entities."""
