"""Lists of place names in a script without capitals, and what tells a name's words from the words around it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import SMALL, Designator
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE, Matches

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

_BOUND = regex("[,)]| [–-]")
_PARTED = regex(r"[^\w\s'’-]")
"""Any sign between two words: one name ends there."""
_JOINTS = frozenset((" ", "-", "- ", " -", "–"))
LONGEST = 4
UNKNOWN = 3
"""Words that a known name, and an unknown one, may have at most."""
USUAL, LISTED, DISTINCT = 0.35, 1.0, 1.8
"""Costs up to which one word, and several, may be a known name without being called a place by themselves; between them that of a
name with a common word in it, which a comma and a joiner bound: "फोंग दिएन, न्योन आई और … कम्यूनों"."""
EXACT = 0.15
"""Cost below which a name is written just as is usual, so that a common word may be a part of it."""
HOLDERS = frozenset(("commune", "ward", "district"))
"""Kinds of units that villages lie in."""
Span = tuple[int, int]


def joined(finder: Finder, words: list[Span], i: int, j: int) -> bool:
    """Whether the words i … j-1 stand in a row with nothing but blanks or hyphens between them."""
    low = finder.low
    return j - i < 2 or _JOINTS.issuperset([low[words[k][1] : words[k + 1][0]] for k in range(i, j - 1)])


def is_told(finder: Finder, low: list[str], i: int) -> bool:
    """Whether a name that the text has told of ends before the postposition at ``i``, which so is no syllable of another name: behind
    "माई न्योन कम्यून", "माई न्योन में कम्यून की महिला शाखाओं ने"."""
    if low[i] not in finder.grammar.particles:
        return False
    names = {" ".join(low[j:i]) for j in range(max(0, i - LONGEST), i)}
    return any(c.name in names for c in finder.found)


def row_before(finder: Finder, words: list[Span], i: int, most: int) -> int:
    """How many words, up to ``most``, stand in a row right before word ``i``."""
    length, low = min(i, 1), finder.low
    while length < min(most, i) and low[words[i - length - 1][1] : words[i - length][0]] in _JOINTS:
        length += 1
    return length


def row_from(finder: Finder, words: list[Span], i: int, most: int) -> int:
    """How many words, up to ``most``, stand in a row from word ``i`` on."""
    length, low = 1, finder.low
    while length < most and i + length < len(words) and low[words[i + length - 1][1] : words[i + length][0]] in _JOINTS:
        length += 1
    return length


def is_large(finder: Finder, matches: Matches) -> bool:
    """Whether a name is written just like a province's or district's, so that a common word in it may be a part of it."""
    return any(cost < USUAL and finder.grammar.unit(unit).level <= 2 for unit, cost in matches.units)


def is_sure(matches: Matches) -> bool:
    """Whether several words are so good a name that its first one may look like a common word: "जो ए साओ" is A Sào, not Duy Châu."""
    return bool(matches.units) and matches.units[0][1] < DISTINCT


def in_person(finder: Finder, words: list[Span], low: list[str], i: int) -> bool:
    """Whether the words before ``i`` begin a person's name that goes on here: an honorific or a family name."""
    for k in range(i - 1, max(i - 4, 0), -1):
        if low[k] in finder.grammar.particles or not joined(finder, words, k, i + 1) or not finder.grammar.is_syllable(low[k]):
            return False
        if finder.grammar.title_before(finder.low, words[k][0]) or finder.grammar.is_family_name(low[k], only=True):
            return True
    return False


def ends_unit(finder: Finder, word: Span) -> bool:
    """Whether a word is the designator of a unit that villages lie in."""
    found = finder.grammar.after.after(finder.low, word[0])
    return found is not None and found[0].kind in HOLDERS and found[1] == word[1]


def is_member(finder: Finder, words: list[Span], low: list[str], k: int) -> bool:
    """Whether a single syllable behind the unit that the villages lie in is the first name of their list: "कम्यून में डांग और अतीप
    गाँव"."""
    grammar = finder.grammar
    name = (
        grammar.is_syllable(low[k]) and low[k] not in grammar.descriptive and low[k] not in grammar.stop and low[k] not in grammar.particles
    )
    return name and k > 1 and low[k - 1] in grammar.particles and ends_unit(finder, words[k - 2])


def is_inner(finder: Finder, words: list[Span], low: list[str], k: int) -> bool:
    """Whether a single syllable stands between the commas and joiners of a list, so that it is no word before the first name:
    "एया उओल, फुंग, तांग और खान्ह गाँवों"."""
    grammar = finder.grammar
    name = grammar.is_syllable(low[k]) and low[k] not in grammar.descriptive and low[k] not in grammar.particles
    named = k > 1 and (grammar.is_readable(low[k - 1]) or low[k - 2] in grammar.elements)
    return name and named and finder.low[words[k - 1][1] : words[k][0]] == ", "


