"""Place candidates that are only numbered: "zone 7", "hamlets 4, 5 and 7"."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING

from mobextract.dates.periods import YEAR_BESIDE
from mobextract.packs.place_tables import COMMUNES, Designator
from mobextract.places.bodies import is_of_office
from mobextract.places.gapped import is_gapped
from mobextract.places.grammar import TOKEN
from mobextract.text.folding import ANY_WORD, LETTER, UPPER, WORD, end_before, lower, skip_blanks
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE, Matches

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

_WORD_BEFORE = regex(rf"({TOKEN.pattern}) $")
_NAMED = regex(rf"(?<!{WORD})[{UPPER}]{WORD}* [{UPPER}]{WORD}*[ -]$")
_AROUND = regex(rf"(?:,| {LETTER}{{1,2}}) (?:[{UPPER}]{WORD}* ){{0,3}}[{UPPER}]{WORD}*")
"""The name of the unit around, behind a comma or a preposition."""
GROUP, TOLD = "Residential Group", 90
"""The groups that people live in, and how far before their numbers the text may say so, in characters."""
TOWNSHIPS = COMMUNES | {"town"}
"""Units that a residential group lies in."""
_OPENS = frozenset(",(;")
"""What stands before a group that an address names."""
_DIGIT = regex(r"\d")
ITEM = regex(r"\d{1,3}[^\W\d_]?")
_SHARE = regex(rf"\d\s?(?:[–—-]\s)?(?:{LETTER}{{1,14}}\s){{0,2}}({LETTER}{{1,5}})\s(?:{LETTER}{{5,14}}\s)?$")
"""A number and "in" before a unit, with a verb or an adjective between ("14 находятся в хуторе", "41 — вдоль национального шоссе")."""
_IN = regex(rf"\s?([–—-])?\s?({LETTER}{{1,4}})\s")
_WHOLE = regex(rf"(?<![\d.,/-])\d{{1,3}}(?:-{LETTER}{{1,2}})? $")
_RATIO = regex(r"(?<![\d.,/-])\d{1,3}/(?:1[3-9]|[2-9]\d|\d{3}) $")
"""So many of so many, and no day and month."""
AND = regex(rf"(?:,| ({LETTER}{{1,4}}|&)) ")
"""What stands before the next member of a list."""
_SIGN = regex(r"\. |[.,;:!?।)»”\n]|$| [–—-] ")
"""What stands behind a number that counts nothing."""
_BEHIND_NAME = regex(rf"(?<!{WORD})[{UPPER}]{WORD}*[ -](?:\d{{1,2}} )?$")
_CAPITALISED = regex(rf"(?<!{WORD})[{UPPER}]{WORD}* $")
_ARTICLE = regex(rf"\d{{1,3}} (?:{LETTER}{WORD}{{0,3}} )?$")
"""The number of such an article, and a postposition behind it."""
_WORDS_BEHIND = regex(rf"(?: {TOKEN.pattern}){{1,2}}")
LEAST = 2
"""Numbers of a list, where one may be told of the next place."""
LARGEST = 9
"""The largest number that a name of words ends in which no gazetteer has."""


def find_numbered(finder: Finder, start: int, end: int) -> None:
    """Add the numbered units of one paragraph, one candidate for each number of a list."""
    grammar, text, low = finder.grammar, finder.text, finder.low
    if not _DIGIT.search(low, start, end):
        return
    for match in grammar.numbered.finditer(low, start, end):
        designator = grammar.numbered_designator(low, match)
        blocked = grammar.no_units.before(low, match.start()) or _is_period(finder, match) or _is_clause(finder, match)
        blocked = blocked or grammar.each.before(low, match.start()) is not None  # "in each residential group 4 teams"
        capital = text[match.start()].isupper()
        blocked = blocked or (not match["rest"] and (grammar.is_amount(low, match.end()) or grammar.is_told(low, match)))
        grouped = grammar.spaced and grammar.is_amount(low, match.end())  # "plantet distriktet 12 000 trær"
        if designator is None or blocked or grouped or finder.is_taken(*match.span()) or (capital and _ends_name(finder, start, match)):
            continue
        if not match["rest"] and _begins_name(finder, match, designator):
            continue
        named = grammar.after.after(low, match.start()) and _NAMED.search(text, max(start, match.start() - 30), match.start())
        village = designator.kind == "village" and closes_number(finder, match.end())
        if named and (is_large(match["first"]) or not (capital or village)):
            continue  # "Van Ho distrikt 9", "Dong Hoa village 19": the designator of the name before it
        if is_of_office(finder, match, designator.number) or _is_count_alone(finder, match):
            continue
        if designator.capital and not (capital and _begins_unit(finder, start, match.start())) and not _is_group(finder, *match.span()):
            continue
        if (designator.capital or not capital) and grammar.is_count(low, match, designator):
            continue
        spans = [(match.start(), match.end("first")), *(m.span() for m in ITEM.finditer(low, *match.span("rest")))]
        if (
            len(spans) > 1
            and (grammar.counts_behind(low, spans[-2][1], spans[-1]) or _is_next_share(finder, match, spans))
            and not _goes_on(finder, spans)
        ):
            spans.pop()  # "in hamlet 4, 12 households"
        if len(spans) == 1 and not capital and _is_counted(finder, start, match.start()):
            continue  # "из 15 хуторов 12 имеют дома культуры"
        outer = (match.start(), spans[-1][1])
        for index, span in enumerate(spans):
            digits = text[match.start("first") : span[1]] if not index else text[span[0] : span[1]]
            finder.add(span, outer, designator, NONE, "numbered", number=grammar.unit_number(digits))
        finder.claim(*outer)


def _begins_name(finder: Finder, match: re.Match[str], designator: Designator) -> bool:
    """Read a unit whose name begins with the number, where the table has it: "phường 1 Bảo Lộc"."""
    words = _WORDS_BEHIND.match(finder.text, match.end()) if designator.kind in COMMUNES else None
    if words is None:
        return False
    span, grammar = (match.start("first"), words.end()), finder.grammar
    units = tuple(
        pair for pair in grammar.named_units(finder.text[slice(*span)], designator).units if grammar.unit(pair[0]).name[0].isdigit()
    )
    if units:
        finder.add(span, (match.start(), span[1]), designator, Matches(units), "before")
    return bool(units)


def _goes_on(finder: Finder, spans: list[tuple[int, int]]) -> bool:
    """Whether the next member of a list of rising numbers has the designator again: "hamlets 4, 5 and hamlet 18"."""
    joint = AND.match(finder.low, spans[-1][1])
    following = finder.grammar.numbered.match(finder.low, joint.end()) if joint else None
    if joint is None or following is None or (joint[1] and not re.fullmatch(finder.grammar.joiners, joint[1])):
        return False
    numbers = [finder.low[slice(*span)] for span in spans[-2:]] + [following["first"]]
    values = [int(re.findall(r"\d+", number)[-1]) for number in numbers]
    return values == sorted(set(values)) and not finder.grammar.counts_noun(finder.low, following)


def _is_counted(finder: Finder, start: int, position: int) -> bool:
    """Whether a number before a designator counts such units: "of 15 villages", "6/39 गाँव"."""
    low, left = finder.low, max(start, position - 8)
    whole = _WHOLE.search(low, left, position) if finder.grammar.plurals.after(low, position) else None
    if whole is not None:
        return finder.grammar.numbered_nouns.before(low, end_before(low, whole.start())) is None  # but "из группы 4 деревни 2"
    return _RATIO.search(low, left, position) is not None


def _is_count_alone(finder: Finder, match: re.Match[str]) -> bool:
    """Whether the number behind a named unit's designator is a count without its noun; not in "in District 12"."""
    closing = not match["rest"] and finder.grammar.after.after(finder.low, match.start()) and closes_number(finder, match.end())
    named = not finder.grammar.has_case or _BEHIND_NAME.search(finder.text, max(0, match.start() - 30), match.start())
    return bool(closing and named) and is_gapped(finder, match.start(), match["first"])


