"""Read the records that ``mobextract extract`` wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from mobextract.errors import MobextractError
from mobextract.record import Record


def read_records(path: Path) -> Iterator[Record]:
    """Yield the records of a JSON Lines file; raises MobextractError naming the line that is none."""
    for number, line in json_lines(path):
        try:
            yield Record.from_json(line)
        except msgspec.DecodeError as error:
            raise MobextractError(f"{path}:{number}: no record: {error}") from None


def json_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that are not empty, with their numbers; raises MobextractError where it is no text.

    A line ends with a line feed alone: JSON may hold what else Python takes for the end of one (U+2028) as it is.
    """
    with path.open(encoding="utf-8", newline="\n") as lines:
        try:
            yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())
        except UnicodeDecodeError as error:
            raise MobextractError(f"{path}: no JSON Lines: {error}") from None
