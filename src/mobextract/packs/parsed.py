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
    place = Path(importlib.util.cache_from_source(str(path), optimization="")).with_suffix(".msgpack")
    with contextlib.suppress(OSError):
        known = place.read_bytes()
        content = known[len(mark) + DIGEST :]
        if known.startswith(mark) and known[len(mark) : len(mark) + DIGEST] == hashlib.sha256(content).digest():
            return content
    content = make()
    if not sys.dont_write_bytecode:
        _keep(place, mark + hashlib.sha256(content).digest() + content)
    return content


def _keep(path: Path, content: bytes) -> None:
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
