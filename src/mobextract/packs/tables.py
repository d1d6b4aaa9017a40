"""The schema of the pattern files: one typed table per file, nothing else is accepted.

Each class is one file of ``patterns/<language>/``; the fields are its keys. patterns/KEYS.md explains them with examples.
Forms are literal (``stem*`` takes any ending); see ``mobextract.text.lexicon``.
"""

from typing import Any, Literal

import msgspec

from mobextract.packs.counts_table import CountsTable
from mobextract.packs.linking_table import LinkingTable
from mobextract.packs.modifiers_table import ModifiersTable
from mobextract.packs.numerals_table import NumeralsTable
from mobextract.packs.place_tables import PlacesTable, TransliterationTable
from mobextract.packs.programmes_table import ProgrammesTable
from mobextract.packs.quantity_tables import DatesTable, LabelsTable, MeasuresTable, MoneyTable, PercentTable
from mobextract.packs.table_base import Forms, Table


class LanguageTable(Table, kw_only=True):
    """language.toml: what holds for the language as a whole."""

    code: str
    """ISO 639 code."""
    name: str
    """English name."""
    native_name: str
    """The language's own name."""
    detect: Forms = msgspec.field(default_factory=list)
    """Codes under which language detection knows it (default: ``code``)."""
    cldr: str = ""
    """Locale of CLDR data (default: ``code``)."""
    has_case: bool = True
    """The script has capitals."""
    decimal: Literal[",", "."]
    """The sign before decimals."""
    thousands: list[Literal[".", ",", " ", "'"]]
    """Signs between groups of digits, the likeliest first; a blank is any."""
    compounding: bool = False
    """Nouns are written together with what stands before them; the last part is the head (nb)."""
    noun_first: bool = False
    """The counted noun is the first word after the number, its attributes follow (vi)."""
    head_last: bool = False
    """A noun right before another is its attribute ("village officials"): the last one is counted (en, nb, hi)."""
    verb_final: bool = False
    """Figures may follow their noun ("the number of children became 28") more freely (hi)."""
    abbreviations: Forms
    """Words whose full stop does not end a sentence."""
    closing: Forms = msgspec.field(default_factory=list)
    """Those of them that end one behind a number where a capital follows: "дали 4 млн. Коммуна …"."""
    closing_before_short: Forms = msgspec.field(default_factory=list)
    """Those that do so before a short common word or a title only: "в 2023 г. В коммуне …"."""
    quotes: list[list[str]]
    """Pairs of quotation marks, opening and closing."""
    bare_possessive: list[str] = msgspec.field(default_factory=list)
    """Letters behind which an apostrophe alone makes a possessive and closes no single marks: 'Farmers' Hall' (en, nb)."""


class FurnitureTable(Table, kw_only=True):
    """furniture.toml: what belongs to the page and not to the article."""

    source: Forms
    """Words that open the line on where the article is from."""
    comments: Forms
    """Lines with which the readers' comments begin."""
    tail: Forms
    """Lines behind which nothing of the article follows."""
    header: Forms = msgspec.field(default_factory=list)
    """Lines of a page's head, above the article."""
    published: Forms = msgspec.field(default_factory=list)
    """Words beside the date at the head of a page."""
    counters: Forms = msgspec.field(default_factory=list)
    """Words beside numbers of views, shares and comments ("views")."""
    photo: Forms
    """Words that open the caption or the credit of a picture."""
    byline: Forms = msgspec.field(default_factory=list)
    """Words before the name of who wrote it ("By", "Author")."""


TABLES: dict[str, type[Any]] = {
    "language": LanguageTable,
    "numerals": NumeralsTable,
    "modifiers": ModifiersTable,
    "money": MoneyTable,
    "percent": PercentTable,
    "measures": MeasuresTable,
    "dates": DatesTable,
    "labels": LabelsTable,
    "counts": CountsTable,
    "programmes": ProgrammesTable,
    "furniture": FurnitureTable,
    "linking": LinkingTable,
    "places": PlacesTable,
    "transliteration": TransliterationTable,
}
