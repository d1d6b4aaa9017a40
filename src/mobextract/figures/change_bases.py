"""What a change is told against: a base between its word and the figure ("cao hơn năm 2020 12%"), or a plan, which tells of no change; and
two figures with one word of change, which stands behind the second."""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.text.folding import ANY_LETTERS, LETTER, behind_last, end_before, skip_blanks
from mobextract.text.lazy import regex

FAR = 30
"""The longest base, in characters."""
PASSING = 4
"""Words at most that say where or when a change was, before where it led."""
ELIDED = 60
"""The longest text between two figures of which the second leaves out its verb, in characters."""
SHORT = 3
"""Words of so few letters are articles and the like."""
_YEAR = regex(r"(?:19|20)\d\d ?$")
_WORD_BEFORE = regex(rf"(?:^| ){LETTER}+ ?$")
_PARTED = regex(r"[.।;:!?()\n\d]")
_SENTENCE = regex(r"[.।;!?\n](?!\d)")
_YEARS = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class ChangeBases:
    """Such bases in one article."""

    def __init__(self, grammar: QuantityGrammar, low: str) -> None:
        self.g = grammar
        self.low = low

    def behind_base(self, position: int) -> str | None:
        """The direction of a word of change that only a year, or "so với cùng kỳ", parts from a figure at ``position``: "tăng so với cùng
        kỳ 12%", "thấp hơn năm 2020 12%"."""
        aside = self.g.change_asides.before(self.low, position)
        if aside is not None:
            found = self.g.change_before.before(self.low, aside[1])
            return (found[0] or None) if found else None
        year = _YEAR.search(self.low, max(0, position - FAR), position)
        start = year.start() if year is not None else position
        for _ in range(4 if year is not None else 0):
            found = self.g.change_before.before(self.low, start)
            if found is not None:
                return found[0] or None
            word = _WORD_BEFORE.search(self.low, max(0, position - FAR), start)
            if word is None:
                return None
            start = word.start() + 1
        return None

    def begins(self, floor: int, end: int) -> int:
        """Where the time begins that a change is told against, behind a comma at ``floor`` and before the figure at ``end``; ``end`` where
        none stands there: ", पिछले साल के इसी समय से 15,000 कम", ", thấp hơn cùng kỳ năm trước 15.000"."""
        if (aside := self.g.change_asides.before(self.low, end)) is not None:
            return aside[1]
        time = self.g.nouns.relative_years.after(self.low, floor + 2)
        than = self.g.change_based.before(self.low, end) if time is not None else None
        if time is None or than is None or than[1] < time[1] or _PARTED.search(self.low, time[1], than[1]):
            return end
        return floor + 2

    def behind(self, edge: int, dimension: str | None) -> tuple[str, int] | None:
        """The word of change behind a figure, perhaps with what it is against between: "a 6.6 % year-on-year drop"."""
        position = skip_blanks(self.low, edge)
        aside = self.g.change_asides.after(self.low, position)
        position = skip_blanks(self.low, aside[1]) if aside else position
        found = self.g.change_after.after(self.low, position)
        where = found is not None and dimension == "length" and self.g.change_deeds.get(self.low[position : found[1]])
        if found is None or where or self.g.denied_verbs.after(self.low, skip_blanks(self.low, found[1])):
            return None  # "1.2 मीटर ऊपर": where it is; "5% की वृद्धि नहीं हुई"
        return found

    def is_denied(self, start: int) -> bool:
        """Whether the word of change that leads to a figure at ``start`` is denied: "did not rise to 3 %", "steg ikke til 3 %"."""
        words = [m.start() for m in ANY_LETTERS.finditer(self.low, behind_last(_PARTED, self.low, max(0, start - ELIDED), start), start)]
        for at in reversed(words):
            denial = self.g.denied_verbs.after(self.low, at)
            if denial is None or self.g.modifier_before.after(self.low, at) is not None:
                continue  # "не менее чем на 5 %"
            behind = skip_blanks(self.low, denial[1])
            verb = self.g.change_verbs.after(self.low, behind)
            if verb is None:
                verb = self.g.change_verbs.before(self.low, end_before(self.low, at))
                return verb is not None and self.g.change_links.after(self.low, behind) is not None
            later = (self.g.change_verbs.after(self.low, word) for word in words if word >= verb[1])
            return not any(other and other[0] not in ("", verb[0]) for other in later)  # "không giảm mà tăng 5 %"
        return False

    def is_planned(self, start: int, end: int) -> bool:
        """Whether a figure is how far something lies above or below a plan: "12 % higher than planned", "योजना से 12% अधिक"."""
        behind = self.g.planned.after(self.low, skip_blanks(self.low, end))
        return behind is not None or self.g.planned_before.before(self.low, start) is not None

    def based(self, start: int, end: int) -> str | None:
        """The direction of a word behind a figure that words for what it is compared with stand before: "पहले से 12% कम खर्च"."""
        if self.g.change_based.before(self.low, start) is None:
            return None
        found = self.g.change_after_base.after(self.low, skip_blanks(self.low, end))
        return found[0] if found is not None else None

    def leaves_out_verb(self, first: int, position: int, link: str) -> bool:
        """Whether a second figure, behind the same link as the first, leaves out the verb: "fell by 12 % and accidents by 7 %"; ``first``
        is where the first figure ends, ``position`` where the link before the second begins."""
        gap = self.low[first:position].strip()
        if not link or len(gap) > ELIDED or _PARTED.search(gap):
            return False
        joiner, _, rest = gap.lstrip(", ").partition(" ")
        if joiner not in self.g.joiners and joiner not in self.g.bound_joiners:
            return False
        words = [m for m in ANY_LETTERS.finditer(rest) if len(m[0]) > SHORT]
        if not 0 < len(words) <= SHORT:
            return False
        at = end_before(self.low, position) - len(rest)
        known = (self.g.nouns.stop, self.g.change_verbs, self.g.change_moved, self.g.modifier_before)
        return not any(lexicon.after(self.low, at + word.start()) for lexicon in known for word in words)

    def is_extent(self, position: int, start: int) -> bool:
        """Whether the links from ``position`` to a figure say how far something changed, not from where or to where."""
        link = self.g.change_extents.after(self.low, skip_blanks(self.low, position))
        return link is not None and link[1] <= start

    def owns(self, position: int) -> bool:
        """Whether "of" begins at a position behind a noun that tells no change: "cut the price of two models"."""
        word = _WORD_BEFORE.search(self.low, max(0, position - FAR), position)
        if self.g.percent_of.after(self.low, position) is None or word is None:
            return False
        return self.g.change_verbs.after(self.low, word.start() + (self.low[word.start()] == " ")) is None

    def verb(self, start: int, link: int) -> tuple[str, int] | None:
        """The verb of change at a position, before a link; an attribute before "of" is none: "a higher dose of 15 mg"."""
        found = self.g.change_verbs.after(self.low, start)
        if found is None or self.g.change_links.after(self.low, skip_blanks(self.low, found[1])):
            return found  # "up from a range of"
        attribute = self.g.change_particles.get(self.low[start : found[1]]) and found[1] < link - 1
        return None if attribute and self.g.percent_of.after(self.low, link) else found

    def goes_on(self, first: Quantity, position: int, second: Quantity) -> bool:
        """Whether the link at ``position`` leads from the first value of a change, told with its noun, to the second: "dropped from 45 % of
        adults in 1974 to less than 13 %"."""
        gap = self.low[first.edge : position]
        if not first.change or first.kind != second.kind or first.unit != second.unit or len(gap) > ELIDED:
            return False
        words = self.g.amounts
        if any(f" {joiner} " in gap for joiner in self.g.joiners) or self.moves(first.edge, position):
            return False  # "fell to 4 from 9 % and the target was revised from 12 %"
        if not (words.range.match(self.low, position - 1) or self.g.change_links.after(self.low, skip_blanks(self.low, position))):
            return False
        return words.leaves_from(self.low, first.start) and not _PARTED.search(_YEARS.sub("", gap)) and "," not in gap

    def passes_on(self, first: Quantity, position: int) -> bool:
        """Whether only where or when it was stands between a change and the link, at ``position``, to what it led to: "fell 5 % in China to
        $21 million"."""
        gap = self.low[first.edge : position]
        at = skip_blanks(self.low, first.edge)
        if not first.change or not 1 < len(gap.split()) <= PASSING or _PARTED.search(gap) or self.g.nouns.stop.after(self.low, at) is None:
            return False
        if self.g.nouns.joiners.after(self.low, at) or not self.g.amounts.range.match(self.low, position - 1):
            return False
        verbs = (self.g.change_verbs, self.g.change_moved)
        return not any(lexicon.is_in(self.low, at, position, ANY_LETTERS) for lexicon in verbs)

    def level(self, first: Quantity, second: Quantity) -> int | None:
        """Where the words end that lead to the lowest or highest level in so long: "eased to a 17-month low of 5.66 %"; what goes there
        itself has no verb between."""
        if first.dimension != "duration" or self.g.extremes_after.get(self.low[first.edge : second.start].strip()) is None:
            return None
        article = self.g.numerals.articles.before(self.low, first.start)
        start = article[1] if article else first.start
        lowest = self.g.extremes_before.before(self.low, start)
        start = lowest[1] if lowest else start
        link = self.g.change_links.before(self.low, start)
        return link[1] if link else start if self.g.change_before.before(self.low, start) else None

    def share_behind(self, first: Quantity, second: Quantity) -> None:
        """Both figures have the direction of a word behind the second, which says the first in other terms: "closed 38 points, or 0.5 %,
        lower"."""
        if first.change or second.change or not self.low.startswith(",", second.edge):
            return
        gap = self.low[first.edge : second.start].strip(" ,")
        behind = self.g.change_after.after(self.low, skip_blanks(self.low, second.edge + 1)) if self.g.equals.get(gap) else None
        if behind is not None:
            first.change = second.change = behind[0]

    def by_values(self, first: Quantity, second: Quantity) -> None:
        """Give two values between which a verb leads that does not say up or down the direction that they tell themselves: "revised to
        2 % from 2.3 %", "went from 5 dollars to 7"."""
        values = first.amount.value, second.amount.value
        if first.change or second.change or first.kind != second.kind or first.unit != second.unit or None in values:
            return
        gap = self.low[first.edge : second.start]
        if len(gap) > ELIDED or _SENTENCE.search(gap):
            return
        words = self.g.amounts
        back = words.origin.before(self.low, second.start) is not None and self.g.change_links.before(self.low, first.start) is not None
        forth = any(w.before(self.low, first.start) for w in (words.origin, words.opening)) and self.g.change_links.before(
            self.low, second.start
        )
        said = (
            self.moves(first.edge, second.start)
            if self.g.nouns.verb_final
            else (back or forth) and self.moves(max(0, first.start - ELIDED), first.start)
        )
        if not said or values[0] == values[1]:
            return
        first.change = second.change = "down" if (values[0] < values[1]) == back else "up"  # type: ignore[operator]

    def moves(self, start: int, end: int) -> bool:
        """Whether a verb of change without a direction stands in the last sentence of ``[start, end)``."""
        start = behind_last(_SENTENCE, self.low, start, end)
        return self.g.change_moved.is_in(self.low, start, end, ANY_LETTERS)
