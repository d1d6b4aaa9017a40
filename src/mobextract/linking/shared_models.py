"""Figures that share the model of the one before them: the same noun in a sentence ("1,286 households follow it: 512 in A"), the parts of a
sum ("2.9 billion: 1.6 from the budget, 0.8 from a company in B"), the share that a count is ("…, accounting for 98 % of all")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import skip_blanks
from mobextract.text.segment import Segments

MOST = 8
"""How many figures back the whole of a part may be."""
MOST_WORDS = 4
"""Words between the word for it and the share, where what it is of stands before it ("जो कुल जनसंख्या का 98 %")."""
SHARE = 40
"""How far behind the comma of such a clause the share may begin, in characters."""

Model = Callable[[int], FoundModel | None]


def shared_with(
    grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity], names: Sequence[int], model: Model, index: int
) -> int | None:
    """Return the figure before the one at ``index`` whose model this shares, though its own place may be elsewhere; None if there is none.

    ``model`` gives the model of a figure, ``names`` are where names of models begin.
    """
    part, before = quantities[index], quantities[index - 1]
    start = segments.sentence_at(part.start)[0]
    alike = part.kind == before.kind == "count" and part.noun is not None and part.noun == before.noun and part.rule == "count.ellipsis"
    if alike and before.start >= start and model(index - 1) is not None:
        return index - 1
    if part.kind == "percentage" and before.kind == "count" and before.start >= start and _says_again(grammar, low, before.edge, part):
        return index - 1 if model(index - 1) is not None else None
    if part.kind != "money":
        return None
    whole = _whole(grammar, low, quantities, index, start)
    if whole is None or any(quantities[whole].end <= at < part.start for at in names):
        return None
    return whole if model(whole) is not None else None


def _says_again(grammar: LinkGrammar, low: str, end: int, share: Quantity) -> bool:
    """Whether a clause right behind a count only says which share it is: "652 families won the title «X», accounting for 98 % of all"."""
    comma = low.rfind(",", end, share.start)
    if comma < 0 or share.start - comma > SHARE or share.change is not None or share.points or ";" in low[end : share.start]:
        return False
    word = grammar.shares.after(low, skip_blanks(low, comma + 1))
    return word is not None and len(low[word[1] : share.start].split()) <= (MOST_WORDS if grammar.postpositional else 2)


def _whole(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], index: int, start: int) -> int | None:
    """The sum that a colon, or "of which", breaks down into the figure at ``index`` and others, which are no more than it together."""
    part = quantities[index]
    left = part.amount.value
    for at in range(index - 1, max(-1, index - MOST - 1), -1):
        whole = quantities[at]
        if whole.start < start or left is None:
            return None
        value = whole.amount.value
        if whole.kind != "money" or whole.unit != part.unit or value is None:
            continue
        if value >= left and _breaks_down(grammar, low, whole.edge, part.start):
            return at
        left += value
    return None


def _breaks_down(grammar: LinkGrammar, low: str, end: int, start: int) -> bool:
    """Whether a colon or a word for "of which" stands between a sum and its part, in its item."""
    gap = low[end:start]
    if ";" in gap or "·" in gap:
        return False
    return ": " in gap or any(grammar.of_which.after(low, at) for at in range(end, start) if low[at - 1] == " ")
