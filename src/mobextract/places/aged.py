"""Persons of a place's name, or behind a village, whom their age tells: "Le Thuy, 34, raises goats", "Lệ Thủy, 34 tuổi, …", "34-летняя Ле
Тхюи", "the village of Na Ham, and Tho Pa Chia, born in 1978"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mobextract.language import Language
from mobextract.packs.place_tables import is_small
from mobextract.places.words import lexicon_of
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import UPPER, WORD, sign_before
from mobextract.text.lazy import regex
from mobextract.text.lexicon import spellings

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_STARTS = frozenset(("", "\n", *'.!?…:;।«»“”„"•'))
"""What stands before a sentence's or a quotation's first word, or behind a quotation."""
_SET_OFF = regex(r"(?:, | \()")
_LAST = regex(r"[1-9]\d[.।]")
"""A bare age that ends its sentence."""
REACH = 24
"""How far before a name its age begins, in characters."""


class Ages:
    """What reads an age beside a name in one language: its words for years and for age."""

    def __init__(self, language: Language) -> None:
        measures = language.table("measures")
        units = [u for u in measures.unit if u.unit == "year"]
        years = _either(form for u in units for form in u.forms if "*" not in form)
        endings = _either(form for u in units for form in u.compound)
        ages = _either(form for u in units if u.dimension == "age" for form in u.forms if "*" not in form)
        aged, old = _either(measures.aged), _either(form for form in measures.age.after if not form.startswith(","))
        number, joiners = r"[1-9]\d", _either(language.table("places").joiners)
        closed = r"(?=[,.;)।]|\s*$|\n| [–—-] )"
        told = rf"(?:{aged}) {number}(?: ?(?:{years}))?|{number}[ -]?(?:{years})(?:[ -]?(?:{old}))?|{number}-?(?:{endings})"
        self.behind = regex(rf"(?:{told}){closed}")
        self.bare = regex(rf"{number}(?=, (?!(?:{joiners})(?!{WORD}))(?![{UPPER}\d]){WORD})")
        self.before = regex(rf"(?<!\d)(?:{number}[ -]?(?:{years})[ -]?(?:{old})|{number} (?:{ages})|{number}-?(?:{endings})) \Z")
        born = _either(language.table("places").births)
        self.born = regex(rf"(?:{born}) (?:\d\d?[./-]\d\d?[./-])?(?:19|20)\d\d(?!\d)|(?:19|20)\d\d (?:{born})(?!{WORD})")
        self.speech = lexicon_of(language.table("programmes").speech)


def drop_aged(finder: Finder) -> None:
    """Take back bare names with an age beside them, and what else the article calls so without a word of place."""
    for candidate in [c for c in finder.found if _may_be_listed_person(c) and _is_told(finder, c)]:
        finder.drop(candidate)
    persons = {c.surface for c in finder.found if _may_be_person(c) and _is_aged(finder, c)}
    if not persons:
        return
    places = {c.surface for c in finder.found if c.surface in persons and not _may_be_person(c)}
    for candidate in [c for c in finder.found if c.surface in persons and _may_be_person(c)]:
        if candidate.surface not in places or _is_aged(finder, candidate):
            finder.drop(candidate)


def _may_be_listed_person(candidate: Candidate) -> bool:
    """Whether an unknown name of several words goes on behind one village without a plural: "the village of Na Ham, and Tho Pa Chia"."""
    small = is_small(candidate.designator) and not candidate.plural and not candidate.number
    return small and candidate.outer == (candidate.start, candidate.end) and candidate.surface.count(" ") > 0


def _is_told(finder: Finder, candidate: Candidate) -> bool:
    """Whether an age or a year of birth is set off right behind a name: "Tho Pa Chia, born in 1978, …", "Cha Nhia Lo (62 years)"."""
    off = _SET_OFF.match(finder.low, candidate.end)
    told = finder.grammar.ages
    return off is not None and (told.born.match(finder.low, off.end()) or told.behind.match(finder.low, off.end())) is not None


def _may_be_person(candidate: Candidate) -> bool:
    """Whether a name of two words stands without a designator, a preposition of place or a number."""
    return (
        not (candidate.strong or candidate.cued or candidate.number)
        and candidate.designator is None
        and candidate.listed is None
        and candidate.surface.count(" ") == 1
    )


def _is_aged(finder: Finder, candidate: Candidate) -> bool:
    """Whether an age stands right beside a name: behind one that opens a sentence or follows a verb of saying, set off, or before it."""
    ages, low, start = finder.grammar.ages, finder.low, candidate.start
    article = finder.grammar.leading_articles.before(low, start)
    first = article[1] if article else start
    off = _SET_OFF.match(low, candidate.end)
    if off:
        said = ages.speech.before(low, first) is not None
        bare = off[0] == ", " and (ages.bare.match(finder.text, off.end()) or (said and _LAST.match(low, off.end())))
        return (said or sign_before(low, first) in _STARTS) and bool(bare or ages.behind.match(low, off.end()))
    return ages.before.search(low, max(0, start - REACH), start) is not None


def _either(forms: Iterable[str]) -> str:
    return trie_expression([spelling for form in forms for spelling in spellings(form)], bounded=False) or "(?!)"
