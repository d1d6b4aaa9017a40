"""Read capitalised runs: designators inside them, names beside designators, bare names, rows of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import NATURAL, SMALL, Designator, bears_persons, is_small
from mobextract.places.grammar import DIGIT_AFTER, LEADS, TITLES, TOKEN
from mobextract.places.names import is_code
from mobextract.places.numbered_names import name_with_number
from mobextract.places.persons import COUNTRY
from mobextract.places.relations import continued_list, headed_list
from mobextract.places.run_designators import (
    designator_at,
    designator_before,
    established,
    goes_on,
    is_held,
    is_of_larger,
    opens_designator,
    small_syllable,
)
from mobextract.places.unknown_names import unknown_name
from mobextract.text.lazy import regex
from mobextract.text.segment import Span
from mobextract.toponyms.lookup import NONE, Matches
from mobextract.toponyms.vietnamese import is_latin

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

POSSESSIVES = ("'s", "’s")
_ADDRESS = regex(r"(?:\.[a-z]+)*\.(?:vn|com|net|org|info)(?!\w)")  # behind a name that is part of a web address
_DASH = regex(" [–-] ")
_SEVERAL = regex("[ –-]")  # between the words of a capitalised run of several


def read_run(finder: Finder, start: int, end: int) -> None:
    """Read one capitalised run, or each of those that common words behind a dash make of it ("Dong Nai – The province has …")."""
    single = not _SEVERAL.search(finder.text, start, end)
    tokens = [(start, end)] if single else [m.span() for m in TOKEN.finditer(finder.text, start, end)]
    if finder.text.startswith("-", end) and (rest := small_syllable(finder, start, tokens[-1])) is not None:
        tokens, end, single = [*tokens, rest], rest[1], False
    cuts = [] if single else _datelines(finder, tokens)
    for first, last in zip([0, *cuts], [*cuts, len(tokens)], strict=True):
        _read_one(finder, tokens[first:last], (tokens[first][0] if first else start, tokens[last - 1][1] if last < len(tokens) else end))


def _read_one(finder: Finder, tokens: list[Span], run: Span) -> None:
    """Read one run, whose words are ``tokens``, from left to right."""
    grammar, (start, end) = finder.grammar, run
    single = not _SEVERAL.search(finder.text, start, end)
    if "'" in finder.low[start:end]:
        tokens = [_own(finder, token) for token in tokens]
        end = tokens[-1][1]
    roles = finder.roles_before(start)
    before = (designator_before(finder, start, end) or headed_list(finder, start, end)) if roles & LEADS else None
    if before and is_of_larger(finder, end, before[0]):
        before = None
    if before and finder.heads_office(tokens, before):
        return
    begun = grammar.before.after(finder.low, start)
    if not before and begun and opens_designator(begun[1], end):
        return
    numbered = DIGIT_AFTER.match(finder.text, end)
    dull = single and not before and grammar.is_dull(finder.text[start:end]) and not finder.after(numbered.end() if numbered else end)
    if dull and not continued_list(finder, start, start, end):
        finder.loose.append((start, end))
        return
    if (
        (roles & TITLES and grammar.title_before(finder.low, start) and not _is_office_of(finder, run, single=single))
        or finder.low[start - 1 : start] == "#"
        or _ADDRESS.match(finder.low, end)
    ):
        return
    _read_tokens(finder, tokens, end, before, begun)


def _goes_on_villages(finder: Finder, start: int, begun: Designator) -> bool:
    """Whether a word for a mountain or a river, with a capital, is the first of the next village's name: "các thôn Khe Năm, Núi Vì"."""
    last = finder.found[-1] if finder.found and finder.grammar.original and begun.kind in NATURAL else None
    if last is None or last.designator is None or last.designator.kind not in SMALL or not last.plural or last.end >= start:
        return False
    link = finder.grammar.link.fullmatch(finder.low[last.end : start])
    return link is not None and link.lastgroup in ("join", "comma")


def _is_office_of(finder: Finder, run: Span, *, single: bool) -> bool:
    """Whether a run behind a title is the country whose office it is: "премьер-министр Лаоса"; short names are persons', too."""
    return single and run[1] - run[0] >= COUNTRY and finder.is_country(finder.text[slice(*run)])