def left_members(finder: Finder, words: list[Span], low: list[str], j: int, i: int, designator: Designator, outer_end: int) -> None:
    """The names before the last one of a list that the designator closes: "A 1 and A 2 hamlets"."""
    plurals = finder.grammar.plurals
    listed = plurals.after(finder.low, words[i][0]) is not None or plurals.before(finder.low, outer_end) is not None
    listed = listed or finder.grammar.joined.after(finder.low, skip_blanks(finder.low, outer_end)) is not None  # "A, B, C ward and D"
    inner = words[i + 1][0] if i + 1 < len(words) else outer_end
    listed = listed or (inner < outer_end and plurals.after(finder.low, inner) is not None)  # "A, B, C जैसे कुछ गाँव"
    for _ in range(5):
        k = j - 1 if j > 0 and low[j - 1] in finder.grammar.joiner_words else j
        listed = listed or k < j
        if k < 1 or not listed or (k == j and "," not in finder.low[words[j - 1][1] : words[j][0]]):
            return
        for length in range(min(LONGEST, k), 0, -1):
            first = k - length
            span = (words[first][0], words[k - 1][1])
            if finder.grammar.is_currency(finder.low, span[0]):
                return  # "9 लाख डोंग है, दूसरे वार्डों में …"
            name = " ".join(low[first:k])
            known = finder.grammar.named_units(name, designator)
            namesakes = (
                finder.grammar.lookup(name) if designator.kind == "facility" and not known.units else known
            )  # ports are called like their towns
            common = not finder.grammar.stop.isdisjoint(low[first : k - (length > 1 and low[k - 1] in finder.grammar.false_endings)])
            bound = first > 0 and finder.low[words[first - 1][1] : words[first][0]] == ", " and low[first] not in finder.grammar.stop
            limit = LISTED if common and bound and length > 1 else USUAL if common or length == 1 else DISTINCT
            likely = bool(namesakes.units) and namesakes.units[0][1] < limit and (length > 1 or len(low[first]) > 2)
            exact = likely and low[first] not in finder.grammar.stop and (bound or namesakes.units[0][1] < EXACT)  # "मु का और ता टोंग"
            if (common and not (likely and (is_large(finder, known) or exact))) or in_person(finder, words, low, first):
                continue
            same = length == i - j and low[k - 1].isdigit() and low[first] == low[j]
            if joined(finder, words, first, k) and (likely or same) and not finder.is_taken(*span):
                finder.add(span, (span[0], span[1]), designator, known, "list")
                break
        else:
            first = unknown_member(finder, words, low, k, alike=i - j == 1) if designator.kind in SMALL else k
            span = (words[first][0], words[k - 1][1])
            if first == k or finder.is_taken(*span):
                return
            finder.add(span, span, designator, NONE, "list")
        j, i = first, k


def unknown_member(finder: Finder, words: list[Span], low: list[str], k: int, *, alike: bool) -> int:
    """Where an unknown village's name begins that ends before word ``k`` in a list: two or three readable words, up to the comma,
    or one whose syllables are written together, as those of the next name are (``alike``): "हालाँकि, चू ते और …" is no list of three."""
    first = k
    while first > 0 and k - first < UNKNOWN and low[first - 1] not in finder.grammar.stop and finder.grammar.is_readable(low[first - 1]):
        if first < k and _PARTED.search(finder.low, words[first - 1][1], words[first][0]):
            break
        first -= 1
    if 0 < first < k and low[first - 1] in finder.grammar.particles and finder.grammar.is_syllable(low[first - 1]):
        bound = _PARTED.search(finder.low, words[first - 1][1], words[first][0]) is not None
        first -= not bound and opens_name(finder, words, low, first - 1)  # "संघ ने को तांग और लुंग सा गाँवों में"
    first = with_element(finder, words, low, with_people(finder, words, low, first, k), k)
    if first == k:
        return k
    together = not finder.grammar.is_syllable(low[first]) and finder.grammar.is_run_together(low[first])
    alone = k - first == 1 and ((alike and together) or is_member(finder, words, low, first) or is_inner(finder, words, low, first))
    return first if (alone or k - first > 1) and not finder.grammar.title_before(finder.low, words[first][0]) else k


def opens_name(finder: Finder, words: list[Span], low: list[str], j: int) -> bool:
    """Whether word ``j``, a common one, can only be a name's first: a postposition where there is nothing that it could follow, as
    behind another one, behind "and" or behind a sign ("ज़िले के को मा कम्यून", "को मा, लोंग हे और पा लोंग"), or any word that is none."""
    grammar = finder.grammar
    if low[j] not in grammar.particles:
        return low[j] not in grammar.joiner_words
    if j == 0 or not joined(finder, words, j - 1, j + 1):
        return True
    return low[j - 1] in grammar.postpositions or low[j - 1] in grammar.joiner_words


