"""Run Pagefind, the search indexer, as a service that receives one page after another.

Given a folder, Pagefind takes the pages in the order of the file system's listing, so that the bytes of the index
depend on the machine. Its service protocol, which its interfaces for Python and Node use (`pagefind/src/service/`),
lets us decide the order: a request and its answer are JSON in base64, each followed by a comma.
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
    """The running program, making one index."""

    def __init__(self, folder: Path, language: str) -> None:
        """Start the program.

        Args:
            folder: Working folder, without a configuration of Pagefind.
            language: ISO 639-1 code, which decides how words are stemmed.

        Raises:
            OSError: The program cannot be started.
        """
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the program
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program of an installed package
                [pagefind_bin.get_executable(), "--service"],
                cwd=folder,
                env={key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
            )
        except OSError:
            self._stderr.close()
            raise
        # The type of a process does not say what its pipes are.
        self._stdin, self._stdout = cast("BinaryIO", self._process.stdin), cast("BufferedReader", self._process.stdout)
        self._language = language
        self._requests = 0
        self._index: int | None = None

    def __enter__(self) -> Indexer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._process.wait()
        for stream in (self._stdin, self._stdout, self._stderr):
            with suppress(BrokenPipeError):  # bytes that were still to be sent
                stream.close()

    def add(self, path: str, page: str) -> None:
        """Add a page; pages are numbered in the order in which they are added.

        Args:
            path: Its address in the index, without a slash at the beginning.
            page: HTML.

        Raises:
            subprocess.SubprocessError: The program failed or refused the request.
        """
        if self._index is None:
            config = {"force_language": self._language, "keep_index_url": True}
            self._index = int(self._request({"type": "NewIndex", "config": config})["index_id"])
        self._request({"type": "AddFile", "index_id": self._index, "file_path": path, "file_contents": page})

    def write(self, place: Path) -> None:
        """Write the index into a folder; the program itself reports that it is done before all its files are written.

        Raises:
            OSError: The folder cannot be written into.
            subprocess.SubprocessError: The program failed or refused the request.
        """
        for file in self._request({"type": "GetFiles", "index_id": self._index})["files"]:
            path = place / file["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(file["content"]))

    def stop(self) -> None:
        """Stop the program at once; may be called from any thread."""
        self._process.kill()

    def _request(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and read its answer, so that no pipe fills up."""
        self._requests += 1
        message = json.dumps({"message_id": self._requests, "payload": request})
        answered = bytearray()
        try:
            self._stdin.write(base64.b64encode(message.encode()) + b",")
            self._stdin.flush()
            while not answered.endswith(b",") and (more := self._stdout.read1(_READ_AT_ONCE)):
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
            self._stderr.seek(0)
            why = self._stderr.read().decode("utf-8", "replace")
        return subprocess.CalledProcessError(self._process.returncode or 1, "pagefind", stderr=why)
