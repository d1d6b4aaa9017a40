"""What a run says while it goes on: a bar on a terminal, plain lines elsewhere, JSON lines for programs, or failures only."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from typing import IO, Any

from mobextract.runs.outcome import QUARANTINED, RECORD, SKIPPED

EVERY = 30.0
"""Seconds between two plain lines of progress."""


class Reporter:
    """Plain lines on standard error: each failure, progress now and then, and the sum at the end."""

    def __init__(self, total: int | None = None, *, quiet: bool = False, stream: IO[str] | None = None) -> None:
        self.total = total
        self.quiet = quiet
        self.stream = stream or sys.stderr
        self.begun = self.told = time.monotonic()
        self.tally: Counter[str] = Counter()

    def __enter__(self) -> Reporter:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def note(self, message: str) -> None:
        """Say something that is neither a failure nor progress."""
        if not self.quiet:
            self.write(f"mobextract: {message}", event="note", message=message)

    def add(self, entry: dict[str, Any]) -> None:
        """Count what became of an input, and name it where it was put in quarantine."""
        status = entry["status"]
        self.tally[status] += 1
        self.tally["warned"] += bool(entry.get("warnings"))
        if status != RECORD:
            self.tally[entry["cause"]] += 1
        if status == QUARANTINED:
            name = _printable(entry["name"]).replace("\n", "\\n")
            self.write(f"mobextract: {name}: {entry['reason']}", event="quarantined", **_public(entry))
        elif status == SKIPPED:
            self.skipped(entry)
        self.step()

    def skipped(self, entry: dict[str, Any]) -> None:
        """An input was skipped; only programs are told of each."""

    def step(self) -> None:
        """One input more is done."""
        if not self.quiet and time.monotonic() - self.told >= EVERY:
            self.told = time.monotonic()
            self.write(self.state(), event="progress", **self.figures())

    def write(self, line: str, **event: Any) -> None:
        """Write one line."""
        self.stream.write(_printable(line) + "\n")
        self.stream.flush()

    @property
    def done(self) -> int:
        """Inputs that are accounted for."""
        return self.tally[RECORD] + self.tally[QUARANTINED] + self.tally[SKIPPED]

    def figures(self) -> dict[str, Any]:
        """The figures of the moment."""
        seconds = max(time.monotonic() - self.begun, 1e-9)
        rate = self.done / seconds
        left = None if self.total is None or not self.done else round((self.total - self.done) / rate, 1)
        return {
            "inputs": self.done, "total": self.total, "records": self.tally[RECORD], "quarantined": self.tally[QUARANTINED],
            "skipped": self.tally[SKIPPED], "warned": self.tally["warned"], "per_second": round(rate, 1),
            "seconds": round(seconds, 1), "seconds_left": left,
        }  # fmt: skip

    def state(self) -> str:
        """The figures of the moment as a line."""
        now = self.figures()
        of = "" if self.total is None else f" of {self.total:,}"
        left = "" if now["seconds_left"] is None else f", {_clock(now['seconds_left'])} left"
        return f"mobextract: {now['inputs']:,}{of} inputs, {now['per_second']:,.0f}/s, {now['quarantined']:,} in quarantine{left}"

    def summary(self) -> None:
        """Say the sum at the end."""
        if self.quiet:
            return
        skipped = ", ".join(f"{self.tally[cause]} {cause}" for cause in ("empty", "duplicate", "link") if self.tally[cause])
        parts = [
            f"{self.tally[RECORD]} articles read", f"{self.tally[QUARANTINED]} in quarantine",
            f"{self.tally[SKIPPED]} skipped" + (f" ({skipped})" if skipped else ""), f"{self.tally['warned']} with warnings",
        ]  # fmt: skip
        self.write(", ".join(parts), event="summary", **self.figures())


class JsonReporter(Reporter):
    """The same as one JSON object a line."""

    def write(self, line: str, **event: Any) -> None:
        self.stream.write(json.dumps(event) + "\n")
        self.stream.flush()

    def skipped(self, entry: dict[str, Any]) -> None:
        if not self.quiet:
            self.write("", event="skipped", **_public(entry))


class TerminalReporter(Reporter):
    """A bar with articles per second, remaining time and failures."""

    def __enter__(self) -> Reporter:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        columns = (
            TextColumn("extracting"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}/s"),
            TextColumn("{task.fields[bad]} in quarantine"), TimeElapsedColumn(), TimeRemainingColumn(),
        )  # fmt: skip
        self.bar = Progress(*columns, console=Console(stderr=True))
        self.task = self.bar.add_task("extracting", total=self.total, rate="–", bad=0)
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def step(self) -> None:
        if time.monotonic() - self.told >= 0.2 or self.done == self.total:
            self.told = time.monotonic()
            now = self.figures()
            self.bar.update(self.task, completed=self.done, rate=f"{now['per_second']:,.0f}", bad=now["quarantined"])

    def write(self, line: str, **event: Any) -> None:
        from rich.text import Text

        self.bar.console.print(Text(_printable(line)), soft_wrap=True)


def reporter(total: int | None, *, quiet: bool, as_json: bool, terminal: bool) -> Reporter:
    """Return the reporter for a run."""
    if as_json:
        return JsonReporter(total, quiet=quiet)
    return TerminalReporter(total) if terminal and not quiet else Reporter(total, quiet=quiet)


def _public(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in ("status", "signature")}


def _printable(line: str) -> str:
    """A line without what could command a terminal: names of files and of members of archives come from strangers."""
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode("ascii") for c in line)


def _clock(seconds: float) -> str:
    minutes = int(seconds + 30) // 60
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min" if minutes else f"{seconds:.0f} s"
