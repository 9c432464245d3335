"""The folder of seeds: which files it holds, walked and opened without ever leaving it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from generator.errors import Problem

# A name may end in ". strikes Iraq" or ".08": only a short word of letters and digits is an extension.
_EXTENSION = re.compile(r"(?<=[^/])\.[A-Za-z][A-Za-z0-9]{0,7}$")
_SIDECAR_ENDINGS = (".meta.yml", ".meta.yaml")
# Formats that get their own advice.
_ADVICE = {
    ".pdf": "Save its text as .txt",
    ".docx": "Save it as .txt or .html",
    ".doc": "Save it as .txt or .html",
    ".odt": "Save it as .txt or .html",
    ".rtf": "Save it as .txt or .html",
    ".mht": "Save the page as .html",
    ".mhtml": "Save the page as .html",
    ".webarchive": "Save the page as .html",
    ".json": "Save it as .jsonl, one article a line",
    ".yml": "A sidecar is named like its seed: NAME.meta.yml",
    ".yaml": "A sidecar is named like its seed: NAME.meta.yml",
}


class UnreadableError(Exception):
    """A file cannot be opened or must not be read; the text says why and is part of a message.

    Attributes:
        hint: What to do about it.
    """

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Seed:
    """One file that holds articles."""

    name: str
    """Path below the folder of seeds, with forward slashes."""
    path: Path
    """Where its bytes are, links resolved."""
    extension: str
    """In lower case with its dot; empty where the name has none."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder of seeds holds."""

    seeds: tuple[Seed, ...]
    """The files to be read, ordered by name."""
    sidecars: Mapping[str, Seed]
    """Name of a seed -> its sidecar."""
    refused: frozenset[str]
    """Names of files that are not read because they cannot or must not be."""
    ignored: frozenset[str]
    """Names of files that are not read because they are no articles."""
    problems: tuple[Problem, ...]
    """What a person should know about the folder's files."""


def survey(seeds: Path, shown_as: str, formats: frozenset[str], without_sidecar: frozenset[str]) -> Folder:
    """Look at what a folder holds.

    Args:
        seeds: The folder.
        shown_as: Its name in messages.
        formats: Extensions that are read.
        without_sidecar: Those of them whose files take no sidecar.

    Returns:
        Its seeds and their sidecars; hidden files and folders are ignored.
    """
    found: list[Seed] = []
    sidecars: list[Seed] = []
    refused: set[str] = set()
    ignored: set[str] = set()
    problems: list[Problem] = []
    for item in _walk(seeds, shown_as):
        if isinstance(item, Problem):
            problems.append(item)
            (refused if item.level == "error" else ignored).add(item.path.removeprefix(f"{shown_as}/"))
        elif item.name.lower().endswith(_SIDECAR_ENDINGS):
            sidecars.append(item)
        elif item.extension in formats:
            found.append(item)
        else:
            advice = _ADVICE.get(item.extension, "Remove it, or save its text as .txt")
            message = f"skipped the file: {item.extension} is not a format that is read"
            problems.append(Problem(f"{shown_as}/{item.name}", None, message, advice, "warning"))
            ignored.add(item.name)
    found.sort(key=lambda seed: seed.name)
    belonging, unclear = _belonging(found, sidecars, shown_as, without_sidecar)
    refused.discard(shown_as)
    return Folder(tuple(found), belonging, frozenset(refused), frozenset(ignored), (*problems, *unclear))


@contextmanager
def opened(seed: Seed, max_bytes: int) -> Iterator[BinaryIO]:
    """Open a file that is a regular file and not too large.

    Args:
        seed: The file.
        max_bytes: What is too large.

    Yields:
        The file.

    Raises:
        UnreadableError: It cannot be opened or is too large.
    """
    # Not following links closes the gap between looking and opening; not blocking, that of a pipe.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(seed.path, flags)
    except OSError as error:
        raise UnreadableError(_reason(error), "Check the file and its permissions") from error
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise UnreadableError("it is not a regular file", "Remove it")
        if state.st_size > max_bytes:
            reason = f"it has {_size(state.st_size)}, and more than {_size(max_bytes)} is not read"
            raise UnreadableError(reason, "Split it into one file per article, or remove it")
        yield file


def read_bytes(seed: Seed, max_bytes: int) -> bytes:
    """Read a whole file.

    Args:
        seed: The file.
        max_bytes: Larger files are refused before they are read.

    Returns:
        Its bytes.

    Raises:
        UnreadableError: It cannot be read or is too large.
    """
    with opened(seed, max_bytes) as file:
        try:
            # A file may grow after it was measured.
            return file.read(max_bytes)
        except OSError as error:
            raise UnreadableError(_reason(error), "Check the file and its permissions") from error


