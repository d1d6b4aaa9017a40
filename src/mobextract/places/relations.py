"""What the place candidates of an article have to do with each other: brackets, chains and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import NATURAL, SMALL
from mobextract.places.grammar import DIGIT_AFTER, RUN
from mobextract.text.folding import UPPER
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.packs.place_tables import Designator
    from mobextract.places.candidates import Candidate, Finder

GAP = 12
"""Characters between two members of a list are fewer."""
LIKELY = 0.6
"""Cost up to which a name may well be that of a district or province."""
FEW = 12
"""Units of one name that are asked for what holds them."""
_ENDS = frozenset(").")
_BRACKET = regex(r" ?\([^()\n]{1,60}\)")
_FIGURES = regex(rf" ?\((?=[^()\n]*\d|[^()\n]{{2,24}}\))(?![{UPPER}])[^()\n]{{1,36}}\)")
"""Brackets behind a member of a list, with its figure or a few words in lower case: "communes A (2), B (four classes)"."""
_DASHES = frozenset(":–—-")


def headed_list(finder: Finder, start: int, end: int) -> tuple[Designator, int] | None:
    """The designator of a list of names that begins here behind a dash, a colon, "such as" or in brackets, where the list goes on."""
    dash = finder.low[start - 2 : start - 1]
    if dash in _DASHES and finder.low[end : end + 2] == f" {dash}":  # "in the last village – A – they …"
        single = finder.grammar.before.before(finder.low, start - 2)
        if single and single[0].kind in SMALL:
            return single[0], start
    head = finder.grammar.list_head(finder.low, start)
    number = DIGIT_AFTER.match(finder.text, end) if head else None
    end = number.end() if number else end
    own_unit = _BRACKET.match(finder.low, end) if head else None  # "in the villages: A (commune X), B (commune Y)"
    goes_on = head and finder.grammar.list_goes_on.match(finder.low, own_unit.end() if own_unit else end)
    return (head, start) if head and goes_on and (goes_on[0] not in _ENDS or finder.low[start - 2 : start - 1] in _DASHES) else None


def continued_list(finder: Finder, start: int, end: int, last: int) -> Candidate | None:
    """The member of a list of villages or communes that an unknown name goes on: "the villages A, B and C".

    ``start`` and ``end`` bound the first word of the name, ``last`` is the end of its run.
    """
    position, linked, bracketed = start, False, False
    for member in reversed(finder.found[-12:]):
        if member.outer[1] > start:
            continue
        if member.number:
            if _goes_on_numbers(finder, member, start):
                return member
            continue
        if finder.low[member.outer[1] : member.outer[1] + 1] == ")":
            bracketed = True  # a member's own unit: "the villages A (commune X), B (commune Y)"
            continue
        if not (bracketed or member.plural) and position - member.outer[1] >= GAP:
            return None
        gap = finder.low[member.outer[1] : position]
        bracketed = bracketed or (member.plural and _FIGURES.match(finder.text, member.outer[1]) is not None)  # "the communes A (2), B (3)"
        gap = _BRACKET.sub("", gap) if bracketed else gap
        match = finder.grammar.link.fullmatch(gap) if 0 < len(gap) < GAP else None
        route = is_route(member, gap)
        if not route and (not match or match.lastgroup not in ("join", "comma")):
            return None
        linked = linked or route or (match is not None and match.lastgroup == "join")
        if member.designator is not None:
            number = DIGIT_AFTER.match(finder.text, last)
            last = number.end() if number else last
            # A comma goes on a list that a plural heads, or that has a last member behind an "and".
            goes_on = finder.grammar.list_goes_on if member.plural else finder.grammar.list_closes
            alike = match is not None and _is_alike(finder, member, start, last)
            person = not (member.plural or alike) and finder.grammar.is_family_name(finder.text[start:end])
            closed = linked or alike or goes_on.match(finder.text, last) or _ends_list(finder, member, start, last)
            closed = closed or (member.plural and finder.text[last : last + 2] == " (" and (bracketed or _lies_in(finder, last + 2)))
            several = member.plural or member.designator.kind not in NATURAL or _is_row(finder, member, start, last)
            fits = several and not person and closed
            return member if fits else None
        position = member.outer[0]
    return None


def _lies_in(finder: Finder, start: int) -> bool:
    """Whether a bracket from ``start`` on names the unit that the member before it lies in: "the districts A, B, C (X Province) and D"."""
    name = RUN.match(finder.text, start)
    return finder.grammar.before.after(finder.low, start) is not None or (name is not None and finder.after(name.end()) is not None)


def _goes_on_numbers(finder: Finder, member: Candidate, start: int) -> bool:
    """Whether a name behind "and" goes on a list of numbered villages that a plural heads: "the villages 2, 5 and Thanh My 1"."""
    small = member.plural and member.designator is not None and member.designator.kind in SMALL
    match = finder.grammar.link.fullmatch(finder.low[member.outer[1] : start]) if small and start - member.outer[1] < GAP else None
    return match is not None and match.lastgroup == "join"


def _ends_list(finder: Finder, member: Candidate, start: int, last: int) -> bool:
    """Whether a row of several words, or one like the member before, ends a list of villages or bridges that nothing closes: "các bản A, B,
    Gò Cát đã …"."""
    listed = member.plural and member.designator is not None and member.designator.kind in SMALL | NATURAL
    several = " " in finder.text[start:last] or " " not in member.surface
    several = listed and several and finder.text[last + 1 : last + 2].islower()
    return several and not finder.is_institution(start) and not finder.grammar.titles.after(finder.low, start)


