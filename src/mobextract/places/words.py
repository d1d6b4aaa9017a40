"""The designators of units and the words around their names, compiled from places.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from mobextract.language import Language
from mobextract.packs.place_tables import SMALL, Designator, PlacesTable
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import LETTER, WORD, lower
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, spellings, wordlist
from mobextract.toponyms.spelling import NameSpelling


def lexicon_of(forms: Iterable[str]) -> Lexicon[bool]:
    """Return a lexicon of forms that have no values."""
    return wordlist(forms)


def either_of(forms: Iterable[str]) -> str:
    """An expression for any of ``forms``, in folded text and as written (a Greek "ς"); one that matches nothing where there are none."""
    return "|".join(re.escape(lower(form)).replace("σ", "[σς]") for form in forms) or "(?!)"


class PlaceWords(NameSpelling):
    """The words around places in one language."""

    def __init__(self, language: Language) -> None:
        table: PlacesTable = language.table("places")
        super().__init__(language, table)
        self.code, self.table, self.compounding = language.code, table, language.info.compounding
        self.joiners, self.articles = either_of(table.joiners), either_of(table.articles)
        self.rest, self.within = either_of(table.rest), either_of([*table.within, *table.within_after])
        self.joins = regex(rf"(?:,|(?:{self.joiners})(?!{WORD}))\s*")
        self._read_designators(table)
        self._read_words(table)
        self.has, self.office_posts = lexicon_of(language.table("linking").has), lexicon_of(language.table("linking").posts)
        self.between = lexicon_of(language.table("numerals").ratio.between)
        cardinals = language.table("numerals").cardinals
        self.several = lexicon_of(form for value, forms in cardinals.items() if Decimal(value) >= 2 for form in forms)
        """Number words for several things."""

    def _read_designators(self, table: PlacesTable) -> None:
        """Index the forms of designators by the side of the name that they stand on."""
        pairs = [(d, form) for d in table.designator for form in d.before]
        before = [(form, d) for d, form in pairs if d.named]
        after = [(f, d) for d in table.designator for f in d.after if d.named]
        called = [
            (f"{form}{c if c[0] == ',' else ' ' + c}", d)
            for form, d in before
            if d.kind in SMALL
            for c in (*table.called, *table.qualifiers)
        ]
        called_after = [(f"{c} {form}", d) for form, d in after if d.kind in SMALL for c in (*table.called_after, *table.qualifiers)]
        self.before: Lexicon[Designator] = Lexicon([*before, *called])
        self.after: Lexicon[Designator] = Lexicon([*after, *called_after])
        self.numbered_forms: Lexicon[Designator] = Lexicon([(form, d) for d, form in pairs if d.number])
        self.numbered_nouns: Lexicon[Designator] = Lexicon(
            [(form, d) for d in table.designator if d.number for form in (*d.before, *d.after)]
        )
        endings = [*(f for d in table.designator for f in d.after), *table.called_after, *table.qualifiers, *table.cues_after]
        self.after_heads = frozenset(s[:2] for f in endings for s in spellings(f))
        small = [(d, s) for d, form in pairs if d.kind in SMALL for s in spellings(form)]
        small_after = (s.rstrip("*") for d in table.designator if d.kind in SMALL for f in d.after for s in spellings(f))
        heads = trie_expression(small_after, bounded=False)
        self.compound_after = regex(rf"-{LETTER}{{3,}}?(?P<form>{heads})")
        """A compound that ends in a small unit's designator, behind a name: "Bat Trang-keramikklandsbyen"."""
        self.compound_heads = tuple({s for d, s in small if d.named and len(s) > 3})
        self.compound_tails = tuple({head.rpartition(" ")[2] for head in self.compound_heads})

    def _read_words(self, table: PlacesTable) -> None:
        """Index the words around names: cues, titles, what is no name."""
        self.former, self.titles, self.posts = lexicon_of(table.former), lexicon_of(table.titles), lexicon_of(table.posts)
        self.laws = lexicon_of(table.laws)
        self.national, self.no_units = lexicon_of(table.national), lexicon_of(table.not_names)
        self.national_ends, self.national_breaks = lexicon_of(table.national_ends), lexicon_of(table.national_breaks)
        self.bodies = lexicon_of(table.bodies)
        self.not_names = lexicon_of([*table.not_names, *table.institutions])
        self.headline_verbs = lexicon_of(table.headline_verbs)
        self.leading_articles = lexicon_of(table.articles)
        self.cues, self.cues_after = lexicon_of(table.cues), lexicon_of(table.cues_after)
        self.storms = lexicon_of(table.storms)
        self.media, self.plurals, self.such_as = lexicon_of(table.media), lexicon_of(table.plurals), lexicon_of(table.such_as)
        self.bordering, self.bordering_after = lexicon_of(table.bordering), lexicon_of(table.bordering_after)
        self.genitives, self.sums = lexicon_of(table.genitives), lexicon_of(table.sums)
        self.called, self.called_after = lexicon_of(table.called), lexicon_of(table.called_after)
        self.joined, self.joiner_words = lexicon_of(table.joiners), frozenset(lower(j) for j in table.joiners)
        self.middles = frozenset(s for form in table.middles for s in spellings(form))
        self.false_endings, self.cases, self.postpositions = map(frozenset, (table.false_endings, table.cases, table.postpositions))
        self.particles = frozenset(s for form in (*table.particles, *table.joiners) for s in spellings(form))
        self.other_words = frozenset(s for form in table.others for s in spellings(form.replace("{}", "").strip()))

    def title_before(self, low: str, position: int) -> tuple[bool, int] | None:
        """Where a person's title begins that ends right before ``position``; one that ends the line before is none: "Tea with the
        policeman", and below "Tho Tang township …"."""
        found = self.titles.before(low, position)
        return None if found is None or "\n" in low[found[1] : position] else found

    def designates(self, form: str) -> Designator | None:
        """Return the designator that a form is, on whichever side of a name."""
        return self.before.get(lower(form)) or self.after.get(lower(form))
