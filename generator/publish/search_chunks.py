"""Recut a finished Pagefind index, so that a reader who looks up a word loads a few kilobytes of it and not 25.

Pagefind cuts its index of words into chunks of some 25 KB, each loaded whole for one word, and on a large site once
from each shelf. It has no option for their size. It also names every page by a hash, which does not compress: more than
half of what is loaded when the search is opened. An index lies in a folder of its own, named by the hash of what went
into it, so short numbers do as names of the files in it.

The files are CBOR behind a mark, compressed (Pagefind's `pagefind_web/src/metadata.rs` and `index.rs` read them):

    pagefind.LANGUAGE_HASH.pf_meta   [version, [[page, …], …], [[first word, last word, chunk], …], …]
    index/CHUNK.pf_index             [[[word, its pages, its spellings], …]]
    fragment/PAGE.pf_fragment        what is shown of a page
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import cbor2

MARK = b"pagefind_dcd"
"""With it each of these files begins, once unpacked."""

CHUNK = 12_000
"""Bytes of a chunk before compression, after which it may end where the first letters change: about 5 KB compressed.
Chunks still smaller would save less for a query of three words than their longer list costs when search is opened."""


class Word(NamedTuple):
    """A word of the index."""

    spelled: str
    """The word itself, as it is looked up."""
    entry: bytes
    """All that the index knows of it, encoded."""


def recut(index: Path, shelf: str) -> None:
    """Cut the words of an index into smaller chunks, and name its pages by numbers.

    Args:
        index: The folder that Pagefind has written.
        shelf: Begins the names of pages, so that those of two shelves differ.

    Raises:
        ValueError: Pagefind writes something else than is described above.
    """
    for path in sorted(index.glob("pagefind.*.pf_meta")):
        language = path.name.split(".")[1].partition("_")[0]
        match _read(path):
            case [str(version), list(pages), list(chunks), *rest]:
                pages = [
                    [_renamed(index, page[0], f"{language}-{shelf}-{n:x}"), *page[1:]] for n, page in enumerate(pages)
                ]
                chunks = list(_recut_words(index, language, [chunk for _, _, chunk in chunks]))
                _write(path, cbor2.dumps([version, pages, chunks, *rest]))
            case _:
                raise ValueError(f"{path.name} is not as Pagefind 1.5 writes it")


def _renamed(index: Path, page: str, name: str) -> str:
    (index / "fragment" / f"{page}.pf_fragment").rename(index / "fragment" / f"{name}.pf_fragment")
    return name


def _recut_words(index: Path, language: str, chunks: list[str]) -> Iterator[list[str]]:
    """Write smaller chunks in place of these; yields between which words each lies, and its name."""
    last = ""
    for number, words in enumerate(_cut(_words(index, chunks))):
        name = f"{language}-{number:x}"
        _write(index / "index" / f"{name}.pf_index", _list_of([_list_of([word.entry for word in words])]))
        yield [_beginning(words[0].spelled, last), words[-1].spelled, name]
        last = words[-1].spelled


def _beginning(word: str, before: str) -> str:
    """The fewest letters of a chunk's first word that tell it from the last word before it.

    Given as the chunk's first word, they lead whoever has typed no more than them to this chunk alone. What lies
    between two chunks is looked for in all that begin so: for one letter, in a tenth of the index.
    """
    return next((word[:length] for length in range(1, len(word)) if word[:length] > before), word)


def _words(index: Path, chunks: list[str]) -> Iterator[Word]:
    """The words in their order; a chunk is removed once it is read."""
    for chunk in chunks:
        path = index / "index" / f"{chunk}.pf_index"
        match _read(path):
            case [list(words)]:
                path.unlink()
                yield from (Word(word[0], cbor2.dumps(word)) for word in words)
            case _:
                raise ValueError(f"{path.name} is not as Pagefind 1.5 writes it")


def _cut(words: Iterator[Word]) -> Iterator[list[Word]]:
    """Chunks of words, cut where possible between words that begin otherwise.

    A reader who has typed the beginning of a word loads the chunks between whose first and last word it lies; all words
    that begin so are found if they are in one. So three letters are kept together up to twice the size, and four up
    to four times. A word that is larger by itself has a chunk of its own.
    """
    held: list[Word] = []
    size = 0
    for word in words:
        its = len(word.entry)
        far = size >= CHUNK and _may_end(held[-1].spelled, word.spelled, size)
        if held and (far or its >= CHUNK or size >= 4 * CHUNK):
            yield held
            held, size = [], 0
        held.append(word)
        size += its
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
    """A list of what is encoded already."""
    buffer = BytesIO()
    cbor2.CBOREncoder(buffer).encode_length(4, len(encoded))  # 4: the type of lists
    return buffer.getvalue() + b"".join(encoded)


def _write(path: Path, encoded: bytes) -> None:
    path.write_bytes(gzip.compress(MARK + encoded, 6, mtime=0))
