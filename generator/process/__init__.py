"""Processes, time limits and the interpreter's settings."""
