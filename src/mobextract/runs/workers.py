"""Workers: processes that read articles for us, each article within its limits of time and memory.

A worker is a child that gets jobs and returns outcomes one by one, so that it is always known which article it is at. Where it
dies, or takes too long and is killed, a new one retries that article alone; where that fails too, the article is quarantined.
Children end with their parent. Used alike by the command line and inside the workers of Dask and Ray.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO

from mobextract.errors import MobextractError
from mobextract.inputs.reading import Job, RawArticle
from mobextract.runs.outcome import Options, Outcome, failure, job_name

CHUNK = 16
"""Jobs that a worker gets at a time: passing one costs about as much as reading an article."""
CHUNK_BYTES = 1_000_000
"""Content that is passed at a time where it comes along with the jobs; bounds the memory."""
AHEAD = 3
"""Chunks per worker that are given out before their results are asked for; bounds the memory."""
START = 60.0
"""Seconds that a worker has to import what it needs."""
GRACE = 3.0
"""Seconds beyond the limit that a worker has for its first article: it loads its tables."""
STARTS = 8
"""Times that a worker is started anew before it is ready; that is no fault of an article."""
READY = b"ready"

_LENGTH = struct.Struct("<Q")
Chunk = list[Job | RawArticle]


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Write one message with its length before it."""
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return one message, or None where the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


class Worker:
    """One child process at a time, started when it is first needed and replaced where it has died."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.process: subprocess.Popen[bytes] | None = None
        self.closed = False
        self._since: float | None = None
        self._limit = options.seconds
        self._too_slow = False

    def run(self, jobs: Chunk) -> list[Outcome]:
        """Return an outcome for every job, in order, whatever happens to the process."""
        done: list[Outcome] = []
        while len(done) < len(jobs):
            done += self._attempt(jobs[len(done) :])
            if len(done) < len(jobs):
                job = jobs[len(done)]
                done += self._attempt([job]) or [self._loss(job)]
        return done

    def _attempt(self, jobs: Chunk) -> list[Outcome]:
        """Outcomes as far as the process lives."""
        self._refuse_if_closed()
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        done: list[Outcome] = []
        try:
            write_frame(process.stdin, pickle.dumps([pickle.dumps(job) for job in jobs]))
            while len(done) < len(jobs):
                data = read_frame(process.stdout)
                if data is None:
                    break
                done.append(pickle.loads(data))
                self._since, self._limit = time.monotonic(), self.options.seconds
        except OSError:
            pass
        self._since = None
        if len(done) < len(jobs):
            self._end()
        return done

    def _refuse_if_closed(self) -> None:
        """Nobody asks any more: no process is used, or started anew where it was killed while it began."""
        if self.closed:
            raise MobextractError("the workers are closed")

    def _loss(self, job: Job | RawArticle) -> Outcome:
        name = job_name(job)
        if self._too_slow:
            return failure(name, f"took longer than {self.options.seconds:g} seconds", "limit")
        return failure(name, "the process that read this article died (out of memory, or killed)", "died")

    def _running(self) -> subprocess.Popen[bytes]:
        for _ in range(STARTS):
            if self.process is not None and self.process.poll() is None:
                break
            self._end()
            self._refuse_if_closed()
            self._start()
        else:
            raise MobextractError("no process to read articles in can be started: each ends before it is ready")
        self._too_slow = False
        self._since = time.monotonic()
        assert self.process is not None
        return self.process

    def _start(self) -> None:
        """Start a process and wait until it is ready; where it ends before, there is none."""
        with contextlib.suppress(OSError):
            command = [sys.executable, "-m", "mobextract.runs.worker", str(os.getpid())]
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )
            assert self.process.stdin is not None
            write_frame(self.process.stdin, pickle.dumps(self.options))
            self._limit, self._since = START, time.monotonic()
            threading.Thread(target=self._watch, args=(self.process,), daemon=True).start()
            assert self.process.stdout is not None
            ready = read_frame(self.process.stdout) == READY
            self._limit, self._since = self.options.seconds + GRACE, None
            if ready and not self.closed:
                return
        self._end()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        """Kill the process where one article takes too long."""
        while True:
            try:
                process.wait(timeout=0.25)
                return
            except subprocess.TimeoutExpired:
                since = self._since
                if self.process is process and since is not None and time.monotonic() - since > self._limit:
                    self._too_slow = True
                    process.kill()

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()

    def close(self) -> None:
        """End the process; whoever still waits for it gets an error."""
        self.closed = True
        process = self.process
        if process is not None:
            process.kill()


def guarded_outcomes(jobs: Iterable[Job | RawArticle], options: Options, *, workers: int = 1) -> Iterator[Outcome]:
    """Yield what becomes of each job, in order, read by ``workers`` processes; memory does not grow with the jobs."""
    crew = [Worker(options) for _ in range(workers)]
    idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for worker in crew:
        idle.put(worker)

    def run(chunk: Chunk) -> list[Outcome]:
        worker = idle.get()
        try:
            return worker.run(chunk)
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(workers, thread_name_prefix="mobextract")
    try:
        yield from in_order(chunks(jobs), lambda chunk: pool.submit(run, chunk), AHEAD * workers)
    finally:
        for worker in crew:
            worker.close()
        pool.shutdown(cancel_futures=True)
        for worker in crew:
            worker._end()


def in_order(parts: Iterator[Chunk], submit: object, ahead: int) -> Iterator[Outcome]:
    """Yield the outcomes of ``parts`` in order, with at most ``ahead`` of them given out."""
    assert callable(submit)
    pending: deque[Future[list[Outcome]]] = deque()
    for part in parts:
        pending.append(submit(part))
        if len(pending) >= ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def chunks(jobs: Iterable[Job | RawArticle]) -> Iterator[Chunk]:
    """Put jobs together, few enough that neither their number nor their content is large."""
    chunk: Chunk = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += len(job.data or b"") if isinstance(job, Job) else 4 * len(job.text)
        if len(chunk) >= CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
