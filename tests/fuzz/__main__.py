"""Fuzz one target for some seconds: `python -m tests.fuzz TARGET SECONDS`.

It begins with the hostile inputs of the tests and with what earlier runs found, below `.briefing/fuzz/`. An input that
is at fault is written there too, as `crash-…`, and the exit code is not 0 then.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator", "markdown"]):
    from tests.fuzz.targets import ENDINGS, LONGEST, TARGETS

from tests.hostile.corpus import corpus
from tests.hostile_snippets import SNIPPETS

KEPT = Path(__file__).parents[2] / ".briefing" / "fuzz"


def beginnings(target: str) -> Iterator[bytes]:
    """What a target is fuzzed from."""
    if target == "reading":
        for one in corpus():
            ending = next((n for n, ending in enumerate(ENDINGS) if one.name.endswith(ending)), 0)
            if one.content is not None and len(one.content) < LONGEST:
                yield bytes([ending]) + one.content
    else:
        yield from (text.encode("utf-8", "ignore") for texts in SNIPPETS.values() for text in texts)


def main() -> None:
    """Fuzz; libFuzzer says what it does, and ends the process."""
    target, seconds = sys.argv[1], int(sys.argv[2])
    place = KEPT / target
    place.mkdir(parents=True, exist_ok=True)
    for content in beginnings(target):
        (place / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={place}/",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, "-timeout=20", str(place)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
