"""The record of one article: seven kinds of mention, and the article they stand in.

Values are exact decimals. Offsets are code points of the article's original text, half open. Every list and every field
is always present; ``None`` (JSON ``null``) where the text does not say. The meaning of each field is fixed by
docs/record.md; ``SCHEMA_VERSION`` changes when a field does.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

SCHEMA_VERSION = 3

KINDS = ("places", "models", "counts", "money", "percentages", "measures", "dates")

MODIFIERS = ("exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most", "range")

PlaceLink = str | list[str] | None


class Mention(msgspec.Struct, kw_only=True):
    """One occurrence in the text: ``text[start:end] == text`` of the mention, in code points of the original text."""

    id: str = ""
    start: int
    end: int
    text: str


class Place(Mention, kw_only=True):
    """A named place; ``parents`` run from the immediate parent up to the first-order unit."""

    name: str
    kind: str
    parents: list[str] = msgspec.field(default_factory=list)
    country: str | None = "VN"
    code: str | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    score: Decimal | None = None
    alternatives: list[str] = msgspec.field(default_factory=list)
    successors: list[str] = msgspec.field(default_factory=list)
    """The units in force now that took over an abolished one, the main one first: "Ea Phê, Đắk Lắk (commune)"."""
    predecessors: list[str] = msgspec.field(default_factory=list)
    """The units that this one was made from."""
    rule: str


class Model(Mention, kw_only=True):
    """The proper name of a model, movement, campaign, programme, project, contest or title.

    ``programme``: the entry of the lexicon of national programmes that it renders; ``cluster``: the id of the first mention of
    the same name in the article.
    """

    kind: str
    canonical: str | None = None
    programme: str | None = None
    cluster: str | None = None
    place: PlaceLink = None
    place_score: Decimal | None = None
    owner: str | None = None
    rule: str


class Count(Mention, kw_only=True):
    """How many of a thing there are; ``of`` is the whole of a ratio, ``unit`` the concept of the counted noun."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    of: Decimal | None = None
    modifier: str = "exact"
    noun: str | None = None
    unit: str | None = None
    place: PlaceLink = None
    place_score: Decimal | None = None
    model: str | None = None
    model_score: Decimal | None = None
    year: int | None = None
    year_score: Decimal | None = None
    rule: str


class Money(Mention, kw_only=True):
    """An amount of money in units of ``currency`` (ISO 4217); ``conversion_of``: the id of the amount that it says again."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str
    modifier: str = "exact"
    change: str | None = None
    per: list[str] = msgspec.field(default_factory=list)
    conversion_of: str | None = None
    place: PlaceLink = None
    place_score: Decimal | None = None
    model: str | None = None
    model_score: Decimal | None = None
    year: int | None = None
    year_score: Decimal | None = None
    rule: str


class Percentage(Mention, kw_only=True):
    """A percentage (89.5), or percentage points where ``points`` is true; ``subject``: what it is of, as written."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    points: bool = False
    subject: str | None = None
    modifier: str = "exact"
    change: str | None = None
    per: list[str] = msgspec.field(default_factory=list)
    place: PlaceLink = None
    place_score: Decimal | None = None
    model: str | None = None
    model_score: Decimal | None = None
    year: int | None = None
    year_score: Decimal | None = None
    rule: str


