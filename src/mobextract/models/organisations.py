"""The names of organisations in an article, whole: the head with the unit, the place and the branch that belong to it.

"the Women's Union of Phu Lac commune", "kommunens partikomité", "Hội LHPN xã Bảo Thạnh". Only the surroundings of names of models
are ever asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from mobextract.models.grammar import FoundModel, overlaps
from mobextract.models.owner_grammar import OwnerGrammar
from mobextract.record import Place
from mobextract.text.folding import UPPER, Folded, end_before, skip_blanks
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

STEPS = 6
"""Words and phrases that may follow, or stand before, the head of a name."""
MEMORY = 6
"""Sentences back in which the full name of "the Union" may stand."""
JOINED = 24
"""Letters in a unit that a hyphen joins to its name."""
STEM = 5
"""Letters of a word that inflection leaves alone."""
_PARTS = regex(r"[ -]")
_SEPARATOR = regex(r" ?-?")
_ABBREVIATION = regex(rf"\((?:[{UPPER}]{{2,10}}|[^\W\d_\0-\u08ff\u1e00-\u1fff]{{2,10}})\)")
"""Capitals, or letters of a script that has none."""
_GENITIVE = regex(r"['’]s?$")


class Organisation(Struct, frozen=True):
    """A name at ``[start, end)`` of the folded text; ``named`` is where the full name of "the Union" stands, ``head`` how its head
    begins."""

    start: int
    end: int
    named: Span
    head: str = ""


class OrganisationFinder:
    """The organisations of one article."""

    def __init__(
        self, grammar: OwnerGrammar, folded: Folded, segments: Segments, models: Sequence[FoundModel], places: Sequence[Place]
    ) -> None:
        self.g = grammar
        self.text, self.low = folded.text, folded.low
        self.segments = segments
        self.models = list(models)
        self.place_ends = {p.start: p.end for p in places}
        self.place_starts = {p.end: p.start for p in places}
        self._full: dict[Span, list[Organisation]] = {}
        self._within: dict[Span, list[Organisation]] = {}

    def within(self, sentence: Span) -> list[Organisation]:
        """Return the organisations of a sentence in order, those too that it calls by the head alone ("the Union")."""
        if sentence not in self._within:
            self._within[sentence] = self._all_within(sentence)
        return self._within[sentence]

    def _all_within(self, sentence: Span) -> list[Organisation]:
        full = self._named(sentence)
        found = [o for o in full if not self._is_bare(o)]
        for match in self.g.generic_scanner.finditer(self.low, *sentence):
            if any(o.start < match.end() and match.start() < o.end for o in found):
                continue
            name = self._antecedent(match[0], sentence)
            if name is not None:
                found.append(Organisation(*match.span(), name, match[0][:STEM]))
        return sorted(found, key=START)

    def _is_bare(self, organisation: Organisation) -> bool:
        """Whether it is named by its head alone, which the text has named in full before."""
        at = organisation.end
        generic = self.g.generic.before(self.low, at)
        bare = generic is not None and generic[1] <= organisation.start
        return bare and self._antecedent(self.low[organisation.start : at], self.segments.sentence_at(at)) is not None

    def _named(self, sentence: Span) -> list[Organisation]:
        if sentence not in self._full:
            found: list[Organisation] = []
            for match in self.g.scanner.finditer(self.low, *sentence):
                floor = found[-1].end if found else sentence[0]
                if match.start() < floor or overlaps(self.models, match.span()):
                    continue
                end = self._right(match.end(), sentence[1])
                if end == match.end() and self.g.named.get(match[0]):
                    end = self._capital_run(_SEPARATOR.match(self.low, end).end()) or end  # type: ignore[union-attr]
                span = self._left(match.start(), floor), end
                found.append(Organisation(*span, span, match[0][:STEM]))
            self._full[sentence] = found
        return self._full[sentence]

    def _antecedent(self, word: str, sentence: Span) -> Span | None:
        """The last full name before that has the word in it: "the Ba Ngoi Women's Union … the Union"."""
        index = bisect_left(self.segments.sentences, sentence)
        heads = self._stems(word)
        section = self.segments.section(sentence[0])
        for earlier in reversed(self.segments.sentences[max(0, index - MEMORY) : index]):
            if self.segments.section(earlier[0]) != section:
                return None
            for organisation in reversed(self._named(earlier)):
                name = self.low[organisation.start : organisation.end]
                words = self._stems(name)
                if len(words) > len(heads) and (heads <= words or (len(word) > STEM and word in name)):
                    return organisation.named
        return None

    def _stems(self, name: str) -> set[str]:
        """What inflection leaves of the words of a name, articles apart."""
        return {word[:STEM] for word in _PARTS.split(name) if not self.g.articles.get(word)}

    def _left(self, start: int, floor: int) -> int:
        """Where a name begins: at its adjectives ("провинциальная"), unit and place ("Ham Minh commune's Farmers' Association")."""
        position = self._capitals(start, floor) if self.g.head_last and self.g.has_case else start
        for _ in range(STEPS):
            part = self.g.parts.before(self.low, position)
            if part is None or part[1] < floor:
                break
            position = part[1]
        if self.g.attributes_before:
            position = self._attributes(position, floor)
        return position

    def _attributes(self, position: int, floor: int) -> int:
        join = self.g.joins_before.before(self.low, position)
        at = _before_genitive(self.low, join[1] if join else position)
        unit = self._unit_before(at)
        if unit is not None and unit >= floor:
            position, at = unit, _before_sign(self.low, unit)
        place = self.place_starts.get(at, -1)
        if place >= floor:
            position = place
        return position

    def _unit_before(self, position: int) -> int | None:
        """Where the unit that ends at ``position`` begins, joined by a hyphen or not ("Phuoc Son-distriktets")."""
        if unit := self.g.units.before(self.low, position):
            return unit[1]
        hyphen = self.low.rfind("-", max(0, position - JOINED), position) + 1
        joined = self.g.units.after(self.low, hyphen) if hyphen else None
        return hyphen if joined and joined[1] == position else None

    def _capitals(self, position: int, floor: int) -> int:
        """Where the capitalised words right before a name begin, without those that only open the sentence."""
        match = self.g.capitals_before.search(self.text, floor, position)
        if match is None:
            return position
        start = match.start()
        while start < position and (self._is_outside(start)):
            start = skip_blanks(self.text, self.text.find(" ", start) + 1 or position)
        return start

    def _is_outside(self, position: int) -> bool:
        for lexicon in (self.g.articles, self.g.outside_before):
            found = lexicon.after(self.low, position)
            if found and self.low[found[1] : found[1] + 1] in " -":
                return True
        return False

    def _right(self, end: int, ceiling: int) -> int:
        """Where a name ends: behind its branch, its unit and its place ("полиция коммуны На Мео")."""
        for _ in range(STEPS):
            at = _SEPARATOR.match(self.low, end).end()  # type: ignore[union-attr]
            found = self._step(at)
            if found is None or found[0] > ceiling:
                return end
            end = found[0]
            if found[1]:
                return end
        return end

    def _step(self, at: int) -> tuple[int, bool] | None:
        """Where the next part of a name that stands at ``at`` ends, and whether it is the last one."""
        abbreviation = _ABBREVIATION.match(self.text, at)
        if abbreviation:
            return abbreviation.end(), False
        found = self.g.tails.after(self.low, at) or self._head(at)
        if found:
            return found[1], False
        if self.g.has_case and (end := self._unit(at, bare=self.g.attributes_before)):
            return end, True
        join = self.g.joins.after(self.low, at)
        if join is None:
            return None
        at = skip_blanks(self.low, join[1])
        if part := self.g.parts.after(self.low, at):
            at = skip_blanks(self.low, part[1])
        found = self.g.tails.after(self.low, at) or self.g.organisations.after(self.low, at)
        if found:
            return found[1], False
        end = self._unit(at, bare=False)
        return (end, True) if end else None

    def _head(self, at: int) -> tuple[bool, int] | None:
        """The head of another organisation that the name goes on with; no nominative, which begins a name of its own."""
        return None if self.g.subjects.after(self.low, at) else self.g.organisations.after(self.low, at)

    def _unit(self, at: int, *, bare: bool) -> int | None:
        """Where the place or unit at ``at`` ends ("Phu Lac commune", "коммуны На Мео", "phường"); ``bare``: it must have a name."""
        place = self.place_ends.get(at)
        if place is not None:
            sign = _SEPARATOR.match(self.low, place).end()  # type: ignore[union-attr]
            unit = self.g.units.after(self.low, sign) if self.g.attributes_before else None
            return unit[1] if unit else place
        unit = self.g.units.after(self.low, at)
        if unit is None:
            return self._unknown(at)
        at = _SEPARATOR.match(self.low, unit[1]).end()  # type: ignore[union-attr]
        name = self.place_ends.get(at) or (None if self.g.attributes_before else self._capital_run(at))
        return name or (None if bare else unit[1])

    def _unknown(self, at: int) -> int | None:
        """Where a place that no gazetteer knows ends, by the unit behind it ("Women's Union of Xom Ke commune")."""
        name = self._capital_run(at) if self.g.attributes_before else None
        unit = self.g.units.after(self.low, _SEPARATOR.match(self.low, name).end()) if name else None  # type: ignore[union-attr]
        return unit[1] if unit else None

    def _capital_run(self, at: int) -> int | None:
        """Where the capitalised words at ``at`` end; no organisation, whose name is one of its own."""
        match = None if self.g.organisations.after(self.low, at) else self.g.capitals.match(self.text, at)
        return match.end() if match else None


def _before_sign(low: str, position: int) -> int:
    """Where the word before a blank or hyphen ends."""
    return end_before(low, position - 1 if low[position - 1 : position] == "-" else position)


def _before_genitive(low: str, position: int) -> int:
    """Where the word before "'s" ends."""
    end = end_before(low, position)
    genitive = _GENITIVE.search(low, max(0, end - 2), end)
    return genitive.start() if genitive else _before_sign(low, end)
