"""The TOML files of the patterns, parsed once for all processes.

Parsing them takes a new process longer than reading its first short article. What a file says is kept as MessagePack where Python
keeps compiled modules (``__pycache__``), and is used as long as the file is the same to the letter. Only what files say is kept, and
not what modules make of it, so a change of the code leaves it valid; it is data and runs nothing. Where nothing can be written, or
``PYTHONDONTWRITEBYTECODE`` is set, files are parsed each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

DIGEST = 32
"""Bytes of the digest of what is kept: a file that was cut short is made anew."""


T = TypeVar("T")
_DECODING = threading.Lock()
"""msgspec works a type out when it first decodes one, and two threads that do so at once can crash the process."""


def decoded(data: bytes, table: type[T]) -> T:
    """Return MessagePack as the type it is of; languages can be loaded by several threads at once.

    Raises msgspec.ValidationError, a ValueError, where it is none of the type.
    """
    with _DECODING:
        return msgspec.msgpack.decode(data, type=table)


def packed(path: Path) -> bytes:
    """Return what a TOML file says, as MessagePack.

    Raises as ``open``, ``bytes.decode`` and ``tomllib.loads`` do.
    """
    source = path.read_bytes()
    return kept(path, hashlib.sha256(source).digest(), lambda: _parsed(source))


def _parsed(source: bytes) -> bytes:
    import tomllib  # most processes need no parser

    return msgspec.msgpack.encode(tomllib.loads(source.decode("utf-8")))


def kept(path: Path, mark: bytes, make: Callable[[], bytes]) -> bytes:
    """Return what ``make`` makes of a file, as it was kept beside it with the same ``mark``; else it is made, and kept.

    The mark has 32 bytes, a digest of all that goes into what is made.
    """
    content = known(path, mark)
    if content is None:
        content = make()
        keep(path, mark, content)
    return content


def known(path: Path, mark: bytes) -> bytes | None:
    """Return what was kept beside a file with this mark; None where nothing was, or something else."""
    with contextlib.suppress(OSError):
        data = _place(path).read_bytes()
        content = data[len(mark) + DIGEST :]
        if data.startswith(mark) and data[len(mark) : len(mark) + DIGEST] == hashlib.sha256(content).digest():
            return content
    return None


def keep(path: Path, mark: bytes, content: bytes) -> None:
    """Keep something beside a file for ``known``, unless Python is told to write nothing there."""
    if not sys.dont_write_bytecode:
        _write(_place(path), mark + hashlib.sha256(content).digest() + content)


def _place(path: Path) -> Path:
    return Path(importlib.util.cache_from_source(str(path), optimization="")).with_suffix(".msgpack")


def _write(path: Path, content: bytes) -> None:
    """Write a file that others may be reading or writing: whole, or not at all."""
    import tempfile  # most processes write nothing

    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(part, path)
        except OSError:
            os.unlink(part)
            raise
