"""Find what there is to read: files, folders, globs, standard input, and what containers among them hold.

Lazy and in a fixed order. What must not be read (a link that leads away, a bomb) is yielded too, as a job that says why, so that
every input is accounted for.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import IO

from mobextract.errors import MobextractError
from mobextract.inputs.containers import SUFFIXES, is_container, jobs_in, sniffed_name
from mobextract.inputs.reading import Job


def find_jobs(paths: Iterable[str], *, fields: tuple[str, str] = ("text", "html")) -> Iterator[Job]:
    """Yield what is to be read, lazily and in a fixed order: files as given, folders searched recursively in name order.

    ``-`` is standard input; a path that does not exist is tried as a glob (``**`` for any depth). Hidden files and files of other
    kinds are left out of folders. Raises MobextractError, before the first job, where a path does not exist or a folder holds
    nothing that can be read.
    """
    paths = [match for path in paths for match in _matches(path)]
    for path in paths:
        if os.path.isdir(path) and next(_files(path), None) is None:
            raise MobextractError(f"{path}: no articles in this folder (looked for {', '.join(SUFFIXES)})")
    for path in paths:
        if path == "-":
            yield from _standard_input(fields)
        elif os.path.isdir(path):
            for file in _files(path):
                problem = _away(path, file)
                yield from [problem] if problem is not None else file_jobs(file, fields)
        else:
            yield from file_jobs(path, fields)


def count_jobs(paths: Iterable[str]) -> int | None:
    """Return how many jobs ``paths`` hold, or None where that takes reading whole files (.jsonl, archives)."""
    count = 0
    for match in (match for path in paths for match in _matches(path)):
        for file in _files(match) if os.path.isdir(match) else (match,):
            if is_container(file) or file == "-":
                return None
            count += 1
    return count


def file_jobs(path: str, fields: tuple[str, str] = ("text", "html")) -> Iterator[Job]:
    """Yield the jobs of one file: itself, or what it holds."""
    if not is_container(path):
        yield Job(path)
        return
    try:
        file = open(path, "rb")  # noqa: SIM115
    except OSError as error:
        yield Job(path, problem=error.strerror or str(error))
        return
    with file:
        yield from jobs_in(path, path, file, fields)


def _matches(path: str) -> list[str]:
    if path == "-" or os.path.exists(path):
        return [path]
    found = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    if not found:
        kind = "no file matches this pattern" if glob.has_magic(path) else "no such file or folder"
        raise MobextractError(f"{path}: {kind}")
    inside = {file for file in found if os.path.isdir(file)}
    return [
        file for file in found if not any(_is_below(file, folder) for folder in inside) and (file in inside or _is_wanted(file))
    ] or found


def _is_below(file: str, folder: str) -> bool:
    return file != folder and file.startswith(folder.rstrip(os.sep) + os.sep)


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _files(folder: str) -> Iterator[str]:
    """The articles below a folder: those of the folder itself first, then its subfolders, each in name order.

    Folders that are links are yielded like files, and refused later.
    """
    for place, folders, names in os.walk(folder):
        linked = [name for name in folders if os.path.islink(os.path.join(place, name))]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        wanted = [name for name in names if not name.startswith(".") and _is_wanted(name)]
        for name in sorted(wanted + [name for name in linked if not name.startswith(".")]):
            yield os.path.join(place, name)


def _away(folder: str, file: str) -> Job | None:
    """What is said of a link or a device in a folder; None for a file that may be read."""
    try:
        mode = os.lstat(file).st_mode
        if stat.S_ISREG(mode):
            return None
        if not stat.S_ISLNK(mode):
            return Job(file, problem="neither a file nor a folder (a pipe, a socket or a device)")
        target = os.path.realpath(file)
        if not os.path.exists(target):
            return Job(file, problem="a link to nowhere")
    except OSError as error:
        return Job(file, problem=error.strerror or str(error))
    if _is_below(target, os.path.realpath(folder)) or target == os.path.realpath(folder):
        return Job(file, problem="a link to another place in the same folder, which is read there", cause="link")
    return Job(file, problem="a link that leads out of the folder; name its target to read it", cause="limit")


def _standard_input(fields: tuple[str, str]) -> Iterator[Job]:
    stream: IO[bytes] = sys.stdin.buffer
    head = stream.peek(4096) if hasattr(stream, "peek") else b""
    name = sniffed_name(head)
    if name is None:
        from mobextract.inputs.reading import LARGEST

        yield Job("-", data=stream.read(LARGEST + 1))
    else:
        yield from jobs_in("-", name, stream, fields)
