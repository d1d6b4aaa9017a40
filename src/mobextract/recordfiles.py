"""Read the records that ``mobextract extract`` wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from mobextract.errors import MobextractError
from mobextract.record import Record


def read_records(path: Path) -> Iterator[Record]:
    """Yield the records of a JSON Lines file; raises MobextractError naming the line that is none."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield Record.from_json(line)
            except (msgspec.DecodeError, msgspec.ValidationError) as error:
                raise MobextractError(f"{path}:{number}: no record: {error}") from None