def _is_period(finder: Finder, match: re.Match[str]) -> bool:
    """Whether a year behind the number says that its designator is a part of one: "quarter 3 of 2024"."""
    period = finder.grammar.periods.before(finder.low, end_before(finder.low, match.start("first")))
    return period is not None and YEAR_BESIDE.match(finder.low, match.end()) is not None


def _is_clause(finder: Finder, match: re.Match[str]) -> bool:
    """Whether an article of a law, whose number stands before, has the part that looks like a zone: "अनुच्छेद 8 के खंड 2"."""
    article = _ARTICLE.search(finder.low, max(0, match.start() - TOLD), match.start())
    return article is not None and finder.grammar.laws.before(finder.low, article.start()) is not None


def _ends_name(finder: Finder, start: int, match: re.Match[str]) -> bool:
    """Whether a capitalised designator is the last word of a country's name: "Nhật Bản 12 tấn" is told of Japan."""
    before = _CAPITALISED.search(finder.text, max(start, match.start() - 12), match.start())
    name = finder.text[before.start() : match.end("form")] if before else ""
    return bool(name) and any(unit < 0 for unit, _ in finder.grammar.lookup(name).units)


def closes_number(finder: Finder, end: int) -> bool:
    """Whether nothing stands behind a number that it could count: a sign, a line's end, or a word that ends the search for a noun."""
    sign = _SIGN.match(finder.text, end)
    if sign is None:
        part = finder.grammar.between.after(finder.low, end + 1)
        ratio = part is not None and finder.low[part[1] + 1 : part[1] + 2].isdigit()  # "Tan Hoa hamlet 3 of 5 households"
        return not ratio and finder.grammar.ends_count.after(finder.low, end + 1) is not None
    return not (sign[0] == ". " and finder.text[sign.end() : sign.end() + 1].islower())  # "Tan Lap grend 3. mars"


