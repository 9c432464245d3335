"""Split the chunks of a finished Pagefind index, so that looking up a word loads 5 KB instead of 25.

Pagefind splits its index of words into chunks of some 25 KB. A lookup loads a whole chunk, and on a large site one from
each shelf; there is no option for their size. Pagefind also names each page by a hash, which does not compress: the
hashes are more than half of what is loaded when the search is opened. The folder of an index is named by the hash of
all that it is made from, so short numbers are enough as names of its files.

The files are compressed CBOR after a mark (Pagefind's `pagefind_web/src/metadata.rs` and `index.rs` read them):

    pagefind.LANGUAGE_HASH.pf_meta   [version, [[page, …], …], [[first word, last word, chunk], …], …]
    index/CHUNK.pf_index             [[[word, its pages, its spellings], …]]
    fragment/PAGE.pf_fragment        what a result shows of a page
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import cbor2

MARK = b"pagefind_dcd"
"""Beginning of each of these files after decompression."""

CHUNK = 12_000
"""Bytes before compression after which a chunk ends where the first letters change; compressed, about 5 KB.

Smaller chunks would save less in a query of three words than their longer list costs when the search is opened.
"""


class IndexedWord(NamedTuple):
    """A word of the index."""

    spelling: str
    """The word as it is looked up."""
    entry: bytes
    """Its entry in the index, as CBOR."""


def resize_chunks(index: Path, shelf: str) -> None:
    """Make the chunks of an index smaller, and name its pages by numbers.

    Args:
        index: The folder that Pagefind has written.
        shelf: Prefix of the names of pages, so that those of two shelves differ.

    Raises:
        ValueError: The files do not have the format described above.
    """
    for path in sorted(index.glob("pagefind.*.pf_meta")):
        language = path.name.split(".")[1].partition("_")[0]
        match _read(path):
            case [str(version), list(pages), list(chunks), *rest]:
                pages = [
                    [_rename_page(index, page[0], f"{language}-{shelf}-{n:x}"), *page[1:]]
                    for n, page in enumerate(pages)
                ]
                chunks = list(_write_chunks(index, language, [chunk for _, _, chunk in chunks]))
                _write(path, cbor2.dumps([version, pages, chunks, *rest]))
            case _:
                raise ValueError(f"{path.name} is not as Pagefind 1.5 writes it")


def _rename_page(index: Path, page: str, name: str) -> str:
    (index / "fragment" / f"{page}.pf_fragment").rename(index / "fragment" / f"{name}.pf_fragment")
    return name


def _write_chunks(index: Path, language: str, chunks: list[str]) -> Iterator[list[str]]:
    """Replace chunks by smaller ones; yields the first word, the last word and the name of each."""
    last = ""
    for number, words in enumerate(_cut(_words(index, chunks))):
        name = f"{language}-{number:x}"
        _write(index / "index" / f"{name}.pf_index", _list_of([_list_of([word.entry for word in words])]))
        yield [_shortest_prefix(words[0].spelling, last), words[-1].spelling, name]
        last = words[-1].spelling


def _shortest_prefix(word: str, before: str) -> str:
    """The shortest prefix of a chunk's first word that sorts after the last word before it.

    As the chunk's first word in the list, it leads a reader who has typed only this prefix to this chunk alone. A
    prefix between two chunks is looked up in all that begin with it: a single letter, in a tenth of the index.
    """
    return next((word[:length] for length in range(1, len(word)) if word[:length] > before), word)


def _words(index: Path, chunks: list[str]) -> Iterator[IndexedWord]:
    """The words in their order; each chunk is deleted after it was read."""
    for chunk in chunks:
        path = index / "index" / f"{chunk}.pf_index"
        match _read(path):
            case [list(words)]:
                path.unlink()
                yield from (IndexedWord(word[0], cbor2.dumps(word)) for word in words)
            case _:
                raise ValueError(f"{path.name} is not as Pagefind 1.5 writes it")


def _cut(words: Iterator[IndexedWord]) -> Iterator[list[IndexedWord]]:
    """Group words into chunks that end, where possible, between words with different first letters.

    A reader who has typed a prefix loads the chunks whose range holds it, and finds all words with the prefix if they
    are in one chunk. So words with the same three letters stay together up to twice the size, and with the same four up
    to four times. A word whose entry is larger than a chunk has a chunk of its own.
    """
    held: list[IndexedWord] = []
    size = 0
    for word in words:
        entry_size = len(word.entry)
        full = size >= CHUNK and _may_end(held[-1].spelling, word.spelling, size)
        if held and (full or entry_size >= CHUNK or size >= 4 * CHUNK):
            yield held
            held, size = [], 0
        held.append(word)
        size += entry_size
    if held:
        yield held


def _may_end(word: str, following: str, size: int) -> bool:
    letters = 3 if size < 2 * CHUNK else 4
    return word[:letters] != following[:letters]


def _read(path: Path) -> Any:
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(MARK):
        raise ValueError(f"{path.name} is not as Pagefind 1.5 writes it")
    return cbor2.loads(content[len(MARK) :])


def _list_of(encoded: list[bytes]) -> bytes:
    """A CBOR list of encoded items."""
    buffer = BytesIO()
    cbor2.CBOREncoder(buffer).encode_length(4, len(encoded))  # 4: the CBOR major type of lists
    return buffer.getvalue() + b"".join(encoded)


def _write(path: Path, encoded: bytes) -> None:
    path.write_bytes(gzip.compress(MARK + encoded, 6, mtime=0))
