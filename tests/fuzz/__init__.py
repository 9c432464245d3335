"""Coverage-guided fuzzing of whatever meets a stranger's bytes first: `make fuzz`."""
