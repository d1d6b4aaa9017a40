"""The words that numbers are written with, from the table of a language: what kind of part each is, and its value."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from mobextract.numbers.sum import TokenKind
from mobextract.packs.numerals_table import NumeralsTable
from mobextract.packs.quantity_tables import MeasuresTable
from mobextract.text.lexicon import fold_form, spellings, wordlist

Kind = tuple[TokenKind, Decimal, bool]
HUNDRED = 100
"""The least scale whose ordinal multiplies what stands before it."""
REMEMBERED = 20_000
"""Words of texts for which it is remembered whether they are made of a number and a unit."""


def word_kinds(table: NumeralsTable) -> Iterator[tuple[str, Kind]]:
    """Yield each folded form of a number word with its kind and value."""
    rows: list[tuple[TokenKind, str, Iterable[str], bool]] = [("point", "0", table.point, False)]
    rows += [
        ("ordinal", value, [f + e for f in forms for e in table.ordinal_endings], False)
        for value, forms in table.cardinals.items()
        if table.ordinal_endings
    ]
    rows += [
        (
            "ordinal_scale" if Decimal(s.value) >= HUNDRED else "ordinal",
            s.value,
            [f + e for f in s.forms for e in table.ordinal_endings],
            False,
        )
        for s in table.scale
        if table.ordinal_endings
    ]
    scales = {
        s.value for s in table.scale if Decimal(s.value) >= HUNDRED
    }  # a dozen multiplies, "twelfth" does not: "one hundred and twelfth"
    for ordinals in table.ordinals:
        for value, stems in ordinals.stems.items():
            rows.append(
                ("ordinal_scale" if value in scales else "ordinal", value, [s + e for s in stems for e in ordinals.endings or [""]], False)
            )
    ordinal = {form for kind, _, forms, _ in rows if kind != "point" for form in forms}
    rows += [("denominator", value, [form], form in ordinal) for value, forms in table.denominators.items() for form in forms]
    whole = {form for forms in table.cardinals.values() for form in forms}
    rows += [("cardinal", value, forms, False) for value, forms in table.cardinals.items()]
    rows += [("fraction", value, forms, False) for value, forms in table.fractions.items()]
    rows += [("addend" if a.position == "after" else "prefix", a.value, [form], form in whole) for a in table.addend for form in a.forms]
    rows += [("scale", s.value, s.forms, s.bare) for s in table.scale]
    for kind, value, forms, bare in rows:
        for form in forms:
            for folded in spellings(form):
                yield folded, (kind, Decimal(value), bare)
                if table.accents_optional and kind not in ("ordinal", "ordinal_scale", "denominator") and Decimal(value) != 1:
                    yield _unaccented(folded), (kind, Decimal(value), bare)  # ordinals keep theirs: "ΕΚΤΟΣ" is "except" as well


def _unaccented(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


class Compounds:
    """Words made of a number and a unit, known by their parts: written out, they would be tens of thousands."""

    def __init__(
        self, table: NumeralsTable, measures: MeasuresTable, percent: Sequence[str] = (), ones: Sequence[str] = (), *, alone: bool = False
    ) -> None:
        """A ten and a unit make one number ("τριαντα" + "πεντά" + "χρονος"). A half may have its article before it ("en halvtime").

        ``alone``: the units are those that make a period of a number; ``ones`` are signs that an article for one may stand before.
        """
        endings = [fold_form(e) for unit in measures.unit for e in (unit.alone if alone else unit.compound)] + [
            fold_form(e) for e in percent
        ]
        stems = [(Decimal(value), fold_form(form)) for value, forms in table.stems.items() for form in forms] if endings else []
        tens = [(value, form) for value, form in stems if value in range(10, 100, 10)]
        both = [(ten + unit, first + second) for ten, first in tens for unit, second in stems if unit < 10 and unit == int(unit)]
        self.endings = frozenset(endings)
        self.heads = {form: (rank, value) for rank, (value, form) in enumerate([*both, *stems])}
        """What they begin with, and its value; of two that one word begins with, the later counts."""
        articled = [(value, f"{article} {stem}") for value, stem in stems if value < 1 for article in table.articles]
        self.phrases = {head + ending: (value, len(head)) for value, head in articled for ending in endings}
        self.phrases |= {f"{one} {sign}": (Decimal(1), len(one)) for one in table.spoken_ones for sign in map(fold_form, ones)}
        """Those of two words."""
        self.units = wordlist(form for unit in measures.unit for form in unit.forms if not alone)
        """Units whose own names begin like a number: "εκατόλιτρα" are hectolitres, in whatever number. A decade alone is ten years."""
        self.longest = max(map(len, self.heads), default=0)
        self.get = functools.lru_cache(maxsize=REMEMBERED)(self._get)

    def __bool__(self) -> bool:
        return bool(self.heads or self.phrases)

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def _get(self, word: str) -> tuple[Decimal, int] | None:
        """The value of the number that a word begins with, and its length; None where it is no such word."""
        if word in self.phrases:
            return self.phrases[word]
        cuts = range(1, min(len(word), self.longest + 1))
        parts = [(*self.heads[word[:at]], at) for at in cuts if word[:at] in self.heads and word[at:] in self.endings]
        return max(parts)[1:] if parts and self.units.get(word) is None else None
