"""Generate the pages of a site as `briefing generate` does, and say what each of its steps costs.

python -m benchmarks.stages SITE      # prints {step: [seconds, seconds of the processor, peak MB so far]}
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
from generator.config import Overrides, load_settings  # noqa: E402 - loading it is a part of the first step

FIRST = "Starting"


@dataclass
class Stages:
    """Is told of a build's steps, and takes the time and memory of each."""

    costs: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    """By step: seconds, seconds of all processors, peak memory of a process until its end in MB."""
    _step: str = FIRST
    _since: tuple[float, float] = (STARTED, 0.0)

    def begin(self, step: str, total: int | None) -> None:
        """The step before is done."""
        now = time.perf_counter(), sum(_used(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        peak = max(resource.getrusage(one).ru_maxrss for one in who) / 1024
        self.costs[self._step] = (now[0] - self._since[0], now[1] - self._since[1], peak)
        self._step, self._since = step, now

    def advance(self, count: int = 1) -> None:
        """Ignore it."""


def _used(who: int) -> float:
    """Seconds of the processor, of this process or of those that it waited for."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    stages = Stages()
    settings, _ = load_settings(Path(sys.argv[1], "mkdocs.yml"), Overrides())
    with open_session(settings) as session:
        generate(session, BuildOptions(stages))
    stages.begin("", None)
    sys.stdout.write(json.dumps(stages.costs) + "\n")
