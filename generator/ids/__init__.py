"""Stable ids: assign them to articles and entities, and record them in the ledger."""
