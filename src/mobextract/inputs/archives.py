"""Members of .zip and .tar archives, one after the other, within limits: size, ratio, number, and paths that lead away."""

from __future__ import annotations

import io
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, cast

from mobextract.errors import LimitError
from mobextract.inputs.reading import LARGEST
from mobextract.text.lazy import regex

RATIO = 200
"""Pages compress 3 to 20 times, lists of very similar ones up to 100 times; what grows more is a bomb."""
SLACK = 256 * 1024 * 1024
"""Bytes that any archive may unpack to, whatever the ratio."""
MOST = 1_000_000
"""Members of one archive."""

_ESCAPING = regex(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")


def is_escaping(name: str) -> bool:
    """True where a member's name, unpacked, would land outside of the archive's folder.

    >>> is_escaping("../../etc/passwd"), is_escaping("/a.txt"), is_escaping("c:\\\\a.txt"), is_escaping("a/b..c.txt")
    (True, True, True, False)
    """
    return _ESCAPING.search(name) is not None


@dataclass(slots=True)
class Member:
    """A member of an archive; ``is_stream``: it can be read only now, before the next one."""

    name: str
    open: Callable[[], IO[bytes]]
    is_link: bool = False
    problem: str | None = None
    is_bomb: bool = False
    is_stream: bool = False


class Budget:
    """What may still be unpacked from one file, counted over all that is nested in it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.left = max(SLACK, RATIO * size)

    def counted(self, stream: IO[bytes]) -> IO[bytes]:
        """The stream, read only as far as the budget goes; then LimitError."""
        return io.BufferedReader(_Counted(stream, self))

    def take(self, count: int) -> None:
        """Count bytes that were unpacked."""
        self.left -= count
        if self.left < 0:
            raise LimitError(f"unpacks to more than {RATIO} times its size of {self.size:,} bytes: an archive bomb")

    def member(self, number: int) -> None:
        """Count a member."""
        if number >= MOST:
            raise LimitError(f"more than {MOST:,} members in one archive")


class _Counted(io.RawIOBase):
    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        self._budget.take(len(data))
        view[: len(data)] = data
        return len(data)


def zip_members(file: IO[bytes], budget: Budget) -> Iterator[Member]:
    """Yield the members of a .zip file in the order of its directory."""
    if _zip_count(file) > MOST:
        raise LimitError(f"more than {MOST:,} members in one archive")
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            member = Member(info.filename, lambda info=info: budget.counted(archive.open(info)))  # type: ignore[misc]
            member.is_link = stat.S_ISLNK(info.external_attr >> 16)
            if info.flag_bits & 1:
                member.problem = "encrypted"
            elif info.file_size > LARGEST and info.file_size > RATIO * max(1, info.compress_size):
                member.problem = f"unpacks to {info.file_size:,} bytes from {info.compress_size:,}: an archive bomb"
                member.is_bomb = True
            yield member


def _zip_count(file: IO[bytes]) -> int:
    """The number of members that the end of the file claims, before the whole directory is read into memory."""
    end = file.seek(0, 2)
    file.seek(max(0, end - 66_000))
    tail = file.read()
    file.seek(0)
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 12:
        return 0
    (count,) = struct.unpack_from("<H", tail, place + 10)
    large = tail.rfind(b"PK\x06\x06")
    if count == 0xFFFF and 0 <= large <= len(tail) - 40:
        (count,) = struct.unpack_from("<Q", tail, large + 32)
    return int(count)


def tar_members(file: IO[bytes], budget: Budget) -> Iterator[Member]:
    """Yield the files of a .tar stream, compressed or not, in its order."""
    head = file if hasattr(file, "peek") else io.BufferedReader(cast("io.RawIOBase", file), 64 * 1024)
    packed = head.peek(2)[:2] == b"\x1f\x8b"
    if packed:
        import gzip

        source = budget.counted(cast("IO[bytes]", gzip.GzipFile(fileobj=head)))
    else:
        source = head
    with tarfile.open(fileobj=source, mode="r|") as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every member that it has seen
            if info.isdir():
                continue
            member = Member(info.name, lambda info=info: _extracted(archive, info), is_stream=True)  # type: ignore[misc]
            member.is_link = info.issym() or info.islnk()
            if not info.isreg() and not member.is_link:
                member.problem = "neither a file nor a folder (a pipe or a device)"
            elif info.issparse():
                member.problem = "a file with holes, of any size: not an article"
                member.is_bomb = True
            yield member


def _extracted(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    stream = archive.extractfile(info)
    if stream is None:
        raise tarfile.ReadError("no data")
    return stream
