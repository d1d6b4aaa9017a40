"""What the table of roads that are called after their ends compiles to: words for a road, rows of capitalised names with dashes."""

from __future__ import annotations

import functools
import re

from mobextract.packs.place_tables import PlacesTable
from mobextract.text.expressions import scan_expression, trie_expression
from mobextract.text.folding import UPPER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, spellings, wordlist

_TOKEN = rf"[{UPPER}]{WORD}*(?:['’](?=[^\W\d_]){WORD}+)*"
_TOWNS = ("city", "town")
DASH = " ?[-–—] ?"


class RouteWords:
    """The words of one language. ``before``, ``after``: those for roads → "long", or "local" where any street may be called so, or ""
    where it is none."""

    def __init__(self, table: PlacesTable) -> None:
        local = frozenset(table.routes.local)
        sides = (table.routes.before, table.routes.after)
        rows = [
            [
                *((form, "local" if form in local else "long") for form in (*side, *table.routes.canals)),
                *((form, "") for form in table.routes.other),
            ]
            for side in sides
        ]
        self.canals = wordlist(table.routes.canals)
        self.before: Lexicon[str] = Lexicon(rows[0])
        self.after: Lexicon[str] = Lexicon(rows[1])
        self.designators = table.designator

    def _towns(self, *, after: bool) -> str:
        """An expression for the words for a town on one side of a name."""
        towns = (d.after if after else d.before for d in self.designators if d.kind in _TOWNS)
        return trie_expression([s for forms in towns for form in forms for s in spellings(form)], bounded=False)

    @functools.cached_property
    def end(self) -> re.Pattern[str]:
        """One end of a row, with or without the word for a town beside it ("TP.HCM", "Ho Chi Minh-byen")."""
        lead = rf"(?:(?i:{self._towns(after=False)}) ?(?=[{UPPER}]))?"
        tail = rf"(?:[ -](?i:{self._towns(after=True)})(?!{WORD}))?"
        return regex(rf"{lead}(?P<name>{_TOKEN}(?: {_TOKEN})*){tail}")

    @functools.cached_property
    def rows(self) -> re.Pattern[str]:
        """A row of ends with dashes."""
        end = self.end.pattern.replace("?P<name>", "?:")
        return regex(rf"(?<!{WORD}){end}(?:{DASH}{end})+")

    @functools.cached_property
    def words(self) -> re.Pattern[str]:
        """A word for a road behind its name."""
        return regex(rf"{scan_expression([s for form in self.after.forms for s in spellings(form)])}(?!{WORD})")
