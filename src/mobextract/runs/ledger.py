"""The ledger of a run: finished lines and what became of each input, written so that a kill at any moment loses nothing.

Beside the output ``records.jsonl`` a run keeps two files: ``records.jsonl.part`` (finished records) and ``records.jsonl.part.log``
(one line for each input: name, status, digest of its bytes). A record is written whole before its line in the log; what has no
line in the log is cut off when the run goes on. At the end the parts get their names in one step each: output, then manifest.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from mobextract._version import __version__
from mobextract.errors import MobextractError
from mobextract.language import patterns_root
from mobextract.runs.outcome import KEPT, RECORD, Options, Outcome

FORMAT = 1
SYNC = 2.0
"""Seconds between the moments at which everything is forced to the disk: what a power cut may cost."""
_SPAN = struct.Struct("<4Q")


def stamp(options: Options) -> dict[str, Any]:
    """What a record depends on besides its bytes: where this differs, an earlier outcome no longer holds."""
    digest = hashlib.sha256()
    root = patterns_root(options.patterns)
    for path in sorted(root.rglob("*")):
        if path.suffix in (".toml", ".tsv"):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return {
        "manifest": FORMAT, "mobextract": __version__, "patterns": f"sha256:{digest.hexdigest()[:16]}", "language": options.language,
        "text_field": options.text_field, "html_field": options.html_field, "signatures": options.signatures,
    }  # fmt: skip


def entry_of(outcome: Outcome) -> dict[str, Any]:
    """The line of the log for an outcome."""
    entry: dict[str, Any] = {"name": outcome.name, "status": outcome.status, "sha256": outcome.sha256, "bytes": outcome.size}
    if outcome.status == RECORD:
        entry["warnings"] = outcome.warnings
    else:
        entry |= {"cause": outcome.cause, "reason": outcome.reason}
    if outcome.signature is not None:
        entry["signature"] = outcome.signature.hex()
    return entry


class Prior:
    """What earlier runs left: entries by name, each with the place of its record. Kept on the disk, not in memory."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)  # a temporary file without a name
        self._base.execute("CREATE TABLE prior (name TEXT PRIMARY KEY, entry BLOB, file TEXT, start INT, size INT, at INT, length INT)")

    def add(self, entry: bytes, file: str, span: tuple[int, int, int, int]) -> None:
        """Remember an entry of a log, the file of its record, and where both stand."""
        self._base.execute("INSERT OR REPLACE INTO prior VALUES (?,?,?,?,?,?,?)", (msgspec.json.decode(entry)["name"], entry, file, *span))

    def find(self, name: str) -> tuple[dict[str, Any], str, tuple[int, int, int, int]] | None:
        """Return the entry of an input, the file of its record, and the spans of its record and entry."""
        row = self._base.execute("SELECT entry, file, start, size, at, length FROM prior WHERE name = ?", (name,)).fetchone()
        return None if row is None else (msgspec.json.decode(row[0]), row[1], tuple(row[2:]))

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM prior").fetchone()[0])


