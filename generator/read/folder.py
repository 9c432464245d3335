"""List and open the files in the folder of seeds without following links out of it."""

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

# Names may end in ". strikes Iraq" or ".08": only a short word of letters and digits is an extension.
_EXTENSION = re.compile(r"(?<=[^/])\.[A-Za-z][A-Za-z0-9]{0,7}$")
_SIDECAR_ENDINGS = (".meta.yml", ".meta.yaml")
# Extension of a format that is not read -> remedy.
_ADVICE = {
    ".pdf": "Save its text as .txt",
    ".docx": "Save it as .txt or .html",
    ".doc": "Save it as .txt or .html",
    ".odt": "Save it as .txt or .html",
    ".rtf": "Save it as .txt or .html",
    ".mht": "Save the page as .html",
    ".mhtml": "Save the page as .html",
    ".webarchive": "Save the page as .html",
    ".json": "Save it as .jsonl, with one article on each line",
    ".yml": "Name a sidecar like its seed: NAME.meta.yml",
    ".yaml": "Name a sidecar like its seed: NAME.meta.yml",
}


class UnreadableError(Exception):
    """A file cannot be opened or must not be read; its text is the reason, as part of a message.

    Attributes:
        hint: The remedy.
    """

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Seed:
    """One file that contains articles."""

    name: str
    """Path below the folder of seeds, with forward slashes."""
    path: Path
    """The file, with links resolved."""
    extension: str
    """In lower case with its dot; empty if the name has none."""


@dataclass(frozen=True, slots=True)
class FolderListing:
    """The files in a folder of seeds."""

    seeds: tuple[Seed, ...]
    """The files to read, ordered by name."""
    sidecars: Mapping[str, Seed]
    """Name of a seed -> its sidecar."""
    refused: frozenset[str]
    """Names of files that cannot or must not be read."""
    ignored: frozenset[str]
    """Names of files that are not articles."""
    problems: tuple[Problem, ...]
    """Problems of the files."""


def survey(seeds: Path, shown_as: str, formats: frozenset[str], without_sidecar: frozenset[str]) -> FolderListing:
    """List the files in a folder.

    Args:
        seeds: The folder.
        shown_as: Its name in messages.
        formats: Extensions that are read.
        without_sidecar: Extensions among them whose files cannot have a sidecar.

    Returns:
        The seeds and their sidecars, without hidden files and folders.
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
            message = f"skipped the file: {item.extension} is not a supported format"
            problems.append(Problem(f"{shown_as}/{item.name}", None, message, advice, "warning"))
            ignored.add(item.name)
    found.sort(key=lambda seed: seed.name)
    assigned, unclear = _assign_sidecars(found, sidecars, shown_as, without_sidecar)
    refused.discard(shown_as)
    return FolderListing(tuple(found), assigned, frozenset(refused), frozenset(ignored), (*problems, *unclear))


@contextmanager
def opened(seed: Seed, max_bytes: int) -> Iterator[BinaryIO]:
    """Open a file that is a regular file and not too large.

    Args:
        seed: The file.
        max_bytes: Largest size.

    Yields:
        The file.

    Raises:
        UnreadableError: It cannot be opened or is too large.
    """
    # O_NOFOLLOW: the file may have become a link since it was listed; O_NONBLOCK: or a pipe.
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
            reason = f"it has {_size(state.st_size)}, more than the limit of {_size(max_bytes)}"
            raise UnreadableError(
                reason, "Split it into one file per article, or raise `max_megabytes` under extra.briefing"
            )
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
            # The file may have grown since its size was checked.
            return file.read(max_bytes)
        except OSError as error:
            raise UnreadableError(_reason(error), "Check the file and its permissions") from error


def _walk(seeds: Path, shown_as: str) -> Iterator[Seed | Problem]:
    """Yield every file below the folder, or the reason why it is ignored."""
    try:
        root = seeds.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        hint = "Create the folder and add articles, or name another folder"
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
                message = "skipped the entry: it is a pipe, socket or device"
                yield Problem(f"{shown_as}/{name}", None, message, "Remove it", "warning")


def _linked(entry: os.DirEntry[str], name: str, root: Path, shown_as: str) -> Seed | Problem:
    """Follow a symbolic link to a file in the same folder of seeds; report any other."""
    place = f"{shown_as}/{name}"
    try:
        target = Path(entry.path).resolve(strict=True)
        is_folder, is_file = target.is_dir(), target.is_file()
    except (OSError, RuntimeError):
        return Problem(place, None, "cannot follow the link: its target does not exist", "Fix or remove it")
    if not target.is_relative_to(root):
        message = f"did not follow the link: its target is outside {shown_as}/"
        return Problem(place, None, message, "Copy the file into the folder instead")
    if is_folder:
        message = "did not follow the link: its target is a folder"
        return Problem(place, None, message, "Remove the link; the files are read where they are", "warning")
    if not is_file:
        return Problem(place, None, "skipped the link: its target is not a file", "Remove it", "warning")
    return _seed(name, target)


def _seed(name: str, path: Path) -> Seed:
    extension = _EXTENSION.search(name)
    return Seed(name, path, extension.group().lower() if extension else "")


def _assign_sidecars(
    seeds: list[Seed], sidecars: list[Seed], shown_as: str, without_sidecar: frozenset[str]
) -> tuple[dict[str, Seed], list[Problem]]:
    """Assign sidecars to seeds: `NAME.txt.meta.yml` to that file, `NAME.meta.yml` to every NAME."""
    named: dict[str, list[Seed]] = {}
    for seed in seeds:
        named.setdefault(seed.name, []).append(seed)
        if seed.extension:
            named.setdefault(seed.name[: -len(seed.extension)], []).append(seed)
    assigned: dict[str, Seed] = {}
    problems: list[Problem] = []
    # Longer names first: the more specific sidecar wins.
    for sidecar in sorted(sidecars, key=lambda each: (-len(each.name), each.name)):
        place = f"{shown_as}/{sidecar.name}"
        base = next(sidecar.name[: -len(end)] for end in _SIDECAR_ENDINGS if sidecar.name.lower().endswith(end))
        owners = named.get(base, [])
        if not owners:
            hint = f"Name it like its seed ({base.rsplit('/')[-1]}.txt does not exist), or remove it"
            problems.append(Problem(place, None, "ignored the sidecar: it has no seed", hint, "warning"))
        for owner in owners:
            if owner.extension in without_sidecar:
                hint = "Add date, authors and so on to the lines themselves"
                message = "ignored the sidecar: its seed contains many articles"
                problems.append(Problem(place, None, message, hint, "warning"))
            elif owner.name in assigned:
                hint = f"Remove all but one; {assigned[owner.name].name} is used"
                problems.append(Problem(place, None, f"{owner.name} has more than one sidecar", hint, "warning"))
            else:
                assigned[owner.name] = sidecar
        if len(owners) > 1:
            hint = f"Name it after one of them, such as {owners[0].name.rsplit('/')[-1]}.meta.yml"
            message = f"the sidecar applies to {len(owners)} seeds"
            problems.append(Problem(place, None, message, hint, "warning"))
    return assigned, problems


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
