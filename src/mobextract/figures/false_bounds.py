"""Bounds that their clause turns round or makes none: "no household pays more than 15,000" (at most), "none meets fewer than nine" (at
least), "they climb up to the three communes" (a way, no bound), "trồng 5.600 cây hồi trên 7 ha" (where they grow)."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import GROWING, Quantity
from mobextract.nouns.qualified import UNITS
from mobextract.text.folding import ANY_WORD, behind_last, end_before, skip_blanks
from mobextract.text.lazy import regex

REACH = 110
"""How far before a bound its clause is read for a denial, in characters."""
AHEAD = 40
"""How far behind a figure the word may stand that makes it a forecast."""
VERB = 5
"""So many words a verb that is denied may have, what it is told of included: "not to put up prices by more than 30 %"."""
_DENIED = {"more_than": "at_most", "less_than": "at_least"}
"""What a bound is where its clause denies it: no household pays more, none meets fewer."""
_COMPARES = frozenset(("more_than", "less_than"))
LEAD = 4
"""Signs and blanks before what opens a clause, at most."""
_OPENS = regex(r"(?:^|[,;:(।\n\"“«‘-]|[.!?…]\s) ?$")
_PARTED = regex(r"[,;:()।\n]|[.!?]\s")
_BROKEN = regex(r"[,;:()।\n]|[.!?]\s|\d")


def settle(grammar: QuantityGrammar, low: str, figures: Sequence[Quantity]) -> None:
    """Set the modifiers of such figures right."""
    for index, figure in enumerate(figures):
        if figure.modifier == "exact":
            continue
        if figure.modifier == "less_than" and figure.unit == "year":
            continue  # "no child under 5 years"
        if (other := _DENIED.get(figure.modifier)) and (_is_denied(grammar, low, figure) or _is_verb_denied(grammar, low, figure)):
            figure.modifier = other
        elif (
            (index and _is_told(grammar, low, figures[index - 1], figure))
            or _is_none(grammar, low, figure)
            or _is_base(grammar, low, figure, figures[index + 1 : index + 3])
        ):
            figure.modifier = "exact"


def _is_none(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether what reads as a bound is none."""
    told = _is_way(grammar, low, figure) or _is_forecast(grammar, low, figure) or _is_difference(grammar, low, figure)
    return told or _is_scattered(grammar, low, figure) or _is_besides(grammar, low, figure) or _is_sum(grammar, low, figure)


def _is_told(grammar: QuantityGrammar, low: str, before: Quantity, figure: Quantity) -> bool:
    """Whether the figure before makes a bound none."""
    return _differs(grammar, low, before, figure) or _is_spread(grammar, low, before, figure) or _ends_change(grammar, low, before, figure)


def _ends_change(grammar: QuantityGrammar, low: str, before: Quantity, figure: Quantity) -> bool:
    """Whether "to" behind a comma says where a change led by which the figure before tells: "grew by 47 million, to 215 million"."""
    if figure.modifier != "at_most" or before.kind != figure.kind or not grammar.amounts.is_step(low, before.start):
        return False
    bound = grammar.bound_before(low, figure.start)
    return bound is not None and low[before.edge or before.end : bound[1]].strip() == ","


def _differs(grammar: QuantityGrammar, low: str, before: Quantity, figure: Quantity) -> bool:
    """Whether a bound says how much more or less another figure right before it is: "640 more than the two old provinces"."""
    if figure.modifier not in _COMPARES:
        return False
    bound = grammar.bound_before(low, figure.start)
    return bound is not None and before.kind == figure.kind == "count" and low[before.end : bound[1]] == " "


