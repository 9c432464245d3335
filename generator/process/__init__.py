"""How the program runs: worker processes, time limits, signals, and the interpreter's settings.

The only folder that changes how the interpreter behaves.
"""
