"""The language model: installed spaCy pipelines, loading, parsing, and faster parts with the same results."""