class Measure(Mention, kw_only=True):
    """A physical or temporal quantity in ``unit``, a CLDR unit identifier."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str
    dimension: str
    modifier: str = "exact"
    per: list[str] = msgspec.field(default_factory=list)
    conversion_of: str | None = None
    rule: str


class Date(Mention, kw_only=True):
    """An explicit calendar expression; ``value`` in ISO 8601 (2024, 2024-11, 2024-11-15, 2020/2025, --10-15)."""

    value: str
    rule: str


class Source(msgspec.Struct, kw_only=True):
    """Where the article came from: the path as given, and the URL and site that the page names."""

    path: str | None = None
    url: str | None = None
    site: str | None = None
    sha256: str | None = None
    bytes: int | None = None


class Article(msgspec.Struct, kw_only=True):
    """The article as a whole. ``language_score`` is that of the detection, null where the language was given."""

    language: str
    language_score: Decimal | None = None
    title: str | None = None
    published: str | None = None
    characters: int = 0


class Provenance(msgspec.Struct, kw_only=True):
    """The version of the library and the digest of the pattern files that made this record."""

    mobextract: str
    patterns: str


class Record(msgspec.Struct, kw_only=True):
    """Everything that was read out of one article: docs/record.md explains each field.

    Mentions stand in the order of the text; ``text[m.start:m.end] == m.text`` for each, in code points.

    >>> import mobextract
    >>> record = mobextract.extract("Phường có 32 mô hình “Dân vận khéo”.", language="vi")
    >>> [(c.text, c.unit) for c in record.counts], record.models[0].canonical
    ([('32', 'model')], 'dan-van-kheo')
    """

    schema: int = SCHEMA_VERSION
    id: str | None = None
    source: Source = msgspec.field(default_factory=Source)
    article: Article
    places: list[Place] = msgspec.field(default_factory=list)
    models: list[Model] = msgspec.field(default_factory=list)
    counts: list[Count] = msgspec.field(default_factory=list)
    money: list[Money] = msgspec.field(default_factory=list)
    percentages: list[Percentage] = msgspec.field(default_factory=list)
    measures: list[Measure] = msgspec.field(default_factory=list)
    dates: list[Date] = msgspec.field(default_factory=list)
    warnings: list[str] = msgspec.field(default_factory=list)
    provenance: Provenance

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain dictionaries and lists; numbers stay ``Decimal``."""
        plain: dict[str, Any] = msgspec.to_builtins(self, builtin_types=(Decimal,))
        return plain

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the record as one JSON object, on one line unless ``indent`` is given; values are plain numbers without exponent.

        >>> import mobextract
        >>> record = mobextract.extract("Landsbyen fikk 37,5 milliarder dong.", "nb")
        >>> '"value":37500000000' in record.to_json(), Record.from_json(record.to_json()) == record
        (True, True)
        """
        data = _ENCODER.encode(self)
        if indent is not None:
            data = msgspec.json.format(data, indent=indent)
        return data.decode("utf-8")

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Record:
        """Build a record from ``to_dict`` output; raises ``msgspec.ValidationError`` naming the bad field."""
        return msgspec.convert(data, cls, strict=False)

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """Build a record from one JSON object as written by ``to_json``, with exact decimals; raises ``msgspec.ValidationError`` naming the
        bad field, or ``msgspec.DecodeError`` where it is no JSON."""
        return _DECODER.decode(line)

    def to_dataframes(self) -> dict[str, Any]:
        """Return one pandas data frame for each kind of mention, with the article's id in column ``doc``.

        Raises ImportError naming the extra where pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise ImportError('data frames need pandas: pip install "mobextract[pandas]"') from error
        plain = self.to_dict()
        types = dict(zip(KINDS, MENTION_TYPES, strict=True))
        return {kind: pd.DataFrame(plain[kind], columns=list(types[kind].__struct_fields__)).assign(doc=self.id) for kind in KINDS}

    def _repr_html_(self) -> str:
        from mobextract.html_view import record_table

        return record_table(self)


MENTION_TYPES: tuple[type[Mention], ...] = (Place, Model, Count, Money, Percentage, Measure, Date)

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(Record, strict=False)


def plain_decimal(value: Decimal) -> Decimal:
    """Return ``value`` without exponent and trailing zeros, so that it prints as a plain number.

    >>> plain_decimal(Decimal("3.75E+10")), plain_decimal(Decimal("2.50"))
    (Decimal('37500000000'), Decimal('2.5'))
    """
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record, made from the types above."""
    schema = msgspec.json.schema(Record)
    text = msgspec.json.encode(schema).decode("utf-8")
    # Decimals are written as JSON numbers, which msgspec's schema generator calls strings.
    text = re.sub(r'\{"type":"string","format":"decimal"\}', '{"type":"number"}', text)
    fixed: dict[str, Any] = msgspec.json.decode(text)
    return fixed
