"""What something was founded with is of that year: "set up in 2019 with 50 members, 35 of them elderly; today there are 68"; what the
sentences behind tell is of no year ("In 2021, the union launched the model «X». It has 34 members")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

FOUNDED = 60
"""How far before a year the word for the founding may begin, in characters."""
WITH = 34
"""The longest text between a year and the first figure: "in March 2022, began with only 22 members"."""
BOUND = 16
"""The longest bound between "with" and a number: "with no more than 12"."""
COST, BEFORE_COST = 50, 1
"""The longest text between a year and what something cost, and how many words may stand before the word for the cost ("году")."""
PART = 34
"""How far behind a figure its part may stand, or another with which something was founded, too."""
BESIDE = 24
"""The longest text between a year, or a place, and the place behind it: "in the commune of"."""
NAMED = 90
"""How far from the name of a model the word may stand that says that it was launched, in characters."""
_LASTING = ("model", "programme", "project")
_WORD = regex(r"[^\s,]+")
_DIGITS = regex(r"\d+")
_CLOSED = regex(r"[.;·:)।\d\n]")
_PARTED = regex(r"[.;·:()।\d\n]")


def years_of_foundings(
    grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate], quantities: Sequence[Quantity], named: Sequence[Focus]
) -> dict[int, int]:
    """Return the years of such figures, by where they begin. ``dates`` are all of the article, in reading order, and so are
    ``quantities`` and the places ``named``."""
    years = years_of_costs(grammar, low, dates, quantities)
    starts = [q.start for q in quantities]
    for date in dates:
        index = bisect_left(starts, date.end)
        if (
            date.year is None
            or date.until is not None
            or index == len(quantities)
            or not _is_founding(grammar, low, segments, named, date, quantities[index])
        ):
            continue
        years[starts[index]] = date.year
        for first, following in zip(quantities[index:], quantities[index + 1 :], strict=False):
            if not _goes_on(grammar, low, first, following):
                break
            years[following.start] = date.year
    return years


def with_launchings(
    grammar: LinkGrammar,
    low: str,
    segments: Segments,
    years: Sequence[YearEvent],
    models: Iterable[FoundModel],
    quantities: Sequence[Quantity],
    founding: Collection[int],
    published: int | None,
) -> list[YearEvent]:
    """Return the years, where one begins what is told behind its sentence, if that only says that a model was launched: it
    holds no figure but those in ``founding``. What was launched in the year of the article (``published``, else the last one stated)
    has its results in it."""
    found = list(years)
    latest = published or max((y.year for y in years if y.year), default=0)
    for model in models:
        if model.kind not in _LASTING:
            continue
        start, end = segments.sentence_at(model.start)
        low_year, high_year = (bisect_left(years, bound, key=START) for bound in (start, end))
        if high_year - low_year != 1 or not _is_past(years[low_year], latest):
            continue
        figures = [q for q in within(quantities, start, end) if q.kind != "measure" and not _announces(low, q, model.start)]
        if _is_launched(grammar, low, start, model, end) and _is_launched_with(grammar, low, figures, founding):
            found[low_year] = replace(years[low_year], begins=True)
    return found


def _announces(low: str, figure: Quantity, model: int) -> bool:
    """Whether a figure counts the models that are named behind its colon: "two models run here: «A» began in 2020 and «B» in 2022"."""
    return figure.unit == "model" and figure.start < model and ":" in low[figure.edge : model]


def _is_past(year: YearEvent, latest: int) -> bool:
    return year.year is not None and year.year < latest and not (year.owned or year.local or year.begins or year.now)


def _is_launched(grammar: LinkGrammar, low: str, start: int, model: FoundModel, end: int) -> bool:
    """Whether a word for a founding stands before a model, in its clause, or behind it."""
    for word in grammar.launch_scanner.finditer(low, max(start, model.start - NAMED), min(end, model.end + NAMED)):
        ahead = word.start() < model.start
        gap = low[word.end() : model.start] if ahead else _DIGITS.sub("", low[model.end : word.start()])  # "«X» मॉडल 40 सदस्यों के साथ शुरू हुआ"
        if not (word.start() < model.end and word.end() > model.start) and not _PARTED.search(gap.rstrip(" :")) and "," not in gap:
            return True
    return False


def _is_launched_with(grammar: LinkGrammar, low: str, figures: Sequence[Quantity], founding: Collection[int]) -> bool:
    """Whether all figures of a sentence are those that something was launched with: of its ``founding``, behind "with" ("launched the
    model «X» with 40 members"), or joined to such a one."""
    for index, figure in enumerate(figures):
        last = figures[index - 1] if index else None
        if figure.start in founding or (last is not None and _goes_on(grammar, low, last, figure)):
            continue
        words = [m.start() for m in re.finditer(r"\S+", low[max(0, figure.start - BOUND) : figure.start])]
        floor = max(0, figure.start - BOUND)
        led = any(grammar.founded_with.after(low, floor + at) is not None for at in words)
        behind = figure.noun.end if figure.noun is not None else figure.edge
        if not led and grammar.founded_with_after.after(low, skip_blanks(low, max(behind, figure.end))) is None:
            return False
    return True


def years_of_costs(grammar: LinkGrammar, low: str, dates: Sequence[FoundDate], quantities: Sequence[Quantity]) -> dict[int, int]:
    """Return the years of what something cost, said right behind when it was made: "built in 2022 at a cost of 2.4 billion VND"."""
    years: dict[int, int] = {}
    starts = [q.start for q in quantities]
    for date in dates:
        index = bisect_left(starts, date.end)
        if date.year is None or date.until is not None or index == len(quantities) or quantities[index].kind != "money":
            continue
        gap = low[date.end : starts[index]]
        if len(gap) > COST or _PARTED.search(gap) or gap.count(",") > 1:
            continue
        words = [date.end + m.start() for m in _WORD.finditer(gap)][: BEFORE_COST + 1]
        if any((found := grammar.cost_of.after(low, at)) is not None and starts[index] - found[1] <= BOUND for at in words):
            years[starts[index]] = date.year
    return years


def _is_founding(grammar: LinkGrammar, low: str, segments: Segments, named: Sequence[Focus], date: FoundDate, figure: Quantity) -> bool:
    """Whether a figure is what something was founded with in the year of ``date``, or has grown from since: "from 2022 with 26
    households, now 94"."""
    end, (left, right) = figure.edge, segments.sentence_at(date.start)
    begin, after = max(left, date.start - FOUNDED), _past_place(low, named, date.end, figure.start)
    if figure.start >= right or figure.start - after > WITH or _PARTED.search(low, after, figure.start):
        return False
    if _is_with(grammar, low, after, figure.start):
        grown = grammar.periods.before(low, date.start) and grammar.today_scanner.search(low, figure.edge, right)
        return bool(grown) or grammar.founded_scanner.search(low, begin, figure.start) is not None
    behind = grammar.founded_with_after.after(low, skip_blanks(low, end))
    begin = figure.start if "," in low[date.end : figure.start] else begin
    return behind is not None and grammar.founded_scanner.search(low, begin, min(right, behind[1] + BOUND)) is not None


def _past_place(low: str, named: Sequence[Focus], position: int, end: int) -> int:
    """Where the places end that stand right behind a year, with what they lie in: "set up in 2016 in A commune, B district (C), with"."""
    for place in within(named, position, end):
        if place.start - position > BESIDE or _CLOSED.search(low, position, place.start):
            break
        position = place.end + (low[place.end : place.end + 1] == ")")
    return position


def _is_with(grammar: LinkGrammar, low: str, end: int, start: int) -> bool:
    """Whether "with" leads from a year to a figure, but for a bound."""
    words = [end + m.start() for m in re.finditer(r"\S+", low[end:start])]
    return any(
        (found := grammar.founded_with.after(low, at)) is not None and start - found[1] <= BOUND and _leads(grammar, low, end, at)
        for at in words
    )


def _leads(grammar: LinkGrammar, low: str, end: int, start: int) -> bool:
    """Whether what a founding was with goes on from its year: no other clause between ("set up in 2019, it ended the season with 50
    members"), but that of the founding itself ("in March 2022, it began with 22")."""
    parted = [m.end() for m in re.finditer(r",|\S+", low[end:start]) if m[0] == "," or m[0].endswith(",") or m[0] in grammar.joiners]
    if not parted or not low[end + parted[-1] : start].strip():
        return True
    return grammar.founded_scanner.search(low, end, start) is not None


def _goes_on(grammar: LinkGrammar, low: str, first: Quantity, following: Quantity) -> bool:
    """Whether a figure is a part of the one before it, or another beside it: "50 members, 35 of them elderly", "8 groups and 46 boats"."""
    end = first.edge
    gap = low[end : following.start]
    if len(gap) > PART or _PARTED.search(gap):
        return False
    words = gap.replace(",", " ").split()
    joined = all(word in grammar.joiners or grammar.founded_with.get(word) for word in words)
    if not words and "," in gap:  # not "where it began in 2020 with 35 households, 240 lamps have been put up"
        behind = low[following.edge :][:BOUND].replace(",", " ").split()
        listed = bool(behind) and (behind[0] in grammar.joiners or behind[0][0].isdigit())
        noun = following.noun  # "50 members, 35 of them elderly"
        joined = listed or following.kind == "percentage" or (noun is not None and noun.start < following.start)
    capital = (
        following.kind == "money" and grammar.capital.before(low, following.start) is not None
    )  # "9 members and a capital of 2 billion"
    return joined or capital or grammar.of_which.before(low, following.start) is not None
