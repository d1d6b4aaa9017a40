"""Quotations that shorten a name of the article before them: «Gong» behind «Gong of safety», «3 self» behind «3 self, 4 no»."""

from __future__ import annotations

import functools
from bisect import bisect_left

from mobextract.models.grammar import FoundModel, ProgrammeGrammar, RejectedQuotation, overlaps, trimmed
from mobextract.models.known import stems
from mobextract.models.lists import NO_CUE
from mobextract.models.no_names import MOTTO, TITLED
from mobextract.text.folding import Folded
from mobextract.text.in_order import START

MEMORY = 60
"""How many names back one is looked up that a quotation begins."""
LAST = 5
"""Letters of one word that is the last of a longer name."""
LEFT_OUT = 2.5
"""A shortened name has at least one of so many words of the whole name."""
ENDING = 3
"""Letters of a word that inflection may change."""
_CUELESS = frozenset(("model.title-case", "model.launched", "model.beside", "model.cue-apart"))
"""Rules whose names have no cue beside them that says what they are."""
_NO_SIGNS = str.maketrans("", "", ",;:")


class ShortenedNames:
    """The search for the whole names with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def begin(self, folded: Folded, found: list[FoundModel]) -> None:
        """Names without a cue that begin another before them are it: the movement "Clean Craft, Clean Lane", then "thanks to «Clean
        Craft»"."""
        for model in found:
            whole = (
                self.whole(folded, found, model.start, model.end, begun=True)
                if model.rule in _CUELESS and model.canonical is None
                else None
            )
            if whole is not None:
                model.kind, model.again = whole.kind, whole.again or (whole.start, whole.end)

    def repeated(
        self, folded: Folded, found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """A quotation that has the words of a name of the article, endings apart, is that name again, whatever stands beside it."""
        known = {stems(folded.low[m.start : m.end]): m for m in found}
        kept: list[RejectedQuotation] = []
        more: list[FoundModel] = []
        for item in rejected:
            start, end = trimmed(folded.text, item.start, item.end)
            whole = known.get(stems(folded.low[start:end]))
            same = whole or (self.whole(folded, found, start, end) if item.reason in (NO_CUE, TITLED) else None)
            if same is None or item.reason == MOTTO or overlaps(found, (start, end)):
                kept.append(item)
            else:
                again = None if whole else same.again or (same.start, same.end)
                more.append(FoundModel(start, end, same.kind, same.canonical, "model.repeated", again=again))
        return sorted([*found, *more], key=START), kept

    def whole(self, folded: Folded, found: list[FoundModel], start: int, end: int, *, begun: bool = False) -> FoundModel | None:
        """The name before that a quotation shortens: «Gong» behind «Gong of safety», «3 self» behind «3 self, 4 no», «Village without guns»
        behind «Village without home-made guns» (not where it must be its beginning, ``begun``)."""
        short, text = folded.low[start:end].split(), folded.text[start:end]
        opens = self.g.has_case and (text[:1].isupper() or text[:1].isdigit())
        last = len(short) == 1 and len(short[0]) >= LAST and not self.g.noun_first and (opens or not self.g.has_case)
        if not short or not (opens or len(short) > 1 or last):
            return None
        for model in reversed(found[: bisect_left(found, start, key=START)][-MEMORY:]):
            words = _words(folded.low[model.start : model.end])
            if model.end < start and model.canonical is None and (last and not begun and self._is_last(words, short[0])):
                return model
            if (
                model.end < start
                and model.canonical is None
                and len(short) < len(words)
                and (opens or len(short) > 1)
                and (all(map(_alike, words, short)) or (opens and not begun and _leaves_out(words, short)) or self._ends(words, short))
            ):
                return model
        return None

    def _is_last(self, words: list[str], short: str) -> bool:
        """Whether one word is the last of a name, or how a compound ends: «Копилка» of «Кокосовая копилка», «Sparegrisen» of
        «Kokosnøttsparegrisen»."""
        return (len(words) > 1 and _alike(words[-1], short)) or (
            self.g.compounding and len(words[-1]) > len(short) and words[-1].endswith(short)
        )

    def _ends(self, words: list[str], short: list[str]) -> bool:
        """Whether a name without capitals is the end of another, where the head stands last: "फूलों की बाड़" of "हर घर एक फूलों की बाड़"."""
        return not self.g.has_case and len(short) > 1 and len(short) * LEFT_OUT >= len(words) and words[-len(short) :] == short

    def tie(self, folded: Folded, found: list[FoundModel]) -> None:
        """Say of the names beside a cue of their own that begin like a fuller one before that they are that model again: "modellen «Rent
        vann»" behind "Rent vann til landsbyene"."""
        for index, model in enumerate(found):
            words = folded.low[model.start : model.end].split()
            if model.again is not None or model.canonical or len(words) < 2:
                continue
            fuller = next(
                (
                    m
                    for m in found[max(0, index - MEMORY) : index]
                    if m.kind == model.kind and m.canonical is None and _begins(folded.low, m, words)
                ),
                None,
            )
            if fuller is not None:
                model.again = fuller.again or (fuller.start, fuller.end)


def _begins(low: str, model: FoundModel, short: list[str]) -> bool:
    words = low[model.start : model.end].split()
    return len(words) > len(short) and "," not in low[model.start : model.end] and all(map(_alike, words, short))


def _leaves_out(words: list[str], short: list[str]) -> bool:
    """Whether a shorter name has two words of a longer one or more, in their order, and not far fewer."""
    rest = iter(words)
    return len(short) > 1 and len(short) * LEFT_OUT >= len(words) and all(any(_alike(word, kept) for word in rest) for kept in short)


@functools.lru_cache(maxsize=1024)
def _words(name: str) -> list[str]:
    """The words of a name; remembered, because each quotation behind it asks."""
    return name.translate(_NO_SIGNS).split()


def _alike(left: str, right: str) -> bool:
    """Whether two words are one, endings apart."""
    return left == right or (
        min(len(left), len(right)) > ENDING + 1
        and left[: len(right) - ENDING] == right[: len(right) - ENDING]
        and abs(len(left) - len(right)) <= ENDING
    )
