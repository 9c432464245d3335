"""Benchmarks and the corpora that they run on; the generator does not import them."""