def _walk(seeds: Path, shown_as: str) -> Iterator[Seed | Problem]:
    """Every file below the folder, and a problem for each that is ignored."""
    try:
        root = seeds.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        hint = "Make the folder and put articles into it, or name another"
        yield Problem(shown_as, None, f"cannot read the folder of seeds: {_reason(error)}", hint)
        return
    waiting = [(root, "")]
    while waiting:
        folder, below = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            place = f"{shown_as}/{below}".rstrip("/")
            yield Problem(place, None, f"cannot read the folder: {_reason(error)}", "Check its permissions")
            continue
        for entry in entries:
            name = below + entry.name
            if entry.name.startswith("."):
                continue
            if not _is_text(entry.name):
                shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
                message = "cannot use the file: its name is not valid UTF-8"
                yield Problem(f"{shown_as}/{shown}", None, message, "Rename it")
            elif entry.is_symlink():
                yield _linked(entry, name, root, shown_as)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), f"{name}/"))
            elif entry.is_file(follow_symlinks=False):
                yield _seed(name, Path(entry.path))
            else:
                message = "skipped it: it is a pipe, socket or device, not a file"
                yield Problem(f"{shown_as}/{name}", None, message, "Remove it", "warning")


def _linked(entry: os.DirEntry[str], name: str, root: Path, shown_as: str) -> Seed | Problem:
    """A symbolic link: followed where it leads to a file of the same folder."""
    place = f"{shown_as}/{name}"
    try:
        target = Path(entry.path).resolve(strict=True)
        is_folder, is_file = target.is_dir(), target.is_file()
    except (OSError, RuntimeError):
        return Problem(place, None, "cannot follow the link: it leads nowhere", "Remove it or mend it")
    if not target.is_relative_to(root):
        message = f"did not follow the link: it leads out of {shown_as}/"
        return Problem(place, None, message, "Copy the file here instead")
    if is_folder:
        message = "did not follow the link to a folder"
        return Problem(place, None, message, "Its files are read where they are; remove the link", "warning")
    if not is_file:
        return Problem(place, None, "skipped the link: it does not lead to a file", "Remove it", "warning")
    return _seed(name, target)


def _seed(name: str, path: Path) -> Seed:
    extension = _EXTENSION.search(name)
    return Seed(name, path, extension.group().lower() if extension else "")


def _belonging(
    seeds: list[Seed], sidecars: list[Seed], shown_as: str, without_sidecar: frozenset[str]
) -> tuple[dict[str, Seed], list[Problem]]:
    """Which sidecar belongs to which seed: `NAME.txt.meta.yml` to that file, `NAME.meta.yml` to every NAME."""
    named: dict[str, list[Seed]] = {}
    for seed in seeds:
        named.setdefault(seed.name, []).append(seed)
        if seed.extension:
            named.setdefault(seed.name[: -len(seed.extension)], []).append(seed)
    belonging: dict[str, Seed] = {}
    problems: list[Problem] = []
    # Longer names first: the more exact sidecar wins.
    for sidecar in sorted(sidecars, key=lambda each: (-len(each.name), each.name)):
        place = f"{shown_as}/{sidecar.name}"
        base = next(sidecar.name[: -len(end)] for end in _SIDECAR_ENDINGS if sidecar.name.lower().endswith(end))
        owners = named.get(base, [])
        if not owners:
            hint = f"Name it like its seed ({base.rsplit('/')[-1]}.txt is not there), or remove it"
            problems.append(Problem(place, None, "the sidecar has no seed beside it", hint, "warning"))
        for owner in owners:
            if owner.extension in without_sidecar:
                hint = "Give date, authors and so on in the lines themselves"
                message = "the sidecar has no effect: its seed holds many articles"
                problems.append(Problem(place, None, message, hint, "warning"))
            elif owner.name in belonging:
                hint = f"Keep one; {belonging[owner.name].name} is used"
                problems.append(Problem(place, None, f"{owner.name} has more than one sidecar", hint, "warning"))
            else:
                belonging[owner.name] = sidecar
        if len(owners) > 1:
            hint = f"Name it after one, such as {owners[0].name.rsplit('/')[-1]}.meta.yml"
            message = f"the sidecar is used for {len(owners)} seeds"
            problems.append(Problem(place, None, message, hint, "warning"))
    return belonging, problems


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: OSError | RuntimeError) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]


def _size(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB" if count >= 100_000 else f"{count:,} bytes"
