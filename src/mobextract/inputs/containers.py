"""What one file holds: archives, compressed files, lines and rows, each member a job. Limits guard against hostile ones.

Nothing is ever unpacked to the disk under a name that an archive gives. A container that is damaged gives what can be read of it
and then one job that says where it broke.
"""

from __future__ import annotations

import gzip
import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, cast

from mobextract.errors import LimitError, MobextractError
from mobextract.inputs.archives import Budget, Member, is_escaping, tar_members, zip_members
from mobextract.inputs.reading import LARGEST, Job
from mobextract.inputs.rows import line_jobs, parquet_jobs
from mobextract.inputs.webarchive import warc_jobs

ARTICLES = (".txt", ".html", ".htm", ".xhtml")
TAR = (".tar.gz", ".tgz", ".tar")
CONTAINERS = (".jsonl", ".parquet", ".warc", ".zip", *TAR, ".gz")
SUFFIXES = (
    *ARTICLES, ".jsonl", ".parquet", ".warc", ".warc.gz", ".zip", *TAR, *(f"{s}.gz" for s in (*ARTICLES, ".jsonl")),
)  # fmt: skip
"""What is read inside folders and archives."""
DEEPEST = 3
"""Archives inside archives beyond this depth are refused."""
IN_MEMORY = 16 * 1024 * 1024
"""A container inside another is kept in memory up to this size, then in a temporary file without a name."""

MAGIC = ((b"\x1f\x8b", "-.gz"), (b"PK\x03\x04", "-.zip"), (b"PAR1", "-.parquet"), (b"WARC/", "-.warc"), (b"{", "-.jsonl"))


def is_container(path: str) -> bool:
    """True where one file of this name may hold several articles, or must be unpacked."""
    return path.lower().endswith(CONTAINERS)


def sniffed_name(head: bytes) -> str | None:
    """The kind of container that standard input begins like, as a file name; None for an article."""
    return next((name for magic, name in MAGIC if head.lstrip(b" \r\n\t").startswith(magic)), None)


def jobs_in(path: str, name: str, file: IO[bytes], fields: tuple[str, str], depth: int = 0, budget: Budget | None = None) -> Iterator[Job]:
    """Yield the jobs of the container ``file``, called ``path`` in jobs and read as its ``name`` says; never raises."""
    try:
        yield from _jobs_in(path, name.lower(), file, fields, depth, budget or Budget(_size(file)))
    except LimitError as error:
        yield Job(path, problem=str(error), cause="limit")
    except MobextractError as error:
        yield Job(path, problem=str(error))
    except MemoryError:
        yield Job(path, problem="needs more memory than there is", cause="limit")
    except Exception as error:  # readers of damaged containers raise all kinds of errors
        yield Job(path, problem=f"damaged or not what its name says: {type(error).__name__}: {error}")


def _jobs_in(path: str, name: str, file: IO[bytes], fields: tuple[str, str], depth: int, budget: Budget) -> Iterator[Job]:
    if depth > DEEPEST:
        raise LimitError(f"archives within archives, more than {DEEPEST} deep")
    if name.endswith(".jsonl"):
        yield from line_jobs(path, file)
    elif name.endswith((".warc", ".warc.gz")):
        yield from warc_jobs(path, budget.counted(file) if depth else file)
    elif name.endswith(".parquet"):
        yield from parquet_jobs(path, _seekable(file, depth), fields)
    elif name.endswith(".zip"):
        yield from _member_jobs(path, zip_members(_seekable(file, depth), budget), fields, depth, budget)
    elif name.endswith(TAR):
        yield from _member_jobs(path, tar_members(file, budget), fields, depth, budget)
    elif name.endswith(".gz"):
        yield from _unpacked(path, name, file, fields, depth, budget)
    else:
        yield Job(path, data=file.read(LARGEST + 1))


def _unpacked(path: str, name: str, file: IO[bytes], fields: tuple[str, str], depth: int, budget: Budget) -> Iterator[Job]:
    """What a .gz file holds: read by the name before .gz; where that says nothing (standard input), by its first bytes."""
    with gzip.GzipFile(fileobj=file) as stream:
        inner = name.removesuffix(".gz")
        if inner == "-":
            inner = sniffed_name(stream.peek(4096)) or ("-.tar" if stream.peek(512)[257:262] == b"ustar" else "-")
        yield from _jobs_in(path, inner, budget.counted(cast("IO[bytes]", stream)), fields, depth + 1, budget)


def _member_jobs(path: str, members: Iterator[Member], fields: tuple[str, str], depth: int, budget: Budget) -> Iterator[Job]:
    for number, member in enumerate(members):
        place = f"{path}!/{member.name.lstrip('/')}"
        base = member.name.rsplit("/", 1)[-1]
        if is_escaping(member.name):
            yield Job(place, problem="its path leads out of the archive", cause="limit")
        elif base.startswith(".") or not member.name.lower().endswith(SUFFIXES) or "__MACOSX/" in member.name:
            continue
        elif member.is_link:
            yield Job(place, problem="a link inside an archive, not followed", cause="link")
        elif member.problem is not None:
            yield Job(place, problem=member.problem, cause="limit" if member.is_bomb else "input")
        elif is_container(base):
            with member.open() as stream:
                yield from jobs_in(place, base, stream, fields, depth + 1, budget)
        else:
            yield _article(place, member)
        budget.member(number)


def _article(place: str, member: Member) -> Job:
    """The job of one article in an archive; where its bytes cannot be unpacked, a job that says so."""
    try:
        with member.open() as stream:
            return Job(place, data=stream.read(LARGEST + 1))
    except LimitError:
        raise
    except Exception as error:
        if member.is_stream:
            raise  # what follows in a stream cannot be found again
        return Job(place, problem=f"damaged: {type(error).__name__}: {error}")


def _size(file: IO[bytes]) -> int:
    try:
        return os.fstat(file.fileno()).st_size
    except (OSError, AttributeError):
        return 0


def _seekable(file: IO[bytes], depth: int) -> IO[bytes]:
    """The file itself, or a temporary copy where it can only be read forward: members say that they are seekable, and are not."""
    if depth == 0 and file.seekable():
        return file
    copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    shutil.copyfileobj(file, copy, 1024 * 1024)
    copy.seek(0)
    return copy
