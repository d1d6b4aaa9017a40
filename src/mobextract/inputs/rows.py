"""Lines of .jsonl files and rows of .parquet files: each a job with its number, read as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import msgspec

from mobextract.errors import MobextractError
from mobextract.inputs.reading import LARGEST, Job

FIELDS = ("id", "url", "site", "title", "published", "date", "language", "lang")
"""What is taken over from a row besides its text."""
BATCH = 64
"""Rows of a .parquet file that are in memory at a time."""


def line_jobs(path: str, file: IO[bytes]) -> Iterator[Job]:
    """Yield a job for each line that is not blank; of a line that is too long, no more is kept than needed to say so."""
    number = 0
    while line := file.readline(LARGEST + 2):
        number += 1
        if len(line) > LARGEST:
            while line[-1:] != b"\n" and (rest := file.readline(LARGEST)):
                line = line[: LARGEST + 1] + rest[-1:]
        if line.strip():
            yield Job(path, number, line, is_row=True)


def parquet_jobs(path: str, file: IO[bytes], fields: tuple[str, str]) -> Iterator[Job]:
    """Yield a job for each row, numbered from 1; only the columns of the text and its metadata are read."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise MobextractError('Parquet files need pyarrow: pip install "mobextract[parquet]"') from None
    table = parquet.ParquetFile(file)
    names = table.schema_arrow.names
    if not set(fields) & set(names):
        raise MobextractError(f"no column {fields[0]!r} or {fields[1]!r}; there are {', '.join(names) or 'none'}")
    columns = [name for name in names if name in (*fields, *FIELDS)]
    number = 0
    for batch in table.iter_batches(batch_size=BATCH, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield Job(path, number, _row(row), is_row=True)


def _row(row: dict[str, Any]) -> bytes:
    return msgspec.json.encode({name: value for name, value in row.items() if value is not None}, enc_hook=str)