def _is_difference(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether what reads as a bound says by how much something differs from what it is compared with behind the figure: "nhiều hơn 21 tỷ
    đồng so với năm 2022", but "nhiều hơn 100 người"."""
    if figure.modifier not in _COMPARES or grammar.compared.after(low, skip_blanks(low, figure.edge)) is None:
        return False
    bound, change = grammar.modifier_before.before(low, figure.start), grammar.change_before.before(low, figure.start)
    return bound is not None and change is not None and bound[1] == change[1]


def _is_denied(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether "no household", "nobody" opens the clause of a bound, and nothing else begins in between."""
    bound = grammar.bound_before(low, figure.start)
    if bound is None and not grammar.nouns.verb_final:
        return False
    end = bound[1] if bound else figure.start
    start = behind_last(_BROKEN, low, max(0, end - REACH), end)
    words = list(ANY_WORD.finditer(low, start, end))
    denial = next((found for m in words if (found := grammar.denials.after(low, m.start())) and found[0]), None)
    if denial is None:
        return False
    between = [m for m in words if m.start() >= denial[1]]
    if between and _is_limit(grammar, low, between[0].start(), end):
        return False
    apart = any(grammar.nouns.joiners.after(low, m.start()) or grammar.contrasts.after(low, m.start()) for m in between)
    return bool(between) and not apart  # "no more than" is a bound itself


def _is_limit(grammar: QuantityGrammar, low: str, start: int, end: int) -> bool:
    """Whether a bound at ``end`` only says which of those denied are meant: "no household with less than 2 ha", "no house under 20 m²"."""
    limit = grammar.denied_limits.before(low, end)
    edge = end_before(low, limit[1] if limit else end)
    noun = grammar.nouns.nouns.after(low, start)
    of_noun = noun is not None and noun[1] == edge and (limit is not None or not grammar.nouns.verb_final)
    return of_noun or (limit is not None and edge <= start)


def _is_verb_denied(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether the verb right before a bound is denied: "the wedding did not last more than one day"; counts may be what the verb denies
    ("did not stop more than 300 people")."""
    told = grammar.bound_before(low, figure.start)
    if told is not None and grammar.denied_verbs.before(low, end_before(low, told[1])) is not None:
        return True  # "has not exceeded 5 %", "chưa từng vượt 5%"
    bound = told if figure.kind != "count" else None
    if bound is None or grammar.denied_bounds.get(low[bound[1] : figure.start].strip()) is None:
        return False
    start = max((m.end() for m in _BROKEN.finditer(low, max(0, bound[1] - AHEAD), bound[1])), default=max(0, bound[1] - AHEAD))
    words = [m.start() for m in ANY_WORD.finditer(low, start, bound[1])]
    found = next((end for at in reversed(words) if (end := grammar.denied_verbs.after(low, at)) is not None), None)
    between = [at for at in words if found is not None and at >= found[1]]
    return 0 < len(between) <= VERB and not any(grammar.nouns.joiners.after(low, at) for at in between)  # "не более двух и менее 25"


def _is_way(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether "up to" leads to places that are known: "they climb up to the three communes"."""
    return figure.modifier == "at_most" and figure.unit in UNITS and _is_definite(grammar, low, figure.start)


def _is_forecast(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether a known figure is what was expected, which another is compared with: "wider than the $1.90 expected"."""
    if figure.modifier not in _COMPARES or figure.kind not in ("money", "percentage") or not _is_definite(grammar, low, figure.start):
        return False
    broken = _BROKEN.search(low, figure.edge)
    end = min(broken.start() if broken else len(low), figure.edge + AHEAD)
    return grammar.forecast.is_in(low, figure.edge, end)


def _is_spread(grammar: QuantityGrammar, low: str, before: Quantity, figure: Quantity) -> bool:
    """Whether a word for "on" that is a bound as well stands between what grows and its area: "3.000 cây trên 2 ha"."""
    if figure.modifier != "more_than" or figure.dimension != "area" or before.kind != "count":
        return False
    noun = before.noun
    if noun is None or noun.unit not in GROWING or noun.end >= figure.start:
        return False
    return grammar.spread.get(low[noun.end : figure.start].strip()) is not None


def _is_scattered(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether a word for "on" that is a bound as well says over which units something is spread: "scattered over 18 communes"."""
    if figure.modifier != "more_than" or figure.unit not in UNITS or figure.kind != "count":
        return False
    word = grammar.spread_words.before(low, figure.start) or grammar.position_words.before(low, figure.start)
    return word is not None and grammar.spread_deeds.before(low, word[1]) is not None


def _is_base(grammar: QuantityGrammar, low: str, figure: Quantity, behind: Sequence[Quantity]) -> bool:
    """Whether a word for "on" that is a bound as well says on which one unit of land a clause tells what it yields: "giá trị sản phẩm trên
    1 ha đất đạt 140 triệu đồng", but "có trên 1 ha cam, thu 140 triệu đồng"."""
    word = grammar.position_words.before(low, figure.start) if figure.modifier == "more_than" and figure.dimension == "area" else None
    result = next((q for q in behind if q.kind != "date"), None)
    if word is None or figure.amount.value != 1 or result is None or _PARTED.search(low, figure.edge, result.start) is not None:
        return False
    start = behind_last(_PARTED, low, max(0, word[1] - REACH), word[1])
    return any(told.is_in(low, start, word[1]) for told in (grammar.evidence, grammar.no_sums))


def _is_besides(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether a bound that opens its clause says besides what something is told: "Ngoài 20 triệu đồng của huyện, bà con góp …"."""
    if figure.modifier != "more_than" or figure.dimension in ("age", "duration"):
        return False
    words = grammar.besides.before(low, figure.start)
    return words is not None and _OPENS.search(low, max(0, words[1] - LEAD), words[1]) is not None


def _is_definite(grammar: QuantityGrammar, low: str, start: int) -> bool:
    """Whether an article that makes its noun a known one stands between a bound and a number: "up to the three communes"."""
    return grammar.definite.before(low, start) is not None


def _is_sum(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether a bound behind a sum or a measure joins what comes with it: "500,000 VND a month plus books", but "2 million VND plus."."""
    start = skip_blanks(low, figure.edge)
    behind, end = grammar.bound_behind(low, start)
    joined = behind == figure.modifier == "more_than" and low[start:end].strip() in grammar.joiners
    return joined and figure.kind != "count" and low[end : end + 1].isalnum()
