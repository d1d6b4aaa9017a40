"""The command line in the tests' own process, whose runs hand on the processes in which they have articles read."""

from __future__ import annotations

import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mobextract.cli import main
from mobextract.runs import workers
from mobextract.runs.outcome import Options

SPARE = 4
"""Processes that are kept for the next run at most."""

_spare: list[tuple[tuple[Options, str], subprocess.Popen[bytes]]] = []
_taking = threading.Lock()
_starter = ThreadPoolExecutor(1)
"""A process ends with the thread that has started it: this one stays to the end."""


class Kept(workers.Worker):
    """A worker that takes over the process of an earlier run with the same options, in the same folder.

    To start one takes longer than all that most tests have read. Tests of how processes start, die and end use ``Worker`` itself, or
    run a command of its own.
    """

    def _start(self) -> None:
        with _taking:
            mine = [row for row in _spare if row[0] == (self.options, os.getcwd())][:1]
            _spare[:] = [row for row in _spare if row not in mine]
        if not mine:
            _starter.submit(super()._start).result()
            return
        self.process, self._limit = mine[0][1], self.options.seconds
        threading.Thread(target=self._watch, args=(self.process,), daemon=True).start()

    def close(self) -> None:
        """Keep the process if it waits for work; end it else, and the one that has been kept longest."""
        self.closed = True
        if self.process is None or self._since is not None or self.options.patterns is not None:
            super().close()
            return
        _spare.append(((self.options, os.getcwd()), self.process))
        self.process = None
        for _, process in _spare[:-SPARE]:
            process.kill()
        del _spare[:-SPARE]


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run a command; it may end with any status, but with an exception on the screen only where it is a fault of ours (3)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "Worker", Kept)
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)
    assert "Traceback" not in result.output or result.exit_code == 3, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result