def _is_next_share(finder: Finder, match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    """Whether the last number is what the next place has, as one stands before this unit, too ("21 in hamlet 5 and 17 in Thanh My"); not
    where several units are told of ("22 cameras in hamlets 3 and 8 in Thanh My")."""
    low, start = finder.low, match.start()
    before, behind = _SHARE.search(low, max(0, start - 40), start), _IN.match(low, spans[-1][1])
    if before is None or behind is None or not (behind[1] is not None or before[1][:2] == behind[2][:2]):
        return False
    values = [int(re.findall(r"\d+", low[slice(*span)])[-1]) for span in spans]
    several = len(spans) > LEAST or finder.grammar.plurals.after(low, start) is not None
    return not (several and values == sorted(set(values)))


def _begins_unit(finder: Finder, start: int, position: int) -> bool:
    """Whether a capitalised designator at ``position`` is not the rest of a title ("Savings and Loan Group No. 4")."""
    word = _WORD_BEFORE.search(finder.text, max(start, position - 30), position)
    return word is None or lower(word[1]) in finder.grammar.stop


def _is_group(finder: Finder, start: int, end: int) -> bool:
    """Whether a lower-case "group 7" is a part of a ward or commune: that stands right behind, and no word that says what group before."""
    low, grammar = finder.low, finder.grammar
    if lies_in_named(finder, end, TOWNSHIPS, headed=False) or _is_told(finder, start):
        return True
    before = low[start - 2 : start].strip(" ")
    beside = not before or before[-1:] in _OPENS or grammar.cues.before(low, start) or grammar.ordinals.before.before(low, start)
    return bool(beside) and lies_in_named(finder, end, TOWNSHIPS)


def _is_told(finder: Finder, start: int) -> bool:
    """Whether the sentence says before what groups they are, by the whole word: "9 of 14 residential groups, first of all groups 2 and
    3"."""
    begin = max(finder.segments.sentence_at(start)[0], start - TOLD)
    units = (finder.grammar.numbered_nouns.after(finder.low, m.start()) for m in ANY_WORD.finditer(finder.low, begin, start))
    return any(unit is not None and unit[0].number == GROUP and not unit[0].capital for unit in units)


def lies_in_named(finder: Finder, end: int, kinds: Set[str], *, headed: bool = True) -> bool:
    """Whether the unit of one of ``kinds`` that a numbered one lies in stands right behind by its name: "group 7, Dong Tien ward", and if
    ``headed`` with its designator before it, too ("группы 9 квартала Киба")."""
    name = _AROUND.match(finder.text, end)
    around = finder.after(name.end()) if name else None
    if around is not None and _is_of(around[0], kinds):
        return True
    position = skip_blanks(finder.low, end + (finder.low[end : end + 1] == ","))
    while headed and (word := finder.grammar.glued.after(finder.low, position)) is not None:
        position = skip_blanks(finder.low, word[1])
    before = finder.grammar.before.after(finder.low, position) if headed else None
    if before is None or not _is_of(before[0], kinds):
        return False
    return finder.text[before[1] + 1 : before[1] + 2].isupper() or not finder.grammar.has_case


def _is_of(designator: Designator, kinds: Set[str]) -> bool:
    """Whether a designator is one of ``kinds``, or of a district that may be a ward where wards are."""
    return designator.kind in kinds or (designator.kind == "district" and "ward" in designator.kinds and "ward" in kinds)


def is_large(number: str) -> bool:
    """Return whether a number in digits is larger than the last word of a name is that no gazetteer has."""
    digits = number.strip()
    return digits.isdigit() and int(digits) > LARGEST
