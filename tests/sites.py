"""Site folders for tests, made like this repository's own, and the command to run on them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.scaffold import FILES, ONLY_HERE

REPOSITORY = Path(__file__).parents[1]

# Our own words. The names are ones that the smallest model finds.
HARBOUR = """\
Mayor Ada Lund opens the new harbour in Bergen

Ada Lund, the mayor of Bergen, opened the new harbour on Sunday. "The ships will return within a month," Lund said.

The United Nations sent an observer to Bergen. Norway paid 40 million dollars for the outer wall.
"""
STRIKE = """\
Dock workers in Bergen end their strike

Dock workers in Bergen ended their strike on Monday. Ada Lund thanked the workers and the United Nations.

The observer left Norway for Egypt. The workers return on Tuesday.
"""
# "A new library opens in the city of Alexandria": right to left, on a site in English.
LIBRARY = """\
افتتاح مكتبة جديدة في مدينة الإسكندرية

افتتحت المدينة يوم الأحد مكتبة جديدة قرب البحر. وقال مدير المكتبة إن أبوابها مفتوحة للجميع كل يوم.
"""

OWN_SEEDS = {"2024-08-18-harbour.txt": HARBOUR, "2024-08-19-strike.txt": STRIKE, "2024-08-17-library.txt": LIBRARY}
"""What the site is made of that all tests share."""


def make_site(folder: Path, seeds: Mapping[str, str | bytes], *, whole: bool = False) -> Path:
    """A site like the repository's own: without its manual, as others have it, or whole."""
    for name in (*FILES, "docs/guide") if whole else FILES:
        source, target = REPOSITORY / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    if not whole:
        configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
        kept = "".join(line for line in configuration if ONLY_HERE not in line)
        (folder / "mkdocs.yml").write_text(kept, encoding="utf-8")
    (folder / "seeds").mkdir()
    for name, content in seeds.items():
        path = folder / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def make_example(folder: Path) -> Path:
    """The example articles as a site of their own."""
    return make_site(folder, files_of(REPOSITORY / "examples" / "seeds"))


def briefing(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as a person does whose terminal is piped."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def start(command: Sequence[str | Path], **options: Any) -> subprocess.Popen[str]:
    """Start a process that Ctrl-C interrupts, as it does a command of a terminal.

    A shell starts what it runs in the background with Ctrl-C ignored, tests included, and children inherit that.

    Args:
        command: The arguments of Python.
        options: What `subprocess.Popen` takes.
    """
    options = {"env": environment(), "encoding": "utf-8"} | options
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a handler is not inherited, to ignore is
    try:
        return subprocess.Popen([sys.executable, *map(str, command)], **options)
    finally:
        signal.signal(signal.SIGINT, before)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment, in which the repository's package is found from every folder."""
    kept = {key: value for key, value in os.environ.items() if key not in {"SOURCE_DATE_EPOCH", "FORCE_COLOR"}}
    return kept | {"PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"} | dict(more or {})


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, but for what may be deleted at any time."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".briefing" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def free_port() -> int:
    """A free port of this machine."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
