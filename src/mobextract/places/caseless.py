"""Place candidates in a script without capitals: names end at a designator, or are known ones among the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import NATURAL, SMALL, Designator
from mobextract.places.caseless_brackets import bracketed_lists
from mobextract.places.caseless_counted import apposed_list, counted_list, counts_units
from mobextract.places.caseless_dashes import dashed_names
from mobextract.places.caseless_extents import WORDS, ends_name, is_alone, is_false_ending, is_name, is_noun, readable_end, whole_name
from mobextract.places.caseless_lists import (
    DISTINCT,
    EXACT,
    HOLDERS,
    LONGEST,
    UNKNOWN,
    USUAL,
    Span,
    enumerations,
    in_person,
    is_large,
    is_sure,
    is_told,
    joined,
    left_members,
    row_before,
    row_from,
    series,
    with_element,
    with_people,
)
from mobextract.places.caseless_openings import common_opening, goes_on_behind, name_at_head, pair_around
from mobextract.places.caseless_repeats import is_cut_short
from mobextract.places.grammar import CLOSES, NAMES, OPENS
from mobextract.toponyms.lookup import NONE, Matches

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

CLOSER = 0.2
"""How much better a commune's name must fit bare words than any district's, to be thought of; so what a common word stands before."""


def find_caseless(finder: Finder, start: int, end: int) -> None:
    """Add the candidates of one paragraph to ``finder``."""
    matches = list(WORDS.finditer(finder.low, start, end))
    words, low = [m.span() for m in matches], [m[0] for m in matches]
    dashed_names(finder, words, low)
    roles = [(i, role) for i, role in enumerate(map(finder.grammar.roles, low)) if role]
    for i, role in roles:
        if not (i and role & CLOSES):
            continue
        if low[i - 1] not in finder.grammar.stop and finder.grammar.cues_after.after(finder.low, words[i][0]):
            _before_cue(finder, words, low, i)
        found = finder.grammar.after.after(finder.low, words[i][0]) or _behind_called(finder, words, low, i)
        if found:
            _before_designator(finder, words, low, i, found)
            counted_list(finder, words, low, i, found[0])
    for i, role in roles:
        if role & OPENS:
            _after_designator(finder, words, low, i)
            apposed_list(finder, words, low, i)
    enumerations(finder, start, end)
    bracketed_lists(finder, start, end)
    for i, role in roles:
        if role & NAMES and finder.grammar.begins_phrase(low[i], low[i + 1] if i + 1 < len(low) else ""):
            _bare(finder, words, low, i)
    for i, word in enumerate(low):
        if i > 1 and word in finder.grammar.postpositions:
            _before_postposition(finder, words, low, i)
        name_at_head(finder, words, low, i)
        pair_around(finder, words, low, i)


def _before_postposition(finder: Finder, words: list[Span], low: list[str], i: int) -> None:
    """A known name of several syllables right before a postposition, as of the communes of a list: "61 in Cong Hai, 48 in Bac Son",
    and those that are joined to it: "गान हाओ और काई दोई वाम ने"."""
    joiners = finder.grammar.joiner_words
    for _ in range(5):
        length = _bare_name(finder, words, low, i) or _found_before(finder, words, i)
        j = i - length
        if not length or j < 2:
            return
        comma = finder.low[words[j - 1][1] : words[j][0]] == ", "
        if not comma and low[j - 1] not in joiners:
            return
        i = j if comma else j - 1


def _found_before(finder: Finder, words: list[Span], i: int) -> int:
    """How many words the bare name of a place has that was found right before word ``i``."""
    found = next((c for c in reversed(finder.found) if c.end == words[i - 1][1]), None)
    if found is None or found.rule != "bare":
        return 0
    return sum(found.start <= start < found.end for start, _ in words[max(0, i - LONGEST) : i])


def _bare_name(finder: Finder, words: list[Span], low: list[str], i: int) -> int:
    """Add the known name of several syllables right before word ``i``, if there is one; how many words it has."""
    grammar = finder.grammar
    for length in range(row_before(finder, words, i, UNKNOWN), 1, -1):
        span = (words[i - length][0], words[i - 1][1])
        row = low[i - length : i]
        if row[0].isascii() or not grammar.stop.isdisjoint(row[1:]) or not all(map(grammar.is_syllable, row)):
            continue
        matches = grammar.lookup(" ".join(row))
        if finder.is_taken(*span) and not (matches.units and matches.units[0][1] < EXACT and is_cut_short(finder, *span)):
            continue
        if row[0] in grammar.stop and not common_opening(finder, words, low, i - length, i, matches):
            continue
        person = grammar.title_before(finder.low, span[0]) or in_person(finder, words, low, i - length)
        if matches.units and matches.units[0][1] < USUAL and not person:
            finder.add(span, span, None, matches, "bare", strong=False)
            return length
    return 0


def _behind_called(finder: Finder, words: list[Span], low: list[str], i: int) -> tuple[Designator, int] | None:
    """The designator of a list of units behind "called" at word ``i``, and their number: "A, B and C नामक तीन गाँवों", "A जैसे कम्यूनों"."""
    called = finder.grammar.called_after.after(finder.low, words[i][0])
    k = next((n for n in range(i + 1, len(words)) if words[n][0] >= called[1]), len(words)) if called else len(words)
    if k + 1 >= len(words) or not (low[k].isdigit() or finder.grammar.plurals.after(finder.low, words[k][0])):
        return None
    found = finder.grammar.after.after(finder.low, words[k + 1][0]) or finder.grammar.after.after(finder.low, words[k][0])
    return found if found and found[0].kind in SMALL | HOLDERS else None


def _before_designator(finder: Finder, words: list[Span], low: list[str], i: int, found: tuple[Designator, int]) -> None:
    """The name that ends right before the designator at word ``i``: the longest known one, else up to a stop word."""
    designator, outer_end = found
    if finder.low[words[i - 1][1] : words[i][0]] not in (" ", "-") or is_told(finder, low, i - 1):
        return
    other = next((j for j in range(max(i - 3, 1), i) if " ".join(low[j:i]) in finder.grammar.other_words), i)
    if other < i:
        left_members(finder, words, low, other, i, designator, outer_end)
        return
    for length in range(row_before(finder, words, i, LONGEST), 0, -1):
        j = i - length
        span = (words[j][0], words[i - 1][1])
        if finder.is_taken(*span) or (designator.kind in NATURAL and goes_on_behind(finder, words, low, j, outer_end)):
            continue
        matches = finder.grammar.named_units(" ".join(low[j:i]), designator)
        sure = is_sure(matches) if length > 2 else length == 2 and is_large(finder, matches)
        if low[j] in finder.grammar.stop and not (sure or common_opening(finder, words, low, j, i, matches)):
            continue
        if low[i - 1] in finder.grammar.cases and _ends_larger(finder, low, j, i - 1):
            continue  # "लाम डोंग का वार्ड 1": the province's, not Đồng Kho
        if length > 2 and _fits_without(finder, low[j:i], matches, designator):
            continue
        if length < 3 and finder.grammar.stop.issuperset(low[j:i]):
            continue  # "ज़िले के दो कम्यूनों में": two communes, not Cờ Đỏ
        if designator.kind == "commune" and finder.grammar.is_people(" ".join(low[j:i])):
            return  # "वान किउ समुदाय" is a people, no commune
        if (
            length == 1
            and i > 1
            and designator.kind in NATURAL
            and joined(finder, words, i - 2, i)
            and finder.grammar.large(f"{low[i - 2]} {low[i - 1]}")
        ):
            continue  # "थाई बिन्ह पुल"
        if matches.units and (length > 1 or matches.units[0][1] < USUAL):
            finder.add(span, (span[0], outer_end), designator, matches, "after")
            left_members(finder, words, low, j, i, designator, outer_end)
            return
    if not (low[i - 1].isdigit() and (series(finder, words, low, i, designator, outer_end) or counts_units(finder, words, low, i))):
        _unknown(finder, words, low, i, designator, outer_end)


def _ends_larger(finder: Finder, low: list[str], j: int, i: int) -> bool:
    """Whether the words ``j`` … ``i`` are only the last ones of a province's or district's name of two or three."""
    names = (" ".join(low[k:i]) for k in range(max(0, i - UNKNOWN), j) if i - k > 1)
    return any(cost < USUAL for name in names for _, cost in finder.grammar.large(name)[:1])


def _fits_without(finder: Finder, row: list[str], matches: Matches, designator: Designator) -> bool:
    """Whether a name fits without the first word of its row: at least as well where that is a postposition ("प्रांत के येन बिन्ह ज़िले" is Yên
    Bình, not Kiến Bình), clearly better where it is another common word ("चढ़ा तो येन सोन ज़िले", "X व तान डोंग")."""
    first, *rest = row
    if not matches.units or not (first in finder.grammar.stop or first in finder.grammar.cases):
        return False
    known = finder.grammar.named_units(" ".join(rest), designator)
    if not known.units:
        return False
    cost, whole = known.units[0][1], matches.units[0][1]
    if first in finder.grammar.cases and cost <= whole:
        return True
    return whole >= EXACT and not finder.grammar.stop.issuperset(rest) and cost < min(USUAL, whole - CLOSER)


def _before_cue(finder: Finder, words: list[Span], low: list[str], i: int) -> None:
    """A known name right before what only a place's name stands before: "Son Vi border guard station"."""
    for length in range(row_before(finder, words, i, LONGEST), 1, -1):
        span = (words[i - length][0], words[i - 1][1])
        matches = finder.grammar.lookup(finder.low[slice(*span)])
        if matches.units and matches.units[0][1] < DISTINCT and not finder.is_taken(*span):
            if finder.grammar.unit(matches.units[0][0]).level:  # "Vietnam Women's Union"
                finder.add(span, span, None, matches, "bare", strong=False)
            return


