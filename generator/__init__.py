"""Turns a folder of news articles into a static briefing site, every statement linked to its sentence."""

import os

__version__ = "0.1.0"

TOOL = "briefing-generator"
"""Name of the tool, the first word of the mark of a generated page."""

# One thread for NumPy's arithmetic: we run as many processes as there are cores, and threads of one that wait for each
# other cost more than they gain. It counts from the moment NumPy is loaded on, and in the processes that we start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
