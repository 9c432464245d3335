"""Parse the configuration file and the files it inherits from, with line numbers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import BriefingError, Problem
from generator.located_yaml import Located, parse

KeyPath = tuple[str | int, ...]
"""Path of a value from the top of the configuration: `("extra", "briefing", "seeds")`."""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """One parsed configuration file."""

    shown: str
    """Name of the file in messages."""
    located: Located
    """Its content with line numbers."""


@dataclass(frozen=True, slots=True)
class ConfigFiles:
    """The configuration file, followed by the file it inherits from (`INHERIT`), and so on."""

    files: tuple[ConfigFile, ...]
    """At least one; an earlier file overrides a later one."""

    @property
    def main(self) -> ConfigFile:
        """The configuration file itself."""
        return self.files[0]

    def place(self, key: KeyPath) -> tuple[str, int | None]:
        """Return the file and line of the value at `key`, or of its nearest parent; no line if there is none."""
        for length in range(len(key), 0, -1):
            for file in self.files:
                if key[:length] in file.located.lines:
                    return file.shown, file.located.lines[key[:length]]
        return self.main.shown, None

    def value(self, key: str) -> Any:
        """Return the value of a top-level key in the first file that has it; None if none has."""
        return next((file.located.data[key] for file in self.files if key in file.located.data), None)


def parse_files(config_file: Path) -> ConfigFiles:
    """Parse a configuration file and the files it inherits from.

    Args:
        config_file: Absolute path of an `mkdocs.yml`.

    Raises:
        BriefingError: A file cannot be read or is not a mapping, or the inheritance is circular.
    """
    return ConfigFiles(tuple(_inheritance(config_file)))


def _inheritance(config_file: Path) -> Iterator[ConfigFile]:
    path, seen = config_file, {config_file}
    heir: ConfigFile | None = None
    while True:
        file = _parse_file(path, os.path.relpath(path, config_file.parent), heir)
        yield file
        inherited = file.located.data.get("INHERIT")
        if not isinstance(inherited, str):
            return
        path = Path(os.path.normpath(path.parent / inherited))
        if path in seen:
            line = file.located.line_of(("INHERIT",))
            message = "`INHERIT`: the files inherit from each other in a circle"
            raise BriefingError(Problem(file.shown, line, message, "Remove it from one of the files"))
        seen.add(path)
        heir = file


def _parse_file(path: Path, shown: str, heir: ConfigFile | None) -> ConfigFile:
    """Parse one file.

    Args:
        path: The file.
        shown: Its name in messages.
        heir: The file that inherits from it; None for the configuration file itself.

    Raises:
        BriefingError: It cannot be read or is not a mapping.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        hint = "Name the file with --config, or create a site folder with `briefing new DIR`"
        if heir is not None:
            hint = f"Fix `INHERIT` in {heir.shown}"
        message = f"cannot read the configuration: {reason_of(error)}"
        raise BriefingError(Problem(shown, None, message, hint)) from error
    located, problems = parse(text, shown, foreign_tags=True)
    if located is None:
        raise BriefingError(*problems)
    if not isinstance(located.data, dict):
        message = "cannot use the configuration: it is not a mapping of keys to values"
        hint = "Begin it with `site_name: …`; `briefing new DIR` creates an example"
        raise BriefingError(Problem(shown, 1, message, hint))
    return ConfigFile(shown, located)


def reason_of(error: OSError | UnicodeDecodeError) -> str:
    """Return why a file cannot be read, as part of a message."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return (error.strerror or str(error)).lower()