def _is_row(finder: Finder, member: Candidate, start: int, last: int) -> bool:
    """Whether a name behind "and" is as long as the one before, where nouns have no plural: "cầu Cao Lãnh và Vàm Cống"."""
    same = member.surface.count(" ") == finder.text.count(" ", start, last)
    return finder.grammar.original and same and not finder.is_institution(start)


def _is_alike(finder: Finder, member: Candidate, start: int, last: int) -> bool:
    """Whether a name of two words that no table knows begins like the village before it, so that the two are listed: "xóm Đồng Trán, Đồng
    Dồi"."""
    head, name = member.surface.split(" "), finder.text[start:last].split(" ")
    small = member.designator is not None and member.designator.kind in SMALL
    same = len(head) == len(name) == 2 and head[0] == name[0] and head[1] != name[1]
    return small and same and not finder.is_institution(start) and not finder.grammar.lookup(finder.text[start:last]).units


def is_route(member: Candidate, gap: str) -> bool:
    """Whether a dash goes on a list that a plural heads: "the road through the villages A – B – C"."""
    return member.plural and gap.strip() in _DASHES


def relate(finder: Finder) -> None:
    """Put the candidates in order, and say of each how it follows the one before it."""
    finder.found.sort(key=lambda c: c.start)
    for left, right in zip(finder.found, finder.found[1:], strict=False):
        right.follows = ""
        gap = (left.outer[1], right.outer[0])
        right.share = 0 < gap[1] - gap[0] <= 40 and finder.grammar.share.fullmatch(finder.low, *gap) is not None
        if left.outer == right.outer:
            right.follows = "join"
        elif 0 <= gap[1] - gap[0] <= 40 and "\n" not in finder.text[gap[0] : gap[1]]:
            own = _FIGURES.match(finder.text, gap[0], gap[1])
            match = finder.grammar.link.fullmatch(finder.low[own.end() if own else gap[0] : gap[1]])
            if match:
                right.follows = "comma" if is_route(left, match[0]) else match.lastgroup or "inside"
                _list(finder, left, right)
    for last, candidate in enumerate(finder.found):
        if candidate.designator is not None and candidate.start == candidate.outer[0] and not candidate.number:
            _left_list(finder, last)


def _list(finder: Finder, left: Candidate, right: Candidate) -> None:
    """Hand the designator of a list on to its further members: "communes A, B and C"."""
    if right.follows not in ("join", "comma") or left.number or right.number:
        return
    if left.follows == "join" and right.follows == "comma":
        return  # "the villages A and B, C": the list has ended
    heads = _heads_list(finder, left, right)
    if right.follows == "comma" and not heads and _holds(finder, right, left):
        return  # "A commune, B" where A lies in B: what follows is larger
    if right.designator is None and not _is_exonym(finder, right) and (left.designator or left.listed):
        right.listed, right.plural = left.designator or left.listed, left.plural
        firm = left.strong or left.listed is not None
        right.strong = right.strong or (firm and (right.follows == "join" or heads or _closes(finder, right)))


def _heads_list(finder: Finder, left: Candidate, right: Candidate) -> bool:
    """Whether a plural heads a list; a form that is a genitive too does where an "and" closes it: "коммуны A, B" may be A commune in B."""
    if not left.plural or finder.grammar.genitives.after(finder.low, left.outer[0]) is None:
        return left.plural
    return finder.grammar.list_closes.match(finder.text, right.outer[1]) is not None


def _closes(finder: Finder, right: Candidate) -> bool:
    """Whether an "and" closes the list of villages that a name, of no district or province, goes on behind one singular: "thôn A, B và
    C"."""
    small = right.listed is not None and right.listed.kind in SMALL
    large = any(cost < LIKELY and 0 <= finder.grammar.unit(u).level <= 2 for u, cost in right.units)
    return small and not large and finder.grammar.list_closes.match(finder.text, right.outer[1]) is not None


def _holds(finder: Finder, larger: Candidate, smaller: Candidate) -> bool:
    """Whether one of the units that ``larger`` may be holds one that ``smaller`` may be."""
    above = {a for u, _ in smaller.units[:FEW] if u >= 0 for a in finder.grammar.gazetteer.ancestors(u)}
    return any(u in above for u, _ in larger.units)


def _left_list(finder: Finder, last: int) -> None:
    """Hand the designator behind the last name of a list back to the names before it: "A, B and C communes"."""
    closing = finder.found[last]
    joined = closing.follows == "join" or closing.plural
    while last and joined and finder.found[last].follows in ("join", "comma"):
        last -= 1
        member = finder.found[last]
        if member.designator is not None or member.number or _is_exonym(finder, member):
            return
        member.listed, member.plural, member.strong = closing.designator, closing.plural, True


def _is_exonym(finder: Finder, candidate: Candidate) -> bool:
    return candidate.exact and finder.grammar.unit(candidate.units[0][0]).level in (0, 9)
