"""The schema of patterns/common: what all languages share."""

from typing import Any, Literal

import msgspec

from mobextract.packs.quantity_tables import Currency, Unit
from mobextract.packs.table_base import Forms, ModelKind, Table


class Programme(Table, kw_only=True):
    """A national movement, campaign or programme."""

    id: str
    """Its identifier in records."""
    kind: ModelKind
    """What it is."""
    name: str
    """Its name in Vietnamese."""
    canonical: bool = False
    """Whether a record gives the identifier in its field ``canonical``; its renderings are the languages' ``[[alias]]`` tables."""
    everywhere: bool = False
    """Whether all take part in it: an organisation that does so is not its owner."""
    unmarked: bool = False
    """Whether articles name it in lower case and without quotation marks, too ("the programme on sustainable poverty reduction")."""
    renderings: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Language → whole names; a name is matched nearly, its words in any order."""


class CommonProgrammes(Table, kw_only=True):
    """common/programmes.toml: the nationally known programmes."""

    programme: list[Programme]


class CommonQuantities(Table, kw_only=True):
    """common/quantities.toml: signs and spellings that all languages share."""

    currency: list[Currency]
    """Signs, codes and spellings of currencies in any language."""
    unit: list[Unit]
    """Signs of units in any language."""
    codes: Forms
    """Codes of further currencies (ISO 4217), in capitals only."""
    small_codes: Forms = msgspec.field(default_factory=list)
    """Those of them that are read in small letters as well, because they are no words."""
    percent: Forms
    """Signs of per cent."""
    range: Forms
    """Dashes between the two numbers of a range."""
    document: str
    """Regular expression of Vietnamese document numbers."""
    plan: str
    """Regular expression of the numbers of a province's plans among them."""
    scale_letters: dict[str, Forms]
    """Value → letters glued to digits, case matters: "100k", "1.2M"."""
    scale_letters_sole: dict[str, Forms] = msgspec.field(default_factory=dict)
    """The same, where they and their digits are all of a text: "2B"."""
    unit_letters: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict)
    """Single letters that are units in this very case, with their unit and dimension."""
    unit_letters_glued: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict)
    """The same, only glued to two digits or more and never behind a word of labels: "30C"."""
    unit_cased: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict)
    """Signs of units that their case tells apart, or from words: "nm" and "Nm"."""
    formats: Forms = msgspec.field(default_factory=list)
    """Formats of pictures in this very case: "4K", "1080p"."""
    systems: Forms = msgspec.field(default_factory=list)
    """Names of software, devices and standards whose number is that of a version, or a name: "iOS 17.1", "Bluetooth 5.3", "ISO 9001"."""
    held: Forms = msgspec.field(default_factory=list)
    """Concepts whose number rises or falls where some are won or lost: "lost 900 subscribers"."""
    masks: dict[str, str]
    """Regular expressions of what never holds a quantity (addresses, file names, phone numbers)."""


class CommonFurniture(Table, kw_only=True):
    """common/furniture.toml: page furniture that all mirrors share."""

    line: Forms
    """Regular expressions of a whole line."""
    titled: Forms
    """Further ones, with a capital at the last word of the line."""
    header: Forms
    """Lines of a page's head, above the article."""
    tail: Forms
    """Lines behind which nothing of the article follows."""
    image: str
    """Regular expression of the name of a picture."""


Scope = Literal["clause", "sentence", "paragraph", "earlier", "unstated"]
"""Where a figure's place, model or year is named: in its part of the sentence, its sentence, its paragraph, before, or nowhere before."""


class EvidenceCounts(Table, kw_only=True):
    """[right, made]: links of one scope where nothing else of that sort is named in it, and where others are."""

    alone: tuple[int, int]
    """Where no other of that sort is named there."""
    rivals: tuple[int, int]
    """Where others are."""


class CommonLinkScores(Table, kw_only=True):
    """common/link_scores.toml: how often links on each evidence were right."""

    place: dict[Scope, EvidenceCounts]
    """The places of figures."""
    model: dict[Scope, EvidenceCounts]
    """Their models."""
    year: dict[Scope, EvidenceCounts]
    """Their years."""
    runs_in: dict[Scope, EvidenceCounts]
    """The places of models."""


COMMON_TABLES: dict[str, type[Any]] = {
    "programmes": CommonProgrammes,
    "quantities": CommonQuantities,
    "furniture": CommonFurniture,
    "link_scores": CommonLinkScores,
}