def _read_tokens(
    finder: Finder, tokens: list[Span], end: int, before: tuple[Designator, int] | None, begun: tuple[Designator, int] | None
) -> None:
    """Read the names in a run that ends at ``end``, behind the designator ``before`` it; ``begun`` is the designator that it begins
    with."""
    headed = before is not None and before[1] == tokens[0][0]
    left = before[1] if before else tokens[0][0]
    i, size = 0, len(tokens)
    while not before and i < size and finder.is_common(tokens, i):
        i += 1
    while i < size:
        last = i + 1 == size
        if not (before or last) and finder.is_titled(tokens, i):
            return
        begun = None if before else begun if not i else finder.grammar.before.after(finder.low, tokens[i][0])
        if begun and _goes_on_villages(finder, tokens[i][0], begun[0]):
            begun = None
        known = established(finder, tokens, i) if begun else 0
        if known:
            span = (tokens[i][0], tokens[i + known - 1][1])
            finder.add(span, span, None, finder.grammar.lookup(finder.text[slice(*span)]), "bare", strong=False)
            i += known
            left = tokens[i][0] if i < size else end
            continue
        opening = None if before else designator_at(finder, tokens, i, begun)
        if opening and not goes_on(finder, tokens, i):
            before, i = (opening[0], tokens[i][0]), opening[1]
            left = before[1]
            continue
        taken = _name(finder, tokens, i, before[0] if before else None, left)
        if taken and headed and before:
            finder.found[-1].plural = True
        if not taken:
            if not last and finder.is_person(tokens, i):
                return
            finder.loose.append(tokens[i])
            taken = 1
        i += taken
        before, left = None, tokens[i][0] if i < size else end
        if i < size:
            again = designator_before(finder, tokens[i][0], end) if finder.roles_before(tokens[i][0]) & LEADS else None
            if again and again[1] >= tokens[i - 1][1]:
                before, left = again, again[1]


def _datelines(finder: Finder, tokens: list[Span]) -> list[int]:
    """The numbers of the common words that go on behind a place and a dash: "Dong Nai – The province has …"."""
    dashed = (i for i in range(1, len(tokens)) if _DASH.fullmatch(finder.text, tokens[i - 1][1], tokens[i][0]))
    return [i for i in dashed if finder.is_stop(tokens, i)]


def _own(finder: Finder, token: Span) -> Span:
    """A token without its possessive ending ("Vietnam's")."""
    start, end = token
    return (start, end - 2) if finder.text[end - 2 : end] in POSSESSIVES and end - start > 3 else token


def _name(finder: Finder, tokens: list[Span], i: int, before: Designator | None, left: int) -> int:
    """Read the name at token ``i``; return how many tokens it takes, 0 if there is none."""
    limit = _whole(finder, tokens, i)
    held = before is not None and is_held(finder, tokens[i][0], tokens[i + limit - 1][1], before, left)
    if held:
        before, left = None, tokens[i][0]
    unknown, closed, cut = 0, 0, False
    for length in range(limit, 0, -1):
        start, end = tokens[i][0], tokens[i + length - 1][1]
        surface = finder.text[start:end]
        after = finder.after(end)
        designator = after[0] if after else before
        matches = finder.grammar.named_units(surface, designator) if designator else finder.grammar.lookup(surface)
        if bears_persons(designator) and finder.is_institution(start, exact=True):
            matches = NONE  # "Kim Dong Primary School", whatever district has the hero's name
        numbered = DIGIT_AFTER.match(finder.text, end) if length == limit else None
        if numbered and _with_number(finder, tokens[i], numbered, before, left):
            return length
        if not (designator or matches.units):
            continue
        strange = after is not None and length == limit <= 2 and not before and finder.is_stranger(tokens[i : i + length], after)
        if (
            after
            and (not unknown or after[1] == closed)
            and length <= 4
            and (strange or finder.plausible(surface) or is_code(surface, after[0]))
        ):
            unknown, closed = length, after[1]  # "Moc Bai International Border Gate": the longest designator
        abroad = before and not after and length == limit and not matches.units and not finder.is_institution(start, exact=True)
        wide = finder.is_region if (after and not before) or (before and before.kind == "province") else finder.is_country
        abroad = abroad and not finder.is_namesake((start, end), before, left)
        if not matches.units and ((after and not before) or abroad) and wide(surface):  # "six provinces of Viet Bac"
            return _accept(finder, start, end, None, left, None, finder.grammar.lookup(surface), length)
        if unknown and not after and not before:
            continue
        if matches.units and not after and not before and length < limit and _villages(finder, tokens, i):
            continue  # "the villages of Ta Rung and Ka Tieng": not Ka
        cut = cut or (bool(matches.units) and not after and finder.is_cut_off(tokens, i, length, before))
        if cut:
            continue
        if matches.units and (after or before or held or finder.may_be_bare(tokens, i, length, matches)):
            national = finder.grammar.unit(matches.units[0][0]).level == 0 and finder.is_in_title(tokens, i, length)
            if national:
                return _claim(finder, start, end, length)
            return _accept(finder, start, end, before, left, after, matches, length, held=held)
    if unknown or before:
        return unknown_name(finder, tokens, i, before, left, unknown or finder.extent(tokens, i, before))
    return _listed(finder, tokens, i)


