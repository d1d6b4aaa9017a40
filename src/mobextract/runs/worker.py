"""The child process of ``mobextract.runs.workers``: reads jobs from its standard input, writes outcomes to its standard output.

It ends when its parent ends, also by kill -9, and cannot take more memory than an article may.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
import time
from typing import IO

from mobextract.errors import MobextractError
from mobextract.inputs.detection import detect
from mobextract.runs.outcome import Options, run_job
from mobextract.runs.workers import READY, read_frame, write_frame

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Read the options, then chunks of jobs until the parent closes the pipe."""
    parent = int(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    end_with(parent)
    source = sys.stdin.buffer
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the outcomes
    head = read_frame(source)
    if head is not None:
        serve(source, sink, pickle.loads(head))


def serve(source: IO[bytes], sink: IO[bytes], options: Options) -> None:
    """Answer every job of every chunk with its outcome."""
    limit_memory(options.megabytes)
    warm_up(options)
    collect_seldom()
    write_frame(sink, READY)
    while (frame := read_frame(source)) is not None:
        for data in pickle.loads(frame):
            outcome = run_job(pickle.loads(data), options)
            write_frame(sink, pickle.dumps(outcome))


def warm_up(options: Options) -> None:
    """Load what every article needs, so that the first one does not take longer than the others."""
    if options.language is None:
        with contextlib.suppress(MobextractError):
            detect("Trong năm 2024 xã có 32 mô hình.", patterns=options.patterns)


def collect_seldom() -> None:
    """Look for cyclic garbage less often than Python would: records have no cycles, and the tables loaded stay until the end."""
    gc.set_threshold(100_000, 20, 20)


def end_with(parent: int) -> None:
    """Make this process end when ``parent`` does: by the kernel where it can, else by looking every second."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    elif os.name == "posix":
        threading.Thread(target=_look_after, args=(parent,), daemon=True).start()


def _look_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def limit_memory(megabytes: int) -> None:
    """Let this process grow by no more than so many megabytes (Linux; elsewhere without effect)."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * resource.getpagesize()
    limit = now + megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


if __name__ == "__main__":
    main()