def with_people(finder: Finder, words: list[Span], low: list[str], j: int, i: int) -> int:
    """Where a name begins whose first syllable is a people's too, as of the hamlets at a canal (kinh): "किन्ह होन बस्ती"."""
    people = j < i and j > 0 and low[j - 1] in finder.grammar.peoples and finder.grammar.is_syllable(low[j]) and not low[j].isdigit()
    return j - 1 if people and low[j] not in finder.grammar.descriptive and joined(finder, words, j - 1, j + 1) else j


def with_element(finder: Finder, words: list[Span], low: list[str], j: int, i: int) -> int:
    """Where the name of a minority's village begins whose last words are ``j`` … ``i``: at its element, whatever stands between."""
    for k in range(j - 1, max(i - LONGEST, 0) - 1, -1):
        if low[k] in finder.grammar.stop or not joined(finder, words, k, i):
            break
        if low[k] in finder.grammar.elements:
            return k
    return j


def series(finder: Finder, words: list[Span], low: list[str], i: int, designator: Designator, outer_end: int) -> bool:
    """Names that share all but their numbers, before the designator at word ``i``: "Tan Lap 1 and 2 hamlets"."""
    numbers = [i - 1]
    while numbers[0] > 2:
        k = numbers[0] - (2 if low[numbers[0] - 1] in finder.grammar.joiner_words else 1)
        if not low[k].isdigit() or len(low[k]) > 2:
            break
        numbers.insert(0, k)
    first = j = numbers[0]
    while j > 0 and first - j < UNKNOWN and low[j - 1] not in finder.grammar.stop and finder.grammar.is_syllable(low[j - 1]):
        j -= 1
    span = (words[j][0], words[first][1])
    if len(numbers) < 2 or j == first or not joined(finder, words, j, first + 1) or finder.is_taken(*span):
        return False
    common = finder.grammar.common_words.get(low[j]) or low[j] in finder.grammar.descriptive or finder.grammar.designates(low[j])
    if first - j == 1 and common:
        return False  # one syllable that is no word: "देउ 1, 2 और 3 गाँवों"
    outer = (span[0], outer_end)
    finder.add(span, outer, designator, NONE, "number-name")
    for number in numbers[1:]:
        finder.add(words[number], outer, designator, NONE, "number-name", name=f"{' '.join(low[j:first])} {low[number]}")
    return True


def enumerations(finder: Finder, start: int, end: int) -> None:
    """The names of a list behind a plural designator and a dash or colon: "four communes - A, B, C and D"; of each, where a sentence has
    several: "two communes, namely A and B, and three villages, namely C, D and E"."""
    match = finder.grammar.enumeration.search(finder.low, start, end)
    while match is not None:
        designator = finder.grammar.list_head(finder.low, match.start("names"))
        if designator is not None:
            _add_items(finder, designator, match.span("names"))
        match = finder.grammar.enumeration.search(finder.low, match.start("names"), end)


def _add_items(finder: Finder, designator: Designator, names: Span) -> None:
    """Add the names that a list which ``designator`` heads begins with."""
    for n, (start, end) in enumerate([m.span() for m in finder.grammar.list_item.finditer(finder.low, *names)]):
        known, name = item_name(finder, finder.low[start:end], designator, bounded=_BOUND.match(finder.low, end) is not None)
        span = (start, start + len(name))
        closes = n > 0 and " " in name and finder.low[span[1] + 1 : end].partition(" ")[0] in finder.grammar.postpositions  # "A, B और C को"
        if not name or finder.is_taken(*span) or not (known.units or closes or span[1] == end):
            break  # what goes on behind an unknown name is no list: "गाँवों में मॉडल चलता है: कीटनाशक की हर शीशी"
        finder.add(span, span, designator, known, "list").plural = True
        if span[1] < end:
            break


def item_name(finder: Finder, phrase: str, designator: Designator, *, bounded: bool) -> tuple[Matches, str]:
    """The name that a list's item begins with: the longest known one, else the readable words before a common one; all
    words, where signs bound the item and each is a syllable."""
    words = phrase.split(" ")
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        known = finder.grammar.named_units(name, designator)
        if known.units and not (length == 1 and name in finder.grammar.stop):  # "दो कम्यूनों - बाक सोन और नाम सोन - के विलय"
            return known, name
    if bounded and 1 < len(words) < LONGEST and all(map(finder.grammar.is_syllable, words)):
        return NONE, phrase
    readable = itertools.takewhile(lambda w: w not in finder.grammar.stop and finder.grammar.is_readable(w), words)
    return NONE, " ".join(readable)
