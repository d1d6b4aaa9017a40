"""Places that a text means by the organisation that runs a model: "the Youth Union of Vinh city runs … The Youth Union now has five
pools"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import VILLAGE, Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import behind_last
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon
from mobextract.text.scanner import Scanner
from mobextract.text.segment import Segments, Span

WORDS = 4
"""So many words may stand before an organisation that opens its sentence, itself counted: "Hittil har ungdomsforbundet …"."""
MODELS = 4
"""So many models back the owner is looked for."""
BESIDE = 8
"""How far behind a model's name the word for "here" may end, in characters."""
NEAR = 40
"""How far beside a unit the organisation may stand whose name it is part of, in characters."""
STEM, ENDING = 4, 2
"""Letters that two forms of a word share at least, and those in which they may differ."""
_SIGN = regex(r"[\d.,;:()«»“”\"—–।]")
_WORD, _DIGITS = regex(r"[^\s,;:()\d]+"), regex(r"\d")


class OwnerPlaces:
    """The units of the organisations that run one article's models."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        models: Sequence[FoundModel],
        foci: FocusMap,
        inner: FocusMap,
        here: Scanner | None,
    ) -> None:
        self.g = grammar
        self.here = here
        self.inner = inner
        """The units inside names of models."""
        self.low = low
        self.segments = segments
        self.models = models
        self.foci = foci
        self._again: dict[Span, Focus | None] = {}
        """What was found out about sentences: several figures of one ask, and those that follow it."""

    def runs(self, unit: Focus, sentence: Span) -> bool:
        """Return whether a unit stands in the name of the organisation that runs a model of its sentence: what began there is there
        still."""
        return any(m.owner is not None and m.owner[0] <= unit.start < m.owner[1] for m in within(self.models, *sentence))

    def commune(self, sentence: Span, model: FoundModel | None, around: Focus | None) -> Focus | None:
        """Return the commune whose organisation runs a model, in a text that was at a village of that: "«A», which the commune's Youth
        Union launched". One that only sets it up ("here the commune's union built the model «A»") may have done so in the village."""
        if model is None or around is None or around.rank < VILLAGE:
            return around
        here = self.here.search(self.low, sentence[0], min(sentence[1], model.end + BESIDE)) if self.here is not None else None
        said = here is not None and (here.start() < model.start or "," not in self.low[model.end : here.start()])
        if said or any(f.link == around.link for f in self.inner.within((model.start, model.end))):
            return around
        before, owner = self.foci.owning_within((sentence[0], model.start)), model.owner or (0, 0)
        owning = [f for f in before if owner[0] < f.end and f.start < owner[1]] + self.foci.owning_within((model.end, sentence[1]))
        owning = [f for f in owning if f.rank == VILLAGE - 1 and around.lies_in(f)]
        return owning[0] if owning else around

    def opens_here(self, sentence: Span) -> bool:
        """Return whether a sentence opens with "here"."""
        return self.g.here.after(self.low, sentence[0]) is not None

    def may_go_beyond(self, foci: list[Focus], sentence: Span) -> bool:
        """Return whether what organisations of a sentence's units do may be told of where the text is at: behind "here"; or where only a
        commune's one acts, and no model is named that it may run."""
        if self.opens_here(sentence):
            return True
        return not within(self.models, *sentence) and all(f.rank == VILLAGE - 1 and not f.level and len(f.places) == 1 for f in foci)

    def beyond(self, foci: list[Focus], earlier: Focus | None, sentence: Span) -> list[Focus]:
        """Return the units of a sentence without those whose organisation acts where the text is at: "Khuoi Ky village lies at a river.
        Here the Women's Union of the district launched …", "In A village … The border post of B commune gave 130 million"; a commune whose
        organisation has so many stays."""
        here = self.opens_here(sentence)
        if earlier is None or (earlier.rank < VILLAGE and not here):
            return foci
        keeps = not here or len(earlier.places) > 1  # "in A, B and C. There the district's union launched a model"
        return [
            f for f in foci if (f.level and keeps) or f.rank >= earlier.rank or not earlier.lies_in(f) or not self._is_runners(f, sentence)
        ]

    def has(self, focus: Focus, sentence: Span) -> bool:
        """Return whether "has" stands within a few words behind a unit."""
        return any(self.g.has.after(self.low, m.start()) for m in [*_WORD.finditer(self.low, focus.end, sentence[1])][:WORDS])

    def _is_runners(self, focus: Focus, sentence: Span) -> bool:
        """Whether the name of an organisation stands right before a unit, or right behind it with no comma between ("the Y Ty border
        guard post"), in a sentence that does not tell what it has."""
        words = [m.start() for m in _WORD.finditer(self.low, focus.end, min(sentence[1], focus.end + NEAR))]
        if not self.g.postpositional:
            second = any(self.g.unit_nouns.after(self.low, at) for at in words[:1])  # "the Y Ty commune border guard post"
            words = [at for at in words[: 1 + second] if "," not in self.low[focus.end : at]]
            end = focus.end if focus.level else focus.start  # "Huyện đoàn"
            words += [m.start() for m in _WORD.finditer(self.low, self._beside(focus, sentence), end)]
        named = any(self.g.organisations.after(self.low, at) for at in words)
        return named and (self.opens_here(sentence) or not self.has(focus, sentence))

    def _beside(self, focus: Focus, sentence: Span) -> int:
        """Where the words begin that may name a unit's organisation before it: behind the last digits, which it may have given to the
        unit ("the Youth Union gave 150 million dong to Thanh Hai commune")."""
        return behind_last(_DIGITS, self.low, max(sentence[0], focus.start - NEAR), focus.start)

    def again(self, sentence: Span) -> Focus | None:
        """Return the unit of a model's owner, where a sentence that names no unit opens with its organisation, in short; else None."""
        if sentence not in self._again:
            self._again[sentence] = self._meant_again(sentence)
        return self._again[sentence]

    def _meant_again(self, sentence: Span) -> Focus | None:
        form = self._organisation(sentence, self.g.organisations)
        if form is None:
            return self._planner(sentence, self._organisation(sentence, self.g.planners))
        index = bisect_left(self.models, sentence[0], key=START)
        for model in reversed(self.models[max(0, index - MODELS) : index]):
            if model.start < self.segments.section_start(sentence[0]):
                break
            if model.owner is not None and _holds(self.low[slice(*model.owner)], form):
                return self._unit(model.owner, sentence[0])
        return self._planner(sentence, form)

    def _planner(self, sentence: Span, form: str | None) -> Focus | None:
        """The unit of the first organisation of the article that is called so, whose plans a sentence tells: "the provincial Women's Union
        helped 326 women, 64 of them in Lai Vung district. In 2024 the Union aims to help 350"."""
        if form is None or self.g.target_scanner.search(self.low, *sentence) is None:
            return None
        word = _WORD.findall(form)[-1]
        for unit in self.foci.all_within((0, sentence[0])):
            if len(unit.places) == 1 and self._has_body(unit, word):
                return Focus(sentence[0], sentence[0], unit.places, unit=True)
        return None

    def _has_body(self, unit: Focus, word: str) -> bool:
        """Whether an organisation's word stands within few words beside a unit, no sign between: "the Dong Thap Provincial Women's Union",
        "Союз женщин провинции Донгтхап"."""
        start, end = self.segments.sentence_at(unit.start)
        behind = _SIGN.split(self.low[unit.end : min(end, unit.end + NEAR)])[0].split()[:WORDS]
        before = _SIGN.split(self.low[max(start, unit.start - NEAR) : unit.start])[-1].split()[-WORDS:]
        stem = word[:-ENDING] if len(word) > STEM + ENDING else word  # "foreningen": "veteranforening"
        return any(_is_same(said, word) or stem in said for said in (*before, *behind))

    def _organisation(self, sentence: Span, names: Lexicon[bool]) -> str | None:
        """What the organisation is called, one of ``names``, that a sentence opens with."""
        words = [m.start() for m in _WORD.finditer(self.low, sentence[0], sentence[1])][:WORDS]
        found = next(((at, end[1]) for at in words if (end := names.after(self.low, at)) is not None), None)
        near = found is not None and any(f.start < found[1] + 2 for f in self.foci.all_within(sentence))
        return self.low[slice(*found)] if found is not None and not near else None

    def _unit(self, owner: Span, position: int) -> Focus | None:
        """The most specific unit named in an owner, as a focus where it is meant again."""
        units = [f for f in self.foci.all_within(owner) if f.start < owner[1] and (f.unit or f.weak)]
        unit = max(units, key=lambda f: f.rank, default=None)
        return Focus(position, position, unit.places, unit=True) if unit is not None else None


def _holds(owner: str, form: str) -> bool:
    """Whether an owner's words hold those of ``form`` in a row, case endings apart ("Союз молодёжи города …", "у Союза молодёжи")."""
    words, said = _WORD.findall(owner), _WORD.findall(form)
    return any(all(map(_is_same, words[at:], said)) for at in range(len(words) - len(said) + 1))


def _is_same(first: str, second: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    return first == second or (shared >= STEM and shared >= max(len(first), len(second)) - ENDING)
