"""A run of ``extract`` over many inputs: what is done is taken over, every outcome is written and counted, the output appears whole.

jobs → (those of an earlier run are marked) → outcomes → (exact duplicates are marked) → sink → reporter
"""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from mobextract.errors import CLEAN, FAILED, FAULT, MobextractError
from mobextract.inputs.reading import Job
from mobextract.runs.formats import check_target, read, write
from mobextract.runs.ledger import Ledger, entry_of
from mobextract.runs.outcome import QUARANTINED, RECORD, Options, Outcome, failure
from mobextract.runs.progress import Reporter

Engine = Callable[[Iterable[Job], Options], Iterator[Outcome]]


@dataclasses.dataclass(slots=True, frozen=True)
class Target:
    """Where the records go, and what of an earlier run is taken over."""

    path: Path
    form: str = "jsonl"
    resume: bool = False
    retry: bool = False


class Stopped(Exception):
    """A strict run has met its first article in quarantine."""


class Sink(Protocol):
    """What outcomes are written to."""

    def status(self, outcome: Outcome) -> str:
        """What becomes of an input."""

    def add(self, outcome: Outcome) -> dict[str, Any]:
        """Write an outcome; return its entry for the manifest."""


class StreamSink:
    """Records on standard output: JSON Lines, or one indented object."""

    def __init__(self, stream: IO[str], *, indent: bool = False) -> None:
        self.stream, self.indent = stream, indent

    def status(self, outcome: Outcome) -> str:
        """Nothing is kept from an earlier run here."""
        return outcome.status

    def add(self, outcome: Outcome) -> dict[str, Any]:
        """Write the record, if there is one."""
        if outcome.line is not None:
            line = msgspec.json.format(outcome.line, indent=2) if self.indent else outcome.line
            self.stream.write(line + "\n")
        return entry_of(outcome)


class Seen:
    """Digests of the articles that have a record, on the disk: the second of two inputs with the same bytes is skipped."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("CREATE TABLE seen (digest TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID")

    def mark(self, outcome: Outcome, status: str) -> Outcome:
        """Return the outcome, or that of a duplicate."""
        if status != RECORD or outcome.sha256 is None:
            return outcome
        if self._base.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (outcome.sha256, outcome.name)).rowcount:
            return outcome
        (first,) = self._base.execute("SELECT name FROM seen WHERE digest = ?", (outcome.sha256,)).fetchone()
        return failure(outcome.name, f"the same bytes as {first}", "duplicate", outcome.sha256, outcome.size)


def pour(outcomes: Iterable[Outcome], sink: Sink, reporter: Reporter, *, strict: bool = False, keep: bool = False) -> None:
    """Write and count every outcome, duplicates where ``keep``; raises Stopped at the first in quarantine where ``strict``.

    However it ends, the outcomes are closed, and their processes with them.
    """
    seen = Seen()
    try:
        for outcome in outcomes:
            entry = sink.add(outcome if keep else seen.mark(outcome, sink.status(outcome)))
            reporter.add(entry)
            if strict and entry["status"] == QUARANTINED:
                raise Stopped
    finally:
        if isinstance(outcomes, Generator):
            outcomes.close()


def status_of(reporter: Reporter) -> int:
    """The exit status of a run."""
    if reporter.tally["fault"]:
        return FAULT
    return FAILED if reporter.tally[QUARANTINED] else CLEAN


def run_to_target(
    jobs: Iterable[Job], options: Options, engine: Engine, target: Target, reporter: Reporter, *, strict: bool = False, keep: bool = False
) -> int:
    """Extract into a file, crash-proof; returns the exit status. The parts stay for ``resume`` where the run does not end."""
    check_target(target.path, target.form)
    with contextlib.ExitStack() as stack:
        finished = stack.enter_context(_finished(target)) if target.resume else None
        ledger = Ledger(target.path, options, resume=target.resume, finished=finished)
        stack.callback(ledger.close)
        if len(ledger.prior):
            reporter.note(f"{len(ledger.prior)} inputs of the earlier run are looked at, and taken over where they have not changed")
        if ledger.outdated:
            reporter.note("the earlier run had another version, other patterns or other options: its inputs are done again")
        marked = _marked(jobs, ledger, retry=target.retry)
        results = engine(marked, options)
        try:
            pour(results, ledger, reporter, strict=strict, keep=keep)
        except Stopped:
            ledger.sync()
            reporter.note(f"stopped (--strict); what is done stands in {ledger.part}, --resume goes on from there")
            return max(status_of(reporter), FAILED)
        near = finish(ledger, target.form)
        if options.signatures:
            reporter.note(f"{near} near-duplicates are listed in {_beside(target.path, 'duplicates')}" if near else "no near-duplicates")
    return status_of(reporter)


def _marked(jobs: Iterable[Job], ledger: Ledger, *, retry: bool) -> Iterator[Job]:
    """The jobs, those of the earlier run with the digest for which its outcome holds."""
    if not len(ledger.prior):
        yield from jobs
        return
    for job in jobs:
        digest = None if job.problem is not None else ledger.expected(job.name, retry=retry)
        yield job if digest is None else dataclasses.replace(job, expected=digest)


@contextlib.contextmanager
def _finished(target: Target) -> Iterator[Path | None]:
    """The records of a finished earlier run as JSON Lines; None where there is none that can be read."""
    if not target.path.exists():
        yield None
    elif target.form == "jsonl":
        yield target.path
    else:
        with tempfile.TemporaryDirectory(prefix="mobextract-") as folder:
            lines = Path(folder) / "records.jsonl"
            try:
                write(read(target.path, target.form), lines, "jsonl")
            except MobextractError:
                lines = None  # type: ignore[assignment]
            yield lines


def finish(ledger: Ledger, form: str) -> int:
    """Write what stands beside the output, then the output, then the manifest; returns the number of near-duplicates."""
    ledger.put_in_order()
    ledger.close()
    near = _write_beside(ledger)
    if form == "jsonl":
        ledger.part.replace(ledger.output)
    else:
        with ledger.part.open(encoding="utf-8", newline="\n") as lines:
            write((line.removesuffix("\n") for line in lines), ledger.output, form)
        ledger.part.unlink()
    ledger.log.replace(ledger.manifest)
    return near


def _beside(output: Path, what: str) -> Path:
    return output.with_name(f"{output.name}.{what}.jsonl")


def _write_beside(ledger: Ledger) -> int:
    """The files of what is in quarantine and of near-duplicates, each only where there is something to say."""
    with ledger.log.open("rb") as log:
        next(log)
        _write_list(_beside(ledger.output, "quarantine"), _quarantined(map(msgspec.json.decode, log)))
    with ledger.log.open("rb") as log:
        next(log)
        return _write_list(_beside(ledger.output, "duplicates"), _near(map(msgspec.json.decode, log)))


def _quarantined(entries: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (entry for entry in entries if entry["status"] == QUARANTINED)


def _near(entries: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from mobextract.runs.near import NearIndex

    index: NearIndex | None = None
    for entry in entries:
        if "signature" in entry:
            index = index or NearIndex()
            found = index.add(entry["name"], bytes.fromhex(entry["signature"]))
            if found is not None:
                yield {"name": entry["name"], "original": found[0], "likeness": round(found[1], 3)}


def _write_list(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    part = path.with_name(path.name + ".new")
    count = 0
    with part.open("wb") as file:
        for row in rows:
            file.write(msgspec.json.encode(row) + b"\n")
            count += 1
    if count:
        part.replace(path)
    else:
        part.unlink()
        path.unlink(missing_ok=True)
    return count
