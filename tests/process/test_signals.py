"""Ctrl-C and SIGTERM, each in its own process."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.process.signals import INTERRUPTED
from tests.sites import REPOSITORY, start

WAIT = "try:\n    print('ready', flush=True)\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    {}\n"


def code_after(program: str, how: signal.Signals) -> int:
    """Start a program, send it a signal once it says that it is ready, and return its exit code."""
    head = "import time\nfrom generator.process.signals import *\n"
    process = start(["-c", head + program], cwd=REPOSITORY, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(how)
        process.communicate(timeout=30)
    finally:
        process.kill()
        process.communicate()
    return process.returncode


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_sigterm_interrupts_as_ctrl_c_does(how: signal.Signals) -> None:
    assert code_after("interrupt_on_sigterm()\n" + WAIT.format("raise SystemExit(7)"), how) == 7


def test_a_process_that_was_interrupted_ends_with_the_code_of_shells() -> None:
    program = "ending = InterruptedExit()\n" + WAIT.format("ending.interrupted = True")
    assert code_after(program, signal.SIGINT) == INTERRUPTED


def test_a_process_that_was_not_interrupted_ends_with_its_own_code() -> None:
    assert code_after("ending = InterruptedExit()\n" + WAIT.format("raise SystemExit(3)"), signal.SIGINT) == 3


PARENT = """
import multiprocessing, os, time
from pathlib import Path
from generator.process.signals import leave_interrupts_to_parent

def work(file):
    leave_interrupts_to_parent()
    Path(file).write_text(str(os.getpid()))
    time.sleep(60)

if __name__ == "__main__":
    multiprocessing.get_context("spawn").Process(target=work, args=["worker"]).start()
    time.sleep(60)
"""


def test_a_worker_ends_when_its_parent_is_killed_and_not_by_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(PARENT, encoding="utf-8")
    parent = start(["parent.py"], cwd=tmp_path)
    try:
        written = tmp_path / "worker"
        until(lambda: written.exists() and written.read_text(encoding="utf-8") != "")
        worker = int(written.read_text(encoding="utf-8"))
        os.kill(worker, signal.SIGINT)
        assert running(worker)
    finally:
        parent.kill()
        parent.wait()
    until(lambda: not running(worker))


def running(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + 120  # on a busy machine
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)
