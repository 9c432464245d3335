"""Measure the time and memory of each step of `briefing generate`.

python -m benchmarks.stages SITE      # prints {step: [seconds, CPU seconds, peak MB so far]}
"""

from __future__ import annotations

import json
import resource
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

STARTED = time.perf_counter()

from generator.build.generate import generate  # noqa: E402
from generator.build.result import BuildOptions  # noqa: E402
from generator.build.session import open_session  # noqa: E402
from generator.config import Overrides, load_settings  # noqa: E402 - its import counts towards the first step

FIRST = "Starting"


@dataclass
class Stages:
    """Progress listener that records the time and memory of each step of a build."""

    costs: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    """Step -> seconds, CPU seconds, peak memory of any process up to the end of the step in MB."""
    _step: str = FIRST
    _since: tuple[float, float] = (STARTED, 0.0)

    def begin(self, step: str, total: int | None) -> None:
        """Record the previous step, and start the next."""
        now = time.perf_counter(), sum(_used(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        peak = max(resource.getrusage(one).ru_maxrss for one in who) / 1024
        self.costs[self._step] = (now[0] - self._since[0], now[1] - self._since[1], peak)
        self._step, self._since = step, now

    def advance(self, count: int = 1) -> None:
        """Ignore it."""


def _used(who: int) -> float:
    """CPU seconds of this process or of its finished children."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    stages = Stages()
    settings, _ = load_settings(Path(sys.argv[1], "mkdocs.yml"), Overrides())
    with open_session(settings) as session:
        generate(session, BuildOptions(stages))
    stages.begin("", None)
    sys.stdout.write(json.dumps(stages.costs) + "\n")
