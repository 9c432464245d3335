"""`python -m tests.quality` prints the table; `--raise-floors` keeps better figures, other options go to the scorer."""

from __future__ import annotations

import json
import sys

from .measure import FLOORS, quality_folder, raised, score, shortfalls


def main(options: list[str]) -> int:
    """Measure, compare with the floors, and say so."""
    quality = quality_folder()
    if quality is None:
        print("No gold articles: set BRIEFING_SHARED to the folder that holds quality/.", file=sys.stderr)  # noqa: T201
        return 2
    raise_floors = "--raise-floors" in options
    table, figures = score(quality, *(o for o in options if o != "--raise-floors"))
    print(table, end="")  # noqa: T201
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    worse = shortfalls(figures, floors)
    for line in worse:
        print(f"below the floor: {line}", file=sys.stderr)  # noqa: T201
    if raise_floors:
        FLOORS.write_text(json.dumps(raised(figures, floors), indent=2) + "\n", encoding="utf-8")
    return 1 if worse else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