class Ledger:
    """An output being written. ``resume`` takes over what an unfinished or finished earlier run left."""

    def __init__(self, output: Path, options: Options, *, resume: bool, finished: Path | None = None) -> None:
        self.output = output
        self.part = output.with_name(output.name + ".part")
        self.log = output.with_name(output.name + ".part.log")
        self.manifest = output.with_name(output.name + ".manifest.jsonl")
        self.stamp = stamp(options)
        self.prior = Prior()
        self.outdated = False
        if self.log.exists() and not self.part.exists() and output.exists():
            self.log.replace(self.manifest)  # a run that was killed in its very last step
        if self.log.exists() and not resume:
            raise MobextractError(f"{self.log} is left from an unfinished run: go on with it (--resume), or remove it and {self.part}")
        self._records: IO[bytes] = self.part.open("ab+")
        self._entries: IO[bytes] = self.log.open("ab+")
        _lock(self._entries, self.log)
        if resume and finished is not None and self.manifest.exists():
            self._take(self.manifest, finished)
        self._take_part()
        self._order: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._straight = True
        self._ends = (0, self._head)
        self._synced = time.monotonic()

    def _take(self, manifest: Path, records: Path) -> None:
        """Index a finished output."""
        with manifest.open("rb") as log, records.open("rb") as lines:
            if self._fits(log.readline()):
                for entry, span in _pairs(log, lines):
                    self.prior.add(entry, str(records), span)

    def _take_part(self) -> None:
        """Index the unfinished output, and cut off what stands behind its last whole entry."""
        self._entries.seek(0)
        self._records.seek(0)
        end_records = end_entries = 0
        head = self._entries.readline()
        if head.endswith(b"\n") and self._fits(head):
            end_entries = len(head)
            for entry, span in _pairs(self._entries, self._records):
                self.prior.add(entry, str(self.part), span)
                end_records, end_entries = max(end_records, span[0] + span[1]), span[2] + span[3]
        self._records.truncate(end_records)
        self._entries.truncate(end_entries)
        self._records.seek(0, os.SEEK_END)
        self._entries.seek(0, os.SEEK_END)
        if end_entries == 0:
            self._entries.write(msgspec.json.encode(self.stamp) + b"\n")
            self._entries.flush()
            end_entries = self._entries.tell()
        self._head = len(msgspec.json.encode(self.stamp)) + 1
        self._at = [end_records, end_entries]

    def _fits(self, head: bytes) -> bool:
        try:
            fits = bool(msgspec.json.decode(head) == self.stamp)
        except msgspec.DecodeError:
            fits = False
        self.outdated |= not fits and bool(head)
        return fits

    def expected(self, name: str, *, retry: bool = False) -> str | None:
        """The digest for which the earlier outcome of an input holds; None where it has to be done (again).

        Duplicates are always looked at again, what was put in quarantine with ``retry``, and what died or was a fault of ours.
        """
        found = self.prior.find(name)
        if found is None:
            return None
        entry, file, span = found
        again = entry.get("cause") in ("duplicate", "died", "fault") or (retry and entry["status"] != RECORD)
        if again or (entry["status"] == RECORD and _line_at(file, span, entry) is None):
            return None
        digest: str | None = entry.get("sha256")
        return digest

    def status(self, outcome: Outcome) -> str:
        """What becomes of an input, that of the earlier run where its outcome is kept."""
        found = self.prior.find(outcome.name) if outcome.status == KEPT else None
        return outcome.status if found is None else str(found[0]["status"])

    def add(self, outcome: Outcome) -> dict[str, Any]:
        """Write an outcome, or take over the earlier one; returns its entry."""
        if outcome.status != KEPT:
            entry = entry_of(outcome)
            line = None if outcome.line is None else outcome.line.encode("utf-8") + b"\n"
            self._note(*self._append(line, msgspec.json.encode(entry) + b"\n"))
            return entry
        found = self.prior.find(outcome.name)
        if found is None:
            raise MobextractError(f"{outcome.name}: kept from an earlier run that does not have it")
        entry, file, span = found
        if file != str(self.part):
            line = _line_at(file, span, entry) if entry["status"] == RECORD else None
            if entry["status"] == RECORD and line is None:
                raise MobextractError(f"{file}: was changed while it was read; start again")
            span = self._append(line, msgspec.json.encode(entry) + b"\n")
        self._note(*span)
        return entry

    def _append(self, line: bytes | None, entry: bytes) -> tuple[int, int, int, int]:
        span = (self._at[0], len(line or b""), self._at[1], len(entry))
        if line is not None:
            self._records.write(line)
            self._records.flush()
        self._entries.write(entry)
        self._entries.flush()
        self._at = [span[0] + span[1], span[2] + span[3]]
        if time.monotonic() - self._synced > SYNC:
            self.sync()
        return span

    def _note(self, start: int, size: int, at: int, length: int) -> None:
        """Remember the order of the outcomes; as long as it is that of the files, nothing has to be put in order at the end."""
        self._straight &= (start if size else self._ends[0], at) == self._ends
        self._ends = (start + size if size else self._ends[0], at + length)
        self._order.write(_SPAN.pack(start, size, at, length))

    def sync(self) -> None:
        """Force everything to the disk, records first."""
        for file in (self._records, self._entries):
            file.flush()
            os.fsync(file.fileno())
        self._synced = time.monotonic()

    def put_in_order(self) -> None:
        """Make both files hold what this run was about, in the order of its inputs, and nothing else."""
        self.sync()
        if self._straight and list(self._ends) == self._at:
            return
        records, entries = (path.with_name(path.name + ".ordered") for path in (self.part, self.log))
        with records.open("wb") as lines, entries.open("wb") as log, self.part.open("rb") as old, self.log.open("rb") as old_log:
            log.write(msgspec.json.encode(self.stamp) + b"\n")
            for start, size, at, length in self.spans():
                lines.write(_piece(old, start, size))
                log.write(_piece(old_log, at, length))
            for file in (lines, log):
                file.flush()
                os.fsync(file.fileno())
        self.close()
        # a kill between the two leaves a log that fits no records: its entries are then done again, none is lost
        self.log.unlink()
        records.replace(self.part)
        entries.replace(self.log)

    def spans(self) -> Iterator[tuple[int, int, int, int]]:
        """Where the record and the entry of each outcome stand, in the order of the inputs."""
        self._order.flush()
        self._order.seek(0)
        while data := self._order.read(_SPAN.size):
            yield _SPAN.unpack(data)

    def close(self) -> None:
        """Close the files; they stay for a later ``resume``."""
        self._records.close()
        self._entries.close()


def _pairs(log: IO[bytes], lines: IO[bytes]) -> Iterator[tuple[bytes, tuple[int, int, int, int]]]:
    """Entries of a log with the spans of their records, as far as both are whole."""
    at, start = log.tell(), lines.tell()
    for entry in log:
        try:
            status = msgspec.json.decode(entry).get("status") if entry.endswith(b"\n") else None
        except msgspec.DecodeError:
            status = None
        if status is None:
            return
        size = 0
        if status == RECORD:
            line = lines.readline()
            if not line.endswith(b"\n"):
                return
            size = len(line)
        yield entry, (start, size, at, len(entry))
        start, at = start + size, at + len(entry)


def _line_at(file: str, span: tuple[int, int, int, int], entry: dict[str, Any]) -> bytes | None:
    """The record of an entry; None where the file was changed and something else stands there."""
    with open(file, "rb") as lines:
        line = _piece(lines, span[0], span[1])
    return line if f'"sha256":"{entry["sha256"]}"'.encode() in line and line.endswith(b"\n") else None


def _piece(file: IO[bytes], start: int, size: int) -> bytes:
    if not size:
        return b""
    file.seek(start)
    return file.read(size)


def _lock(file: IO[bytes], path: Path) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise MobextractError(f"{path}: another run is writing this output") from None
