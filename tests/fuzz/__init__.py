"""Coverage-guided fuzzing of the parts that read untrusted bytes: `make fuzz`."""
