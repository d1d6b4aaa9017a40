"""Records as one Parquet file: a row for each article, its mentions as lists of structs, and the whole record as JSON.

Decimals are DECIMAL(38, 10): what does not fit into that is null in its column and stays whole in the column ``record``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from mobextract.record import KINDS
from mobextract.runs.tidy import ARTICLE_COLUMNS, columns, rows

BATCH = 500
"""Articles in memory at a time."""
LARGEST = Decimal(10) ** 28
STEP = Decimal(1).scaleb(-10)


def schema() -> Any:
    """Return the schema of the file."""
    import pyarrow as pa

    types = {"int": pa.int64(), "bool": pa.bool_(), "str": pa.string(), "Decimal": pa.decimal128(38, 10)}
    article = [(name, types[kind.__name__]) for name, kind in ARTICLE_COLUMNS.items()]
    mentions = [(kind, pa.list_(pa.struct([(name, types[t.__name__]) for name, t in _mention(kind).items()]))) for kind in KINDS]
    return pa.schema([*article, *mentions, ("record", pa.string())])


def _mention(kind: str) -> dict[str, type]:
    return {name: t for name, t in columns()[kind].items() if name != "article"}


def write_parquet(lines: Iterable[str], path: Path) -> None:
    """Write records, given as JSON lines."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    numbered, columns_of_file = enumerate(lines, 1), schema()
    with pq.ParquetWriter(path, columns_of_file, compression="zstd") as writer:
        while batch := list(itertools.islice(numbered, BATCH)):
            rows_of_batch = [_row(number, line) for number, line in batch]
            writer.write_batch(pa.RecordBatch.from_pylist(rows_of_batch, schema=columns_of_file))


def _row(number: int, line: str) -> dict[str, Any]:
    row: dict[str, Any] = {kind: [] for kind in KINDS}
    for table, cells in rows(number, line):
        fitting = [_fitting(cell) if isinstance(cell, Decimal) else cell for cell in cells]
        if table in row:
            row[table].append(dict(zip(_mention(table), fitting[1:], strict=True)))
        else:
            row |= dict(zip(columns()[table], fitting, strict=True))
    return row


def _fitting(value: Decimal) -> Decimal | None:
    return value if abs(value) < LARGEST and value % STEP == 0 else None


def read_parquet(path: Path) -> Iterator[str]:
    """Yield the records as JSON lines."""
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(path).iter_batches(batch_size=BATCH, columns=["record"]):
        for line in batch.column(0).to_pylist():
            msgspec.json.decode(line)
            yield line
