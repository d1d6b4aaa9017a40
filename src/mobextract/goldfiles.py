"""Read gold files and bring them together with the records of the same articles."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any, cast

import msgspec

from mobextract.errors import MobextractError
from mobextract.record import KINDS
from mobextract.recordfiles import json_lines

_DECODER = msgspec.json.Decoder(float_hook=Decimal)


def read_gold(path: Path) -> dict[str, Any]:
    """Return one gold document; raises MobextractError naming the file where it is none, or where its mentions lack a span."""
    try:
        gold = _DECODER.decode(path.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MobextractError(f"{path}: not JSON: {error}") from None
    if not isinstance(gold, dict):
        raise MobextractError(f"{path}: no gold: not a JSON object")
    for kind in KINDS:
        for mention in gold.get(kind, []):
            if not {"start", "end", "text"} <= mention.keys():
                raise MobextractError(f"{path}: {kind}: a mention without start, end or text: {mention}")
    if "doc" not in gold:
        raise MobextractError(f"{path}: no field 'doc'")
    return cast(dict[str, Any], gold)


def gold_and_records(gold: Path, records: Path) -> tuple[list[tuple[dict[str, Any], dict[str, Any]]], list[str]]:
    """Return (gold, record) pairs by the stem of the record's source path or its id, and the documents without a record."""
    files = sorted(gold.glob("**/*.json")) if gold.is_dir() else [gold]
    golds = {g["doc"]: g for g in (read_gold(f) for f in files if f.name != "floors.json")}
    if not golds:
        raise MobextractError(f"{gold}: no gold files (*.json) here")
    found: dict[str, dict[str, Any]] = {}
    for number, line in json_lines(records):
        try:
            record = _DECODER.decode(line)
        except msgspec.DecodeError as error:
            raise MobextractError(f"{records}:{number}: not JSON: {error}") from None
        if not isinstance(record, dict):
            raise MobextractError(f"{records}:{number}: no record: not a JSON object")
        path = (record.get("source") or {}).get("path") or record.get("id") or ""
        stem = PurePosixPath(str(path).replace("\\", "/")).name.split(".")[0]
        found[stem] = record
        found.setdefault(stem.split("_")[0], record)
    pairs = [(g, found.get(doc, {})) for doc, g in golds.items()]
    return pairs, [doc for doc in golds if doc not in found]
