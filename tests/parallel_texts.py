"""Short texts told in all six languages (tests/parallel), and what of them is not read as it should be.

    python tests/parallel_texts.py     write the list of known misses anew (tests/parallel/known.tsv)

A text is one JSON object: `texts` by language, `models` by key and language, and `expect`, one entry for each figure: its plain number `n`
("5~7" is a range), its `kind`, and whatever of place, model, year, unit, modifier, whole, currency and points is certain. `none` are the numbers that
must not be read, `places` the places of a text in which nothing else is looked at.
"""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import mobextract
from mobextract.toponyms.vietnamese import strip_marks

FOLDER = Path(__file__).parent / "parallel"
KNOWN = FOLDER / "known.tsv"
LANGUAGES = ("vi", "en", "el", "hi", "nb", "ru")
FIELDS = {"count": "counts", "money": "money", "percentage": "percentages", "measure": "measures", "date": "dates"}
FIGURES = ("counts", "money", "percentages", "measures", "dates")
ATTRIBUTES = ("place", "model", "year", "unit", "modifier", "of", "currency", "points")
Miss = tuple[str, str, str, str]
"""Id of the text, language, figure or name, and what is missed of it."""


@functools.cache
def texts(domain: str) -> tuple[dict[str, Any], ...]:
    """The texts of one file."""
    lines = (FOLDER / f"{domain}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def domains() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def misses(domain: str) -> Iterator[Miss]:
    """What is not read as it should be in the texts of one file."""
    for text in texts(domain):
        day = datetime.date.fromisoformat(text["published"]) if "published" in text else None
        for language in LANGUAGES:
            record = mobextract.extract(text["texts"][language], language=language, published=day).to_dict()
            found = _of_places(text, record) if "places" in text else _of_figures(text, language, record)
            yield from ((text["id"], language, *miss) for miss in found)


def _of_figures(text: dict[str, Any], language: str, record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    read = {mention["text"] for field in FIGURES for mention in record[field]}
    yield from ((number, "read") for number in text.get("none", ()) if number in read)
    for wanted in text["expect"]:
        mention = next((m for m in record[FIELDS[wanted["kind"]]] if _number(m, wanted["kind"]) == _wanted(wanted)), None)
        if mention is None:
            yield wanted["n"], "mention"
            continue
        for name in (a for a in ATTRIBUTES if a in wanted and a in mention):
            if _folded(_told(text, language, name, wanted[name])) != _folded(mention[name]):
                yield wanted["n"], name


def _of_places(text: dict[str, Any], record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    read = {_key(place["name"]) for place in record["places"]}
    known: set[str] = set()
    for place in text["places"]:
        also = place.get("also", [])
        names = {_key(name) for name in [place["name"], *([also] if isinstance(also, str) else also)]}
        known |= names
        if not names & read:
            yield place["name"], "mention"
    yield from ((name, "read") for name in sorted(read - known))


def _number(mention: dict[str, Any], kind: str) -> str | None:
    """The plain number of a mention, as the texts give it."""
    if kind == "date":
        return str(mention["value"])
    if mention["value"] is not None:
        return _plain(mention["value"])
    return f"{_plain(mention['low'])}~{_plain(mention['high'])}" if mention["low"] is not None else None


def _wanted(wanted: dict[str, Any]) -> str:
    return wanted["n"] if wanted["kind"] == "date" else "~".join(_plain(part) for part in wanted["n"].partition("/")[0].split("~"))


def _plain(number: Any) -> str:
    return format(Decimal(str(number)).normalize(), "f")


def _told(text: dict[str, Any], language: str, name: str, value: Any) -> Any:
    """An expected value: a model's name in the language of the text, a whole as a number, others as they are."""
    if name == "of" and value is not None:
        return Decimal(value)
    return text["models"][value][language] if name == "model" and value is not None else value


def _folded(value: Any) -> Any:
    """Places and names without marks, lists in order, numbers as such."""
    if isinstance(value, list):
        return sorted(map(_key, value))
    if isinstance(value, str):
        return _key(value)
    return Decimal(str(value)) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


def _key(name: str) -> str:
    return strip_marks(name.lower()).replace("đ", "d").replace(" ", "").replace("'", "")


def known() -> set[Miss]:
    """The misses that are known."""
    rows = (line.split("\t") for line in KNOWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(row[0], row[1], row[2], row[3]) for row in rows}


def pin() -> None:
    """Write the list of known misses."""
    rows = sorted(miss for domain in domains() for miss in misses(domain))
    head = "# text\tlanguage\tfigure or place\twhat is missed: the mention, an attribute, or that it must not be read\n"
    KNOWN.write_text(head + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    pin()