def _unknown(finder: Finder, words: list[Span], low: list[str], i: int, designator: Designator, outer_end: int) -> None:
    j = i - is_false_ending(finder, words, low, i, outer_end)
    while j > 0 and i - j < UNKNOWN and low[j - 1] not in finder.grammar.stop and joined(finder, words, j - 1, i):
        series = low[j - 1].isdigit() and j == i and designator.kind in SMALL
        titled = finder.grammar.titles.get(low[j - 1]) is not None
        if titled or not (series or finder.grammar.is_readable(low[j - 1])) or finder.grammar.after.after(finder.low, words[j - 1][0]):
            break
        j -= 1
    j = with_element(finder, words, low, with_people(finder, words, low, whole_name(finder, words, low, j, i), i), i)
    span = (words[j][0], words[i - 1][1]) if j < i else (0, 0)
    if i - j == 1 and (designator.kind in NATURAL or not is_alone(finder, words, low, j, outer_end)):
        return
    if i - j == 2 and low[i - 1].isdigit() and low[j] in finder.grammar.descriptive:
        return  # "अधिकतर 3 गांवों के": most of them, no village 3
    if j == i or low[j].isdigit() or finder.low[span[0]].isascii() or finder.is_taken(*span):
        return
    if finder.grammar.title_before(finder.low, span[0]) or finder.low[slice(*span)] in finder.grammar.peoples:
        return
    finder.add(span, (span[0], outer_end), designator, NONE, "after")
    left_members(finder, words, low, j, i, designator, outer_end)


