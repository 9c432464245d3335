"""Turn a folder of news articles into a static briefing site, every statement linked to its sentence."""

from generator.process.blas_threads import use_one_blas_thread

__version__ = "0.1.0"

TOOL = "briefing-generator"
"""Name of the tool; with the version, it marks generated pages."""

use_one_blas_thread()  # before anything loads NumPy
