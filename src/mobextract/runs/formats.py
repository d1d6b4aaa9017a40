"""The forms of an output: JSON Lines, one JSON file for each article, CSV, Parquet, DuckDB, SQLite; written whole or not at all.

Every form keeps each record's JSON as it is, so that any form is turned into any other without loss.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from mobextract.errors import MobextractError
from mobextract.runs.tidy import columns, rows

SUFFIX = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".duckdb": "duckdb", ".sqlite": "sqlite", ".sqlite3": "sqlite",
    ".db": "sqlite", ".csv": "csv", ".json": "json",
}  # fmt: skip
FOLDERS = ("json", "csv")
"""Forms that are folders of files."""
BATCH = 500
"""Articles whose rows are in memory at a time."""


def format_of(path: str | os.PathLike[str], given: str | None = None) -> str:
    """Return the form of an output: as given, else by its suffix, else JSON Lines.

    >>> format_of("records.parquet"), format_of("records"), format_of("tables", "csv")
    ('parquet', 'jsonl', 'csv')
    """
    return given or SUFFIX.get(Path(path).suffix.lower(), "jsonl")


def check_target(target: Path, form: str) -> None:
    """Raise MobextractError where writing would fail at the end of a long run, or replace what is not ours."""
    if not target.parent.is_dir():
        raise MobextractError(f"{target}: the folder {target.parent} does not exist")
    if form not in FOLDERS:
        if target.is_dir():
            raise MobextractError(f"{target}: is a folder; --out needs a file for {form}")
    elif target.exists() and not _is_ours(target, form):
        raise MobextractError(f"{target}: exists and is not a folder of {form} files that mobextract wrote")
    _needed(form)


def _needed(form: str) -> None:
    try:
        if form == "parquet":
            import pyarrow  # noqa: F401
        elif form == "duckdb":
            import duckdb  # noqa: F401
    except ImportError as error:
        raise MobextractError(f'{form} files need {error.name}: pip install "mobextract[{form}]"') from None


def _is_ours(folder: Path, form: str) -> bool:
    if not folder.is_dir():
        return False
    name = r"\d{7}-[^/]*\.json" if form == "json" else "(?:" + "|".join(columns()) + r")\.csv"
    return all(re.fullmatch(name, entry.name) for entry in os.scandir(folder))


def write(lines: Iterable[str], target: Path, form: str) -> int:
    """Write records, given as JSON lines, in a form; the target appears when it is whole, and nothing is left where it fails.

    Returns their number.
    """
    part = target.with_name(target.name + ".new")
    _remove(part)
    _remove(target.with_name(target.name + ".old"))
    counted = _Counted(lines)
    try:
        WRITERS[form](counted, part)
    except BaseException:
        _remove(part)
        raise
    _put_in_place(part, target)
    return counted.count


class _Counted:
    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self.count = lines, 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.count += 1
            yield line


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _put_in_place(part: Path, target: Path) -> None:
    if target.is_dir():  # a folder cannot replace another one in one step
        old = target.with_name(target.name + ".old")
        target.replace(old)
        part.replace(target)
        _remove(old)
    else:
        _sync(part)
        part.replace(target)


def _sync(path: Path) -> None:
    if path.is_file():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _write_jsonl(lines: Iterable[str], part: Path) -> None:
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def _write_json(lines: Iterable[str], part: Path) -> None:
    """One file for each article, in order of their names: the number in the output and the article's id."""
    import msgspec

    part.mkdir()
    for number, line in enumerate(lines, 1):
        name = re.sub(r"[^\w.-]+", "_", str(msgspec.json.decode(line)["id"]))[:60].strip("._")
        (part / f"{number:07}-{name}.json").write_bytes(msgspec.json.format(line.encode("utf-8"), indent=2) + b"\n")


def _write_csv(lines: Iterable[str], part: Path) -> None:
    import csv

    part.mkdir()
    with ExitStack() as stack:
        files = {name: stack.enter_context((part / f"{name}.csv").open("w", encoding="utf-8", newline="")) for name in columns()}
        writers = {name: csv.writer(file, lineterminator="\n") for name, file in files.items()}
        for name, fields in columns().items():
            writers[name].writerow(fields)
        for number, line in enumerate(lines, 1):
            for name, row in rows(number, line):
                writers[name].writerow([format(cell, "f") if hasattr(cell, "as_tuple") else cell for cell in row])


def _write_parquet(lines: Iterable[str], part: Path) -> None:
    from mobextract.runs.parquet import write_parquet

    write_parquet(lines, part)


