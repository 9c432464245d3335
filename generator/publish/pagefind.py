"""Pagefind, the program that makes an index of search: told of one page after another, so that their order is ours.

Given a folder, it takes the pages in the order in which the file system lists them, and another one would get other
bytes. So we speak with it as its own interfaces for Python and Node do (`pagefind/src/service/`): a request and its
answer are JSON in base64, each with a comma after it.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, cast

import pagefind_bin

_READ_AT_ONCE = 1 << 16


class Indexer:
    """The program while it makes one index."""

    def __init__(self, folder: Path, language: str) -> None:
        """Start it.

        Args:
            folder: A folder where no configuration of Pagefind's lies.
            language: ISO 639-1 code, for its rules of words.

        Raises:
            OSError: It cannot be started.
        """
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the program
        self._process = subprocess.Popen(  # noqa: S603 - a program of ours
            [pagefind_bin.get_executable(), "--service"],
            cwd=folder,
            env={key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )
        # Pipes are such, which the type of a process does not say.
        self._to, self._back = cast("BinaryIO", self._process.stdin), cast("BufferedReader", self._process.stdout)
        self._language = language
        self._asked = 0
        self._index: int | None = None

    def __enter__(self) -> Indexer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._process.wait()
        for stream in (self._to, self._back, self._said):
            with suppress(BrokenPipeError):  # of what was still to be sent
                stream.close()

    def add(self, path: str, page: str) -> None:
        """Tell it of a page; those it was told of before have smaller numbers.

        Args:
            path: Its address, as the index will know it, without a slash before it.
            page: HTML.

        Raises:
            subprocess.SubprocessError: The program failed, or could not do it.
        """
        if self._index is None:
            config = {"force_language": self._language, "keep_index_url": True}
            self._index = int(self._ask({"type": "NewIndex", "config": config})["index_id"])
        self._ask({"type": "AddFile", "index_id": self._index, "file_path": path, "file_contents": page})

    def write(self, place: Path) -> None:
        """Write the index into a folder: what the program writes itself is not all there when it says so.

        Raises:
            OSError: The folder cannot be written into.
            subprocess.SubprocessError: The program failed, or could not do it.
        """
        for file in self._ask({"type": "GetFiles", "index_id": self._index})["files"]:
            path = place / file["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(file["content"]))

    def stop(self) -> None:
        """End it at once, from whatever thread."""
        self._process.kill()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request, and wait for its answer: nothing waits that could fill a pipe."""
        self._asked += 1
        message = json.dumps({"message_id": self._asked, "payload": request})
        answered = bytearray()
        try:
            self._to.write(base64.b64encode(message.encode()) + b",")
            self._to.flush()
            while not answered.endswith(b",") and (more := self._back.read1(_READ_AT_ONCE)):
                answered += more
        except BrokenPipeError:
            answered.clear()
        if not answered:
            raise self._failed()
        answer: dict[str, Any] = json.loads(base64.b64decode(answered[:-1]))["payload"]
        if answer["type"] == "Error":
            raise self._failed(str(answer.get("message")))
        return answer

    def _failed(self, why: str = "") -> subprocess.CalledProcessError:
        if not why:
            self._process.wait()
            self._said.seek(0)
            why = self._said.read().decode("utf-8", "replace")
        return subprocess.CalledProcessError(self._process.returncode or 1, "pagefind", stderr=why)