def _with_number(finder: Finder, token: Span, number: re.Match[str], before: Designator | None, left: int) -> bool:
    """Read a name of one number or several behind its words, where a designator or a list of villages stands before: "thôn Na Ngoi 1"."""
    head = None if before else continued_list(finder, *token, number.start())
    village = head.designator if head and _heads_unlisted(head) else None
    return name_with_number(finder, token[0], number, before or village, token[0] if village else left)


def _listed(finder: Finder, tokens: list[Span], i: int) -> int:
    """Read an unknown name that goes on a list; return how many tokens it takes, 0 if there is none."""
    head = continued_list(finder, *tokens[i], tokens[-1][1])
    if head is None or head.designator is None:
        return 0
    length = finder.extent(tokens, i, head.designator)
    if length == 1 and not (_heads_unlisted(head) or head.designator.kind in NATURAL) and _opens_office(finder, tokens, i):
        return 0
    taken = unknown_name(finder, tokens, i, head.designator, tokens[i][0], length)
    if taken:
        finder.found[-1].plural = head.plural
    return taken


def _opens_office(finder: Finder, tokens: list[Span], i: int) -> bool:
    """Whether one syllable that goes on a list of units from the tables, which have none that is called so, is rather the first of an
    office's name with small letters: "UBND huyện Sa Pa và Bưu điện …"; not where a designator explains it as well."""
    _, end = tokens[i]
    small = finder.text[end : end + 1] == " " and finder.text[end + 1 : end + 2].islower()
    return small and i + 1 == len(tokens) and finder.grammar.original and finder.after(end) is None


def _whole(finder: Finder, tokens: list[Span], i: int) -> int:
    """How many tokens from ``i`` on may be one name: six at most, none behind a possessive ("Cu M'gar's Ea Kpam") or in another script."""
    limit, text = min(len(tokens) - i, 6), finder.text
    if limit == 1:
        return 1
    own, latin = finder.grammar.latin_script, is_latin(text[tokens[i][0]])
    for n in range(1, limit):
        if text.startswith(POSSESSIVES, tokens[i + n - 1][1]) or not (own or is_latin(text[tokens[i + n][0]]) == latin):
            return n  # "Cam Thuy - Φωτογραφία"
    return limit


def _heads_unlisted(head: Candidate) -> bool:
    """Whether a list is of villages, or a plural heads it as one of rivers, bridges or islands: names that no gazetteer need have."""
    return is_small(head.designator) or (head.plural and head.designator is not None and head.designator.kind in NATURAL)


def _villages(finder: Finder, tokens: list[Span], i: int) -> bool:
    """Whether the name at ``i`` goes on a list of villages, so that all of it is one of them."""
    head = continued_list(finder, *tokens[i], tokens[-1][1])
    return head is not None and _heads_unlisted(head) and finder.plausible(finder.text[tokens[i][0] : tokens[-1][1]])


def _accept(
    finder: Finder,
    start: int,
    end: int,
    before: Designator | None,
    left: int,
    after: tuple[Designator, int] | None,
    matches: Matches,
    length: int,
    *,
    held: bool = False,
) -> int:
    """Add the place that a name of ``length`` tokens is, unless it is the country in an organisation's or paper's name; ``held``: units
    in it are told of."""
    designator = after[0] if after else before
    outer = (left if before and not after else start, after[1] if after else end)
    national = finder.grammar.unit(matches.units[0][0]).level == 0 and finder.is_national(outer)
    if national or finder.beside(finder.grammar.media, outer):
        return _claim(finder, start, end, length)
    side = "before" if before else "after" if after else "bare"
    finder.add((start, end), outer, designator, matches, side, strong=bool(designator)).cued |= held
    return length


def _claim(finder: Finder, start: int, end: int, length: int) -> int:
    """Take the ``length`` tokens of a name that is no place's."""
    finder.claim(start, end)
    return length