def _write_sqlite(lines: Iterable[str], part: Path) -> None:
    kinds = {"int": "INTEGER", "bool": "INTEGER", "Decimal": "NUMERIC", "str": "TEXT"}
    with closing(sqlite3.connect(part)) as base:
        base.execute("PRAGMA journal_mode=OFF")
        for name, fields in columns().items():
            cells = ", ".join(f'"{field}" {kinds[kind.__name__]}' for field, kind in fields.items())
            base.execute(f"CREATE TABLE {name} ({cells})")
        insert = {name: f"INSERT INTO {name} VALUES ({','.join('?' * len(fields))})" for name, fields in columns().items()}
        for number, line in enumerate(lines, 1):
            for name, row in rows(number, line):
                base.execute(insert[name], [format(cell, "f") if hasattr(cell, "as_tuple") else cell for cell in row])
        for name in columns():
            base.execute(f"CREATE INDEX {name}_article ON {name} (article)")
        base.commit()


def _write_duckdb(lines: Iterable[str], part: Path) -> None:
    """By way of CSV files, which DuckDB reads a hundred times faster than single rows."""
    import duckdb

    kinds = {"int": "BIGINT", "bool": "BOOLEAN", "Decimal": "DECIMAL(38, 10)", "str": "VARCHAR"}
    tables = part.with_name(part.name + ".csv")
    with ExitStack() as stack:
        stack.callback(_remove, tables)
        _remove(tables)
        _write_csv(lines, tables)
        base = stack.enter_context(closing(duckdb.connect(str(part))))
        for name, fields in columns().items():
            cells = ", ".join(f'TRY_CAST("{field}" AS {kinds[kind.__name__]}) AS "{field}"' for field, kind in fields.items())
            types = "{" + ", ".join(f"'{field}': 'VARCHAR'" for field in fields) + "}"
            file = str(tables / f"{name}.csv").replace("'", "''")
            # two steps: in one, the casts are pushed into the reading, where a value that does not fit is an error and not null
            base.execute(
                f"CREATE TEMP TABLE raw AS SELECT * FROM read_csv('{file}', header=true, delim=',', quote='\"', escape='\"', "
                f"auto_detect=false, columns={types}, max_line_size=1000000000, parallel=false)"
            )
            base.execute(f"CREATE TABLE {name} AS SELECT {cells} FROM raw")
            base.execute("DROP TABLE raw")


WRITERS: dict[str, Callable[[Iterable[str], Path], None]] = {
    "jsonl": _write_jsonl, "json": _write_json, "csv": _write_csv, "parquet": _write_parquet, "duckdb": _write_duckdb,
    "sqlite": _write_sqlite,
}  # fmt: skip


def read(source: Path, form: str) -> Iterator[str]:
    """Yield the records of an output as JSON lines, in order. Raises MobextractError where it is damaged or none of ours."""
    if not source.exists():
        raise MobextractError(f"{source}: no such file or folder")
    _needed(form)
    try:
        yield from READERS[form](source)
    except MobextractError:
        raise
    except Exception as error:  # each library has its own errors for a damaged file
        raise MobextractError(f"{source}: cannot be read as {form} of mobextract: {error}") from None


def _read_jsonl(source: Path) -> Iterator[str]:
    import msgspec

    from mobextract.record import Record

    with source.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            try:
                Record.from_json(line)
            except msgspec.DecodeError as error:
                torn = "" if line.endswith("\n") else ", the last line is torn"
                raise MobextractError(f"{source}:{number}: no record of mobextract{torn} ({error})") from None
            yield line.removesuffix("\n")


def _read_json(source: Path) -> Iterator[str]:
    import msgspec

    for path in sorted(source.glob("*.json")):
        yield msgspec.json.format(path.read_bytes().strip(), indent=-1).decode("utf-8")


def _read_csv(source: Path) -> Iterator[str]:
    import csv

    csv.field_size_limit(1 << 30)
    with (source / "records.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["record"]


def _read_parquet(source: Path) -> Iterator[str]:
    from mobextract.runs.parquet import read_parquet

    return read_parquet(source)


def _read_sqlite(source: Path) -> Iterator[str]:
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as base:
        for (record,) in base.execute("SELECT record FROM records ORDER BY article"):
            yield record


def _read_duckdb(source: Path) -> Iterator[str]:
    import duckdb

    with closing(duckdb.connect(str(source), read_only=True)) as base:
        found = base.execute("SELECT record FROM records ORDER BY article")
        while batch := found.fetchmany(BATCH):
            yield from (record for (record,) in batch)


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    "jsonl": _read_jsonl, "json": _read_json, "csv": _read_csv, "parquet": _read_parquet, "duckdb": _read_duckdb,
    "sqlite": _read_sqlite,
}  # fmt: skip


def convert(source: Path, target: Path, source_form: str | None = None, target_form: str | None = None) -> int:
    """Turn one form of an output into another; returns the number of records."""
    from_form = source_form or _guessed(source)
    to_form = format_of(target, target_form)
    if source.exists() and target.exists() and source.samefile(target):
        raise MobextractError(f"{target}: source and target are the same")
    check_target(target, to_form)
    return write(read(source, from_form), target, to_form)


def _guessed(source: Path) -> str:
    if source.is_dir():
        return "csv" if (source / "records.csv").exists() else "json"
    return format_of(source)
