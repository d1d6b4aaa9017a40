"""Place candidates whose names end in a number: "Sông Cái 2", "phường Duy Tiên 1"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import COMMUNES, SMALL, Designator
from mobextract.places.gapped import is_gapped
from mobextract.places.grammar import DIGIT_AFTER
from mobextract.places.numbers import AND, closes_number, is_large
from mobextract.text.brackets import BRACKET, opening_before
from mobextract.text.folding import UPPER, WORD
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

_LISTED = regex(r"\d(?:,| \w{1,3}) $")
USUAL = 0.2
"""What the usual spelling of a name costs at most."""
_NEXT_SHARE = regex(rf"[,;] (?P<name>(?:[{UPPER}]{WORD}* ?)+(?<! )) \d")
_LAST_SHARE = regex(rf"[(,;] ?(?P<name>(?:[{UPPER}]{WORD}* ?)+(?<! )) \d{{1,3}}[,;] $")
ROW = 40
"""How far before a name the one before it in a row may begin, in characters."""
FEW = 4
"""Into so many at most an old unit was split whose name new communes have with a number."""
AGAIN = 60
"""How far behind such a name its next number may end, in characters."""


def name_with_number(finder: Finder, start: int, match: re.Match[str], before: Designator | None, left: int) -> bool:
    """Add a name that ends in a number: a known one, or of a village where nothing is counted; and further numbers of it."""
    grammar, end = finder.grammar, match.end()
    base = finder.text[start : match.start()]
    if match.start(1) in finder.days or grammar.is_amount(finder.low, end) or grammar.is_genitive(base):
        return False  # "Hoa Binh 1. juli", "landsbyen Ta Chu 1 640 trær", "Ha Nams 14 sykehus"
    if before is not None and closes_number(finder, end) and is_gapped(finder, left, match[0].strip()):
        return False
    matches = grammar.lookup(finder.text[start:end])
    after = finder.after(end)
    if before is not None and matches.units and _is_no_unit(finder, start, match, before):
        return False
    if not (matches.units or after) and is_large(match[0]):
        return False  # "Dong Hoa village 19 and Minh Son village 27" are shares
    small = before is not None and (before.kind in SMALL | {"bridge", "facility"} or _is_communes(finder, start, match, before))
    rest = _further(finder, end)
    last = rest[-1].end() if rest else end
    closing = after or finder.after(last)
    if after and not before and not rest and not matches.units and _counts_units(finder, start, match, after):
        return False
    bare = bool(matches.units) and not before and not closing
    bare = bare and not (grammar.counts_noun(finder.low, match) or _is_larger(finder, start, match))
    if not bare and not (matches.units and before) and not small and not (closing and finder.plausible(finder.text[start : match.start()])):
        return False
    if not closing and not matches.units and grammar.counts_noun(finder.low, rest[-1] if rest else match):
        return False
    designator = before or (closing[0] if closing else None)
    outer = (left if before else start, closing[1] if closing else last)
    finder.add((start, end), outer, designator, matches, "number-name", strong=not bare)
    for number in rest:
        name = f"{base} {number[1]}"
        finder.add(number.span(1), outer, designator, grammar.named_units(name, designator), "number-name", name=name)
    return True


def _is_communes(finder: Finder, start: int, match: re.Match[str], before: Designator) -> bool:
    """Whether a small number in digits ends the name of a new commune ("phường Duy Tiên 1 có …"): a word follows that nothing counted
    begins with, no noun and no sign as in a row of shares ("xã A 9, xã B 5")."""
    digits, end = match[0].strip(), match.end()
    if before.kind not in COMMUNES or not digits.isdigit() or int(digits) > FEW or finder.text[end : end + 1] != " ":
        return False
    joint = AND.match(finder.low, end)
    if joint is not None and joint[1] and re.fullmatch(finder.grammar.joiners, joint[1]):
        base = finder.low[start : match.start()].strip()
        return re.search(re.escape(base) + r" \d", finder.low[end : end + AGAIN]) is not None  # not "A commune got 4 and B commune 3"
    return finder.text[end + 1 : end + 2].isalpha() and closes_number(finder, end)


def _is_no_unit(finder: Finder, start: int, match: re.Match[str], before: Designator) -> bool:
    """Whether a number counts what stands behind it because only the name without it is one of the designator's kind: "huyện Tân Phước 2
    căn nhà", where Tân Phước 2 is a commune."""
    grammar = finder.grammar
    if not grammar.counts_thing(finder.low, match.end()):
        return False
    names = finder.text[start : match.start()].rstrip(), finder.text[start : match.end()]
    plain, numbered = ({grammar.unit(unit).kind for unit, cost in grammar.lookup(name).units if cost < USUAL} for name in names)
    return before.kind in plain - numbered and not numbered & set(before.kinds)


def _is_larger(finder: Finder, start: int, match: re.Match[str]) -> bool:
    """Whether what stands before the number is a province's or district's name, and a counted noun behind it: "Sơn La 2 người, Hòa Bình 1
    người", where there is a village Hòa Bình 1; or the next in a row of shares: "(Hà Giang 1, Tuyên Quang 34)"."""
    name = finder.text[start : match.start()].rstrip()
    inside = opening_before(finder.low, start, start - BRACKET) >= 0
    row = _NEXT_SHARE.match(finder.text, match.end()) or _LAST_SHARE.search(finder.text, max(0, start - ROW), start) if inside else None
    if (row is None or row["name"] == name) and not finder.grammar.counts_thing(finder.low, match.end()):
        return False
    units = finder.grammar.lookup(name).units
    return any(cost < USUAL and finder.grammar.unit(index).level <= 2 for index, cost in units)


def _counts_units(finder: Finder, start: int, match: re.Match[str], after: tuple[Designator, int]) -> bool:
    """Whether the number behind a name counts the units behind it ("Quang Ninh 54 communes"), and no name with a number stands before."""
    low = finder.low
    plural = finder.grammar.plurals.after(low, match.end() + 1)
    several = not match[0].endswith(" 1")
    return several and plural is not None and plural[1] == after[1] and _LISTED.search(low, max(0, start - 8), start) is None


def _further(finder: Finder, end: int) -> list[re.Match[str]]:
    """The further numbers of a list of names: "Long Luong 1 and 2"."""
    rest = finder.grammar.further_numbers.match(finder.low, end)
    if rest is None or finder.grammar.counts_noun(finder.low, rest):
        return []
    return list(DIGIT_AFTER.finditer(finder.text, end, rest.end()))