def _after_designator(finder: Finder, words: list[Span], low: list[str], i: int) -> None:
    """The village's name, or the list of them, right behind the designator at word ``i``: only readable words up to one that
    ends a name; behind "communes" only known names."""
    found = finder.grammar.before.after(finder.low, words[i][0])
    if found is None or finder.is_taken(*words[i]) or finder.closes(words[i][0]):
        return
    designator, end = found
    plurals = finder.grammar.plurals
    plural = plurals.after(finder.low, words[i][0]) is not None or plurals.before(finder.low, words[i][0]) is not None
    small = designator.kind in SMALL
    if not small and not (plural and designator.kind in HOLDERS):
        return
    outer = (words[i][0], words[i][0])
    k = next((n for n in range(i + 1, len(words)) if words[n][0] >= end), len(words))
    while k < len(words) and finder.low[end : words[k][0]] == " ":
        last = readable_end(finder, words, low, k)
        span = (words[k][0], words[last - 1][1])
        listed = plural and finder.low[span[1] : span[1] + 2] == ", "
        called = last - k == 1 and finder.grammar.called.before(finder.low, end) is not None and finder.grammar.is_run_together(low[k])
        if not (called or is_name(finder, low[k:last])) or finder.is_taken(*span) or not (listed or ends_name(finder, span[1])):
            return
        known = finder.grammar.named_units(" ".join(low[k:last]), designator)
        if not small and not (known.units and known.units[0][1] < DISTINCT):
            return
        added = finder.add(span, (outer[0], span[1]) if outer[0] == outer[1] else span, designator, known, "before")
        added.plural = plural
        if not plural:
            return
        k = last + (last < len(words) and low[last] in finder.grammar.joiner_words)
        outer, end = span, words[k][0] - 1 if k < len(words) else span[1]


def _bare(finder: Finder, words: list[Span], low: list[str], i: int) -> None:
    """A known name at word ``i`` without a designator after it."""
    for length in range(row_from(finder, words, i, LONGEST), 0, -1):
        span = (words[i][0], words[i + length - 1][1])
        if finder.is_taken(*span):
            continue
        phrase = " ".join(low[i : i + length])
        large = finder.grammar.large(phrase)
        if not large:
            continue
        matches = finder.grammar.lookup(phrase)
        beside = i + length < len(words) and ")" not in finder.low[span[1] : words[i + length][0]]  # "(डुक लिन्ह) कम्यून"
        follows = finder.grammar.after.after(finder.low, words[i + length][0]) if beside else None
        common = low[i + length - 1] in finder.grammar.stop and not (length > 1 and is_large(finder, matches) and is_noun(finder, span))
        if (
            follows
            or common
            or (length < 3 and finder.grammar.stop.issuperset(low[i : i + length]))
            or finder.grammar.title_before(finder.low, span[0])
        ):
            continue
        if in_person(finder, words, low, i) or finder.grammar.is_currency(finder.low, span[0]):
            return
        if large[0][1] > (1.25 if length > 1 else USUAL):
            continue
        national = finder.grammar.unit(large[0][0]).level == 0 and finder.is_national(span)
        if national or finder.beside(finder.grammar.media, span):
            return
        closer = length > 1 and bool(matches.units) and matches.units[0][1] + CLOSER < large[0][1]
        finder.add(
            span, span, None, matches if closer else Matches((*large, *_heirs(finder, matches, large)), matches.exact), "bare", strong=False
        )
        return


def _heirs(finder: Finder, matches: Matches, large: tuple[tuple[int, float], ...]) -> list[tuple[int, float]]:
    """The communes of today that have the name of a district that was abolished, where nothing nearer is a province."""
    if finder.grammar.unit(large[0][0]).level != 2:
        return []
    return [
        (u, cost) for u, cost in matches.units if cost <= large[0][1] and u >= 0 and (n := finder.grammar.unit(u)).level == 3 and not n.end
    ]
