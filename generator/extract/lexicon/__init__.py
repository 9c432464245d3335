"""Word lists of extraction, and functions that look words up in them."""
