"""How the program runs: worker processes, time limits, signals, and the interpreter's settings.

No other folder changes how the interpreter behaves.
"""
